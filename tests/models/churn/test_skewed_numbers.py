"""Skewed counts with a mass at one value cost the logistic model nothing against plain standardising, on the same folds."""

import numpy as np
import pandas as pd
import pytest
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

import workbench
from workbench.features.churn import setting
from workbench.features.purchases import histories
from workbench.models.churn.churn_classifier import ChurnClassifier
from workbench.models.churn.churn_validation import NOT_FEATURES
from workbench.models.churn.mid_ranks import POINTS, MidRanks


def plain(X: pd.DataFrame):
    """What an analyst would write first: standardised numbers, one column for each level of a text."""
    numbers = list(X.select_dtypes("number"))
    filled = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
    texts = OneHotEncoder(handle_unknown="ignore", min_frequency=5)
    parts = [("numbers", filled, numbers), ("texts", texts, list(X.columns.difference(numbers)))]
    return make_pipeline(ColumnTransformer(parts), LogisticRegression(max_iter=2000))


def compared(X: pd.DataFrame, left: np.ndarray, who: object) -> tuple[float, float, float, float]:
    """Mean AUC over five folds of customers and log loss, of plain standardising and of ours."""
    numbers = X.select_dtypes("number").astype("float64")
    X = X.astype(object).where(X.notna(), np.nan).assign(**numbers)
    given, areas = np.zeros((2, len(left))), np.zeros((2, 5))
    for fold, (learn, told) in enumerate(GroupKFold(5).split(X, left, who)):
        for k, model in enumerate((plain(X), ChurnClassifier("logistic", random_state=0))):
            given[k, told] = model.fit(X.iloc[learn], left[learn]).predict_proba(X.iloc[told])[:, 1]
            areas[k, fold] = roc_auc_score(left[told], given[k, told])
    return (*areas.mean(axis=1), *(log_loss(left, p) for p in given))


def holds(*worlds: tuple[pd.DataFrame, object, object]) -> float:
    """Hold ours to plain standardising on the mean of some worlds, and return by how much its AUC is higher."""
    found = [compared(X, np.asarray(left, dtype=bool), who) for X, left, who in worlds]
    base, ours, base_loss, our_loss = np.mean(found, axis=0)
    assert ours - base > -0.005, f"AUC {ours:.4f}, plain {base:.4f}"
    assert our_loss - base_loss < 0.002, f"log loss {our_loss:.4f}, plain {base_loss:.4f}"
    return ours - base


def counts(form: str, nothing: float, *, seed: int, n: int = 3000) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Three counts with a mass at zero and a long tail, four columns of noise; leaving goes along the counts as `form` says."""
    rng = np.random.default_rng(seed)
    seen = np.where(rng.random((n, 3)) < nothing, 0, 1 + rng.negative_binomial(1, 0.05, (n, 3)))
    along = {"size": seen / 15, "logarithm": np.log1p(seen), "any": 1.5 * (seen > 0), "many": 2.0 * (seen >= 20)}[form]
    pull = along @ np.array([0.6, -0.4, 0.5])
    left = rng.random(n) < 1 / (1 + np.exp(np.quantile(pull, 0.7) - pull))
    return pd.DataFrame(np.column_stack([seen, rng.normal(size=(n, 4))])).add_prefix("x"), left, np.arange(n)


@pytest.mark.parametrize("nothing", [0.3, 0.7])
@pytest.mark.parametrize("form", ["size", "logarithm", "any", "many"])
def test_counts_with_a_mass_at_zero_rank_leavers_as_well_as_plain_standardising(form, nothing):
    holds(*(counts(form, nothing, seed=seed) for seed in range(3)))


def shaped(shape: str, form: str, *, seed: int, n: int = 2000) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Three counts in which little is to be learned: nearly all 0, nearly all at the top, a tail without a mean; four of noise."""
    rng = np.random.default_rng(seed)
    few, tail = rng.random((n, 3)) >= 0.95, np.floor(3 * rng.pareto(1.1, (n, 3)))
    seen = {
        "nearly all 0": few * (1 + rng.negative_binomial(1, 0.05, (n, 3))),
        "nearly all at the top": few * rng.integers(1, 100, (n, 3)),
        "heavy tail": tail,
    }[shape]
    along = {"size": np.minimum(seen, np.quantile(seen, 0.999)) / 15, "many": 2.0 * (seen >= 20)}[form]
    pull = along @ np.array([0.6, -0.4, 0.5])
    left = rng.random(n) < 1 / (1 + np.exp(np.quantile(pull, 0.7) - pull))
    shown = 100 - seen if shape == "nearly all at the top" else seen
    return pd.DataFrame(np.column_stack([shown, rng.normal(size=(n, 4))])).add_prefix("x"), left, np.arange(n)


@pytest.mark.parametrize("shape", ["nearly all 0", "nearly all at the top"])
@pytest.mark.parametrize("form", ["size", "many"])
def test_no_single_draw_of_such_counts_costs_more_than_two_thousandths(shape, form):
    """What bends cost by chance is not paid where the customers do not clearly speak for them."""
    found = [compared(*shaped(shape, form, seed=seed)) for seed in range(3)]
    assert min(ours - base for base, ours, *_ in found) > -0.002, found


def test_a_chance_that_falls_and_rises_again_along_a_number_is_found():
    """The newest and the oldest leave, who pays in between stays: a straight line finds nothing in it."""
    rng = np.random.default_rng(3)
    X = pd.DataFrame({"tenure": rng.exponential(20, 3000), "minutes": rng.normal(180, 50, 3000)})
    middle = X["tenure"].between(*X["tenure"].quantile([0.3, 0.7]))
    gain = holds((X, rng.random(3000) < np.where(middle, 0.1, 0.5), np.arange(3000)))
    assert gain > 0.1


@pytest.mark.parametrize("name", ["planted", "complete_journey"])
def test_customers_of_a_dataset_are_ranked_as_well_as_by_plain_standardising(name):
    dataset = workbench.open_dataset(name)
    found, last = histories.open_histories(dataset.tables, cached=dataset.cached), dataset.as_of("")
    design = setting.choose_design(found, as_of=last)
    known, _ = setting.known_and_today(found, design, first_day=dataset.data_from, as_of=last)
    holds((known.drop(columns=list(NOT_FEATURES)), known["left"], known["customer_id"]))


@pytest.mark.shared
def test_telcos_customers_are_ranked_as_well_as_by_plain_standardising(shared):
    frame = pd.read_csv(shared / "data" / "telco_ibm" / "Telco-Customer-Churn.csv")
    charges = pd.to_numeric(frame["TotalCharges"], errors="coerce")
    X = frame.drop(columns=["customerID", "Churn"]).assign(TotalCharges=charges)
    holds((X, frame["Churn"] == "Yes", frame["customerID"]))


def test_a_mass_at_an_end_lies_where_its_middle_would():
    """Of 100 customers 60 have none: their mid-rank is .3, whose normal score is -.524 before scaling; no score is beyond 2.6."""
    counts = np.repeat([0, 1, 2, 50], [60, 20, 15, 5]).astype(float)[:, None]
    scores = MidRanks().fit_transform(counts).ravel()
    unscaled = np.array([-0.5244005, 0.5244005, 1.1503494, 1.9599640])
    often = np.array([60, 20, 15, 5])
    mean = unscaled @ often / 100
    expected = (unscaled - mean) / np.sqrt(often @ (unscaled - mean) ** 2 / 100)
    assert np.unique(scores) == pytest.approx(expected, abs=1e-6)
    assert scores.mean() == pytest.approx(0, abs=1e-12) and scores.std() == pytest.approx(1)


def test_a_model_keeps_no_copy_of_its_customers_and_ranks_new_values_between_and_beyond_the_old():
    values = np.random.default_rng(0).lognormal(size=(5000, 1))
    ranks = MidRanks().fit(values)
    assert len(ranks.values_[0]) <= POINTS
    new = ranks.transform([[0.0], [1.0], [1e9]]).ravel()
    assert new[0] == ranks.scores_[0][0] and new[2] == ranks.scores_[0][-1] and abs(new[1]) < 0.05
    assert np.isfinite(ranks.transform(values)).all() and (MidRanks().fit_transform(np.ones((5, 1))) == 0).all()
