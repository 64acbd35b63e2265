"""What passing a tier's threshold changes, where the score that decides has to be found."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.designs.tier_study import passed
from workbench.models.incrementality.results import Setting


def members(seed: int, *, jump: float, wrong: float = 0.0) -> pd.DataFrame:
    """Three tiers by points, which go with spending but are not spending."""
    rng = np.random.default_rng(seed)
    points = rng.gamma(2.0, 400.0, 4000)
    rank = np.digitize(points, [500.0, 1500.0])
    rank = np.where(rng.random(4000) < wrong, rng.integers(0, 3, 4000), rank)
    spend = points / 2 * rng.lognormal(0, 0.3, 4000)
    margin = 0.05 * points + jump * (rank >= 1) + rng.normal(0, 20, 4000)
    return pd.DataFrame(
        {"tier": np.array(["basic", "silver", "gold"])[rank], "spend": spend, "points": points, "margin": margin}
    )


def test_the_score_and_the_thresholds_are_found_and_ranges_hold_the_truth():
    held = 0
    for seed in range(40):
        found = passed(members(seed, jump=30.0), Setting("EUR"))
        assert found.score == "points" and found.table["tier_reached"].tolist() == ["silver", "gold"]
        assert found.table["begins_at"].tolist() == pytest.approx([500, 1500], rel=0.02)
        held += found.tier == "silver" and found.effect.lo <= 30 <= found.effect.hi
    assert 34 <= held <= 40, "95 % of 40 are 38"


def test_where_the_score_does_not_decide_nothing_is_said():
    found = passed(members(1, jump=30.0, wrong=0.6), Setting("EUR"))
    assert found.table.empty and not found.told["when"] and not found.effect.known


def test_a_rare_tier_that_no_score_decides_is_not_taken_for_one_that_begins_high():
    rng = np.random.default_rng(1)
    tier = np.where(rng.random(4000) < 0.03, "friends", "all")
    people = pd.DataFrame(
        {"tier": tier, "spend": rng.gamma(2.0, 400.0, 4000), "points": np.nan, "margin": rng.normal(size=4000)}
    )
    assert passed(people, Setting("EUR")).table.empty


def test_members_who_steer_past_the_threshold_are_refused():
    people = members(1, jump=30.0)
    near = (people["points"] > 400) & (people["points"] < 500)
    people.loc[near, ["points", "tier"]] = np.nan, "silver"
    people["points"] = people["points"].fillna(505.0)
    found = passed(people, Setting("EUR"))
    silver = found.table.set_index("tier_reached").loc["silver"]
    assert silver["verdict"] == "NO ESTIMATE" and np.isnan(silver["margin_difference"]) and found.tier != "silver"


def test_without_members_there_is_no_threshold():
    nobody = pd.DataFrame({name: pd.Series([], dtype=float) for name in ("tier", "spend", "points", "margin")})
    assert passed(nobody, Setting("EUR")).table.empty
