import numpy as np
import pandas as pd
import pytest

from workbench.models.cohorts.projection import constant_chance, observed_survival, project_survival, standing

TRIANGLE = pd.DataFrame(
    [[100.0, 80.0, 70.0, 65.0], [200.0, 150.0, 130.0, np.nan], [100.0, 90.0, np.nan, np.nan], [50.0] + [np.nan] * 3],
    index=pd.period_range("2024-01", periods=4, freq="M", name="cohort"),
)


def test_observed_survival_multiplies_the_shares_that_stayed():
    table = observed_survival(TRIANGLE)
    stayed = [320 / 400, 200 / 230, 65 / 70]
    assert table["at_risk"].tolist() == [450, 400, 230, 70]
    assert table["observed"].tolist() == pytest.approx([1.0, *np.cumprod(stayed)])


def test_projection_reaches_the_horizon_and_leaves_the_unseen_missing():
    frame, estimate = project_survival(TRIANGLE, horizon=12)
    assert frame["period"].tolist() == list(range(13))
    assert frame["observed"].notna().tolist() == [True] * 4 + [False] * 9
    at_horizon = frame.iloc[12]
    assert (estimate.value, estimate.lo, estimate.hi) == tuple(at_horizon[["fitted", "lo", "hi"]])
    assert estimate.lo < estimate.value < estimate.hi < frame["observed"].iloc[3] and estimate.n == 400


def test_too_few_customers_give_a_reason_instead_of_a_model_and_no_course():
    frame, estimate = project_survival(TRIANGLE / 10, minimum=50)
    assert frame["fitted"].isna().all() and frame["observed"].notna().sum() == 1
    assert estimate.no_interval == "too few customers could be followed" and np.isnan(estimate.value)


def test_nobody_leaving_is_a_reason_not_a_certainty():
    _, estimate = project_survival(pd.DataFrame([[100.0, 100.0, 100.0]]))
    assert estimate.no_interval.startswith("the survivors show no loss")


def test_no_cohort_at_all_is_a_reason_too():
    frame, estimate = project_survival(TRIANGLE.iloc[:0])
    assert estimate.no_interval == "too few customers could be followed" and np.isnan(estimate.value)
    assert frame["observed"].tolist()[0] == 1.0


def test_a_chance_of_leaving_that_rises_with_age_is_noticed_and_a_constant_one_is_not():
    rising = pd.DataFrame([np.round(2000 * np.cumprod([1.0] + [1 - 0.02 * age for age in range(1, 10)]))])
    constant = pd.DataFrame([np.round(2000 * 0.9 ** np.arange(10))])
    assert constant_chance(rising) == "fails" and constant_chance(constant) == "holds"


def test_nobody_leaving_says_nothing_about_the_chance():
    assert constant_chance(pd.DataFrame([[100.0, 100.0, 100.0]])) == "unknown"


def test_a_projection_is_sound_only_when_assumption_and_enough_past_forecasts_hold():
    good, bad = pd.DataFrame({"inside": [True] * 4 + [False]}), pd.DataFrame({"inside": [True, False]})
    assert standing("holds", good) == "sound"
    assert {standing("fails", good), standing("holds", bad), standing("unknown", bad)} == {"doubtful"}
    assert {standing("holds", good.iloc[:3]), standing("holds", good.iloc[:0]), standing("unknown", good)} == {
        "unproven"
    }
