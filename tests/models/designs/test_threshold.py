"""Thresholds: the jump at a tier, its robust range, and customers who place themselves above it."""

import numpy as np
import pytest

from workbench.models.designs.threshold import ThresholdEstimator


def tier(seed: int, n: int = 4000, *, effect: float, steering: float = 0.0):
    """Spending before decides the tier at 100; a share of those just below spend what is missing."""
    rng = np.random.default_rng(seed)
    score = rng.gamma(4.0, 25.0, n)
    steers = (score > 90) & (score < 100) & (rng.random(n) < steering)
    score = np.where(steers, 100 + rng.exponential(2.0, n), score)
    return score, 20 + 0.3 * score + effect * (score >= 100) + rng.normal(0, 10, n)


def test_the_jump_is_found_where_it_is():
    fitted = ThresholdEstimator(threshold=100).fit(*tier(1, effect=8.0))
    assert fitted.effect_.lo < 8 < fitted.effect_.hi and fitted.effect_.lo > 0
    assert [diagnosis.verdict for diagnosis in fitted.diagnoses_] == ["ESTIMATE", "ESTIMATE"]


def test_nothing_is_found_where_nothing_happens():
    """At 130, among those above the tier: 200 seeds hold 0 in 94 %, these in 18 of 20 or more."""
    held = 0
    for seed in range(20):
        score, y = tier(seed, effect=8.0)
        found = ThresholdEstimator(threshold=130).fit(score[score >= 100], y[score >= 100]).effect_
        held += found.lo <= 0 <= found.hi
    assert held >= 18


def test_who_steers_above_is_seen_in_the_density():
    fitted = ThresholdEstimator(threshold=100).fit(*tier(2, effect=0.0, steering=0.6))
    density = fitted.diagnoses_[1]
    assert density.key == "density" and density.verdict == "NO ESTIMATE" and fitted.density_.ratio > 1.5


def test_a_change_of_units_changes_nothing():
    score, y = tier(3, effect=8.0)
    plain = ThresholdEstimator(threshold=100).fit(score, y).effect_
    cents = ThresholdEstimator(threshold=10_000).fit(score * 100, y * 100).effect_
    assert cents[:3] == pytest.approx([100 * number for number in plain[:3]], rel=1e-6)


def test_a_parabola_is_reproduced_exactly():
    score = np.linspace(-1, 1, 400)
    fitted = ThresholdEstimator(bandwidth=1.0).fit(score, 1 + 2 * score - 3 * score**2 + 5 * (score >= 0))
    assert fitted.effect_[:3] == pytest.approx((5.0, 5.0, 5.0), abs=1e-8)


def test_few_near_the_threshold_give_no_estimate():
    fitted = ThresholdEstimator(threshold=400).fit(*tier(4, effect=8.0))
    assert np.isnan(fitted.effect_.value) and fitted.diagnoses_[0].verdict == "NO ESTIMATE"


def test_missing_scores_are_refused():
    with pytest.raises(ValueError, match="missing or infinite in row 1"):
        ThresholdEstimator().fit([1.0, np.nan], [1.0, 2.0])
    with pytest.raises(ValueError, match="score has 2 entries for 3 outcomes"):
        ThresholdEstimator().fit([1.0, 2.0], [1.0, 2.0, 3.0])
