"""How a file is written: its encoding, what separates its values, where its header is, which sheets hold tables."""

from __future__ import annotations

import codecs
import csv
import fnmatch
import io
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from workbench.data import packed, tidying
from workbench.data.recognise import layouts
from workbench.words.messages import Message, say

_BYTES = 1 << 18
_LOOKED_AT = 1 << 26  # bytes whose encoding is tried; the door tries all of them
_ROWS = 60
_SEPARATORS = ",;\t|"
_VALUE = re.compile(r"[\d\s.,:/+€$£¥%-]+|=?\"?\d+\"?|\d{1,4}[-/.年].*")  # looks like a number or a day, not like a name
TEXT = (".csv", ".tsv", ".txt")


class Sheet(NamedTuple):
    """One table of a file as it lies there: the keys of a dataset file that read it, why, and its columns."""

    file: Path
    keys: dict[str, Any]
    why: dict[str, Message]
    header: list[str]
    kinds: dict[str, str]  # of a file that has types
    encodings: tuple[str, ...] = ()  # two, where the bytes may be either
    name: str = ""  # of a sheet
    others: tuple[str, ...] = ()  # all sheets of its workbook


def sheets(file: Path) -> Iterator[Sheet]:
    """The tables of a file, those without a header left out; what a known export leaves blank is filled."""
    for sheet in _found(file):
        layout = layouts.of(sheet.header)
        if layout and layout.fill_down and not sheet.kinds:
            sheet.keys["fill_down"] = [name for name in layout.fill_down if name in sheet.header]
            sheet.keys["fill_within"] = layout.fill_within
            sheet.why["fill_down"] = say(f"draft-layout-{layout.why_fill}")
        yield sheet


def _found(packet: Path) -> Iterator[Sheet]:
    if not packet.stat().st_size:
        return
    with packed.opened(packet) as file:
        yield from (sheet._replace(file=packet) for sheet in _plain(file))


def _plain(file: Path) -> Iterator[Sheet]:
    if file.suffix.lower() == ".parquet":
        import pyarrow.parquet

        schema = pyarrow.parquet.read_schema(file)
        yield Sheet(file, {}, {}, schema.names, {each.name: str(each.type) for each in schema})
    elif file.suffix.lower() == ".xlsx":
        yield from _workbook(file)
    else:
        yield from _text(file)


def _workbook(file: Path) -> Iterator[Sheet]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except Exception:  # noqa: BLE001          a damaged workbook fails in many ways; the door says how when it is read
        return
    names = book.sheetnames
    for place, name in enumerate(names):
        rows = [
            ["" if cell is None else str(cell) for cell in row]
            for row in book[name].iter_rows(max_row=_ROWS, values_only=True)
        ]
        if sheet := _table(file, rows):
            if len(names) > 1 and place:
                sheet.keys["sheet"], sheet.why["sheet"] = name, say("draft-sheet", sheets=len(names), name=name)
            yield sheet._replace(name=name, others=tuple(names))
    book.close()


def pattern_of(sheets: Sequence[Sheet]) -> str:
    """A pattern that names these sheets of their workbook and no other; "" when there is none."""
    names = sorted(sheet.name for sheet in sheets)
    stem = os.path.commonprefix(names)
    for pattern in (f"{stem}*", "*"):
        if sorted(name for name in sheets[0].others if fnmatch.fnmatchcase(name, pattern)) == names:
            return pattern
    return ""


def _text(file: Path) -> Iterator[Sheet]:
    with file.open("rb") as incoming:
        head = incoming.read(_BYTES)
        rest = incoming.read(_LOOKED_AT)
    encodings = _encodings(head + rest)
    text = head.decode(encodings[0], errors="replace")
    usual = "\t" if file.suffix.lower() == ".tsv" else ","
    found = [(separator, list(_rows(text, separator))) for separator in _SEPARATORS]
    separator, rows = max(found, key=lambda each: (_steady(each[1]), each[0] == usual))
    sheet = _table(file, rows)
    if sheet is None:
        return
    if separator != usual:
        sheet.keys["delimiter"] = separator
        sheet.why["delimiter"] = say("draft-delimiter", columns=len(sheet.header))
    if encodings[0] != "utf-8":
        sheet.keys["encoding"], sheet.why["encoding"] = encodings[0], say("draft-encoding", name=encodings[0])
    yield sheet._replace(encodings=encodings)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    for place, row in enumerate(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator)):
        if place >= _ROWS:
            return
        yield row


def _steady(rows: list[list[str]]) -> int:
    """How many cells lie in rows of the usual width: the right separator gives many, and as many in every row."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max((width * times for width, times in widths.items()), default=0)


def _encodings(content: bytes) -> tuple[str, ...]:
    """The encoding of a text, or the two it may have, the likelier first.

    >>> _encodings("Straße".encode("cp1252") * 9), _encodings("金额".encode("gb18030") * 9), _encodings(b"a")
    (('cp1252',), ('gb18030',), ('utf-8',))
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if not _fits(content, "utf-8"):
        pairs = sum(len(run) // 2 * 2 for run in re.findall(rb"[\xa1-\xfe]+", content))
        high = len(re.findall(rb"[\x80-\xff]", content))
        share = pairs / high
        fits = [name for name in ("gb18030", "cp1252") if _fits(content, name)] or ["cp1252"]
        likely = sorted(fits, key=lambda name: (name == "gb18030") != (share > 0.5))
        return tuple(likely) if 0.2 < share < 0.8 else (likely[0],)
    return ("utf-8",)


def _fits(content: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(content)  # the last letter may be cut in two
    except UnicodeDecodeError:
        return False
    return True


def _table(file: Path, rows: list[list[str]]) -> Sheet | None:
    """The table of a sheet: its header is the first row with (nearly) as many cells as the rows below, all of them names."""
    usual = Counter(_filled(row) for row in rows if _filled(row) > 1)
    if not usual:
        return None
    width = max(count for count, times in usual.items() if times >= max(usual.values()) / 2)
    place = next((k for k, row in enumerate(rows) if _filled(row) >= 0.6 * width and _names(row)), None)
    if place is None:
        return None
    keys: dict[str, Any] = {}
    why: dict[str, Message] = {}
    header = rows[place]
    if place:
        keys["skip_rows"] = place
        why["skip_rows"] = say(
            "draft-skip", n=place, text=" ".join(" ".join(row).strip() for row in rows[:place])[:60].strip()
        )
    named = tidying.named_columns(header)
    if named != header:
        keys["name_columns"], why["name_columns"] = True, say("draft-name-columns")
    return Sheet(file, keys, why, named, {})


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _names(row: list[str]) -> bool:
    """Whether the cells of a row are names of columns: text, few of them numbers or days."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return sum(bool(_VALUE.fullmatch(cell)) for cell in cells) <= 0.2 * len(cells)
