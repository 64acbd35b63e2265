"""How large groups of customers are and how much of the money they bring."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

from workbench import disclosure
from workbench.disclosure import about_few, show_through
from workbench.models.intervals.estimate import FEW, Estimate, not_estimated, too_few
from workbench.models.intervals.rates import wilson

ROLES: dict[str, disclosure.Role] = {
    "customers": "people", "customer_share": "rate", "lo": "rate", "hi": "rate",
    "money_share": "money_share", "money_lo": "money_share", "money_hi": "money_share",
    "net": "net", "gross": "gross", "largest": "largest", "second": "second",
}  # fmt: skip


def sizes_and_values(groups: pd.Series, money: pd.Series, *, order: Sequence[str], level: float = 0.95) -> pd.DataFrame:
    """Count each group's customers and money, with their shares of all.

    Parameters
    ----------
    groups : group of each customer; its name is that of the first column returned. money : what each brought, net.
    order : the groups in the order to show them; those without customers are left out.

    Returns
    -------
    The group, customers, customer_share, lo, hi (Wilson), money_share, money_lo, money_hi (linearised ratio of sums; missing below
    30 customers), and net, gross, largest and second: what a guard has to know of the money.
    """
    money = money.astype("float64")  # of nobody it has no numbers to tell its kind by
    rows, n, total = [], len(groups), float(money.sum())
    z = norm.ppf((1 + level) / 2)
    for name in order:
        inside = (groups == name).to_numpy()
        if not inside.any():
            continue
        lo, hi = proportion_confint(inside.sum(), n, alpha=1 - level, method="wilson")
        share = float(money[inside].sum()) / total if total > 0 else np.nan
        residual = money.to_numpy() * (inside - share)
        half = z * np.sqrt((residual**2).sum()) / total if total > 0 and n >= FEW else np.nan
        rows.append((name, int(inside.sum()), inside.sum() / n, lo, hi, share, share - half, share + half))
    by = str(groups.name or "group")
    found = pd.DataFrame(
        rows, columns=[by, "customers", "customer_share", "lo", "hi", "money_share", "money_lo", "money_hi"]
    )
    amounts = disclosure.tops(pd.DataFrame({by: groups.to_numpy(), "money": money.to_numpy()}), [by], "money")
    return found.join(amounts, on=by)


def medians(features: pd.DataFrame, groups: pd.Series, *, order: Sequence[str]) -> pd.DataFrame:
    """Return each group's customers and their median recency, orders and revenue per order.

    Parameters
    ----------
    features : recency_days, frequency, order_value. groups : as for `sizes_and_values`.

    Returns the group, customers, days_silent, median_orders, order_value.
    """
    by = features.rename(columns={"recency_days": "days_silent", "frequency": "median_orders"}).groupby(groups)
    found = by.median().reindex(order)
    found.insert(0, "customers", by.size())
    return found.rename_axis(groups.name or "group").reset_index()


def shown(found: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the table of `sizes_and_values` without what is about few, to be drawn; nothing where one group is everybody."""
    if len(found) < 2:
        return found.head(0)
    held = {name: role for name, role in ROLES.items() if name in found}
    return disclosure.without_hidden(found, disclosure.guard_table(found, held, minimum=minimum))


def customers_for_share(
    money: pd.Series, share: float, *, resamples: int = 200, level: float = 0.95, seed: int = 0, minimum: int = 10
) -> Estimate:
    """Estimate the share of customers who, taken from the most valuable down, make a share of all money.

    Customers of equal value are counted where the middle of them lies, as in `features.tiers`. The range is a bootstrap
    over customers that finds the cut anew in each resample. Not told where they, or the others, are fewer than `minimum`.

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
    if about_few(n, value * n, minimum=minimum):
        return too_few(level=level, unit="share")
    lo, hi = np.quantile(again, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value, float(min(lo, value)), float(max(hi, value)), n, level, "bootstrap over customers", "share")


def _reached(values: np.ndarray, many: np.ndarray, share: float) -> float:
    """How many customers, from the highest value down, lie before a share of all money."""
    brought = (values * many)[::-1]
    return float(many[::-1][np.cumsum(brought) - brought / 2 < share * brought.sum()].sum())


def group_share(money: pd.Series, inside: pd.Series, *, level: float = 0.95, minimum: int = 10) -> Estimate:
    """Estimate the share of all money that a group brings (linearised ratio of sums over customers).

    Not told where the group, or the others, are fewer than `minimum`, or one or two of them show through their money.
    """
    n, total = len(money), float(money.sum())
    if n < FEW or total <= 0:
        return not_estimated("fewer-than-30-or-no-money", n=n, level=level, unit="share")
    if about_few(n, int(inside.sum()), minimum=minimum) or (minimum and _show_through(money, inside)):
        return too_few(level=level, unit="share")
    share = float(money[inside].sum()) / total
    half = norm.ppf((1 + level) / 2) * float(np.sqrt(((money * (inside.astype(float) - share)) ** 2).sum())) / total
    return Estimate(share, share - half, share + half, n, level, "delta method over customers", "share")


def _show_through(money: pd.Series, inside: pd.Series) -> bool:
    """Whether one or two customers make up the money of a group, or of all others."""
    sides = pd.DataFrame({"inside": inside.to_numpy(dtype=bool), "money": money.to_numpy(dtype="float64")})
    return bool(show_through(sides, ["inside"], "money").any())


def top_share(money: pd.Series, number: int) -> Estimate:
    """Return the share of all money that so many of the largest customers bring: a complete count.

    Not told where one or two of them, or of the others, show through it.
    """
    missing, total = float("nan"), float(money.sum())
    if len(money) <= number or total <= 0:
        return not_estimated("too-few-to-name-the-largest", n=len(money), unit="share")
    if _show_through(money, pd.Series(money.rank(method="first", ascending=False) <= number)):
        return too_few(unit="share")
    return Estimate(
        float(money.nlargest(number).sum()) / total,
        missing,
        missing,
        len(money),
        0.95,
        "count",
        "share",
        "complete-count",
    )


def without_largest(money: pd.Series, number: int) -> pd.Series:
    """Leave out the `number` customers who bring most.

    >>> without_largest(pd.Series([5.0, 9.0, 1.0]), 1).tolist()
    [5.0, 1.0]
    """
    return money.drop(money.sort_values(kind="stable").index[-number:] if number else [])


def share_of(flags: pd.Series | np.ndarray, *, level: float = 0.95) -> Estimate:
    """Estimate the share of customers of whom something is true (1) rather than not (0); a missing flag counts nowhere.

    >>> share_of(pd.Series([1.0, 0.0, 1.0, float("nan")])).n
    3
    """
    known = pd.Series(flags).dropna()
    return wilson(int(known.sum()), len(known), level=level)


def dominated_by_one(money: pd.Series, *, at: float = 0.1) -> bool:
    """Say whether one customer alone brings more than a share of all money.

    >>> dominated_by_one(pd.Series([60.0, 20, 20])), dominated_by_one(pd.Series([1.0] * 50))
    (True, False)
    """
    return bool(money.sum() > 0 and money.max() > at * money.sum())


def dominance(
    money: pd.Series, share: float, *, minimum: int, level: float = 0.95
) -> dict[str, bool | float | Estimate]:
    """Say how much hangs on the few largest customers.

    Returns one (whether one alone brings more than a tenth), t (the share of the `minimum` largest), w (the share of the other
    customers who make `share` of the rest) and h (`share`).
    """
    others = customers_for_share(without_largest(money, minimum), share, minimum=minimum, level=level)
    return {"one": dominated_by_one(money), "t": top_share(money, minimum), "w": others, "h": share}


def leader(found: pd.DataFrame, *, minimum: int, level: float = 0.95) -> tuple[str, Estimate, Estimate]:
    """Return the first of several groups of `sizes_and_values` that may be shown, its share of customers and of money."""
    told = shown(found, minimum=minimum)
    told = told[told["money_share"].notna() & told["customer_share"].notna()]
    if len(told) == 0:
        unknown = not_estimated("no-group-large-enough-to-show", level=level, unit="share")
        return "", unknown, unknown
    top, n = told.iloc[0], int(found["customers"].sum())
    value, lo, hi = (float(top[name]) for name in ("customer_share", "lo", "hi"))
    share = Estimate(value, lo, hi, n, level, "Wilson", "share")
    value, lo, hi = (float(top[name]) for name in ("money_share", "money_lo", "money_hi"))
    brought = Estimate(value, lo, hi, n, level, "delta method over customers", "share")
    return str(top.iloc[0]), share, brought
