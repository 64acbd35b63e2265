"""Tables of contracts made by hand, each with the bridge that it must give, in cents a month."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from workbench.features.subscriptions import bridge, contracts, movements, shown

COLUMNS = ["new", "expansion", "reactivation", "contraction", "churn", "end"]
LAST = dt.date(2024, 4, 30)
A = {"customer_id": "a", "plan": "s", "price": 10.0}


def row(since, until=None, **more):
    """A contract of customer a: plan s at 10 a month from a day, to a day."""
    ends = dt.date.fromisoformat(until) if until else None
    return A | {"started_on": dt.date.fromisoformat(since), "ended_on": ends} | more


def moves_of(*rows, grace=0, currency="EUR"):
    frame = pd.DataFrame(list(rows))
    frame["ended_on"] = pd.to_datetime(frame["ended_on"])
    held = contracts.contracts(ibis.memtable(frame), as_of=LAST, currency=currency)
    return movements.movements(held, grace=grace)


def bridge_of(*rows, **how):
    moves = moves_of(*rows, **how)
    spans = bridge.months(moves, first_day=dt.date(2024, 1, 1), as_of=LAST)
    return bridge.bridge(moves, spans)[COLUMNS].values.tolist()


NOTHING = [0, 0, 0, 0, 0, 0]
NEW = [1000, 0, 0, 0, 0, 1000]
STAYS = [0, 0, 0, 0, 0, 1000]

BY_HAND = {
    "one contract that runs on": ([row("2024-01-10")], 0, [NEW, STAYS, STAYS, STAYS]),
    "one that ends on the first day of a month is lost in that month": (
        [row("2024-01-10", "2024-03-01")], 0, [NEW, STAYS, [0, 0, 0, 0, 1000, 0], NOTHING],
    ),
    "one that begins and ends within a month comes and goes": (
        [row("2024-02-03", "2024-02-20")], 0, [NOTHING, [1000, 0, 0, 0, 1000, 0], NOTHING, NOTHING],
    ),
    "overlapping contracts add up: the second is an expansion, the end of the first a contraction": (
        [row("2024-01-10", "2024-03-15"), row("2024-02-10", plan="m", price=15.0)], 0,
        [NEW, [0, 1500, 0, 0, 0, 2500], [0, 0, 0, 1000, 0, 1500], [0, 0, 0, 0, 0, 1500]],
    ),
    "an add-on of the same plan": (
        [row("2024-01-10"), row("2024-02-10", "2024-04-10")], 0,
        [NEW, [0, 1000, 0, 0, 0, 2000], [0, 0, 0, 0, 0, 2000], [0, 0, 0, 1000, 0, 1000]],
    ),
    "a switch to a dearer plan on the same day is an expansion and no loss": (
        [row("2024-01-10", "2024-02-10"), row("2024-02-10", plan="m", price=15.0)], 0,
        [NEW, [0, 500, 0, 0, 0, 1500], [0, 0, 0, 0, 0, 1500], [0, 0, 0, 0, 0, 1500]],
    ),
    "a switch to a cheaper plan on the same day is a contraction": (
        [row("2024-01-10", "2024-02-10"), row("2024-02-10", plan="xs", price=4.0)], 0,
        [NEW, [0, 0, 0, 600, 0, 400], [0, 0, 0, 0, 0, 400], [0, 0, 0, 0, 0, 400]],
    ),
    "a switch at the same price moves nothing": (
        [row("2024-01-10", "2024-02-10"), row("2024-02-10", plan="m")], 0, [NEW, STAYS, STAYS, STAYS],
    ),
    "a higher price of the same plan is an expansion": (
        [row("2024-01-10", "2024-03-10"), row("2024-03-10", price=12.0)], 0,
        [NEW, STAYS, [0, 200, 0, 0, 0, 1200], [0, 0, 0, 0, 0, 1200]],
    ),
    "who comes back after the grace period was lost and is reactivated": (
        [row("2024-01-10", "2024-02-01"), row("2024-03-05")], 7,
        [NEW, [0, 0, 0, 0, 1000, 0], [0, 0, 1000, 0, 0, 1000], STAYS],
    ),
    "who comes back within the grace period was never away": (
        [row("2024-01-10", "2024-02-01"), row("2024-02-08")], 7, [NEW, STAYS, STAYS, STAYS],
    ),
    "who comes back within the grace period to a dearer plan moves up on the day of coming back": (
        [row("2024-01-10", "2024-01-28"), row("2024-02-04", plan="m", price=15.0)], 7,
        [NEW, [0, 500, 0, 0, 0, 1500], [0, 0, 0, 0, 0, 1500], [0, 0, 0, 0, 0, 1500]],
    ),
    "a pause is churn and then reactivation, however short": (
        [row("2024-01-10", "2024-02-10"), row("2024-02-10", "2024-02-12", status="paused"), row("2024-02-12")], 7,
        [NEW, [0, 0, 1000, 0, 1000, 1000], STAYS, STAYS],
    ),
    "a payment that is being tried again still counts": (
        [row("2024-01-10", "2024-02-10"), row("2024-02-10", status="past_due")], 0, [NEW, STAYS, STAYS, STAYS],
    ),
    "an unpaid contract does not": (
        [row("2024-01-10", "2024-02-10"), row("2024-02-10", status="unpaid")], 0, [NEW, [0, 0, 0, 0, 1000, 0], NOTHING, NOTHING],
    ),
    "a trial is no revenue until it is paid, and then new": (
        [row("2024-01-10", "2024-02-10", status="trialing"), row("2024-02-10")], 0, [NOTHING, NEW, STAYS, STAYS],
    ),
    "an annual price is spread over its months": (
        [row("2024-01-10", price=120.0, price_months=12)], 0, [NEW, STAYS, STAYS, STAYS],
    ),
    "an annual price that twelve does not divide is rounded to the cent once": (
        [row("2024-01-10", price=100.0, price_months=12)], 0,
        [[833, 0, 0, 0, 0, 833], [0, 0, 0, 0, 0, 833], [0, 0, 0, 0, 0, 833], [0, 0, 0, 0, 0, 833]],
    ),
    "a credit note is spread like the price it takes from": (
        [row("2024-01-10", price=150.0, price_months=12, credit=30.0)], 0, [NEW, STAYS, STAYS, STAYS],
    ),
    "a free plan is no revenue; who begins to pay is new": (
        [row("2024-01-10", "2024-03-10", price=0.0, plan="free"), row("2024-03-10")], 0, [NOTHING, NOTHING, NEW, STAYS],
    ),
    "a contract that ends on the day it began was never there": (
        [row("2024-01-10", "2024-01-10")], 0, [NOTHING, NOTHING, NOTHING, NOTHING],
    ),
    "an end that lies ahead has not happened": ([row("2024-01-10", "2024-06-10")], 0, [NEW, STAYS, STAYS, STAYS]),
    "two customers do not offset each other": (
        [row("2024-01-10", "2024-02-10"), row("2024-02-10", customer_id="b")], 0,
        [NEW, [1000, 0, 0, 0, 1000, 1000], STAYS, STAYS],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BY_HAND)
def test_the_bridge_of(case):
    rows, grace, expected = BY_HAND[case]
    assert bridge_of(*rows, grace=grace) == expected


def test_what_ran_before_the_first_month_is_its_start():
    moves = moves_of(
        row("2023-06-10"), row("2023-12-31", customer_id="b"), row("2023-08-01", "2023-11-01", customer_id="c")
    )
    spans = bridge.months(moves, first_day=dt.date(2024, 1, 1), as_of=LAST)
    assert bridge.bridge(moves, spans)["start"].tolist() == [2000, 2000, 2000, 2000]


def test_a_currency_without_minor_units_is_counted_in_whole_ones():
    assert bridge_of(row("2024-01-10", price=980.0), currency="JPY")[0] == [980, 0, 0, 0, 0, 980]


def kinds_of(*rows, **how):
    return moves_of(*rows, **how)[["movement", "change_of", "lost_by"]].values.tolist()


def test_a_change_of_price_is_told_apart_from_one_of_plan():
    price = kinds_of(row("2024-01-10", "2024-02-10"), row("2024-02-10", price=12.0))
    plan = kinds_of(row("2024-01-10", "2024-02-10"), row("2024-02-10", price=12.0, plan="m"))
    assert price[1] == ["expansion", "price", ""] and plan[1] == ["expansion", "plan", ""]


@pytest.mark.parametrize(
    ("rows", "way"),
    [
        ([row("2024-01-10", "2024-02-10", end_reason="cancelled")], "choice"),
        ([row("2024-01-10", "2024-02-10", end_reason="payment failed")], "payment"),
        ([row("2024-01-10", "2024-02-10"), row("2024-02-10", status="unpaid")], "payment"),
        ([row("2024-01-10", "2024-02-10"), row("2024-02-10", status="paused")], "pause"),
        ([row("2024-01-10", "2024-02-10")], "unsaid"),
    ],
)
def test_how_a_customer_was_lost_is_what_the_source_says(rows, way):
    assert kinds_of(*rows)[-1] == ["churn", "plan", way]


def test_who_paid_then_is_set_against_what_they_pay_now():
    moves = moves_of(
        row("2023-12-01", "2024-02-10"), row("2024-02-10", plan="m", price=15.0), row("2023-12-01", "2024-03-01", customer_id="b"),
        row("2023-12-01", "2024-01-15", customer_id="c"), row("2024-01-15", customer_id="c", price=7.0), row("2024-02-01", customer_id="d"),
    )  # fmt: skip
    base = bridge.since_then(moves, then=dt.date(2023, 12, 31), now=LAST)
    assert base[["customer_id", "then", "now", "kept", "plan_then", "plan_now"]].values.tolist() == [
        ["a", 1000, 1500, 1000, "s", "m"], ["b", 1000, 0, 0, "s", ""], ["c", 1000, 700, 700, "s", "s"],
    ]  # fmt: skip
    assert shown.plans(base).values.tolist() == [["s", 3, 1, 1, 1]]
    assert shown.plan_moves(base).values.tolist() == [["s", "m", 1]]


def test_what_moved_is_told_by_kind_and_adds_up_to_the_bridge():
    moves = moves_of(
        row("2024-01-10", "2024-02-10"), row("2024-02-10", plan="m", price=15.0, ended_on=dt.date(2024, 3, 1), end_reason="payment failed"),
        row("2024-01-20", customer_id="b"),
    )  # fmt: skip
    found = shown.changes(moves, after=dt.date(2023, 12, 31), until=LAST)
    assert found[["change", "customers", "moved"]].values.tolist() == [
        ["new", 2, 20.0], ["expansion-plan", 1, 5.0], ["churn-payment", 1, 15.0],
    ]  # fmt: skip
