"""Cost beside customers, by hand."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from workbench.errors import DataFault
from workbench.features.acquisition import costs

LAST = dt.date(2024, 3, 31)
PEOPLE = pd.DataFrame({
    "customer_id": ["a", "b", "c", "d"], "channel": ["web", "web", "web", "shop"],
    "acquired_on": pd.to_datetime(["2024-01-10", "2024-02-10", "2024-02-20", "2024-02-01"]),
})  # fmt: skip


def spend(*rows):
    return ibis.memtable(pd.DataFrame(list(rows), columns=["day", "channel", "cost"]))


SPENT = spend((dt.date(2024, 1, 5), "web", 10.1), (dt.date(2024, 1, 6), "web", 0.2), (dt.date(2024, 2, 5), "web", 30.0),
              (dt.date(2024, 2, 6), "tv", 7.0), (dt.date(2024, 4, 1), "web", 99.0))  # fmt: skip


def told(lag=0):
    found = costs.monthly(PEOPLE, SPENT, as_of=LAST, lag=lag)
    return [(row.channel, str(row.month), row.acquired, row.cost) for row in found.itertuples()]


def test_customers_and_cost_of_a_channel_and_month_stand_together_and_one_without_the_other_too():
    assert told() == [
        ("shop", "2024-02", 1, 0.0),
        ("tv", "2024-02", 0, 7.0),
        ("web", "2024-01", 1, 10.3),
        ("web", "2024-02", 2, 30.0),
    ]


def test_with_a_lag_the_cost_of_a_month_counts_for_the_customers_of_the_next():
    assert told(lag=1) == [
        ("shop", "2024-02", 1, 0.0),
        ("tv", "2024-03", 0, 7.0),
        ("web", "2024-02", 2, 10.3),
        ("web", "2024-03", 0, 30.0),
    ]


def test_channels_that_do_not_meet_are_named_and_have_no_cost_of_a_customer():
    found = costs.channels(costs.monthly(PEOPLE, SPENT, as_of=LAST)).set_index("channel")
    assert found["meeting"].to_dict() == {"web": "both", "tv": "no-customers", "shop": "no-cost"}
    assert found["cost_each"].round(4).fillna(-1).to_dict() == {"web": 13.4333, "tv": -1, "shop": -1}


def test_the_cost_of_a_quarter_is_that_of_its_months():
    assert costs.quarterly(costs.monthly(PEOPLE, SPENT, as_of=LAST)).values.tolist() == [
        ["shop", "2024Q1", 0.0], ["tv", "2024Q1", 7.0], ["web", "2024Q1", 40.3],
    ]  # fmt: skip


def test_months_of_few_customers_stand_together():
    found = costs.by_month(costs.monthly(PEOPLE, SPENT, as_of=LAST), minimum=3)
    assert (
        found[["acquired", "cost"]].values.tolist() == [[4, 47.3]]
        and str(found["calendar_period"].iloc[0]) == "2024-02"
    )


def test_a_cost_below_nothing_or_without_a_number_is_refused_with_its_day():
    wrong = spend(
        (dt.date(2024, 1, 5), "web", 10.0), (dt.date(2024, 1, 8), "web", -3.0), (dt.date(2024, 1, 7), "web", None)
    )
    with pytest.raises(
        DataFault, match="column cost: 2 of 3 rows without a cost of 0 or more, first one on 2024-01-07"
    ):
        costs.monthly(PEOPLE, wrong, as_of=LAST)
