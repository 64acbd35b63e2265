"""How much of a leaver's yearly value is truly lost: many who fall silent buy again without being asked.

What leavers brought after their window stands beside what customers brought who had been as likely to leave and stayed,
for each unit of what either was worth by the end of the window: a slow buyer who happened to be silent has lost nothing, and
was worth less all along.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from workbench.models.intervals.estimate import Estimate, not_estimated

FEWEST, GROUPS, DRAWS, YEAR = 30, 10, 400, 365.25
_NOT_KNOWN_THEN = ("snapshot", "customer_id", "left", "followed", "later", "value_then")


def share_lost(rows: pd.DataFrame, *, ends: bool = False, level: float = 0.95, random_state: int = 0) -> Estimate:
    """Estimate the share of leavers' yearly value that they did not bring afterwards and alike customers who stayed did.

    Alike are customers of the same moment in the same tenth by chance of leaving (logistic regression on what was known of
    them). 0 is a lapse that costs nothing; the range resamples customers. Cut off at 0 and 1.

    Parameters
    ----------
    rows : snapshot, customer_id, left, value (yearly), value_then (the same by what was known at the end of the window),
        followed (days), later (money in those days), and what was known.
    ends : whether they left by ending a contract; where such ends were not followed all is taken as lost, n is 0.
    """
    if len(rows):  # in any order of the rows the same customers are drawn
        rows = (
            rows[rows["value"] > 0].dropna(subset=["later"]).sort_values(["snapshot", "customer_id"], ignore_index=True)
        )
    sides = [rows.loc[rows["left"] == side, "customer_id"].nunique() for side in (True, False)] if len(rows) else [0]
    if ends and min(sides) < FEWEST:
        return Estimate(1.0, 1.0, 1.0, 0, level, "a contract that ended", "share")
    if min(sides) < FEWEST:
        return not_estimated("lapses-not-followed", level=level, unit="share")
    group = pd.factorize(pd.Series(zip(rows["snapshot"], _tenths(rows), strict=True)))[0]
    who, people = pd.factorize(rows["customer_id"])
    weights = np.random.default_rng(random_state).multinomial(len(people), np.full(len(people), 1 / len(people)), DRAWS)
    value, *drawn = (_share(rows, group, weight[who]) for weight in [np.ones(len(people)), *weights])
    lo, hi = np.nanquantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(
        value, float(min(lo, value)), float(max(hi, value)), sides[0], level, "alike customers, bootstrap", "share"
    )


def _share(rows: pd.DataFrame, group: np.ndarray, weight: np.ndarray) -> float:
    """Missing money of the leavers over their yearly value for the days followed, in groups that hold both kinds."""
    left = rows["left"].to_numpy(dtype=bool)
    gone, there = weight * left, weight * ~left
    years = (rows["followed"] / YEAR).to_numpy()
    later, worth, then = (
        rows["later"].to_numpy(),
        rows["value"].to_numpy() * years,
        rows["value_then"].to_numpy() * years,
    )
    base = np.bincount(group, there * then)
    usable = base > 0
    rate = np.bincount(group, there * later) / np.where(usable, base, 1)
    counted = gone * usable[group]
    missing = (counted * (rate[group] * then - later)).sum()
    return float(np.clip(missing / (counted * worth).sum(), 0, 1))


def _tenths(rows: pd.DataFrame) -> np.ndarray:
    """The tenth of each row by its chance of leaving, within its moment."""
    known = rows.drop(columns=list(_NOT_KNOWN_THEN)).clip(lower=0)
    known = np.log1p(known.fillna(known.median()).fillna(0.0).astype("float64"))
    scaled = StandardScaler().fit_transform(known)
    chance = LogisticRegression(max_iter=1000).fit(scaled, rows["left"].astype(bool)).predict_proba(scaled)[:, 1]
    rank = pd.Series(chance, rows.index).groupby(rows["snapshot"]).rank(pct=True)
    return np.ceil(rank * GROUPS).to_numpy()
