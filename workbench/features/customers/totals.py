"""Sums in the engine that are the same each time: floats added by several threads come out in another order at every run."""

from __future__ import annotations

import ibis.expr.types as ir


def exact(values: ir.NumericValue) -> ir.DecimalValue:
    """Take values as decimals of 12 places, whose sum does not depend on the order; what is not a number is missing."""
    return values.try_cast("decimal(38, 12)")


def total(values: ir.NumericValue, where: ir.BooleanValue | None = None) -> ir.FloatingScalar:
    """Sum values exactly, and return the sum as a float.

    >>> import ibis
    >>> rows = ibis.memtable({"x": [0.1, 0.2, 0.3, 0.4, 1e15, -1e15]})
    >>> float(total(rows.x).to_pandas()), float(total(rows.x, rows.x < 0.25).to_pandas())
    (1.0, -999999999999999.8)
    """
    return exact(values).sum(where=where).cast("float64")
