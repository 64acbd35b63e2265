import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from workbench.models.intervals import rates

COUNTS = pd.DataFrame(
    {
        "cohort": pd.PeriodIndex(["2024-01"] * 3 + ["2024-02"] * 2, freq="M"),
        "period": [0, 1, 2, 0, 1],
        "customers": [40, 40, 40, 60, 60],
        "active": [40, 20, 10, 60, 15],
        "complete": [True, True, True, True, False],
    }
)


def test_incomplete_cells_have_no_rate_and_no_interval():
    cells = rates.retention_rates(COUNTS)
    assert cells["rate"].tolist()[:4] == [1.0, 0.5, 0.25, 1.0]
    assert cells.loc[4, ["rate", "lo", "hi"]].isna().all()


def test_pooled_retention_divides_retained_by_eligible_and_skips_incomplete_cells():
    estimate = rates.pooled_retention(COUNTS, 1)
    assert (estimate.value, estimate.n) == (0.5, 40)
    complete = rates.pooled_retention(COUNTS.assign(complete=True), 1)
    assert (complete.value, complete.n) == (0.35, 100), "size-weighted, not the mean of 50 % and 25 %"


def test_pooled_curve_is_the_pooled_retention_at_every_age():
    curve = rates.pooled_curve(COUNTS)
    expected = pd.DataFrame(
        {
            "period": [0, 1, 2],
            "cohorts": [2, 1, 1],
            "customers": [100, 40, 40],
            "active": [100, 20, 10],
            "rate": [1.0, 0.5, 0.25],
        }
    )
    assert_frame_equal(curve.drop(columns=["lo", "hi"]), expected)
    wilson = rates.wilson(20, 40)
    assert curve.loc[1, ["lo", "hi"]].tolist() == pytest.approx([wilson.lo, wilson.hi])


def test_an_age_nobody_has_reached_is_refused_in_words_not_zero():
    estimate = rates.pooled_retention(COUNTS, 6)
    assert math.isnan(estimate.value) and estimate.n == 0
    assert estimate.no_interval == "nobody-observed-long-enough"


def test_wilson_gives_the_published_interval():
    """Newcombe 1998, Stat. Med. 17:857, table I, method 3: 81/263 and 1/29."""
    many, few = rates.wilson(81, 263), rates.wilson(1, 29)
    assert (many.lo, many.hi) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert (few.lo, few.hi) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_difference_gives_the_published_newcombe_interval():
    """Newcombe 1998, Stat. Med. 17:873, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339."""
    cells = {"period": [1], "complete": [True]}
    later = pd.DataFrame({**cells, "customers": [70], "active": [56]})
    earlier = pd.DataFrame({**cells, "customers": [80], "active": [48]})
    estimate = rates.retention_difference(later, earlier, 1)
    assert (estimate.value, estimate.lo, estimate.hi) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_a_figure_without_a_value_says_which_of_three_causes_it_has():
    """Nobody is in the group, nobody was observed to that age, or somebody was and is hidden: three reasons, not one."""
    early = COUNTS[COUNTS["period"] == 0]
    hidden = COUNTS.assign(observed=COUNTS["complete"], complete=False)
    reasons = [rates.pooled_retention(counts, 1).no_interval for counts in (COUNTS[:0], early, hidden)]
    assert reasons == ["nobody-in-this-group", "nobody-observed-long-enough", "too-few-to-show"]
    assert rates.retention_difference(COUNTS, early, 1).no_interval == "nobody-observed-long-enough"
    assert rates.retention_difference(COUNTS, COUNTS[:0], 1).no_interval == "nobody-to-compare-with"
    assert rates.retention_difference(hidden, COUNTS, 1).no_interval == "too-few-to-show"
    assert rates.wilson(0, 0).no_interval == "nobody-to-count"


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_interval_holds_the_share_and_stays_between_nothing_and_all(case):
    successes, n = case
    estimate = rates.wilson(successes, n)
    assert -1e-12 <= estimate.lo <= estimate.value + 1e-12 and estimate.value - 1e-12 <= estimate.hi <= 1 + 1e-12


def moments(x: np.ndarray, y: np.ndarray) -> pd.DataFrame:
    sums = {"x": x.sum(), "y": y.sum(), "xx": (x * x).sum(), "yy": (y * y).sum(), "xy": (x * y).sum()}
    return pd.DataFrame([{"customers": len(x), **sums, "complete": True}])


def test_ratio_of_sums_interval_covers_the_true_ratio_as_often_as_it_says():
    random = np.random.default_rng(20240115)
    covered = 0
    for _ in range(500):
        x = random.gamma(2.0, 10.0, 400)
        y = 0.6 * x * random.gamma(4.0, 0.25, 400)
        estimate = rates.ratio_of_sums(moments(x, y))
        covered += estimate.lo <= 0.6 <= estimate.hi
    assert 0.918 <= covered / 500 <= 0.982


def test_ratio_of_sums_scales_away_the_currency():
    random = np.random.default_rng(3)
    x, y = random.gamma(2.0, 10.0, 50), random.gamma(2.0, 5.0, 50)
    one, hundred = rates.ratio_of_sums(moments(x, y)), rates.ratio_of_sums(moments(100 * x, 100 * y))
    assert one[:3] == pytest.approx(hundred[:3])


def test_ratio_of_sums_gives_no_interval_below_thirty_customers():
    estimate = rates.ratio_of_sums(moments(np.full(10, 4.0), np.full(10, 2.0)))
    assert estimate.value == 0.5 and math.isnan(estimate.lo)
    assert estimate.no_interval == "fewer-than-30-for-a-ratio"


def test_functions_leave_the_callers_frame_alone():
    before = COUNTS.copy(deep=True)
    rates.retention_rates(COUNTS)
    rates.pooled_curve(COUNTS)
    assert_frame_equal(COUNTS, before)


def test_a_curve_ends_where_fewer_than_thirty_customers_are_eligible():
    curves = rates.pooled_curves({"all": COUNTS, "few": COUNTS.assign(customers=29, active=9)})
    assert curves[["group", "period"]].values.tolist() == [["all", 1], ["all", 2]]


def test_the_two_definitions_are_not_set_side_by_side_where_a_few_came_later_only():
    on = pd.DataFrame({"period": [1, 2, 3], "customers": 100, "active": [60, 50, 40], "complete": True})
    or_after = on.assign(active=[75, 54, 40])
    both = rates.side_by_side(on, or_after, minimum_cell=10)
    assert both["period"].tolist() == [1, 3] and both["or_after"].tolist() == [0.75, 0.4]
