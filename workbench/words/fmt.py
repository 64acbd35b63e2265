"""Numbers, money and dates as a reader sees them, in every language and rounded half up in one place."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.numbers import get_currency_symbol

from workbench.words.dates import day, period
from workbench.words.languages import language

COMPACT_FROM = 100_000  # below this every figure is short enough to be written out
FINEST = -6  # a report has no use for more decimals


def is_missing(value: object) -> bool:
    """Say whether a value is None, NaN, NaT or NA.

    >>> import pandas
    >>> [is_missing(value) for value in (None, float("nan"), pandas.NaT, pandas.NA, Decimal("nan"))]
    [True, True, True, True, True]
    >>> [is_missing(value) for value in (0, "", "nan", [None], pandas.Series([None]), pandas.Timestamp(0))]
    [False, False, False, False, False, False]
    """
    if value is None or isinstance(value, str) or hasattr(value, "__len__"):
        return value is None
    try:
        return bool(value != value)  # noqa: PLR0124 - NaN and NaT; a page is printed where pandas is not loaded
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"  # pandas.NA does not say whether it is itself


def is_money(unit: str) -> bool:
    """Say whether a unit is an ISO 4217 currency code.

    >>> is_money("GBP"), is_money("share")
    (True, False)
    """
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def decimal(value: float) -> Decimal:
    """Return the number as people write it, so that 0.3725 is exactly that and not the float below it.

    >>> decimal(0.3725)
    Decimal('0.3725')
    """
    return Decimal(repr(float(value))) if isinstance(value, float) else Decimal(str(value))


def rounded(value: Decimal, exponent: int) -> Decimal:
    """Round half up to a power of ten.

    >>> rounded(Decimal("37.25"), -1), rounded(Decimal("1234.6"), 2)
    (Decimal('37.3'), Decimal('1.2E+3'))
    """
    result = value.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def plain(value: Decimal, lang: str = "en") -> str:
    """Write a decimal with thousands separators and a true minus sign.

    >>> plain(Decimal("-1234.50")), plain(Decimal("1234.5"), "fr")
    ('−1,234.50', '1\u202f234,5')
    """
    spoken = language(lang)
    return f"{value:,f}".translate({ord("-"): "−", ord(","): spoken.group, ord("."): spoken.point})


def symbol(currency: str, lang: str) -> str:
    """Return the sign of a currency as a language writes it.

    >>> symbol("USD", "en"), symbol("CNY", "zh")
    ('US$', '¥')
    """
    return get_currency_symbol(currency, language(lang).babel)


def exponent(value: Decimal, lo: Decimal | None, hi: Decimal | None, *, unit: str, n: int | None = None) -> int:
    """Return the power of ten to which an estimate and its range are rounded: the interval decides.

    The step is the largest power of ten within half the interval, so both ends stay apart. Shares and points are
    given in per cent; they are whole per cents at the coarsest and have one decimal below 10 % or above 10,000 cases.

    >>> exponent(Decimal("38.4"), Decimal("36.6"), Decimal("40.3"), unit="share")
    0
    >>> exponent(Decimal("1234567"), Decimal("1210000"), Decimal("1250000"), unit="GBP")
    4
    """
    half = None if lo is None or hi is None or hi == lo else abs(hi - lo) / 2
    by_interval = None if half is None else half.adjusted()
    if unit == "nps":  # by convention: points with one decimal
        return -1
    if unit in ("share", "points"):
        fine = 0 < abs(value) < 10 or (n or 0) > 10_000
        by_value = -1 if fine and (half is None or half < (10 if unit == "points" else 2)) else 0
        return max(by_value if by_interval is None else min(by_interval, by_value), -2)
    if by_interval is not None:  # one digit more where the value has fewer than two
        two_digits = value.adjusted() - 1 if value else by_interval
        result = min(by_interval, max(two_digits, by_interval - 1))
    elif is_money(unit):
        result = _three_digits(value) if abs(value) >= COMPACT_FROM else 0 if abs(value) >= 100 else -2
    else:
        result = min(_three_digits(value), 0) if value else 0
    return max(result, {"count": 0, "days": -1, "hours": -2}.get(unit, FINEST))


def _three_digits(value: Decimal) -> int:
    """The power of ten that leaves three digits after rounding: 999,999 is 1.00 million."""
    return rounded(value, value.adjusted() - 2).adjusted() - 2


def number(value: Decimal, lang: str, *, unit: str, at: int) -> str:
    """Write a number that is rounded to the power of ten `at`, with the sign of its unit but not its noun.

    >>> number(Decimal("1234567"), "zh", unit="CNY", at=4), number(Decimal("1234567"), "en", unit="GBP", at=4)
    ('¥123万', '£1.23M')
    """
    value = rounded(value, at)
    if unit == "share":
        return plain(value, lang) + language(lang).percent
    if not is_money(unit):
        return plain(value, lang)
    suffix = ""
    if abs(value) >= COMPACT_FROM:
        power, suffix = next((power, name) for power, name in language(lang).compact if abs(value) >= 10**power)
        value = rounded(value / 10**power, min(at - power, 0))
    shown = language(lang).money.format(symbol=symbol(unit, lang), amount=plain(abs(value), lang) + suffix)
    return ("−" if value < 0 else "") + shown


def noun(text: str, unit: str, lang: str) -> str:
    """Add the noun that a unit brings: days, hours or percentage points.

    >>> noun("1", "days", "en"), noun("2.5", "points", "zh")
    ('1 day', '2.5 个百分点')
    """
    if unit not in ("days", "hours", "points"):
        return text
    one, several = getattr(language(lang), unit)
    return (one if text == "1" else several).format(n=text)


def _display(value: float | None, unit: str) -> Decimal | None:
    if value is None or is_missing(value):
        return None
    return decimal(value) * 100 if unit in ("share", "points") else decimal(value)


def single(value: float | None, unit: str, lang: str, *, n: int | None = None) -> str:
    """Write one number that has no interval.

    >>> single(0.3844, "share", "en"), single(0.0004, "share", "zh"), single(float("nan"), "count", "en")
    ('38%', '不足 0.1%', 'not available')
    """
    shown = _display(value, unit)
    if shown is None:
        return language(lang).missing
    if unit == "share" and 0 < shown < Decimal("0.05"):
        return language(lang).under
    at = 0 if unit == "count" else exponent(shown, None, None, unit=unit, n=n)
    own = shown.normalize().as_tuple().exponent
    if (
        not is_money(unit) and unit != "nps" and isinstance(own, int)
    ):  # no decimals that the number does not have: 45 days, not 45.0
        at = max(at, min(own, 0))
    return noun(number(shown, lang, unit=unit, at=at), unit, lang)


def estimate(record: dict, part: str, lang: str) -> str:
    """Write one part of an estimate: value, size (no sign), lo, hi, range, n or level, all rounded alike.

    >>> r = {"value": 0.3844, "lo": 0.3663, "hi": 0.4028, "n": 2721, "level": 0.95, "unit": "share"}
    >>> [estimate(r, part, "en") for part in ("value", "range", "n", "level")]
    ['38%', '37% to 40%', '2,721', '95%']
    >>> estimate(r, "range", "zh")
    '37% 至 40%'
    """
    if part == "n":
        return single(record.get("n"), "count", lang)
    if part == "level":
        if not record.get("level"):
            return language(lang).missing
        return plain((decimal(record["level"]) * 100).normalize(), lang) + language(lang).percent
    unit = record["unit"]
    value, lo, hi = (_display(record.get(name), unit) for name in ("value", "lo", "hi"))
    ends = {} if lo is None or hi is None else {"lo": lo, "hi": hi}
    if value is None or (part in ("lo", "hi", "range") and not ends):
        return language(lang).missing
    at = exponent(value, lo, hi, unit=unit, n=record.get("n"))
    if part != "range":
        shown = {"value": value, "size": abs(value), **ends}
        return noun(number(shown[part], lang, unit=unit, at=at), unit, lang)
    low, high = (number(end, lang, unit=unit, at=at) for end in ends.values())
    return noun(language(lang).span.format(lo=low, hi=high), unit, lang)


def ordinal(value: int, lang: str) -> str:
    """Write a rank.

    >>> [ordinal(k, "en") for k in (1, 2, 3, 11, 22)], ordinal(3, "zh")
    (['1st', '2nd', '3rd', '11th', '22nd'], '第 3')
    """
    return language(lang).ordinal(value)


def value(raw: Any, spec: str, lang: str) -> str:
    """Write a plain value by the name of its format; a missing one says so and never reads "nan".

    >>> value(0.025, "points", "en"), value([1234567.0, "USD"], "money", "en"), value("2024-09", "month", "zh")
    ('2.5 percentage points', 'US$1.23M', '2024年9月')
    """
    if is_missing(raw):
        return language(lang).missing
    if spec == "money":
        return single(raw[0], raw[1], lang)
    if spec in ("share", "points", "count", "number", "days", "hours"):
        return single(raw, spec, lang)
    if spec == "date":
        return day(raw, lang)
    if spec == "month":
        return period(raw, lang)
    return ordinal(int(raw), lang) if spec == "ordinal" else str(raw)


def significant(number: float, digits: int = 6) -> float:
    """Round to significant digits, for the numbers that travel in attributes and JSON: last bits differ by machine.

    >>> significant(0.123456789), significant(2469)
    (0.123457, 2469)
    """
    if isinstance(number, bool | int) or not math.isfinite(number):
        return number
    return float(f"{number:.{digits}g}")
