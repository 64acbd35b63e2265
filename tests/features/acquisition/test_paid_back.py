"""Payback by hand: cumulative margin per customer against cost, and only where all of a cohort have been observed."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from workbench.features.acquisition import leads, paid_back

PEOPLE = pd.DataFrame({
    "customer_id": ["a", "b", "c", "d"], "channel": ["web", "web", "web", "shop"], "quarter": ["2024Q1", "2024Q1", "2024Q2", "2024Q1"],
    "months": [4, 3, 1, 4],
})  # fmt: skip
BROUGHT = pd.DataFrame(
    [("a", 0, 20.0), ("a", 1, 40.0), ("a", 3, 500.0), ("b", 0, 0.0), ("b", 2, 80.0), ("c", 0, 10.0), ("d", 0, 90.0)],
    columns=["customer_id", "age", "money"],
)
COST = pd.DataFrame(
    [("web", "2024Q1", 30.0), ("web", "2024Q2", 40.0), ("shop", "2024Q1", 0.0)], columns=["channel", "quarter", "cost"]
)


def rows(**how):
    return paid_back.triangle(PEOPLE, BROUGHT, COST, by=["quarter"], margin=0.5, **how)


def test_margin_adds_up_by_age_and_an_age_that_not_all_have_reached_is_missing():
    told = rows()[["quarter", "age", "customers", "per_customer", "cost_each", "paid_back"]].values.tolist()
    assert told == [
        ["2024Q1", 1, 2, 5.0, 15.0, pytest.approx(1 / 3)], ["2024Q1", 2, 2, 15.0, 15.0, 1.0], ["2024Q1", 3, 2, 35.0, 15.0, pytest.approx(7 / 3)],
        ["2024Q2", 1, 1, 5.0, 40.0, 0.125],
    ]  # fmt: skip


def test_a_cohort_has_paid_back_at_the_first_age_at_which_it_has_brought_its_cost_and_else_is_censored_at_the_last():
    told = paid_back.cohorts(rows(), by=["quarter"])
    assert told[["quarter", "months", "done"]].values.tolist() == [["2024Q1", 2, True], ["2024Q2", 1, False]]


def test_cohorts_of_few_are_left_out():
    assert set(rows(minimum=2)["quarter"]) == set()  # of the two of 2024Q1 one makes up the money
    more = pd.concat([PEOPLE.assign(customer_id=PEOPLE["customer_id"] + str(k)) for k in range(12)])
    money = pd.concat([BROUGHT.assign(customer_id=BROUGHT["customer_id"] + str(k)) for k in range(12)])
    found = paid_back.triangle(more, money, COST, by=["quarter"], margin=0.5, minimum=13)
    assert set(found["quarter"]) == {"2024Q1"}


def test_channels_without_cost_are_in_no_cohort():
    assert (rows().groupby("quarter")["customers"].first() == pd.Series({"2024Q1": 2, "2024Q2": 1})).all()


def test_leads_come_from_an_event_where_one_is_named_and_count_once():
    events = ibis.memtable({
        "customer_id": ["a", "a", "b"], "event": ["sign up", "sign up", "visit"],
        "occurred_at": [dt.datetime(2024, 1, 5, 9), dt.datetime(2024, 1, 3, 9), dt.datetime(2024, 1, 2)],
    })  # fmt: skip
    found = leads.leads({"events": events}, PEOPLE, event="sign up")
    assert found.astype(str).values.tolist() == [["a", "2024-01-03"]]


def test_who_bought_before_being_a_lead_or_too_late_has_not_converted_and_the_young_are_not_counted():
    found = pd.DataFrame({"customer_id": list("abcd"), "since": pd.to_datetime(["2024-01-10"] * 3 + ["2024-02-25"])})
    days = ibis.memtable({"customer_id": list("abcd"), "orders": [1, 1, 1, 1],
                          "day": [dt.date(2024, 1, 9), dt.date(2024, 2, 9), dt.date(2024, 2, 10), dt.date(2024, 2, 26)]})  # fmt: skip
    assert leads.converted(found, days, as_of=dt.date(2024, 3, 1), within=30) == (1, 3)
