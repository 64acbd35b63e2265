"""Names of calendar periods, to be set into sentences as `{unit:msg}`."""

from __future__ import annotations

from typing import Literal

from workbench.report.messages import Text, text


def unit(period: Literal["month", "week", "quarter"]) -> Text:
    """Return the word for one period.

    >>> str(unit("month"))
    'month'
    """
    return {"month": text("month"), "week": text("week"), "quarter": text("quarter")}[period]


def units(period: Literal["month", "week", "quarter"]) -> Text:
    """Return the word for several periods.

    >>> str(units("week"))
    'weeks'
    """
    return {"month": text("months"), "week": text("weeks"), "quarter": text("quarters")}[period]


def active_means(activity: Literal["purchases", "any"]) -> Text:
    """Return what being active in a period means."""
    return {
        "purchases": text("At least one purchase in the period; returns alone do not count."),
        "any": text("At least one line in the period, returns included."),
    }[activity]
