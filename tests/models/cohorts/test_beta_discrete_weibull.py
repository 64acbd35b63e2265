import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import betaln
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from workbench.models.cohorts.beta_discrete_weibull import BetaDiscreteWeibullModel
from workbench.models.cohorts.shifted_beta_geo import ShiftedBetaGeoModel

# Fader & Hardie 2007, table 1: survivors of 1,000 customers in years 0 to 12
HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394]
REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173]


def log_likelihood(params, survivors):
    """Σ (customers lost in a year) · log P(lost in it) + survivors · log S, written without the model's algebra."""
    gamma, delta, c = params
    survival = np.exp(betaln(gamma, delta + np.arange(len(survivors)) ** c) - betaln(gamma, delta))
    return -np.diff(survivors) @ np.log(-np.diff(survival)) + survivors[-1] * np.log(survival[-1])


@pytest.fixture(scope="module", params=[HIGH_END, REGULAR], ids=["high end", "regular"])
def fitted(request):
    return request.param, BetaDiscreteWeibullModel().fit(request.param[:8])


def test_the_likelihood_is_that_of_the_published_formula_and_cannot_be_raised(fitted):
    survivors, model = fitted
    assert model.log_likelihood_ == pytest.approx(log_likelihood(model.params_, survivors[:8]))
    found = minimize(
        lambda log: -log_likelihood(np.exp(log), survivors[:8]), np.log([1.0, 2.0, 1.0]), method="Nelder-Mead",
        options={"maxiter": 4000, "maxfev": 4000, "xatol": 1e-7, "fatol": 1e-9},
    )  # fmt: skip
    assert -found.fun == pytest.approx(model.log_likelihood_, abs=1e-5)
    assert np.exp(found.x) == pytest.approx(model.params_.to_numpy(), rel=1e-3)


def test_it_projects_year_12_of_the_high_end_better_than_the_simpler_model():
    truth = HIGH_END[12] / 1000
    simple = ShiftedBetaGeoModel().fit(HIGH_END[:8]).predict([12])[0]
    rich = BetaDiscreteWeibullModel().fit(HIGH_END[:8]).predict([12])[0]
    assert abs(rich - truth) < abs(simple - truth)


def test_standard_errors_are_those_of_the_curvature_at_the_estimate(fitted):
    survivors, model = fitted
    at, step = model.params_.to_numpy(), 1e-4 * np.diag(model.params_)
    hessian = np.array([
        [
            sum(si * sj * log_likelihood(at + si * a + sj * b, survivors[:8]) for si in (1, -1) for sj in (1, -1))
            / (4 * a.max() * b.max())
            for b in step
        ]
        for a in step
    ])  # fmt: skip
    assert model.standard_errors_.to_numpy() == pytest.approx(np.sqrt(np.diag(np.linalg.inv(-hessian))), rel=0.01)


def test_intervals_hold_the_estimate_and_widen_with_the_level(fitted):
    model = fitted[1]
    interval = model.survival_interval([5, 12])
    assert (interval["lo"] < interval["value"]).all() and (interval["value"] < interval["hi"]).all()
    wider = model.survival_interval([12], level=0.99)
    assert wider["lo"][0] < interval["lo"][1] and interval["hi"][1] < wider["hi"][0]


def test_c_of_one_is_the_shifted_beta_geometric_model():
    exact = 1e6 * np.exp(betaln(0.8, 3.0 + np.arange(9)) - betaln(0.8, 3.0))
    model = BetaDiscreteWeibullModel().fit(exact)
    assert model.params_.to_dict() == pytest.approx({"gamma": 0.8, "delta": 3.0, "c": 1.0}, rel=1e-3)
    assert model.duration_dependence().statistic == pytest.approx(0, abs=1e-4)


def test_exact_survivors_give_back_their_parameters():
    exact = 1e6 * np.exp(betaln(0.5, 4.0 + np.arange(9) ** 1.5) - betaln(0.5, 4.0))
    model = BetaDiscreteWeibullModel().fit(exact)
    assert model.params_.to_dict() == pytest.approx({"gamma": 0.5, "delta": 4.0, "c": 1.5}, rel=1e-3)
    assert model.duration_dependence().p_value < 1e-6


def test_customers_all_alike_are_said_to_lie_at_the_edge():
    alike = np.round(1e5 * 0.8 ** np.arange(8))
    model = BetaDiscreteWeibullModel().fit(alike)
    assert model.at_edge_ and model.standard_errors_.isna().all()
    assert model.predict([12])[0] == pytest.approx(0.8**12, rel=0.02)


def test_two_equal_cohorts_give_the_parameters_of_one():
    one = BetaDiscreteWeibullModel().fit(HIGH_END[:8])
    two = BetaDiscreteWeibullModel().fit([HIGH_END[:8], HIGH_END[:8]])
    assert two.params_.tolist() == pytest.approx(one.params_.tolist(), rel=1e-4)


def test_too_few_periods_and_unfitted_models_are_refused():
    with pytest.raises(ValueError, match="at least 3 periods are needed, got 2"):
        BetaDiscreteWeibullModel().fit([100, 80, 60])
    with pytest.raises(NotFittedError):
        BetaDiscreteWeibullModel().predict([1])
    assert isinstance(clone(BetaDiscreteWeibullModel()), BetaDiscreteWeibullModel)
