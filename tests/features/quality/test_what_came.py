"""Rows, volume, age, columns and what rests on them: tables made by hand, with what is expected written out."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features.quality import arrivals, rests, schema, volume

LAST = dt.date(2024, 12, 29)  # a Sunday


def days(table, counts):
    """Days up to the last one, each with so many rows; none of a day without."""
    day = pd.date_range(end=pd.Timestamp(LAST), periods=len(counts))
    frame = pd.DataFrame({"source_table": table, "day": day, "rows": counts})
    return frame[frame["rows"] > 0].reset_index(drop=True)


def test_a_ledger_says_what_share_of_a_tables_own_rows_each_step_left_out():
    steps = arrivals.ledger(
        [("a", "read", 10), ("a", "no day", 4), ("a", "used", 6), ("b", "read", 0), ("b", "used", 0)]
    )
    expected = pd.DataFrame(
        {
            "source_table": ["a", "a", "a", "b", "b"],
            "ledger_step": ["read", "no day", "used", "read", "used"],
            "rows": [10, 4, 6, 0, 0],
            "rows_share": [1.0, 0.4, 0.6, np.nan, np.nan],
        }
    )
    pd.testing.assert_frame_equal(steps, expected, check_dtype=False)
    assert arrivals.left_out(steps)["ledger_step"].tolist() == ["no day"]
    assert arrivals.used_and_read(steps) == (6, 10)


def test_rows_after_the_day_are_not_counted_and_a_person_of_two_tables_is_one():
    at = [dt.datetime(2024, 12, 28, 9), dt.datetime(2024, 12, 29, 23), dt.datetime(2024, 12, 30, 0)]
    events = ibis.memtable({"customer_id": ["a", "b", "c"], "occurred_at": at})
    tables = {"events": events, "customers": ibis.memtable({"customer_id": ["a"]})}
    assert arrivals.by_day(tables, as_of=LAST)["rows"].tolist() == [1, 1]
    assert arrivals.totals(tables, as_of=LAST) == {"rows": 3, "customers": 2, "table": ""}


@pytest.mark.parametrize(
    ("latest", "before", "said"),
    [
        (20, [80, 80, 80], "low"),
        (140, [80, 80, 80], "high"),
        (60, [80, 80, 80], "usual"),  # a quarter fewer
        (130, [60, 80, 110], "usual"),  # it grows
        (60, [80, 80], "short"),
    ],
)
def test_volume_is_told_where_a_block_lies_far_beyond_the_three_before_it(latest, before, said):
    counts = [n for week in (*before, latest) for n in [week] * 7]
    found = volume.recent(days("a", counts), tables=["a", "b"], as_of=LAST, weeks=1, apart=0.3)
    assert found["volume"].tolist() == [said, "short"]
    assert found["rows_latest"].tolist() == [7 * latest, 0]


def test_few_rows_more_or_fewer_are_chance():
    found = volume.recent(days("a", [1] * 21 + [0, 0, 1, 0, 1, 0, 0]), tables=["a"], as_of=LAST, weeks=1, apart=0.3)
    assert found["volume"].tolist() == ["usual"]


def test_what_was_so_a_year_before_is_the_season():
    counts = np.full(400, 80)
    counts[-7:] = 20
    assert volume.recent(days("a", counts), tables=["a"], as_of=LAST, weeks=1, apart=0.3)["volume"].item() == "low"
    counts[-7 - volume.YEAR : -volume.YEAR] = 22
    told = volume.recent(days("a", counts), tables=["a"], as_of=LAST, weeks=1, apart=0.3)
    assert told["volume"].item() == "season" and told["rows_year_before"].item() == 7 * 22


def test_a_table_is_late_when_it_has_been_silent_for_longer_than_ever_before():
    weekly = days("weekly", [1, 0, 0, 0, 0, 0, 0] * 12)
    late = days("late", [1] * 20 + [0, 0])
    found = volume.freshness(pd.concat([weekly, late]), tables=["weekly", "late", "none"], as_of=LAST)
    assert found["fresh"].tolist() == ["usual", "late", "unknown"]
    assert found["days_behind"].tolist()[:2] == [6.0, 2.0]
    assert volume.late(found)["source_table"].tolist() == ["late"]


def frame(rows, **more):
    return pd.DataFrame(rows, columns=["source_table", "column_name", "column_type", "missing_share"]).assign(**more)


def test_each_kind_of_change_of_a_column_is_told_and_what_is_gone_stands_last():
    before = frame(
        [
            ("a", "same", "text", 0.10),
            ("a", "type", "text", 0.0),
            ("a", "gone", "day", 0.0),
            ("a", "more", "number", 0.0),
            ("a", "fewer", "number", 0.5),
        ]
    )
    now = frame(
        [
            ("a", "fewer", "number", 0.45),
            ("a", "more", "number", 0.05),
            ("a", "type", "whole", 0.0),
            ("a", "same", "text", 0.14),
            ("b", "same", "text", 0.0),
        ],
        missing_share_hidden=False,
    )
    found = schema.changes(now, before)
    assert found["column_name"].tolist() == ["fewer", "more", "type", "same", "same", "gone"]
    assert found["drift"].tolist() == ["fewer", "more", "type", "same", "new", "gone"]
    assert schema.state(found) == "changed" and len(schema.changed(found)) == 5
    assert schema.state(schema.changes(now, pd.DataFrame())) == "first"
    assert schema.state(schema.changes(now, schema.published(schema.changes(now, pd.DataFrame())))) == "same"


def test_a_share_of_few_rows_is_hidden_and_not_exported():
    comment = [None] * 3 + ["x"] * 17
    tables = {
        "surveys": ibis.memtable(
            {"customer_id": [str(k) for k in range(20)], "responded_at": [LAST] * 20, "comment": comment}
        )
    }
    found = schema.columns(tables, as_of=LAST, minimum=10)
    assert found["missing_share_hidden"].tolist() == [False, False, True]
    out = schema.published(schema.changes(found, pd.DataFrame()))
    assert out["missing_share"].isna().tolist() == [False, False, True] and "missing_share_hidden" not in out


def test_a_check_touches_the_reports_that_begin_with_any_of_its_tables():
    checks = [
        {"key": "events.customer_id.in.spend", "status": "warn", "values": {"table": "events"}},
        {"key": "cache", "status": "warn", "values": {}},
        {"key": "surveys.gaps", "status": "pass", "values": {}},
    ]
    starts, tables = (
        {"journey": ["events"], "acquisition": ["spend"], "feedback": ["surveys"]},
        ["events", "spend", "surveys"],
    )
    assert rests.consequences(checks, starts, tables=tables)["reports_affected"].tolist() == [
        "journey, acquisition",
        "journey, acquisition, feedback",
    ]
    found = rests.by_report(checks, starts, tables=tables)
    assert found[["checks_made", "checks_missed"]].values.tolist() == [[2, 2], [2, 2], [2, 1]]
    assert rests.touched(found) == 3
