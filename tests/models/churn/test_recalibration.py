"""Chances set right: by customers left out of the fit, by later ones, and never by more than they can tell."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit, logit
from sklearn.metrics import roc_auc_score

from tests.models.churn.test_churn_validation import MATURES, world
from tests.truth.test_t10_churn import world as hazards
from workbench.models.churn import churn_metrics as metrics
from workbench.models.churn import churn_scoring
from workbench.models.churn import churn_validation as validation
from workbench.models.churn.churn_classifier import MODELS, ChurnClassifier
from workbench.models.churn.recalibration import FLATTEST, corrected, level_shift, platt


def told_and_left(n=40_000, intercept=0.7, slope=0.5, seed=1):
    rng = np.random.default_rng(seed)
    odds = rng.normal(-1, 1.5, n)
    return expit(odds), rng.random(n) < expit(intercept + slope * odds)


def test_a_line_restores_level_and_slope():
    chance, left = told_and_left()
    line = platt(chance, left)
    assert line.intercept == pytest.approx(0.7, abs=0.05) and line.slope == pytest.approx(0.5, abs=0.03)
    assert platt(corrected(chance, line), left)[:2] == pytest.approx((0, 1), abs=1e-3)


def test_later_customers_move_the_level_alone_and_one_period_is_trusted_by_half():
    chance, left = told_and_left()
    odds = logit(chance)
    all_, half = level_shift(chance, left), level_shift(chance, left, periods=1)
    assert all_.slope == half.slope == 1 and half.intercept == pytest.approx(all_.intercept / 2)
    assert all_.intercept == pytest.approx(0.7 + (0.5 - 1) * odds.mean(), abs=0.05)
    assert level_shift(chance[:500], np.random.default_rng(0).random(500) < chance[:500]).intercept == pytest.approx(
        0, abs=0.1
    )


def test_the_same_customers_again_are_no_more_evidence():
    chance, left = told_and_left(800)
    once = platt(chance, left, people=np.arange(800))
    again = platt(np.tile(chance, 5), np.tile(left, 5), people=np.tile(np.arange(800), 5))
    assert again.slope_error == pytest.approx(once.slope_error, rel=1e-3)
    assert platt(np.tile(chance, 5), np.tile(left, 5)).slope_error < once.slope_error / 2


def test_a_model_that_ranks_worse_than_chance_is_flattened_never_turned_round():
    chance, left = told_and_left(slope=-0.5)
    assert platt(chance, left).slope == FLATTEST


@pytest.mark.parametrize("model", MODELS)
def test_customers_left_out_are_left_out_with_all_their_rows(model):
    rng = np.random.default_rng(0)
    people = np.repeat(np.arange(150), 6)
    fate = rng.random(150) < 0.4
    X = pd.DataFrame({f"trait{k}": rng.normal(size=150)[people] for k in range(40)})
    fitted = ChurnClassifier(model, random_state=0).fit(X, fate[people])
    assert (
        roc_auc_score(fate[people], fitted.raw(X)) > 0.7
        and roc_auc_score(fate[people], fitted.left_out(X, fate[people], people)) < 0.62
    )


@pytest.mark.parametrize("model", ["tree", "boosting"])
def test_what_the_left_out_tell_sets_right_a_model_that_overstates(model):
    new, slopes = world(n=20_000, moments=1, seed=9), []
    for seed in (0, 3):
        frame = world(moments=4, seed=seed)
        fitted = ChurnClassifier(model, random_state=0).fit(frame[["x", "noise"]], frame["left"])
        raw, line = fitted.raw(new), validation.left_out_line(fitted, frame)
        slopes.append([platt(chance, new["left"]).slope for chance in (raw, corrected(raw, line))])
    before, after = np.mean(slopes, axis=0)
    assert before < 0.92 and after == pytest.approx(1, abs=0.12) and abs(after - 1) < 1 - before


def test_the_slope_tells_of_both_samples_and_the_final_model_is_set_right_like_the_judged_one():
    frame = world()
    tried = validation.rolling_origin(frame, matures=MATURES, model="logistic")
    assert 0 < tried.slope_error < 0.2
    slope = metrics.calibration_line(tried)[1]
    alone = metrics.calibration_line(replace(tried, slope_error=0.0))[1]
    assert slope.hi - slope.lo > alone.hi - alone.lo and slope.value == alone.value
    model = churn_scoring.final_model(frame, tried)
    first = validation.left_out_line(
        ChurnClassifier("logistic", random_state=0).fit(frame[tried.features], frame["left"]), frame
    )
    later = level_shift(tried.tried["fair"], tried.tried["left"], periods=2, people=tried.tried["customer_id"])
    assert model.calibration_ == pytest.approx(later.after(first)[:2]) and tried.model == model.model


def test_the_slopes_range_holds_one_for_single_trees_too():
    """Found in 56 of 60 such worlds; trees of six levels and leaves of 50 left it out in a fifth of them."""
    worlds = [hazards(np.random.default_rng(2000 + k))[0] for k in range(40)]
    slopes = [
        metrics.calibration_line(validation.rolling_origin(frame, matures=MATURES, model="tree"))[1] for frame in worlds
    ]
    assert np.mean([slope.lo <= 1 <= slope.hi for slope in slopes]) >= 0.95 - 2 * np.sqrt(0.95 * 0.05 / 40)
