from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

from tests.truth import simulators
from workbench.models import GammaGammaModel, NotEstimable
from workbench.models.purchases.independence import frequency_value_correlation


@pytest.fixture(scope="module")
def cdnow() -> pd.DataFrame:
    return pd.read_csv(Path(__file__).parents[1] / "cdnow" / "spending.csv")


def spenders(n: int, seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    x = rng.integers(1, 12, n)
    return pd.DataFrame(
        {"frequency": x, "monetary_value": simulators.gamma_gamma(rng, x, p=6.0, scale=rng.gamma(4, 1 / 16, n))}
    )


@pytest.mark.shared
def test_known_answer_clv_gg_cdnow(known_answers, cdnow):
    expected, model = known_answers["clv-gg-cdnow"], GammaGammaModel().fit(cdnow)
    for name in ("p", "q", "v"):
        assert model.params_[name] == pytest.approx(expected[name], rel=0.01)
    assert model.log_likelihood_ == pytest.approx(expected["LL"], abs=0.01)
    assert model.mean_ == pytest.approx(expected["E[M]"], abs=0.01) and model.n_customers_ == expected["n"]
    assert frequency_value_correlation(cdnow, method="pearson").value == pytest.approx(
        expected["corr(x,zbar)"], abs=1e-4
    )


def test_planted_parameters_lie_within_their_errors():
    model = GammaGammaModel().fit(spenders(4000))
    assert (abs(model.params_ - [6.0, 4.0, 16.0]) < 3 * model.standard_errors_).all()


def test_expectation_lies_between_the_own_and_the_common_mean_and_nearer_the_own_with_more_purchases():
    model = GammaGammaModel().fit(spenders(1000))
    often = pd.DataFrame({"frequency": [0, 1, 10, 1000], "monetary_value": [np.nan, 90.0, 90.0, 90.0]})
    nobody, once, ten, thousand = model.predict(often)
    assert nobody == pytest.approx(model.mean_)
    assert model.mean_ < once < ten < thousand < 90.0 and thousand == pytest.approx(90.0, rel=0.01)


def test_another_currency_scales_v_only():
    one = GammaGammaModel().fit(spenders(500))
    other = GammaGammaModel().fit(spenders(500).assign(monetary_value=lambda t: t["monetary_value"] * 100))
    assert other.params_.tolist() == pytest.approx((one.params_ * [1, 1, 100]).tolist(), rel=1e-6)


def test_customers_at_a_loss_are_left_out_of_the_fit():
    good = spenders(300)
    bad = good.head(20).assign(monetary_value=-5.0)
    model = GammaGammaModel().fit(pd.concat([good, bad]))
    assert model.n_customers_ == 300 and model.params_.tolist() == pytest.approx(
        GammaGammaModel().fit(good).params_.tolist()
    )
    assert (model.predict(bad) > 0).all()


def test_simulated_money_averages_to_the_expectation():
    X, rng = spenders(300), np.random.default_rng(2)
    model = GammaGammaModel().fit(X)
    drawn = [model.simulate(X, np.full(300, 2), params=model.params_.to_numpy(), rng=rng).sum() for _ in range(300)]
    assert np.mean(drawn) == pytest.approx(2 * model.predict(X).sum(), abs=4 * np.std(drawn) / np.sqrt(300))


@pytest.mark.parametrize(
    ("X", "message"),
    [
        (
            pd.DataFrame({"frequency": [2] * 30, "monetary_value": np.arange(1.0, 31.0)}),
            "too-few-with-repeat-purchases",
        ),
        (pd.DataFrame({"frequency": [2] * 60, "monetary_value": [-1.0] * 60}), "too-few-with-repeat-purchases"),
        (pd.DataFrame({"frequency": [2] * 60, "monetary_value": [10.0] * 60}), "all-spend-alike"),
    ],
    ids=["few", "all at a loss", "all alike"],
)
def test_what_cannot_be_fitted_is_refused(X, message):
    with pytest.raises(NotEstimable, match=message):
        GammaGammaModel().fit(X)


def test_model_keeps_to_the_estimator_contract():
    model = GammaGammaModel()
    assert clone(model).get_params() == {"minimum_repeat_buyers": 50} and model.fit(spenders(100)) is model
    with pytest.raises(ValueError, match=r"lacks the columns \['monetary_value'\]"):
        model.fit(pd.DataFrame({"frequency": [1]}))
