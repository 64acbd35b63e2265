"""Faults that were reported by name: each was once used without a word, and is now refused by the argument that carries it."""

import datetime as dt
import importlib.util

import ibis
import numpy as np
import pandas as pd
import pytest

import workbench
from workbench.errors import ArgumentFault, UsageError
from workbench.features.cohorts import cohorts, spending
from workbench.features.customers import left_out
from workbench.features.journeys import funnels
from workbench.features.journeys.sorted_paths import sorted_paths
from workbench.features.loyalty import programmes
from workbench.features.segments import rfm, tiers
from workbench.features.segments.labels import first_that_holds
from workbench.features.segments.stages import halves
from workbench.models import MarkovAttribution, ShapleyAttribution
from workbench.models.churn import hold_out, trust
from workbench.models.churn.churn_classifier import ChurnClassifier
from workbench.models.churn.recalibration import platt
from workbench.models.churn.retention_offer import Offer
from workbench.models.designs.referred import worth_more
from workbench.models.incrementality.balance import balance_table
from workbench.models.intervals import nps, rates
from workbench.models.intervals.clustered_shares import clustered_mean_difference
from workbench.models.nuisance import nuisance
from workbench.models.nuisance.learners import Parts
from workbench.models.survival import survival

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


def test_a_stage_that_no_path_has_is_no_stage_that_nobody_reached():
    touches = ibis.memtable({"customer_id": ["a", "a"], "step": ["visit", "order"], "at": pd.to_datetime(
        ["2024-01-01", "2024-01-02"]), "rank": 0, "sequence": 0, "converted": False})  # fmt: skip
    paths = sorted_paths(touches)
    for stages in (["zz"], ["visit", "ordr"], ["visits"]):
        with pytest.raises(ArgumentFault, match=f"step: '{stages[-1]}' is not one of order, visit"):
            funnels.funnel(paths, stages)
    with pytest.raises(ArgumentFault, match="Did you mean 'order'?"):
        funnels.detours(paths, ["visit", "ordr"], as_of=dt.date(2024, 3, 1), within_days=30)


def test_a_measure_that_the_windows_do_not_have_is_not_summed_to_nothing():
    panel = pd.DataFrame({"customer_id": ["a"], "after_0": [1.0], "given_0": [2.0]})
    with pytest.raises(ArgumentFault, match="measure: 'aftr' is not one of after, given. Did you mean 'after'?"):
        programmes.totals(panel, "aftr")
    assert programmes.totals(panel[["customer_id"]], "after").isna().all()


def test_a_subject_that_is_mistyped_is_not_taken_for_the_other():
    with pytest.raises(ArgumentFault, match="argument asked: .*'campain' came. Did you mean 'campaign'?"):
        programmes.subject_of({"memberships": None, "campaigns": None}, "campain")


def test_names_that_are_not_there_are_refused_with_the_closest():
    people = ibis.memtable({"customer_id": ["a", "b"], "plan": ["x", "y"]})
    with pytest.raises(ArgumentFault, match="used: 'plna' is not one of .* Did you mean 'plan'?"):
        left_out.left_out(people, ["plna"])
    curve = survival.kaplan_meier(
        pd.DataFrame({"entry": 0, "time": [1.0, 2.0], "cause": "left", "group": "gold"}), minimum=0
    )
    for ask in (lambda: survival.median_months(curve, "glod"), lambda: survival.survival_at(curve, "glod", 1, n=2)):
        with pytest.raises(ArgumentFault, match="group: 'glod' is not one of gold. Did you mean 'gold'?"):
            ask()
    with pytest.raises(ArgumentFault, match="why: 'levle' is not one of values, lost, level, called"):
        trust.withholding(Offer(), "levle")
    parts = Parts(np.zeros((4, 1)), np.array([True, False] * 2), np.array([0, 0, 1, 1]))
    with pytest.raises(ArgumentFault, match="models: 'strait' is not one of straight"):
        nuisance.untreated(parts, np.zeros((4, 1)), [("strait",)])
    with pytest.raises(ArgumentFault, match="names: 2 are needed for 1 conditions, 3 came"):
        first_that_holds([pd.Series([True])], ["a", "b", "c"])


@pytest.mark.parametrize("column", ["active", "customers"])
def test_a_cell_without_its_count_is_not_pooled_as_nobody(column):
    counts = pd.DataFrame({"period": 1, "customers": [10.0, 30.0], "active": [8.0, 12.0], "complete": True})
    counts.loc[0, column] = np.nan
    with pytest.raises(ArgumentFault, match=f"argument counts: column '{column}' is missing in 1 of 2 rows"):
        rates.pooled_retention(counts, 1)


def test_what_is_summed_over_customers_has_to_be_known_of_each():
    frame = pd.DataFrame({"tenure_days": [400, 400], "early": [8.0, None], "late": [6.0, 9.0]})
    with pytest.raises(ArgumentFault, match="argument customers: column 'early' is missing in 1 of 2 rows"):
        halves(frame, window_days=180)
    listed = pd.DataFrame({"act": ["contact"] * 90 + ["hold out"] * 10, "p_churn": [None] + [0.2] * 99})
    with pytest.raises(ArgumentFault, match="argument listed: column 'p_churn' is missing in 1 of 100 rows"):
        hold_out.power(listed, Offer())
    with pytest.raises(ArgumentFault, match="argument value: column 'value' is missing in 1 of 4 rows"):
        worth_more(pd.Series([None, 7.0, 4.0, 4.0]), pd.Series([True, True, False, False]), pd.Series(["m"] * 4))
    with pytest.raises(ArgumentFault, match="argument X: column 'spend' is missing in 1 of 5 rows"):
        balance_table(pd.DataFrame({"spend": [3.0, None, 1.0, 3.0, 5.0]}), [1, 1, 0, 0, 0], [1, 1, 0, 1, 1])


def test_a_score_that_was_not_given_is_no_answer_and_takes_no_part_in_the_counts():
    assert nps.count_scores(pd.Series([10.0, None, 0.0])) == nps.count_scores(pd.Series([10.0, 0.0])) == (1, 0, 1)


@pytest.mark.parametrize("column", ["orders", "spend"])
def test_a_day_of_a_customer_without_orders_or_money_is_refused_in_a_table_made_by_hand(column):
    frame = pd.DataFrame(
        {"customer_id": ["a", "b"], "orders": [1.0, 1.0], "spend": [5.0, 2.0], "day": [dt.date(2024, 1, 3)] * 2}
    )
    frame.loc[1, column] = np.nan
    with pytest.raises(ArgumentFault, match=f"argument days: column '{column}' is missing in 1 of 2 rows"):
        cohorts.retention_counts(ibis.memtable(frame), as_of=dt.date(2024, 3, 1))


def test_days_that_came_as_times_are_told_as_such():
    frame = pd.DataFrame(
        {"customer_id": ["a", "b"], "orders": 1, "spend": [5.0, 2.0], "day": pd.to_datetime(["2024-01-03"] * 2)}
    )
    with pytest.raises(ArgumentFault, match="column 'day' holds times where days are expected"):
        cohorts.survivors(ibis.memtable(frame), as_of=dt.date(2024, 3, 1))
        spending.revenue_course(ibis.memtable(frame), as_of=dt.date(2024, 3, 1))
