"""What two stretches of periods were made of: customers, orders, items and money by product, and each customer's change."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench import disclosure
from workbench.arguments import one_of
from workbench.features.customers.totals import total
from workbench.features.customers.whole_periods import Window

REST = "all-others"
_LINE = {"customer_id", "order_id", "ordered_at", "amount", "quantity", "discount", "margin", "product_id"}
_PERSON = {"customer_id", "acquired_on", "birth_year", "referred_by"}


def stretches(lines: ir.Table, window: Window, *, periods: int = 4) -> tuple[ir.Table, ir.Table]:
    """Return the order lines of the latest whole periods, and of as many before them.

    Parameters
    ----------
    periods : how many, in each.
    """
    known, every = window.until(lines, "ordered_at"), window.every
    edges = [every[-1].end_time if len(every) else pd.Timestamp(window.as_of)]
    for _ in range(2):
        edges.append((pd.Period(edges[-1], freq=every.freq) - periods).end_time)
    days = [ibis.date(edge.year, edge.month, edge.day) for edge in edges]
    return known.filter((known.on > days[1]) & (known.on <= days[0])), known.filter(
        (known.on > days[2]) & (known.on <= days[1])
    )


def items_by(lines: ir.Table) -> str:
    """Return what counts as items: "quantity", or "lines" where there are none, or some are weights or volumes.

    They are where the mean quantity is more than twenty times the median: a litre of petrol is no item among loaves.

    >>> items_by(ibis.memtable({"quantity": [1, 1, 2], "amount": [1.0, 1.0, 1.0]}))
    'quantity'
    """
    if "quantity" not in lines.columns:
        return "lines"
    sold = lines.filter((lines.amount > 0) & (lines.quantity > 0))
    found = sold.aggregate(mean=sold.quantity.mean(), middle=sold.quantity.median()).to_pandas().iloc[0]
    mean, middle = (float(found[name]) if pd.notna(found[name]) else 0.0 for name in ("mean", "middle"))
    return "quantity" if 0 < mean <= 20 * middle else "lines"


def products(lines: ir.Table, *, items: str = "lines") -> pd.DataFrame:
    """Return one row a product (its category where lines have one): product, customers and orders (of all), items, revenue.

    Returns count in revenue, not in items.

    Parameters
    ----------
    items : "quantity" or "lines", see `items_by`.

    >>> lines = ibis.memtable({"customer_id": ["a", "a"], "order_id": ["1", "1"], "amount": [5.0, 7.0], "category": ["tea", "tea"]})
    >>> products(lines).values.tolist()
    [['tea', 1, 1, 2.0, 12.0]]
    """
    name = next((name for name in ("category", "product_id") if name in lines.columns), None)
    product = lines[name].cast("string").fill_null("-") if name else ibis.literal("-")
    number = lines.quantity.cast("float64").fill_null(1.0) if items == "quantity" else ibis.literal(1.0)
    sold = lines.mutate(product=product, items=ibis.ifelse((lines.amount > 0) & (number > 0), number, 0.0))
    each = sold.group_by("product").agg(items=lambda t: total(t["items"]), revenue=lambda t: total(t.amount))
    bought = lines.filter(lines.amount > 0)
    whole = (
        bought.aggregate(customers=bought.customer_id.nunique(), orders=bought.order_id.nunique()).to_pandas().iloc[0]
    )
    found = each.order_by("product").to_pandas()
    found.insert(1, "customers", int(whole["customers"]))
    found.insert(2, "orders", int(whole["orders"]))
    return found


def showable(now: ir.Table, before: ir.Table, *, minimum: int) -> bool:
    """Say whether both stretches are about enough customers, and neither is the money of one or two."""
    for lines in (now, before):
        each = lines.group_by("customer_id").agg(money=lambda t: total(t.amount)).to_pandas().assign(all="all")
        if len(each) < max(minimum, 1) or disclosure.show_through(each, ["all"], "money").any():
            return False
    return True


def named_by(tables: Mapping[str, ir.Table], asked: str = "") -> str:
    """Return the column that names the segments: the one asked for, else the first of what says most; "" where there is none.

    Raises ArgumentFault, with the nearest name, where neither order lines nor customers have such a column.

    >>> named_by({"transactions": ibis.memtable({"customer_id": ["a"], "category": ["tea"]})})
    'category'
    """
    lines = [name for name in tables["transactions"].columns if name not in _LINE]
    people = [name for name in tables["customers"].columns if name not in _PERSON] if "customers" in set(tables) else []
    if asked:
        return one_of(asked, [*lines, *people], "segments")
    preferred = ("channel", "category", "acquisition_channel", "region", *people)
    return next((name for name in preferred if name in {*lines, *people}), "")


def changes(
    tables: Mapping[str, ir.Table], now: ir.Table, before: ir.Table, name: str, *, minimum: int = 0, most: int = 6
) -> pd.DataFrame:
    """Return by how much each customer's revenue changed in each segment: part_name, customer_id, change.

    Segments beyond the largest ones, and those about few or that one or two customers make up, count together; nothing where
    even these together may not be shown.

    Parameters
    ----------
    name : a column of the order lines or of the customers. minimum : fewest customers of a segment. most : how many segments.
    """
    columns = ["part_name", "customer_id", "change"]
    if not name:
        return pd.DataFrame(columns=columns)
    sides = [_by_segment(tables, lines, name) for lines in (now, before)]
    keys = ["part_name", "customer_id"]
    both = pd.concat([sides[0], sides[1].assign(money=-sides[1]["money"])])
    size = sides[0].groupby("part_name")["money"].sum().sort_values(ascending=False, kind="stable")
    each = both.groupby(keys, as_index=False)["money"].sum().rename(columns={"money": "change"})
    kept = [part for part in size.index[:most] if _safe(sides, {part}, minimum)]
    while len(kept) > 1:
        rest = each[~each["part_name"].isin(kept)]
        together = rest.groupby("customer_id", as_index=False)["change"].sum().assign(part_name=REST)
        if rest.empty or _safe(sides, set(rest["part_name"]), minimum):
            return pd.concat([each[each["part_name"].isin(kept)], together], ignore_index=True)[columns]
        kept.pop()
    return pd.DataFrame(columns=columns)


def _by_segment(tables: Mapping[str, ir.Table], lines: ir.Table, name: str) -> pd.DataFrame:
    if name not in lines.columns:
        people = tables["customers"].select("customer_id", segment=tables["customers"][name].cast("string"))
        lines = lines.left_join(people, "customer_id")
        part = lines.segment
    else:
        part = lines[name].cast("string")
    named = lines.mutate(part_name=part.fill_null(REST)).group_by("part_name", "customer_id")
    return named.agg(money=lambda t: total(t.amount)).order_by("part_name", "customer_id").to_pandas()


def _safe(sides: list[pd.DataFrame], segments: set[str], minimum: int) -> bool:
    """Whether what these segments took together may be shown of both stretches, and so their difference."""
    for side in sides:
        each = side[side["part_name"].isin(segments)].groupby("customer_id", as_index=False)["money"].sum()
        if len(each) < max(minimum, 1) or disclosure.show_through(each.assign(all="all"), ["all"], "money").any():
            return False
    return True
