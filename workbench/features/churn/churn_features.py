"""Churn features as they could be known at a moment: one function of (histories, as_of) for training and for scoring.

A row is a customer at a moment (`snapshot`); it uses what had happened and had arrived by then and nothing else. With
several moments the same query makes a row for each, so that a model is trained on exactly what it will be given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import ibis
import ibis.expr.types as ir

from workbench.data.attributes import LEVELS, looked_at
from workbench.errors import UsageError
from workbench.features.churn import contract_ends
from workbench.features.purchases import histories
from workbench.features.purchases.histories import Histories

Contract = Literal["contractual", "non-contractual"]
WINDOWS = (30, 90, 180, 365)
COUNTED = {"contacts": "contacts", "cases": "cases", "touches": "touches"}  # history -> its column
MONEY = "decimal(18, 4)"  # exact: sums of floats would depend on the order in which the engine adds
_SHRINK = 5.0  # gaps' worth of weight that everybody's rhythm has in a customer's own
_FINE = 10_000  # logarithms of gaps are kept to so many parts of one
_TAIL = 1.645  # 95th percentile of a normal


def choose_contract(found: Histories, wanted: Literal["auto", "contractual", "non-contractual"] = "auto") -> Contract:
    """Say whether customers leave by ending a contract or by staying away.

    "auto" takes contracts when at least half of all customers with a contract or a purchase ever had a contract.

    Raises
    ------
    UsageError : if the table that the wanted kind rests on is not there.
    """
    table = {"contractual": "contracts", "non-contractual": "purchases"}
    if wanted != "auto":
        if table[wanted] not in found:
            lacking = histories.REDUCED[table[wanted]][0]
            raise UsageError(
                f"contract = {wanted!r} needs the table {lacking}, which the dataset lacks. Use contract = 'auto'."
            )
        return wanted
    if "contracts" not in found or "purchases" not in found:
        return "contractual" if "contracts" in found else "non-contractual"
    sides = [found[name].select("customer_id").distinct() for name in ("contracts", "purchases")]
    holders, everyone = sides[0].count().to_pandas(), ibis.union(*sides, distinct=True).count().to_pandas()
    return "contractual" if 2 * holders >= everyone else "non-contractual"


def observed_windows(first_day: dt.date, moments: Sequence[dt.date]) -> tuple[int, ...]:
    """Return the windows that can be seen whole at every moment: what lies before the data is not zero.

    >>> observed_windows(dt.date(2024, 1, 1), [dt.date(2024, 6, 1), dt.date(2024, 4, 1)])
    (30, 90)
    """
    days = (min(moments) - first_day).days + 1
    return tuple(window for window in WINDOWS if window <= days)


def features(
    found: Histories, *, as_of: Sequence[dt.date], contract: Contract, windows: Sequence[int] = WINDOWS
) -> ir.Table:
    """Return a row for each customer known at each moment, with what was known of them then.

    Parameters
    ----------
    found : from `histories.open_histories`. as_of : the moments; a row looks no further than its own.
    contract : whose rows: customers with a contract that runs at the moment, or with a purchase by then.
    windows : days back from the moment over which activity is summed.

    Returns
    -------
    snapshot, customer_id; recency_days, tenure_days, first_spend (up to the first purchase day, which is in it), purchase_days,
    typical_gap_days and silence_limit_days (the 95th percentile of a customer's own gaps, drawn towards everybody's), silence_ratio; for each window w days_w, spend_w,
    returns_w, discount_w, breadth_w, contacts_w, cases_w, touches_w; spend_trend; contract_days, plan, price; and the
    attributes of `people`. Only those whose table is there.
    """
    moments = ibis.memtable({"snapshot": sorted(set(as_of))}, schema={"snapshot": "date"})
    purchased = [_purchases(found["purchases"], moments, windows)] if "purchases" in found else []
    rows, *joined = (
        purchased if contract == "non-contractual" else [_contracts(found["contracts"], moments), *purchased]
    )
    joined += [_counts(found[name], moments, column, windows) for name, column in COUNTED.items() if name in found]
    for one in joined:
        rows = rows.left_join(one, ["snapshot", "customer_id"])
        rows = rows.drop("snapshot_right", "customer_id_right")
    counted = [f"{column}_{w}" for name, column in COUNTED.items() if name in found for w in windows]
    rows = rows.mutate(**{name: rows[name].fill_null(0) for name in counted})  # the table is there: none were seen
    return with_attributes(rows, found["people"]) if "people" in found else rows


def _purchases(purchases: ibis.Table, moments: ibis.Table, windows: Sequence[int]) -> ir.Table:
    """Everything a purchase history says, for all windows in one grouped query; a day whose lines arrived apart is one day."""
    seen = histories.known(purchases, moments)
    seen = seen.mutate(
        bought=seen.orders > 0, **{name: seen[name].cast(MONEY) for name in ("spend", "returns", "discount")}
    )
    in_order = [seen.age.desc(), seen.known_on]
    before = seen.age.lag().over(
        ibis.window(group_by=[seen.snapshot, seen.customer_id, seen.bought], order_by=in_order)
    )
    gap = ibis.ifelse(seen.bought, (before - seen.age).nullif(0), None)
    oldest = (
        ibis.ifelse(seen.bought, seen.age, None).max().over(ibis.window(group_by=[seen.snapshot, seen.customer_id]))
    )
    seen = seen.mutate(oldest=oldest)
    # logarithms as whole numbers, which add up to the same in any order
    seen = seen.mutate(
        log_gap=(gap.cast("float64").ln() * _FINE).round().cast("int64"),
        day_of=seen.bought & (before.isnull() | (before != seen.age)),
    )
    summed = {
        "recency_days": seen.age.min(where=seen.bought),
        "tenure_days": seen.age.max(where=seen.bought),
        "first_spend": seen.spend.sum(where=seen.age >= seen.oldest).cast("float64").fill_null(0.0),
        "purchase_days": seen.day_of.sum(),
        "gaps": seen.log_gap.count(),
        "gap_sum": seen.log_gap.sum().fill_null(0),
        "gap_squares": (seen.log_gap * seen.log_gap).sum().fill_null(0),
    }
    for w in windows:
        within = seen.age < w
        bought = within & seen.day_of
        summed |= {
            f"days_{w}": bought.cast("int64").sum(),
            f"spend_{w}": seen.spend.sum(where=within).cast("float64").fill_null(0.0),
            f"returns_{w}": seen.returns.sum(where=within).cast("float64").fill_null(0.0),
            f"discount_{w}": seen.discount.sum(where=within).cast("float64"),
            f"breadth_{w}": seen.breadth.mean(where=bought),
        }
    rows = seen.group_by("snapshot", "customer_id").agg(**summed)
    return _trend(_rhythm(rows.filter(rows.purchase_days > 0)), windows)


def _rhythm(rows: ir.Table) -> ir.Table:
    """Each customer's own limit of silence: the 95th percentile of log-normal gaps, shrunk to everybody's."""
    everyone = rows.group_by("snapshot").agg(
        n=rows.gaps.sum().nullif(0), total=rows.gap_sum.sum(), squares=rows.gap_squares.sum()
    )
    rows = rows.left_join(everyone, "snapshot").drop("snapshot_right")
    whole = {name: rows[name].cast("float64") / scale for name, scale in
             (("gap_sum", _FINE), ("total", _FINE), ("gap_squares", _FINE**2), ("squares", _FINE**2))}  # fmt: skip
    rows = rows.mutate(**whole)
    middle = rows.total / rows.n
    spread = rows.squares / rows.n - middle * middle
    own = (rows.gap_sum + _SHRINK * middle) / (rows.gaps + _SHRINK)
    around = rows.gap_squares - 2 * own * rows.gap_sum + rows.gaps * own * own
    variance = ibis.greatest((around + _SHRINK * spread) / (rows.gaps + _SHRINK), 0.0)
    rows = rows.mutate(typical_gap_days=own.exp(), silence_limit_days=(own + _TAIL * variance.sqrt()).exp())
    rows = rows.mutate(silence_ratio=rows.recency_days / rows.silence_limit_days)
    return rows.drop("gaps", "gap_sum", "gap_squares", "n", "total", "squares")


def _trend(rows: ir.Table, windows: Sequence[int]) -> ir.Table:
    """How spending in the shortest window compares with that of the next, day for day; 1 is steady."""
    if len(windows) < 2:
        return rows
    short, long = sorted(windows)[:2]
    per_day = rows[f"spend_{long}"].nullif(0.0) / long
    return rows.mutate(spend_trend=ibis.ifelse(per_day > 0, rows[f"spend_{short}"] / short / per_day, None))


def _counts(history: ibis.Table, moments: ibis.Table, column: str, windows: Sequence[int]) -> ir.Table:
    seen = histories.known(history, moments)
    sums = {f"{column}_{w}": seen[column].sum(where=seen.age < w).fill_null(0) for w in windows}
    return seen.group_by("snapshot", "customer_id").agg(**sums)


def _contracts(contracts: ibis.Table, moments: ibis.Table) -> ir.Table:
    """Customers with a contract that runs at the moment; an end that had not yet come is not looked at.

    Of several, the price is that of all together and the plan that of the newest.
    """
    seen = contract_ends.with_ends(histories.known(contracts, moments))
    seen = seen.filter(seen.ended_on.isnull() | (seen.ended_on > seen.snapshot))
    if "plan" in seen.columns:
        newest = seen.age.min(where=seen.plan.notnull())
        seen = seen.mutate(newest=newest.over(ibis.window(group_by=[seen.snapshot, seen.customer_id])))
    told = {"contract_days": seen.age.max(), "running": seen.count()}
    if "plan" in seen.columns:
        told["plan"] = lambda rows: rows.plan.min(where=rows.age == rows.newest)
    if "price" in seen.columns:
        told["price"] = seen.price.cast(MONEY).sum().cast("float64")
    return seen.group_by("snapshot", "customer_id").agg(**told)


def with_attributes(rows: ir.Table, people: ibis.Table) -> ir.Table:
    """Add attributes that group customers; they carry no date, unless `loaded_at` says when they became known."""
    if not (names := attributes(people)):
        return rows
    shown = {f"attribute_{name}": people[name] for name in names}
    side = people.select("customer_id", *(["loaded_at"] if "loaded_at" in people.columns else []), **shown)
    joined = rows.left_join(side, "customer_id").drop("customer_id_right")
    if "loaded_at" not in people.columns:
        return joined
    late = joined.loaded_at.cast("date") > joined.snapshot
    hidden = {name: ibis.ifelse(late.fill_null(False), None, joined[name]) for name in shown}
    return joined.mutate(**hidden).drop("loaded_at")


def attributes(people: ibis.Table) -> list[str]:
    """Return the columns of customers that describe groups: numbers, and texts of at most 30 values; of too many the first."""
    used = looked_at(people).used
    schema = {name: kind for name, kind in people.schema().items() if name in used}
    numbers = [n for n, kind in schema.items() if kind.is_numeric() or kind.is_boolean()]
    texts = [n for n, kind in schema.items() if kind.is_string() and n != "customer_id"]
    if texts:
        values = people.aggregate(**{name: people[name].nunique() for name in texts}).to_pandas().iloc[0]
        texts = [name for name in texts if 1 < values[name] <= LEVELS]
    return [name for name in schema if name in {*numbers, *texts}]
