"""How well a Cox model tells who leaves sooner and by when: on customers it was not fitted to, censoring allowed for.

Whoever could still be followed stands for those who could not: each counts by one over the chance of not having been
censored so far, estimated by Kaplan and Meier on the same customers.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from scipy.stats import t
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import SurvfuncRight

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.survival.survival import factors

FOLDS = 5
FEWEST = 50  # ends among those judged, in all
LEFT = 0.1  # share not yet censored below which weights are not trusted; months beyond are left out


def concordance(time: np.ndarray, ended: np.ndarray, risk: np.ndarray, *, until: float = np.inf) -> float:
    """Return how often, of two customers, the one who left first had the higher risk (Uno et al. 2011, Stat. Med. 30:1105).

    Pairs count by one over the squared chance of not being censored before the first left, equal risks by half.

    >>> ended = np.array([True, False, True, False])  # 2 of 3 pairs at weight 1, and 0 of 1 at (3/2)²
    >>> round(concordance(np.array([1.0, 2, 3, 4]), ended, np.array([3.0, 1, 2, 4])), 4) == round(2 / (3 + 2.25), 4)
    True
    """
    won = pairs = 0.0
    open_ = _uncensored(time, ended)
    for month in np.unique(time[ended & (time < until)]):
        later = np.sort(risk[time > month])
        mine = risk[ended & (time == month)]
        weight = open_(month, before=True) ** -2.0
        won += weight * (np.searchsorted(later, mine, "left") + np.searchsorted(later, mine, "right")).sum() / 2
        pairs += weight * len(mine) * len(later)
    return float(won / pairs) if pairs else float("nan")


def integrated_brier(time: np.ndarray, ended: np.ndarray, survival: np.ndarray, months: np.ndarray) -> float:
    """Return the mean over months of the squared distance between being there and its chance (Graf et al. 1999, Stat. Med. 18:2529).

    Parameters
    ----------
    survival : chance of still being there, a row per customer, a column per month. months : in order.

    >>> integrated_brier(np.array([1.0, 3.0]), np.array([True, True]), np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([1.0, 2.0]))
    0.25
    """
    open_ = _uncensored(time, ended)
    scores = []
    for chance, month in zip(survival.T, months, strict=True):
        gone, there = ended & (time <= month), time > month
        weight = np.where(gone, 1 / open_(time, before=True), np.where(there, 1 / open_(month), 0.0))
        scores.append(float((weight * (there - chance) ** 2).mean()))
    return float(np.mean(scores))


def survival_scores(lives: pd.DataFrame, *, level: float = 0.95, random_state: int = 0) -> dict[str, Estimate]:
    """Judge the Cox model on fifths of the customers it was not fitted to.

    Only lives seen from their start on are judged, up to the month by which nine in ten would be censored.

    Returns
    -------
    "concordance" (1 is perfect, ½ chance), "integrated_brier" and "integrated_brier_alone" (of Kaplan-Meier, which knows
    no customer); ranges are t intervals over the fifths.
    """
    names = ("concordance", "integrated_brier", "integrated_brier_alone")
    whole = lives[lives["entry"] == 0] if "entry" in lives else lives
    X = factors(whole)
    if X.empty or (whole["cause"] != "").sum() < FEWEST:
        missing = not_estimated("too-few-whole-lives", level=level)
        return dict.fromkeys(names, missing)
    kept = X.notna().all(axis=1)
    X, time, ended = (
        X[kept].to_numpy(),
        whole.loc[kept, "time"].to_numpy("float64"),
        (whole.loc[kept, "cause"] != "").to_numpy(),
    )
    part = np.random.default_rng(random_state).permutation(len(X)) % FOLDS
    found = [_judged(X, time, ended, part == k) for k in range(FOLDS)]
    return {name: _over_parts([row[k] for row in found], len(X), level) for k, name in enumerate(names)}


def brier_scores(scores: Mapping[str, Estimate]) -> tuple[float, float]:
    """Return the integrated Brier score of the hazards, and that of one curve for all."""
    return scores["integrated_brier"].value, scores["integrated_brier_alone"].value


def _judged(X: np.ndarray, time: np.ndarray, ended: np.ndarray, mine: np.ndarray) -> tuple[float, float, float]:
    """Scores of one part by a model of the others; missing where it cannot be fitted."""
    months = _months(time, ended)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            fitted = PHReg(time[~mine], X[~mine], status=ended[~mine].astype(int), ties="efron").fit()
            at, hazard, _ = fitted.baseline_cumulative_hazard[0]
    except (Warning, np.linalg.LinAlgError, ValueError):  # separated or collinear
        return (float("nan"),) * 3
    risk = X[mine] @ fitted.params
    base = np.append(0.0, hazard)[np.searchsorted(at, months, "right")]
    alone = SurvfuncRight(time[~mine], ended[~mine].astype(int))
    flat = np.append(1.0, alone.surv_prob)[np.searchsorted(alone.surv_times, months, "right")]
    told = np.exp(-np.exp(risk)[:, None] * base)
    return (
        concordance(time[mine], ended[mine], risk, until=months[-1] + 1),
        integrated_brier(time[mine], ended[mine], told, months),
        integrated_brier(time[mine], ended[mine], np.tile(flat, (mine.sum(), 1)), months),
    )


def _months(time: np.ndarray, ended: np.ndarray) -> np.ndarray:
    """Months from 1 on, as long as enough are neither censored nor all gone."""
    open_, last = _uncensored(time, ended), int(time[ended].max())
    months = np.arange(1, max(last, 1) + 1, dtype="float64")
    kept = months[open_(months) >= LEFT]
    return kept if len(kept) else months[:1]


def _uncensored(time: np.ndarray, ended: np.ndarray):
    """The chance of not having been censored by, or before, a month, as a function; ends count before censoring."""
    at, place = np.unique(time, return_inverse=True)
    gone, censored = (np.bincount(place, weights=flag, minlength=len(at)) for flag in (ended, ~ended))
    followed = (gone + censored)[::-1].cumsum()[::-1] - gone
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(followed > 0, 1 - censored / followed, 1.0)
    course = np.append(1.0, np.cumprod(steps))

    def chance(month: float | np.ndarray, *, before: bool = False) -> np.ndarray:
        return np.maximum(course[np.searchsorted(at, month, "left" if before else "right")], 1e-12)

    return chance


def _over_parts(values: Sequence[float], n: int, level: float) -> Estimate:
    if not np.isfinite(values).all():
        return not_estimated("hazards-not-fitted", level=level)
    mean, half = (
        float(np.mean(values)),
        float(t.ppf((1 + level) / 2, len(values) - 1) * np.std(values, ddof=1) / np.sqrt(len(values))),
    )
    return Estimate(mean, mean - half, mean + half, n, level, "mean of five parts of customers, t")
