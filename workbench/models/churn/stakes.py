"""What a list's profit hangs on: the chance of losing money, the save rate from which on the contacts pay, and few customers."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from workbench.models.churn.retention_offer import ACTS, Offer, list_profit, profit_draws, value_scales
from workbench.models.intervals.estimate import Estimate

LIKELY = 0.25  # chance of a loss above which a list is told to be likely to lose, whatever it brings on average
BY_ONE = 0.1  # of a list's profit: whoever promises more alone decides much of it


def loss_chance(listed: pd.DataFrame, offer: Offer, *, draws: int = 2000, random_state: int = 0) -> float:
    """Return the share of draws in which the contacts cost more than they bring; missing without contacts."""
    acted = _acted(listed)
    return float("nan") if acted.empty else float((profit_draws(acted, offer, draws, random_state)[:, -1] < 0).mean())


def break_even(
    listed: pd.DataFrame, offer: Offer, *, level: float = 0.95, draws: int = 2000, random_state: int = 0
) -> Estimate:
    """Estimate the save rate at which the contacts bring as much as they cost; cut off at 1, where they never pay.

    The range draws the error of the values and of the share truly lost; the costs and the margin are taken as they are.
    Without a list it says why there is none.
    """
    acted = _acted(listed)
    if acted.empty:
        return list_profit(listed, offer, unit="share", level=level)
    p, worth = acted["p_churn"].to_numpy(), acted["value"].fillna(0).clip(lower=0).to_numpy()
    saved, given = offer.margin * float(p @ worth), offer.incentive * float(p.sum())
    spent = (offer.incentive + offer.contact) * len(acted)

    def rate(scale: float, true: float) -> float:
        gain = true * (scale * saved - given)
        return min((spent - true * given) / gain, 1.0) if gain > 0 else 1.0

    even = rate(offer.lost, offer.came_true)
    drawn = [rate(*each) for each in zip(*value_scales(offer, draws, random_state), strict=True)]
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(even, min(float(lo), even), max(float(hi), even), len(acted), level, "draws of values", "share")


def stakes(listed: pd.DataFrame, offer: Offer, *, level: float = 0.95) -> dict[str, float | bool | Estimate | str]:
    """Return what a list's profit hangs on: l, the chance of losing money, its risk, e, the save rate that breaks even, and
    the facts of `dominance`."""
    chance = loss_chance(listed, offer)
    told: dict[str, float | bool | Estimate | str] = {"l": chance, "risk": risk(chance)}
    told["e"] = break_even(listed, offer, level=level)
    return told | dominance(listed, offer, level=level)


def dominance(listed: pd.DataFrame, offer: Offer, *, level: float = 0.95) -> dict[str, float | bool]:
    """Say how much of a list's profit hangs on the few contacts that promise most.

    Returns one (whether a single contact promises more than a tenth of all), first (how many are left out, the fewest of whom
    anything is told), others (whether as many are left), and the profit without them and its range (without, without_lo,
    without_hi; missing where too few are left).
    """
    promised = _acted(listed).sort_values("expected_profit", ascending=False, kind="stable")
    rest, each = promised.iloc[offer.smallest :], promised["expected_profit"]
    left = len(rest) >= max(offer.smallest, 1)
    profit = list_profit(rest if left else rest.head(0), offer, unit="", level=level)
    money = {"without": profit.value, "without_lo": profit.lo, "without_hi": profit.hi}
    return {"one": bool(each.max() > BY_ONE * each.sum()), "first": offer.smallest, "others": left} | money


def risk(chance: float) -> Literal["likely", "possible"]:
    """Say whether a list is "likely" to lose money or whether that is only "possible"; a chance that is not known is the first.

    >>> risk(0.3), risk(0.2)
    ('likely', 'possible')
    """
    return "possible" if chance <= LIKELY else "likely"


def _acted(listed: pd.DataFrame) -> pd.DataFrame:
    return listed[listed["act"] == ACTS[0]] if len(listed) else listed
