"""The cells of a table: formatted by column, marked where they need care, hidden where they must be."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas

from workbench.words import dates, fmt
from workbench.words.languages import language
from workbench.words.messages import Message, say

CODES = ("p", "u", "c", "x", "z", "low")  # each has a sentence, code-<code>, in the common words
FEW = 30  # below it a figure carries the mark u
_DECIMALS = {"share": 1, "points": 1, "number": 2, "days": 0, "hours": 1, "count": 0, "p": 3}
_END = re.compile(r"(^|[_-])(lo|hi|low|high)$")  # in the name of a column: the end of a range
_TEXTUAL = ("date", "period", "text", "msg")


def check_format(format: str) -> None:
    """Raise a ValueError when a column format is not one of ours."""
    kind, _, argument = format.partition(":")
    fits = {
        "money": fmt.is_money(argument),
        "count": not argument,
        "p": not argument,
        **dict.fromkeys(("share", "points", "number", "days", "hours"), not argument or argument.isdigit()),
        **dict.fromkeys(_TEXTUAL, not argument),
    }
    if not fits.get(kind):
        raise ValueError(f"column format {format!r}: use one of {sorted(fits)}, as in 'share:0' or 'money:GBP'.")


def is_text(format: str) -> bool:
    """Say whether a format shows words or dates, which are aligned left."""
    return format.partition(":")[0] in _TEXTUAL


def shown(raw: Any, format: str, lang: str, *, decimals: int | None = None) -> str:
    """Write one cell; a missing value is [x].

    >>> shown(0.3844, "share:0", "en"), shown(1234.5, "money:GBP", "en", decimals=2), shown(None, "count", "en")
    ('38%', '1,234.50', '[x]')
    >>> shown(0.00001, "p", "en"), shown(0.04, "p", "zh")
    ('<0.001', '0.040')
    """
    kind, _, argument = format.partition(":")
    if raw is None:
        return "[x]"
    if kind == "msg":
        return Message.from_json(raw).render(lang)
    if kind in _TEXTUAL:
        return dates.short(str(raw)) if kind == "period" else str(raw)
    if decimals is None:
        decimals = int(argument) if argument.isdigit() else _DECIMALS.get(kind, 2)
    if kind == "p" and 0 <= raw < 0.0005:
        return "<0.001"
    value = fmt.decimal(raw) * (100 if kind in ("share", "points") else 1)
    return fmt.plain(fmt.rounded(value, -decimals), lang) + (language(lang).percent if kind == "share" else "")


def heading(label: Message, format: str, lang: str) -> Message:
    """Return a column's label with its unit where the cells do not carry one."""
    kind, _, currency = format.partition(":")
    if kind == "money":
        symbol = fmt.symbol(currency, lang)
        return say("heading-unit", label=label, unit=symbol)
    if kind == "points":
        return say("heading-points", label=label)
    return say(f"heading-{kind}", label=label) if kind in ("days", "hours") else label


def legend(codes: Iterable[str], lang: str, *more: Message) -> str:
    """Return the line above a table that explains only the codes it uses."""
    sentences = [say(f"code-{code}").html(lang) for code in CODES if code in set(codes)] + [t.html(lang) for t in more]
    return f'<p class="legend">{language(lang).gap.join(sentences)}</p>' if sentences else ""


@dataclass(frozen=True)
class Grid:
    """The shown part of a frame as JSON-native rows with their marks; a hidden value is gone from here on."""

    names: list[str]
    columns: list[Any]
    rows: list[list[Any]]
    marks: list[list[str]]

    @classmethod
    def of(cls, frame: pandas.DataFrame, columns: Mapping[str, Any]) -> Grid:
        """Take the shown columns of a frame; the marks "c" remove their values here."""
        values, marks = [], []
        for name, column in columns.items():
            codes = [str(c or "") for c in frame[column.marks]] if column.marks else [""] * len(frame)
            if unknown := sorted(set(codes) - {"", *CODES}):
                raise ValueError(f"column {column.marks!r} has the marks {unknown}; known are {list(CODES)}.")
            native = [_native(raw, column.format) for raw in frame[name]]
            values.append([None if code == "c" else raw for raw, code in zip(native, codes, strict=True)])
            marks.append([code or _own_mark(raw, column.format) for raw, code in zip(native, codes, strict=True)])
        rows = [list(row) for row in zip(*values, strict=True)]
        return cls(list(columns), list(columns.values()), rows, [list(row) for row in zip(*marks, strict=True)])

    def codes(self) -> set[str]:
        """Return the codes that the table uses."""
        return {code for row in self.marks for code in row if code}

    def legend(self, lang: str) -> str:
        """Return the line that explains the codes used."""
        return legend(self.codes(), lang)

    def to_json(self) -> dict[str, Any]:
        """Return columns, rows and marks, without a language."""
        described = zip(self.names, self.columns, strict=True)
        columns = [{"name": name, "label": c.label.to_json(), "format": c.format} for name, c in described]
        return {"columns": columns, "rows": self.rows, "marks": self.marks}

    def csv_frame(self) -> pandas.DataFrame:
        """Return the frame behind the CSV: full precision, hidden values as [c]."""
        body = []
        for row, codes in zip(self.rows, self.marks, strict=True):
            body.append(["[c]" if code == "c" else _flat(raw) for raw, code in zip(row, codes, strict=True)])
        return pandas.DataFrame(body, columns=self.names, dtype=object)

    def decimals(self, position: int) -> int | None:
        """Return the decimals of a money column: pence only where amounts are small."""
        if not self.columns[position].format.startswith("money"):
            return None
        amounts = [abs(row[position]) for row in self.rows if row[position] is not None]
        return 0 if not amounts or max(amounts) >= 1000 else 2

    def texts(self, lang: str) -> list[list[str]]:
        """Return every cell as its reader sees it, without marks."""
        formats = [(c.format, self.decimals(k)) for k, c in enumerate(self.columns)]
        return [
            [shown(raw, f, lang, decimals=d) for raw, (f, d) in zip(row, formats, strict=True)] for row in self.rows
        ]

    def plain(self) -> str:
        """Return the English table for a terminal."""
        head = [str(heading(c.label, c.format, "en")) for c in self.columns]
        pairs = zip(self.texts("en"), self.marks, strict=True)
        lines = [head, *([marked(t, m) for t, m in zip(ts, ms, strict=True)] for ts, ms in pairs)]
        widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
        left = [is_text(c.format) for c in self.columns]
        return "\n".join(
            "  ".join(t.ljust(w) if a else t.rjust(w) for t, w, a in zip(line, widths, left, strict=True)).rstrip()
            for line in lines
        )

    def html(self, lang: str, head: str) -> str:
        """Return the table; `head` is its caption element."""
        labels = [heading(c.label, c.format, lang).html(lang) for c in self.columns]
        classes = [' class="text"' if is_text(c.format) else "" for c in self.columns]
        top = "".join(f'<th scope="col"{k}>{label}</th>' for label, k in zip(labels, classes, strict=True))
        body = []
        for row, texts, codes in zip(self.rows, self.texts(lang), self.marks, strict=True):
            kept = zip(row[1:], texts[1:], codes[1:], self.columns[1:], self._barred()[1:], strict=True)
            tds = [_cell(*cell) for cell in kept]
            body.append(f'<tr><th scope="row">{html.escape(texts[0])}</th>{"".join(tds)}</tr>')
        return f'<table class="num">{head}<thead><tr>{top}</tr></thead><tbody>{"".join(body)}</tbody></table>'

    def _barred(self) -> list[bool]:
        """Say of each column whether its cells carry a bar: shares of a whole, but not the ends of a range."""
        return [
            column.format.partition(":")[0] == "share"
            and not _END.search(name)
            and all(0 <= row[k] <= 1 for row in self.rows if row[k] is not None)
            for k, (name, column) in enumerate(zip(self.names, self.columns, strict=True))
        ]


def _cell(raw: Any, written: str, code: str, column: Any, barred: bool) -> str:
    words = is_text(column.format)
    names = [name for name, used in (("text", words), ("p", code == "p"), ("u", code == "u")) if used]
    value = "" if words or raw is None else f' data-v="{fmt.significant(raw)}"'
    bar = f'<span class="bar" style="width:{raw:.0%}"></span>' if barred and raw is not None else ""
    return f"<td{_class(names)}{value}>{html.escape(marked(written, code))}{bar}</td>"


def _class(names: list[str]) -> str:
    return f' class="{" ".join(names)}"' if names else ""


def marked(written: str, code: str) -> str:
    """Return a written cell with its mark; some marks stand in its place."""
    return written if not code else f"[{code}]" if code in ("c", "x", "z") else f"{written} [{code}]"


def _native(raw: Any, format: str) -> Any:
    """Return a cell as plain JSON: text, number or None."""
    kind = format.partition(":")[0]
    if kind == "msg":
        return raw.to_json()
    if fmt.is_missing(raw):
        return None
    if kind in ("date", "period"):
        return dates.iso(raw)
    if kind == "text":
        return str(raw)
    return int(raw) if kind == "count" and float(raw).is_integer() else fmt.significant(float(raw), 10)


def _own_mark(raw: Any, format: str) -> str:
    """Return the mark that a value brings itself: not available, or not 0 but shown as 0."""
    if raw is None:
        return "x"
    kind = format.partition(":")[0]
    if kind in _TEXTUAL or kind == "money" or raw == 0:
        return ""
    return "" if any(digit in shown(raw, format, "en") for digit in "123456789") else "low"


def _flat(raw: Any) -> Any:
    return Message.from_json(raw).render("en") if isinstance(raw, dict) else raw
