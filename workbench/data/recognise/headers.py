"""What a header reads like, in English, German or Chinese; the words are data, in headers.toml."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from typing import Any

from workbench.data.recognise.layouts import FOLDER

_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_HUNDREDTHS = re.compile(r"cents?|pence|分", re.IGNORECASE)
_TEN_THOUSANDS = re.compile(r"万元?")


@functools.cache
def roles() -> dict[str, dict[str, Any]]:
    """Role -> its kind, its names and the pattern of further names."""
    return tomllib.loads((FOLDER / "headers.toml").read_text("utf-8"))


@functools.cache
def tables() -> dict[str, dict[str, list[str]]]:
    """Table -> the roles it needs and those it may have, in the order in which tables are tried."""
    return tomllib.loads((FOLDER / "tables.toml").read_text("utf-8"))


def plain(name: str) -> str:
    """A header without capitals, spaces, marks and what stands in brackets.

    >>> plain("Kunden-Nr."), plain("Invoice Date"), plain("实付金额（元）"), plain("amount_cents")
    ('kundennr', 'invoicedate', '实付金额', 'amount')
    """
    bare = _BRACKETS.sub("", unicodedata.normalize("NFKC", name)) or name
    bare = re.sub(r"[\W_]+", "", bare.casefold())
    return re.sub(r"(?<=.)(cents|incent|inpence)$", "", bare)


def scale(name: str) -> float:
    """What a header says its numbers are multiplied by: hundredths are cents, 万 is ten thousand.

    >>> scale("amount_cents"), scale("金额(分)"), scale("销售额(万元)"), scale("amount")
    (0.01, 0.01, 10000, 1)
    """
    bracketed = "".join(_BRACKETS.findall(name))
    if re.search(r"[_ ](cents|pence)$", name.lower()) or _HUNDREDTHS.fullmatch(bracketed.strip("()（）[]【】 ")):
        return 0.01
    return 10_000 if _TEN_THOUSANDS.search(bracketed) else 1


def candidates(role: str, header: Sequence[str]) -> list[str]:
    """The columns that read like a role, the likeliest first.

    >>> candidates("ordered_at", ["Kunde", "Bestelldatum", "Datum"])
    ['Bestelldatum', 'Datum']
    """
    wanted = roles()[role]
    by_plain = [(plain(name), name) for name in header]
    found = [name for each in wanted["names"] for bare, name in by_plain if bare == each.replace("-", "")]
    if pattern := wanted.get("pattern"):
        found += [name for bare, name in by_plain if re.fullmatch(pattern, bare) and name not in found]
    return list(dict.fromkeys(found))
