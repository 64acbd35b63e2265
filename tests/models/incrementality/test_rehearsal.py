"""The rehearsal: what a design says of effects that are known, on worlds in which it is sound and in which it is not."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.incrementality import DoublyRobustEstimator
from workbench.models.incrementality.rehearsal import _until_joined, rehearse


def world(seed: int, n: int = 3000, *, curved: float = 0.0):
    rng = np.random.default_rng(seed)
    X = pd.DataFrame(rng.normal(size=(n, 2)), columns=["a", "b"])
    joined = rng.random(n) < 0.3 / (1 + np.exp(-X["a"])) + curved * (X["a"] > 1)
    return X, 5 * X["a"].to_numpy() + 10 * curved * (X["a"] > 1).to_numpy() + rng.normal(0, 4, n), joined.to_numpy()


@pytest.fixture(scope="module")
def sound():
    X, y, joined = world(1)
    return DoublyRobustEstimator(splits=1, most=1).fit(X, y, joined), X, y, joined


def test_a_large_effect_is_noticed_and_a_small_one_is_not(sound):
    large, small = (rehearse(*sound, effect=effect, times=40) for effect in (2.0, 0.05))
    assert large.noticed.value > 0.9 and large.false_alarms.lo <= 0.05 and large.right.value > 0.8
    assert small.noticed.value < 0.3
    assert large.holds.value == pytest.approx(1 - large.false_alarms.value)
    assert large.false_alarms.value == small.false_alarms.value, "the same drawings serve for every effect"


def test_the_smallest_effect_seen_is_noticed_four_times_in_five(sound):
    first = rehearse(*sound, effect=1.0, times=2)
    again = rehearse(*sound, effect=first.smallest.value, times=60, seed=1)
    assert 0.65 < again.noticed.value < 0.95
    assert again.smallest.value == pytest.approx(2.8 * again.half_width / 1.96, rel=0.25)


def test_a_harmful_effect_is_noticed_on_its_side(sound):
    assert rehearse(*sound, effect=-2.0, times=10).noticed.value > 0.8


def test_joiners_are_as_many_as_in_truth_and_of_their_kind(sound):
    found = rehearse(*sound, effect=1.0, times=5)
    assert found.joiners == pytest.approx(sound[3].sum(), rel=0.1) and found.times == 5


def test_after_joining_a_customer_is_asked_no_more():
    who, joined = np.array([0, 1, 0, 0, 1]), np.array([False, False, True, True, False])
    assert _until_joined(who, joined).tolist() == [True, True, True, False, True]


def test_too_few_others_and_no_effect_say_so(sound):
    X, y, joined = world(2, 120)
    fitted = DoublyRobustEstimator(splits=1, most=1).fit(X, y, joined)
    assert rehearse(fitted, X, y, joined, effect=1.0).noticed.no_interval == "too-few-to-draw-joiners-from"
    nothing = rehearse(*sound, effect=0.0)
    assert np.isnan(nothing.right.value) and nothing.table.empty
