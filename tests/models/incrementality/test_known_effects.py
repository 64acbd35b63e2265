"""Effects that are known: simulated joining on real covariates (ACIC 2016), and LaLonde's programme beside surveys."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.incrementality import DoublyRobustEstimator
from workbench.models.incrementality.balance import diagnose_overlap, diagnose_predicted
from workbench.models.incrementality.uplift_curves import auuc, qini_score
from workbench.models.incrementality.verdicts import worst

COVARIATES = ["age", "education", "black", "hispanic", "married", "nodegree", "re74", "re75", "u74", "u75"]


def lalonde(shared, others: str) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    folder = shared / "data" / "lalonde"
    nsw = pd.read_stata(folder / "nsw_dw.dta")
    rows = (
        nsw
        if others == "nsw"
        else pd.concat([nsw[nsw["treat"] == 1], pd.read_stata(folder / f"{others}_controls.dta")])
    )
    rows = rows.assign(u74=rows["re74"] == 0, u75=rows["re75"] == 0)
    return rows[COVARIATES].astype(float), rows["re78"].to_numpy(float), rows["treat"].to_numpy() == 1


@pytest.mark.shared
def test_known_answer_acic_2016(shared, known_answers):
    answer, folder = known_answers["acic-2016"], shared / "data" / "acic2016"
    X = pd.get_dummies(pd.read_csv(folder / "x.csv"), drop_first=True).astype(float)
    errors, held, lengths = [], 0, []
    for number in range(1, 6):
        of = pd.read_csv(folder / f"zymu_{number}.csv")
        joined = of["z"].to_numpy() == 1
        y = np.where(joined, of["y1"], of["y0"])
        truth = (of["mu1"] - of["mu0"])[joined].mean()
        found = DoublyRobustEstimator(most=3).fit(X, y, joined).effect_
        errors.append((found.value - truth) / y.std())
        lengths.append((found.hi - found.lo) / y.std())
        held += found.lo <= truth <= found.hi
    assert np.sqrt(np.mean(np.square(errors))) <= answer["rmse_sd_at_most"]
    assert held >= answer["ranges_that_hold_at_least"] and np.mean(lengths) <= 0.12


@pytest.mark.shared
@pytest.mark.parametrize(("others", "seeds"), [("nsw", 8), ("cps", 3), ("psid", 5)])
def test_the_seed_does_not_decide_on_lalonde(shared, others, seeds):
    X, y, joined = lalonde(shared, others)
    found = [DoublyRobustEstimator(random_state=seed).fit(X, y, joined) for seed in range(seeds)]
    values = [one.effect_.value for one in found]
    assert np.ptp(values) <= found[0].effects_["se"].iloc[0] / 4
    assert 1200 < np.median(values) < 2300, "the experiment says 1,794, forests 1,550 and 1,512"


@pytest.mark.shared
@pytest.mark.parametrize("others", ["cps", "psid"])
def test_a_placebo_on_surveys_is_refused(shared, others):
    """Earnings of the year before joining, which joining cannot have changed."""
    X, _, joined = lalonde(shared, others)
    fitted = DoublyRobustEstimator(splits=1, most=1).fit(X.drop(columns=["re75", "u75"]), X["re75"], joined)
    found = diagnose_overlap(fitted.weights_, joined), diagnose_predicted(fitted.propensity_, joined)
    assert worst(d.verdict for d in found) == "NO ESTIMATE"


def test_uplift_and_qini_are_what_scikit_uplift_says():
    """uplift_auc_score and qini_auc_score of scikit-uplift 0.5.1 on these data, ties included."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=500)
    treated = rng.random(500) < 0.4
    y = (rng.random(500) < 0.3 + 0.1 * treated * (x > 0)).astype(int)
    score = np.round(x + rng.normal(size=500), 1)
    assert auuc(y, score, treated) == pytest.approx(-0.009124913333054019)
    assert qini_score(y, score, treated) == pytest.approx(-0.009526339173104338)


def test_uplift_curves_need_two_arms_and_an_outcome_of_yes_and_no():
    with pytest.raises(ValueError, match="need an outcome of 0 and 1"):
        qini_score([0.5, 1.0], [1, 2], [True, False])
    with pytest.raises(ValueError, match="need both arms"):
        auuc([0, 1], [1, 2], [True, True])
