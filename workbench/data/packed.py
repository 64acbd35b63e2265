"""Compressed files and JSON lines as the text files they stand for."""

from __future__ import annotations

import contextlib
import csv
import gzip
import json
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from workbench.data import temporary
from workbench.errors import DataFault

SUFFIXES = (".gz", ".zip", ".jsonl", ".ndjson")
INNER = (".csv", ".tsv", ".txt", ".xlsx", ".jsonl", ".ndjson")


def unpacked(file: Path, scratch: Path) -> Path:
    """The file itself, or what it holds, written into scratch as a file the door reads.

    Raises DataFault for an archive of several tables or none, for one that is damaged, and for lines that are no objects.
    """
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        return file
    if suffix in (".jsonl", ".ndjson"):
        return _lines(file, scratch / f"{file.stem}.csv", file.name)
    try:
        inner = _gzip(file, scratch) if suffix == ".gz" else _zip(file, scratch)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        raise DataFault([f"{file.name}: cannot be unpacked ({error}). Deliver it again."]) from None
    return unpacked(inner, scratch)


@contextlib.contextmanager
def opened(file: Path) -> Iterator[Path]:
    """The same in a folder that is gone afterwards."""
    with temporary.folder("workbench-unpacked-") as scratch:
        yield unpacked(file, scratch)


def _gzip(file: Path, scratch: Path) -> Path:
    inner = scratch / (file.stem if file.stem.lower().endswith(INNER) else f"{file.stem}.csv")
    with gzip.open(file) as packed, inner.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    return inner


def _zip(file: Path, scratch: Path) -> Path:
    with zipfile.ZipFile(file) as archive:
        held = [each for each in archive.infolist() if not each.is_dir() and not each.filename.startswith("__MACOSX/")]
        tables = [each for each in held if each.filename.lower().endswith(INNER)]
        if len(tables) != 1:
            names = ", ".join(each.filename for each in held[:5]) or "nothing"
            raise DataFault([f"{file.name}: holds {names}; expected one file ending in {', '.join(INNER)}. Unpack it."])
        inner = scratch / f"{file.stem}{Path(tables[0].filename).suffix}"  # an archive may name a place elsewhere
        with archive.open(tables[0]) as packed, inner.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
    return inner


def _lines(file: Path, target: Path, name: str) -> Path:
    """JSON lines as CSV: a column for every key, values as their text; what is nested stays JSON."""
    keys: dict[str, None] = {}
    for record in _records(file, name):
        keys.update(dict.fromkeys(record))
    with target.open("w", encoding="utf-8", newline="") as outgoing:
        writer = csv.writer(outgoing, lineterminator="\n")
        writer.writerow(keys)
        writer.writerows([_text(record.get(key)) for key in keys] for record in _records(file, name))
    return target


def _records(file: Path, name: str) -> Iterator[dict]:
    with file.open(encoding="utf-8-sig", errors="strict") as incoming:
        for place, line in enumerate(incoming, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line, parse_float=str, parse_int=str)
            except ValueError as error:
                raise DataFault(
                    [f"{name}, line {place}: is not JSON ({error}). Correct it and deliver it again."]
                ) from None
            if not isinstance(record, dict):
                raise DataFault(
                    [f"{name}, line {place}: {line[:40]!r} came, expected one object, {{...}}, in every line."]
                )
            yield record


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
