"""What a report says of a scorecard: its signals, its main course, and what somebody has declared about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from workbench.models.intervals.estimate import passed

SIGNALS = ("above", "below")
NOTED = ["moment", "note_kpi", "note_words"]
MEASURED = [
    "moment",
    "note_kpi",
    "note_words",
    "kpi_owner",
    "points_before",
    "points_after",
    "step_change",
    "step_reading",
]
BEFORE, AFTER = 12, 6  # points that a step needs on each side


def signals(board: pd.DataFrame, name: Callable[[str, object], Any]) -> dict[str, Any]:
    """Return what a sentence says of the signals: v ("steady", "signal" or "unjudged"), n, k (judged), first, way, since.

    Parameters
    ----------
    board : see `board.overview`. name : what a coded value is called, such as `report.name`.

    >>> signals(pd.DataFrame({"kpi": ["orders"], "kpi_reading": ["usual"], "changed_since": [""]}), lambda column, code: code)["v"]
    'steady'
    """
    found = board[board["kpi_reading"].isin(SIGNALS)]
    judged = int((board["kpi_reading"] != "unjudged").sum())
    verdict = "unjudged" if not judged else "signal" if len(found) else "steady"
    first = found.iloc[0] if len(found) else None
    return {
        "v": verdict, "n": len(found), "k": judged,
        "first": name("kpi", first["kpi"]) if first is not None else "-",
        "way": str(first["kpi_reading"]) if first is not None else "usual",
        "since": dt.date.fromisoformat(first["changed_since"]) if first is not None else "-",
    }  # fmt: skip


def course(chart: pd.DataFrame, kpi: str, *, latest: int = 52) -> pd.DataFrame:
    """Return the latest points of one measure with their usual limits: calendar_period, kpi_money, lo, hi, kpi_reading.

    >>> chart = pd.DataFrame({"kpi": ["revenue"], "calendar_period": pd.period_range("2024-01", periods=1, freq="M"), "value": [3.0],
    ...     "mean": [3.0], "lo": [1.0], "hi": [5.0], "signal": [""]})
    >>> course(chart, "revenue")["kpi_reading"].tolist()
    ['usual']
    """
    mine = chart[chart["kpi"] == kpi].tail(latest).rename(columns={"value": "kpi_money"}).reset_index(drop=True)
    reading = np.where(mine["kpi_money"] >= mine["mean"], *SIGNALS)
    reading = np.where(mine["signal"] == "", "usual", reading)
    mine["kpi_reading"] = np.where(mine["mean"].isna(), "unjudged", reading)
    return mine[["calendar_period", "kpi_money", "lo", "hi", "kpi_reading"]]


def newest(board: pd.DataFrame, kpi: str) -> dict[str, Any]:
    """Return the newest value of one measure and how it reads: r, v; no value where there is no such measure.

    >>> newest(pd.DataFrame({"kpi": [], "newest": [], "kpi_reading": []}), "revenue")["v"]
    'unjudged'
    """
    mine = board[board["kpi"] == kpi]
    return {"r": mine["newest"].iloc[0], "v": mine["kpi_reading"].iloc[0]} if len(mine) else {"r": "-", "v": "unjudged"}


def columns(board: pd.DataFrame) -> str:
    """Return the columns of the scorecard to show: targets and owners only where somebody has declared any.

    >>> columns(pd.DataFrame({"kpi_owner": [""]}))
    'kpi newest usual_from usual_to kpi_reading changed_since'
    """
    declared = "kpi_owner" in board and board["kpi_owner"].map(lambda owner: owner != "").any()
    return "kpi newest usual_from usual_to kpi_reading changed_since" + (" kpi_target kpi_owner" if declared else "")


def judged_enough(board: pd.DataFrame) -> Literal["pass", "warn"]:
    """Return "warn" where no measure has enough points to be judged.

    >>> judged_enough(pd.DataFrame({"kpi_reading": ["unjudged"]}))
    'warn'
    """
    return passed(bool((board["kpi_reading"] != "unjudged").any()))


def there(board: pd.DataFrame) -> dict[str, str]:
    """Return for each measure that there is "yes", by its name with underscores: what definitions choose their words by.

    >>> there(pd.DataFrame({"kpi": ["order-value"]}))["order_value"]
    'yes'
    """
    return {name: "no" for name in EVERY} | {str(kpi).replace("-", "_"): "yes" for kpi in board["kpi"]}


def notes(declared: Sequence[Mapping[str, Any]], *, first: dt.date, last: dt.date) -> pd.DataFrame:
    """Return what was known of changes within the data: moment, note_kpi, note_words.

    >>> notes([], first=dt.date(2024, 1, 1), last=dt.date(2024, 1, 2)).empty
    True
    """
    rows = [(each["date"], each.get("kpi", "all"), each["words"]) for each in declared if first <= each["date"] <= last]
    return pd.DataFrame(rows, columns=NOTED)


def measures(declared: Sequence[Mapping[str, Any]], chart: pd.DataFrame) -> pd.DataFrame:
    """Return the measures that were taken, and whether the value moved by a step when they began (interrupted time series).

    Level and trend before and after are fitted together, with errors that hang together over time (Newey and West 1987,
    Econometrica 55:703). Other things may have changed on that day: a step shows no cause.

    >>> measures([], pd.DataFrame({"kpi": []})).empty
    True
    """
    rows = [
        (each["date"], each["kpi"], each["words"], each.get("owner", ""), *_step(chart[chart["kpi"] == each["kpi"]], each["date"]))
        for each in declared
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=MEASURED)


def _step(mine: pd.DataFrame, day: dt.date) -> tuple[int, int, str, str]:
    """Points before and after, the step relative to the mean before, and whether it is clear."""
    if mine.empty:
        return 0, 0, "", "too-short"
    after = (pd.PeriodIndex(mine["calendar_period"]).start_time >= pd.Timestamp(day)).astype("float64")
    counts = int((after == 0).sum()), int(after.sum())
    if counts[0] < BEFORE or counts[1] < AFTER:
        return *counts, "", "too-short"
    from statsmodels.regression.linear_model import OLS

    at = np.arange(len(mine), dtype="float64")
    design = np.column_stack([np.ones(len(mine)), at, after, after * (at - counts[0])])
    fitted = OLS(mine["value"].to_numpy("float64"), design).fit(cov_type="HAC", cov_kwds={"maxlags": 4})
    step, error = float(fitted.params[2]), float(fitted.bse[2])
    reading = "clear-up" if step - 2 * error > 0 else "clear-down" if step + 2 * error < 0 else "no-clear"
    return *counts, f"{step:.4g}", reading


def published(chart: pd.DataFrame) -> pd.DataFrame:
    """Return all points for a file: kpi, calendar_period, value, n, usual_lo, usual_hi, signal.

    >>> chart = pd.DataFrame({"kpi": ["orders"], "calendar_period": pd.period_range("2024-01", periods=1, freq="M"), "value": [30.0],
    ...     "n": [20.0], "mean": [3.0], "lo": [1.0], "hi": [5.0], "signal": [""]})
    >>> published(chart)["calendar_period"].tolist()
    ['2024-01']
    """
    named = chart.rename(columns={"lo": "usual_lo", "hi": "usual_hi"})
    columns = ["kpi", "calendar_period", "value", "n", "usual_lo", "usual_hi", "signal"]
    return named.assign(calendar_period=named["calendar_period"].astype(str))[columns]


EVERY = (
    "revenue", "orders", "active_customers", "order_value", "retention", "revenue_retention", "repeat_rate", "cac",
    "conversion", "referral", "contract_churn", "nps", "csat", "response_time",
)  # fmt: skip
