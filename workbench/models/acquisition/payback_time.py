"""How long cohorts take to bring back what they cost, when some have not yet; and what the same triangle said before."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from statsmodels.duration.survfunc import SurvfuncRight

from workbench.models.intervals.estimate import Estimate, not_estimated

FEWEST = 5  # cohorts below which there is no median worth a range


def months_to_payback(cohorts: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Estimate after how many months half of the cohorts have paid back (Kaplan and Meier 1958); those that have not are censored.

    The interval inverts the pointwise interval of the curve (Brookmeyer and Crowley 1982, Biometrics 38:29; complementary log-log).

    Parameters
    ----------
    cohorts : customers, months, done; see `features.acquisition.paid_back.cohorts`.

    >>> cohorts = pd.DataFrame({"customers": 20, "months": [1, 2, 3, 4, 5, 6, 7, 8], "done": [True] * 6 + [False] * 2})
    >>> months_to_payback(cohorts).value
    4.0
    """
    seen = cohorts[cohorts["months"] > 0]
    n = int(seen["customers"].sum())
    if len(seen) < FEWEST:
        return not_estimated("too-few-cohorts", n=n, level=level, unit="count")
    curve = SurvfuncRight(seen["months"].to_numpy(dtype="float64"), seen["done"].to_numpy(dtype="int64"))
    half = np.flatnonzero(curve.surv_prob <= 0.5 + 1e-12)  # statsmodels' own quantile waits until it is below a half
    value = float(curve.surv_times[half[0]]) if len(half) else math.nan
    if not math.isfinite(value):
        return not_estimated("fewer-than-half-paid-back", n=n, level=level, unit="count")
    lo, hi = (float(end) for end in _ends(curve, level))
    if not (math.isfinite(lo) and math.isfinite(hi)):
        missing = float("nan")
        return Estimate(value, missing, missing, n, level, "Kaplan-Meier", "count", "range-not-reached")
    return Estimate(value, min(lo, value), max(hi, value), n, level, "Kaplan-Meier", "count")


def _ends(curve: SurvfuncRight, level: float) -> tuple[float, float]:
    """Ends of the range; where everybody paid back at once there is nothing to invert."""
    if len(curve.surv_times) == 1:
        return float(curve.surv_times[0]), float(curve.surv_times[0])
    with np.errstate(divide="ignore", invalid="ignore"):  # a curve that ends at 0 has no range there
        return curve.quantile_ci(0.5, alpha=1 - level, method="cloglog")


def restated(rows: pd.DataFrame, *, by: str = "quarter", back: int = 3) -> pd.DataFrame:
    """Return what the same triangle would have said so many months ago of where each cohort stands now, and where it stands.

    The forecast carries each cohort forward by how the older ones went on from the same age (chain ladder, Mack 1993, ASTIN
    Bulletin 23:213), from what had been seen by then.

    Parameters
    ----------
    rows : see `features.acquisition.paid_back.triangle`. back : months.

    Returns
    -------
    the column `by`, age, customers, told, seen; cohorts that no older one can carry forward have no row.

    >>> rows = pd.DataFrame({"quarter": ["a"] * 4 + ["b"] * 3, "age": [1, 2, 3, 4, 1, 2, 3], "customers": 10, "paid_back": [1.0, 2, 3, 4, 2, 4, 5]})
    >>> restated(rows, back=1)[["told", "seen"]].values.tolist()
    [[6.0, 5.0]]
    """
    last = rows.groupby(by)["age"].transform("max")
    then = rows[rows["age"] <= last - back]
    money = then.assign(brought=then["paid_back"] * then["customers"])
    grid = money.pivot_table(index=by, columns="age", values="brought")
    found = []
    for cohort, mine in rows.groupby(by):
        end = int(mine["age"].max())
        told = _carried(grid, cohort, end - back, end)
        if told is not None:
            n = int(mine["customers"].iloc[0])
            found.append([cohort, end, n, told / n, float(mine["paid_back"].iloc[-1])])
    return pd.DataFrame(found, columns=[by, "age", "customers", "told", "seen"])


def _carried(grid: pd.DataFrame, cohort: object, age: int, end: int) -> float | None:
    if cohort not in grid.index or age not in grid.columns:
        return None
    value = float(grid.loc[cohort, age])
    for step in range(age, end):
        older = grid[[step, step + 1]].dropna() if step + 1 in grid.columns else grid.iloc[:0]
        if older.empty or not older[step].sum() > 0:
            return None
        value *= float(older[step + 1].sum() / older[step].sum())
    return value


def restated_error(found: pd.DataFrame) -> Estimate:
    """Return by what share of what was seen the earlier forecasts were off on average; not known without any.

    >>> restated_error(pd.DataFrame({"told": [6.0], "seen": [5.0], "customers": [10]})).value
    0.2
    """
    known = found[found["seen"] > 0]
    if known.empty:
        return not_estimated("forecast-not-tested", unit="share")
    missing = float("nan")
    gap = float(((known["told"] - known["seen"]).abs() / known["seen"]).mean())
    return Estimate(gap, missing, missing, int(known["customers"].sum()), 0.95, "count", "share", "complete-count")
