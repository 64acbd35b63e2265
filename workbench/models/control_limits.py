"""Signal or noise: the limits of an individuals chart (XmR), and the points that pass them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

FEWEST = 24  # with fewer points the limits would tell of luck
RUN = 8  # so many in a row on one side of the mean are a shift (Wheeler 1993)
_XMR = 2.66  # 3 / d2 for moving ranges of two (Shewhart 1931; Wheeler 1993)


def control_limits(values: Sequence[float], *, fewest: int = FEWEST, least: float = -np.inf) -> pd.DataFrame:
    """Return mean, lo and hi (mean ± 2.66 mean moving ranges) and signal for each value; no limits with too few.

    Parameters
    ----------
    values : in order of time, each from a period of its own. least : limits end here; a share cannot be below 0.

    Returns
    -------
    value, mean, lo, hi, signal: "outside" the limits, "run" (the eighth or later in a row on one side of the mean), "".

    Examples
    --------
    >>> told = control_limits([3, 5, 4, 6, 2, 4], fewest=6)  # moving ranges 2, 1, 2, 4, 2
    >>> told[["mean", "lo", "hi"]].round(3).iloc[0].tolist()
    [4.0, -1.852, 9.852]
    """
    series = pd.Series(values, dtype="float64", name="value")
    frame = series.to_frame().assign(mean=np.nan, lo=np.nan, hi=np.nan, signal="")
    if len(series) < fewest or series.isna().any():
        return frame
    mean, half = series.mean(), _XMR * series.diff().abs().mean()
    outside = (series > mean + half) | (series < max(mean - half, least))
    side = np.sign(series - mean)
    streak = side.groupby((side != side.shift()).cumsum()).cumcount() + 1
    signal = np.where(outside, "outside", np.where((streak >= RUN) & (side != 0), "run", ""))
    return frame.assign(mean=mean, lo=max(mean - half, least), hi=mean + half, signal=signal)


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
