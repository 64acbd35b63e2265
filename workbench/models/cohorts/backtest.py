"""Rolling-origin backtest of a survival projection: what it would have said then, and what happened since."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.cohorts.shifted_beta_geo import ShiftedBetaGeoModel, survival
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson


def rolling_backtest(
    survivors: pd.DataFrame, *, ahead: int = 3, silence: int = 1, level: float = 0.95, minimum_at_risk: int = 30
) -> pd.DataFrame:
    """Refit at every past origin on what was known then and compare the survivors forecast with those seen since.

    At an origin every cohort is cut back to the ages known at that time; the model is refitted and each cohort's last
    known count is carried forward. The prediction range adds the uncertainty of the parameters (likelihood ratio) to
    the chance of each customer staying or leaving (binomial).

    Parameters
    ----------
    survivors : triangle, rows cohorts (consecutive or not, pandas periods), columns ages 0, 1, ...; missing = unknown.
    ahead : periods from the last known survivors to the outcome.
    silence : whole periods it takes to know that a customer has lapsed: a forecast could be made only once the last
        `silence` - 1 of them had passed.
    minimum_at_risk : origins with fewer customers to follow are left out.

    Returns
    -------
    origin (the calendar period after which the forecast could be made), customers, predicted, lo, hi, actual, inside.
    """
    counts = survivors.to_numpy(dtype="float64")
    cohorts = pd.PeriodIndex(survivors.index)
    offset = np.array([(cohort - cohorts.min()).n for cohort in cohorts])
    known_until = offset[:, None] + np.arange(counts.shape[1])
    newest = np.max(known_until, where=~np.isnan(counts), initial=0)
    rows = [
        {"origin": cohorts.min() + int(origin) + silence - 1, **row}
        for origin in range(2, int(newest) - ahead + 1)
        if (row := _forecast(counts, known_until, origin, ahead=ahead, level=level, minimum=minimum_at_risk))
    ]
    return pd.DataFrame(rows, columns=["origin", "customers", "predicted", "lo", "hi", "actual", "inside"])


def backtest_coverage(backtest: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Estimate how often the prediction range held what happened (the origins overlap: read it as a description)."""
    if backtest.empty:
        return not_estimated("no-origin-with-enough-customers", level=level, unit="share")
    return wilson(int(backtest["inside"].sum()), len(backtest), level=level)


def publishable(backtest: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Keep the forecasts whose outcome is about at least `minimum` customers on either side."""
    left = backtest["customers"] - backtest["actual"]
    return backtest[(backtest["actual"] >= minimum) & (left >= minimum)]


def backtest_verdict(backtest: pd.DataFrame, *, origins: int = 4) -> Literal["pass", "warn"]:
    """Return "pass" when at least `origins` past forecasts were checked and at least four in five held."""
    return "pass" if len(backtest) >= origins and backtest["inside"].mean() >= 0.8 else "warn"


def _forecast(counts, known_until, origin, *, ahead, level, minimum) -> dict | None:
    """Forecast one origin; None where the model cannot be fitted or too few customers can be followed."""
    then = np.where(known_until <= origin, counts, np.nan)
    age = (~np.isnan(then)).sum(axis=1) - 1
    row = np.flatnonzero((age >= 0) & (age + ahead < counts.shape[1]))
    row = row[~np.isnan(counts[row, age[row] + ahead]) & (counts[row, age[row]] > 0)]
    start, actual = counts[row, age[row]], counts[row, age[row] + ahead].sum()
    if start.sum() < minimum:
        return None
    try:
        model = ShiftedBetaGeoModel().fit(then)
    except ValueError:
        return None

    def staying(alpha, beta):
        return survival(alpha, beta, age[row] + ahead) / survival(alpha, beta, age[row])

    chance = staying(*model.params_)
    lo, hi = model.interval(lambda alpha, beta: staying(alpha, beta) @ start[:, None], level=level)
    z = norm.ppf((1 + level) / 2)
    noise = z * np.sqrt((start * chance * (1 - chance)).sum())
    predicted = float(chance @ start)
    low = predicted - np.hypot(predicted - float(lo[0]), noise)
    high = predicted + np.hypot(float(hi[0]) - predicted, noise)
    return {
        "customers": int(start.sum()), "predicted": predicted, "lo": max(low, 0.0),
        "hi": min(high, float(start.sum())), "actual": int(actual), "inside": bool(low <= actual <= high),
    }  # fmt: skip
