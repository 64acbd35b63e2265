"""Cases as of a day, by hand: what has not happened yet has not happened, open cases wait, and a cut at the day changes nothing."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features.service import cases, queue

DAY = dt.date(2024, 1, 31)
ROWS = pd.DataFrame(
    [
        ("a", "2024-01-02 09:00", "2024-01-02 10:30", "2024-01-03 09:00", "chat", "x"),
        ("a", "2024-01-05 09:00", None, "2024-01-05 12:00", "chat", "x"),  # closed, no answer on record
        ("b", "2024-01-31 12:00", "2024-01-31 13:00", "2024-02-01 12:00", None, "y"),  # closed later
        ("c", "2024-01-31 18:00", "2024-02-02 09:00", None, "mail", None),  # answered later
        ("d", "2024-02-01 00:00", None, None, "mail", "x"),  # opened later
    ],
    columns=["customer_id", "opened_at", "first_response_at", "resolved_at", "channel", "category"],
).astype({"opened_at": "datetime64[us]", "first_response_at": "datetime64[us]", "resolved_at": "datetime64[us]"})


def found(rows=ROWS, **more):
    return cases.cases(ibis.memtable(rows), as_of=DAY, **more)


def test_waits_are_those_up_to_the_day_and_only_what_has_happened_is_over():
    seen = found()[["customer_id", "channel", "category", "respond_hours", "responded", "resolve_hours", "resolved",
                    "closed_unanswered"]]  # fmt: skip
    expected = [
        ["a", "chat", "x", 1.5, True, 24.0, True, False],
        ["a", "chat", "x", 3.0, True, 3.0, True, True],
        ["b", "-", "y", 1.0, True, 12.0, False, False],
        ["c", "mail", "-", 6.0, False, 6.0, False, False],
    ]
    assert seen.values.tolist() == expected


def test_data_cut_at_the_day_give_the_same_cases():
    cut = ROWS[ROWS["opened_at"] < "2024-02-01"].copy()
    for name in ("first_response_at", "resolved_at"):
        cut[name] = cut[name].where(cut[name] < pd.Timestamp("2024-02-01"))
    pd.testing.assert_frame_equal(found(), found(cut))


@pytest.mark.parametrize(("lacking", "kind"), [("first_response_at", "respond"), ("resolved_at", "resolve")])
def test_a_time_that_is_not_on_record_gives_no_waits_rather_than_open_cases(lacking, kind):
    seen = found(ROWS.drop(columns=lacking))
    assert cases.waits(seen, kind).empty and cases.decided(seen, kind, within=1).empty
    assert queue.open_now(seen) == ((0, 0) if lacking == "resolved_at" else (2, 2))


def test_only_cases_old_enough_can_have_missed_a_promise():
    """Of four, the one opened six hours before the end of the day may still be answered within eight."""
    seen = cases.decided(found(), "respond", within=8)
    assert seen.values.tolist() == [["a", "chat", True], ["a", "chat", True], ["b", "-", True]]
    assert cases.decided(found(), "resolve", within=12)["kept"].tolist() == [False, True, False]


def test_who_comes_again_soon_with_the_same_matter_is_counted_once_the_time_has_passed():
    seen = cases.came_again(found(), as_of=DAY, within_days=7)
    assert seen.values.tolist() == [["a", True], ["a", False]]
    assert cases.came_again(found(), as_of=DAY, within_days=27).empty is False
    assert len(cases.came_again(found(), as_of=dt.date(2024, 1, 5), within_days=7)) == 0


def test_reopening_is_told_only_where_it_is_on_record():
    again = ROWS.assign(reopened_at=[pd.Timestamp("2024-01-04"), *[pd.NaT] * 4]).astype(
        {"reopened_at": "datetime64[us]"}
    )
    assert cases.reopened(ibis.memtable(again), found(again)).values.tolist() == [["a", True], ["a", False]]
    assert cases.reopened(ibis.memtable(ROWS), found()).empty


def test_without_any_case_there_is_an_empty_table():
    none = cases.cases(ibis.memtable(ROWS), as_of=dt.date(2023, 12, 31))
    assert none.empty and "resolve_hours" in none and queue.backlog(none)["open_cases"].tolist() == [0] * 5


def test_the_backlog_is_counted_by_age_with_its_customers_and_those_unanswered():
    expected = pd.DataFrame({
        "age_group": list(queue.AGES), "customers": [2, 0, 0, 0, 0], "open_cases": [2, 0, 0, 0, 0], "unanswered": [1, 0, 0, 0, 0]
    })  # fmt: skip
    pd.testing.assert_frame_equal(queue.backlog(found()), expected)


def test_stretches_end_with_the_last_day_and_the_first_part_of_one_is_left_out():
    days = pd.to_datetime(["2024-01-01", "2024-01-03", "2024-01-04", "2024-01-17", "2024-01-18"])
    rows = pd.DataFrame({"customer_id": ["a", "a", "b", "b", "c"], "day": days})
    seen = queue.stretches(rows, first_day=dt.date(2024, 1, 1), as_of=DAY, days=14)
    assert seen["since"].dt.strftime("%m-%d").tolist() == ["01-04", "01-18"]
    assert seen[["customers", "cases"]].values.tolist() == [[1, 2], [1, 1]]


def test_categories_are_compared_over_two_spans_of_the_same_length_or_not_at_all():
    rows = pd.DataFrame(
        {
            "customer_id": ["a", "a", "b"],
            "category": "x",
            "day": pd.to_datetime(["2024-01-10", "2024-01-25", "2024-01-30"]),
        }
    )
    seen = queue.then_and_now(rows, first_day=dt.date(2024, 1, 1), as_of=DAY, days=14)
    assert seen.values.tolist() == [["x", "a", 1, 1], ["x", "b", 0, 1]]
    assert queue.then_and_now(rows, first_day=dt.date(2024, 1, 10), as_of=DAY, days=14).empty


def test_the_mean_of_closed_cases_falls_when_a_backlog_grows_and_the_median_with_open_ones_does_not():
    """Half of the cases take an hour, half a week; the day the slow ones pile up, the mean of the closed is an hour."""
    from workbench.models.service import waiting

    slow = ROWS.iloc[[0] * 40].assign(
        customer_id=[f"c{k}" for k in range(40)], opened_at=pd.Timestamp("2024-01-30 00:00")
    )
    slow["resolved_at"] = [
        pd.Timestamp("2024-01-30 01:00") if k < 19 else pd.Timestamp("2024-02-06") for k in range(40)
    ]
    seen = found(slow.astype({"opened_at": "datetime64[us]", "resolved_at": "datetime64[us]"}))
    closed = seen.loc[seen["resolved"], "resolve_hours"]
    assert np.mean(closed) == 1.0
    assert waiting.median(cases.waits(seen, "resolve")).no_interval == "too-few-followed-so-long"
