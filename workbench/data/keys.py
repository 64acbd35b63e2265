"""Whether the keys of a section of a dataset file are known and hold what they are to hold."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbench.errors import did_you_mean


def known_keys(section: dict[str, Any], known: Mapping[str, type], where: str) -> Iterable[str]:
    """The keys of a section that are unknown, or hold another type than is expected."""
    for key, item in section.items():
        if key not in known:
            yield f"{where}unknown key {key!r}.{did_you_mean(key, known)} Known: {', '.join(known)}."
        elif type(item) is not known[key]:  # a bool is no number, a time is no date
            yield f"{where}{key} = {item!r}: expected {_WORDS[known[key]]}."
        elif key == "source" and not item:
            yield f"{where}source is empty; expected a path, package:module/path or table:name."
        elif key == "delimiter" and len(str(item)) != 1:
            yield f"{where}delimiter = {item!r}: expected one character."
        elif key == "encoding" and not _of_text(str(item)):
            yield f"{where}encoding = {item!r}: is not known to Python; expected utf-8, gb18030, cp1252, utf-16 or another."


_WORDS = {
    str: "text",
    bool: "true or false",
    dict: "a section",
    list: "a list",
    int: "a whole number",
    date: "a date such as 2017-12-31",
}


def _of_text(encoding: str) -> bool:
    try:
        "".encode(encoding)  # codecs of bytes, such as base64, are refused here too
    except (LookupError, ValueError):
        return False
    return True


def zone(name: Any, where: str) -> Iterable[str]:
    """What is wrong with the name of a time zone."""
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, TypeError, zoneinfo.ZoneInfoNotFoundError):
        near = did_you_mean(str(name), zoneinfo.available_timezones())
        yield f"{where} = {name!r}: is not a time zone such as Europe/London.{near}"


def section_of(section: dict[str, Any], key: str) -> dict[str, Any]:
    """The section of that name; an empty one where it is missing or something else."""
    item = section.get(key, {})
    return item if isinstance(item, dict) else {}
