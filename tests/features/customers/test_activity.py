"""Customer days: one row for each customer and day, and nothing lost on the way."""

import ibis
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from workbench.features.customers.activity import customer_days
from workbench.features.purchases.histories import purchases


def days_of(lines: list[tuple]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["customer_id", "order_id", "ordered_at", "amount"])
    frame["ordered_at"] = pd.to_datetime(frame.ordered_at, format="ISO8601").astype("datetime64[us]")
    days = customer_days(ibis.memtable(frame)).to_pandas()
    return days.sort_values(["customer_id", "day"], ignore_index=True)


def test_lines_become_one_row_per_customer_and_day():
    days = days_of(
        [
            ("a", "1", "2017-03-01 10:00", 2.5),
            ("a", "1", "2017-03-01 10:00", 1.5),
            ("a", "2", "2017-03-01 23:59:59", 4.0),
            ("a", "2", "2017-03-02 00:00", -4.0),
            ("b", "3", "2017-03-01 09:00", 0.0),
            ("b", "4", "2017-03-01 09:00", 7.0),
        ]
    )
    expected = pd.DataFrame(
        {
            "customer_id": ["a", "a", "b"],
            "day": pd.to_datetime(["2017-03-01", "2017-03-02", "2017-03-01"]).astype("datetime64[s]"),
            "spend": [8.0, -4.0, 7.0],
            "orders": [2, 0, 1],  # a day of returns is no order, nor is a line of zero
            "lines": [3, 1, 2],
            "returns": [0.0, 4.0, 0.0],
            "discount": [float("nan")] * 3,  # lines without these columns: not known, never zero
            "margin": [float("nan")] * 3,
        }
    )
    assert_frame_equal(days, expected)


def test_an_order_with_a_return_in_it_is_still_an_order():
    assert days_of([("a", "1", "2017-03-01", 5.0), ("a", "1", "2017-03-01", -2.0)]).loc[0, "orders"] == 1


def test_money_is_summed_exactly():
    assert days_of([("a", "1", "2017-03-01", 0.1)] * 10).loc[0, "spend"] == 1.0


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from("123"),
            st.sampled_from(["2017-03-01", "2017-03-02 12:00", "2017-03-02 13:00"]),
            st.integers(-10_000, 10_000).map(lambda cents: cents / 100),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_every_line_and_every_cent_is_in_exactly_one_day(lines):
    days = days_of(lines)
    assert days["lines"].sum() == len(lines)
    assert days.spend.sum() == pytest.approx(sum(line[3] for line in lines), abs=1e-6)
    assert days.returns.sum() == pytest.approx(-sum(min(line[3], 0) for line in lines), abs=1e-6)
    assert not days.duplicated(["customer_id", "day"]).any()


def test_discount_and_margin_are_summed_where_the_lines_have_them():
    lines = pd.DataFrame(
        {
            "customer_id": ["a", "a"],
            "order_id": ["1", "1"],
            "amount": [3.0, 1.0],
            "margin": [0.1, 0.2],
            "ordered_at": pd.to_datetime(["2017-03-01"] * 2),
            "discount": [0.5, None],
        }
    )
    days = customer_days(ibis.memtable(lines)).to_pandas()
    assert days[["discount", "margin"]].to_dict("records") == [{"discount": 0.5, "margin": 0.3}]


def test_a_day_with_a_line_without_margin_has_no_known_margin_whatever_the_others_bring():
    lines = pd.DataFrame(
        {
            "customer_id": ["a", "a", "a", "b"],
            "order_id": ["1", "1", "2", "3"],
            "amount": [3.0, 1.0, 2.0, 5.0],
            "margin": [0.1, None, 0.7, 0.0],
            "ordered_at": pd.to_datetime(["2017-03-01", "2017-03-01", "2017-03-02", "2017-03-01"]),
        }
    )
    expected = {("a", "2017-03-01"): None, ("a", "2017-03-02"): 0.7, ("b", "2017-03-01"): 0.0}
    for reduce in (customer_days, purchases):
        days = reduce(ibis.memtable(lines)).to_pandas()
        found = {(row.customer_id, f"{row.day:%Y-%m-%d}"): row.margin for row in days.itertuples()}
        assert {key: None if pd.isna(margin) else margin for key, margin in found.items()} == expected
