"""Contracts as recurring revenue reads them: what each brings in a month, in whole minor units of the currency.

A row of the table subscriptions is a contract, or a stretch of one in a single state and at a single price. Money is
counted in whole minor units (cents), so that sums are exact; a price for several months is spread over them evenly.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

import ibis
import numpy as np
import pandas as pd
from babel.numbers import get_currency_precision

from workbench.features.subscriptions import faults

STATES = MappingProxyType({
    "active": True, "past_due": True, "canceled": True, "trialing": False, "incomplete": False,
    "incomplete_expired": False, "unpaid": False, "paused": False,
})  # fmt: skip
"""Stripe's eight states of a subscription, and whether money of a stretch in that state is recurring revenue.

past_due: the payment is being tried again, the contract runs on. canceled: the stretch ran until its end.
"""
COLUMNS = ["customer_id", "plan", "state", "since", "until", "notice", "cents", "term", "reason"]


def minor_units(currency: str) -> int:
    """Return how many minor units a unit of a currency has; a hundred where the currency is not known.

    >>> minor_units("EUR"), minor_units("JPY"), minor_units("KWD")
    (100, 1, 1000)
    """
    return 10 ** get_currency_precision(currency or "EUR")


def contracts(subscriptions: ibis.Table, *, as_of: dt.date, currency: str = "") -> pd.DataFrame:
    """Return the contracts that had begun, and were known, by a day.

    Parameters
    ----------
    subscriptions : customer_id, started_on, price and, where there are any, ended_on, plan, price_months (the months a price
        pays for; 1), term_months (the months after which a contract renews; those it pays for), credit (what a credit
        note took off the price), status (one of `STATES`; active), end_reason, currency.
    currency : what prices are in; a row in another is refused.

    Returns
    -------
    customer_id; plan and state; since (the first day); until (the first day no more, missing while it runs on at the end
    of `as_of`); notice (an end that lies later); cents (minor units a month; 0 in a state whose money does not recur); term
    (months); reason (of its end).

    Raises
    ------
    DataFault : names what is missing, negative, of another currency or not known, with the first row of it.

    >>> rows = ibis.memtable({"customer_id": ["a"], "started_on": [dt.date(2024, 1, 1)], "price": [1200.0], "price_months": [12]})
    >>> contracts(rows, as_of=dt.date(2024, 1, 31), currency="EUR")[["cents", "term"]].values.tolist()
    [[10000, 12]]
    """
    day = ibis.date(as_of.year, as_of.month, as_of.day)
    known = subscriptions.filter(subscriptions.started_on.cast("date") <= day)
    if "loaded_at" in known.columns:
        known = known.filter((known.loaded_at.cast("date") <= day) | known.loaded_at.isnull())
    rows = _with_all_columns(known.to_pandas())
    faults.refuse(rows, states=list(STATES), currency=currency)
    paid, counts = rows["price_months"].astype("int64"), rows["status"].map(STATES).astype(bool)
    net = (_cents(rows["price"], currency) - _cents(rows["credit"], currency)).where(counts, 0)
    ends = pd.to_datetime(rows["ended_on"]).astype("datetime64[s]")
    over = ends <= pd.Timestamp(as_of)
    found = pd.DataFrame({
        "customer_id": rows["customer_id"], "plan": rows["plan"], "state": rows["status"],
        "since": pd.to_datetime(rows["started_on"]).astype("datetime64[s]"), "until": ends.where(over),
        "notice": ends.mask(over), "cents": (2 * net + paid) // (2 * paid),
        "term": rows["term_months"].astype("int64"), "reason": rows["end_reason"].where(over, ""),
    })  # fmt: skip
    kept = found[~(found["until"] <= found["since"])]
    return kept.sort_values(["customer_id", "since", "plan", "cents"], ignore_index=True)


def used(rows: pd.DataFrame) -> dict[str, int | str]:
    """Count contracts and customers, for the opening of a report.

    >>> used(pd.DataFrame({"customer_id": ["a", "a"]}))
    {'rows': 2, 'customers': 1, 'table': 'subscriptions'}
    """
    return {"rows": len(rows), "customers": int(rows["customer_id"].nunique()), "table": "subscriptions"}


def states(rows: pd.DataFrame) -> pd.DataFrame:
    """Return every state there is, whether its money recurs, and how many stretches of contracts were in it.

    >>> states(pd.DataFrame({"state": ["paused", "active", "active"]})).values.tolist()
    [['active', 'yes', 2], ['paused', 'no', 1]]
    """
    count = rows["state"].value_counts().reindex([state for state in STATES if (rows["state"] == state).any()])
    recurs = ["yes" if STATES[state] else "no" for state in count.index]
    return pd.DataFrame({"state": list(count.index), "recurs": recurs, "stretches": list(count)})


def doubled(paid: pd.DataFrame, *, as_of: dt.date) -> tuple[int, int]:
    """Return how many customers have two contracts of one plan that run at the end of a day, and how many have any.

    >>> paid = pd.DataFrame({"customer_id": ["a", "a", "b"], "plan": "s", "since": pd.Timestamp("2024-01-01"), "until": pd.NaT})
    >>> doubled(paid, as_of=dt.date(2024, 1, 31))
    (1, 2)
    """
    runs = paid[(paid["since"] <= pd.Timestamp(as_of)) & ~(paid["until"] <= pd.Timestamp(as_of))]
    twice = runs[runs.duplicated(["customer_id", "plan"])]
    return int(twice["customer_id"].nunique()), int(runs["customer_id"].nunique())


def _with_all_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill in what a source has no column for, or leaves empty, with what that means."""
    given = rows.assign(**{name: np.nan for name in ("price_months", "term_months", "credit") if name not in rows})
    given = given.assign(**{name: "" for name in ("plan", "status", "end_reason", "currency") if name not in rows})
    if "ended_on" not in rows:
        given["ended_on"] = pd.NaT
    for name in ("plan", "status", "end_reason", "currency"):
        given[name] = given[name].fillna("").astype(str).str.strip()
    given["status"] = given["status"].str.lower().replace("", "active")
    given["price_months"] = given["price_months"].fillna(1)
    given["term_months"] = given["term_months"].fillna(given["price_months"])
    return given.assign(credit=given["credit"].fillna(0))


def _cents(money: pd.Series, currency: str) -> pd.Series:
    """Money in whole minor units; half of one is rounded up."""
    scaled = money.astype("float64").fillna(0.0) * minor_units(currency)
    return np.floor(scaled + 0.5 + 1e-7).astype("int64")  # what is written 0.285 is kept a little below
