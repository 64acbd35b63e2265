"""Forecasts of parts that add up to the forecast of their total, to the smallest unit."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from workbench.models.forecasts.forecaster import Forecaster


def adding_up(told: ArrayLike, off: ArrayLike, total: float, *, units: int = 100) -> np.ndarray:
    """Return parts nearest to those told, in units of their own errors, that add up to the total to the smallest unit.

    What is lacking is shared by the squares of how far each part's forecasts were off: the least squares solution under the
    condition (Hyndman et al. 2011, Comput. Stat. Data Anal. 55:2579, with the total given). Rests of rounding go to the
    parts with the largest ones.

    Parameters
    ----------
    told : what was told of each part alone. off : root mean square errors of their past forecasts. units : smallest units
        in one of the total's.

    >>> adding_up([60.0, 30.0], [1.0, 2.0], 100.0).tolist()
    [62.0, 38.0]
    """
    alone, weight = np.asarray(told, dtype="float64"), np.asarray(off, dtype="float64") ** 2
    weight = weight if weight.sum() > 0 else np.ones_like(alone)
    exact = (alone + weight / weight.sum() * (total - alone.sum())) * units
    whole = np.floor(exact)
    rest = int(round(total * units) - whole.sum())
    order = np.argsort(whole - exact, kind="stable")
    whole[order[:rest]] += 1
    return whole / units


def parts(forecasts: Mapping[str, Forecaster], total: Forecaster, *, units: int = 100) -> pd.DataFrame:
    """Return the next value of every part that can be forecast, alone and adding up, and of all others: part_name, told_alone,
    told_adding.

    Parameters
    ----------
    forecasts : by part. total : of the sum of all parts. units : smallest units of the currency in one.

    >>> parts({}, Forecaster().fit([1.0, 2.0])).empty
    True
    """
    columns = ["part_name", "told_alone", "told_adding"]
    able = {name: one for name, one in forecasts.items() if one.enough_}
    if not total.enough_ or not able:
        return pd.DataFrame(columns=columns)
    alone = [float(one.predict()["told"].iloc[0]) for one in able.values()]
    off = [float(np.sqrt(((one.past_["seen"] - one.past_["told"]) ** 2).mean())) for one in able.values()]
    whole = float(total.predict()["told"].iloc[0])
    told = adding_up(alone, off, whole, units=units)
    found = pd.DataFrame({"part_name": list(able), "told_alone": alone, "told_adding": told})
    return found.sort_values("told_adding", ascending=False, ignore_index=True)
