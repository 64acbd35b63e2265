"""Words of ours for segments, tiers, stages, service levels and the variables that describe them."""

from __future__ import annotations

import math

from workbench.report.fmt import is_missing
from workbench.report.messages import Text, text


def segment_name(key: str) -> Text:
    """Return the name of a segment; what is not one of ours comes from the data and stays as it is.

    >>> str(segment_name("recent_frequent_large"))
    'Frequent, large orders'
    """
    known = {
        "everybody": text("All customers"),
        "no_purchase": text("No purchase in the window"),
        "recent_frequent_large": text("Frequent, large orders"),
        "recent_frequent_small": text("Frequent, small orders"),
        "recent_occasional_large": text("Occasional, large orders"),
        "recent_occasional_small": text("Occasional, small orders"),
        "quiet_frequent_large": text("Quiet: frequent, large orders"),
        "quiet_frequent_small": text("Quiet: frequent, small orders"),
        "quiet_occasional_large": text("Quiet: occasional, large orders"),
        "quiet_occasional_small": text("Quiet: occasional, small orders"),
    }
    return known.get(key) or text("{name:text}", name=key)


def tier_name(key: str) -> Text:
    """Return the name of a value tier.

    >>> str(tier_name("high"))
    'High value'
    """
    known = {"high": text("High value"), "medium": text("Medium value"), "low": text("Low value"), "none": text("No purchase in the window")}
    return known[key]


def stage_name(key: str) -> Text:
    """Return the name of a lifecycle stage, or of the standing that several make up.

    >>> str(stage_name("at risk"))
    'At risk'
    """
    known = {
        "prospect": text("Prospect"), "new": text("New"), "growing": text("Growing"), "mature": text("Mature"),
        "active": text("Active"), "at risk": text("At risk"), "lost": text("Lost"),
    }  # fmt: skip
    return known[key]


def service_name(key: str) -> Text:
    """Return the name of a service level.

    >>> str(service_name("tailored"))
    'Automatic, tailored'
    """
    known = {
        "personal": text("Personal"), "tailored": text("Automatic, tailored"), "standard": text("Automatic, standard"),
        "none": text("No service"),
    }  # fmt: skip
    return known[key]


def value_name(key: str) -> Text:
    """Return the word for what customers are worth: revenue (monetary) or margin.

    >>> str(value_name("monetary"))
    'revenue'
    """
    return {"monetary": text("revenue"), "margin": text("margin")}[key]


def variable_name(name: str, level: str = "") -> Text:
    """Return the name of a variable that describes customers; of one from the data, the name it has there.

    >>> str(variable_name("weekend_share")), str(variable_name("region", "north"))
    ('Purchase days at weekends', 'region: north')
    """
    known = {
        "recency_days": text("Days since the last purchase"), "frequency": text("Orders in the window"),
        "order_value": text("Revenue per order"), "tenure_days": text("Days since the first purchase"),
        "lines_per_order": text("Lines per order"), "weekend_share": text("Purchase days at weekends"),
        "return_share": text("Revenue returned"), "discount_share": text("Discount, of the price before"),
        "margin_share": text("Margin, of revenue"),
    }  # fmt: skip
    if level:
        return text("{name:text}: {level:text}", name=name, level=level)
    return known.get(name) or text("{name:text}", name=name)


def bound(lo: float, hi: float, *, whole: bool = False) -> Text:
    """Return a rule's bounds in words: above `lo`, up to `hi`; a missing end is open.

    >>> str(bound(float("nan"), 45.5, whole=True)), str(bound(3.5, 9.5, whole=True)), str(bound(12.4, float("nan")))
    ('at most 45', '4 to 9', 'above 12.4')
    """
    low = None if is_missing(lo) else math.floor(lo) + 1 if whole else lo
    high = None if is_missing(hi) else math.floor(hi) if whole else hi
    if low is None and high is None:
        return text("any")
    if low is None:
        return text("at most {hi:number}", hi=high)
    if high is None:
        return text("at least {lo:number}", lo=low) if whole else text("above {lo:number}", lo=low)
    return text("{lo:number} to {hi:number}", lo=low, hi=high) if low != high else text("exactly {lo:number}", lo=low)
