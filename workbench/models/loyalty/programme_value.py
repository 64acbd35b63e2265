"""From an effect and its cost to money: what is left, return on investment, the chance that it pays, other assumptions."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.spread import robust_deviation
from workbench.models.loyalty.programme_cost import Cost

Standing = Literal["known", "no-cost", "no-effect"]


class Worth(NamedTuple):
    """What an effect is worth: net per member, ROI, chance that it pays, all refused where the effect is."""

    net: Estimate
    roi: Estimate
    chance: float


def worth(effect: Estimate, cost: Cost, margin_draws: np.ndarray) -> Worth:
    """Return net, ROI = (effect − cost) / cost and the chance that the effect exceeds the cost.

    With draws of both the interval is that of their joint bootstrap; a known cost scales the interval of the effect.

    >>> from workbench.models.loyalty.programme_cost import contact_cost
    >>> cost = contact_cost(pd.Series([1.0]), otherwise=0.0, currency="EUR")
    >>> made = worth(Estimate(3.0, 1.0, 5.0, 100, unit="EUR"), cost, np.array([]))
    >>> [round(float(x), 6) for x in made.roi[:3]], round(made.chance, 3)
    ([2.0, 0.0, 4.0], 0.975)
    """
    price, refused = cost.total.value, functools.partial(not_estimated, level=effect.level, n=effect.n)
    if math.isnan(effect.value) or math.isnan(price):
        reason = effect.no_interval or cost.total.no_interval
        return Worth(refused(reason, unit=effect.unit), refused(reason, unit="share"), math.nan)
    z = norm.ppf((1 + effect.level) / 2)
    joint = len(margin_draws) > 1 and len(margin_draws) == len(cost.draws)
    error = robust_deviation(margin_draws - cost.draws) if joint else (effect.hi - effect.lo) / (2 * z)
    net = effect.value - price
    chance = float(norm.cdf(net / error)) if error > 0 else float(net > 0)
    gained = Estimate(net, net - z * error, net + z * error, effect.n, effect.level, effect.method, effect.unit)
    if price <= 0:
        return Worth(gained, refused("no-cost-to-compare-with", unit="share"), chance)
    of = robust_deviation(margin_draws / cost.draws) if joint else error / price
    value = net / price
    return Worth(
        gained, Estimate(value, value - z * of, value + z * of, effect.n, effect.level, effect.method, "share"), chance
    )


def standing(made: Worth) -> Standing:
    """Return what an effect's worth can be said to be: known, without a cost to set it against, or without an effect.

    >>> from workbench.models.loyalty.programme_cost import contact_cost
    >>> free = contact_cost(pd.Series([0.0]), otherwise=0.0, currency="EUR")
    >>> standing(worth(Estimate(3.0, 1.0, 5.0, 100, unit="EUR"), free, np.array([])))
    'no-cost'
    """
    if math.isnan(made.net.value):
        return "no-effect"
    return "no-cost" if math.isnan(made.roi.value) else "known"


def assumed(cost: Cost, margin_assumed: float) -> dict[str, bool]:
    """Return what the money rests on that was not recorded: the price of a contact, the margin of any day with orders.

    >>> from workbench.models.loyalty.programme_cost import contact_cost
    >>> assumed(contact_cost(pd.Series([None], dtype=float), otherwise=0.5, currency="EUR"), 1.0)
    {'priced': True, 'part': True}
    """
    return {"priced": cost.total.no_interval == "assumed-price", "part": bool(margin_assumed > 0)}


def rests_on(evidence: str, unrecorded: Mapping[str, bool]) -> str:
    """Return the evidence for what is left: no better than a model where cost or margin were assumed.

    >>> rests_on("Experiment", {"priced": True, "part": False}), rests_on("Experiment", {"priced": False, "part": False})
    ('Model', 'Experiment')
    """
    return "Model" if evidence == "Experiment" and any(unrecorded.values()) else evidence


def steps(study_naive: Estimate, effect: Estimate, cost: Cost, made: Worth) -> pd.DataFrame:
    """Return the way from the plain gap to what is left: money_step, amount, lo, hi, and whether it is a level or a change.

    Unknown steps are left out; a refused effect leaves the gap and the costs.
    """
    selection = effect.value - study_naive.value
    rows = [
        ("naive", *study_naive[:3], True), ("selection", selection, math.nan, math.nan, False), ("effect", *effect[:3], True),
        ("rewards", -cost.rewards, math.nan, math.nan, False), ("liability", -cost.liability, math.nan, math.nan, False),
        ("running", -cost.running, math.nan, math.nan, False), ("net", *made.net[:3], True),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["money_step", "amount", "lo", "hi", "level"])
    known = frame["amount"].notna() & ((frame["amount"] != 0) | frame["level"])
    return frame[known].reset_index(drop=True)


def swings(effect: Estimate, cost: Cost) -> pd.DataFrame:
    """Return the ROI under other assumptions, one at a time, the widest swing first: assumption, roi_low, roi_high, roi.

    Assumptions: the ends of the effect's range, none or all of the open points redeemed, running cost (or the price of a
    contact) twice as high or half. Those that change nothing are left out; without an effect or a cost
    there are no rows.

    >>> from workbench.models.loyalty.programme_cost import contact_cost
    >>> cost = contact_cost(pd.Series([1.0]), otherwise=0.0, currency="EUR")
    >>> swings(Estimate(3.0, 1.0, 5.0, 100, unit="EUR"), cost).values.tolist()
    [['running', 0.5, 5.0, 2.0], ['effect', 0.0, 4.0, 2.0]]
    """
    columns = ["assumption", "roi_low", "roi_high", "roi"]
    whole = cost.total.value
    if math.isnan(effect.value) or math.isnan(whole) or whole <= 0:
        return pd.DataFrame(columns=columns)
    moved = {"redemption": (cost.unexpected, -cost.liability), "running": (cost.running, -cost.running / 2)}
    ends = {"effect": tuple(bound / whole - 1 for bound in (effect.lo, effect.hi))}
    ends |= {
        name: tuple(effect.value / (whole + change) - 1 for change in both)
        for name, both in moved.items()
        if whole + min(both) > 0
    }
    base = effect.value / whole - 1
    frame = pd.DataFrame([(name, min(both), max(both), base) for name, both in ends.items()], columns=columns)
    frame = (
        frame.assign(size=frame["roi_high"] - frame["roi_low"])
        .query("size > 0")
        .sort_values("size", ascending=False, kind="stable")
    )
    return frame[columns].reset_index(drop=True)


def widest(swung: pd.DataFrame) -> dict[str, object]:
    """Return the assumption that moves the ROI most (moved), with both ends (lo, hi); "" where none does."""
    row = swung[["assumption", "roi_low", "roi_high"]].iloc[0] if len(swung) else ("", math.nan, math.nan)
    return dict(zip(("moved", "lo", "hi"), row, strict=True))


def holdout(margins: pd.Series, customers: int, cost: Cost, *, level: float = 0.95) -> dict[str, object]:
    """Return what is said of a hold-out still to be made: the cost (c), customers in each arm to show as much (n), the
    customers there are (m), and the smallest effect that half of them held out would show (s).

    Parameters
    ----------
    margins : of each trial, whose spread is what an effect has to stand out from.

    >>> from workbench.models.loyalty.programme_cost import contact_cost
    >>> cost = contact_cost(pd.Series([1.0]), otherwise=0.0, currency="EUR")
    >>> said = holdout(pd.Series([0.0, 20.0]), 800, cost)
    >>> said["n"].value, said["m"], round(said["s"].value, 1)
    (3140.0, 800, 2.9)
    """
    spread, unit = float(margins.std()), cost.total.unit
    needed = holdout_needed(spread, cost.total.value, level=level)
    smallest = detectable(spread, customers, level=level, unit=unit)
    return {"c": cost.total, "n": needed, "m": customers, "s": smallest}


def holdout_needed(standard_deviation: float, difference: float, *, level: float = 0.95) -> Estimate:
    """Return `holdout_per_arm` as an estimate, or why it is not known."""
    each = holdout_per_arm(standard_deviation, difference, level=level)
    if math.isnan(each):
        return not_estimated("no-cost-or-spread-to-size-by", level=level, unit="count")
    return Estimate(
        float(each), math.nan, math.nan, 0, level, "power of a difference of means", "count", "planned-size"
    )


def detectable(standard_deviation: float, customers: int, *, level: float = 0.95, unit: str = "number") -> Estimate:
    """Return the smallest difference of means that a hold-out of half the customers shows, rounded up to two digits.

    The inverse of `holdout_per_arm`.

    >>> detectable(10.0, 3142).value
    1.0
    """
    if not (standard_deviation > 0 and customers > 1):
        return not_estimated("no-spread-to-size-by", level=level, unit=unit)
    smallest = _spans(level) * standard_deviation * math.sqrt(4 / customers)
    step = 10.0 ** (math.floor(math.log10(smallest)) - 1)
    return Estimate(
        math.ceil(smallest / step) * step,
        math.nan,
        math.nan,
        customers,
        level,
        "power of a difference of means",
        unit,
        "planned-size",
    )


def _spans(level: float, power: float = 0.8) -> float:
    return float(norm.ppf((1 + level) / 2) + norm.ppf(power))


def holdout_per_arm(standard_deviation: float, difference: float, *, level: float = 0.95, power: float = 0.8) -> float:
    """Return how many customers each arm of a randomised hold-out needs to show a difference of means.

    2 (z_{1−α/2} + z_{power})² σ² / δ².

    >>> holdout_per_arm(10.0, 1.0)
    1570
    """
    if not (standard_deviation > 0 and difference > 0):
        return math.nan
    return math.ceil(2 * _spans(level, power) ** 2 * standard_deviation**2 / difference**2)
