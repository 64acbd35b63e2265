import datetime as dt

import ibis
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from workbench.features.cohorts import cohorts, spending

DAY = dt.date(2024, 1, 1)


def days_table(rows: list[tuple]) -> ibis.Table:
    """Customer-days from (customer, ISO day, orders, spend)."""
    frame = pd.DataFrame(rows, columns=["customer_id", "day", "orders", "spend"])
    frame["day"] = pd.to_datetime(frame["day"]).dt.date
    return ibis.memtable(frame, schema={"customer_id": "string", "day": "date", "orders": "int64", "spend": "float64"})


SHOP = days_table(
    [
        ("ann", "2024-01-03", 1, 10.0),
        ("ann", "2024-02-09", 2, 30.0),
        ("ann", "2024-04-30", 1, 5.0),
        ("bob", "2024-01-31", 1, 20.0),
        ("bob", "2024-02-01", 0, -20.0),  # a day of returns only
        ("cyd", "2024-02-29", 1, 8.0),
        ("cyd", "2024-03-01", 1, 8.0),
        ("dan", "2024-04-02", 1, 4.0),
    ]
)
END = dt.date(2024, 4, 30)


def test_counts_by_cohort_and_age_with_true_zeros_and_no_rows_for_the_future():
    counts = cohorts.retention_counts(SHOP, as_of=END, warm_up=0)
    expected = pd.DataFrame(
        {
            "cohort": pd.PeriodIndex(["2024-01"] * 4 + ["2024-02"] * 3 + ["2024-04"], freq="M"),
            "period": [0, 1, 2, 3, 0, 1, 2, 0],
            "customers": [2, 2, 2, 2, 1, 1, 1, 1],
            "active": [2, 1, 0, 1, 1, 1, 0, 1],
            "orders": [2, 2, 0, 1, 1, 1, 0, 1],
            "revenue": [30.0, 10.0, 0.0, 5.0, 8.0, 8.0, 0.0, 4.0],  # net: bob's return in February counts
            "revenue_squared": [500.0, 1300.0, 0.0, 25.0, 64.0, 64.0, 0.0, 16.0],
            "gross": [30.0, 50.0, 0.0, 5.0, 8.0, 8.0, 0.0, 4.0],  # a return is as much about one customer
            "largest": [20.0, 30.0, 0.0, 5.0, 8.0, 8.0, 0.0, 4.0],
            "second": [10.0, 20.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            "complete": [True] * 8,
            "left_truncated": [False] * 8,
        }
    )
    assert_frame_equal(counts, expected)


def test_a_day_of_returns_only_is_activity_only_when_any_line_counts():
    any_line = cohorts.retention_counts(SHOP, as_of=END, activity="any", warm_up=0)
    assert any_line["active"].tolist()[:2] == [2, 2]
    assert any_line["revenue"].tolist()[:2] == [30.0, 10.0]


@pytest.mark.parametrize(("as_of", "complete"), [("2024-03-31", True), ("2024-03-30", False)])
def test_a_cell_is_complete_only_when_its_whole_month_has_passed(as_of, complete):
    counts = cohorts.retention_counts(SHOP, as_of=dt.date.fromisoformat(as_of))
    january = counts[counts["cohort"] == pd.Period("2024-01", "M")]
    assert january["complete"].tolist() == [True, True, complete]


def test_on_or_after_counts_whoever_is_seen_then_or_later():
    counts = cohorts.retention_counts_on_or_after(SHOP, as_of=END, warm_up=0)
    january = counts[counts["cohort"] == pd.Period("2024-01", "M")]
    assert january["active"].tolist() == [2, 1, 1, 1], "ann skipped March and came back in April"
    assert january["customers"].tolist() == [2, 2, 2, 2]


def test_cohorts_that_begin_within_the_warm_up_are_marked_left_truncated():
    counts = cohorts.retention_counts(SHOP, as_of=END, warm_up=40)
    marked = counts.groupby("cohort")["left_truncated"].first()
    assert marked.to_dict() == {
        pd.Period("2024-01", "M"): True,
        pd.Period("2024-02", "M"): True,
        pd.Period("2024-04", "M"): False,
    }


def test_weeks_run_from_monday_to_sunday():
    table = days_table([("ann", "2024-01-07", 1, 1.0), ("ann", "2024-01-08", 1, 1.0), ("bob", "2024-01-08", 1, 1.0)])
    counts = cohorts.retention_counts(table, as_of=dt.date(2024, 1, 14), period="week", warm_up=0)
    assert [cohort.start_time.date() for cohort in counts["cohort"]] == [
        dt.date(2024, 1, 1), dt.date(2024, 1, 1), dt.date(2024, 1, 8),
    ]  # fmt: skip
    assert counts["active"].tolist() == [1, 1, 1] and counts["complete"].all()


def test_quarters_cross_the_year():
    table = days_table([("ann", "2023-12-31", 1, 1.0), ("ann", "2024-01-01", 1, 1.0)])
    counts = cohorts.retention_counts(table, as_of=dt.date(2024, 3, 31), period="quarter", warm_up=0)
    assert counts["cohort"].astype(str).tolist() == ["2023Q4", "2023Q4"] and counts["active"].tolist() == [1, 1]


def test_survivors_are_missing_until_the_silence_could_be_observed():
    table = cohorts.survivors(SHOP, as_of=END, silence=2)
    expected = pd.DataFrame(
        [[2.0, 1.0, 1.0], [1.0, 1.0, None], [1.0, None, None]],
        index=pd.PeriodIndex(["2024-01", "2024-02", "2024-04"], freq="M", name="cohort"),
        columns=pd.RangeIndex(3, name="age"),
    ).astype("float64")
    assert_frame_equal(table, expected, check_column_type=False)


def test_who_returns_after_the_silence_stays_lapsed():
    table = days_table([("ann", "2024-01-03", 1, 1.0), ("ann", "2024-04-03", 1, 1.0)])
    survivors = cohorts.survivors(table, as_of=dt.date(2024, 6, 30), silence=2)
    assert survivors.iloc[0].dropna().tolist() == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_second_orders_counts_only_customers_with_time_enough():
    frame = cohorts.second_orders(SHOP, as_of=END, within=60, warm_up=0)
    expected = pd.DataFrame(
        {
            "cohort": pd.PeriodIndex(["2024-01", "2024-02"], freq="M"),
            "eligible": [2, 1],
            "repeated": [1, 1],
            "complete": [True, True],
            "left_truncated": [False, False],
        }
    )
    assert_frame_equal(frame, expected)


def test_the_course_of_revenue_compares_equal_windows_from_each_customers_first_purchase():
    """At windows of 30 days: ann 10 then 30 + 0 in days 30-59; bob 20 and -20 in the first; cyd 16, then 0."""
    course = spending.revenue_course(SHOP, as_of=END, warm_up=0).set_index(["cohort", "period"])
    january, february = (course.loc[(pd.Period(month, "M"), 1)] for month in ("2024-01", "2024-02"))
    assert january[["customers", "x", "y", "xx", "yy", "xy"]].tolist() == [2, 10.0, 30.0, 100.0, 900.0, 300.0]
    assert february[["customers", "x", "y"]].tolist() == [1, 16.0, 0.0]
    assert course.loc[(pd.Period("2024-01", "M"), 2), ["customers", "x", "y"]].tolist() == [2, 10.0, 0.0]
    assert set(course.index.get_level_values("cohort")) == {january.name[0], february.name[0]}, "dan: not 60 days yet"
    assert course["complete"].all()


def test_the_trial_finds_those_called_new_who_had_been_there_before():
    table = days_table(
        [
            ("old", "2024-01-01", 1, 1.0),
            ("old", "2024-07-01", 1, 1.0),  # silent long enough to look new after a pretended start in April
            ("new", "2024-07-02", 1, 1.0),
            ("seen", "2024-04-05", 1, 1.0),
        ]
    )
    assert cohorts.newness_trial(table, as_of=dt.date(2024, 12, 31), warm_up=60, later_by=90) == (2, 1)


def test_new_customers_start_with_the_first_cohort_after_the_warm_up():
    assert cohorts.new_from(SHOP, warm_up=40) == dt.date(2024, 3, 1)
    assert cohorts.new_from(SHOP, warm_up=0) == dt.date(2024, 1, 1)
    assert cohorts.new_from(SHOP, period="quarter", warm_up=40) == dt.date(2024, 4, 1)


def test_no_customers_at_all_give_empty_tables_with_the_same_columns():
    nobody = days_table([("ann", "2024-01-03", 0, -1.0)])
    full = cohorts.retention_counts(SHOP, as_of=END)
    assert cohorts.retention_counts(nobody, as_of=END).columns.tolist() == full.columns.tolist()
    assert cohorts.retention_counts(nobody, as_of=END).empty
    assert cohorts.survivors(nobody, as_of=END).empty
    assert cohorts.second_orders(nobody, as_of=END).empty
    assert spending.revenue_course(nobody, as_of=END).empty


visits = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 200)), min_size=1, max_size=40)


def random_shop(visits: list[tuple[str, int]]) -> ibis.Table:
    return days_table([(name, DAY + dt.timedelta(number), 1, 1.0) for name, number in sorted(set(visits))])


@given(visits, st.integers(0, 200), st.sampled_from(["month", "week"]))
def test_a_later_as_of_adds_cells_and_never_changes_a_completed_one(visits, earlier, period):
    table, cut = random_shop(visits), DAY + dt.timedelta(earlier)
    late = cohorts.retention_counts(table, as_of=DAY + dt.timedelta(230), period=period, warm_up=0)
    early = cohorts.retention_counts(table, as_of=cut, period=period, warm_up=0)
    early = early[early["complete"]]
    kept = late.merge(early[["cohort", "period"]], on=["cohort", "period"])
    assert_frame_equal(kept, early.reset_index(drop=True))
    then, now = (cohorts.survivors(table, as_of=day, period=period) for day in (cut, DAY + dt.timedelta(230)))
    known = now.reindex(index=then.index, columns=then.columns)
    complete = [cohort.end_time.date() <= cut for cohort in then.index]
    assert_frame_equal(then.loc[complete], known.where(then.notna()).loc[complete], check_column_type=False)


@given(visits)
def test_cohort_sizes_add_up_to_the_distinct_customers(visits):
    counts = cohorts.retention_counts(random_shop(visits), as_of=DAY + dt.timedelta(230), warm_up=0)
    assert counts.loc[counts["period"] == 0, "customers"].sum() == len({name for name, _ in visits})


@given(visits)
def test_on_or_after_is_never_below_on_period_and_never_rises_with_age(visits):
    table, end = random_shop(visits), DAY + dt.timedelta(230)
    on = cohorts.retention_counts(table, as_of=end, warm_up=0)
    after = cohorts.retention_counts_on_or_after(table, as_of=end, warm_up=0)
    assert (after["active"] >= on["active"]).all()
    assert (after.groupby("cohort")["active"].diff().dropna() <= 0).all()


@pytest.mark.shared
def test_known_answer_ret_cohort_onlineretail(shared, known_answers):
    lines = ibis.duckdb.connect().read_parquet(shared / "data/online_retail/online_retail.parquet")
    lines = lines.filter(lines.CustomerID.notnull())
    days = lines.group_by(customer_id=lines.CustomerID.cast("string"), day=lines.InvoiceDate.date()).agg(
        orders=lines.InvoiceNo.nunique(), spend=(lines.Quantity * lines.UnitPrice).sum()
    )
    counts = cohorts.retention_counts(days, as_of=dt.date(2011, 12, 9), activity="any")
    by_cohort = counts.groupby(counts["cohort"].astype(str))["active"].apply(list)
    for cohort, active in known_answers["ret-cohort-onlineretail-A"].items():
        assert by_cohort[cohort] == active


def test_no_cell_of_a_period_with_missing_days_is_complete():
    gap = {"table": "transactions", "first": "2024-02-05", "last": "2024-02-25", "weekday": None}
    counts = cohorts.retention_counts(SHOP, as_of=END, warm_up=0, gaps=[gap])
    open_cells = counts.loc[~counts["complete"], ["cohort", "period"]].astype("str").to_numpy().tolist()
    assert open_cells == [["2024-01", "1"], ["2024-02", "0"]]
    for other in ({"table": "events"}, {"weekday": "Monday"}):
        assert cohorts.retention_counts(SHOP, as_of=END, warm_up=0, gaps=[gap | other])["complete"].all()
