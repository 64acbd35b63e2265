"""Published answers of randomised trials: LaLonde's training programme and Hillstrom's e-mail."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from workbench.models.incrementality import ComplierEffectEstimator, CupedEstimator, DifferenceEstimator, study
from workbench.models.incrementality.comparisons import comparisons, two_samples
from workbench.models.incrementality.results import Setting

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


def whale(seed: int, *, treated_whale: bool = True):
    """2,000 customers of a held-out campaign with an effect of -2, one of whom is a thousand times as large, before and after."""
    rng = np.random.default_rng(seed)
    treated, x = rng.random(2000) < 0.5, rng.gamma(2.0, 15.0, 2000)
    y = x + rng.normal(0, 15, 2000) - 2.0 * treated
    who = int(np.flatnonzero(treated == treated_whale)[0])
    return x, y, treated, who, rng


@pytest.mark.parametrize("seed", range(5))
def test_no_range_lies_wholly_above_zero_because_of_one_customer(seed):
    x, y, treated, who, _ = whale(seed)
    x[who], y[who] = 20_000.0, 40_000.0
    X = np.column_stack([x, np.log1p(x)])
    for estimator in (DifferenceEstimator(), CupedEstimator(), CupedEstimator(interacted=False)):
        fitted = estimator.fit(X, y, treated)
        assert fitted.effect_.lo < 0, type(estimator).__name__
        assert fitted.without_largest_.value == pytest.approx(-2.0, abs=4.0)
        assert int(np.abs(fitted.influence_).argmax()) == who


def test_contacts_of_one_large_customer_are_left_out_together():
    x, y, treated, who, rng = whale(1)
    groups = np.arange(2000)
    same = np.flatnonzero(treated)[:3]
    groups[same], x[same], y[same] = who, 20_000.0, 40_000.0 + rng.normal(size=3)
    fitted = CupedEstimator().fit(x[:, None], y, treated, groups=groups)
    assert fitted.effect_.lo < 0 < fitted.effect_.hi


def test_the_influence_is_what_leaving_a_case_out_changes():
    rng = np.random.default_rng(3)
    x, treated = rng.normal(size=60), np.arange(60) % 2 == 0
    y = x + treated + rng.normal(size=60)
    fitted = CupedEstimator(interacted=False).fit(x[:, None], y, treated)
    rest = np.arange(60) != 17
    without = CupedEstimator(interacted=False).fit(x[rest, None], y[rest], treated[rest]).effect_.value
    assert fitted.effect_.value - fitted.influence_[17] == pytest.approx(without, abs=1e-9)


def test_a_rate_is_compared_as_statsmodels_and_newcombe_do(mens):
    """scipy and statsmodels on Hillstrom's visits; Newcombe's published example, 56 of 70 against 48 of 80, is .0524 to .3339."""
    found = two_samples([1] * 56 + [0] * 14 + [1] * 48 + [0] * 32, [1] * 70 + [0] * 80)
    assert found.difference[:3] == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)
    visits = two_samples(mens["visit"], mens["segment"] == "Mens E-Mail")
    assert visits.difference.value == pytest.approx(0.07659, abs=1e-5) and visits.p_value < 1e-100


def test_two_scores_are_compared_by_welch():
    """Student's sleep data as unpaired samples: t = -1.8608, p = .07939, -3.3655 to .2055 (R's t.test)."""
    one, other = (
        [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
        [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
    )
    found = two_samples(one + other, [True] * 10 + [False] * 10)
    assert found.p_value == pytest.approx(0.07939, abs=1e-5)
    assert found.difference[1:3] == pytest.approx((-3.365483, 0.205483), abs=1e-6)


def test_the_usual_ways_tell_the_same_story():
    table = comparisons(NSW[COVARIATES], NSW["re78"], NSW["treat"]).set_index("method")
    assert table.index.tolist() == ["cuped", "difference", "ipw", "g_computation"]
    assert table.loc["difference", "estimate"] == pytest.approx(1794.342, abs=0.01)
    assert table.loc["g_computation", "estimate"] == pytest.approx(table.loc["cuped", "estimate"])
    assert np.ptp(table["estimate"]) < 250 and (table["lo"] < 1700).all() and (table["hi"] > 1700).all()
    bare = comparisons(NSW[[]], NSW["re78"], NSW["treat"])
    assert bare["method"].tolist() == ["difference"]


@pytest.mark.parametrize("estimator", [DifferenceEstimator(), CupedEstimator()])
def test_arms_in_words_and_missing_outcomes_are_refused(estimator):
    X = np.zeros((4, 1))
    with pytest.raises(ValueError, match="'Yes', 'No' came"):
        estimator.fit(X, [1.0, 2.0, 3.0, 4.0], ["Yes", "No", "Yes", "No"])
    with pytest.raises(ValueError, match="treated is missing in row 1"):
        estimator.fit(X, [1.0, 2.0, 3.0, 4.0], [1, None, 0, 1])
    with pytest.raises(ValueError, match="the outcome is missing or infinite in row 2"):
        estimator.fit(X, [1.0, 2.0, np.nan, 4.0], [1, 0, 0, 1])


def test_a_campaign_of_which_nothing_is_known_before_is_an_experiment(mens):
    """Hillstrom's e-mail as contacts without a history: the plain difference, its range and a verdict."""
    history = {f"{name}_{k}": 0.0 for name in ("lead", "orders") for k in range(1, 7)}
    mens = mens.reset_index(drop=True)
    panel = pd.DataFrame(history, index=mens.index).assign(
        customer_id=mens.index, treated=mens["segment"] == "Mens E-Mail", after_0=mens["spend"], start=pd.Timestamp("2008-03-03"),
        orders_before=0.0, spend_before=0.0, recency_days=np.nan, known_days=np.nan, design="contacts", kind="mens", campaign_id="mens",
    )  # fmt: skip
    found = study.study(
        panel, pd.DataFrame(index=panel.index), Setting("USD"), members=pd.DataFrame(), others=pd.DataFrame()
    )
    assert found.verdict == "ESTIMATE" and found.evidence == "Experiment"
    assert found.effect.value == pytest.approx(0.769827, abs=1e-5)
    assert (found.effect.hi - found.effect.lo) / 2 == pytest.approx(1.959964 * 0.145247, abs=1e-5)
    assert found.effects["method"].tolist() == ["difference"] and np.isfinite([d.value for d in found.diagnoses]).all()
