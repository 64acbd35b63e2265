"""What a contract must not be: said of every kind at once, with the first row of each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from workbench.errors import DataFault, did_you_mean

TABLE = "table subscriptions"


def refuse(rows: pd.DataFrame, *, states: Sequence[str], currency: str) -> None:
    """Raise a DataFault that names every kind of contract which cannot be counted.

    Parameters
    ----------
    rows : customer_id, started_on, ended_on, price, price_months, term_months, credit, status, currency; one row a contract.
    states : what a status may be. currency : what money is in.
    """
    price, credit = (pd.to_numeric(rows[name], errors="coerce") for name in ("price", "credit"))
    found = [
        _fault(rows, "price", price.isna(), "no price", "a price, 0 where nothing is paid"),
        _fault(rows, "price", price < 0, "a negative price", "0 or more; what was given back goes into the column credit"),
        _fault(rows, "credit", credit.isna() | (credit < 0), "a credit that is no number or below 0", "0 or more"),
        _fault(rows, "credit", (credit > price) & (price >= 0), "a credit above the price", "at most the price it takes from"),
        *(_fault(rows, name, _no_months(rows[name]), "a number of months that is not whole or below 1", "whole months, 12 for a year")
          for name in ("price_months", "term_months")),
        _unknown_state(rows, states),
        _fault(rows, "ended_on", (rows["status"] == "canceled") & rows["ended_on"].isna(), "the status canceled and no end",
               "the day the contract ended"),
        _currencies(rows, currency),
    ]  # fmt: skip
    if told := [fault for fault in found if fault]:
        raise DataFault(told)


def _no_months(column: pd.Series) -> pd.Series:
    months = pd.to_numeric(column, errors="coerce")
    return ~((months >= 1) & (months == months.round()))


def _unknown_state(rows: pd.DataFrame, states: Sequence[str]) -> str:
    wrong = ~rows["status"].isin(list(states))
    near = did_you_mean(rows.loc[wrong, "status"].iloc[0], states) if wrong.any() else ""
    return _fault(rows, "status", wrong, "a status that is not known", f"one of {', '.join(states)}.{near}".rstrip("."))


def _currencies(rows: pd.DataFrame, currency: str) -> str:
    """Money of two currencies cannot be added; an empty one counts as the dataset's."""
    named = rows["currency"].str.upper()
    ours = currency.upper() or next(iter(named[named != ""]), "")
    return _fault(rows, "currency", (named != "") & (named != ours), "another currency", f"{ours} in every row")


def _fault(rows: pd.DataFrame, column: str, wrong: pd.Series, what: str, expected: str) -> str:
    """One sentence on the rows that are wrong, or nothing; whose they are is not told."""
    if not wrong.any():
        return ""
    first = rows[wrong].sort_values("started_on", kind="stable").iloc[0]
    came = (
        "nothing"
        if pd.isna(first[column])
        else repr(first[column] if isinstance(first[column], str) else f"{first[column]}")
    )
    count = f"{int(wrong.sum()):,} of {len(rows):,} contracts"
    began = pd.Timestamp(first["started_on"]).date()
    return (
        f"{TABLE}, column {column}: {count} with {what}, first one that began on {began}: {came} came; "
        f"expected {expected}. Correct the source, or leave these rows out with drop in the dataset file."
    )
