"""The currency and the time zone of a company, as far as its files tell: by codes, signs, offsets, language."""

from __future__ import annotations

import re
import unicodedata
import zoneinfo
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from workbench.data.recognise.parts import Line, Question, Table
from workbench.words.messages import Message, say

_SIGNS = {"€": "EUR", "£": "GBP", "元": "CNY", "cn¥": "CNY", "cn￥": "CNY", "rmb": "CNY", "us$": "USD", "hk$": "HKD", "円": "JPY", "fr.": "CHF", "cny": "CNY", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "jpy": "JPY"}  # fmt: skip
_SEVERAL = {"$": ("USD", "CAD", "AUD"), "¥": ("CNY", "JPY"), "￥": ("CNY", "JPY")}
_COMMON = ("EUR", "USD", "GBP", "CNY")
_ZONES = {"GBP": "Europe/London", "EUR": "Europe/Berlin", "CNY": "Asia/Shanghai", "JPY": "Asia/Tokyo", "CHF": "Europe/Zurich", "INR": "Asia/Kolkata", "HKD": "Asia/Hong_Kong"}  # fmt: skip
_TRIED = ("Europe/London", "Europe/Berlin", "Europe/Helsinki", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "UTC")  # fmt: skip
_GERMAN = re.compile(r"kunde|bestell|rechnung|betrag|menge|datum|umsatz|beleg", re.IGNORECASE)


def currency(tables: Sequence[Table]) -> tuple[Line | None, Question | None, dict[str, int]]:
    """The line of the currency, or the question which it is; and the codes that came, where there are several."""
    codes: Counter[str] = Counter()
    for table in tables:
        for code, rows in table.currencies.items():
            codes[code.strip().upper()] += rows
    if codes:
        code, rows = codes.most_common(1)[0]
        line = Line("", "currency", code, say("draft-currency-column", rows=rows, of=sum(codes.values())))
        if len(codes) == 1:
            return line, None, {}
        others = ", ".join(f"{other} ({n})" for other, n in codes.most_common()[1:])
        return line, Question("currency", say("draft-ask-currencies", code=code, others=others)), dict(codes)
    header = [name for table in tables for name in table.values.sheet.header]
    said, why = _said(tables, header)
    if len(said) == 1:
        return Line("", "currency", said[0], why), None, {}
    answers = tuple(Line("", "currency", code) for code in said or _COMMON)
    return None, Question("currency", say("draft-ask-currency"), answers), {}


def _said(tables: Sequence[Table], header: Sequence[str]) -> tuple[tuple[str, ...], Message | None]:
    """The currencies that layouts, signs, headers or their language may mean, and what says so."""
    fixed = {table.layout.currency for table in tables if table.layout and table.layout.currency}
    if len(fixed) == 1:
        product = next(table.layout.product for table in tables if table.layout and table.layout.currency)
        return tuple(fixed), say("draft-currency-layout", product=product)
    beside = " ".join([*(sign for table in tables for sign in table.signs), *header])
    signs = [sign for sign in (*_SIGNS, *_SEVERAL) if re.search(_edges(sign), beside, re.IGNORECASE)]
    chinese = sum(map(is_chinese, header)) > len(header) / 2
    clear = {_SIGNS[sign] for sign in signs if sign in _SIGNS}
    if len(clear) == 1:
        return tuple(clear), say("draft-currency-sign", sign=next(sign for sign in signs if sign in _SIGNS))
    open_signs = [sign for sign in signs if sign in _SEVERAL]
    if not clear and open_signs:
        if chinese and "CNY" in _SEVERAL[open_signs[0]]:
            return ("CNY",), say("draft-currency-sign", sign=open_signs[0])
        return _SEVERAL[open_signs[0]], None
    if not clear and chinese:
        return ("CNY",), say("draft-currency-chinese")
    if not clear and any(_GERMAN.search(name) for name in header):
        return ("EUR",), say("draft-currency-german")
    return (), None


def _edges(sign: str) -> str:
    return rf"(?<![^\W_]){re.escape(sign)}(?![^\W_])" if sign.isalpha() and sign.isascii() else re.escape(sign)


def is_chinese(text: str) -> bool:
    """Whether a text holds Chinese characters.

    >>> is_chinese("金额"), is_chinese("amount")
    (True, False)
    """
    return any(unicodedata.name(letter, "").startswith("CJK UNIFIED") for letter in text)


def zone(tables: Sequence[Table], currency: str) -> Line:
    """The line of the time zone: the one that has the offsets of the times, else one where the currency is paid."""
    offsets = [pair for table in tables for pair in table.offsets if pair[1] not in ("Z", "+00:00", "+0000", "+00")]
    if offsets:
        matching = [name for name in _TRIED if _has(name, offsets)]
        if matching:
            return Line(
                "", "timezone", matching[0], say("draft-zone-offsets", offsets=_few(offset for _, offset in offsets))
            )
    for table in tables:
        if table.layout and table.layout.zone:
            return Line("", "timezone", table.layout.zone, say("draft-zone-layout", product=table.layout.product))
    if currency in _ZONES:
        return Line("", "timezone", _ZONES[currency], say("draft-zone-currency", currency=currency))
    return Line("", "timezone", "UTC", say("draft-zone-none"))


def _has(name: str, offsets: Iterable[tuple[str, str]]) -> bool:
    """Whether a zone has these offsets on these days."""
    place = zoneinfo.ZoneInfo(name)
    try:
        return all(
            datetime.fromisoformat(f"{day.replace('/', '-')}T12:00").replace(tzinfo=place).strftime("%z")
            == offset.replace(":", "").ljust(5, "0")
            for day, offset in offsets
        )
    except ValueError:
        return False


def _few(texts: Iterable[str]) -> str:
    return ", ".join(sorted(set(texts)))
