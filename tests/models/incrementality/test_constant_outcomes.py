"""Where nothing varies there is nothing to tell chance from: no estimate, and never a range without width."""

import numpy as np
import pytest

from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.incrementality.randomised import CupedEstimator, DifferenceEstimator

RNG = np.random.default_rng(1)
X, TREATED = RNG.normal(size=(300, 2)), RNG.random(300) < 0.4


@pytest.mark.bad_input(27)
@pytest.mark.parametrize("estimator", [DoublyRobustEstimator(), DifferenceEstimator(), CupedEstimator()])
@pytest.mark.parametrize("y", [np.zeros(300), np.full(300, 7.3)])
def test_an_outcome_that_is_the_same_for_everybody_gives_no_estimate_and_says_why(estimator, y):
    effect = estimator.fit(X, y, TREATED).effect_
    assert (effect.known, effect.no_interval) == (False, "outcome-does-not-vary")


def test_one_customer_who_differs_is_enough_for_a_range():
    y = np.zeros(300)
    y[np.flatnonzero(TREATED)[0]] = 1.0
    effect = DifferenceEstimator().fit(X, y, TREATED).effect_
    assert effect.lo < 0 < effect.hi
