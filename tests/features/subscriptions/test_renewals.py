"""Renewals by hand: when they fell due, how they went, and what is ahead."""

import datetime as dt

import ibis
import pandas as pd

from workbench.features.subscriptions import contracts, movements, renewals, shown

DAY = dt.date(2024, 4, 30)


def company(*rows, as_of=DAY, grace=0):
    frame = pd.DataFrame([{"customer_id": "a", "plan": "s", "price": 10.0, "ended_on": None} | row for row in rows])
    for name in ("started_on", "ended_on"):
        frame[name] = pd.to_datetime(frame[name])
    held = contracts.contracts(ibis.memtable(frame), as_of=as_of, currency="EUR")
    return movements.bridged(held, grace=grace), movements.movements(held, grace=grace)


def went(*rows, **how):
    found = renewals.occasions(*company(*rows, **how), as_of=DAY)
    return [(row.due.strftime("%m-%d"), row.age, row.renewed) for row in found.itertuples()]


def test_a_contract_renews_each_month_until_it_ends_and_a_month_without_that_day_ends_it_on_its_last():
    assert went({"started_on": "2024-01-31"}) == [("02-29", 1, True), ("03-31", 2, True), ("04-30", 3, True)]
    assert went({"started_on": "2024-01-10", "ended_on": "2024-03-10"}) == [("02-10", 1, True), ("03-10", 2, False)]


def test_one_that_ends_within_its_term_did_not_renew_at_the_end_of_it():
    assert went({"started_on": "2024-01-10", "ended_on": "2024-02-20"}) == [("02-10", 1, True), ("03-10", 2, False)]


def test_a_renewal_that_is_not_due_yet_tells_nothing():
    assert went({"started_on": "2024-04-10", "ended_on": "2024-04-20"}) == []


def test_an_annual_contract_renews_once_a_year():
    assert went({"started_on": "2022-03-01", "price_months": 12}) == [("03-01", 12, True), ("03-01", 24, True)]


def test_who_changes_plan_has_renewed_and_is_as_old_on_the_new_one():
    changed = [{"started_on": "2024-01-10", "ended_on": "2024-03-10"}, {"started_on": "2024-03-10", "plan": "m"}]
    assert went(*changed) == [("02-10", 1, True), ("03-10", 2, True), ("04-10", 3, True)]


def test_who_comes_back_begins_anew():
    back = [{"started_on": "2024-01-10", "ended_on": "2024-02-10"}, {"started_on": "2024-03-10"}]
    assert went(*back) == [("02-10", 1, False), ("04-10", 1, True)]


def test_what_is_ahead_are_the_renewals_of_running_contracts_and_contracts_without_any():
    paid, moves = company(
        {"started_on": "2024-01-10"}, {"customer_id": "b", "started_on": "2024-02-01", "price_months": 12},
        {"customer_id": "c", "started_on": "2024-01-01", "ended_on": "2024-04-30"},
    )  # fmt: skip
    found = renewals.ahead(paid, moves, as_of=DAY, until=dt.date(2024, 6, 30))
    assert found[["customer_id", "age", "ends"]].astype(str).values.tolist() == [
        ["a", "4", "False"], ["a", "5", "False"], ["b", "0", "False"],
    ]  # fmt: skip
    assert found["due"].dt.strftime("%m-%d").fillna("none").tolist() == ["05-10", "06-10", "none"]


def test_notice_that_has_been_given_is_known_today_and_was_not_before():
    paid, moves = company({"started_on": "2024-01-10", "ended_on": "2024-05-10"})
    ends = [
        renewals.ahead(paid, moves, as_of=DAY, until=dt.date(2024, 6, 30), notices=known)["ends"].tolist()
        for known in (True, False)
    ]
    assert ends == [[True, True], [False, False]]


def test_a_later_renewal_comes_about_only_if_those_before_it_did():
    paid, moves = company({"started_on": "2024-01-10"})
    ahead = renewals.ahead(paid, moves, as_of=DAY, until=dt.date(2024, 6, 30))
    listed = shown.calendar(ahead, [0.5, 0.8])
    assert listed["chance"].tolist() == [0.5, 0.4] and listed["expected_value"].tolist() == [5.0, 4.0]


def test_the_past_is_told_with_what_was_known_then_and_what_came_of_it():
    rows = [{"customer_id": who, "started_on": "2023-06-01"} for who in "abcd"]
    rows[0]["ended_on"] = "2024-03-15"
    (before, last) = renewals.past(*company(*rows), as_of=DAY, months=3, most=2)
    assert (before.origin, before.customers, before.lost, before.kept) == (dt.date(2023, 10, 31), 4, 0, 1.0)
    assert (last.origin, last.customers, last.lost, last.kept, last.before) == (dt.date(2024, 1, 31), 4, 1, 0.75, 1.0)
    assert last.ahead["customer_id"].nunique() == 4 and not last.ahead["ends"].any()


def test_months_are_counted_from_the_last_day_of_one_to_the_last_day_of_another():
    assert renewals.months_before(dt.date(2024, 2, 29), 12) == dt.date(2023, 2, 28)
    assert renewals.months_before(dt.date(2023, 2, 28), 12) == dt.date(2022, 2, 28)
    assert renewals.later(dt.date(2023, 2, 28), months=12) == dt.date(2024, 2, 29)
    assert renewals.months_before(dt.date(2024, 3, 30), 1) == dt.date(2024, 2, 29)
