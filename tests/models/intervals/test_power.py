import math

import pytest

from workbench.models.intervals.power import customers_per_arm, periods_to_recruit, trial


def test_published_sample_size_for_fifty_against_sixty_per_cent():
    """Cohen's arcsine approximation for 50 % against 60 %, power .8, two-sided .05: 387 per arm (R: pwr.2p.test)."""
    assert customers_per_arm(0.5, 0.1) == pytest.approx(387, abs=1)


def test_a_share_near_one_is_tested_downwards():
    assert customers_per_arm(0.98, 0.05) == customers_per_arm(0.98, -0.05)


def test_a_smaller_difference_needs_about_four_times_as_many_for_half_of_it():
    assert customers_per_arm(0.5, 0.025) == pytest.approx(4 * customers_per_arm(0.5, 0.05), rel=0.02)


def test_an_unknown_share_asks_for_the_most_customers():
    assert customers_per_arm(float("nan"), 0.05) == customers_per_arm(0.5, 0.05)


def test_a_test_is_laid_beside_what_there_is():
    n = customers_per_arm(0.5, 0.1)
    assert trial(0.5, 0.1, there=2 * n) == {"p": 0.1, "n": n, "times": 1.0, "fits": "yes"}
    assert trial(0.5, 0.1, there=n) == {"p": 0.1, "n": n, "times": 2.0, "fits": "no"}


def test_when_it_is_not_known_how_many_arrive_nor_is_how_long_a_test_takes():
    assert math.isnan(periods_to_recruit(800, float("nan")))
