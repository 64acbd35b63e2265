"""The columns that tables of several analyses share, each with one heading and one format."""

from __future__ import annotations

from workbench.report.messages import text
from workbench.report.tables import Column, column


def columns(*names: str, **own: Column) -> dict[str, Column]:
    """Return the shown columns by name, in order; `own` adds or replaces some.

    >>> columns("customers", "rate")["rate"].format
    'share:1'
    """
    known = {
        "active": column(text("Active"), "count"),
        "at_risk": column(text("Customers followed"), "count"),
        "actual": column(text("Seen since"), "count"),
        "cohort": column(text("First purchase"), "period"),
        "customers": column(text("Customers"), "count"),
        "fitted": column(text("Model"), "share:1"),
        "hi": column(text("High"), "share:1"),
        "lo": column(text("Low"), "share:1"),
        "observed": column(text("Observed"), "share:1"),
        "on": column(text("In the period"), "share:1"),
        "or_after": column(text("In it or later"), "share:1"),
        "origin": column(text("Forecast made after"), "period"),
        "period": column(text("Age"), "count"),
        "predicted": column(text("Forecast"), "count"),
        "rate": column(text("Share"), "share:1"),
    }
    return {name: known[name] for name in names} | own


def money_columns(currency: str, *names: str) -> dict[str, Column]:
    """Return columns of money in a currency by name.

    >>> money_columns("GBP", "lo")["lo"].format
    'money:GBP'
    """
    known = {"per_customer": text("Per customer"), "lo": text("Low"), "hi": text("High")}
    return {name: column(known[name], f"money:{currency}") for name in names}
