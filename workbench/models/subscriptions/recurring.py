"""Totals of recurring revenue as estimates: complete counts, withheld where they tell of few."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.models.intervals import power
from workbench.models.intervals.estimate import Estimate, counted_share, not_estimated, not_of_few, too_few
from workbench.models.intervals.rates import wilson

GAINS = ("new", "reactivation", "expansion-plan", "expansion-price")


def total(cents: pd.Series, *, unit: str, units: int = 100, minimum: int = 0, times: int = 1) -> Estimate:
    """Return what customers pay in all.

    Parameters
    ----------
    cents : minor units of each customer; who pays nothing does not count. unit : the currency. units : minor units in one.
    times : 12 for a year of months.

    >>> total(pd.Series([900, 1100, 0]), unit="EUR", times=12)[0::3]
    (240.0, 2, 'EUR')
    """
    paying = cents[cents > 0]
    if paying.empty:
        return not_estimated("nobody-to-count", unit=unit)
    each = pd.DataFrame({"all": "all", "cents": paying.to_numpy()})
    if minimum and (len(paying) < minimum or disclosure.show_through(each, ["all"], "cents").any()):
        return too_few(unit=unit)
    missing = float("nan")
    value = float(int(paying.sum()) * times / units)
    return Estimate(value, missing, missing, len(paying), 0.95, "count", unit, "complete-count")


def of(share: Estimate, whole: Estimate) -> Estimate:
    """Return a share of a total as money; unknown where either is, with its reason.

    >>> half = Estimate(0.5, 0.4, 0.6, 90, unit="share")
    >>> of(half, total(pd.Series([1000] * 3), unit="EUR"))[:4]
    (15.0, 12.0, 18.0, 90)
    """
    if not share.known or not whole.known:
        lacking = whole if share.known else share
        return not_estimated(lacking.no_interval, n=lacking.n, level=share.level, unit=whole.unit)
    value, lo, hi = (float(part * whole.value) for part in share[:3])
    return share._replace(value=value, lo=lo, hi=hi, unit=whole.unit)


def quick_ratio(changes: pd.DataFrame, *, minimum: int = 0) -> Estimate:
    """Return what came of recurring revenue, divided by what went.

    Parameters
    ----------
    changes : change, customers, moved, gross, largest, second; see `features.subscriptions.shown.changes`.

    >>> rows = [["new", 20, 300.0, 300.0, 20.0, 20.0], ["churn-choice", 20, 100.0, 100.0, 10.0, 10.0]]
    >>> quick_ratio(pd.DataFrame(rows, columns=["change", "customers", "moved", "gross", "largest", "second"]), minimum=10).value
    3.0
    """
    came = changes["change"].isin(GAINS)
    sides = [changes[came], changes[~came]]
    if any(side.empty for side in sides):
        return not_estimated("nothing-came-or-went")
    if minimum and any(_of_few(side, minimum) for side in sides):
        return too_few()
    missing, n = float("nan"), int(changes["customers"].sum())
    ratio = float(sides[0]["moved"].sum() / sides[1]["moved"].sum())
    return Estimate(ratio, missing, missing, n, 0.95, "count", "number", "complete-count")


def payment_share(changes: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Return which share of those who stopped paying did so when a payment failed; not known where no reasons are on record.

    >>> rows = pd.DataFrame({"change": ["churn-choice", "churn-payment"], "customers": [30, 10]})
    >>> payment_share(rows).value
    0.25
    """
    known = (
        changes.set_index("change")["customers"].reindex(["churn-choice", "churn-payment"]).fillna(0).astype("int64")
    )
    found = wilson(int(known["churn-payment"]), int(known.sum()), level=level, nobody="no-reasons-on-record")
    return not_of_few(found, minimum=minimum)


def doubled(part: int, whole: int, *, minimum: int = 0) -> Estimate:
    """Return the share of customers with two contracts of one plan at the same time, withheld where it tells of few.

    >>> doubled(1, 40).value
    0.025
    """
    return not_of_few(counted_share(part, whole), minimum=minimum)


def coverage(tested: pd.DataFrame) -> Estimate:
    """Return in which share of past forecasts the range held what happened.

    >>> coverage(pd.DataFrame({"inside": [True, True, False, True]})).value
    0.75
    """
    return counted_share(int(np.sum(tested["inside"])), len(tested))


def trial_size(
    share: Estimate, due: int, *, change: float = 0.05, level: float = 0.95, minimum: int = 0
) -> dict[str, Any]:
    """Return how large a test of something before renewal has to be, for the words of a decision.

    Parameters
    ----------
    share : of revenue kept until then, as the share that renews. due : customers whose contracts renew. change : to be shown.

    Returns
    -------
    p (the change), n (customers in each half), due, wait: "enough" fall due, "few", "too-few" (not even with the largest change), or
    "unknown"; rounds: how many times as many have to fall due; least: the smallest change that those who fall due can show.

    >>> trial_size(Estimate(0.8, 0.7, 0.9, 90, unit="share"), 5000)["wait"]
    'enough'
    """
    if not share.known or due < minimum or not change <= share.value <= 1 - change:
        return {"p": change, "n": 0, "due": 0, "wait": "unknown", "rounds": 0, "least": change}
    n = power.customers_per_arm(share.value, change, level=level)
    least = power.detectable_share(share.value, due // 2, level=level)
    wait = "enough" if due >= 2 * n else "too-few" if math.isnan(least) else "few"
    return {"p": change, "n": n, "due": due, "wait": wait, "rounds": -(-2 * n // due), "least": least}


def _of_few(side: pd.DataFrame, minimum: int) -> bool:
    """Whether one direction of movements is about few customers, or made up by one or two."""
    top = pd.concat([side["largest"], side["second"]]).nlargest(2)
    one_or_two = disclosure.dominated([side["gross"].sum()], [top.iloc[0]], [top.iloc[1]])[0]
    return bool(side["customers"].max() < minimum or one_or_two)
