from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad
from scipy.special import hyp2f1
from sklearn.base import clone

from tests.truth import simulators
from workbench.models import BetaGeoModel, ModifiedBetaGeoModel, NotEstimable, ParetoNBDModel
from workbench.models.purchases import likelihood, purchase_model
from workbench.models.purchases.beta_geo import beta_quadrature
from workbench.models.purchases.pareto_nbd import _moments
from workbench.models.purchases.purchase_histories import grouped

MODELS = [BetaGeoModel, ModifiedBetaGeoModel, ParetoNBDModel]
every_model = pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)


@pytest.fixture(scope="module")
def cdnow() -> pd.DataFrame:
    return pd.read_csv(Path(__file__).parents[1] / "cdnow" / "summary.csv")


@pytest.fixture(scope="module")
def fitted(cdnow) -> dict:
    return {kind: kind().fit(cdnow) for kind in MODELS}


def world(n: int = 600, seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    truth = {"r": 0.8, "alpha": 6.0, "a": 0.8, "b": 2.5}
    return simulators.bg_nbd(rng, rng.uniform(20, 60, n), ahead=26, **truth)


@pytest.mark.shared
def test_known_answer_clv_bgnbd_cdnow(known_answers, fitted, cdnow):
    expected, model = known_answers["clv-bgnbd-cdnow"], fitted[BetaGeoModel]
    for name in ("r", "alpha", "a", "b"):
        assert model.params_[name] == pytest.approx(expected[name], rel=0.01)
    assert model.log_likelihood_ == pytest.approx(expected["LL"], abs=0.05)
    assert model.predict(cdnow, 39).sum() == pytest.approx(expected["sum_cond_exp_39w"], rel=0.002)
    one = pd.DataFrame({"frequency": [2], "recency": [30.43], "T": [38.86]})
    assert model.predict(one, 39)[0] == pytest.approx(expected["cond_exp_39w(x=2,tx=30.43,T=38.86)"], abs=1e-4)
    assert model.probability_alive(one)[0] == pytest.approx(expected["palive(same)"], abs=1e-4)


def test_published_parameters_of_bg_nbd_and_pareto_nbd_on_cdnow(fitted):
    """Fader, Hardie & Lee 2005: BG/NBD .243 4.414 .793 2.426 (LL −9582.4), Pareto/NBD .553 10.578 .606 11.669 (−9595.0)."""
    assert fitted[BetaGeoModel].params_.tolist() == pytest.approx([0.243, 4.414, 0.793, 2.426], rel=0.002)
    assert fitted[ParetoNBDModel].params_.tolist() == pytest.approx([0.553, 10.577, 0.606, 11.668], rel=0.001)
    assert fitted[ParetoNBDModel].log_likelihood_ == pytest.approx(-9595.0, abs=0.05)


@every_model
def test_derivatives_are_those_of_the_value(kind, cdnow):
    histories, model, at = grouped(cdnow.iloc[::10]), kind(), np.array([0.4, 5.0, 0.7, 2.0])
    _, gradient, curvature = model._summed(at, histories)
    step = 1e-5 * np.eye(4)
    either = [(model._summed(at + h, histories), model._summed(at - h, histories)) for h in step]
    assert [(up[0] - down[0]) / 2e-5 for up, down in either] == pytest.approx(gradient, rel=1e-6)
    assert np.array([(up[1] - down[1]) / 2e-5 for up, down in either]) == pytest.approx(curvature, rel=1e-5, abs=1e-4)


def test_expected_purchases_of_bg_nbd_are_those_of_the_closed_form(fitted, cdnow):
    """Fader, Hardie & Lee 2005, equation 10, in which a hypergeometric function stands for our quadrature."""
    model, t = fitted[BetaGeoModel], 39.0
    r, alpha, a, b = model.params_
    x, T = cdnow["frequency"], cdnow["T"]
    share = hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + T + t))
    closed = (a + b + x - 1) / (a - 1) * (1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * share)
    assert model.predict(cdnow, t) == pytest.approx(closed * model.probability_alive(cdnow), rel=1e-6)


def test_expected_purchases_of_pareto_nbd_are_those_of_the_closed_form(fitted, cdnow):
    model, t = fitted[ParetoNBDModel], 39.0
    r, alpha, s, beta = model.params_
    x, T = cdnow["frequency"], cdnow["T"]
    closed = (r + x) * (beta + T) / ((alpha + T) * (s - 1)) * (1 - ((beta + T) / (beta + T + t)) ** (s - 1))
    assert model.predict(cdnow, t) == pytest.approx(closed * model.probability_alive(cdnow), rel=1e-6)


@pytest.mark.parametrize("x", [0, 1, 5, 100])
@pytest.mark.parametrize("params", [(0.5, 10.0, 0.6, 12.0), (2.0, 0.3, 400.0, 9000.0), (0.6, 2.0, 2.0, 0.05)], ids=str)
def test_the_quadrature_over_the_moment_of_leaving_is_exact(params, x):
    r, alpha, s, beta = params
    recency, T = (0.0 if x == 0 else 8.0), 20.0

    def density(y):
        return ((alpha + recency) / (alpha + y)) ** (r + x) * ((beta + recency) / (beta + y)) ** (s + 1)

    knots = [recency, *(recency + (alpha + recency) / (r + x + s) * np.array([0.1, 1, 4, 16])), T]
    ends = [knot for knot in knots if knot <= T]
    exact = sum(quad(density, *pair, epsrel=1e-12, epsabs=0)[0] for pair in pairwise(ends))
    moment, log_width = _moments(params, np.array([x]), np.array([recency]), np.array([T]), 24)
    assert (np.exp(log_width) * density(moment)).sum() == pytest.approx(exact, rel=1e-7)


def test_the_quadrature_under_a_beta_distribution_has_its_moments():
    for a in (0.05, 0.8, 30.0):
        b = np.array([0.5, 2.0, 300.0])
        p, weight = beta_quadrature(a, b)
        assert weight.sum(axis=1) == pytest.approx(1)
        assert (weight * p).sum(axis=1) == pytest.approx(a / (a + b), rel=1e-9)
        assert (weight * p**2).sum(axis=1) == pytest.approx(a * (a + 1) / ((a + b) * (a + b + 1)), rel=1e-9)


@every_model
def test_one_time_buyers_are_alive_for_certain_only_under_bg_nbd(kind, fitted):
    once = pd.DataFrame({"frequency": 0, "recency": 0.0, "T": [1.0, 20.0, 38.0]})
    alive = fitted[kind].probability_alive(once)
    if kind is BetaGeoModel:
        assert alive.tolist() == [1, 1, 1]
    else:
        assert (alive < 1).all() and (np.diff(alive) < 0).all()


@every_model
def test_expectations_are_not_negative_and_rise_with_the_horizon_and_fall_with_the_discount(kind, fitted, cdnow):
    model = fitted[kind]
    near, far = model.predict(cdnow, 10), model.predict(cdnow, 50)
    assert (near >= 0).all() and (far >= near).all()
    assert (model.predict(cdnow, 50, discount=0.01) < far)[far > 0].all()
    assert ((model.probability_alive(cdnow) >= 0) & (model.probability_alive(cdnow) <= 1)).all()


@every_model
def test_simulated_futures_average_to_the_expectation(kind, fitted, cdnow):
    model, rng = fitted[kind], np.random.default_rng(3)
    part = cdnow.iloc[::5].to_numpy()
    totals = [model.simulate(part, 39, params=model.params_.to_numpy(), rng=rng)[0].sum() for _ in range(200)]
    assert np.mean(totals) == pytest.approx(model.predict(part, 39).sum(), abs=4 * np.std(totals) / np.sqrt(200))


@every_model
def test_the_unit_of_time_and_the_order_of_customers_do_not_matter(kind, cdnow):
    weeks = kind().fit(cdnow)
    days = kind().fit(cdnow.assign(recency=cdnow["recency"] * 7, T=cdnow["T"] * 7).sample(frac=1, random_state=1))
    times = [name in ("alpha", "beta") for name in weeks.params_.index]
    assert days.params_.tolist() == pytest.approx((weeks.params_ * np.where(times, 7, 1)).tolist(), rel=1e-5)
    assert days.predict(cdnow.assign(recency=cdnow["recency"] * 7, T=cdnow["T"] * 7), 70) == pytest.approx(
        weeks.predict(cdnow, 10), rel=1e-6
    )


@every_model
def test_each_customer_twice_gives_the_same_parameters_and_narrower_errors(kind, cdnow, fitted):
    twice = kind().fit(pd.concat([cdnow, cdnow]))
    assert twice.params_.tolist() == pytest.approx(fitted[kind].params_.tolist(), rel=1e-5)
    assert twice.standard_errors_.tolist() == pytest.approx(
        (fitted[kind].standard_errors_ / np.sqrt(2)).tolist(), rel=1e-3
    )


def test_a_large_base_fitted_from_a_part_reaches_the_same_maximum(cdnow, fitted, monkeypatch):
    monkeypatch.setattr(purchase_model, "_WARM", 200)
    monkeypatch.setattr(purchase_model, "_BLOCK", 100)
    assert BetaGeoModel().fit(cdnow).params_.tolist() == pytest.approx(fitted[BetaGeoModel].params_.tolist(), rel=1e-6)


def test_standard_errors_match_the_spread_over_simulated_repetitions():
    fits = [BetaGeoModel().fit(world(1500, seed)) for seed in range(40)]
    spread = np.std([fit.params_["r"] for fit in fits], ddof=1)
    assert np.median([fit.standard_errors_["r"] for fit in fits]) == pytest.approx(spread, rel=0.35)


@every_model
def test_where_nobody_leaves_the_edge_is_named_and_expectations_stay_good(kind):
    rng = np.random.default_rng(5)
    T = np.full(800, 50.0)
    x = rng.poisson(rng.gamma(2.0, 1 / 10, 800) * T)
    recency = np.where(x > 0, T * rng.random(800) ** (1 / np.maximum(x, 1)), 0.0)
    model = kind().fit(pd.DataFrame({"frequency": x, "recency": recency, "T": T}))
    assert model.predict(pd.DataFrame({"frequency": x, "recency": recency, "T": T}), 50).sum() == pytest.approx(
        x.sum(), rel=0.05
    )
    if "rate of leaving" in model.at_edge_:
        assert model.standard_errors_.iloc[2:].isna().all() and model.standard_errors_.iloc[:2].notna().all()


@every_model
def test_fewer_than_fifty_repeat_buyers_are_refused(kind):
    with pytest.raises(NotEstimable, match="too-few-bought-again"):
        kind().fit(world(60).head(40))


@every_model
def test_customers_all_alike_are_refused(kind):
    alike = pd.DataFrame({"frequency": [3] * 100, "recency": [20.0] * 100, "T": [30.0] * 100})
    with pytest.raises(NotEstimable, match="all-histories-alike"):
        kind().fit(alike)


@every_model
def test_a_fit_that_does_not_converge_is_refused(kind, monkeypatch):
    monkeypatch.setattr(likelihood, "_STEPS", 1)
    monkeypatch.setattr(likelihood, "climb", lambda problem, start: np.array([2.0, 3.0, 2.0, 3.0]))
    with pytest.raises(NotEstimable, match="fit-did-not-converge"):
        kind().fit(world())


def test_a_singular_hessian_is_refused(monkeypatch):
    monkeypatch.setattr(likelihood, "_SINGULAR", 1.0)
    with pytest.raises(NotEstimable, match="parameters-not-told-apart"):
        BetaGeoModel().fit(world())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"recency": -1.0}, "between 0 and T"),
        ({"recency": 99.0}, "between 0 and T"),
        ({"frequency": 1.5}, "whole number"),
        ({"frequency": 0}, "recency must be 0 where frequency is 0"),
        ({"T": np.nan}, "finite|missing"),
    ],
    ids=str,
)
def test_impossible_histories_are_refused_with_the_rule_they_break(change, message):
    broken = pd.DataFrame({"frequency": [2.0, 1.0], "recency": [5.0, 5.0], "T": [9.0, 9.0]}).assign(**change)
    with pytest.raises(ValueError, match=message):
        BetaGeoModel().fit(broken)


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match=r"lacks the columns \['recency'\]"):
        BetaGeoModel().fit(pd.DataFrame({"frequency": [1], "T": [2.0]}))


def test_a_horizon_of_nothing_is_refused(fitted, cdnow):
    with pytest.raises(ValueError, match="horizon must be above 0"):
        fitted[BetaGeoModel].predict(cdnow, 0)


@every_model
def test_models_keep_to_the_estimator_contract(kind):
    model = kind(minimum_repeat_buyers=20)
    assert model.get_params() == {"minimum_repeat_buyers": 20} and clone(model).minimum_repeat_buyers == 20
    X = world()
    before = X.copy()
    assert model.fit(X) is model
    pd.testing.assert_frame_equal(X, before)
    assert isinstance(model.params_, pd.Series) and isinstance(model.standard_errors_, pd.Series)
    with pytest.raises(Exception, match="not fitted"):
        kind().probability_alive(X)
