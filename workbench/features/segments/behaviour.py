"""How customers buy and who they are, beside recency, frequency and money: what segments are described with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.data.attributes import looked_at
from workbench.features.customers import left_out
from workbench.features.customers.totals import total

FEW_LEVELS = 8


def behaviour(days: ir.Table, *, as_of: dt.date, window_days: int) -> ir.Table:
    """Describe how each customer bought in the window of `window_days` up to `as_of`.

    Returns customer_id; tenure_days (days since the first purchase, whenever it was); lines_per_order;
    weekend_share (of the days of purchase); return_share (money returned, of money bought); discount_share (of the
    price before the discount) and margin_share (of net money), missing where the lines do not have them.
    """
    end, start = ibis.date(as_of.year, as_of.month, as_of.day), as_of - dt.timedelta(days=window_days)
    seen = days.filter(days.day <= end)
    inside, bought = seen.day > ibis.date(start.year, start.month, start.day), seen.orders > 0
    each = seen.group_by("customer_id").agg(
        first=seen.day.min(where=bought),
        days=(inside & bought).sum(),
        weekends=(inside & bought & (seen.day.day_of_week.index() >= 5)).sum(),
        lines=seen.lines.sum(where=inside & bought),
        orders=seen.orders.sum(where=inside),
        net=total(seen.spend, inside),
        returns=total(seen.returns, inside),
        discount=total(seen.discount, inside),
        margin=total(seen.margin, inside),
    )
    each = each.filter(each["days"] > 0)
    gross = each.net + each.returns
    return each.select(
        "customer_id",
        tenure_days=(end.epoch_days() - each["first"].epoch_days()).cast("float64"),
        lines_per_order=each["lines"] / each.orders,
        weekend_share=each.weekends / each["days"],
        return_share=each.returns / gross.nullif(0.0),
        discount_share=each.discount / (gross + each.discount).nullif(0.0),
        margin_share=each.margin / each.net.nullif(0.0),
    )


def attributes(tables: Mapping[str, ibis.Table], ids: pd.Index) -> pd.DataFrame:
    """Return what the customers table says of these customers, as far as segments can be described with it.

    Numbers are kept, words with 2 to 8 different ones too; dates, names and other words with many values are left out,
    and so are those beyond the first 40 (`workbench.data.attributes`).

    Returns the attributes, indexed by the ids in their order; missing where nothing is known, no columns without a table.
    """
    if "customers" not in set(tables):
        return pd.DataFrame(index=ids)
    known = tables["customers"]
    frame = known.select(looked_at(known).used).to_pandas().set_index("customer_id")
    return frame[[name for name in frame.columns if _describes(frame[name])]].reindex(ids)


def described(
    days: ir.Table, tables: Mapping[str, ibis.Table], ids: pd.Index, *, as_of: dt.date, window_days: int
) -> pd.DataFrame:
    """Return how these customers bought and what the customers table says of them, indexed by the ids in their order.

    A column of that table that has the name of one of ours gets "_of_customer" behind it.
    """
    bought = behaviour(days, as_of=as_of, window_days=window_days).to_pandas().set_index("customer_id").reindex(ids)
    return bought.join(attributes(tables, ids), how="left", suffixes=("", "_of_customer"))


def unused(tables: Mapping[str, ibis.Table], ids: pd.Index) -> pd.DataFrame:
    """Return the columns of the customers table that describe no segment, with the reason; see `left_out.left_out`."""
    people = tables["customers"] if "customers" in set(tables) else None
    return left_out.left_out(people, list(attributes(tables, ids)))


def _describes(column: pd.Series) -> bool:
    if pd.api.types.is_bool_dtype(column):
        return True
    if pd.api.types.is_numeric_dtype(column):
        return column.nunique() > 1
    return (
        pd.api.types.is_string_dtype(column) or isinstance(column.dtype, pd.CategoricalDtype)
    ) and 2 <= column.nunique() <= FEW_LEVELS
