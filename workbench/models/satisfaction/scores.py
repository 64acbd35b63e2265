"""The three scores: net promoter score in points, satisfied customers as a share, effort as a mean; each with its range."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import norm, t

from workbench.errors import ArgumentFault
from workbench.models.intervals.estimate import Estimate, not_estimated, not_of_few, too_few
from workbench.models.intervals.nps import count_scores, net_promoter_score, weighted_net_promoter_score
from workbench.models.intervals.rates import wilson

Kind = Literal["nps", "csat", "ces"]
SCALES: Mapping[str, tuple[int, int]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
UNITS = {"nps": "nps", "csat": "share", "ces": "number"}
MATERIAL = {"nps": 5.0, "csat": 0.02, "ces": 0.1}  # the smallest change of a score that is worth a word
FEWEST = 30  # answers below which no score is told


def score(kind: Kind, scores: pd.Series, *, level: float = 0.95, minimum: int = 0, fewest: int = FEWEST) -> Estimate:
    """Estimate a score from one answer of each customer; below 30 answers none is told.

    nps: promoters (9, 10) less detractors (0 to 6), in points, adjusted Wald (Rocks 2016). csat: share of 4 and 5, Wilson. ces: mean of 1
    to 7, Student's t.

    Parameters
    ----------
    scores : on the scale of their kind; missing ones are no answers. minimum : fewest customers a share may be about.

    >>> score("csat", pd.Series([5.0] * 30 + [2.0] * 10)).value
    0.75
    """
    given = scores.dropna().astype("float64")
    lowest, highest = SCALES[kind]
    outside = given[(given < lowest) | (given > highest)]
    if len(outside):
        raise ArgumentFault(
            f"score: argument scores: expected {lowest} to {highest} for {kind}, {outside.iloc[0]:g} came."
        )
    if not len(given):
        return not_estimated("nobody-answered", level=level, unit=UNITS[kind])
    if len(given) < minimum:
        return too_few(level=level, unit=UNITS[kind])
    if len(given) < fewest:
        return not_estimated("fewer-than-30-answers", n=len(given), level=level, unit=UNITS[kind])
    if kind == "nps":
        return net_promoter_score(*count_scores(given), level=level)
    if kind == "csat":
        return not_of_few(wilson(int((given >= 4).sum()), len(given), level=level), minimum=minimum)
    return _mean(given, level)


def values(kind: Kind, scores: pd.Series) -> pd.Series:
    """Return what each answer adds to a score as it is told: its mean is the score (nps in points, csat in per cent).

    >>> values("nps", pd.Series([10.0, 8.0, 3.0])).tolist(), values("csat", pd.Series([4.0, 1.0])).tolist()
    ([100.0, 0.0, -100.0], [100.0, 0.0])
    """
    if kind == "nps":
        return 100.0 * ((scores >= 9).astype("float64") - (scores <= 6))
    return 100.0 * (scores >= 4) if kind == "csat" else scores.astype("float64")


def weighted(kind: Kind, answers: pd.DataFrame, asked: Mapping[str, float], *, level: float = 0.95) -> Estimate:
    """Estimate the score of everybody asked, when some groups answer less often than others (post-stratification).

    Each group's score counts with its share of those asked; within a group, who answers must not depend on the answer.

    Parameters
    ----------
    answers : group, score. asked : people asked by group; each of these must have answered, for ces two of them.

    >>> rows = pd.DataFrame({"group": ["a"] * 60 + ["b"] * 20, "score": [5.0] * 45 + [2.0] * 15 + [5.0] * 5 + [2.0] * 15})
    >>> round(weighted("csat", rows, {"a": 50, "b": 50}).value, 3)
    0.5
    """
    groups = {name: mine["score"].dropna() for name, mine in answers.groupby("group")}
    n = sum(len(groups.get(name, ())) for name in asked)
    if any(len(groups.get(name, ())) < 2 for name in asked) or not asked:
        return not_estimated("nobody-answered-in-a-group", n=n, level=level, unit=UNITS[kind])
    if kind == "nps":
        counts = [count_scores(groups[name]) for name in asked]
        table = pd.DataFrame(counts, index=list(asked), columns=["promoters", "passives", "detractors"])
        return weighted_net_promoter_score(table, asked, level=level)
    share = np.array([asked[name] for name in asked], dtype="float64") / sum(asked.values())
    each = [_moments(kind, groups[name]) for name in asked]
    value = float(share @ [one[0] for one in each])
    centre, half = (
        float(share @ [one[1] for one in each]),
        norm.ppf((1 + level) / 2) * math.sqrt(float(share**2 @ [one[2] for one in each])),
    )
    lowest, highest = (0.0, 1.0) if kind == "csat" else SCALES[kind]
    lo, hi = max(centre - half, lowest), min(centre + half, highest)
    return Estimate(value, min(lo, value), max(hi, value), n, level, "weighted to those asked", UNITS[kind])


def from_zero(scores: pd.Series) -> Literal["pass", "warn"]:
    """Return "warn" where answers look like ones from 1 to 10: three or more are 1 and none is 0; that would be no net promoter score.

    >>> from_zero(pd.Series([1.0, 1.0, 1.0, 9.0])), from_zero(pd.Series([0.0, 1.0, 1.0, 1.0])), from_zero(pd.Series([9.0]))
    ('warn', 'pass', 'pass')
    """
    return "warn" if (scores == 1).sum() >= 3 and not (scores == 0).any() else "pass"


def by_period(kind: Kind, answers: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Return the score of each period with at least 30 answers: calendar_period, customers, told, lo, hi (csat in per cent).

    Parameters
    ----------
    answers : one row for each customer of a period: calendar_period, score.

    >>> rows = pd.DataFrame({"calendar_period": pd.period_range("2024Q1", periods=1, freq="Q").repeat(40), "score": 9.0})
    >>> by_period("nps", rows)[["customers", "told"]].values.tolist()
    [[40.0, 100.0]]
    """
    rows = []
    for period, mine in answers.groupby("calendar_period"):
        found = score(kind, mine["score"], level=level)
        if found.known:
            times = 100.0 if kind == "csat" else 1.0
            rows.append([period, len(mine), *(times * end for end in found[:3])])
    return pd.DataFrame(rows, columns=["calendar_period", "customers", "told", "lo", "hi"])


def change(kind: Kind, answers: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Estimate the score of the latest period less that of all before it, as it is told; a customer's answers count together.

    Parameters
    ----------
    answers : customer_id, calendar_period, score.

    >>> rows = pd.DataFrame({"customer_id": range(80), "calendar_period": pd.PeriodIndex(["2024Q1", "2024Q2"] * 40, freq="Q"), "score": [9.0, 3.0] * 40})
    >>> change("nps", rows).value
    -200.0
    """
    unit = "nps" if kind == "nps" else "points" if kind == "csat" else "number"
    now = (answers["calendar_period"] == answers["calendar_period"].max()).to_numpy(bool)
    if min(now.sum(), (~now).sum()) < FEWEST:
        return not_estimated("fewer-than-30-answers", n=len(answers), level=level, unit=unit)
    points = values(kind, answers["score"]).to_numpy("float64") / (100.0 if kind == "csat" else 1.0)
    means = points[now].mean(), points[~now].mean()
    part = np.where(now, (points - means[0]) / now.sum(), -(points - means[1]) / (~now).sum())
    together = np.bincount(pd.factorize(answers["customer_id"])[0], part)
    value, half = float(means[0] - means[1]), float(norm.ppf((1 + level) / 2) * math.sqrt(float((together**2).sum())))
    return Estimate(value, value - half, value + half, len(answers), level, "customers as clusters", unit)


def table(answers: Mapping[str, pd.DataFrame], *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return every score there is: survey_kind, customers, answers_given, told, lo, hi (nps in points, csat in per cent).

    Parameters
    ----------
    answers : by kind all answers, oldest first: customer_id, score; the latest of each customer counts.

    >>> rows = pd.DataFrame({"customer_id": range(40), "score": 9.0})
    >>> table({"nps": rows, "csat": rows.head(0)})[["survey_kind", "told"]].values.tolist()
    [['nps', 100.0]]
    """
    rows = []
    for kind in ("nps", "csat", "ces"):
        every = answers.get(kind, pd.DataFrame({"customer_id": [], "score": []}))
        found = score(kind, every.drop_duplicates("customer_id", keep="last")["score"], level=level, minimum=minimum)
        if found.known:
            times = 100.0 if kind == "csat" else 1.0
            rows.append([kind, found.n, len(every), *(times * end for end in found[:3])])
    return pd.DataFrame(rows, columns=["survey_kind", "customers", "answers_given", "told", "lo", "hi"])


def _mean(given: pd.Series, level: float) -> Estimate:
    value, n = float(given.mean()), len(given)
    spread = max(float(given.std(ddof=1)), 0.5 / math.sqrt(n))  # all alike is no certainty that the next one is
    half = float(t.ppf((1 + level) / 2, n - 1)) * spread / math.sqrt(n)
    lo, hi = max(value - half, 1.0), min(value + half, 7.0)
    return Estimate(value, lo, hi, n, level, "Student's t", "number")


def _moments(kind: Kind, given: pd.Series) -> tuple[float, float, float]:
    """Value of a group, the centre of its range, and the variance of that."""
    n = len(given)
    if kind == "csat":
        won = int((given >= 4).sum())
        adjusted = (won + 1) / (n + 2)
        return won / n, adjusted, adjusted * (1 - adjusted) / (n + 2)
    value = float(given.mean())
    return value, value, max(float(given.var(ddof=1)), 0.25 / n) / n
