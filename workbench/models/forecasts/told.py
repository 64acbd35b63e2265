"""What a report tells of forecasts: the next value, how past ones fared, and whether repeating the last value is as good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from workbench.models.forecasts.forecaster import Forecaster
from workbench.models.forecasts.seasons import YEARS
from workbench.models.intervals.estimate import Estimate, not_estimated, passed

Verdict = Literal["nearer", "naive"]


def fitted(series: Mapping[str, pd.Series], *, steps: int, season: int, level: float = 0.95) -> dict[str, Forecaster]:
    """Return a forecast of every series by its name.

    >>> one = fitted({"orders": pd.Series(range(20))}, steps=2, season=52)["orders"]
    >>> one.enough_
    True
    """
    return {
        name: Forecaster(steps=steps, season=season, level=level).fit(values.to_numpy("float64"))
        for name, values in series.items()
    }


def next_value(forecast: Forecaster, *, unit: str = "number", step: int = 1) -> Estimate:
    """Return what is told of the value `step` ahead, with its range; n is the number of values learned from.

    >>> next_value(Forecaster().fit([1.0, 2.0])).no_interval
    'too-few-past-periods'
    """
    if not forecast.enough_:
        return not_estimated("too-few-past-periods", level=forecast.level, unit=unit)
    row = forecast.predict().iloc[step - 1]
    value, lo, hi = (float(row[name]) for name in ("told", "lo", "hi"))
    return Estimate(value, lo, hi, len(forecast.values_), forecast.level, "past forecasts, conformal", unit)


def scaled_error(forecast: Forecaster, *, naive: bool = False) -> Estimate:
    """Return the mean absolute scaled error of past forecasts, or of repeating the last value at the same moments.

    Past forecasts of overlapping stretches err together, so it has no range and says so.

    >>> scaled_error(Forecaster().fit([1.0, 2.0])).known
    False
    """
    if not forecast.enough_:
        return not_estimated("too-few-past-periods", level=forecast.level)
    error = float(forecast.errors_["naive" if naive else forecast.way_])
    return _unranged(error, len(forecast.past_), forecast.level)


def coverage(forecast: Forecaster) -> Estimate:
    """Return which share of past values lay in the range that would have been told; each learned from earlier ones only.

    >>> coverage(Forecaster().fit([1.0, 2.0])).known
    False
    """
    held = forecast.held().dropna()
    if held.empty:
        return not_estimated("too-few-past-periods", level=forecast.level)
    return _unranged(float(np.mean(held.astype(bool))), len(held), forecast.level, unit="share")


def verdict(forecast: Forecaster) -> Verdict:
    """Return "nearer" where the forecast's errors are below those of repeating by more than two standard errors, else "naive".

    Moments overlap: of them a third counts as independent, or a walk at random would often seem foretold.

    >>> verdict(Forecaster().fit([1.0, 2.0]))
    'naive'
    """
    if not forecast.enough_ or forecast.way_ == "naive":
        return "naive"
    ours, others = (past.groupby("moment")["error"].mean() for past in (forecast.past_, forecast.naive_))
    gain = others - ours
    error = float(gain.std(ddof=1)) / np.sqrt(max(len(gain) / 3, 1))
    return "nearer" if float(gain.mean()) > 2 * error else "naive"


def overview(forecasts: Mapping[str, Forecaster]) -> pd.DataFrame:
    """Return one row for each series: series_name, periods_seen, forecast_way, told_next, lo, hi, own_error, naive_error, held_share.

    >>> overview({"orders": Forecaster().fit([1.0, 2.0])})["forecast_way"].tolist()
    ['none']
    """
    rows = []
    for name, one in forecasts.items():
        told, own, other = next_value(one), scaled_error(one), scaled_error(one, naive=True)
        rows.append({
            "series_name": name, "periods_seen": len(one.values_), "forecast_way": one.way_ if one.enough_ else "none",
            "told_next": told.value, "lo": told.lo, "hi": told.hi, "own_error": own.value, "naive_error": other.value,
            "held_share": coverage(one).value,
        })  # fmt: skip
    return pd.DataFrame(rows)


def by_step(forecast: Forecaster) -> pd.DataFrame:
    """Return how past forecasts fared by how far ahead they were: steps_ahead, forecasts_made, own_error, naive_error, held_share.

    >>> by_step(Forecaster().fit([1.0, 2.0])).empty
    True
    """
    columns = ["steps_ahead", "forecasts_made", "own_error", "naive_error", "held_share"]
    if not forecast.enough_:
        return pd.DataFrame(columns=columns)
    own = forecast.past_.assign(held=forecast.held().astype("float64"))
    found = own.groupby("step").agg(
        forecasts_made=("error", "size"), own_error=("error", "mean"), held_share=("held", "mean")
    )
    found["naive_error"] = forecast.naive_.groupby("step")["error"].mean()
    return found.rename_axis("steps_ahead").reset_index()[columns]


def course(series: pd.Series, forecast: Forecaster, *, latest: int = 40) -> pd.DataFrame:
    """Return the latest values seen and those told: line ("seen", "told"), calendar_period, told_money, lo, hi.

    >>> seen = pd.Series([1.0, 2.0], pd.period_range("2024-01", periods=2, freq="M"))
    >>> course(seen, Forecaster().fit(seen.to_numpy()))["line"].tolist()
    ['seen', 'seen']
    """
    last = series.tail(latest)
    seen = pd.DataFrame({"line": "seen", "calendar_period": last.index, "told_money": last.to_numpy()})
    told = forecast.predict().rename(columns={"told": "told_money"})
    ahead = pd.PeriodIndex([series.index[-1] + int(k) for k in told["step"]], freq=last.index.freq) if len(told) else []
    told = told.assign(line="told", calendar_period=ahead)
    parts = [seen, told[["line", "calendar_period", "told_money", "lo", "hi"]]] if len(told) else [seen]
    return pd.concat(parts, ignore_index=True).reindex(columns=["line", "calendar_period", "told_money", "lo", "hi"])


def said(forecast: Forecaster) -> dict[str, Any]:
    """Return what sentences on a forecast say: v (the verdict), e and r (errors of ours and of repeating).

    >>> said(Forecaster().fit([1.0, 2.0]))["v"]
    'naive'
    """
    return {
        "v": verdict(forecast),
        "e": scaled_error(forecast),
        "r": scaled_error(forecast, naive=True),
    }


def held_enough(held: Estimate, *, level: float = 0.95) -> Literal["pass", "warn"]:
    """Return "warn" where ranges held clearly fewer past values than they should: more than two standard errors below.

    Of past values of one stretch a third counts as independent.

    >>> held_enough(Estimate(0.94, 0, 1, 90)), held_enough(Estimate(0.7, 0, 1, 90))
    ('pass', 'warn')
    """
    free = max(held.n / 3, 1)
    return passed(held.value >= level - 2 * float(np.sqrt(level * (1 - level) / free)))


def long_enough(periods: int, *, season: int) -> Literal["pass", "warn"]:
    """Return "warn" with fewer than three years, in which no season is looked for.

    >>> long_enough(36, season=12), long_enough(35, season=12)
    ('pass', 'warn')
    """
    return passed(periods >= YEARS * season)


def ahead(seen: Mapping[str, pd.Series], forecasts: Mapping[str, Forecaster]) -> pd.DataFrame:
    """Return every value told, by series and period: series, calendar_period, told, lo, hi.

    >>> ahead({"orders": pd.Series([1.0], pd.period_range("2024-01", periods=1, freq="M"))}, {"orders": Forecaster().fit([1.0])}).empty
    True
    """
    columns = ["series", "calendar_period", "told", "lo", "hi"]
    rows = []
    for name, one in forecasts.items():
        told = one.predict()
        periods = [str(seen[name].index[-1] + int(k)) for k in told["step"]]
        rows.append(told.assign(series=name, calendar_period=periods)[columns])
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=columns)


def _unranged(value: float, n: int, level: float, *, unit: str = "number") -> Estimate:
    missing = float("nan")
    return Estimate(value, missing, missing, n, level, "past forecasts", unit, "past-forecasts-overlap")
