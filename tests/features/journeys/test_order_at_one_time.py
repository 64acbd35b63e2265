"""Steps at the same time: their order is that of arrival, and what hangs on it is counted under the worst and the best order."""

import datetime as dt
import itertools

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features.journeys import funnels, touchpoints
from workbench.features.journeys.sorted_paths import sorted_paths
from workbench.models.journeys import funnel_rates

AS_OF = dt.date(2024, 6, 30)
STAGES = ["view", "cart", "pay"]


def events(rows, **more):
    frame = pd.DataFrame(rows, columns=["customer_id", "occurred_at", "event"]).astype(
        {"occurred_at": "datetime64[us]"}
    )
    return ibis.memtable(frame.assign(**more))


def touched(rows, **more):
    return touchpoints.touchpoints({"events": events(rows, **more)}, as_of=AS_OF, conversion="pay", sources="events")


def orders(steps):
    """Every order in which steps (time, name) may have come: those at one time in any."""
    groups = [
        list(group) for _, group in itertools.groupby(sorted(steps, key=lambda step: step[0]), key=lambda step: step[0])
    ]
    for chosen in itertools.product(*(itertools.permutations(group) for group in groups)):
        yield [name for group in chosen for _, name in group]


def got_to(names) -> int:
    """How many of the stages come in order."""
    place, reached = -1, 0
    for stage in STAGES:
        place = next((k for k in range(place + 1, len(names)) if names[k] == stage), -1)
        if place < 0:
            break
        reached += 1
    return reached


@pytest.mark.parametrize("seed", range(3))
def test_least_and_most_are_those_of_all_orders_tried(seed):
    chance = np.random.default_rng(seed)
    rows = [(f"c{chance.integers(12)}", pd.Timestamp("2024-03-01") + pd.Timedelta(hours=int(chance.integers(4))), str(chance.choice([*STAGES, "help"])))
            for _ in range(48)]  # fmt: skip
    frame = funnels.funnel(sorted_paths(touched(rows, sequence=range(len(rows)))), STAGES)
    paths = {}
    for who, at, name in rows:
        paths.setdefault(who, []).append((at, name))
    reached = [[got_to(names) for names in orders(path)] for path in paths.values()]
    for stage in range(1, len(STAGES) + 1):
        row = frame.iloc[stage - 1]
        assert row["reached_least"] == sum(min(each) >= stage for each in reached), stage
        assert row["reached_most"] == sum(max(each) >= stage for each in reached), stage
        assert row["reached_least"] <= row["reached"] <= row["reached_most"]


def test_events_at_one_time_of_day_stand_as_they_came_be_one_the_conversion_or_not():
    rows = [("a", "2024-03-01 10:00:00", name) for name in ("view", "pay", "help")]
    found = touched(rows, sequence=[0, 1, 2]).order_by("at", "rank", "sequence", "step").to_pandas()
    assert found["step"].tolist() == ["view", "pay", "help"]


def test_on_days_without_a_time_the_conversion_is_the_last():
    rows = [("a", "2024-03-01", name) for name in ("pay", "view", "help")]
    found = touched(rows, sequence=[0, 1, 2]).order_by("at", "rank", "sequence", "step").to_pandas()
    assert found["step"].tolist() == ["view", "help", "pay"]


def test_a_sequence_that_is_no_number_is_not_used_and_a_missing_one_is_the_first():
    rows = [("a", "2024-03-01 10:00:00", "view"), ("a", "2024-03-01 10:00:00", "help")]
    assert set(touched(rows, sequence=["x", "y"]).to_pandas()["sequence"]) == {0}
    assert touched(rows, sequence=[1.0, None]).order_by("sequence").to_pandas()["step"].tolist() == ["help", "view"]


@pytest.mark.bad_input(32)
def test_the_largest_loss_is_in_doubt_only_where_the_order_matters():
    rows = [(f"c{k}", f"2024-03-01 1{k % 10}:00:00", name) for k in range(30) for name in ("view", "cart")]
    later = [(who, at.replace("03-01", "03-02"), name) for who, at, name in rows if name == "cart"]
    apart = [row for row in rows if row[2] == "view"] + later
    ways = []
    for given in (rows, apart):
        frame = funnels.funnel(sorted_paths(touched(given, sequence=range(len(given)))), ["view", "cart"])
        ways.append(funnel_rates.largest_drop_off(funnel_rates.funnel_rates(frame))[1])
    assert [(way["order"], way["least"], way["most"]) for way in ways] == [("open", 0.0, 1.0), ("told", 0.0, 0.0)]
