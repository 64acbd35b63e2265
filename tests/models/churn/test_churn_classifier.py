"""The classifier: known answer, honest refusals, and a model on disk that runs no code."""

import inspect
import io
import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import roc_auc_score

import workbench
from workbench.features.churn import churn_features, outcomes
from workbench.features.purchases import histories
from workbench.models.churn import saved
from workbench.models.churn.churn_classifier import MODELS, ChurnClassifier
from workbench.models.churn.recalibration import Line


def customers(n=600, seed=0):
    rng = np.random.default_rng(seed)
    X = pd.DataFrame(
        {
            "x": rng.normal(size=n),
            "kind": rng.choice(["a", "b", None], n),
            "constant": 1.0,
            "gaps": np.where(rng.random(n) < 0.3, np.nan, 1.0),
        }
    )
    return X, rng.random(n) < 1 / (1 + np.exp(-2 * X["x"]))


@pytest.mark.shared
def test_known_answer_churn_telco(shared, known_answers):
    """Five folds of customers by hand: the package offers no random split."""
    dataset = workbench.open_dataset("telco")
    found = histories.open_histories(dataset.tables, cached=dataset.cached)
    design = outcomes.Design("contractual", horizon=31, gap=0)
    moments = outcomes.moments(design, first_day=dataset.data_from, as_of=dataset.data_to)
    windows = churn_features.observed_windows(dataset.data_from, moments)
    frame = outcomes.labelled(found, design, at=moments, as_of=dataset.data_to, windows=windows)
    X = frame.drop(columns=["snapshot", "customer_id", "left", "spent", "naive", "value"])
    fold, chance = np.random.default_rng(0).integers(0, 5, len(frame)), np.zeros(len(frame))
    for k in range(5):
        fitted = ChurnClassifier("logistic", random_state=0).fit(X[fold != k], frame["left"][fold != k])
        chance[fold == k] = fitted.predict_proba(X[fold == k])[:, 1]
    assert len(frame) == 7032 and frame["left"].sum() == 1869
    assert roc_auc_score(frame["left"], chance) >= known_answers["churn-telco"]["AUC_min"]
    assert np.mean((chance - frame["left"]) ** 2) == pytest.approx(known_answers["churn-telco"]["Brier_ref"], abs=0.004)


@pytest.mark.parametrize("model", MODELS)
def test_every_kind_learns_takes_gaps_and_new_values_and_is_deterministic(model):
    X, y = customers()
    fitted = ChurnClassifier(model, random_state=0).fit(X, y)
    new = X.head(20).assign(kind="never seen")
    chance = fitted.predict_proba(new)
    assert chance.shape == (20, 2) and np.allclose(chance.sum(axis=1), 1) and ((chance >= 0) & (chance <= 1)).all()
    assert roc_auc_score(y, fitted.raw(X)) > 0.75
    assert (ChurnClassifier(model, random_state=0).fit(X, y).raw(X) == fitted.raw(X)).all()
    assert fitted.columns_ == ["x", "kind", "gaps"], "a constant column tells nothing"


def test_it_keeps_scikit_learns_contract():
    model = ChurnClassifier("tree", random_state=3)
    assert clone(model).get_params() == {"model": "tree", "random_state": 3}
    with pytest.raises(NotFittedError):
        model.predict_proba(customers()[0])
    X, y = customers()
    before = X.copy()
    assert model.fit(X, y) is model and set(model.predict(X)) <= {False, True}
    pd.testing.assert_frame_equal(X, before)
    assert "cv" not in inspect.signature(ChurnClassifier).parameters


def test_what_cannot_be_fitted_is_refused_by_name():
    X, y = customers()
    with pytest.raises(ValueError, match="model 'forest' is not one of"):
        ChurnClassifier("forest").fit(X, y)
    with pytest.raises(ValueError, match="customers who left and customers who stayed"):
        ChurnClassifier().fit(X, np.zeros(len(X), dtype=bool))
    with pytest.raises(ValueError, match="every column is constant"):
        ChurnClassifier().fit(X[["constant"]], y)


@pytest.mark.parametrize("model", MODELS)
def test_a_model_comes_back_from_skops_as_it_was(model):
    X, y = customers()
    fitted = ChurnClassifier(model, random_state=0).fit(X, y).recalibrate(Line(0.3, 0.8))
    data = saved.to_bytes(fitted)
    assert (saved.from_bytes(data).predict_proba(X) == fitted.predict_proba(X)).all()
    told = saved.manifest(fitted, data)
    assert len(told["sha256"]) == 64 and told["kind"] == model and "scikit-learn" in told["packages"]


def test_a_file_with_a_type_nobody_reviewed_is_refused_and_a_pickle_is_none():
    import skops.io

    with pytest.raises(ValueError, match="which nobody has reviewed"):
        saved.from_bytes(skops.io.dumps(io.StringIO))
    with pytest.raises(Exception, match="zip"):
        saved.from_bytes(pickle.dumps({"a": 1}))
    assert saved.to_bytes(None) == b"" and saved.manifest(None, b"") == {} and saved.summary(None) == {}
