"""How soon, when journeys can also end another way: cumulative incidence with competing exits."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from statsmodels.duration.survfunc import CumIncidenceRight

from workbench.disclosure.running import spaced
from workbench.models.intervals.estimate import Estimate, not_estimated


def cumulative_incidence(
    days: ArrayLike,
    status: ArrayLike,
    customers: ArrayLike | None = None,
    *,
    level: float = 0.95,
    longest: float = float("inf"),
    least: int = 30,
    minimum: int = 0,
) -> pd.DataFrame:
    """Estimate the share that has converted, and that was lost, by each day; open journeys count as long as they were followed.

    One minus Kaplan-Meier would count a lost journey as if it could still convert and promise too much. The interval is
    on the complementary log-log scale.

    Parameters
    ----------
    days : time until conversion, loss or the end of the data. status : 1 converted, 2 lost, 0 still open.
    customers : whose journeys they are; without them each is somebody else's.
    longest : the last day shown. least : the curve ends where fewer are still followed. minimum : days are left out until nobody or
        so many customers have converted, have otherwise left, and are no longer followed since the last one shown: no step of the
        curve, and of the numbers followed, is about a few.

    Returns day, followed, rate, lo, hi, lost_rate; one row per whole day, from 0.
    """
    days, status = np.asarray(days, dtype="float64"), np.asarray(status, dtype="int64")
    if not len(days) or not (status == 1).any():
        return pd.DataFrame(columns=["day", "followed", "rate", "lo", "hi", "lost_rate"], dtype="float64")
    grid = np.arange(0, np.floor(min(longest, days.max())) + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        fit = CumIncidenceRight(np.maximum(days, 1e-9), status)
    place = np.searchsorted(fit.times, grid, side="right") - 1
    errors = (
        pd.Series(fit.cinc_se[0]).where(np.isfinite(fit.cinc_se[0])).ffill().fillna(0.0)
    )  # where nobody is left: the one before
    rate, error = _at(fit.cinc[0], place), _at(errors, place)
    lost = _at(fit.cinc[1], place) if (status == 2).any() else np.zeros(len(grid))
    lo, hi = _bounds(rate, error, level)
    followed = len(days) - np.searchsorted(np.sort(days), grid, side="left")
    frame = pd.DataFrame({"day": grid, "followed": followed, "rate": rate, "lo": lo, "hi": hi, "lost_rate": lost})
    frame = frame[frame["followed"] >= least]
    people = pd.factorize(np.arange(len(days)) if customers is None else np.asarray(customers))[0]
    won, over = status == 1, np.floor(days) + 1  # followed on a day are those whose time is at least as long
    parts = [(np.ceil(days[won]), people[won]), (over[~won], people[~won]), (over, people)]
    return frame[spaced(frame["day"].to_numpy(), parts, minimum=minimum)].reset_index(drop=True)


def course_within(
    durations: pd.DataFrame, *, within_days: float, level: float = 0.95, minimum: int = 0
) -> pd.DataFrame:
    """Estimate the share that has converted by each day of a window, of journeys followed for all of it.

    They are the journeys of the conversion rate, in which the curve ends: one quantity has one number.

    Parameters
    ----------
    durations : customer_id, days, status, observed (days from the start to the end of the data).
    level, minimum : as for `cumulative_incidence`.

    Returns day, journeys_followed, rate, lo, hi.
    """
    durations = durations[durations["observed"] >= within_days]
    given = (durations[name] for name in ("days", "status", "customer_id"))
    found = cumulative_incidence(*given, level=level, longest=within_days, minimum=minimum)
    return found.drop(columns="lost_rate").rename(columns={"followed": "journeys_followed"})


def _at(values, place: np.ndarray) -> np.ndarray:
    """A step function at places of its own times; 0 before the first one."""
    return np.where(place >= 0, np.asarray(values)[np.maximum(place, 0)], 0.0)


def _bounds(rate: np.ndarray, error: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    inside = (rate > 0) & (rate < 1)
    safe = np.where(inside, rate, 0.5)
    slope = np.abs(safe * np.log(safe))  # of log(-log) by the rate, inverted
    power = np.exp(norm.ppf((1 + level) / 2) * error / np.where(inside, slope, 1))
    lower, upper = safe**power, safe ** (1 / power)
    return np.where(inside, lower, rate), np.where(inside, upper, rate)


def median_within(
    durations: pd.DataFrame, *, within_days: float, level: float = 0.95, minimum: int = 2, random_state: int = 0
) -> Estimate:
    """Estimate the median time to conversion of journeys followed for the whole window that converted in it.

    Parameters
    ----------
    durations : customer_id, days, status, observed (days from the start to the end of the data).
    """
    won = durations[
        (durations["status"] == 1) & (durations["days"] <= within_days) & (durations["observed"] >= within_days)
    ]
    return median_days(won["customer_id"], won["days"], level=level, minimum=minimum, random_state=random_state)


def median_days(
    customers: ArrayLike,
    days: ArrayLike,
    *,
    level: float = 0.95,
    minimum: int = 2,
    replicates: int = 400,
    random_state: int = 0,
) -> Estimate:
    """Estimate the median time of journeys that converted, with a percentile interval from a bootstrap over customers.

    Parameters
    ----------
    customers, days : one per converted journey; journeys of one customer are drawn together.
    minimum : fewest customers of whom the median is told.
    """
    days = np.asarray(days, dtype="float64")
    codes, names = pd.factorize(np.asarray(customers), sort=True)
    if len(names) < max(minimum, 2):
        return not_estimated("too-few-converted", level=level, unit="days")
    order = np.argsort(days, kind="stable")
    rng = np.random.default_rng(random_state)
    weights = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=replicates)[:, codes[order]]
    reached = np.cumsum(weights, axis=1)
    drawn = days[order][(reached * 2 >= reached[:, -1:]).argmax(axis=1)]
    value = float(np.median(days))
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(
        value, float(min(lo, value)), float(max(hi, value)), len(days), level, "bootstrap over customers", "days"
    )
