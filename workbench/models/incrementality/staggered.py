"""What a programme changed that started group by group: started groups against those that had not started yet.

Callaway & Sant'Anna (2021, Journal of Econometrics 225:200) by the library diff-diff: each start date on its own, against
groups that have not started by then, from the last window before; never one regression over all (two-way fixed effects),
which takes started groups for controls. Groups are the cases and the clusters; a group counts as many times as it has
customers.

Assumption: without the programme, margin per customer would have moved alike in all groups, whatever their start. The
windows before the start speak to it: a joint test of them and one of a straight trend, their power, and how much larger
than the largest step before the start a step after it has to be to explain the effect (relative magnitudes, Rambachan
& Roth 2023, Review of Economic Studies 90:2555; the plug-in version, which takes the steps before as known).
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.base import BaseEstimator

from workbench.models.intervals.estimate import Estimate

if TYPE_CHECKING:
    from diff_diff.results_base import EventStudyResults

COLUMNS = ("att", "se", "t_stat", "p_value", "conf_int_lower", "conf_int_upper", "n")
LEADS = 12  # windows before the start that are tested
NEAR = 6  # windows before and after it that the breakdown compares: far from the start few groups are left, and steps are chance


class Leads(NamedTuple):
    """What the windows before the start say: p-values of the joint test and of that of a straight trend, the
    trend per window and its standard error, and the chance that the joint test notices one that explains half the effect."""

    joint: float
    trend_test: float
    trend: float
    trend_error: float
    power: float


class StaggeredEstimator(BaseEstimator):
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
        found = self._fitted(windows, weight)
        lo, hi = (self.exposure_ * bound for bound in found.overall_conf_int)
        self.effect_ = Estimate(
            self.exposure_ * found.overall_att,
            lo,
            hi,
            int(sizes[started].sum()),
            self.level,
            "staggered differences",
            self.unit,
        )
        self._course = course = found.aggregate("event_study")
        self.event_time_ = pd.DataFrame(
            {
                "window": course.event_time,
                "estimate": course.att,
                "lo": course.conf_int_lower,
                "hi": course.conf_int_upper,
            }
        )[~course.is_reference].reset_index(drop=True)
        self.gained_ = _summed(course, level=self.level)
        self.leads_ = leads(course, found.overall_att, groups=len(sizes))
        self._draw(windows)
        return self

    def breakdown(self) -> float:
        """Return how many times the largest step before the start a step after it must be to bring the range to 0.

        Over the windows next to the start; 0 where the range holds 0 anyway, at most 10, missing without two windows before.
        """
        from diff_diff import HonestDiD

        near = _cut(self._course, NEAR)
        if (near.event_time < -1).sum() < 2:
            return float("nan")
        broken = HonestDiD(method="relative_magnitude", alpha=1 - self.level).breakdown_value(near, tol=0.05)
        return 10.0 if broken is None else float(broken)

    def _draw(self, windows: pd.DataFrame) -> None:
        rng = np.random.default_rng(self.random_state)
        self.group_weights_ = rng.standard_exponential((self.draws, len(self.groups_)))
        drawn = []
        for weights in self.group_weights_:
            weight = windows["customers"] * windows["group"].map(pd.Series(weights, index=self.groups_))
            drawn.append(self._fitted(windows, weight).overall_att)
        self.draws_ = self.exposure_ * np.array(drawn)

    def _fitted(self, windows: pd.DataFrame, weight: pd.Series):
        from diff_diff import CallawaySantAnna, SurveyDesign  # a roll-out is rare, its import is not free

        model = CallawaySantAnna(
            control_group="not_yet_treated", base_period="universal", estimation_method="reg", alpha=1 - self.level
        )
        return model.fit(
            windows.assign(weight=weight / weight.mean()), outcome="margin", unit="group", time="window", first_treat="start",
            survey_design=SurveyDesign(weights="weight", weight_type="pweight"),
        )  # fmt: skip


def leads(course: EventStudyResults, effect: float, *, groups: int) -> Leads:
    """Judge the windows before the start, the one of reference left out; missing where there are fewer than two.

    The joint test is Wald's, by F with as many degrees of freedom as there are groups; the trend is fitted through the
    reference by least squares.
    """
    from diff_diff import PreTrendsPower

    course = _cut(course, LEADS)
    before = course.event_time < -1
    when, found = course.event_time[before], course.att[before]
    if len(found) < 2:
        return Leads(*[float("nan")] * 5)
    at = np.flatnonzero(np.isin(course.vcov_index, when))
    variance = course.vcov[np.ix_(at, at)]
    free = groups - len(found)
    wald = found @ np.linalg.solve(variance, found) / len(found)
    joint = float(stats.f.sf(wald * free / (groups - 1), len(found), free))
    ramp = (when + 1.0) / ((when + 1.0) ** 2).sum()
    trend = float(ramp @ found)
    error = float(np.sqrt(ramp @ variance @ ramp))
    alone = 2 * float(stats.t.sf(abs(trend) / error, groups - 1))
    halving = abs(effect) / (
        int((course.event_time >= 0).sum()) + 1
    )  # it adds half the effect, averaged over these windows
    power = PreTrendsPower(pretest_form="wald").fit(course, M=halving).power
    return Leads(joint, alone, trend, error, float(power))


def _summed(course: EventStudyResults, *, level: float) -> pd.DataFrame:
    after = np.flatnonzero(course.event_time >= 0)
    at = np.flatnonzero(np.asarray(course.vcov_index) >= 0)
    value = course.att[after].cumsum()
    error = np.sqrt(np.diag(course.vcov[np.ix_(at, at)].cumsum(axis=0).cumsum(axis=1)))
    half = stats.norm.ppf((1 + level) / 2) * error
    return pd.DataFrame(
        {"window": np.arange(1, len(value) + 1), "value": value, "lo": value - half, "hi": value + half}
    )


def _cut(course: EventStudyResults, reach: int) -> EventStudyResults:
    """The windows up to so many before the one of reference, and as many from the start on."""

    def inside(when: np.ndarray) -> np.ndarray:
        return (when >= -reach - 1) & (when < reach)

    rows, index = inside(course.event_time), np.asarray(course.vcov_index)
    cut = {name: getattr(course, name)[rows] for name in (*COLUMNS, "event_time", "is_reference")}
    df = course.df if np.ndim(course.df) == 0 else np.asarray(course.df)[rows]
    kept = inside(index)
    return dataclasses.replace(course, **cut, df=df, vcov=course.vcov[np.ix_(kept, kept)], vcov_index=index[kept])
