"""What a change of revenue is made of: customers, orders, basket, price and mix, to the cent and in no order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import factorial
from typing import Any

import numpy as np
import pandas as pd

from workbench.models.intervals.estimate import Estimate, not_estimated, too_few

FACTORS = ("customers", "orders", "basket", "price", "mix")


def contributions(before: pd.DataFrame, now: pd.DataFrame, *, units: int = 100) -> pd.DataFrame:
    """Split a change of revenue exactly into the five factors it is a product of.

    Revenue is customers x orders for each x items in an order x the mean price of an item, which is the sum over products
    of their share of the items times their price. Each factor gets its mean contribution over all orders in which the
    factors can change (Shapley 1953), so none comes first; rounded so that they add up to the smallest unit.

    Parameters
    ----------
    before, now : one row a product: product, customers and orders (of the whole period, the same in every row), items,
        revenue. units : smallest units of the currency in one.

    Returns
    -------
    factor, before, now (customers; orders for each; items in an order; price of an item, at the mix of before and of now;
    missing for the mix), contribution. Empty where one of the periods has no customers, orders or items.

    >>> before = pd.DataFrame({"product": ["tea"], "customers": [10], "orders": [20], "items": [40.0], "revenue": [400.0]})
    >>> now = before.assign(customers=[11], orders=[22], items=[44.0], revenue=[440.0])
    >>> contributions(before, now)[["factor", "contribution"]].head(2).values.tolist()
    [['customers', 40.0], ['orders', 0.0]]
    """
    columns = ["factor", "before", "now", "contribution"]
    pair = [_parts(before, now), _parts(now, before)]
    if any(part is None for part in pair):
        return pd.DataFrame(columns=columns)
    old, new = (part for part in pair if part is not None)
    exact = np.array([_mean_share(k, old, new) for k in range(len(FACTORS))])
    cents = round(float(now["revenue"].sum()) * units) - round(float(before["revenue"].sum()) * units)
    shown = [[float(side[k]) for k in range(3)] + [float(side[3] @ side[4])] + [np.nan] for side in (old, new)]
    return pd.DataFrame(
        {"factor": FACTORS, "before": shown[0], "now": shown[1], "contribution": _whole(exact * units, cents) / units}
    )


def _parts(one: pd.DataFrame, other: pd.DataFrame) -> list | None:
    """Customers, orders for each, items in an order, and by product its price and its share of the items.

    A product that is missing in one period takes the price of the other: that it came or went is mix.
    """
    items, revenue = (
        frame.groupby("product")[name].sum() for frame, name in ((one, "items"), (one, "revenue"))
    )  # fmt: skip
    both = sorted(set(one["product"]) | set(other["product"]))
    items, revenue = items.reindex(both, fill_value=0.0), revenue.reindex(both, fill_value=0.0)
    customers, orders = (float(one[name].max()) if len(one) else 0.0 for name in ("customers", "orders"))
    if not (customers > 0 and orders > 0 and items.sum() > 0 and (items >= 0).all()):
        return None
    elsewhere = other.groupby("product")[["items", "revenue"]].sum().reindex(both, fill_value=0.0)
    theirs = elsewhere["revenue"] / elsewhere["items"].where(elsewhere["items"] > 0)
    price = (revenue / items.where(items > 0)).fillna(theirs).fillna(0.0)
    loose = revenue.where(
        items == 0, 0.0
    ).sum()  # money without items, such as a return of another period's: spread over all
    price = price + loose / items.sum()
    return [customers, orders / customers, items.sum() / orders, price.to_numpy(), (items / items.sum()).to_numpy()]


def _mean_share(which: int, old: Sequence, new: Sequence) -> float:
    """The Shapley value of one factor: what changing it adds, over all sets of factors changed before."""
    others, total = [k for k in range(len(old)) if k != which], 0.0
    for size in range(len(others) + 1):
        weight = factorial(size) * factorial(len(others) - size) / factorial(len(old))
        for changed in combinations(others, size):
            total += weight * (_product({*changed, which}, old, new) - _product(set(changed), old, new))
    return total


def _product(changed: set[int], old: Sequence, new: Sequence) -> float:
    customers, orders, basket, price, mix = ((new if k in changed else old)[k] for k in range(len(old)))
    return float(customers * orders * basket * (np.asarray(price) @ np.asarray(mix)))


def _whole(exact: np.ndarray, total: int) -> np.ndarray:
    """Round to whole units that add up to the total; the largest rests are rounded up."""
    whole = np.floor(exact)
    rest = round(total - whole.sum())
    order = np.argsort(whole - exact, kind="stable")
    steps = np.zeros(len(exact))
    for k in range(abs(rest)):
        steps[order[k % len(exact)] if rest > 0 else order[-1 - k % len(exact)]] += np.sign(rest)
    return whole + steps


def shown(before: pd.DataFrame, now: pd.DataFrame, *, safe: bool = True, units: int = 100) -> pd.DataFrame:
    """Return the split as a report shows it: revenue_factor, factor_before, factor_now, contribution_money; empty where not safe.

    >>> shown(pd.DataFrame(), pd.DataFrame(), safe=False).empty
    True
    """
    names = {"factor": "revenue_factor", "before": "factor_before", "now": "factor_now"}
    split = contributions(before, now, units=units) if safe else pd.DataFrame(columns=[*names, "contribution"])
    found = split.rename(columns=names | {"contribution": "contribution_money"})
    for side in ("factor_before", "factor_now"):  # customers are counted, the others measured
        found[side] = pd.Series(
            [int(x) if name == "customers" else x for name, x in zip(found["revenue_factor"], found[side], strict=True)],
            found.index, dtype=object,
        )  # fmt: skip
    return found


def change(split: pd.DataFrame, *, n: int, unit: str, safe: bool = True) -> Estimate:
    """Return the whole change, a complete count; n is the number of customers of the report.

    >>> change(pd.DataFrame({"contribution_money": [3.0, -1.0]}), n=90, unit="EUR").value
    2.0
    """
    if not safe:
        return too_few(unit=unit)
    if split.empty:
        return not_estimated("nothing-to-compare", unit=unit)
    missing = float("nan")
    total = round(float(split["contribution_money"].sum()), 6)
    return Estimate(total, missing, missing, n, 0.95, "count", unit, "complete-count")


def largest(split: pd.DataFrame, whole: Estimate, name: Callable[[str, object], Any]) -> dict[str, Any]:
    """Return the factor that contributes most, by size: f (its name), m (its contribution).

    Parameters
    ----------
    whole : the change, see `change`. name : what a coded value is called, such as `report.name`.

    >>> split = pd.DataFrame({"revenue_factor": ["mix"], "contribution_money": [2.0]})
    >>> largest(split, change(split, n=90, unit="EUR"), lambda column, code: code)["m"].value
    2.0
    """
    if split.empty:
        return {"f": "-", "m": whole}
    row = split.loc[split["contribution_money"].abs().idxmax()]
    return {
        "f": name("revenue_factor", row["revenue_factor"]),
        "m": whole._replace(value=float(row["contribution_money"])),
    }
