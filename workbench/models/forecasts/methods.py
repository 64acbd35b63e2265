"""Ways to carry a series on: repeat it, smooth it, or take the middle of several ways."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping

import numpy as np

from workbench.models.forecasts.seasons import season_of

FEWEST = 6  # values that a way needs
Way = Callable[[np.ndarray, int], np.ndarray]


def naive(values: np.ndarray, *, steps: int, season: int = 1) -> np.ndarray:
    """Repeat the last value; where the series has a season, what was a year before.

    >>> naive(np.array([3.0, 5.0, 4.0]), steps=2).tolist()
    [4.0, 4.0]
    """
    if season_of(values, season) is None:
        return np.repeat(values[-1], steps)
    return values[-season:][np.arange(steps) % season]


def forecasts(values: np.ndarray, *, steps: int, season: int = 1) -> dict[str, np.ndarray]:
    """Return the next `steps` values by every way: naive, theta, damped, combined.

    The ways other than naive take the season out first and put it back. Theta is simple smoothing with half the trend
    (Assimakopoulos and Nikolopoulos 2000, Int. J. Forecast. 16:521), damped exponential smoothing with a trend that fades
    (Gardner and McKenzie 1985, Management Science 31:1237). Combined is the median of both, of both on logarithms where all
    values are above 0, and of smoothing without a trend (Petropoulos and Svetunkov 2020, Int. J. Forecast. 36:110).
    What cannot be below 0 in the past is not told below 0.

    Parameters
    ----------
    values : in order of time, none missing, six or more. steps : how many to tell. season : periods in a year.

    >>> told = forecasts(np.array([10.0, 12, 11, 13, 12, 14, 13, 15]), steps=2)
    >>> sorted(told), told["naive"].tolist()
    (['combined', 'damped', 'naive', 'theta'], [15.0, 15.0])
    """
    values = np.asarray(values, dtype="float64")
    found = season_of(values, season)
    plain = values if found is None else found.without(values)
    told = _smoothed(plain, steps)
    told["combined"] = np.median(list(told.values()), axis=0)
    kept = {name: told[name] for name in ("theta", "damped", "combined")}
    if found is not None:
        kept = {name: found.put_back(line, first=len(values)) for name, line in kept.items()}
    least = 0.0 if values.min() >= 0 else -np.inf
    return {"naive": naive(values, steps=steps, season=season)} | {
        name: np.maximum(line, least) for name, line in kept.items()
    }


def _smoothed(plain: np.ndarray, steps: int) -> dict[str, np.ndarray]:
    """Every smoothing of a series without season; one that is the same throughout is carried on as it is."""
    if np.ptp(plain) == 0:
        return {name: np.repeat(plain[-1], steps) for name in ("theta", "damped", "level")}
    ways: Mapping[str, Way] = {"theta": _theta, "damped": _damped, "level": _level}
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # a smoothing that does not converge is one of several, and past forecasts judge it
        told = {name: way(plain, steps) for name, way in ways.items()}
        if plain.min() > 0:
            logs = np.log(plain)
            told |= {f"{name} of logarithms": np.exp(ways[name](logs, steps)) for name in ("theta", "damped")}
    return told


def _theta(values: np.ndarray, steps: int) -> np.ndarray:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    return np.asarray(ThetaModel(values, period=1, deseasonalize=False, use_test=False).fit().forecast(steps))


def _damped(values: np.ndarray, steps: int) -> np.ndarray:
    from statsmodels.tsa.holtwinters import ExponentialSmoothing

    model = ExponentialSmoothing(values, trend="add", damped_trend=True, initialization_method="estimated")
    return np.asarray(model.fit().forecast(steps))


def _level(values: np.ndarray, steps: int) -> np.ndarray:
    from statsmodels.tsa.holtwinters import SimpleExpSmoothing

    return np.asarray(SimpleExpSmoothing(values, initialization_method="estimated").fit().forecast(steps))
