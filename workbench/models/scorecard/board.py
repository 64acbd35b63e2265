"""The scorecard itself: each measure's newest value beside its usual limits, its target and its owner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from workbench.models.intervals.estimate import Estimate, counted
from workbench.models.scorecard.usual import usual

UNITS = {"share": "share", "ratio": "share", "count": "count", "number": "number"}
COLUMNS = ["kpi", "newest", "usual_from", "usual_to", "kpi_reading", "changed_since", "kpi_target", "kpi_owner"]
Reading = Literal["usual", "above", "below", "unjudged"]


def judged(
    points: pd.DataFrame, kinds: Mapping[str, str], *, season: int = 1, shifts: Mapping[str, dt.date] | None = None
) -> pd.DataFrame:
    """Return the points of every measure with their usual limits: kpi, calendar_period, value, n, mean, lo, hi, signal.

    Parameters
    ----------
    points : kpi, calendar_period, value, n. kinds : of each measure: money, count, share, ratio, number. season : periods in
        a year. shifts : from which day a measure's limits start anew, because somebody has declared that it changed; "" for all.

    >>> points = pd.DataFrame({"kpi": "orders", "calendar_period": pd.period_range("2022-01", periods=25, freq="M"),
    ...     "value": [3.0, 5.0, 4.0, 4.0, 3.0] * 5, "n": 30})
    >>> judged(points, {"orders": "count"})["signal"].unique().tolist()
    ['']
    """
    parts = []
    for kpi, mine in points.groupby("kpi", sort=False):
        kind = kinds[str(kpi)]
        since = _since(mine["calendar_period"], str(kpi), shifts or {})
        sizes, growing = mine["n"] if kind == "share" else None, kind in ("money", "count")
        told = usual(mine["value"], sizes=sizes, season=season, begins=since, growing=growing)
        least = 0.0 if mine["value"].min() >= 0 else -np.inf
        most = 1.0 if kind == "share" else np.inf
        bounds = {"lo": told["lo"].clip(lower=least), "hi": told["hi"].clip(upper=most)}
        parts.append(mine.reset_index(drop=True).assign(mean=told["mean"], signal=told["signal"], **bounds))
    return pd.concat(parts, ignore_index=True) if parts else points.assign(mean=[], lo=[], hi=[], signal=[])


def overview(
    chart: pd.DataFrame,
    kinds: Mapping[str, str],
    *,
    currency: str,
    targets: Mapping[str, Mapping[str, Any]] | None = None,
) -> pd.DataFrame:
    """Return a row for each measure, those with a signal first: kpi, newest, usual_from, usual_to, kpi_reading, changed_since,
    kpi_target, kpi_owner.

    Parameters
    ----------
    chart : see `judged`. targets : value and owner by measure, where somebody has declared them.

    >>> chart = pd.DataFrame({"kpi": ["orders"], "calendar_period": pd.period_range("2024-01", periods=1, freq="M"), "value": [3.0],
    ...     "n": [30], "mean": [float("nan")], "lo": [float("nan")], "hi": [float("nan")], "signal": [""]})
    >>> overview(chart, {"orders": "count"}, currency="EUR")["kpi_reading"].tolist()
    ['unjudged']
    """
    rows = []
    for kpi, mine in chart.groupby("kpi", sort=False):
        last, wanted = mine.iloc[-1], (targets or {}).get(str(kpi), {})
        unit = UNITS.get(kinds[str(kpi)], currency)
        reading = _reading(last)
        rows.append({
            "kpi": str(kpi), "newest": _number(last["value"], last["n"], unit),
            **{f"usual_{name}": _number(last[side], last["n"], unit) for name, side in (("from", "lo"), ("to", "hi"))},
            "kpi_reading": reading, "changed_since": _begun(mine) if reading in ("above", "below") else "",
            "kpi_target": _number(float(wanted.get("value", np.nan)), last["n"], unit), "kpi_owner": wanted.get("owner", ""),
        })  # fmt: skip
    found = pd.DataFrame(rows, columns=COLUMNS)
    signal = found["kpi_reading"].isin(["above", "below"])
    return pd.concat([found[signal], found[~signal]], ignore_index=True)


def counts(board: pd.DataFrame, *, n: int) -> dict[str, Estimate]:
    """Return how many measures there are, are judged, and have a signal: kpis, judged, signals.

    >>> counts(pd.DataFrame({"kpi_reading": ["above", "unjudged"]}), n=90)["signals"].value
    1.0
    """
    reading = board["kpi_reading"]
    return {
        "kpis": counted(len(board), n=n),
        "judged": counted(int((reading != "unjudged").sum()), n=n),
        "signals": counted(int(reading.isin(["above", "below"]).sum()), n=n),
    }


def _since(periods: pd.Series, kpi: str, shifts: Mapping[str, dt.date]) -> int:
    days = [day for name, day in shifts.items() if name in (kpi, "")]
    if not days:
        return 0
    return int((pd.PeriodIndex(periods).end_time.normalize() < pd.Timestamp(max(days))).sum())


def _reading(last: pd.Series) -> Reading:
    if np.isnan(last["mean"]):
        return "unjudged"
    if not last["signal"]:
        return "usual"
    return "above" if last["value"] >= last["mean"] else "below"


def _begun(mine: pd.DataFrame) -> str:
    """The first day of the first of the points in a row that say that something has changed, on the side of the newest."""
    side = (mine["value"] >= mine["mean"]).to_numpy()
    quiet = np.flatnonzero((mine["signal"] == "").to_numpy() | (side != side[-1]))
    first = mine["calendar_period"].iloc[int(quiet[-1]) + 1 if len(quiet) else 0]
    return str(first.start_time.date())


def _number(value: float, n: float, unit: str) -> Estimate:
    missing = float("nan")
    return Estimate(float(value), missing, missing, int(n), 0.95, "count", unit, "complete-count")
