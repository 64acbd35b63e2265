import numpy as np
import pandas as pd
import pytest
from scipy.special import betaln
from sklearn.base import clone

from workbench.models import ShiftedBetaGeoModel
from workbench.models.cohorts.shifted_beta_geo import survival, transitions

# Fader & Hardie 2007, table 1: survivors of 1,000 customers in years 0 to 12
HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394]
REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173]


@pytest.mark.parametrize(
    ("survivors", "alpha", "beta", "log_likelihood", "year_12"),
    [(HIGH_END, 0.668, 3.806, -1611.158, 0.378), (REGULAR, 0.704, 1.182, -1680.265, 0.170)],
    ids=["high end", "regular"],
)
def test_seven_years_give_the_published_parameters_and_year_12(survivors, alpha, beta, log_likelihood, year_12):
    model = ShiftedBetaGeoModel().fit(survivors[:8])
    assert model.params_.to_dict() == pytest.approx({"alpha": alpha, "beta": beta}, rel=0.005)
    assert model.log_likelihood_ == pytest.approx(log_likelihood, abs=0.001)
    assert model.predict([12])[0] == pytest.approx(year_12, abs=0.001)


@pytest.mark.shared
def test_known_answer_ret_sbg_dev(known_answers):
    for name, survivors in (("high_end", HIGH_END), ("regular", REGULAR)):
        expected = known_answers["ret-sbg-dev"][name]
        model = ShiftedBetaGeoModel().fit(survivors[:8])
        assert model.params_["alpha"] == pytest.approx(expected["alpha"], rel=0.005)
        assert model.params_["beta"] == pytest.approx(expected["beta"], rel=0.005)
        assert model.predict([12])[0] == pytest.approx(expected["S12"], abs=0.001)


def test_survival_is_the_ratio_of_beta_functions():
    periods = np.arange(20)
    expected = np.exp(betaln(0.7, 1.2 + periods) - betaln(0.7, 1.2))
    assert survival(0.7, 1.2, periods) == pytest.approx(expected)


def test_two_equal_cohorts_give_the_parameters_of_one():
    one = ShiftedBetaGeoModel().fit(HIGH_END[:8])
    two = ShiftedBetaGeoModel().fit([HIGH_END[:8], HIGH_END[:8]])
    assert two.params_.tolist() == pytest.approx(one.params_.tolist(), rel=1e-5)
    assert two.log_likelihood_ == pytest.approx(2 * one.log_likelihood_)


def test_a_younger_cohort_counts_only_at_the_ages_it_has_reached():
    younger = np.array(HIGH_END[:8], dtype=float)
    younger[5:] = np.nan
    at_risk, lost = transitions([HIGH_END[:8], younger])
    assert at_risk.tolist() == [2000, 1738, 1486, 1306, 593, 551, 517]
    assert lost.tolist() == [262, 252, 180, 120, 42, 34, 26]


def test_gradient_vanishes_at_the_estimate():
    model = ShiftedBetaGeoModel().fit(REGULAR[:8])
    (alpha, beta), age = model.params_, np.arange(7)
    stayed = model.at_risk_ - model.lost_
    pull = (model.at_risk_ / (alpha + beta + age)).sum()
    assert (model.lost_.sum() / alpha - pull, (stayed / (beta + age)).sum() - pull) == pytest.approx((0, 0), abs=0.01)


def test_standard_errors_match_the_spread_over_simulated_repetitions():
    random, fits = np.random.default_rng(11), []
    for _ in range(200):
        lifetime = random.geometric(random.beta(2.0, 4.0, 5000))
        fits.append(ShiftedBetaGeoModel().fit([(lifetime > age).sum() for age in range(9)]))
    spread = np.std([fit.params_["alpha"] for fit in fits])
    claimed = np.median([fit.standard_errors_["alpha"] for fit in fits])
    assert claimed == pytest.approx(spread, rel=0.2)


def test_interval_holds_the_estimate_and_widens_with_the_horizon_and_the_level():
    model = ShiftedBetaGeoModel().fit(HIGH_END[:8])
    curve = model.survival_interval(range(1, 13))
    assert ((curve["lo"] < curve["value"]) & (curve["value"] < curve["hi"])).all()
    relative = (curve["hi"] - curve["lo"]) / curve["value"]
    assert relative.iloc[-1] > relative.iloc[6] > relative.iloc[0]
    wide, narrow = model.survival_interval([12], level=0.99), model.survival_interval([12], level=0.8)
    assert wide["lo"][0] < narrow["lo"][0] and narrow["hi"][0] < wide["hi"][0]


def test_customers_all_alike_are_found_to_be_at_the_edge_and_the_projection_stays_geometric():
    survivors = [round(10_000 * 0.8**age) for age in range(8)]
    model = ShiftedBetaGeoModel().fit(survivors)
    assert model.predict([12])[0] == pytest.approx(0.8**12, rel=0.02)
    if model.at_edge_:
        assert model.standard_errors_.isna().all()


@pytest.mark.parametrize(
    ("survivors", "message"),
    [
        ([100], "at least 2 periods"),
        ([100, 90], "at least 2 periods"),
        ([100, 90, 95], "rise"),
        ([100, -1, -2], "negative"),
        ([100, 100, 100], "no loss"),
        ([100, np.nan, 80], "gap"),
    ],
)
def test_survivors_that_cannot_be_fitted_are_refused(survivors, message):
    with pytest.raises(ValueError, match=message):
        ShiftedBetaGeoModel().fit(survivors)


def test_model_keeps_to_the_estimator_contract():
    model = ShiftedBetaGeoModel()
    assert model.get_params() == {} and clone(model) is not model
    assert model.fit(HIGH_END[:8]) is model
    assert isinstance(model.params_, pd.Series) and isinstance(model.standard_errors_, pd.Series)
    with pytest.raises(Exception, match="not fitted"):
        ShiftedBetaGeoModel().predict([1])
