"""Find every message in the code and the notebooks, and keep the catalogue in step: python -m workbench.report.extract"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from workbench.report import catalogue

POSITIONAL = {  # function -> positions of the arguments that are messages
    "text": (0,), "finding": (0,), "limitation": (0,), "definition": (0, 1), "column": (0,), "check": (2,),
    "not_estimated": (0,), "Estimate": (7,), "NotEstimable": (0,),
    "record": (1,), "Rule": (5,), "_warning": (1,),  # the checks at the door
}  # fmt: skip
NAMED = {"label", "definition", "caption", "subtitle", "title", "source", "alt", "notes", "example", "action", "effect"}
NAMED |= {"mark_label", "first_label", "second_label", "cost", "x_label", "y_label", "series_labels", "higher", "lower", "little_changed", "no_clear_change"}
WITH_NAMED = {"headline", "definition", "figure", "table", "matrix", "triangle", "decision", "column", "by_direction"}
WITH_NAMED |= {"curves", "projection", "bars", "pairs", "marked", "calibration"}
HEADER = '''# Chinese of every message of the workbench; after changing messages run python -m workbench.report.extract
msgid ""
msgstr ""
"Project-Id-Version: workbench\\n"
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

'''
ROOT = Path(__file__).resolve().parents[2]


def messages(root: Path = ROOT) -> dict[str, list[str]]:
    """Return message → places it is used in, over the package's code and the notebooks' code and markdown."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "workbench").rglob("*.py")):
        for msgid in in_code(path.read_text(encoding="utf-8")):
            found.setdefault(msgid, []).append(path.relative_to(root).as_posix())
    for path in sorted([*root.glob("notebooks/*.ipynb"), *root.glob("tests/truth/*.ipynb")]):
        for msgid in in_notebook(path):
            found.setdefault(msgid, []).append(path.relative_to(root).as_posix())
    for path in sorted((root / "workbench").rglob("*.j2")):
        for msgid in in_template(path.read_text(encoding="utf-8")):
            found.setdefault(msgid, []).append(path.relative_to(root).as_posix())
    return found


def in_template(source: str) -> list[str]:
    """Return the literal messages of a page template.

    >>> in_template("<h2>{{ say('Main points') }}</h2>")
    ['Main points']
    """
    return [words for _, words in re.findall(r"""\b(?:say|words)\(\s*(['"])(.+?)\1""", source)]


def in_notebook(path: Path) -> Iterator[str]:
    """Yield the messages of a notebook: headings, paragraphs and those in its code."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield from (words for _, words in catalogue.blocks(source) if catalogue.has_words(words))
        elif cell["cell_type"] == "code":
            yield from in_code(source)


def in_code(source: str) -> list[str]:
    """Return the literal messages of a piece of Python.

    >>> in_code('report.finding("{r:value} return.", r=r, main=True); column("Low" if a else "High", "share")')
    ['{r:value} return.', 'Low', 'High']

    Raises
    ------
    ValueError : if a message is an f-string, which no catalogue can hold.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    arguments = [argument for call in sorted(calls, key=lambda c: (c.lineno, c.col_offset)) for argument in _of(call)]
    return list(dict.fromkeys(words for argument in arguments for words in _literals(argument)))


def _of(call: ast.Call) -> Iterator[ast.expr]:
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    yield from (call.args[k] for k in POSITIONAL.get(name, ()) if k < len(call.args))
    if name in WITH_NAMED:
        named = NAMED - {"label"} if name in ("bars", "pairs") else NAMED  # the label of bars and pairs is a column
        yield from (keyword.value for keyword in call.keywords if keyword.arg in named)


def _literals(node: ast.expr) -> Iterator[str]:
    literal = not isinstance(node, ast.JoinedStr)
    if not literal:
        raise ValueError(f"line {node.lineno}: a message is an f-string; write placeholders and pass values.")
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and catalogue.has_words(node.value):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))
    elif isinstance(node, ast.List | ast.Tuple):
        yield from (words for element in node.elts for words in _literals(element))
    elif isinstance(node, ast.Dict):
        yield from (words for element in node.values for words in _literals(element))


def update(path: Path = catalogue.PO_FILE, root: Path = ROOT) -> list[str]:
    """Bring the catalogue in step with the messages; return those whose Chinese a person has to write or look over.

    A new message gets the Chinese of a similar old one, marked fuzzy, or none; what nothing uses is dropped.
    """
    template = Catalog()
    for msgid, places in messages(root).items():
        template.add(msgid, locations=[(place, None) for place in dict.fromkeys(places)])
    book = catalogue.read(path)
    book.update(template)
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, book, width=100, sort_output=True, omit_header=True, include_lineno=False, ignore_obsolete=True)
    return [entry.id for entry in book if entry.id and (entry.fuzzy or not entry.string)]


def main() -> int:
    """Update the catalogue and list what needs a person."""
    waiting = update()
    sys.stdout.write("".join(f"{msgid}\n" for msgid in waiting))
    sys.stdout.write(f"{len(waiting)} messages in {catalogue.PO_FILE.name} need Chinese.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
