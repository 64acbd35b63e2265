"""Paths of sorted numbers are those that sorting a table row by row gives; so are their moves and funnels."""

import datetime as dt
from collections import Counter

import ibis
import numpy as np
import pandas as pd
import pytest

from tests.features.journeys.journeys_sample import one_each, touches
from workbench.features.journeys import funnels, journeys, sorted_paths, transitions

AS_OF = dt.date(2024, 3, 31)
END_OF_DATA = pd.Timestamp("2024-04-01")
CASES = [
    {"unit": "s"}, {"unit": "us"}, {"unit": "s", "ranks": 3, "sequences": 5}, {"unit": "us", "ranks": 2}, {"unit": "s", "customers": 1},
    {"unit": "s", "customers": 600}, {"unit": "us", "sequences": 3, "apart": 2**40},
]  # fmt: skip


def random_touches(
    seed: int, *, unit: str, customers: int = 40, rows: int = 600, ranks: int = 1, sequences: int = 1, apart: int = 1
) -> pd.DataFrame:
    """Many touches at equal times; the same step twice at one time is one touch."""
    rng = np.random.default_rng(seed)
    at = pd.Timestamp("2024-03-01") + pd.to_timedelta(
        rng.integers(0, 400, rows) * (3600 if unit == "s" else 3_600_000_001), unit=unit
    )
    frame = pd.DataFrame({
        "customer_id": [f"c{k}" for k in rng.integers(customers, size=rows)], "at": at.astype("datetime64[us]"), "rank": rng.integers(ranks, size=rows),
        "sequence": (rng.integers(sequences, size=rows) - 1) * apart, "step": rng.choice(["view", "cart", "订单", "a b"], rows),
    }).drop_duplicates()  # fmt: skip
    frame = frame.assign(converted=frame["step"] == "订单", channel=frame["step"], value=0.0)
    return frame.assign(journey=frame["customer_id"] + "/" + rng.integers(3, size=len(frame)).astype(str))


def by_hand(
    frame: pd.DataFrame, by: str, *, repeats: str = "keep", cap: int = 1000
) -> list[tuple[str, list[str], list[pd.Timestamp]]]:
    """Customer, steps and times of each path."""
    found = []
    for _, path in frame.sort_values(["at", "rank", "sequence", "step"]).groupby(by):
        kept = path[(path["step"] != path["step"].shift()) | path["converted"]] if repeats == "collapse" else path
        found.append(
            (path["customer_id"].iloc[0], kept["step"].tolist()[:cap], kept["at"].dt.floor("s").tolist()[:cap])
        )
    return found


def moves_by_hand(paths) -> list[list]:
    counts, people = Counter(), {}
    for customer, steps, _ in paths:
        for pair in zip(["(start)", *steps], [*steps, "(end)"], strict=True):
            counts[pair] += 1
            people.setdefault(pair, set()).add(customer)
    return [[*pair, counts[pair], len(people[pair])] for pair in sorted(counts)]


def funnel_by_hand(paths, stages, *, within=None, strict=False) -> list[int]:
    """How many reach each stage: from the first entry, the earliest next one."""
    reached = [0] * len(stages)
    for _, steps, times in paths:
        place = steps.index(stages[0]) if stages[0] in steps else -1
        if place < 0 or (within and times[place] > END_OF_DATA - within):
            continue
        entry, reached[0] = times[place], reached[0] + 1
        for k, stage in enumerate(stages[1:], 1):
            later = range(place + 1, min(place + 2, len(steps)) if strict else len(steps))
            place = next((at for at in later if steps[at] == stage and (not within or times[at] - entry <= within)), -1)
            if place < 0:
                break
            reached[k] += 1
    return reached


@pytest.mark.parametrize("repeats", ["keep", "collapse"])
@pytest.mark.parametrize("by", ["customer_id", "journey"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_moves_and_funnels_are_those_counted_by_hand(case, by, repeats, monkeypatch):
    monkeypatch.setattr(sorted_paths, "_BLOCK", 64)  # so that there are several
    frame = random_touches(len(by), **case)
    found, paths = (
        sorted_paths.sorted_paths(ibis.memtable(frame), by=by, repeats=repeats),
        by_hand(frame, by, repeats=repeats),
    )
    assert transitions.transitions(found)[["from", "to", "count", "customers"]].values.tolist() == moves_by_hand(paths)
    for stages in (["view", "cart"], ["view", "cart", "订单"], ["view", "a b", "view"]):
        for strict in (False, True):
            assert funnels.funnel(found, stages, strict=strict)["reached"].tolist() == funnel_by_hand(
                paths, stages, strict=strict
            )
            bounded = funnels.funnel(found, stages, as_of=AS_OF, within_days=10, strict=strict)
            assert bounded["reached"].tolist() == funnel_by_hand(
                paths, stages, within=pd.Timedelta(days=10), strict=strict
            )


def test_a_path_longer_than_the_cap_is_cut_off_and_a_shorter_one_is_not():
    frame = random_touches(3, unit="s", customers=5)
    found = sorted_paths.sorted_paths(ibis.memtable(frame), cap=100)
    assert np.bincount(found.who).max() == 100 < max(np.bincount(sorted_paths.sorted_paths(ibis.memtable(frame)).who))
    assert transitions.transitions(found)[["from", "to", "count", "customers"]].values.tolist() == moves_by_hand(
        by_hand(frame, "customer_id", cap=100)
    )


def test_journeys_of_the_engine_and_sorted_paths_are_the_same():
    table = ibis.memtable(random_touches(5, unit="s", ranks=3, sequences=5))
    steps = journeys.steps(one_each(table), repeats="collapse").order_by("customer_id", "position").to_pandas()
    found = sorted_paths.sorted_paths(table, repeats="collapse")
    paths = sorted([found.names[k] for k in found.step[found.who == who]] for who in range(len(found.owners)))
    assert paths == sorted(steps.groupby("customer_id")["step"].agg(list))


def test_customers_of_a_funnel_over_journeys_are_counted_once():
    rows = touches([("a", 0, "x"), ("a", 1, "y"), ("a", 2, "x"), ("a", 3, "y"), ("b", 0, "x")])
    named = rows.mutate(
        journey=ibis.cases((rows["sequence"] < 2, "a/1"), (rows.customer_id == "b", "b/1"), else_="a/2")
    )
    found = funnels.funnel(sorted_paths.sorted_paths(named, by="journey"), ["x", "y"])
    assert found[["reached", "customers"]].values.tolist() == [[3, 2], [2, 1]]


def test_what_lies_in_no_journey_is_in_no_path():
    rows = touches([("a", 0, "x"), ("b", 0, "y")])
    found = sorted_paths.sorted_paths(
        rows.mutate(journey=(rows.step == "x").ifelse("a/1", ibis.null("string"))), by="journey"
    )
    assert found.names == ["x"] and len(found.owners) == 1


def test_rare_steps_are_put_together_after_the_order_is_made():
    found = sorted_paths.sorted_paths(
        touches([("a", 0, "x"), ("a", 1, "rare"), ("a", 2, "rarer"), ("a", 3, "y")])
    ).folded(["x", "y"], "(other)")
    assert [found.names[k] for k in found.step] == ["x", "(other)", "(other)", "y"]


@pytest.mark.parametrize("by", ["customer_id", "journey"])
def test_an_empty_table_has_no_paths(by):
    found = sorted_paths.sorted_paths(
        one_each(touches([("a", 0, "x")])).filter(ibis.literal(False)), by=by, repeats="collapse"
    )
    assert transitions.transitions(found).empty and funnels.funnel(found, ["view", "cart"])["reached"].tolist() == [
        0,
        0,
    ]
    assert funnels.detours(found, ["view", "cart"], as_of=AS_OF, within_days=7).empty


def test_too_many_kinds_of_steps_are_refused_with_what_to_do():
    found = sorted_paths.sorted_paths(touches([("a", 0, f"page {k}") for k in range(6000)]), cap=10**4)
    with pytest.raises(ValueError, match=r"6,000 kinds of steps came.*folded"):
        transitions.transitions(found)
    assert transitions.transitions(found.folded(["page 1"], "(other)"))["count"].sum() == 6001


def test_touches_in_another_database_are_brought_over():
    frame = random_touches(4, unit="s")
    there = ibis.sqlite.connect().create_table("touches", frame)
    found, here = (sorted_paths.sorted_paths(table, by="journey") for table in (there, ibis.memtable(frame)))
    pd.testing.assert_frame_equal(transitions.transitions(found), transitions.transitions(here))
    assert len(found.who) == len(frame)
