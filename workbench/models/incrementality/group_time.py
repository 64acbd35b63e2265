"""Effects by starting window and window, and their means: the differences of Callaway & Sant'Anna without covariates.

Callaway & Sant'Anna (2021, Journal of Econometrics 225:200): the change of the groups that started in window g from the
window before, less that of the groups that had not started by then (their equation 2.9; without covariates their
outcome-regression, weighting and doubly robust estimators are this one). Means weigh by size, and the influence of
every group, on the sizes too, gives the variances (their theorem 2 and section 4).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd


class Panel(NamedTuple):
    """Margin by group and window (columns are windows from 1), the window of each group's start (0: never) and its weight."""

    margin: np.ndarray
    start: np.ndarray
    weight: np.ndarray


class Mean(NamedTuple):
    """A weighted mean of group-time effects with the influence of each group; its variance is the sum of squares over n²."""

    value: float
    influence: np.ndarray

    @property
    def error(self) -> float:
        return float(np.sqrt((self.influence**2).sum()) / len(self.influence))


class Effect(NamedTuple):
    """ATT(g, t): the effect in window t on groups that started in g, with the influence of each group."""

    start: int
    window: int
    value: float
    influence: np.ndarray


def panel(windows: pd.DataFrame) -> Panel:
    """Return the panel of a frame with group, window, margin, customers and start, groups in order."""
    wide = windows.pivot(index="group", columns="window", values="margin")
    about = windows.groupby("group", sort=True)[["start", "customers"]].first()
    weight = about["customers"].to_numpy(float)
    return Panel(wide.to_numpy(float), about["start"].to_numpy(int), weight / weight.mean())


def effects(data: Panel) -> list[Effect]:
    """Return ATT(g, t) of every start after the first window and every other window; none where nobody was waiting.

    >>> flat = np.zeros((4, 3)); flat[0, 2] = 2.0
    >>> [(e.start, e.window, e.value) for e in effects(Panel(flat, np.array([3, 3, 0, 0]), np.ones(4)))]
    [(3, 1, 0.0), (3, 3, 1.0)]
    """
    last, found = data.margin.shape[1], []
    for start in np.unique(data.start[(data.start > 1) & (data.start <= last)]):
        mine = data.weight * (data.start == start)
        for window in range(1, last + 1):
            late = (data.start == 0) | (data.start > max(window, start - 1))
            waiting = data.weight * (late & (data.start != start))
            if window == start - 1 or not waiting.any():
                continue
            change = data.margin[:, window - 1] - data.margin[:, start - 2]
            here, there = (np.average(change, weights=of) for of in (mine, waiting))
            influence = mine * (change - here) / mine.mean() - waiting * (change - there) / waiting.mean()
            found.append(Effect(int(start), window, float(here - there), influence))
    return found


def mean(data: Panel, chosen: list[Effect]) -> Mean:
    """Return the mean of effects, each counted as its groups weigh."""
    belongs = np.array([data.weight * (data.start == one.start) for one in chosen])
    size = belongs.mean(axis=1)
    values = np.array([one.value for one in chosen])
    share = size / size.sum()
    value = float(share @ values)
    of_sizes = (belongs - size[:, None]).T @ (values - value) / size.sum()
    return Mean(value, share @ np.array([one.influence for one in chosen]) + of_sizes)


class Course(NamedTuple):
    """Means by windows since the start (−1, with which all are compared, left out) and their covariance."""

    since: np.ndarray
    value: np.ndarray
    covariance: np.ndarray

    def within(self, first: int, last: int) -> Course:
        at = np.flatnonzero((self.since >= first) & (self.since <= last))
        return Course(self.since[at], self.value[at], self.covariance[np.ix_(at, at)])


def course(data: Panel, found: list[Effect]) -> Course:
    """Return the means of the effects by windows since the start."""
    since = np.unique([one.window - one.start for one in found])
    means = [mean(data, [one for one in found if one.window - one.start == k]) for k in since]
    influence = np.array([one.influence for one in means])
    n = influence.shape[1]
    return Course(since, np.array([one.value for one in means]), influence @ influence.T / n**2)
