"""One pass over the transaction lines: what each customer did on each day."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir


def customer_days(transactions: ibis.Table) -> ibis.Table:
    """Reduce transaction lines to one row per customer and day; every customer-level feature starts here.

    Columns: customer_id; day; spend (net of returns, in the dataset's currency, summed exactly to a ten-thousandth);
    orders (distinct order ids with a line above zero); lines (all lines); returns (the money of the negative lines, as
    a positive number); discount (summed likewise; missing where no line has one) and margin (missing where one line of the
    day lacks it: what is left of a sum would pass for a day that earned less). A day on which a customer only returned has
    a row with orders = 0.

    >>> import pandas as pd
    >>> lines = ibis.memtable(pd.DataFrame({
    ...     "customer_id": ["a", "a", "a"], "order_id": ["1", "1", "2"],
    ...     "ordered_at": pd.to_datetime(["2017-03-01 10:00", "2017-03-01 10:00", "2017-03-01 18:30"]),
    ...     "amount": [0.1, 0.2, -0.1], "margin": [0.05, 0.1, -0.05]}))
    >>> customer_days(lines).to_pandas().to_dict("records")  # doctest: +NORMALIZE_WHITESPACE
    [{'customer_id': 'a', 'day': Timestamp('2017-03-01 00:00:00'), 'spend': 0.2, 'orders': 1, 'lines': 3,
      'returns': 0.1, 'discount': nan, 'margin': 0.1}]
    """
    money = transactions.amount.cast("decimal(18, 4)")
    return (
        transactions.mutate(day=transactions.ordered_at.date(), money=money)
        .group_by("customer_id", "day")
        .agg(
            spend=lambda t: t.money.sum().cast("float64"),
            orders=lambda t: t.order_id.nunique(where=t.amount > 0),
            lines=lambda t: t.count(),
            returns=lambda t: (-t.money.sum(where=t.amount < 0)).fill_null(0).cast("float64"),
            discount=lambda t: _summed(t, "discount"),
            margin=lambda t: whole_sum(t, "margin"),
        )
    )


def _summed(lines: ibis.Table, name: str) -> ir.FloatingValue:
    """The exact sum of a column of money, missing where there is no such column."""
    return (lines[name].cast("decimal(18, 4)").sum() if name in lines.columns else ibis.null()).cast("float64")


def whole_sum(lines: ibis.Table, name: str) -> ir.FloatingValue:
    """Return the exact sum of a column of money; missing where a line lacks it, or there is no such column.

    >>> lines = ibis.memtable({"day": ["1", "1", "2"], "margin": [0.5, None, 0.25]})
    >>> lines.group_by("day").agg(margin=lambda t: whole_sum(t, "margin")).order_by("day").margin.to_pandas().tolist()
    [nan, 0.25]
    """
    total = _summed(lines, name)
    if name not in lines.columns:
        return total
    return ibis.ifelse(lines[name].count() == lines.count(), total, ibis.null("float64"))


def used(days: ibis.Table, *, as_of: dt.date) -> dict[str, int]:
    """Count the lines and the customers that lie within the window up to `as_of`."""
    counted = days.filter(days.day <= ibis.date(as_of.year, as_of.month, as_of.day))
    row = counted.aggregate(rows=counted.lines.sum().fill_null(0), customers=counted.customer_id.nunique())
    return {name: int(value) for name, value in row.to_pandas().iloc[0].items()}
