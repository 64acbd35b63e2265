"""The net promoter score with intervals that hold for few answers, and weighted to the people who were asked."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.intervals.estimate import Estimate, not_estimated


def count_scores(scores: pd.Series) -> tuple[int, int, int]:
    """Count promoters (9, 10), passives (7, 8) and detractors (0 to 6); a missing score is no answer and not counted.

    >>> count_scores(pd.Series([10, 9, 8, 0]))
    (2, 1, 1)
    """
    values = scores.dropna()
    strange = values[~values.isin(range(11))]
    if len(strange):
        raise ValueError(f"scores must be whole numbers from 0 to 10, got {strange.iloc[0]}")
    promoters, detractors = int((values >= 9).sum()), int((values <= 6).sum())
    return promoters, len(values) - promoters - detractors, detractors


def net_promoter_score(promoters: int, passives: int, detractors: int, *, level: float = 0.95) -> Estimate:
    """Estimate 100·(share of promoters − share of detractors), on the usual scale from −100 to 100.

    The interval is the adjusted Wald one: three answers are added, of which ¾ promote and ¾ detract, before the usual
    variance is taken (Rocks 2016, Am. Statistician 70:365). It is not centred on the score and holds from about 15
    answers on, where the plain Wald interval is too narrow.

    >>> estimate = net_promoter_score(462, 176, 362)
    >>> round(estimate.value, 3), round(estimate.lo, 3), round(estimate.hi, 3)
    (10.0, 4.39, 15.551)
    """
    n = promoters + passives + detractors
    if n == 0:
        return not_estimated("nobody-answered", level=level, unit="nps")
    score, error = adjusted(promoters, n, detractors)
    half = norm.ppf((1 + level) / 2) * error
    lo, hi = max(score - half, -1.0), min(score + half, 1.0)
    value = 100 * (promoters - detractors) / n
    return Estimate(value, float(100 * lo), float(100 * hi), n, level, "adjusted Wald", "nps")


def weighted_net_promoter_score(answers: pd.DataFrame, asked: Mapping[str, float], *, level: float = 0.95) -> Estimate:
    """Estimate the score of everybody asked, when some groups answer less often than others (post-stratification).

    Each group's score counts with the group's share of those asked instead of those who answered. This removes the
    bias of non-response as far as groups explain it; within a group, who answers must not depend on the answer. The
    interval is taken around the adjusted score of each group (three answers added per group).

    Parameters
    ----------
    answers : frame indexed by group with promoters, passives, detractors.
    asked : people asked per group; every group asked must have answered at least once.

    Examples
    --------
    >>> answers = pd.DataFrame({"promoters": [40, 5], "passives": [20, 5], "detractors": [20, 10]}, index=["a", "b"])
    >>> round(weighted_net_promoter_score(answers, {"a": 100, "b": 100}).value, 1)
    0.0
    """
    groups = list(asked)
    share = np.array([asked[group] for group in groups], dtype="float64")
    share = share / share.sum()
    counts = answers.reindex(groups).fillna(0)[["promoters", "passives", "detractors"]].to_numpy()
    n = counts.sum(axis=1)
    if (n == 0).any():
        return not_estimated("nobody-answered-in-a-group", n=int(n.sum()), level=level, unit="nps")
    value = 100 * float(share @ ((counts[:, 0] - counts[:, 2]) / n))
    score, error = adjusted(counts[:, 0], n, counts[:, 2])
    half = 100 * norm.ppf((1 + level) / 2) * math.sqrt(float(share**2 @ error**2))
    centre = 100 * float(share @ score)
    lo, hi = max(centre - half, -100.0), min(centre + half, 100.0)
    return Estimate(value, lo, hi, int(n.sum()), level, "adjusted Wald by group, weighted to those asked", "nps")


def adjusted(promoters, n, detractors):
    """The score after adding ¾ promoters, ¾ detractors and 1½ passives, and its standard error; shares, not points."""
    up, down, total = promoters + 0.75, detractors + 0.75, n + 3
    score = (up - down) / total
    return score, np.sqrt(((up + down) / total - score**2) / total)
