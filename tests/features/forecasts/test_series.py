"""The series that forecasts learn from: whole periods, counted by hand, from where every one may be shown."""

import datetime as dt

import ibis
import pandas as pd

from workbench.features.forecasts import parts
from workbench.features.forecasts.series import every, measured, usable

WINDOW = {"as_of": dt.date(2024, 4, 15), "first_day": dt.date(2024, 1, 1), "period": "month"}


def days(rows):
    return ibis.memtable(pd.DataFrame(rows, columns=["customer_id", "day", "spend", "orders"]))


def test_whole_months_are_counted_and_a_month_without_anybody_is_a_true_zero():
    table = days([
        ("a", dt.date(2024, 1, 5), 10.0, 2), ("b", dt.date(2024, 1, 9), 5.0, 1), ("a", dt.date(2024, 3, 1), -4.0, 0),
        ("a", dt.date(2024, 4, 2), 99.0, 1),
    ])  # fmt: skip
    found = measured({}, table, **WINDOW)
    wide = found.pivot(index="measure", columns="calendar_period", values="value")
    assert wide.loc["revenue"].tolist() == [15.0, 0.0, -4.0]
    assert wide.loc["orders"].tolist() == [3.0, 0.0, 0.0]
    assert wide.loc["active-customers"].tolist() == [2.0, 0.0, 0.0]


def test_a_series_begins_after_the_last_month_about_few_or_that_one_customer_makes_up():
    rows = [(f"c{k}", dt.date(2024, month, 5), 10.0, 1) for month in (1, 2, 3) for k in range(12)]
    whale = [("whale", dt.date(2024, 2, 7), 9_000.0, 1)]
    seen = every(measured({}, days(rows + whale), **WINDOW, minimum=10))
    assert seen["revenue"].index.astype(str).tolist() == ["2024-03"]
    assert len(seen["orders"]) == 3
    assert every(measured({}, days(rows[:30]), **WINDOW, minimum=10))["orders"].empty


def test_a_month_with_days_missing_is_not_learned_from():
    rows = [(f"c{k}", dt.date(2024, month, 5), 10.0, 1) for month in (1, 2, 3) for k in range(12)]
    found = measured({}, days(rows), **WINDOW)
    assert usable(found, "orders", interrupted=[pd.Period("2024-02", "M")]).index.astype(str).tolist() == ["2024-03"]


def test_tickets_are_counted_where_there_are_any():
    tickets = ibis.memtable({"customer_id": ["a", "a"], "opened_at": [dt.datetime(2024, 2, 1, 9)] * 2})
    found = measured({"tickets": tickets}, days([("a", dt.date(2024, 1, 5), 1.0, 1)]), **WINDOW)
    assert found.loc[found["measure"] == "tickets", "value"].tolist() == [0.0, 2.0, 0.0]


def test_parts_of_few_count_with_all_others_so_that_all_add_up():
    rows = [(f"{where}{k}", f"{where}{k}-{month}", dt.datetime(2024, month, 5), 10.0, where)
            for month in (1, 2, 3) for where, many in (("web", 20), ("shop", 15), ("fair", 12)) for k in range(many)]  # fmt: skip
    lines = ibis.memtable(pd.DataFrame(rows, columns=["customer_id", "order_id", "ordered_at", "amount", "channel"]))
    found = parts.by_part(lines, "channel", **WINDOW, minimum=10, most=2)
    assert {name: series.iloc[-1] for name, series in found.items()} == {
        "web": 200.0,
        "shop": 150.0,
        "all-others": 120.0,
    }
