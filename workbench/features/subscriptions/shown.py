"""Recurring revenue as a report shows it: in money, guarded where few customers move it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from workbench import disclosure
from workbench.features.subscriptions.bridge import bridge, moved
from workbench.features.subscriptions.movements import KINDS

CHANGES = (
    "new", "reactivation", "expansion-plan", "expansion-price", "contraction-plan", "contraction-price",
    "churn-choice", "churn-payment", "churn-pause", "churn-unsaid",
)  # fmt: skip


def shown_bridge(moves: pd.DataFrame, spans: pd.DataFrame, *, minimum: int, units: int = 100) -> pd.DataFrame:
    """Return the bridge in money; neighbouring months stand in one row until it may be shown.

    Parameters
    ----------
    moves : see `movements.movements`. spans : see `bridge.months`. minimum : fewest customers a row and an amount may be
        about. units : minor units in one of the currency.

    Returns
    -------
    since, until, mrr_start, mrr_new, mrr_expansion, mrr_reactivation, mrr_contraction, mrr_churn, mrr_end, and for each of
    the movements `<name>_hidden`.

    >>> moves = pd.DataFrame({"customer_id": range(12), "day": pd.to_datetime(["2024-01-05"] * 12), "before": 0, "after": 900, "movement": "new"})
    >>> spans = pd.DataFrame({"since": pd.to_datetime(["2024-01-01"]), "until": pd.to_datetime(["2024-01-31"])})
    >>> shown_bridge(moves, spans, minimum=10)[["mrr_new", "mrr_end"]].values.tolist()
    [[108.0, 108.0]]
    """
    rows, hidden = disclosure.guard_bridge(moved(moves, spans), len(spans), minimum=minimum)
    wide = pd.DataFrame({
        "since": [spans["since"].iloc[places[0]] for places in rows],
        "until": [spans["until"].iloc[places[-1]] for places in rows],
    })  # fmt: skip
    found = bridge(moves, wide)
    money = found[["start", *KINDS, "end"]].add_prefix("mrr_") / units
    marks = hidden.reindex(columns=list(KINDS), fill_value=False).add_prefix("mrr_").add_suffix("_hidden")
    return pd.concat([wide, money, marks], axis=1)


def published(bridged: pd.DataFrame) -> pd.DataFrame:
    """Return a shown bridge for a file: without the amounts that are hidden, and without the marks.

    >>> published(pd.DataFrame({"mrr_new": [9.0, 40.0], "mrr_new_hidden": [True, False]}))["mrr_new"].tolist()
    [nan, 40.0]
    """
    marks = [name for name in bridged if name.endswith("_hidden")]
    seen = bridged.drop(columns=marks)
    return seen.assign(
        **{name.removesuffix("_hidden"): seen[name.removesuffix("_hidden")].mask(bridged[name]) for name in marks}
    )


def course(bridged: pd.DataFrame) -> pd.DataFrame:
    """Return recurring revenue at the end of each row of a shown bridge: calendar_period (the month) and mrr_end."""
    months = pd.PeriodIndex(pd.DatetimeIndex(bridged["until"]), freq="M")
    return pd.DataFrame({"calendar_period": months, "mrr_end": bridged["mrr_end"].to_numpy()})


def changes(moves: pd.DataFrame, *, after: dt.date, until: dt.date, units: int = 100) -> pd.DataFrame:
    """Return what moved after a day and until another, by kind: change, customers, moved, and what a guard has to know.

    A change of price is told apart from one of plan, and a payment that failed from a choice to leave.

    >>> moves = pd.DataFrame({"customer_id": ["a"], "day": pd.to_datetime(["2024-01-05"]), "before": 0, "after": 900,
    ...     "movement": "new", "change_of": "plan", "lost_by": ""})
    >>> changes(moves, after=dt.date(2024, 1, 1), until=dt.date(2024, 1, 31))[["change", "customers", "moved"]].values.tolist()
    [['new', 1, 9.0]]
    """
    within = moves[
        (moves["day"] > pd.Timestamp(after)) & (moves["day"] <= pd.Timestamp(until)) & moves["movement"].isin(KINDS)
    ]
    detail = within["lost_by"].where(within["movement"] == "churn", within["change_of"])
    detail = detail.where(~within["movement"].isin(["new", "reactivation"]), "")
    kind = (within["movement"] + "-" + detail).str.removesuffix("-")
    each = within.assign(change=kind, moved=(within["after"] - within["before"]).abs() / units)
    each = each.groupby(["change", "customer_id"], as_index=False)["moved"].sum()
    sums = disclosure.tops(each, ["change"], "moved")
    found = sums.assign(customers=each.groupby("change").size(), moved=sums["net"]).reset_index()
    ordered = [kind for kind in CHANGES if kind in set(found["change"])]
    columns = ["change", "customers", "moved", "net", "gross", "largest", "second"]
    return found.set_index("change").reindex(ordered).reset_index()[columns]


def plans(base: pd.DataFrame) -> pd.DataFrame:
    """Return for each plan of an earlier day who stayed in it, moved on to another, or left: plan, customers, stayed, moved_on, left.

    >>> base = pd.DataFrame({"plan_then": ["s", "s", "m"], "plan_now": ["s", "m", ""], "now": [1, 2, 0]})
    >>> plans(base).values.tolist()
    [['m', 1, 0, 0, 1], ['s', 2, 1, 1, 0]]
    """
    left = base["now"] == 0
    stayed = ~left & (base["plan_now"] == base["plan_then"])
    each = pd.DataFrame({"plan": base["plan_then"], "stayed": stayed, "moved_on": ~left & ~stayed, "left": left})
    found = each.groupby("plan").sum().astype("int64")
    found.insert(0, "customers", each.groupby("plan").size())
    return found.reset_index()


def plan_moves(base: pd.DataFrame) -> pd.DataFrame:
    """Return who moved from which plan to which: plan, plan_reached, customers_moved.

    >>> plan_moves(pd.DataFrame({"plan_then": ["s", "s"], "plan_now": ["s", "m"], "now": [1, 2]})).values.tolist()
    [['s', 'm', 1]]
    """
    moved = base[(base["now"] > 0) & (base["plan_now"] != base["plan_then"])]
    found = moved.groupby(["plan_then", "plan_now"]).size().reset_index(name="customers_moved")
    return found.set_axis(["plan", "plan_reached", "customers_moved"], axis=1).astype({"customers_moved": "int64"})


def calendar(ahead: pd.DataFrame, chances: ArrayLike, *, units: int = 100) -> pd.DataFrame:
    """Return every renewal ahead with its money and the chance that it comes about: customer_id, plan, due, due_value, chance,
    expected_value.

    Parameters
    ----------
    ahead : see `renewals.ahead`. chances : of each of its renewals by itself; one comes about only if those before it did.

    >>> ahead = pd.DataFrame({"contract": [0, 0], "customer_id": "a", "plan": "s", "due": pd.to_datetime(["2024-02-01", "2024-03-01"]),
    ...     "cents": 1000, "term": 1})
    >>> calendar(ahead, [0.5, 0.5])["expected_value"].tolist()
    [5.0, 2.5]
    """
    reached = pd.Series(np.asarray(chances, dtype="float64"), ahead.index).groupby(ahead["contract"]).cumprod()
    money = ahead["cents"] * ahead["term"] / units
    listed = ahead[["customer_id", "plan", "due"]].assign(
        due_value=money, chance=reached, expected_value=money * reached
    )
    return listed[ahead["due"].notna()].sort_values(["due", "customer_id", "plan"], ignore_index=True)


def due_by_window(listed: pd.DataFrame, *, as_of: dt.date, days: int = 30) -> pd.DataFrame:
    """Return the calendar of renewals by stretches of days: since, until, customers, due_value, expected_value, and what a guard has
    to know.

    >>> listed = pd.DataFrame({"customer_id": ["a"], "due": pd.to_datetime(["2024-02-01"]), "due_value": 10.0, "expected_value": 5.0})
    >>> due_by_window(listed, as_of=dt.date(2024, 1, 31))[["customers", "due_value", "expected_value"]].values.tolist()
    [[1.0, 10.0, 5.0]]
    """
    first = pd.Timestamp(as_of) + pd.Timedelta(days=1)
    each = listed.assign(window=(listed["due"] - first).dt.days // days)
    columns = ["due_value", "expected_value"]
    money = each.groupby(["window", "customer_id"], as_index=False)[columns].sum(min_count=1)
    found = money.groupby("window")[columns].sum(min_count=1)
    found.insert(0, "customers", money.groupby("window").size())
    found.insert(0, "until", [first + pd.Timedelta(days=days * (int(window) + 1) - 1) for window in found.index])
    found.insert(0, "since", [first + pd.Timedelta(days=days * int(window)) for window in found.index])
    return found.join(disclosure.tops(money, ["window"], "due_value")).reset_index(drop=True)


def guarded(plans: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the table of `plans` for a file: without what is about few.

    >>> guarded(pd.DataFrame({"plan": ["s"], "customers": [4], "stayed": [4], "moved_on": [0], "left": [0]}), minimum=10)["customers"].tolist()
    [nan]
    """
    roles: dict[str, disclosure.Role] = {
        "plan": "name", "customers": "people", "stayed": "part", "moved_on": "part", "left": "part"
    }  # fmt: skip
    return disclosure.without_hidden(plans, disclosure.guard_table(plans, roles, minimum=minimum))
