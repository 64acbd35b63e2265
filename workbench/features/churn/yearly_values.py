"""What a customer is expected to bring in a year, and what the company took in the last one, to hold the sum against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import fsum

import numpy as np
import pandas as pd

from workbench.features.churn.churn_features import MONEY, Contract
from workbench.features.purchases.histories import Histories

YEAR = 365.25
RECENT = 90  # days


def yearly_value(frame: pd.DataFrame, contract: Contract, windows: Sequence[int]) -> pd.Series:
    """Return what each customer would bring in a year at the present rate: the monthly price, or net spending.

    Spending is taken over the longest window seen whole, or over the days since a newer customer's first purchase. That
    purchase itself made the customer one: it says nothing of how often they buy and does not count. A rate seen for few
    days is drawn towards that of all, see `drawn`. Missing where nothing is known.

    Parameters
    ----------
    frame : everybody known at one moment or at several (snapshot), with the columns of `churn_features.features`: to leave
        out who is silent would leave out the low rates. Their days count up to their limit of silence.

    >>> bought = pd.DataFrame({"snapshot": 0, "spend_90": [90.0, 20.0], "days_90": [9, 1], "tenure_days": [400, 0],
    ...     "first_spend": [5.0, 20.0], "recency_days": [3, 0], "silence_limit_days": 30.0})
    >>> yearly_value(bought, "non-contractual", [90]).round(2).tolist()
    [365.25, 365.25]
    """
    if contract == "contractual":
        return 12 * frame["price"] if "price" in frame else pd.Series(float("nan"), frame.index)
    if not windows or frame.empty:
        return pd.Series(float("nan"), frame.index)
    longest = max(windows)
    new = frame["tenure_days"] < longest
    spend = frame[f"spend_{longest}"] - frame["first_spend"].where(new, 0.0)
    lapsed = (frame["recency_days"] - frame["silence_limit_days"].fillna(longest)).clip(lower=0)
    days = (frame["tenure_days"].where(new, longest) - lapsed).clip(lower=0)
    seen = pd.DataFrame({"spend": spend, "days": days, "buys": frame[f"days_{longest}"] - new})
    rates = [drawn(part) for _, part in seen.groupby(frame["snapshot"])]
    return pd.concat(rates).reindex(frame.index) * YEAR


def drawn(seen: pd.DataFrame) -> pd.Series:
    """Return spending a day, drawn towards everybody's as far as differences between customers could be chance.

    (spend + k · rate of all) / (days + k), where k is the variance of purchases by chance over that between customers'
    rates, by moments (Bühlmann 1967, ASTIN Bull. 4:199). Where customers differ no more than by chance, all have one rate.

    Parameters
    ----------
    seen : spend and buys (purchase days) within days.
    """
    days, buys = seen["days"].astype("float64"), seen["buys"].astype("float64")
    total = fsum(days)  # exact sums: the order of the rows must not show in the last digit
    if not total:
        return pd.Series(float("nan"), seen.index)
    rate, spent = fsum(buys) / total, fsum(seen["spend"]) / total
    between = fsum((buys - rate * days) ** 2 - rate * days) / fsum(days**2)
    if between <= 0:
        return pd.Series(spent, seen.index)
    k = rate / between
    return (seen["spend"] + k * spent) / (days + k)


def last_year(found: Histories, contract: Contract, *, first_day: dt.date, as_of: dt.date) -> float:
    """Return what the company takes in a year, net; missing where it is unknown.

    The last year's, or in shorter data at a yearly rate; that of the last `RECENT` days where it is more: the customers of
    a company that grows bring more than those it had on average over the year. From contracts: the price of each for the
    days on which it ran.
    """
    rates = [
        _rate(found, contract, max(first_day, as_of - dt.timedelta(days=back)), as_of) for back in (364, RECENT - 1)
    ]
    return float(np.max(rates))


def _rate(found: Histories, contract: Contract, start: dt.date, as_of: dt.date) -> float:
    days = (as_of - start).days + 1
    if contract == "non-contractual":
        bought = found["purchases"]
        within = bought.filter((bought.day >= start) & (bought.day <= as_of))
        taken = within.spend.cast(MONEY).sum().cast("float64").to_pandas()
        return (0.0 if pd.isna(taken) else float(taken)) * YEAR / days
    held = found["contracts"].to_pandas()
    if "price" not in held:
        return float("nan")
    lasted = running_days(held, start - dt.timedelta(days=1), as_of)
    return float((held["price"] * lasted).sum() * 12 / days)


def running_days(held: pd.DataFrame, start: dt.date, end: dt.date) -> pd.Series:
    """Return the days that each contract ran after `start`, up to `end`."""
    begin = pd.to_datetime(held["started_on"]).clip(lower=pd.Timestamp(start))
    ended = pd.to_datetime(held["ended_on"]) if "ended_on" in held else pd.Series(pd.NaT, held.index)
    over = ended.fillna(pd.Timestamp(end)).clip(upper=pd.Timestamp(end))
    return np.maximum((over - begin).dt.days, 0)
