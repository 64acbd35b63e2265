"""What a programme changed that started group by group: started groups against those that had not started yet.

Callaway & Sant'Anna's differences (see `group_time`): each start date on its own, against groups that have not started by
then, from the last window before; never one regression over all (two-way fixed effects), which takes started groups for
controls. Groups are the cases and the clusters; a group counts as many times as it has customers.

Assumption: without the programme, margin per customer would have moved alike in all groups, whatever their start. The
windows before the start speak to it: a joint test of them and one of a straight trend, their power, and how much larger
than the largest step before the start a step after it has to be to explain the effect (relative magnitudes, Rambachan
& Roth 2023, Review of Economic Studies 90:2555; the plug-in version, which takes the steps before as known).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.base import BaseEstimator

from workbench.models.incrementality import group_time
from workbench.models.incrementality.group_time import Course
from workbench.models.intervals.estimate import Estimate
from workbench.showing import Shown

LEADS = 12  # windows before the start that are tested
NEAR = 6  # windows before and after it that the breakdown compares: far from the start few groups are left, and steps are chance
BEYOND = 10.0  # a larger breakdown is not told apart


class Leads(NamedTuple):
    """What the windows before the start say: p-values of the joint test and of that of a straight trend, the
    trend per window and its standard error, and the chance that the joint test notices one that explains half the effect."""

    joint: float
    trend_test: float
    trend: float
    trend_error: float
    power: float


class StaggeredEstimator(Shown, BaseEstimator):
    """Effect per customer and window in started groups, and in all of their windows together.

    Parameters
    ----------
    draws : bootstrap draws over groups (exponential weights, Rubin 1981), for what is computed together with costs.
    level, unit, random_state : as the other estimators.

    Attributes
    ----------
    effect_ : Estimate, per customer of a started group, summed over its windows since the start. draws_ : array, the same in each draw. group_weights_ : array (draws, groups), groups_ : their names.
    event_time_ : frame with window (0: the one of the start; −1 is what it is compared with), estimate, lo, hi.
    gained_ : frame with window (from 1), value, lo, hi: the effect summed from the start to each window.
    leads_ : Leads. n_treated_, n_control_ : groups that started, and that never did. exposure_ : windows since the start
        per customer of a started group.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> frame = pd.DataFrame([(g, w) for g in range(60) for w in range(1, 13)], columns=["group", "window"])
    >>> frame["start"] = (frame["group"] % 3).map({0: 0, 1: 7, 2: 9})
    >>> begun = (frame["start"] > 0) & (frame["window"] >= frame["start"])
    >>> frame["margin"], frame["customers"] = rng.normal(size=len(frame)) + 2.0 * begun, 50
    >>> fitted = StaggeredEstimator(draws=0).fit(frame)
    >>> fitted.exposure_, bool(fitted.effect_.lo < 10.0 < fitted.effect_.hi)
    (5.0, True)
    """

    def __init__(self, *, draws: int = 100, level: float = 0.95, unit: str = "number", random_state: int = 0) -> None:
        self.draws = draws
        self.level = level
        self.unit = unit
        self.random_state = random_state

    def fit(self, windows: pd.DataFrame) -> StaggeredEstimator:
        """Estimate from the windows of each group.

        Parameters
        ----------
        windows : group, window (whole numbers from 1), margin (mean per customer), customers, start (a window; 0: never);
            every group in every window. At least one group starts after the first window, another later or never.
        """
        begun = (windows["start"] > 0) & (windows["window"] >= windows["start"])
        by_group = windows.groupby("group", sort=True)
        sizes, starts = by_group["customers"].first(), by_group["start"].first()
        started = (starts > 0) & (starts <= windows["window"].max())
        self.n_treated_, self.n_control_ = int(started.sum()), int((~started).sum())
        weight = windows["customers"]
        self.exposure_ = float(weight[begun].sum() / sizes[started].sum())
        self.groups_ = sizes.index
        data = group_time.panel(windows)
        found = group_time.effects(data)
        after = group_time.mean(data, [one for one in found if one.window >= one.start])
        self._quantile = float(stats.t.ppf((1 + self.level) / 2, len(sizes) - 1))
        value, half = (self.exposure_ * number for number in (after.value, self._quantile * after.error))
        self.effect_ = Estimate(
            value, value - half, value + half, int(sizes[started].sum()), self.level, "staggered differences", self.unit
        )
        self._course = course = group_time.course(data, found)
        reach = self._quantile * np.sqrt(np.diag(course.covariance))
        self.event_time_ = pd.DataFrame(
            {"window": course.since, "estimate": course.value, "lo": course.value - reach, "hi": course.value + reach}
        )
        self.gained_ = _summed(course.within(0, len(course.since)), quantile=self._quantile)
        self.leads_ = leads(course, after.value, groups=len(sizes))
        self._draw(data)
        return self

    def breakdown(self) -> float:
        """Return how many times the largest step before the start a step after it must be to bring the range to 0.

        Over the windows next to the start; 0 where the range holds 0 anyway, at most 10, missing without two windows before.
        """
        near = self._course.within(-NEAR - 1, NEAR - 1)
        before, after = near.since < -1, near.since >= 0
        if before.sum() < 2:
            return float("nan")
        there = np.append(near.since[before], -1)
        steps = np.diff(np.append(near.value[before], 0.0)) / np.diff(there)
        n = after.sum()
        error = float(np.sqrt(near.covariance[np.ix_(after, after)].sum()) / n)
        left = abs(float(near.value[after].mean())) - float(stats.norm.ppf((1 + self.level) / 2)) * error
        adds = (
            float(np.abs(steps).max()) * (near.since[after] + 1).mean()
        )  # what a step of that size in each window adds on average
        return BEYOND if left > BEYOND * adds else max(left / adds, 0.0)

    def _draw(self, data: group_time.Panel) -> None:
        rng = np.random.default_rng(self.random_state)
        self.group_weights_ = rng.standard_exponential((self.draws, len(self.groups_)))
        drawn = []
        for weights in self.group_weights_:
            one = data._replace(weight=data.weight * weights)
            drawn.append(group_time.mean(one, [e for e in group_time.effects(one) if e.window >= e.start]).value)
        self.draws_ = self.exposure_ * np.array(drawn)


def leads(course: Course, effect: float, *, groups: int) -> Leads:
    """Judge the windows before the start, the one of reference left out; missing where there are fewer than two.

    The joint test is Wald's, by F with as many degrees of freedom as there are groups; the trend is fitted through the
    reference by least squares. The power is that of Wald's test against a straight trend that, averaged over the windows after
    the start, adds half the effect.
    """
    before = course.within(-LEADS - 1, -2)
    if len(before.since) < 2:
        return Leads(*[float("nan")] * 5)
    when, found, variance = before.since, before.value, before.covariance
    free = groups - len(found)
    wald = found @ np.linalg.solve(variance, found) / len(found)
    joint = float(stats.f.sf(wald * free / (groups - 1), len(found), free))
    ramp = (when + 1.0) / ((when + 1.0) ** 2).sum()
    trend = float(ramp @ found)
    error = float(np.sqrt(ramp @ variance @ ramp))
    alone = 2 * float(stats.t.sf(abs(trend) / error, groups - 1))
    halving = abs(effect) / (int((course.since >= 0).sum()) + 1) * (when + 1.0)
    noticed = float(halving @ np.linalg.solve(variance, halving))
    power = float(stats.ncx2.sf(stats.chi2.ppf(0.95, len(found)), len(found), noticed))
    return Leads(joint, alone, trend, error, power)


def _summed(after: Course, *, quantile: float) -> pd.DataFrame:
    value = after.value.cumsum()
    half = quantile * np.sqrt(np.diag(after.covariance.cumsum(axis=0).cumsum(axis=1)))
    return pd.DataFrame(
        {"window": np.arange(1, len(value) + 1), "value": value, "lo": value - half, "hi": value + half}
    )
