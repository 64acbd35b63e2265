"""Signal or noise: the limits of a chart of single values, learned from its first points, and the points that pass them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

FEWEST = 24  # points of the baseline; with fewer the limits would tell of luck
RUN = 8  # independent points in a row on one side of the mean are a shift (Western Electric 1956, Statistical Quality Control Handbook)
_C4 = 0.98919  # mean of the standard deviation of 24 normal values whose deviation is 1


def control_limits(values: Sequence[float], *, least: float = -np.inf) -> pd.DataFrame:
    """Return mean, lo and hi (the baseline's mean ± 3 standard deviations) and signal for each value; no limits with too few.

    The first 24 points are the baseline (phase I); later ones are held against it and never move it. Its standard
    deviation is used, not its moving ranges, which understate the spread of values that hang together (Cryer and Ryan
    1990, J. Qual. Technol. 22:187); such values also stay on one side for longer, and the run that counts is lengthened
    by as much as they tell less (Bayley and Hammersley 1946, Suppl. J. R. Stat. Soc. 8:184).

    Parameters
    ----------
    values : in order of time, each from a period of its own. least : limits end here; a share cannot be below 0.

    Returns
    -------
    value, mean, lo, hi, signal: "outside" the limits, "two" (the second of three beyond two deviations on one side),
    "run" (the eighth or later in a row on one side of the mean, or later still), "" (none).

    Examples
    --------
    >>> told = control_limits([3.0, 5.0] * 12 + [9.0])
    >>> told[["mean", "lo", "hi"]].round(2).iloc[0].tolist(), told["signal"].iloc[-1]
    ([4.0, 0.9, 7.1], 'outside')
    """
    value = np.asarray(values, dtype="float64")
    if len(value) < FEWEST or np.isnan(value).any():
        return pd.DataFrame({"value": value, "mean": np.nan, "lo": np.nan, "hi": np.nan, "signal": ""})
    mean, deviation = value[:FEWEST].mean(), value[:FEWEST].std(ddof=1) / _C4
    lo, hi = max(mean - 3 * deviation, least), mean + 3 * deviation
    distance = value - mean
    told = {
        "outside": (value > hi) | (value < lo),
        "two": _second_of_three(distance > 2 * deviation) | _second_of_three(distance < -2 * deviation),
        "run": _streaks(np.sign(distance)) >= _length(distance[:FEWEST]),
    }
    signal = np.select(list(told.values()), list(told), "")
    return pd.DataFrame({"value": value, "mean": mean, "lo": lo, "hi": hi, "signal": signal})


def verdict(limits: pd.DataFrame) -> Literal["none", "few", "steady", "signal"]:
    """Return whether there are points at all, too few for limits, all as usual, or some that are not.

    >>> verdict(control_limits([1.0] * 24)), verdict(control_limits([1.0] * 23)), verdict(control_limits([]))
    ('steady', 'few', 'none')
    """
    if limits.empty:
        return "none"
    if limits["mean"].isna().any():
        return "few"
    return "signal" if (limits["signal"] != "").any() else "steady"


def judged(periods: pd.DataFrame, column: str, *, least: float = -np.inf) -> pd.DataFrame:
    """Return periods with the limits of one column beside it, and reading: its signal, "usual" without, "unjudged" without limits.

    >>> judged(pd.DataFrame({"rate": [3.0, 5.0] * 12 + [9.0]}), "rate")["reading"].tail(2).tolist()
    ['usual', 'outside']
    >>> judged(pd.DataFrame({"rate": [3.0]}), "rate")["reading"].tolist()
    ['unjudged']
    """
    limits = control_limits(periods[column], least=least)
    reading = limits["signal"].replace("", "usual").where(limits["mean"].notna(), "unjudged")
    return periods.assign(**{name: limits[name].to_numpy() for name in limits}, reading=reading.to_numpy())


def summary(limits: pd.DataFrame) -> dict[str, str | float | int]:
    """Return what a report says of the values: verdict, n, k (those with a signal), newest (0 without any).

    >>> summary(control_limits([3.0, 5.0] * 12 + [9.0]))
    {'verdict': 'signal', 'n': 25, 'k': 1, 'newest': 9.0}
    """
    signals = int((limits["signal"] != "").sum())
    return {"verdict": verdict(limits), "n": len(limits), "k": signals, "newest": float(limits["value"].tail(1).sum())}


def _second_of_three(far: np.ndarray) -> np.ndarray:
    """Which points lie far out, as another of the two before them does (Western Electric 1956)."""
    before = np.concatenate([[False, False], far])
    return far & (before[1:-1] | before[:-2])


def _streaks(side: np.ndarray) -> np.ndarray:
    """How many points in a row up to each one lie on its side; none where it lies on neither."""
    start = np.maximum.accumulate(np.where(np.diff(side, prepend=np.nan) != 0, np.arange(len(side)), 0))
    return np.where(side != 0, np.arange(len(side)) - start + 1, 0)


def _length(distance: np.ndarray) -> float:
    """How long a run must be: 8, times what correlated points tell less; for a correlation that is none by chance."""
    squares = (distance**2).sum()
    lag = (distance[1:] * distance[:-1]).sum() / squares if squares else 0.0
    lag += (1 + 3 * lag) / len(distance)  # its bias (Kendall 1954, Biometrika 41:403)
    lag = min(lag, 0.9) if lag > 1.645 / np.sqrt(len(distance)) else 0.0
    return np.ceil(RUN * (1 + lag) / (1 - lag))
