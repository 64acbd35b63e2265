"""What every way would have told at past moments, each learning only from what had happened by then."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.models.forecasts.measures import scale
from workbench.models.forecasts.methods import FEWEST, forecasts

COLUMNS = ["moment", "step", "way", "told", "seen", "scale", "level"]


def past_forecasts(values: np.ndarray, *, steps: int, season: int = 1, moments: int = 12) -> pd.DataFrame:
    """Return the forecasts made at the latest moments at which at least one value was still to come (rolling origin).

    Parameters
    ----------
    values : in order of time, none missing. steps : how far to tell, less where the series ends. season : periods in a
        year. moments : how many at most, one after each value; each leaves six values or more to learn from.

    Returns
    -------
    moment (how many values were known), step, way, told, seen, scale and level (of the values known then).

    >>> past = past_forecasts(np.array([10.0, 12, 11, 13, 12, 14, 13, 15]), steps=2)
    >>> past[past["way"] == "naive"][["moment", "step", "told", "seen"]].values.tolist()
    [[6.0, 1.0, 14.0, 13.0], [6.0, 2.0, 14.0, 15.0], [7.0, 1.0, 13.0, 15.0]]
    """
    values = np.asarray(values, dtype="float64")
    rows = []
    for known in range(max(FEWEST, len(values) - moments), len(values)):
        then, ahead = values[:known], values[known : known + steps]
        size, level = scale(then, season=season), float(np.abs(then[-max(season, 4) :]).mean())
        for way, told in forecasts(then, steps=len(ahead), season=season).items():
            rows += [
                (known, k + 1, way, float(told[k]), float(seen), size, level) for k, seen in enumerate(ahead)
            ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)
