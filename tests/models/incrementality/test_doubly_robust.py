"""The doubly robust estimator: a reference implementation's number, and what it promises about rows, weights and folds."""

import numpy as np
import pandas as pd
import pytest

from tests.truth import joiners
from workbench.models.incrementality import DoublyRobustEstimator, refutations
from workbench.models.incrementality.balance import diagnose_counts, diagnose_overlap, effective_share
from workbench.models.incrementality.verdicts import worst


@pytest.fixture(scope="module")
def world():
    return joiners.on_observables(np.random.default_rng(7), 3000, effect=5.0, squared=False)


def test_it_agrees_with_the_reference_score(world):
    """The score of Chernozhukov et al. (2018), computed plainly from the fitted nuisances."""
    fitted = DoublyRobustEstimator().fit(world.X, world.y, world.joined)
    d, w = world.joined, fitted.weights_
    rest = world.y - fitted.untreated_[:, 0]
    assert fitted.effect_.value == pytest.approx(rest[d].mean() - np.average(rest[~d], weights=w[~d]))


def test_it_agrees_with_doubleml(world):
    """DoubleML 0.11.4: DoubleMLIRM, score ATTE, normalize_ipw, on these data with the same learners and folds."""
    fitted = DoublyRobustEstimator().fit(world.X, world.y, world.joined)
    assert fitted.effect_.value == pytest.approx(4.951916, abs=1e-4)
    assert fitted.effects_["se"].iloc[0] == pytest.approx(0.117450, rel=0.002)


def test_several_outcomes_are_each_as_alone(world):
    both = pd.DataFrame({"a": world.y, "b": np.where(np.arange(3000) % 2, world.y, np.nan)})
    together = DoublyRobustEstimator().fit(world.X, both, world.joined).effects_
    alone = DoublyRobustEstimator().fit(world.X, both["a"], world.joined).effect_
    assert together.loc["a", "estimate"] == pytest.approx(alone.value)
    assert together["n_treated"].tolist() == [world.joined.sum(), (world.joined & (np.arange(3000) % 2 == 1)).sum()]


def test_a_weight_of_two_counts_as_two_rows(world):
    weight = 1 + (np.arange(3000) % 3 == 0)
    code = np.repeat(np.arange(3000), weight)
    weighted = DoublyRobustEstimator().fit(world.X, world.y, world.joined, groups=np.arange(3000), sample_weight=weight)
    repeated = DoublyRobustEstimator().fit(world.X[code], world.y[code], world.joined[code], groups=code)
    assert weighted.effect_.value == pytest.approx(repeated.effect_.value, abs=0.02)


def test_currency_scales_the_effect_and_nothing_else(world):
    one, cents = (DoublyRobustEstimator().fit(world.X, world.y * k, world.joined) for k in (1, 100))
    assert cents.effect_.value == pytest.approx(100 * one.effect_.value)
    assert cents.weights_ == pytest.approx(one.weights_)


def test_too_few_cases_are_refused_in_words():
    with pytest.raises(
        ValueError, match="1 treated and 3 control cases came; cross-fitting in 3 folds needs at least 6"
    ):
        DoublyRobustEstimator().fit(np.zeros((4, 1)), np.zeros(4), [True, False, False, False])


def test_twelve_treated_customers_are_too_few():
    assert diagnose_counts([True] * 12 + [False] * 500, range(512)).verdict == "NO ESTIMATE"


def test_groups_that_can_be_told_apart_without_error_are_refused():
    x = np.concatenate([np.full(300, -3.0), np.full(300, 3.0)]) + np.random.default_rng(1).normal(0, 0.1, 600)
    fitted = DoublyRobustEstimator().fit(x[:, None], x, x > 0)
    assert diagnose_overlap(fitted.weights_, x > 0).verdict == "NO ESTIMATE"


def test_one_customer_among_many_who_counts_for_all_is_one():
    assert effective_share([1, 1, 100, 0, 0], [True, True, False, False, False]) == pytest.approx(0.5)


def test_without_a_diagnosis_nothing_is_estimated():
    assert worst([]) == "NO ESTIMATE"


def test_a_placebo_group_that_differs_refuses_and_one_that_does_not_allows():
    """Half of those who did not join could not have; a hidden trait moved the others to join, or nothing did."""
    verdicts = {}
    for pull in (0.0, 3.0):
        rng = np.random.default_rng(5)
        trait, could, x = rng.normal(size=4000), rng.random(4000) < 0.5, rng.normal(size=4000)
        joined = could & (rng.random(4000) < 1 / (1 + np.exp(-pull * trait)))
        panel = pd.DataFrame(
            {"customer_id": np.arange(4000), "treated": joined, "open": could, "after_0": x + 2 * trait + joined}
        )
        X = pd.DataFrame({"x": x})
        tried = refutations.Tried(panel, X, {}, DoublyRobustEstimator().fit(X, panel["after_0"], joined))
        _, diagnosis = refutations.placebo_group(tried, pd.Series({"estimate": 2.0, "lo": 1.5, "hi": 2.5}))
        verdicts[pull] = diagnosis.verdict
    assert verdicts == {0.0: "ESTIMATE", 3.0: "NO ESTIMATE"}


def test_without_a_placebo_group_the_table_says_so():
    X = pd.DataFrame({"x": np.random.default_rng(1).normal(size=200)})
    panel = pd.DataFrame({"customer_id": range(200), "treated": [True, False] * 100, "open": True, "after_0": X["x"]})
    row, diagnosis = refutations.placebo_group(
        refutations.Tried(panel, X, {}, DoublyRobustEstimator().fit(X, X["x"], panel["treated"])), pd.Series()
    )
    assert row[-1] == "absent" and diagnosis is None


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ((0.1, -0.4, 0.6), "ESTIMATE"),
        ((0.1, -2.0, 2.2), "WARN"),
        ((0.5, 0.2, 0.8), "WARN"),
        ((1.5, 0.9, 2.1), "NO ESTIMATE"),
    ],
)
def test_a_placebo_too_wide_to_notice_half_of_a_clear_estimate_warns(found, verdict):
    names = ["estimate", "lo", "hi"]
    assert refutations._judged(pd.Series(found, names), pd.Series((2.0, 1.5, 2.5), names)) == verdict
    assert refutations._judged(pd.Series((0.1, -2.0, 2.2), names), pd.Series((2.0, -1.5, 5.5), names)) == "ESTIMATE"


def test_a_bootstrap_draw_is_the_same_from_a_warm_start():
    rng = np.random.default_rng(3)
    X, weight = rng.normal(size=(600, 3)), rng.standard_exponential(600)
    joined = rng.random(600) < 1 / (1 + np.exp(-X[:, 0]))
    y = X[:, 0] + joined + rng.normal(size=600)
    start = DoublyRobustEstimator().fit(X, y, joined)
    cold, warm = (
        DoublyRobustEstimator().fit(X, y, joined, sample_weight=weight, start=s).effect_ for s in (None, start)
    )
    assert warm.value == pytest.approx(cold.value, abs=1e-4)
