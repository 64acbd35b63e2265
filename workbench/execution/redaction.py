"""What a run may say when it failed: what stands in the code, in the notebook, in the dataset file and in the command.

A message is made of words we wrote and of values that came with the data; nothing marks which is which, least of all in
another package's messages. So the rule is turned round: a word may be told when it is known, a text in quotes when all
of it is known, a number when it counts rows or says a place. Whatever else there is came from the data and is masked.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

from workbench.data import description, locate
from workbench.data.canonical import TABLES
from workbench.data.description import Description
from workbench.errors import DataFault, WorkbenchError, without_credentials

MASK = "•••"
HINT = "Values are not told here; `workbench doctor` shows them on the terminal, where it is called by hand."
_QUOTED = r"""(?<!\w)'(?:[^'\\]|\\.)*'(?!\w)|(?<!\w)"(?:[^"\\]|\\.)*"(?!\w)"""
_DAY = r"\d{4}-\d\d-\d\d"
_PLACE = (
    r"\b(?:row|line|cell|byte|column|header of|exit|first|limit of|within|format|than) \d[\d,]*(?![\d./-]|:\d)"
    r"|(?<![\d.,:/-])\d[\d,]*(?: of \d[\d,]*)? (?:of its rows|rows|columns|bytes|seconds|files)\b"
    rf"|\bcolumn ['`]?[^\W\d]\w*['`]? of (?:{'|'.join(TABLES)})\b|\bAUC [01]\.\d\d\b|\bargument [a-z]\w*(?=: )"
    rf"|cover {_DAY} to {_DAY}|such as {_DAY}(?: \d\d:\d\d)?|\d+GB of memory|10\^12|utf-8|utf-16"
)
_PIECE = re.compile(rf"(?P<place>{_PLACE})|(?P<quoted>{_QUOTED})|(?P<word>\w+)", re.DOTALL)
_RUN_OF_MASKS = re.compile(rf"{MASK}(?:[\s,.:;/@+*#|-]*{MASK})+")
_WORD = re.compile(r"[^\W\d]\w*")
_ENGINE = (
    "Binder Parser Catalog Conversion Constraint Invalid Input Permission Error Referenced column table function with "
    "name does not exist not found in FROM clause syntax error at or near Could not convert string to type No module named cannot import"
)
_PEOPLE = {
    "Anderson",
    "Fisher",
    "Hanley",
    "Kaplan",
    "Meier",
    "Newcombe",
    "Rubin",
    "Wald",
    "Wilson",
    "London",
    "Berlin",
    "Mark",
    "May",
}
_SPEAKING = (
    "errors.py",
    "cli.py",
    "runs.py",
    "arguments",
    "data",
    "execution",
    "features",
    "models",
    "report/results.py",
)


@dataclass(frozen=True)
class Known:
    """What may be told: words, and texts that may stand in quotes."""

    words: frozenset[str]
    names: frozenset[str]
    code: str = ""  # the notebook's own cells: an error whose whole text stands there tells nothing new


def known(*, texts: Iterable[str] = (), names: Iterable[str] = (), code: str = "") -> Known:
    """Put together what may be told.

    Parameters
    ----------
    texts : texts whose words are known, such as the dataset file
    names : texts that are known as a whole, such as file names and the words of the command
    code : the cells of the notebook
    """
    whole = {without_credentials(name) for name in names if name}
    from_texts = {word for text in (*texts, code, *whole) for word in _WORD.findall(without_credentials(text))}
    pieces = {piece for name in whole for piece in re.findall(r"\w+", name)}
    ours = {name for table, shape in TABLES.items() for name in (table, *shape.columns)}
    return Known(frozenset(_our_words() | from_texts | pieces | ours), frozenset(whole | from_texts | ours), code)


def of_dataset(description: Description) -> tuple[list[str], list[str]]:
    """Return the text of a dataset file, and the names in it and of the files it stands for."""
    path = description.path
    sources = [*description.sources.values(), *(table.source for table in description.tables.values() if table.source)]
    names = [path.name, str(path), description.name, *(source.source for source in sources)]
    for table in description.tables.values():
        names += [*table.drop, *table.drop.values(), *table.columns.values(), *table.expressions.values()]
    for source in sources:
        with contextlib.suppress(WorkbenchError, OSError):
            names += [file.name for file in locate.files(source.source, path.parent, "")]
    with contextlib.suppress(OSError):
        return [path.read_text("utf-8", errors="replace")], names
    return [], names


def of_command(data: str, words: Iterable[str]) -> Known:
    """Return what may be told of an error that a command met: its words, and what the dataset file says."""
    texts: list[str] = []
    names = [data, *words, *locate.datasets()]
    with contextlib.suppress(WorkbenchError):
        texts, more = of_dataset(description.read(locate.dataset_file(data)))
        names += more
    return known(texts=texts, names=names)


def redacted(text: str, told: Known) -> str:
    """Return a message without the values that came with the data.

    >>> told = known(names=["orders.csv"])
    >>> redacted("transactions: orders.csv, row 3, column amount: 'ten' came, expected a number.", told)
    'transactions: orders.csv, row 3, column amount: ••• came, expected a number.'
    >>> redacted("tenths: argument values: is missing in 578 of 578 rows.", told)
    'tenths: argument values: is missing in 578 of 578 rows.'
    >>> redacted("Anna Meier, C0001, owes 885.18", told)
    '•••'
    """

    def piece(found: re.Match) -> str:
        text = found[0]
        if found["place"]:
            return text
        if found["quoted"]:
            return text if text[1:-1] in told.names else MASK
        return text if text in told.words else MASK

    return _RUN_OF_MASKS.sub(MASK, _PIECE.sub(piece, without_credentials(text)))


def masked(error: WorkbenchError, told: Known) -> WorkbenchError:
    """Return the same error with a message that may be left behind."""
    text = redacted(str(error), told)
    if MASK in text:
        text = f"{text}\n{HINT}"
    return DataFault([text]) if isinstance(error, DataFault) else type(error)(text)


def notebook(document: nbformat.NotebookNode, error: str) -> None:
    """Take out of a failed run's notebook what its cells put out; what is left is our own items, and the error's place."""
    for cell in document.cells:
        if cell.cell_type != "code":
            continue
        kept = [output for output in cell.outputs if _is_item(output)]
        for output in cell.outputs:
            if output.output_type == "error":
                where = places(output["traceback"])
                kept.append(nbformat.v4.new_output("error", ename=name(output["ename"]), evalue=error, traceback=where))
        left = len(cell.outputs) - len(kept)
        if left:
            note = f"{left} outputs of this cell are not kept: the run failed, and they may hold data.\n"
            kept.append(nbformat.v4.new_output("stream", name="stdout", text=note))
        cell.outputs = kept


def places(traceback: Iterable[str]) -> list[str]:
    """Return where in the code an error arose, the innermost place last: files, lines and functions, no values.

    >>> places(["File /home/x/lib/churn.py:12, in fit(frame)", "Cell In[3], line 2", "ValueError: C0001"])
    ['churn.py, line 12, in fit', 'cell, line 2']
    """
    found = []
    for line in re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(traceback)).splitlines():
        if inside := re.match(r"File (?:.*/)?([\w.-]+\.py):(\d+)(?:, in ([\w.<>]+))?", line.strip()):
            found.append(f"{inside[1]}, line {inside[2]}" + (f", in {inside[3]}" if inside[3] else ""))
        elif cell := re.match(r"(?:Cell In\s?\[\d+\], line|Input In \[\d+\], line) (\d+)", line.strip()):
            found.append(f"cell, line {cell[1]}")
    return found


def name(ename: str) -> str:
    """Return the name of a kind of error; what is not a name could be anything."""
    return ename if re.fullmatch(r"[A-Za-z_][\w.]{0,80}", ename) else "Error"


def _is_item(output: Mapping) -> bool:
    from workbench.report.items import MIME

    return MIME in output.get("data", {})


@functools.cache
def _our_words() -> frozenset[str]:
    """Every word of the texts in the code that can speak of an error."""
    root = Path(__file__).parents[1]
    files = [
        file for part in _SPEAKING for file in ([root / part] if part.endswith(".py") else (root / part).rglob("*.py"))
    ]
    texts = [text for file in files for text in _texts(ast.parse(file.read_text("utf-8")))]
    words = {
        word for text in (_ENGINE, *texts) for word in re.findall(r"[A-Za-z]+", text) + re.findall(r"[A-Za-z_]+", text)
    }
    return frozenset(words - _PEOPLE)


def _texts(code: ast.Module) -> list[str]:
    """The texts in some code, but for docstrings: their examples are not ours to tell."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(code)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(code)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
