"""Pain points in order: by customers, by value, with ranges that hold, and nothing about a few."""

import numpy as np
import pandas as pd
import pytest

from workbench.disclosure import dominated
from workbench.models.journeys import pain_rates


def counts(rng, *, rates, customers=400, worth=20.0, kind="slow"):
    """Two journeys a customer through each step; pained ones are worth nothing, the others `worth` on average."""
    rows = []
    for step, rate in rates.items():
        hit = rng.binomial(2, rate, customers)
        value = rng.gamma(2, worth / 2, customers) * (2 - hit)
        rows.append(
            pd.DataFrame(
                {
                    "step": step,
                    "kind": kind,
                    "customer_id": range(customers),
                    "n": 2,
                    "hit": hit,
                    "value": value,
                    "hit_value": 0.0,
                }
            )
        )
    return pd.concat(rows, ignore_index=True)


def test_the_point_of_most_customers_comes_first_and_the_dearest_is_told():
    found = pain_rates.pain_points(counts(np.random.default_rng(1), rates={"x": 0.3, "y": 0.6, "z": 0.1}))
    assert found["step"].tolist() == ["y", "x", "z"] and found["against"].tolist() == ["more", "less", "less"]
    told = pain_rates.of_most_customers(found)
    assert (told["step"], told["kind"], told["customers"]) == ("y", "slow", found["customers"].max())
    assert told["share"].lo < 0.6 < told["share"].hi and told["against"] == "more"
    assert told["usual"] == pytest.approx(1 / 3, abs=0.05), "over all steps, each passed by as many"
    dear = pain_rates.of_most_value(found, currency="EUR")
    assert (dear["step"], dear["kind"]) == ("y", "slow")


def test_the_shortfall_of_journeys_worth_nothing_is_what_each_of_the_others_was_worth():
    found = pain_rates.pain_points(counts(np.random.default_rng(2), rates={"x": 0.5}))
    row = found.iloc[0]
    assert row["short"] == pytest.approx(20, rel=0.1) and row["short_lo"] < 20 < row["short_hi"]


def test_what_a_pained_journey_fell_short_of_is_never_more_than_one_of_the_others_was_worth():
    """A journey may be pained at every step: shortfalls of all journeys together, 3 × 800 here, came to more than all revenue."""
    found = pain_rates.pain_points(counts(np.random.default_rng(7), rates={"x": 0.9, "y": 0.9, "z": 0.9}))
    shown = pain_rates.dearest(found)
    assert len(shown) == 3 and shown["worth_less"].between(15, 25).all()


def test_that_lost_journeys_are_worth_nothing_is_no_finding():
    found = pain_rates.pain_points(counts(np.random.default_rng(2), rates={"x": 0.5}, kind="lost"))
    assert found["short"].isna().all() and pain_rates.dearest(found).empty
    assert pain_rates.of_most_value(found)["short"].no_interval == "no-journeys-worth-less"


def test_the_dearest_point_is_that_of_the_most_value_in_all_and_told_for_each_journey():
    rng = np.random.default_rng(8)
    rare = counts(rng, rates={"rare": 0.1}, worth=30.0)
    found = pain_rates.pain_points(pd.concat([rare, counts(rng, rates={"often": 0.5})]))
    dear = pain_rates.of_most_value(found)
    assert dear["step"] == "often" and dear["short"].value == pytest.approx(20, rel=0.1)
    assert pain_rates.dearest(found)["step"].tolist() == ["often", "rare"]


def test_the_range_of_a_shortfall_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(400):
        short, error = pain_rates.shortfall(counts(rng, rates={"x": 0.4}, customers=200))
        held += abs(short - 20) <= 1.96 * error
    assert 0.92 <= held / 400 <= 0.98


def test_pairs_of_a_few_customers_are_left_out_and_sums_of_one_customer_hidden():
    few = counts(np.random.default_rng(4), rates={"x": 0.5, "y": 0.01})
    assert pain_rates.pain_points(few, minimum=30)["step"].tolist() == ["x"]
    rich = few.assign(value=few["value"].where(few.index != few.index[(few["hit"] < 2)][0], 1e7))
    shown = pain_rates.pain_points(rich, minimum=10).set_index("step")
    assert shown["mark"].to_dict()["x"] == "c" and np.isnan(shown.loc["x", "short"])


def test_without_values_there_is_no_shortfall_and_without_points_nothing():
    plain = pain_rates.pain_points(counts(np.random.default_rng(5), rates={"x": 0.5}).assign(value=0.0))
    assert plain["short"].isna().all() and pain_rates.dearest(plain).empty
    assert pain_rates.of_most_value(plain)["short"].no_interval == "conversions-without-value"
    none = pain_rates.pain_points(
        plain.reindex(columns=["step", "kind", "customer_id", "n", "hit", "value", "hit_value"]).iloc[:0]
    )
    assert none.empty and pain_rates.of_most_customers(none)["customers"] == 0


def test_two_customers_who_make_nine_tenths_show_through():
    assert dominated([100, 100, 100], [60, 50, 45], [30, 30, 5]).tolist() == [True, False, False]
    assert dominated([100], [80], [13]).tolist() == [True] and dominated([30], [25], [3]).tolist() == [True]
