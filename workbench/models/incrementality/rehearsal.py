"""A rehearsal on the customers' own history: what this design would have said of an effect that is known.

Among those who were not treated, joiners are drawn by the chances that the real joining shows, an effect of known size is
added to what they brought (or none), and the estimate is made as if it were real; many times. How often it would have decided
rightly, how wide its range is and which effect it can see are then facts about these data, and no assumption about noise.

It cannot see a hidden trait: who joins is drawn by what is recorded.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.nuisance.nuisance import STRAIGHT

TIMES = 25
POWER = 0.8
FEWEST = 50  # joiners to be drawn
MOST_SHARE = 0.5  # of the others are drawn as joiners, at most


class Rehearsal(NamedTuple):
    """What the design would have said: shares of the times, with Wilson's ranges.

    `false_alarms` : without an effect, the range lay clear of 0. `noticed` : with the effect, the range lay on its side of 0.
    `right` : neither a false alarm nor the effect missed. `holds` : the range held the truth. `half_width` : of the range, the
    median. `smallest` : the effect that would be noticed four times in five. `table` : one row each time, with estimate (of
    no effect), se, joiners.
    """

    effect: float
    times: int
    joiners: int
    false_alarms: Estimate
    noticed: Estimate
    right: Estimate
    holds: Estimate
    half_width: float
    smallest: Estimate
    table: pd.DataFrame

    @property
    def told(self) -> dict[str, int | Estimate]:
        """What a sentence says of it: times (n), of which without a false alarm (quiet), of which noticed (seen), smallest (s)."""
        quiet, seen = (round(of.value * self.times) for of in (self.holds, self.noticed))
        return {"n": self.times, "quiet": quiet, "seen": seen, "s": self.smallest}


def rehearse(
    fitted: DoublyRobustEstimator,
    X: pd.DataFrame,
    y: ArrayLike,
    treated: ArrayLike,
    *,
    effect: float,
    groups: ArrayLike | None = None,
    times: int = TIMES,
    seed: int = 0,
) -> Rehearsal:
    """Rehearse a fitted design with an effect of known size.

    An effect that is the same for all moves an estimate by itself, so each drawing of joiners serves for both no effect and
    any other. The models are straight lines on one split, which bounds the time: some 0.1 s a time with 8,000 rows.

    Parameters
    ----------
    fitted : to the real data; its chances of joining are drawn by, its level is used.
    X, y, treated, groups : what it was fitted on; y is one outcome, missing where not observed.
    effect : added per joiner, in the unit of y.
    times : drawings of joiners.

    Returns
    -------
    A Rehearsal; with too few others to draw joiners from, its estimates say so.
    """
    treated, y = np.asarray(treated).astype(bool), np.asarray(y, dtype=float)
    rows = np.flatnonzero(~treated & ~np.isnan(y))
    who = np.arange(len(y)) if groups is None else np.unique(np.asarray(groups), return_inverse=True)[1]
    wanted = min(int(treated.sum()), int(MOST_SHARE * len(np.unique(who[rows]))))
    if wanted < FEWEST or effect == 0:
        return _none(effect, fitted, "no-effect-to-notice" if effect == 0 else "too-few-to-draw-joiners-from")
    chance = fitted.propensity_[rows]
    chance = np.minimum(chance * wanted / chance.sum(), 0.95)
    found = []
    for number in range(times):
        rng = np.random.default_rng([seed, number])
        joined = rng.random(len(rows)) < chance
        stays = _until_joined(who[rows], joined)
        one = fitted.again((STRAIGHT,)).fit(X.iloc[rows[stays]], y[rows[stays]], joined[stays], groups=who[rows[stays]])
        found.append((one.effect_.value, float(one.effects_["se"].iloc[0]), one.n_treated_))
    return _summary(pd.DataFrame(found, columns=["estimate", "se", "joiners"]), effect, fitted)


def _until_joined(who: np.ndarray, joined: np.ndarray) -> np.ndarray:
    """The rows of each customer up to the one on which they join: afterwards they are asked no more."""
    earlier = pd.Series(joined.astype(int)).groupby(who).cumsum().to_numpy() - joined
    return earlier == 0


def _summary(table: pd.DataFrame, effect: float, fitted: DoublyRobustEstimator) -> Rehearsal:
    z = float(norm.ppf((1 + fitted.level) / 2))
    reach, estimate, sign = z * table["se"], table["estimate"], np.sign(effect)
    alarm = estimate.abs() > reach
    noticed = sign * (estimate + effect) > reach
    error = float(table["se"].median())
    spread = max(error, float(estimate.std(ddof=1)) if len(table) > 1 else error)
    see = z * error + float(norm.ppf(POWER)) * spread
    n = int(table["joiners"].median())
    smallest = Estimate(
        see, float("nan"), float("nan"), n, fitted.level, "rehearsal", fitted.unit, "seen-four-times-in-five"
    )
    wrong, seen, right, holds = (_share(of, fitted.level) for of in (alarm, noticed, ~alarm & noticed, ~alarm))
    return Rehearsal(float(effect), len(table), n, wrong, seen, right, holds, z * error, smallest, table)


def _share(happened: pd.Series, level: float) -> Estimate:
    count, n = int(happened.sum()), len(happened)
    lo, hi = proportion_confint(count, n, alpha=1 - level, method="wilson")
    return Estimate(count / n, float(lo), float(hi), n, level, "Wilson", "share")


def _none(effect: float, fitted: DoublyRobustEstimator, reason: str) -> Rehearsal:
    share, money = (not_estimated(reason, level=fitted.level, unit=unit) for unit in ("share", fitted.unit))
    empty = pd.DataFrame(columns=["estimate", "se", "joiners"])
    return Rehearsal(effect, 0, 0, share, share, share, share, float("nan"), money, empty)
