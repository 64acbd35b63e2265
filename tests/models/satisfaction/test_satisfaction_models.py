"""Scores, weighting, comparisons and drivers: published answers and arithmetic by hand."""

import numpy as np
import pandas as pd
import pytest

from workbench.errors import ArgumentFault
from workbench.models.satisfaction import dominance, matters, response, scores


def test_the_published_example_of_the_adjusted_range_is_told_in_points():
    given = pd.Series([10.0] * 462 + [8.0] * 176 + [3.0] * 362)
    found = scores.score("nps", given)
    assert (round(found.value, 3), round(found.lo, 2), round(found.hi, 3), found.unit) == (10.0, 4.39, 15.551, "nps")


def test_no_answer_of_a_kind_is_no_certainty():
    for kind, best in (("nps", 10.0), ("csat", 5.0), ("ces", 7.0)):
        found = scores.score(kind, pd.Series([best] * 40))
        assert found.lo < found.value <= found.hi, kind


@pytest.mark.parametrize(("kind", "value"), [("nps", -1.0), ("nps", 11.0), ("csat", 0.0), ("csat", 6.0), ("ces", 8.0)])
def test_an_answer_off_its_scale_is_refused(kind, value):
    with pytest.raises(ArgumentFault, match="argument scores: expected"):
        scores.score(kind, pd.Series([3.0] * 40 + [value]))


@pytest.mark.bad_input(36)
def test_few_answers_give_no_score_and_say_why():
    assert scores.score("nps", pd.Series([9.0] * 29)).no_interval == "fewer-than-30-answers"
    assert scores.score("nps", pd.Series([9.0] * 9), minimum=10).no_interval == "too-few-to-show"
    assert scores.score("ces", pd.Series([], dtype=float)).no_interval == "nobody-answered"
    assert scores.score("csat", pd.Series([5.0] * 95 + [1.0] * 5), minimum=10).no_interval == "too-few-to-show"


@pytest.mark.parametrize(("kind", "expected"), [("nps", 0.0), ("csat", 0.5), ("ces", 4.0)])
def test_weighting_counts_groups_by_those_asked(kind, expected):
    """Half of those asked gave the best answer, half the worst; three in four of the answers are of the happy half."""
    best, worst = {"nps": (10, 0), "csat": (5, 1), "ces": (7, 1)}[kind]
    rows = pd.DataFrame({"group": ["a"] * 60 + ["b"] * 20, "score": [float(best)] * 60 + [float(worst)] * 20})
    assert scores.weighted(kind, rows, {"a": 500, "b": 500}).value == pytest.approx(expected)
    assert scores.weighted(kind, rows, {"a": 1, "c": 1}).no_interval == "nobody-answered-in-a-group"


def test_a_group_that_would_tell_of_few_not_shown_is_left_out_with_them():
    rows = pd.DataFrame(
        {"customer_id": range(104), "answered": [True, False] * 52, "region": ["n"] * 60 + ["s"] * 40 + ["w"] * 4}
    )
    assert response.by_trait(rows, ["region"], minimum=10)["known_level"].tolist() == ["n"]


def test_the_trait_that_tells_who_answers_is_found_and_one_that_does_not_is_not():
    rng = np.random.default_rng(4)
    device = rng.choice(["desktop", "mobile"], 800)
    rows = pd.DataFrame({"customer_id": range(800), "device": device, "region": rng.choice(["n", "s"], 800),
                         "answered": rng.random(800) < np.where(device == "desktop", 0.4, 0.15)})  # fmt: skip
    assert response.uneven(response.by_trait(rows, ["region", "device"])) == "device"
    assert response.uneven(response.by_trait(rows, ["region"])) == ""


def test_many_answers_of_one_customer_are_one_witness_of_a_change():
    once = pd.DataFrame({"customer_id": range(120), "calendar_period": pd.PeriodIndex(["2024Q1"] * 60 + ["2024Q2"] * 60, freq="Q"),
                         "score": [9.0, 3.0] * 30 + [9.0, 9.0, 3.0] * 20})  # fmt: skip
    often = pd.concat([once] * 4, ignore_index=True)
    one, four = scores.change("nps", once), scores.change("nps", often)
    assert one.value == pytest.approx(four.value) and one.hi - one.lo == pytest.approx(four.hi - four.lo)


def test_shapley_shares_of_two_independent_things_are_their_own_parts():
    """Of a = ±1 and b = ±2, crossed, b accounts for four times as much."""
    a, b = np.tile([1.0, -1.0], 100), np.repeat([2.0, -2.0], 100)
    found, whole = dominance.dominance(pd.DataFrame({"a": a, "b": b, "score": a + b}), ["a", "b"])
    assert dict(zip(found["driver"], found["explained_share"].round(6), strict=True)) == {"b": 0.8, "a": 0.2}
    assert whole.value == pytest.approx(1.0)


def test_the_same_thing_twice_shares_alike_and_noise_has_no_drivers():
    rng = np.random.default_rng(5)
    x = rng.normal(size=300)
    found, _ = dominance.dominance(pd.DataFrame({"a": x, "b": x, "score": x + rng.normal(size=300)}), ["a", "b"])
    assert found["explained_share"].tolist() == pytest.approx([0.5, 0.5])
    none, whole = dominance.dominance(pd.DataFrame({"a": rng.normal(size=300), "score": rng.normal(size=300)}), ["a"])
    assert none.empty and whole.value < 0.05 and dominance.clear(none)["k"] == 0


def followed(n, gap):
    rows = pd.DataFrame({"group": ["high"] * n + ["low"] * n, "bought": [1.0, 0.0] * n})
    rows.loc[: int(n * gap) - 1, "bought"] = 1.0
    return rows.assign(spend=np.arange(2 * n) % 7, returns=0.0, spend_before=np.arange(2 * n) % 11)


def test_a_link_is_told_with_its_direction_and_its_absence_is_not_one():
    assert matters.difference(followed(200, 0.5), "bought").direction(materiality=0.02) == "higher"
    assert matters.difference(followed(200, 0.0), "bought").direction(materiality=0.02) == "no-clear-change"
    assert matters.adjusted(followed(200, 0.0), "spend").direction(materiality=0) == "no-clear-change"
    assert matters.difference(followed(20, 0.5), "bought").no_interval == "too-few-to-compare"


def test_revenue_of_few_detractors_or_made_by_one_is_withheld():
    rows = pd.DataFrame({"customer_id": range(100), "group": ["low"] * 30 + ["high"] * 70, "money": 10.0})
    assert matters.revenue_share(rows, minimum=10).value == pytest.approx(0.3)
    one = rows.assign(money=[9_000.0] + [1.0] * 99)
    assert matters.revenue_share(one, minimum=10).no_interval == "too-few-to-show"
    few = rows.assign(group=["low"] * 5 + ["high"] * 95)
    assert matters.revenue_share(few, minimum=10).no_interval == "too-few-to-show"


def test_answers_from_one_to_ten_are_noticed():
    ten = pd.Series(np.random.default_rng(6).integers(1, 11, 200).astype(float))
    assert scores.from_zero(ten) == "warn" and scores.from_zero(ten.mask(ten == 1, 0.0)) == "pass"
