"""The doubly robust estimator: a reference implementation's number, and what it promises about rows, weights and folds."""

import numpy as np
import pandas as pd
import pytest

from tests.truth import joiners
from workbench.models.incrementality import DoublyRobustEstimator, refutations
from workbench.models.incrementality.balance import (
    diagnose_counts,
    diagnose_curved_balance,
    diagnose_overlap,
    diagnose_predicted,
    effective_share,
)
from workbench.models.incrementality.verdicts import worst


@pytest.fixture(scope="module")
def world():
    return joiners.on_observables(np.random.default_rng(7), 3000, effect=5.0, squared=False)


ONE = {"splits": 1, "most": 1}
STRAIGHT = ONE | {"library": ("straight",)}


def test_it_agrees_with_the_reference_score(world):
    """The score of Chernozhukov et al. (2018), computed plainly from the fitted nuisances of one split."""
    fitted = DoublyRobustEstimator(**ONE).fit(world.X, world.y, world.joined)
    d, w = world.joined, fitted.weights_
    rest = world.y - fitted.untreated_[:, 0]
    assert fitted.effect_.value == pytest.approx(rest[d].mean() - np.average(rest[~d], weights=w[~d]))


def test_it_agrees_with_doubleml(world):
    """DoubleML 0.11.4: DoubleMLIRM, score ATTE, normalize_ipw, on these data with the same learners and folds."""
    fitted = DoublyRobustEstimator(folds=3, **STRAIGHT).fit(world.X, world.y, world.joined)
    assert fitted.effect_.value == pytest.approx(4.951916, abs=1e-4)
    assert fitted.effects_["se"].iloc[0] == pytest.approx(0.117450, rel=0.002)


def test_the_median_of_the_splits_carries_their_distances_in_its_variance(world):
    """Definition 3.3 of Chernozhukov et al. (2018), from three splits fitted one by one."""
    together = DoublyRobustEstimator(splits=3, most=3, library=("straight",)).fit(world.X, world.y, world.joined)
    seeds = [0, [0, 1], [0, 2]]
    alone = [
        DoublyRobustEstimator(random_state=seed, **STRAIGHT).fit(world.X, world.y, world.joined).effects_.iloc[0]
        for seed in seeds
    ]
    values, errors = (np.array([one[name] for one in alone]) for name in ("estimate", "se"))
    assert together.effect_.value == pytest.approx(np.median(values))
    assert together.effects_["se"].iloc[0] == pytest.approx(
        np.sqrt(np.median(errors**2 + (values - np.median(values)) ** 2))
    )


@pytest.mark.parametrize(
    ("shape", "picked"),
    [(lambda x: x[:, 0], {"straight"}), (lambda x: 2 * x[:, 0] * x[:, 1], {"interactions"}),
     (lambda x: 3.0 * (np.abs(x[:, 0]) < 0.4) + 3.0 * (x[:, 1] > 1), {"steps", "steps + boosting"})],
)  # fmt: skip
def test_the_model_picked_is_the_one_the_truth_is_of(shape, picked):
    rng = np.random.default_rng(1)
    x = rng.normal(size=(2000, 3))
    fitted = DoublyRobustEstimator(**ONE).fit(x, shape(x) + rng.normal(size=2000), rng.random(2000) < 0.4)
    assert fitted.models_["outcomes"][0] in picked and fitted.models_["joining"] == "straight"


def test_several_outcomes_are_each_as_alone(world):
    both = pd.DataFrame({"a": world.y, "b": np.where(np.arange(3000) % 2, world.y, np.nan)})
    together = DoublyRobustEstimator(**ONE).fit(world.X, both, world.joined).effects_
    alone = DoublyRobustEstimator(**ONE).fit(world.X, both["a"], world.joined).effect_
    assert together.loc["a", "estimate"] == pytest.approx(alone.value)
    assert together["n_treated"].tolist() == [world.joined.sum(), (world.joined & (np.arange(3000) % 2 == 1)).sum()]


def test_of_many_windows_each_is_near_what_it_is_alone():
    """More than three share one model and one boosted shape; the effect of each stays its own."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=(3000, 2))
    joined = rng.random(3000) < 1 / (1 + np.exp(-x[:, 0]))
    level = np.where(x[:, 0] > 0, 4.0, 0.0) + x[:, 1]
    y = pd.DataFrame({f"w{k}": (1 + k / 4) * level + k * joined + rng.normal(size=3000) for k in range(5)})
    y.loc[:499, "w4"] = np.nan
    found = DoublyRobustEstimator(**ONE).fit(x, y, joined).effects_
    assert (np.abs(found["estimate"] - np.arange(5)) < 3 * found["se"]).all() and found["se"].max() < 0.1


def test_no_control_stands_for_more_than_its_share_and_what_that_changes_is_said():
    rng = np.random.default_rng(2)
    x = rng.normal(size=600)
    joined = rng.random(600) < 1 / (1 + np.exp(-4 * x))
    fitted = DoublyRobustEstimator(**STRAIGHT).fit(x[:, None], x**2 + rng.normal(size=600), joined)
    assert fitted.weights_[~joined].max() == pytest.approx(0.04 * joined.sum())
    assert fitted.trimmed_ > 0 and fitted.untrimmed_ != pytest.approx(fitted.effect_.value)


def test_currency_scales_the_effect_and_nothing_else(world):
    one, cents = (DoublyRobustEstimator().fit(world.X, world.y * k, world.joined) for k in (1, 100))
    assert cents.effect_.value == pytest.approx(100 * one.effect_.value)
    assert cents.weights_ == pytest.approx(one.weights_)


def test_too_few_cases_are_refused_in_words():
    with pytest.raises(
        ValueError, match="1 treated and 3 control cases came; cross-fitting in 5 folds needs at least 10"
    ):
        DoublyRobustEstimator().fit(np.zeros((4, 1)), np.zeros(4), [True, False, False, False])


@pytest.mark.bad_input(26)
def test_twelve_treated_customers_are_too_few():
    assert diagnose_counts([True] * 12 + [False] * 500, range(512)).verdict == "NO ESTIMATE"


@pytest.mark.bad_input(25)
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


def test_who_can_be_told_apart_is_refused_and_products_that_differ_are_seen(world):
    fitted = DoublyRobustEstimator(**STRAIGHT).fit(world.X, world.y, world.joined)
    X = pd.DataFrame(world.X)
    assert diagnose_predicted(fitted.propensity_, world.joined).verdict == "ESTIMATE"
    assert diagnose_curved_balance(X, world.joined, fitted.weights_).verdict == "ESTIMATE"
    rng = np.random.default_rng(3)
    both = pd.DataFrame(rng.normal(size=(2000, 2)), columns=["a", "b"])
    joined = rng.random(2000) < 1 / (1 + np.exp(-2 * both["a"] * both["b"]))
    blind = DoublyRobustEstimator(**STRAIGHT).fit(both, both["a"], joined)
    assert diagnose_curved_balance(both, joined, blind.weights_).verdict == "NO ESTIMATE"
    seeing = DoublyRobustEstimator(**ONE).fit(both, both["a"], joined)
    assert diagnose_curved_balance(both, joined, seeing.weights_).verdict == "ESTIMATE"


def test_an_estimate_that_rests_on_the_model_warns():
    """Who joins follows a product that straight lines cannot see, and so does what they bring anyway."""
    rng = np.random.default_rng(6)
    X = pd.DataFrame(rng.normal(size=(2000, 2)), columns=["a", "b"])
    hidden = X["a"] * X["b"]
    treated = (rng.random(2000) < 1 / (1 + np.exp(-1.5 * hidden))).to_numpy()
    for strength, verdict in ((3.0, "WARN"), (0.0, "ESTIMATE")):
        panel = pd.DataFrame(
            {"customer_id": range(2000), "treated": treated, "after_0": strength * hidden + rng.normal(size=2000)}
        )
        fitted = DoublyRobustEstimator(**ONE).fit(X, panel[["after_0"]], treated)
        base = fitted.effects_.iloc[0]
        row, diagnosis = refutations._models(refutations.Tried(panel, X, {}, fitted), base)
        assert diagnosis.verdict == verdict and row[-1] == verdict


@pytest.mark.parametrize(
    ("X", "y", "treated", "message"),
    [
        (
            [[1.0]] * 4,
            [1.0, 2.0, 3.0, 4.0],
            ["Yes", "No", "No", "Yes"],
            "'Yes', 'No' came. Compare it with the value that means treated",
        ),
        ([[1.0]] * 4, [1.0, 2.0, 3.0, 4.0], [1, 0, None, 1], r"treated is missing in row 2 \(rows counted from 0\)"),
        ([[1.0]] * 4, [1.0, 2.0, 3.0, 4.0], [2, 0, 1, 1], "1 and 0; 2 came"),
        ([[1.0]] * 4, [1.0, None, 3.0, None], [1, 0, 1, 0], "the outcome is missing or infinite in rows 1, 3"),
        (
            [[1.0]] * 4,
            ["a", "b", "c", "d"],
            [1, 0, 1, 0],
            "the outcome has to be numbers; 'a' came in rows 0, 1, 2 and 1 more",
        ),
        (
            pd.DataFrame({"age": [1.0, None, 2.0, 3.0]}),
            [1.0, 2.0, 3.0, 4.0],
            [1, 0, 1, 0],
            "covariate 'age' is missing or infinite in row 1",
        ),
        ([[1.0]] * 3, [1.0, 2.0, 3.0, 4.0], [1, 0, 1, 0], "X has 3 rows for 4 cases"),
        ([[1.0]] * 4, [1.0, 2.0, 3.0, 4.0], [1, 0, 1], "treated has 3 entries for 4 cases"),
    ],
)
def test_what_cannot_be_used_is_refused_and_named(X, y, treated, message):
    with pytest.raises(ValueError, match=message):
        DoublyRobustEstimator().fit(X, y, treated)
