"""Who responds: effects that differ between customers, learnt and judged on randomised data only.

A doubly robust learner (Kennedy 2023, EJS 17:3008): a regression of each customer's effect score on what was known before,
learnt on one half of the customers and judged on the other. Halves that judge each other in turn would not do: both
would rest on the same pairs, and where nobody responds differently the interval would be too narrow.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator
from sklearn.linear_model import Ridge

from workbench.models.incrementality import checks
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.showing import Shown

PENALTY = 10.0
FEWEST = 250  # of either arm


class UpliftEstimator(Shown, BaseEstimator):
    """Doubly robust learner with its Qini coefficient.

    Parameters
    ----------
    level : of the intervals. unit : of the outcome.
    randomised : whether chance decided who was treated; without it nothing is fitted and the Qini is refused.
    random_state : seed of the split.

    Attributes
    ----------
    judged_ : rows of the half that was not learnt from; score_ : their expected effect, effect_score_ : their unbiased but
        noisy effect in the trial.
    qini_ : Estimate, see `qini`.
    """

    def __init__(
        self, *, level: float = 0.95, unit: str = "number", randomised: bool = True, random_state: int = 0
    ) -> None:
        self.level = level
        self.unit = unit
        self.randomised = randomised
        self.random_state = random_state

    def fit(
        self, X: ArrayLike, y: ArrayLike, treated: ArrayLike, *, groups: ArrayLike | None = None
    ) -> UpliftEstimator:
        """Learn from one row per contact; rows of one customer (`groups`) stay in one half."""
        y = (checks.outcome(y) if self.randomised else checks.numbers(y, "the outcome")).ravel()
        X, treated = checks.covariates(X, len(y)), checks.arms(treated, len(y))
        self.score_, self.effect_score_, self.judged_ = np.array([]), np.array([]), np.zeros(len(y), dtype=bool)
        if not self.randomised or min(treated.sum(), (~treated).sum()) < FEWEST or X.shape[1] == 0:
            self.qini_ = not_estimated(
                "too-little-to-learn-from" if self.randomised else "contacts-not-random",
                n=len(y), level=self.level, unit=self.unit,
            )  # fmt: skip
            return self
        code = np.arange(len(y)) if groups is None else pd.factorize(np.asarray(groups))[0]
        self._groups = code
        learn = (np.random.default_rng(self.random_state).random(code.max() + 1) < 0.5)[code]
        scaled = (X - X.mean(axis=0)) / np.where(X.std(axis=0) > 0, X.std(axis=0), 1.0)
        one, other = (
            Ridge(alpha=PENALTY).fit(scaled[learn & arm], y[learn & arm]).predict(scaled) for arm in (treated, ~treated)
        )
        share = treated.mean()
        score = one - other + np.where(treated, (y - one) / share, -(y - other) / (1 - share))
        self.judged_ = ~learn
        self.score_ = Ridge(alpha=PENALTY).fit(scaled[learn], score[learn]).predict(scaled[~learn])
        self.effect_score_ = score[~learn]
        self.qini_ = qini(self.effect_score_, self.score_, groups=code[~learn], level=self.level, unit=self.unit)
        return self


def qini(
    effects: ArrayLike, score: ArrayLike, *, groups: ArrayLike | None = None, level: float = 0.95, unit: str = "number"
) -> Estimate:
    """Return the Qini coefficient: the mean gain, over all cuts, of contacting by score instead of at random.

    E[effect · (½ − rank)], rank the share of customers with a higher score; the rank-weighted average treatment effect
    with Qini weights (Yadlowsky, Fleming, Shah, Brunskill & Wager 2025, JASA 120:38). The interval follows from the
    influence of each customer, ranks included.

    >>> qini([2.0, 0.0], [1.0, 0.0]).value
    0.25
    """
    effects, score = np.asarray(effects, dtype=float), np.asarray(score, dtype=float)
    n = len(effects)
    order = np.argsort(-score, kind="stable")
    first = pd.Series(score[order]).groupby(-score[order], sort=True)
    rank = np.empty(n)
    rank[order] = (first.transform("size").to_numpy() / 2 + _before(score[order])) / n  # ties share their middle rank
    value = float(np.mean(effects * (0.5 - rank)))
    below = np.empty(n)
    below[order] = np.append(np.cumsum(effects[order][::-1])[::-1][1:], 0.0) / n  # effect of those ranked behind
    influence = effects * (0.5 - rank) - below + np.mean(below) - value
    code = np.arange(n) if groups is None else pd.factorize(np.asarray(groups))[0]
    error = float(np.sqrt((np.bincount(code, influence) ** 2).sum()) / n)
    half = norm.ppf((1 + level) / 2) * error
    return Estimate(value, value - half, value + half, n, level, "rank-weighted effect", unit)


def _before(ordered: np.ndarray) -> np.ndarray:
    """How many rows have a higher score, for scores in falling order."""
    return np.searchsorted(-ordered, -ordered, side="left")


def policy_value(
    effects: ArrayLike, chosen: ArrayLike, *, cost: float, level: float = 0.95, unit: str = "number"
) -> Estimate:
    """Return the profit per customer of contacting the chosen: mean of (effect − cost) among them, over all.

    >>> policy_value([3.0, 0.0], [True, False], cost=1.0).value
    1.0
    """
    gain = np.where(np.asarray(chosen).astype(bool), np.asarray(effects, dtype=float) - cost, 0.0)
    half = norm.ppf((1 + level) / 2) * gain.std(ddof=1) / np.sqrt(len(gain)) if len(gain) > 1 else np.nan
    return Estimate(
        float(gain.mean()), float(gain.mean() - half), float(gain.mean() + half), len(gain), level, "effect score", unit
    )


def by_fifth(fitted: UpliftEstimator, *, cost: float) -> pd.DataFrame:
    """Return fifths of the customers by expected effect, the highest first: fifth, contacts, estimate, lo, hi, profit.

    profit is that per contact of the fifth. No rows where the Qini was refused.
    """
    if np.isnan(fitted.qini_.value):
        return pd.DataFrame(columns=["fifth", "contacts", "estimate", "lo", "hi", "profit"])
    rank = pd.Series(-fitted.score_).rank(method="first").to_numpy()
    fifth = np.minimum((rank - 1) * 5 // len(rank), 4).astype(int)
    rows = []
    for k in range(5):
        mine = fitted.effect_score_[fifth == k]
        one = policy_value(mine, np.ones(len(mine)), cost=0.0, level=fitted.level)
        rows.append((k + 1, len(mine), *one[:3], one.value - cost))
    return pd.DataFrame(rows, columns=["fifth", "contacts", "estimate", "lo", "hi", "profit"])


def fit_uplift(
    X: pd.DataFrame,
    y: pd.Series,
    treated: pd.Series,
    *,
    groups: pd.Series,
    randomised: bool,
    unit: str,
    level: float,
    seed: int = 0,
) -> UpliftEstimator:
    """Fit the learner with the settings of a report."""
    estimator = UpliftEstimator(randomised=randomised, unit=unit, level=level, random_state=seed)
    return estimator.fit(X, y, treated, groups=groups)


def best_policy(fitted: UpliftEstimator, *, cost: float) -> Estimate:
    """Return the profit per customer of contacting those whose expected effect exceeds the cost, as the trial shows it."""
    if np.isnan(fitted.qini_.value):
        return fitted.qini_
    return policy_value(fitted.effect_score_, fitted.score_ > cost, cost=cost, level=fitted.level, unit=fitted.unit)


def evidence_of(fitted: UpliftEstimator) -> str:
    """Return the evidence level of what was learnt."""
    return "Description" if np.isnan(fitted.qini_.value) else "Experiment"
