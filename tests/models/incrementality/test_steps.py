"""Steps: lines of one covariate or of two together, found where they are and nowhere else."""

import numpy as np

from workbench.models.nuisance import steps


def test_a_line_of_two_traits_together_is_found_where_it_lies():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(3000, 6))
    y = 3.0 * (X[:, 1] > 0.3) * (X[:, 4] > -0.5) + X[:, 0] + rng.normal(size=3000)
    first = steps.found(X, y)[0]
    assert sorted(step.covariate for step in first) == [1, 4]
    lines = {step.covariate: step.line for step in first}
    assert abs(lines[1] - 0.3) < 0.1 and abs(lines[4] + 0.5) < 0.1


def test_a_line_of_one_trait_is_a_step_with_itself():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(1000, 3))
    found = steps.found(X, 2.0 * (X[:, 2] > 0.5) + 0.5 * rng.normal(size=1000))
    column = steps.columns(X, found[:1])[:, 0]
    assert (column == (X[:, 2] > 0.5)).mean() > 0.97


def test_straight_lines_and_noise_have_no_steps():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(1000, 10))
    assert sum(len(steps.found(X, X[:, 0] + rng.normal(size=1000))) for _ in range(10)) <= 2


def test_constant_and_rare_columns_have_no_steps():
    X = np.column_stack([np.ones(200), np.arange(200) < 5])
    assert steps.found(X, np.arange(200.0)) == []
    assert steps.columns(X, []).shape == (200, 0)
