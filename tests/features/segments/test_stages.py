"""Stages, moves, service levels and descriptions: rules that can be read off small tables."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features.segments import behaviour, moves, service_levels, stages

AS_OF = dt.date(2024, 6, 30)
DAYS = ibis.memtable(pd.DataFrame({
    "customer_id": ["a", "a", "a", "b"], "day": [dt.date(2024, 6, 29), dt.date(2024, 6, 24), dt.date(2024, 1, 1), dt.date(2024, 7, 1)],
    "orders": [1, 2, 1, 1], "lines": [4, 2, 9, 1], "spend": [8.0, 12.0, 50.0, 5.0], "returns": [2.0, 0.0, 0.0, 0.0],
    "discount": [2.0, 0.0, 1.0, np.nan], "margin": [4.0, 4.0, 9.0, np.nan],
}))  # fmt: skip


def customers(**columns) -> pd.DataFrame:
    return pd.DataFrame(
        {"recency_days": [5], "tenure_days": [500], "late": [10.0], "early": [10.0]}
        | {k: [v] for k, v in columns.items()}
    )


@pytest.mark.parametrize(
    ("given", "stage"),
    [
        ({"recency_days": 181}, "lost"), ({"recency_days": 180}, "at risk"), ({"recency_days": 91}, "at risk"),
        ({"recency_days": 90}, "mature"), ({"tenure_days": 90}, "new"), ({"tenure_days": 91, "late": 99.0}, "mature"),
        ({"late": 12.5}, "growing"), ({"late": 12.49}, "mature"), ({"late": 12.5, "early": 0.0}, "mature"),
    ],
)  # fmt: skip
def test_a_stage_follows_from_its_rule(given, stage):
    assert stages.lifecycle_stages(customers(**given), window_days=180).tolist() == [stage]


def test_rules_that_contradict_each_other_are_refused():
    with pytest.raises(ValueError, match="lost_days = 30 is smaller than risk_days = 90"):
        stages.lifecycle_stages(customers(), window_days=180, lost_days=30)


def test_prospects_are_known_and_have_not_bought():
    known = ibis.memtable({"customer_id": ["c", "a", "b"]})
    assert stages.prospects({"customers": known}, pd.Series(["a"]))["customer_id"].tolist() == ["b", "c"]
    assert stages.prospects({}, pd.Series(["a"])).empty


def test_behaviour_counts_the_window_and_looks_no_further():
    found = behaviour.behaviour(DAYS, as_of=AS_OF, window_days=30).to_pandas().set_index("customer_id")
    assert found.index.tolist() == ["a"]
    assert found.loc["a"].round(4).to_dict() == {
        "tenure_days": 181.0, "lines_per_order": 2.0, "weekend_share": 0.5, "return_share": round(2 / 22, 4),
        "discount_share": round(2 / 24, 4), "margin_share": 0.4,
    }  # fmt: skip


def test_attributes_are_what_can_describe_a_segment():
    known = ibis.memtable(pd.DataFrame({
        "customer_id": ["a", "b", "c"], "region": ["n", "s", "n"], "name": ["x", "y", "z"], "age": [1, 2, 3], "constant": ["k"] * 3,
        "since": pd.to_datetime(["2024-01-01"] * 3),
    }))  # fmt: skip
    many = ibis.memtable(pd.DataFrame({"customer_id": [str(k) for k in range(9)], "name": [f"n{k}" for k in range(9)]}))
    found = behaviour.attributes({"customers": known}, pd.Index(["c", "z"]))
    assert found["region"].iloc[0] == "n" and found["region"].isna().iloc[1] and {"region", "age"} <= set(found)
    assert (
        not {"constant", "since"} & set(found)
        and list(behaviour.attributes({"customers": many}, pd.Index(["1"]))) == []
    )
    assert list(behaviour.attributes({}, pd.Index(["a"]))) == []


def test_moves_keep_everybody_of_today_and_newcomers_had_not_bought_before():
    before = pd.DataFrame({"customer_id": ["a", "b"], "segment": ["x", "y"], "monetary": [5.0, 1.0]})
    now = pd.DataFrame({"customer_id": ["a", "b", "c"], "segment": ["x", "x", "y"], "monetary": [3.0, 4.0, 2.0]})
    assert moves.moves(before, now).values.tolist() == [
        ["a", "x", "x", -2.0, 5.0], ["b", "y", "x", 3.0, 1.0], ["c", "no_purchase", "y", 2.0, 0.0],
    ]  # fmt: skip
    assert moves.moves(before, now, covered=False).empty


def test_moves_of_those_who_had_bought_and_who_has_not_since():
    before = pd.DataFrame(
        {"customer_id": ["a", "b"], "recency_days": [5, 9], "frequency": [2, 1], "monetary": [5.0, 1.0]}
    )
    now = pd.DataFrame(
        {
            "customer_id": ["a", "b", "c"],
            "recency_days": [95, 3, 1],
            "frequency": [0, 1, 1],
            "monetary": [0.0, 4.0, 2.0],
        }
    )
    moved = moves.moved(before, now, lambda features: pd.Series("x", features.index))
    assert moved.values.tolist() == [
        ["a", "x", "no_purchase", -5.0, 5.0],
        ["b", "x", "x", 3.0, 1.0],
        ["c", "no_purchase", "x", 2.0, 0.0],
    ]
    buying = moves.of_buyers(moved)
    assert buying["customer_id"].tolist() == ["a", "b"]
    assert moves.without_order_since(buying, now, step_days=90)["customer_id"].tolist() == ["a"]


def test_who_did_not_buy_in_the_window_is_placed_nowhere():
    people = pd.DataFrame({"customer_id": ["a", "b"], "monetary": [5.0, 0.0]})
    assert moves.placed(people, pd.Series({"a": "x"}))["segment"].tolist() == ["x", "no_purchase"]


def test_service_levels_follow_the_tier_and_unknown_reach_stays_unknown():
    people = pd.DataFrame(
        {"tier": ["high", "high", "low"], "stage": ["mature", "lost", "new"], "monetary": [5.0, 0.0, 1.0]}
    )
    found = service_levels.service_levels(people.assign(reachable=np.nan))
    counted = found[
        ["tier", "service_active", "service_silent", "customers", "quiet", "quiet_told", "money_share", "largest"]
    ]
    assert counted.values.tolist() == [
        ["high", "personal", "personal", 2, 1, False, 5 / 6, 5.0],
        ["low", "standard", "standard", 1, 0, False, 1 / 6, 1.0],
    ]
    assert found["reachable"].isna().all()


def test_that_nobody_without_a_purchase_is_active_is_told_only_where_it_follows():
    people = pd.DataFrame(
        {"tier": ["high", "none"], "stage": ["mature", "lost"], "monetary": [5.0, 0.0], "reachable": [1.0, 0.0]}
    )
    assert service_levels.service_levels(people, none_is_silent=True)["quiet_told"].tolist() == [False, True]
    assert service_levels.service_levels(people)["quiet_told"].tolist() == [False, False]


def test_only_campaigns_sent_by_the_date_reach_anybody():
    sent = ibis.memtable(
        pd.DataFrame({"customer_id": ["a", "b"], "sent_at": pd.to_datetime(["2024-06-30 23:00", "2024-07-01 00:00"])})
    )
    assert service_levels.reachable({"campaigns": sent}, pd.Series(["a", "b"]), as_of=AS_OF).tolist() == [1.0, 0.0]
