"""Cost of a customer, money against cost, and how customers and cost move together."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm

from workbench.models.intervals import power
from workbench.models.intervals.estimate import Estimate, not_estimated, too_few

LEAST_SPREAD = 0.15  # standard deviation of the log of a month's cost below which nothing is told of a slope
FEWEST = 8  # months


def cost_per_customer(channels: pd.DataFrame, *, unit: str, paid: bool = False, minimum: int = 0) -> Estimate:
    """Return cost divided by new customers: of all (blended), or of those who came through channels with cost (paid).

    Parameters
    ----------
    channels : acquired, cost. unit : the currency.

    >>> channels = pd.DataFrame({"acquired": [30, 20], "cost": [300.0, 0.0]})
    >>> cost_per_customer(channels, unit="EUR").value, cost_per_customer(channels, unit="EUR", paid=True).value
    (6.0, 10.0)
    """
    counted = channels[channels["cost"] > 0] if paid else channels
    return _ratio(float(channels["cost"].sum()), int(counted["acquired"].sum()), unit=unit, minimum=minimum)


def money_per_cost(money: float, cost: float, *, n: int, minimum: int = 0) -> Estimate:
    """Return money for a unit of cost, of n customers.

    >>> money_per_cost(300.0, 100.0, n=40).value
    3.0
    """
    if n < minimum:
        return too_few()
    if not cost > 0:
        return not_estimated("no-cost-matched-with-customers", n=n)
    missing = float("nan")
    return Estimate(money / cost, missing, missing, n, 0.95, "count", "number", "complete-count")


def slopes(months: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Return by how much customers differ between months whose cost differs by one per cent, in per cent: channel, months, slope, lo, hi.

    A least-squares line through the logs of both (customers and a half), with errors that hold when the spread differs (HC3).
    Months were not drawn at random, so the slope is not what more cost would bring. Channels with fewer than 8 months, or whose
    cost hardly varies, have no row.

    Parameters
    ----------
    months : channel, acquired, cost; one row a month.
    """
    rows = []
    for channel, mine in months[months["cost"] > 0].groupby("channel"):
        x, y = np.log(mine["cost"].to_numpy()), np.log(mine["acquired"].to_numpy() + 0.5)
        if len(mine) < FEWEST or x.std() < LEAST_SPREAD or y.std() == 0:
            continue
        fit = sm.OLS(y, sm.add_constant(x)).fit(cov_type="HC3")
        lo, hi = fit.conf_int(alpha=1 - level)[1]
        rows.append([channel, len(mine), int(mine["acquired"].sum()), float(fit.params[1]), float(lo), float(hi)])
    return pd.DataFrame(rows, columns=["channel", "months_seen", "acquired", "slope", "lo", "hi"])


def trial_of_regions(months: pd.DataFrame, *, as_of: dt.date, level: float = 0.95, minimum: int = 10) -> dict[str, Any]:
    """Return how long half of all regions would have to do without the dearest paid channel to show whether it brings anybody.

    Parameters
    ----------
    months : channel, month, acquired, cost, as from `features.acquisition.costs.monthly`; the last six complete ones are read.

    Returns
    -------
    For the words of the decision: long ("no": within a year, "yes", or "unknown"), s (share of all new customers that the channel
    brings) and n (months); all and n_all: the same of all paid channels together.

    >>> at = {"month": pd.PeriodIndex(["2024-01"] * 3, freq="M"), "channel": ["tv", "web", "own"]}
    >>> months = pd.DataFrame({**at, "acquired": [100, 300, 600], "cost": [500.0, 600.0, 0.0]})
    >>> told = trial_of_regions(months, as_of=dt.date(2024, 1, 31))
    >>> told["long"], told["s"], told["n"], told["all"], told["n_all"]
    ('no', 0.1, 3, 0.4, 1)
    """
    whole = months[pd.PeriodIndex(months["month"], freq="M").end_time.date <= as_of]
    latest = whole[whole["month"] > whole["month"].max() - 6] if len(whole) else whole
    each = latest.groupby("channel")[["acquired", "cost"]].sum()
    paid = each[(each["cost"] > 0) & (each["acquired"] >= minimum)]
    everybody, in_months = each["acquired"].sum(), latest["month"].nunique()
    if paid.empty:
        return {"long": "unknown", "s": math.nan, "n": 0, "all": math.nan, "n_all": 0}
    dearest = paid.loc[(paid["cost"] / paid["acquired"]).idxmax(), "acquired"] / everybody
    every = paid["acquired"].sum() / everybody
    n, n_all = (power.periods_without(float(s), everybody / in_months, level=level) for s in (dearest, every))
    return {"long": "yes" if n > 12 else "no", "s": float(dearest), "n": n, "all": float(every), "n_all": n_all}


def _ratio(cost: float, n: int, *, unit: str, minimum: int) -> Estimate:
    if n < max(minimum, 1):
        return too_few(unit=unit) if n else not_estimated("nobody-to-count", unit=unit)
    if not cost > 0:
        return not_estimated("no-cost-matched-with-customers", n=n, unit=unit)
    missing = float("nan")
    return Estimate(cost / n, missing, missing, n, 0.95, "count", unit, "complete-count")
