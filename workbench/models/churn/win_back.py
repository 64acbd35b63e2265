"""Lapsed customers: how many return untouched, and what those who return have in common."""

from __future__ import annotations

import pandas as pd
from scipy.stats import norm

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson


def returned_share(lapses: pd.DataFrame, *, contacted: bool, level: float = 0.95, minimum: int = 10) -> Estimate:
    """Estimate the share of lapses that ended in a return, among those contacted or those left alone.

    Contacted and untouched customers were not drawn at random: the two shares describe, their difference proves nothing.
    """
    part = lapses[lapses["contacted"].astype(bool) == contacted] if len(lapses) else lapses
    back = int(part["returned"].astype(bool).sum()) if len(part) else 0
    if min(back, len(part) - back) < minimum:
        return not_estimated("too-few-lapses-followed", level=level, unit="share")
    return wilson(back, len(part), level=level)


def in_common(lapses: pd.DataFrame, *, level: float = 0.95, minimum: int = 30) -> pd.DataFrame:
    """Compare lapses that ended in a return with those that did not: means before the lapse, and their difference.

    Returns
    -------
    trait, mean_returned, mean_away, mean_difference, lo, hi (normal); empty with fewer than `minimum` on a side.
    """
    columns = ["trait", "mean_returned", "mean_away", "mean_difference", "lo", "hi"]
    sides = [lapses[lapses["returned"].astype(bool) == back] for back in (True, False)] if len(lapses) else []
    if not sides or min(map(len, sides)) < minimum:
        return pd.DataFrame(columns=columns)
    traits = {"purchase_days": "purchase_days", "spend_per_day": None}
    rows, z = [], norm.ppf((1 + level) / 2)
    for trait, column in traits.items():
        back, away = (s[column] if column else s["spend"] / s["purchase_days"] for s in sides)
        error = (back.var() / len(back) + away.var() / len(away)) ** 0.5
        difference = back.mean() - away.mean()
        rows.append((trait, back.mean(), away.mean(), difference, difference - z * error, difference + z * error))
    return pd.DataFrame(rows, columns=columns)
