"""What counts as a pain point of a step, counted by hand on a few journeys."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from tests.features.journeys.journeys_sample import DAY, one_each, touches
from workbench.features.journeys import journeys, pain_points

AS_OF = dt.date(2024, 6, 30)
ROWS = [
    ("a", 0, "x"), ("a", 1, "y"), ("a", 2, "order"),
    ("b", 0, "x"),
    ("c", 0, "x"), ("c", 20, "y"), ("c", 21, "x"),
    ("d", 118, "x"), ("d", 119, "order"),
]  # fmt: skip


def counted(rows=ROWS, *, slow_days=10.0, within_days=14, **tables):
    steps = journeys.steps(journeys.cut(touches(rows), gap_seconds=30 * journeys.DAY))
    ends = journeys.outcomes(steps, as_of=AS_OF, gap_days=30)
    found = pain_points.pain_counts(
        steps, ends, tables, as_of=AS_OF, gap_days=30, within_days=within_days, slow_days=slow_days
    )
    return {(row.step, row.kind, row.customer_id): (row.n, row.hit) for row in found.itertuples()}


def happened(*rows, time="opened_at", **more):
    frame = pd.DataFrame(rows, columns=["customer_id", time])
    return ibis.memtable(frame.assign(**{time: DAY + pd.to_timedelta(frame[time], unit="D")}, **more))


def test_a_journey_is_lost_at_its_last_step_and_at_no_other():
    found = counted()
    assert found["x", "lost", "b"] == (1, 1) and found["x", "lost", "a"] == (1, 0)
    assert found["x", "lost", "c"] == (1, 1) and found["y", "lost", "c"] == (1, 0)


def test_a_journey_too_young_to_be_lost_is_left_out_although_it_has_converted():
    assert not any(customer == "d" for _, _, customer in counted())


def test_a_long_wait_is_for_the_next_step_be_it_the_conversion():
    found = counted()
    assert found["x", "slow", "c"] == (1, 1) and found["y", "slow", "c"] == (1, 0) and found["x", "slow", "b"] == (1, 0)
    assert counted([("a", 0, "x"), ("a", 11, "order")])["x", "slow", "a"] == (1, 1)


def test_a_step_comes_again_whatever_lies_between():
    assert counted()["x", "again", "c"] == (1, 1) and counted()["y", "again", "c"] == (1, 0)


def test_a_ticket_follows_a_step_when_it_is_later_and_soon_enough():
    found = counted(tickets=happened(("a", 0.5), ("b", 15), ("c", 30)))
    assert found["x", "ticket", "a"] == (1, 1) and found["y", "ticket", "a"] == (1, 0)
    assert found["x", "ticket", "b"] == (1, 0) and found["x", "ticket", "c"] == (1, 1)


@pytest.mark.parametrize(
    ("kind", "score", "low"),
    [("nps", 6, 1), ("nps", 7, 0), ("csat", 2, 1), ("csat", 3, 0), ("ces", 3, 1), ("ces", 4, 0)],
)
def test_a_low_score_is_one_of_those_who_answered(kind, score, low):
    found = counted(surveys=happened(("a", 3), time="responded_at", kind=kind, score=score))
    assert found["x", "low_score", "a"] == (1, low) and ("x", "low_score", "b") not in found


def test_value_is_that_of_the_conversion_and_nothing_for_the_lost():
    steps = journeys.steps(journeys.cut(touches(ROWS), gap_seconds=30 * journeys.DAY))
    ends = journeys.outcomes(steps, as_of=AS_OF, gap_days=30)
    found = pain_points.pain_counts(steps, ends, {}, as_of=AS_OF, gap_days=30, within_days=14, slow_days=10)
    lost = found[(found["step"] == "x") & (found["kind"] == "lost")].set_index("customer_id")
    assert lost["value"].to_dict() == {"a": 10.0, "b": 0.0, "c": 0.0} and (lost["hit_value"] == 0).all()


def test_a_long_wait_is_longer_than_nine_of_ten():
    rows = [(f"c{k}", day, step) for k in range(10) for day, step in ((0, "x"), (k + 1, "y"))]
    steps = journeys.steps(one_each(touches(rows)))
    assert pain_points.long_wait(steps) == pytest.approx(9.1)
    assert pd.isna(pain_points.long_wait(journeys.steps(one_each(touches([("a", 0, "x")])))))
