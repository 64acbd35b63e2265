"""Faults that were reported by name: each was once used without a word, and is now refused by the argument that carries it."""

import importlib.util

import ibis
import numpy as np
import pandas as pd
import pytest

import workbench
from workbench.errors import ArgumentFault, UsageError
from workbench.features.loyalty import programmes
from workbench.features.segments import rfm, tiers
from workbench.models import MarkovAttribution, ShapleyAttribution
from workbench.models.churn.churn_classifier import ChurnClassifier
from workbench.models.churn.recalibration import platt
from workbench.models.intervals import rates
from workbench.models.intervals.clustered_shares import clustered_mean_difference

CUSTOMERS = pd.DataFrame(
    {"customer_id": list("abc"), "recency_days": [3.0, 9.0, 40.0], "frequency": [2, 1, 1], "monetary": [9.0, 1.0, 4.0]}
)


def test_a_mistyped_rule_of_scoring_is_no_other_rule():
    with pytest.raises(ArgumentFault, match="argument scoring: .*'quintle' came. Did you mean 'quintile'?"):
        rfm.score(CUSTOMERS, scoring="quintle")


@pytest.mark.parametrize("scoring", ["midrank", "quintile"])
@pytest.mark.parametrize("column", ["recency_days", "monetary"])
def test_a_measure_that_is_missing_has_no_score(column, scoring):
    with pytest.raises(ArgumentFault, match=column):
        rfm.score(CUSTOMERS.assign(**{column: [3.0, np.nan, 40.0]}), scoring=scoring)


@pytest.mark.parametrize("model", [MarkovAttribution, ShapleyAttribution])
@pytest.mark.parametrize("paths", [["a > b"], np.array(["a > b"]), pd.Series(["a > b", "b"])])
def test_a_path_written_as_one_text_is_no_channel(model, paths):
    with pytest.raises(ArgumentFault, match=r"paths: entry 0 .*(one text|not one text), 'a > b'"):
        model().fit(paths)


def test_a_path_with_a_missing_channel_is_refused():
    with pytest.raises(ArgumentFault, match="entry 1"):
        MarkovAttribution().fit([["a", "b"], ["a", None]])


def test_more_successes_than_cases_are_no_share():
    with pytest.raises(ArgumentFault, match="argument successes: expected 0 to n = 3, 5 came"):
        rates.wilson(5, 3)


@pytest.mark.parametrize("treated", [[1.0, None, 0.0, 1.0], ["Yes", "No", "Yes", "No"], [1, 2, 0, 1]])
def test_an_arm_that_is_missing_or_in_words_is_not_treated(treated):
    with pytest.raises(ArgumentFault, match="treated"):
        clustered_mean_difference([0.0, 1.0, 1.0, 0.0], treated, list("aabb"), list("wxyz"))


def test_an_outcome_that_is_missing_gives_no_number():
    with pytest.raises(ArgumentFault, match="outcome: missing or infinite in row 1"):
        clustered_mean_difference([0.0, np.nan, 1.0, 0.0], [1, 0, 1, 0], list("aabb"), list("wxyz"))
    with pytest.raises(ArgumentFault, match="left: missing or infinite in row 0"):
        platt([0.2, 0.4], [None, True])
    with pytest.raises(ArgumentFault, match="y is missing in 1 of 4 rows"):
        ChurnClassifier("logistic").fit(pd.DataFrame({"x": [1.0, 2.0, 3.0, 4.0]}), [True, None, False, True])


def test_money_that_is_missing_is_in_no_tier():
    with pytest.raises(ArgumentFault, match="argument values: is missing in 1 of 3 rows"):
        tiers.tier_cuts(pd.Series([9.0, np.nan, 1.0]))


def test_an_attribute_that_is_not_there_is_not_silently_left_out():
    tables = {"customers": ibis.memtable(pd.DataFrame({"customer_id": ["a"], "history": [3.0]}))}
    with pytest.raises(UsageError, match="'histroy'.* Did you mean 'history'?"):
        programmes.attributes(tables, pd.Series(["a"]), names="histroy")


def test_a_dataset_named_by_a_number_is_refused():
    with pytest.raises(ArgumentFault, match="open_dataset: argument .*3 came"):
        workbench.open_dataset(3)


def test_a_customer_without_an_id_in_a_table_made_by_hand_is_refused():
    days = ibis.memtable({"customer_id": ["a", None], "orders": [1, 1], "spend": [5.0, 2.0], "day": ["2024-01-03"] * 2})
    from workbench.features.cohorts import cohorts

    with pytest.raises(ArgumentFault, match="argument days: column 'customer_id' is missing in 1 of 2 rows"):
        cohorts.retention_counts(days, as_of=pd.Timestamp("2024-03-01").date())


@pytest.mark.skipif(
    importlib.util.find_spec("workbench.models.incrementality.checks") is None,
    reason="the estimators of effects are given checks of their own elsewhere",
)
@pytest.mark.parametrize("name", ["DifferenceEstimator", "CupedEstimator", "DoublyRobustEstimator"])
@pytest.mark.parametrize("treated", [[1.0, None, 0.0, 1.0], ["Yes", "No", "Yes", "No"]])
def test_an_estimator_of_effects_takes_no_missing_arm_and_none_in_words(name, treated):
    from workbench.models import incrementality

    with pytest.raises(ValueError, match="treated"):
        getattr(incrementality, name)().fit(pd.DataFrame({"x": [1.0, 2.0, 3.0, 4.0]}), [1.0, 2.0, 3.0, 4.0], treated)
