"""What is said of new customers: how cohorts differ by chance, and how much of their first revenue comes again."""

import pandas as pd
import pytest

from workbench.models.cohorts import newcomers
from workbench.models.intervals.estimate import counted_share


def halves(active: list[int], customers: int = 50) -> pd.DataFrame:
    """Guarded cells of age 1: half of the cohorts count as earlier, half as later."""
    many = len(active) // 2
    return pd.DataFrame({"cohort": range(len(active)), "period": 1, "customers": customers, "active": active,
                         "complete": True, "half": ["earlier"] * many + ["later"] * (len(active) - many)})  # fmt: skip


def test_cohorts_that_differ_among_themselves_differ_as_much_by_chance():
    apart = newcomers.as_different_by_chance(halves([10, 11, 12, 13, 30, 31, 32, 33]))
    assert apart.value == pytest.approx(2 / 70, abs=0.02)  # this order and its mirror image, of 70
    mixed = newcomers.as_different_by_chance(halves([10, 30, 12, 32, 11, 34, 13, 36]))
    assert mixed.value > 0.5
    assert newcomers.as_different_by_chance(halves([10, 30])).no_interval == "too-few-to-compare"


def test_a_word_for_a_change_is_taken_back_where_chance_gives_it_as_often_or_is_not_known():
    rare, often, unknown = counted_share(1, 100), counted_share(20, 100), newcomers.as_different_by_chance(halves([1]))
    assert newcomers.settled("lower", rare) == "lower" and newcomers.settled("lower", often) == "no-clear-change"
    assert newcomers.settled("higher", unknown) == "no-clear-change"
    assert newcomers.settled("little-changed", often) == "little-changed"


def test_the_course_of_spending_is_the_ratio_told_beside_it_and_leaves_out_the_windows_of_few():
    """60 customers spend 10 first; half of them 5 each in window 1, all of them 2 in window 2; 20 are seen through window 3."""
    rows = [(1, 60, 600.0, 150.0, 6000.0, 750.0, 1500.0), (2, 60, 600.0, 120.0, 6000.0, 240.0, 1200.0),
            (3, 20, 200.0, 40.0, 2000.0, 80.0, 400.0)]  # fmt: skip
    course = pd.DataFrame(rows, columns=["period", "customers", "x", "y", "xx", "yy", "xy"])
    course = course.assign(cohort=pd.Period("2024-01", "M"), complete=True, left_truncated=False)
    guarded = pd.DataFrame({"cohort": [pd.Period("2024-01", "M")], "left_truncated": False, "block": 0, "sound": True})
    shown = newcomers.spending_course(course, guarded)
    assert shown[["period", "customers", "rate"]].values.tolist() == [[1, 60, 0.25], [2, 60, 0.2]]
    assert newcomers.comes_again(course, guarded, 1).value == shown["rate"].iloc[0]
    assert newcomers.comes_again(course.assign(left_truncated=True), guarded, 1).no_interval
