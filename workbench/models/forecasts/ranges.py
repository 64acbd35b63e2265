"""How wide the range of a forecast is: as wide as past forecasts were off, with what few of them cannot show."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy import stats

ALL = float("inf")


def reach(past: pd.DataFrame, *, level: float = 0.95) -> float:
    """Return how far, in scales of the series and roots of the steps ahead, a forecast may be off at a level.

    Errors of past forecasts, divided by the scale known then and by the root of the steps ahead, are taken as alike: the
    reach is their quantile with the correction for their number (split conformal: Lei et al. 2018, J. Am. Stat. Assoc.
    113:1094), and at least what a t distribution says of their root mean square. Forecasts of overlapping stretches err
    together, so its degrees of freedom are half the number of moments.

    Parameters
    ----------
    past : moment, step, told, seen, scale; see `past_forecasts`, of one way. level : of the range.

    >>> past = pd.DataFrame({"moment": range(40), "step": 1, "told": 0.0, "seen": [1.0, -1.0] * 20, "scale": 1.0})
    >>> round(reach(past), 2)
    2.09
    """
    errors = ((past["seen"] - past["told"]) / past["scale"] / np.sqrt(past["step"])).to_numpy("float64")
    errors = errors[np.isfinite(errors)]
    if not len(errors):
        return float("nan")
    ordered = np.sort(np.abs(errors))
    rank = min(math.ceil((len(errors) + 1) * level), len(errors))
    free = max(past["moment"].nunique() / 2, 1.0)
    spread = math.sqrt(float((errors**2).mean())) * float(stats.t.ppf((1 + level) / 2, free))
    return max(float(ordered[rank - 1]), spread)


def held(past: pd.DataFrame, *, level: float = 0.95) -> pd.Series:
    """Say of each past forecast whether the range told at its moment, from forecasts that had come true before, held it.

    Missing where fewer than four moments had come true by then.

    Parameters
    ----------
    past : moment, step, told, seen, scale. level : of the range.

    >>> past = pd.DataFrame({"moment": range(9), "step": 1, "told": 0.0, "seen": [1.0, -1.0] * 4 + [90.0], "scale": 1.0})
    >>> held(past).tolist()[3:]
    [None, True, True, True, True, False]
    """
    known_at = past["moment"] + past["step"]
    found: dict[object, bool | None] = {}
    for moment, mine in past.groupby("moment"):
        before = past[known_at <= moment]
        far = reach(before, level=level) if before["moment"].nunique() >= FEWEST_MOMENTS else float("nan")
        off = (mine["seen"] - mine["told"]).abs() / mine["scale"] / np.sqrt(mine["step"])
        found |= {at: None if math.isnan(far) else bool(error <= far) for at, error in off.items()}
    return pd.Series(found, dtype=object).reindex(past.index)


FEWEST_MOMENTS = 4
