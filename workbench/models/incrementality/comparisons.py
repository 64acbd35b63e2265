"""A randomised trial by each of the usual ways, one beside the other: they should tell the same story."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats
from sklearn.linear_model import LogisticRegression
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from workbench.models.incrementality import checks
from workbench.models.incrementality.randomised import CupedEstimator, DifferenceEstimator
from workbench.models.incrementality.regression import groups_of
from workbench.models.intervals.estimate import Estimate
from workbench.models.nuisance.learners import standardised

COLUMNS = ["method", "estimate", "lo", "hi", "n_treated", "n_control"]


class TwoSamples(NamedTuple):
    """The difference of two means or rates with its range, and the p-value of no difference."""

    difference: Estimate
    p_value: float


def two_samples(y: ArrayLike, treated: ArrayLike, *, level: float = 0.95, unit: str = "number") -> TwoSamples:
    """Compare two means by Welch's t, or, where every outcome is 0 or 1, two rates by the z-test with pooled variance.

    The range of two rates is Newcombe's (1998, Statistics in Medicine 17:873), which holds where the rates are near 0.

    >>> found = two_samples([1, 1, 1, 0] * 10 + [1, 0, 0, 0] * 10, [True] * 40 + [False] * 40)
    >>> found.difference.value, round(found.p_value, 5)
    (0.5, 1e-05)
    """
    y = checks.outcome(y).ravel()
    treated = checks.arms(treated, len(y))
    one, other = y[treated], y[~treated]
    if min(len(one), len(other)) < 2:
        raise ValueError(
            f"a test of two samples needs at least two cases in each; {len(one)} treated and {len(other)} control cases came."
        )
    value, n = float(one.mean() - other.mean()), len(y)
    if np.isin(y, (0, 1)).all():
        counts, sizes = (int(one.sum()), int(other.sum())), (len(one), len(other))
        lo, hi = confint_proportions_2indep(counts[0], sizes[0], counts[1], sizes[1], method="newcomb", alpha=1 - level)
        p = float(proportions_ztest(counts, sizes)[1]) if 0 < sum(counts) < n else 1.0
        return TwoSamples(Estimate(value, float(lo), float(hi), n, level, "Newcombe", "points"), p)
    test = stats.ttest_ind(one, other, equal_var=False)
    lo, hi = test.confidence_interval(level)
    return TwoSamples(Estimate(value, float(lo), float(hi), n, level, "Welch", unit), float(test.pvalue))


def comparisons(
    X: pd.DataFrame, y: ArrayLike, treated: ArrayLike, *, groups: ArrayLike | None = None, level: float = 0.95
) -> pd.DataFrame:
    """Return the effect in a randomised trial by each way: method, estimate, lo, hi, n_treated, n_control; the one to use first.

    "cuped": regression with the covariates and their products with the treatment. "difference": of the means. "ipw": means
    weighted by the inverse of an estimated chance of each arm. "g_computation": what two regressions, one an arm, predict for
    all, averaged; the same estimate as "cuped", by its textbook range. Without a covariate the difference stands alone.

    Parameters
    ----------
    X : known before, numbers. groups : the unit that was drawn, where it has several rows.
    """
    y = checks.outcome(y).ravel()
    treated = checks.arms(treated, len(y))
    plain = DifferenceEstimator(level=level).fit(None, y, treated, groups=groups)
    sizes = plain.n_treated_, plain.n_control_
    rows = [("difference", *plain.effect_[:3], *sizes)]
    if X.shape[1]:
        known, code = standardised(checks.covariates(X, len(y))), groups_of(groups, len(y))
        cuped = CupedEstimator(level=level).fit(known, y, treated, groups=groups)
        rows.insert(0, ("cuped", *cuped.effect_[:3], *sizes))
        for name, (value, influence) in {
            "ipw": _ipw(known, y, treated),
            "g_computation": _g_computation(known, y, treated),
        }.items():
            half = float(stats.norm.ppf((1 + level) / 2) * np.sqrt((np.bincount(code, influence) ** 2).sum()))
            rows.append((name, value, value - half, value + half, *sizes))
    return pd.DataFrame(rows, columns=COLUMNS)


def _ipw(X: np.ndarray, y: np.ndarray, treated: np.ndarray) -> tuple[float, np.ndarray]:
    """Normalised weights; the range leaves out what estimating the chance takes off, and so is a little wide."""
    chance = LogisticRegression(C=1.0, max_iter=200).fit(X, treated).predict_proba(X)[:, 1]
    weights = treated / chance, ~treated / (1 - chance)
    means = [float(np.average(y, weights=w)) for w in weights]
    influence = sum(sign * w / w.sum() * (y - mean) for sign, w, mean in zip((1, -1), weights, means, strict=True))
    return means[0] - means[1], influence


def _g_computation(X: np.ndarray, y: np.ndarray, treated: np.ndarray) -> tuple[float, np.ndarray]:
    design, predicted, part = np.column_stack([np.ones(len(y)), X]), [], []
    for arm in (treated, ~treated):
        solve = np.linalg.pinv(design[arm].T @ design[arm])
        beta = solve @ design[arm].T @ y[arm]
        predicted.append(design @ beta)
        part.append(np.where(arm, (design @ (solve @ design.mean(axis=0))) * (y - design @ beta), 0.0))
    gain = predicted[0] - predicted[1]
    return float(gain.mean()), part[0] - part[1] + (gain - gain.mean()) / len(y)
