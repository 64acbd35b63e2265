"""How large groups of customers are and how much of the money they bring."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

from workbench.models.intervals.estimate import FEW, Estimate, not_estimated

DOMINANT = 0.9  # of a group's money in two hands: the (2, 90%) rule of statistical offices


def sizes_and_values(groups: pd.Series, money: pd.Series, *, order: Sequence[str], minimum: int = 10, level: float = 0.95) -> pd.DataFrame:
    """Count each group's customers and money, with their shares of all.

    Parameters
    ----------
    groups : group of each customer. money : what each brought, net.
    order : the groups in the order to show them; those without customers are left out.
    minimum : groups of fewer customers are marked; so is the money of a group of whom two bring 90% of it, and that of
        one more group, so that it cannot be worked out.

    Returns
    -------
    group, customers, share, lo, hi (Wilson), money, money_share, money_lo, money_hi (linearised ratio of sums; missing
    below 30 customers), mark and money_mark ("c" where it must not be shown, "u" below 30 customers).
    """
    rows, n, total = [], len(groups), float(money.sum())
    z = norm.ppf((1 + level) / 2)
    for name in order:
        inside = (groups == name).to_numpy()
        if not inside.any():
            continue
        lo, hi = proportion_confint(inside.sum(), n, alpha=1 - level, method="wilson")
        mine = float(money[inside].sum())
        share = mine / total if total > 0 else np.nan
        residual = money.to_numpy() * (inside - share)
        half = z * np.sqrt((residual**2).sum()) / total if total > 0 and n >= FEW else np.nan
        rows.append((name, int(inside.sum()), inside.sum() / n, lo, hi, mine, share, share - half, share + half, _dominated(money[inside])))
    columns = ["group", "customers", "share", "lo", "hi", "money", "money_share", "money_lo", "money_hi", "dominated"]
    found = pd.DataFrame(rows, columns=columns)
    return found.drop(columns="dominated").assign(**_marks(found, minimum))


def _dominated(money: pd.Series) -> bool:
    return bool(money.sum() > 0 and money.nlargest(2).sum() > DOMINANT * money.sum())


def _marks(found: pd.DataFrame, minimum: int) -> dict[str, pd.Series]:
    """Hide what is about few, and one more where a single one could be worked out from the total."""
    few = found["customers"] < minimum
    secret = few | found["dominated"]
    marks = {}
    for name, hidden in (("mark", few), ("money_mark", secret)):
        hidden = hidden.copy()
        while hidden.any() and not hidden.all() and (hidden.sum() < 2 or found.loc[hidden, "customers"].sum() < 2 * minimum):
            hidden[found.loc[~hidden, "customers"].idxmin()] = True
        marks[name] = pd.Series(np.select([hidden, found["customers"] < FEW], ["c", "u"], ""), found.index)
    return marks


def customers_for_share(money: pd.Series, share: float, *, resamples: int = 200, level: float = 0.95, seed: int = 0) -> Estimate:
    """Estimate the share of customers who, taken from the most valuable down, make a share of all money.

    Customers of equal value are counted where the middle of them lies, as in `features.tiers`. The range is a bootstrap
    over customers that finds the cut anew in each resample.

    >>> customers_for_share(pd.Series([50.0, 30, 10, 5, 5] * 20), 0.5, resamples=50).value
    0.2
    """
    values, many = np.unique(money[money > 0].to_numpy(dtype="float64"), return_counts=True)
    n, rest = len(money), len(money) - int(many.sum())
    if many.sum() < FEW:
        return not_estimated("fewer-than-30-brought-money", n=n, level=level, unit="share")
    rng, again = np.random.default_rng(seed), []
    for _ in range(resamples):
        drawn = rng.poisson(many)
        again.append(_reached(values, drawn, share) / (drawn.sum() + rng.poisson(rest)))
    value = _reached(values, many, share) / n
    lo, hi = np.quantile(again, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value, float(min(lo, value)), float(max(hi, value)), n, level, "bootstrap over customers", "share")


def _reached(values: np.ndarray, many: np.ndarray, share: float) -> float:
    """How many customers, from the highest value down, lie before a share of all money."""
    brought = (values * many)[::-1]
    return float(many[::-1][np.cumsum(brought) - brought / 2 < share * brought.sum()].sum())


def group_share(money: pd.Series, inside: pd.Series, *, level: float = 0.95) -> Estimate:
    """Estimate the share of all money that a group brings (linearised ratio of sums over customers)."""
    n, total = len(money), float(money.sum())
    if n < FEW or total <= 0:
        return not_estimated("fewer-than-30-or-no-money", n=n, level=level, unit="share")
    share = float(money[inside].sum()) / total
    half = norm.ppf((1 + level) / 2) * float(np.sqrt(((money * (inside.astype(float) - share)) ** 2).sum())) / total
    return Estimate(share, share - half, share + half, n, level, "delta method over customers", "share")


def top_share(money: pd.Series, number: int) -> Estimate:
    """Return the share of all money that so many of the largest customers bring: a complete count."""
    missing, total = float("nan"), float(money.sum())
    if len(money) <= number or total <= 0:
        return not_estimated("too-few-to-name-the-largest", n=len(money), unit="share")
    return Estimate(float(money.nlargest(number).sum()) / total, missing, missing, len(money), 0.95, "count", "share", "complete-count")


def without_largest(money: pd.Series, number: int) -> pd.Series:
    """Leave out the `number` customers who bring most.

    >>> without_largest(pd.Series([5.0, 9.0, 1.0]), 1).tolist()
    [5.0, 1.0]
    """
    return money.drop(money.sort_values(kind="stable").index[-number:] if number else [])


def dominated_by_one(money: pd.Series, *, at: float = 0.1) -> bool:
    """Say whether one customer alone brings more than a share of all money.

    >>> dominated_by_one(pd.Series([60.0, 20, 20])), dominated_by_one(pd.Series([1.0] * 50))
    (True, False)
    """
    return bool(money.sum() > 0 and money.max() > at * money.sum())


def leader(found: pd.DataFrame, *, level: float = 0.95) -> tuple[str, Estimate, Estimate]:
    """Return the first group of `sizes_and_values` that may be shown, its share of customers and its share of money."""
    shown = found[(found["money_mark"] != "c") & found["money_share"].notna()]
    if len(shown) == 0:
        unknown = not_estimated("no-group-large-enough-to-show", level=level, unit="share")
        return "", unknown, unknown
    top, n = shown.iloc[0], int(found["customers"].sum())
    share = Estimate(*(float(top[c]) for c in ("share", "lo", "hi")), n, level, "Wilson", "share")
    brought = Estimate(*(float(top[c]) for c in ("money_share", "money_lo", "money_hi")), n, level, "delta method over customers", "share")
    return str(top["group"]), share, brought
