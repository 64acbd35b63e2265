"""How many cases will come in the next stretch of weeks, held against saying that as many come as last time."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import t

from workbench.models.intervals.estimate import Estimate, counted_share, not_estimated

FEWEST = 8  # stretches to learn from
TESTED = 12  # latest stretches that are forecast as if they had not happened yet
_WEIGHTS = np.linspace(0.05, 1.0, 20)  # of the latest stretch; 1 repeats it


def forecast(counts: pd.Series, *, level: float = 0.95) -> Estimate:
    """Forecast the next count by simple exponential smoothing (Brown 1959), the weight being the one with the least past errors.

    The range is that of one more value around the forecast, with the spread of the past errors and at least that of a
    Poisson count.

    Parameters
    ----------
    counts : of stretches of equal length, in order.

    >>> found = forecast(pd.Series([20, 22, 18, 21, 19, 20, 22, 18, 20, 21]))
    >>> 19 < found.value < 21, found.lo < 15
    (True, True)
    """
    values = counts.to_numpy("float64")
    if len(values) < FEWEST:
        return not_estimated("too-few-stretches", n=len(values), level=level, unit="count")
    course = min((_smoothed(values, weight) for weight in _WEIGHTS), key=lambda one: _squares(values, one))
    value, errors = max(float(course[-1]), 0.0), (values - course[:-1])[FEWEST // 2 :]
    spread = math.sqrt(max(float((errors**2).mean()), value))
    half = float(t.ppf((1 + level) / 2, max(len(errors) - 1, 1))) * spread * math.sqrt(1 + 1 / len(errors))
    return Estimate(
        value, max(value - half, 0.0), value + half, len(values), level, "simple exponential smoothing", "count"
    )


def back_test(counts: pd.Series, *, level: float = 0.95) -> pd.DataFrame:
    """Forecast each of the latest stretches from those before it: place, told, lo, hi, seen, naive (the stretch before).

    >>> back_test(pd.Series([20.0] * 10))[["told", "seen", "naive"]].values.tolist()
    [[20.0, 20.0, 20.0], [20.0, 20.0, 20.0]]
    """
    first = max(FEWEST, len(counts) - TESTED)
    rows = []
    for place in range(first, len(counts)):
        told = forecast(counts.iloc[:place], level=level)
        rows.append([place, *told[:3], float(counts.iloc[place]), float(counts.iloc[place - 1])])
    return pd.DataFrame(rows, columns=["place", "told", "lo", "hi", "seen", "naive"])


def judged(tested: pd.DataFrame) -> dict[str, Any]:
    """Return the mean absolute errors of the forecast and of the rule that repeats the last stretch, how many ranges held, and of how many.

    >>> tested = pd.DataFrame({"told": [20.0], "lo": [10.0], "hi": [30.0], "seen": [24.0], "naive": [30.0]})
    >>> judged(tested)
    {'error': 4.0, 'rule': 6.0, 'held': 1, 'made': 1}
    """
    inside = (tested["lo"] <= tested["seen"]) & (tested["seen"] <= tested["hi"])
    errors = [float((tested[name] - tested["seen"]).abs().mean()) for name in ("told", "naive")]
    return {"error": errors[0], "rule": errors[1], "held": int(inside.sum()), "made": len(tested)}


def coverage(tested: pd.DataFrame) -> Estimate:
    """Return in which share of the past forecasts the range held what came.

    >>> coverage(pd.DataFrame({"lo": [1.0, 1.0], "seen": [2.0, 0.0], "hi": [3.0, 3.0]})).value
    0.5
    """
    return counted_share(int(((tested["lo"] <= tested["seen"]) & (tested["seen"] <= tested["hi"])).sum()), len(tested))


def _smoothed(values: np.ndarray, weight: float) -> np.ndarray:
    """What is expected of each value from those before it, and of the next one."""
    levels = [float(values[: FEWEST // 2].mean())]
    for value in values:
        levels.append(levels[-1] + weight * (value - levels[-1]))
    return np.array(levels)


def _squares(values: np.ndarray, course: np.ndarray) -> float:
    """The squared errors, but of the values that the start was taken from."""
    return float(((values - course[:-1])[FEWEST // 2 :] ** 2).sum())
