"""Published answers of randomised trials: LaLonde's training programme and Hillstrom's e-mail."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from workbench.models.incrementality import ComplierEffectEstimator, CupedEstimator, DifferenceEstimator

NSW = pd.read_csv(Path(__file__).parent.parent / "published" / "nsw_mixtape.csv")
COVARIATES = ["age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"]


@pytest.fixture(scope="module")
def mens(shared):
    everyone = pd.read_csv(shared / "data" / "hillstrom" / "hillstrom.csv", keep_default_na=False)
    return everyone[everyone["segment"].isin(["Mens E-Mail", "No E-Mail"])]


def test_known_answer_inc_nsw(known_answers):
    answer = known_answers["inc-nsw"]
    plain = DifferenceEstimator().fit(None, NSW["re78"], NSW["treat"])
    adjusted = CupedEstimator(interacted=False).fit(NSW[COVARIATES], NSW["re78"], NSW["treat"])
    assert plain.effect_.value == pytest.approx(answer["ATE"], abs=0.01)
    assert plain.standard_error_ == pytest.approx(answer["se_HC2"], abs=0.01)
    assert adjusted.effect_.value == pytest.approx(answer["adj_8cov"], abs=0.01)
    assert (plain.n_treated_, plain.n_control_) == (185, 260)


def test_nsw_holds_without_the_public_data_too():
    assert DifferenceEstimator().fit(None, NSW["re78"], NSW["treat"]).effect_.value == pytest.approx(1794.342, abs=0.01)


@pytest.mark.shared
@pytest.mark.parametrize("outcome", ["visit", "conversion", "spend"])
def test_known_answer_inc_hillstrom_mens(mens, known_answers, outcome):
    answer = known_answers["inc-hillstrom-mens"]
    fitted = DifferenceEstimator().fit(None, mens[outcome], mens["segment"] == "Mens E-Mail")
    assert fitted.effect_.value == pytest.approx(answer[outcome][0], abs=1e-5)
    assert fitted.standard_error_ == pytest.approx(answer[outcome][1], abs=1e-5)
    assert [fitted.n_treated_, fitted.n_control_] == answer["n"]


def test_adjusting_for_what_explains_the_outcome_narrows_the_range():
    rng = np.random.default_rng(1)
    x, treated = rng.normal(size=2000), rng.random(2000) < 0.5
    y = 3 * x + treated + rng.normal(size=2000)
    plain, cuped = DifferenceEstimator().fit(None, y, treated), CupedEstimator().fit(x[:, None], y, treated)
    assert cuped.standard_error_ < plain.standard_error_ / 2 and cuped.effect_.lo < 1 < cuped.effect_.hi


def test_rows_of_one_customer_are_not_counted_as_independent():
    rng = np.random.default_rng(1)
    treated = rng.random(300) < 0.5
    y = rng.normal(size=300) + treated
    once = DifferenceEstimator().fit(None, y, treated)
    thrice = DifferenceEstimator().fit(None, np.tile(y, 3), np.tile(treated, 3), groups=np.tile(np.arange(300), 3))
    assert thrice.standard_error_ == pytest.approx(once.standard_error_, rel=0.01) and thrice.effect_.n == 300


def test_one_arm_is_refused_in_words():
    with pytest.raises(ValueError, match="at least two cases in each arm; 3 treated and 0 control cases came"):
        DifferenceEstimator().fit(None, [1.0, 2.0, 3.0], [True, True, True])


def test_an_invitation_that_moves_nobody_gives_no_estimate():
    rng = np.random.default_rng(2)
    invited = rng.random(2000) < 0.5
    fitted = ComplierEffectEstimator().fit(rng.random(2000) < 0.2, rng.normal(size=2000), invited)
    assert np.isnan(fitted.effect_.value) and fitted.effect_.no_interval == "weak-invitation"
