"""The measures of a scorecard, counted by hand: each by the definition that the report prints beside it."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from workbench.features.customers.whole_periods import Window
from workbench.features.scorecard import drivers
from workbench.features.scorecard.kpis import kpis, one

WINDOW = {"as_of": dt.date(2024, 3, 31), "first_day": dt.date(2024, 1, 1), "period": "month"}
DAYS = [
    ("a", dt.date(2024, 1, 5), 10.0, 1), ("b", dt.date(2024, 1, 9), 30.0, 2), ("a", dt.date(2024, 2, 1), 20.0, 1),
    ("c", dt.date(2024, 2, 3), 40.0, 1), ("a", dt.date(2024, 3, 3), 5.0, 1), ("c", dt.date(2024, 3, 4), -8.0, 0),
]  # fmt: skip


def days(rows=DAYS):
    return ibis.memtable(pd.DataFrame(rows, columns=["customer_id", "day", "spend", "orders"]))


def values(found, kpi):
    return one(found, kpi)["value"].tolist()


def test_what_is_bought_is_counted_by_month():
    found = kpis({}, days(), **WINDOW)
    assert values(found, "revenue") == [40.0, 60.0, -3.0]
    assert values(found, "order-value") == [40 / 3, 30.0, -3.0]
    assert values(found, "active-customers") == [2.0, 2.0, 1.0]


def test_customers_are_compared_with_themselves_a_month_before():
    found = kpis({}, days(), **WINDOW)
    assert values(found, "retention") == [0.5, 0.5]
    assert [str(period) for period in one(found, "retention")["calendar_period"]] == ["2024-02", "2024-03"]


def test_points_about_few_are_left_out():
    found = kpis({}, days(), **WINDOW, minimum=10)
    assert found.empty and list(found) == ["kpi", "calendar_period", "value", "n"]


def test_answers_costs_and_waits_are_counted_by_month():
    people = ibis.memtable({"customer_id": list("abcd"), "acquired_on": [dt.date(2024, 1, 2)] * 2 + [dt.date(2024, 2, 2)] * 2,
                            "acquisition_channel": ["Referral", "web", "web", "web"]})  # fmt: skip
    tables = {
        "customers": people,
        "spend": ibis.memtable({"day": [dt.date(2024, 1, 3), dt.date(2024, 2, 3)], "channel": ["web"] * 2, "cost": [50.0, 90.0]}),
        "surveys": ibis.memtable({"customer_id": list("abc"), "responded_at": [dt.datetime(2024, 1, 9)] * 3,
                                  "kind": ["nps", "nps", "csat"], "score": [10.0, 7.0, 4.0]}),
        "tickets": ibis.memtable({"customer_id": list("abc"), "opened_at": [dt.datetime(2024, 1, 9, 8)] * 3,
                                  "first_response_at": [dt.datetime(2024, 1, 9, 9), dt.datetime(2024, 1, 9, 13), None]}),
        "subscriptions": ibis.memtable({"customer_id": list("ab"), "started_on": [dt.date(2023, 6, 1)] * 2,
                                        "ended_on": [dt.date(2024, 2, 9), None]}),
    }  # fmt: skip
    found = kpis(tables, days(), **WINDOW)
    assert values(found, "cac") == [25.0, 45.0]
    assert values(found, "referral") == [0.5, 0.0]
    assert values(found, "nps") == [50.0] and values(found, "csat") == [1.0]
    assert values(found, "response-time") == [5.0]  # the case without an answer waits longest
    assert values(found, "contract-churn") == [0.0, 0.5, 0.0]
    assert values(found, "conversion") == [1.0, 0.5]  # a and b within 30 days; of c and d, due in March, only c


def test_quantities_that_are_weights_are_no_items():
    amounts = {"amount": [1.0] * 30}
    assert drivers.items_by(ibis.memtable(amounts | {"quantity": [1] * 30})) == "quantity"
    assert drivers.items_by(ibis.memtable(amounts | {"quantity": [1] * 29 + [9_000]})) == "lines"
    assert drivers.items_by(ibis.memtable(amounts)) == "lines"


def test_stretches_are_the_latest_whole_periods_and_as_many_before():
    lines = ibis.memtable({"customer_id": list("abc"), "order_id": list("123"), "amount": [1.0, 2.0, 3.0],
                           "ordered_at": [dt.datetime(2024, month, 9) for month in (1, 2, 3)]})  # fmt: skip
    now, before = drivers.stretches(lines, Window(dt.date(2024, 3, 30), dt.date(2023, 12, 1), "month"), periods=1)
    assert now.amount.to_pandas().tolist() == [2.0] and before.amount.to_pandas().tolist() == [1.0]


def test_a_column_that_is_not_there_is_refused_with_the_nearest():
    tables = {"transactions": ibis.memtable({"customer_id": ["a"], "channel": ["web"]})}
    with pytest.raises(Exception, match="Did you mean 'channel'"):
        drivers.named_by(tables, "chanel")
