"""A forecast of one series: the way that did best at past moments, with ranges as wide as its errors were."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator

from workbench.models.forecasts.measures import scale
from workbench.models.forecasts.methods import FEWEST, forecasts
from workbench.models.forecasts.past_forecasts import past_forecasts
from workbench.models.forecasts.ranges import held, reach

FEWEST_SEEN = FEWEST + 6  # values of a series that is forecast: six to learn from, six moments to be judged at
TOLD = ["step", "told", "lo", "hi"]


class Forecaster(BaseEstimator):
    """Forecast a series by the way whose past forecasts were nearest, each made with what was known at its moment.

    Parameters
    ----------
    steps : how many values are told. season : periods in a year; 1 for none. level : of the ranges.
    moments : past moments at which all ways are tried.

    Attributes
    ----------
    way_ : naive, theta, damped or combined; the combination unless another way was nearer by more than two standard
        errors of the difference. past_ : its past forecasts. errors_ : mean absolute scaled error by way.
    reach_ : of the ranges, in scales. values_ : the series. enough_ : whether it is long enough, and moves.

    >>> fitted = Forecaster(steps=2).fit([10.0, 12, 11, 13, 12, 14, 13, 15, 14, 16, 15, 17, 16, 18])
    >>> fitted.enough_, len(fitted.predict()), sorted(fitted.errors_.index)
    (True, 2, ['combined', 'damped', 'naive', 'theta'])
    """

    def __init__(self, *, steps: int = 8, season: int = 1, level: float = 0.95, moments: int = 16) -> None:
        self.steps = steps
        self.season = season
        self.level = level
        self.moments = moments

    def fit(self, values: ArrayLike, y: object = None) -> Forecaster:
        """Choose a way by its past forecasts; a series too short, or that never moves, leaves nothing to choose by."""
        self.values_ = np.asarray(values, dtype="float64")
        self.enough_ = bool(len(self.values_) >= FEWEST_SEEN and np.isfinite(scale(self.values_, season=self.season)))
        if not self.enough_:
            return self
        past = past_forecasts(self.values_, steps=self.steps, season=self.season, moments=self.moments)
        past = past[past["scale"].notna()]
        past["error"] = (past["seen"] - past["told"]).abs() / past["scale"]
        self.enough_ = bool(past["moment"].nunique() >= 4)
        if self.enough_:
            self.errors_ = past.groupby("way")["error"].mean()
            self.way_ = _nearest(past)
            self.past_ = past[past["way"] == self.way_].reset_index(drop=True)
            self.naive_ = past[past["way"] == "naive"].reset_index(drop=True)
            self.reach_ = reach(self.past_, level=self.level)
        return self

    def predict(self, X: object = None) -> pd.DataFrame:
        """Return what is told of the next values: step, told, lo, hi; nothing where the series is not enough.

        What was never below 0 is not told below it.
        """
        if not self.enough_:
            return pd.DataFrame({name: pd.Series(dtype="float64") for name in TOLD})
        told = forecasts(self.values_, steps=self.steps, season=self.season)[self.way_]
        step = np.arange(1, self.steps + 1)
        off = self.reach_ * scale(self.values_, season=self.season) * np.sqrt(step)
        least = 0.0 if self.values_.min() >= 0 else -np.inf
        return pd.DataFrame({"step": step, "told": told, "lo": np.maximum(told - off, least), "hi": told + off})

    def held(self) -> pd.Series:
        """Return for each past forecast whether the range that would have been told with it held what came."""
        return held(self.past_, level=self.level) if self.enough_ else pd.Series(dtype=object)


def _nearest(past: pd.DataFrame) -> str:
    """The combination, unless another way's errors are smaller by more than two standard errors over the moments."""
    each = past.groupby(["moment", "way"])["error"].mean().unstack()
    gain = each.rsub(each["combined"], axis=0).drop(columns="combined")
    clear = gain.mean() - 2 * gain.std(ddof=1) / np.sqrt(len(gain))  # moments overlap: one would choose by luck
    return str(clear.idxmax()) if clear.max() > 0 else "combined"
