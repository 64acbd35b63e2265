"""What customers brought after they came, beside who referred them: on a table made by hand."""

import datetime as dt

import ibis
import pandas as pd
import pandas.testing as pdt

from workbench.features.loyalty.referred_margin import COLUMNS, margins

PEOPLE = pd.DataFrame(
    [("a", "2023-12-01", None), ("b", "2024-01-05", "a"), ("c", "2024-01-20", "zz"), ("d", "2024-02-01", "d"), ("e", "2024-03-30", "b")],
    columns=["customer_id", "acquired_on", "referred_by"],
)  # fmt: skip
DAYS = pd.DataFrame(
    [("a", "2024-01-03", 1, 9.0), ("b", "2024-01-05", 1, 5.0), ("b", "2024-02-01", 1, 7.0), ("b", "2024-02-02", 1, 90.0),
     ("c", "2024-01-19", 1, 80.0), ("c", "2024-01-21", 1, 3.0), ("e", "2024-03-30", 1, 4.0)],
    columns=["customer_id", "day", "orders", "contribution"],
)  # fmt: skip
SPAN = {"days": 28, "as_of": dt.date(2024, 3, 31), "data_from": dt.date(2024, 1, 1)}


def tables(people: pd.DataFrame) -> dict:
    days = DAYS.assign(day=pd.to_datetime(DAYS["day"]).dt.date)
    return {"days": ibis.memtable(days), "customers": ibis.memtable(people)}


def test_first_days_are_counted_from_the_day_a_customer_came_and_missing_while_they_are_not_over():
    people = PEOPLE.assign(acquired_on=pd.to_datetime(PEOPLE["acquired_on"]))
    expected = pd.DataFrame(
        [
            ("b", "2024-01", True, True, 1, 1, 12.0),
            ("c", "2024-01", True, False, 0, 0, 3.0),
            ("d", "2024-02", False, False, 0, 0, 0.0),
            ("e", "2024-03", True, True, 2, 0, float("nan")),
        ],
        columns=COLUMNS,
    )
    pdt.assert_frame_equal(margins(tables(people), **SPAN), expected, check_dtype=False)


def test_without_a_day_of_coming_the_first_order_is_taken():
    found = margins(tables(PEOPLE.drop(columns="acquired_on")), **SPAN).set_index("customer_id")
    assert found.loc["c", "month"] == "2024-01" and found.loc["c", "margin"] == 83.0
    assert "d" not in found.index, "who never ordered came on no day"


def test_without_referrals_there_are_no_rows():
    assert margins({"days": tables(PEOPLE)["days"]}, **SPAN).empty
    assert margins(tables(PEOPLE.drop(columns="referred_by")), **SPAN).empty
