"""Was the programme started group by group? On hand-made companies whose answer is known."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.errors import ArgumentFault
from workbench.features.loyalty import rollouts

BEGIN, AS_OF = dt.date(2024, 1, 1), dt.date(2024, 3, 24)  # three windows of 28 days
STARTS = {"a": "2024-02-01", "b": "2024-03-05", "c": None}


def tables(groups: dict, size: int = 20) -> dict:
    people = pd.DataFrame([(f"{g}{k:02d}", g) for g in groups for k in range(size)], columns=["customer_id", "store"])
    people["sex"] = np.where(np.arange(len(people)) % 2, "f", "m")
    joined = people.assign(joined_on=pd.to_datetime(people["store"].map(groups)))[["customer_id", "joined_on"]].dropna()
    first = people.assign(day=dt.date(2024, 1, 5), contribution=1.0)
    later = people[people["store"] == "a"].assign(day=dt.date(2024, 3, 24), contribution=3.0)
    days = pd.concat([first, later])[["customer_id", "day", "contribution"]].assign(orders=1)
    frames = {"days": days, "customers": people, "memberships": joined.assign(joined_on=joined["joined_on"].dt.date)}
    return {name: ibis.memtable(frame) for name, frame in frames.items()}


def found(given: dict, by: str = "auto", subject: str = "membership") -> rollouts.Rollout:
    return rollouts.rollout(given, subject, by=by, days=28, as_of=AS_OF, data_from=BEGIN)


def test_each_group_has_its_windows_its_mean_and_the_window_of_its_start():
    start = found(tables(STARTS))
    assert (start.by, start.reason) == ("store", "")
    expected = pd.DataFrame({
        "group": list("aaabbbccc"), "window": [1, 2, 3] * 3, "margin": [1.0, 0.0, 3.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        "customers": 20, "start": [2] * 3 + [3] * 3 + [0] * 3,
    })  # fmt: skip
    pd.testing.assert_frame_equal(start.windows, expected, check_dtype=False)


def test_customers_who_came_after_the_first_start_are_not_counted():
    given = tables(STARTS)
    days = given["days"].to_pandas()
    late = days["customer_id"].isin(["a00", "b00"])
    days["day"] = pd.to_datetime(days["day"]).mask(late, pd.Timestamp("2024-03-01")).dt.date
    start = found(given | {"days": ibis.memtable(days)})
    assert start.windows.groupby("group")["customers"].first().tolist() == [19, 19, 20]


@pytest.mark.parametrize(
    ("given", "by", "subject", "reason"),
    [
        (tables(dict.fromkeys("abc", "2024-02-01")), "auto", "membership", "not_staged"),
        (tables(STARTS), "none", "membership", "no_groups"),
        (tables(STARTS), "sex", "membership", "not_staged"),
        (tables(STARTS), "auto", "campaign", "campaigns"),
        (tables(dict.fromkeys("abc", None)), "auto", "membership", "no_memberships"),
        (
            {name: table for name, table in tables(STARTS).items() if name != "customers"},
            "auto",
            "membership",
            "no_groups",
        ),
        (tables(STARTS, size=2), "auto", "membership", "not_staged"),
    ],
    ids=[
        "one start for all",
        "not asked",
        "one start by name",
        "campaigns",
        "nobody joined",
        "no customers",
        "few customers: chance",
    ],
)
def test_where_there_was_no_staged_start_the_reason_is_said(given, by, subject, reason):
    start = found(given, by, subject)
    assert (start.by, start.reason) == ("", reason) and start.windows.empty


def test_a_column_that_is_named_is_taken_at_its_word():
    assert found(tables(STARTS, size=2), by="store").by == "store"


def test_regions_are_found_behind_their_stores():
    """Where regions started one after another so did their stores; the regions are what was drawn."""
    joined = np.repeat([pd.Timestamp("2024-02-01"), pd.Timestamp("2024-05-01"), pd.NaT], 80)
    people = pd.DataFrame(
        {
            "joined_on": joined,
            "region": np.repeat(list("abc"), 80),
            "store": np.repeat([f"s{k}" for k in range(12)], 20),
        }
    )
    assert rollouts.staged(people, "store", days=28) > 0
    assert rollouts.coarsest(people, ["store", "region"], days=28) == "region"


def test_a_column_that_says_nothing_is_all_but_never_taken_for_a_staged_start():
    rng = np.random.default_rng(1)
    joined = pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 300, 600), unit="D")
    people = pd.DataFrame({"joined_on": pd.Series(joined).where(rng.random(600) < 0.3)})
    hits = [
        rollouts.staged(people.assign(g=rng.integers(0, groups, 600)), "g", days=28) > 0
        for groups in (3, 10, 60)
        for _ in range(40)
    ]
    assert np.mean(hits) <= 0.03


def test_who_could_be_treated_is_told_from_the_group_s_start():
    start = found(tables(STARTS))
    moments = [
        ("a00", "2024-01-20", False),
        ("a00", "2024-02-10", False),
        ("c00", "2024-03-01", False),
        ("x", "2024-01-20", False),
    ]
    panel = pd.DataFrame(moments, columns=["customer_id", "start", "treated"]).assign(design="occasions")
    assert rollouts.with_open(panel, start)["open"].tolist() == [False, True, False, True]
    sent = panel.assign(design="opportunities", treated=[False, True, False, False])
    assert rollouts.with_open(sent, start)["open"].tolist() == [True, True, False, False]


def test_a_group_column_that_is_not_there_is_refused_with_the_closest_one():
    with pytest.raises(ArgumentFault, match="rollout_by: 'stroe' is not one of store, sex. Did you mean 'store'?"):
        found(tables(STARTS), "stroe")
