import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.intervals.nps import count_scores, net_promoter_score, weighted_net_promoter_score

counts = st.integers(0, 5000)


def test_known_score_and_interval():
    estimate = net_promoter_score(462, 176, 362)
    assert (estimate.value, estimate.lo, estimate.hi) == pytest.approx((10.0, 4.390, 15.551), abs=0.001)
    assert (estimate.n, estimate.level, estimate.method) == (1000, 0.95, "adjusted Wald")


@pytest.mark.shared
def test_known_answer_nps_counts(known_answers):
    expected = known_answers["nps-counts"]
    estimate = net_promoter_score(462, 176, 362)
    assert estimate.value == pytest.approx(expected["nps"], abs=0.001)
    assert (estimate.lo, estimate.hi) == pytest.approx(expected["adj_wald"][1:], abs=0.001)
    assert (estimate.lo + estimate.hi) / 2 == pytest.approx(expected["adj_wald"][0], abs=0.001)


def test_nobody_answered_is_no_estimate():
    estimate = net_promoter_score(0, 0, 0)
    assert estimate.no_interval == "nobody-answered" and estimate.value != estimate.value


@given(counts, counts, counts)
def test_the_interval_holds_the_score_and_stays_on_the_scale(promoters, passives, detractors):
    if promoters + passives + detractors == 0:
        return
    estimate = net_promoter_score(promoters, passives, detractors)
    assert -100 <= estimate.lo <= estimate.value <= estimate.hi <= 100


@given(counts, counts, counts)
def test_turning_promoters_into_detractors_turns_the_score_round(promoters, passives, detractors):
    if promoters + passives + detractors == 0:
        return
    one, two = net_promoter_score(promoters, passives, detractors), net_promoter_score(detractors, passives, promoters)
    assert (one.value, one.lo, one.hi) == pytest.approx((-two.value, -two.hi, -two.lo))


def test_scores_are_counted_and_missing_ones_left_out():
    assert count_scores(pd.Series([0, 6, 7, 8, 9, 10, None])) == (2, 2, 2)


@pytest.mark.parametrize("score", [11, -1, 9.5])
def test_an_impossible_score_is_refused(score):
    with pytest.raises(ValueError, match=f"whole numbers from 0 to 10, got {float(score)}"):
        count_scores(pd.Series([9, score], dtype="float64"))


def answers(**groups) -> pd.DataFrame:
    return pd.DataFrame.from_dict(groups, orient="index", columns=["promoters", "passives", "detractors"])


def test_groups_count_by_who_was_asked_not_by_who_answered():
    given = answers(happy=[80, 10, 10], quiet=[2, 2, 6])  # scores 70 and -40
    estimate = weighted_net_promoter_score(given, {"happy": 100, "quiet": 300})
    assert estimate.value == pytest.approx(0.25 * 70 + 0.75 * -40)
    assert estimate.lo < estimate.value < estimate.hi and estimate.n == 110


def test_one_group_gives_the_plain_score():
    weighted = weighted_net_promoter_score(answers(all=[40, 30, 30]), {"all": 200})
    plain = net_promoter_score(40, 30, 30)
    assert (weighted.value, weighted.lo, weighted.hi) == pytest.approx((plain.value, plain.lo, plain.hi))


def test_a_silent_group_is_not_guessed():
    estimate = weighted_net_promoter_score(answers(a=[5, 5, 5]), {"a": 50, "b": 50})
    assert estimate.no_interval == "nobody-answered-in-a-group" and estimate.n == 15
