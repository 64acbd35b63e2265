"""Days and periods as a reader sees them: ISO in tables, words in prose."""

from __future__ import annotations

import datetime
import re

from babel.dates import format_date

from workbench.words.languages import language

_WEEK = re.compile(r"(\d{4}-\d{2}-\d{2})/\d{4}-\d{2}-\d{2}")
_QUARTER = re.compile(r"(\d{4})Q([1-4])")


def day(iso: str, lang: str) -> str:
    """Write a date given as ISO text.

    >>> day("2025-06-18", "en"), day("2025-06-18", "zh")
    ('18 June 2025', '2025年6月18日')
    """
    pattern, locale = language(lang).day
    return format_date(datetime.date.fromisoformat(iso[:10]), pattern, locale=locale)


def period(iso: str, lang: str) -> str:
    """Write a month, quarter, week or year given as its ISO text.

    >>> [period(p, "en") for p in ("2024-09", "2024Q3", "2024-09-30/2024-10-06", "2024")]
    ['Sep 2024', 'Q3 2024', 'the week of 30 September 2024', '2024']
    >>> [period(p, "zh") for p in ("2024-09", "2024Q3", "2024-09-30/2024-10-06", "2024")]
    ['2024年9月', '2024年第3季度', '2024年9月30日当周', '2024年']
    """
    spoken = language(lang)
    if found := _WEEK.fullmatch(iso):
        return spoken.week.format(day=day(found[1], lang))
    if found := _QUARTER.fullmatch(iso):
        return spoken.quarter.format(year=found[1], quarter=found[2])
    if len(iso) == 4:
        return spoken.year.format(year=iso)
    month = datetime.date.fromisoformat(iso[:7] + "-01")
    pattern, locale = spoken.month
    return format_date(month, pattern, locale=locale)


def iso(value: object) -> str:
    """Return the ISO text of a date, timestamp or pandas period.

    >>> import pandas
    >>> iso(pandas.Period("2024-09", "M")), iso(pandas.Timestamp("2024-09-30")), iso(pandas.Period("2024Q3", "Q"))
    ('2024-09', '2024-09-30', '2024Q3')
    """
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def short(iso_text: str) -> str:
    """Return the label of a period in a table: a week is named by its first day.

    >>> short("2024-09-30/2024-10-06"), short("2024-09")
    ('2024-09-30', '2024-09')
    """
    return iso_text.split("/")[0]
