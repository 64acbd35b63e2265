"""CSV and Excel files, read strictly: every value as text, every odd row refused with its number."""

from __future__ import annotations

import codecs
import csv
import dataclasses
import fnmatch
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb

from workbench.data import multiline, packed, sql, tidying, workbooks
from workbench.data.cache import replacing
from workbench.data.description import SourceFile
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.errors import DataFault

_SHOWN = 20
_CHUNK = 1 << 20
_BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def load(engine: Engine, source: SourceFile, files: list[Path], *, scratch: Path, found: Findings) -> str:
    """Load the files into one temporary table of text columns plus "#file" and "#row"; return its quoted name.

    Row 1 is the header. Raises DataFault with all faults of all files: bytes that are not the declared encoding,
    repeated or missing column names, files with other columns than the first, rows with too many or too few values.
    Values that run over several lines are told in found.
    """
    key = "raw:" + "|".join([*map(str, files), str(source)])
    table = sql.name(key)
    if engine.rows(f"SELECT 1 FROM duckdb_tables() WHERE table_name = {sql.value(key)}"):
        return table  # a query has named this source before
    faults: list[str] = []
    headers: list[list[str]] = []
    for file, part in _parts(source, files, faults, scratch):
        try:
            headers.append(_one(engine, table, file, part, headers[:1], scratch=scratch, found=found))
        except DataFault as fault:
            faults += fault.faults
    if faults:
        raise DataFault(faults)
    if source.fill_down:
        tidying.fill(engine, table, source, headers[0])
    return table


def _one(
    engine: Engine,
    table: str,
    file: Path,
    source: SourceFile,
    first: list[list[str]],
    *,
    scratch: Path,
    found: Findings,
) -> list[str]:
    """Load one file or sheet and return its header, which has the columns of the first."""
    ready, lines = _ready(source, file, scratch)
    header = _header(file, ready, _delimiter(source, file), next(iter(first), None), named=source.name_columns)
    rows = _insert(engine, table, file, ready, header, source)
    if lines > rows + 1:
        multiline.look(engine, table, file.name, header, _delimiter(source, file), found)
    if ready != file:
        ready.unlink()
    return header


def forget(engine: Engine) -> None:
    """Drop the loaded tables: what is needed of them has been kept."""
    for row in engine.rows("SELECT table_name AS name FROM duckdb_tables() WHERE starts_with(table_name, 'raw:')"):
        engine.rows(f"DROP TABLE {sql.name(row['name'])}")


def unfinished(file: Path) -> bool:
    """Whether a text file does not end with a line break, so that its last row may have been cut off."""
    with file.open("rb") as incoming:
        incoming.seek(-1, 2)
        return file.suffix.lower() not in (".xlsx", ".gz", ".zip") and incoming.read(1) not in b"\r\n\0"


def _delimiter(source: SourceFile, file: Path) -> str:
    kind = file.suffix.lower()
    return "," if kind == ".xlsx" else source.delimiter or ("\t" if kind == ".tsv" else ",")


def _parts(
    source: SourceFile, files: list[Path], faults: list[str], scratch: Path
) -> Iterator[tuple[Path, SourceFile]]:
    """Each file, unpacked, or each of its sheets where a pattern names several."""
    for packet in files:
        try:
            file = packed.unpacked(packet, scratch)
        except DataFault as fault:
            faults += fault.faults
            continue
        if file.suffix.lower() != ".xlsx" or not any(mark in source.sheet for mark in "*?["):
            yield file, source
            continue
        named = [name for name in workbooks.sheets(file) if fnmatch.fnmatchcase(name, source.sheet)]
        if not named:
            faults.append(
                f"{file.name}: has no sheet like {source.sheet!r}. It has: {', '.join(workbooks.sheets(file))}."
            )
        yield from ((file, dataclasses.replace(source, sheet=name)) for name in named)


def _label(file: Path, source: SourceFile) -> str:
    """What a file is called in messages: with its sheet, where that is named."""
    return f"{file.name}, sheet {source.sheet}" if source.sheet else file.name


def _ready(source: SourceFile, file: Path, scratch: Path) -> tuple[Path, int]:
    """A UTF-8 text file with the same values and one kind of line end, and its number of lines.

    It is the file itself where that will do, else a copy in scratch. A workbook's cells may hold line breaks: 0 lines.
    """
    if file.suffix.lower() == ".xlsx":
        return workbooks.as_text(source, file, scratch), 0
    codec = codecs.lookup(source.encoding).name
    feeds = returns = both = 0
    last = ""
    for piece in _decoded(source, codec, file):  # once through, so that every byte is known to be sound
        feeds += piece.count("\n")
        if "\r" in piece or last == "\r":
            returns += piece.count("\r")
            both += piece.count("\r\n") + (last == "\r" and piece.startswith("\n"))
        last = piece[-1:] or last
    lines = max(feeds, returns) + (last not in ("\n", "\r"))
    mixed = 0 < both < max(feeds, returns)
    lines -= source.skip_rows
    if codec in ("utf-8", "utf-8-sig", "ascii") and not mixed and not source.skip_rows:
        return file, lines  # DuckDB reads it as it is
    target = scratch / f"{file.stem}.utf8.csv"
    with replacing(target) as copy, copy.open("w", encoding="utf-8", newline="") as outgoing:
        pieces = _decoded(source, codec, file)
        outgoing.writelines(_without_first(_one_kind_of_end(pieces) if mixed else pieces, source.skip_rows))
    return target, lines


def _one_kind_of_end(pieces: Iterator[str]) -> Iterator[str]:
    """The same text with a line feed where it had both a return and a feed."""
    held = ""
    for piece in pieces:
        text = held + piece
        held = "\r" if text.endswith("\r") else ""
        yield text.removesuffix("\r").replace("\r\n", "\n") if held else text.replace("\r\n", "\n")
    yield held


def _without_first(pieces: Iterator[str], lines: int) -> Iterator[str]:
    """The same text without its first lines."""
    held = ""
    for piece in pieces:
        held += piece
        while lines and (end := held.find("\n")) >= 0:
            held, lines = held[end + 1 :], lines - 1
        if not lines:
            yield held
            held = ""


def _decoded(source: SourceFile, codec: str, file: Path) -> Iterator[str]:
    decoder, offset = codecs.getincrementaldecoder(codec)(), 0
    with file.open("rb") as incoming:
        while True:
            chunk, pending = incoming.read(_CHUNK), len(decoder.getstate()[0])
            try:
                yield decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                raise DataFault([_wrong_bytes(source, file, error, offset - pending)]) from None
            if not chunk:
                return
            offset += len(chunk)


def _wrong_bytes(source: SourceFile, file: Path, error: UnicodeDecodeError, offset: int) -> str:
    with file.open("rb") as incoming:
        mark = _BOMS.get(incoming.read(2), "")
    hint = f'encoding = "{mark}"' if mark else 'encoding = "cp1252" or "gb18030", whichever it is'
    return (
        f"{file.name}: byte {offset + error.start} is {error.object[error.start]:#04x}, which is not "
        f"{source.encoding.removesuffix('-sig')}. Say how the file is written, for example {hint}."
    )


def _header(file: Path, ready: Path, delimiter: str, first: list[str] | None, *, named: bool) -> list[str]:
    with ready.open(encoding="utf-8-sig", newline="") as text:
        header = next(csv.reader(text, delimiter=delimiter), [])
    if named and any(name.strip() for name in header):
        header = tidying.named_columns(header)
    if not any(name.strip() for name in header):
        raise DataFault([f"{file.name}: the first line is empty, expected a header. Deliver it again."])
    faults = []
    unnamed = [str(place) for place, name in enumerate(header, 1) if not name.strip()]
    if unnamed:
        faults.append(f"{file.name}: column {', '.join(unnamed)} has no name in the header. Name every column.")
    repeated = [name for name, times in Counter(name.lower() for name in header if name.strip()).items() if times > 1]
    if repeated:
        faults.append(
            f"{file.name}: the header has {', '.join(map(repr, repeated))} more than once (capitals do not "
            "count). Give every column a name of its own."
        )
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        faults.append(f"{file.name}: the header {header[0][:60]!r} is one column; declare the delimiter.")
    if first is not None and sorted(header) != sorted(first):
        faults.append(
            f"{file.name}: its columns are not those of the first file: missing "
            f"{sorted(set(first) - set(header))}, unexpected {sorted(set(header) - set(first))}."
        )
    if faults:
        raise DataFault(faults)
    return header


def _insert(engine: Engine, table: str, file: Path, ready: Path, header: list[str], source: SourceFile) -> int:
    """Load one file; return its number of rows."""
    delimiter, above = _delimiter(source, file), source.skip_rows + 1
    names = ", ".join(f"{sql.value(name)}: 'VARCHAR'" for name in header)
    columns = "".join(f"{sql.name(name)} VARCHAR, " for name in header)
    reading = (
        f'SELECT *, {sql.value(_label(file, source))} AS "#file", row_number() OVER () + {above} AS "#row" FROM read_csv('
        f"{sql.value(str(ready))}, auto_detect = false, header = true, delim = {sql.value(delimiter)}, "
        f"quote = '\"', escape = '\"', columns = {{{names}}}, nullstr = '', store_rejects = true, "
        f"rejects_limit = {(_SHOWN + 1) * len(header)})"  # a row is one error for each value it lacks
    )
    engine.rows(f'CREATE TEMP TABLE IF NOT EXISTS {table} ({columns}"#file" VARCHAR, "#row" BIGINT)')
    try:
        rows = next(iter(engine.rows(f"INSERT INTO {table} BY NAME {reading}")[0].values()))
    except duckdb.Error as error:
        raise DataFault([f"{file.name}: cannot be read as CSV: {str(error).splitlines()[0]}"]) from error
    odd = engine.rows(
        "SELECT line, min(error_message) AS message, min(csv_line) AS came FROM reject_errors "
        "GROUP BY line ORDER BY line"
    )
    if not odd:
        return rows
    engine.rows("DELETE FROM reject_errors")
    lines = [
        f"line {row['line'] + source.skip_rows}: {row['message'].rstrip('.')} ({row['came'][:80]!r})"
        for row in odd[:_SHOWN]
    ]
    more = f" and more; the first {_SHOWN} are shown" if len(odd) > _SHOWN else ""
    raise DataFault(
        [
            f"{file.name}: {len(odd) if not more else f'more than {_SHOWN}'} of its rows do not fit the header of "
            f"{len(header)} columns: " + "; ".join(lines) + f"{more}. Correct these rows and deliver it again."
        ]
    )
