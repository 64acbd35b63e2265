"""Signal or usual variation: limits of a baseline that later points never move, with few false alarms."""

import numpy as np
import pytest

from workbench.models.scorecard.usual import FEWEST, usual

STEADY = [10.0, 12.0, 11.0, 13.0, 9.0, 11.0] * 5


def test_fewer_than_24_points_have_no_limits_and_no_signal():
    told = usual(STEADY[: FEWEST - 1])
    assert told[["mean", "lo", "hi"]].isna().all(axis=None) and (told["signal"] == "").all()


def test_a_point_far_out_is_a_signal_and_does_not_move_the_limits():
    told, quiet = usual([*STEADY, 40.0]), usual(STEADY)
    assert told["signal"].iloc[-1] == "outside"
    assert told["hi"].iloc[0] == quiet["hi"].iloc[0]


def test_a_step_that_no_point_shows_by_itself_is_seen_in_three():
    found = usual([*STEADY, 14.5, 14.5, 14.5])["signal"].tolist()
    assert "outside" not in found and found[-1] == "step"


def test_a_declared_shift_starts_the_limits_anew():
    values = [*STEADY, *(value + 20 for value in STEADY)]
    assert (usual(values)["signal"] != "").any()
    assert (usual(values, begins=len(STEADY))["signal"] == "").all()
    assert usual(values, begins=len(STEADY))["mean"].iloc[: len(STEADY)].isna().all()


def test_shares_of_fewer_have_wider_limits():
    sizes = [400.0, 100.0] * 15
    told = usual([0.30, 0.34, 0.28, 0.32, 0.30] * 6, sizes=sizes)
    width = told["hi"] - told["lo"]
    assert width.iloc[1] == pytest.approx(2 * width.iloc[0])


def test_what_grows_is_judged_by_its_logarithms():
    rng = np.random.default_rng(5)
    growing = 100 * np.exp(0.02 * np.arange(40) + rng.normal(0, 0.05, 40))
    told = usual(growing, growing=True)
    assert (told["hi"] / told["mean"]).round(9).nunique() == 1


def test_values_that_never_move_have_no_signal_until_one_does():
    assert usual([5.0] * 30)["signal"].unique().tolist() == [""]
    assert usual([*[5.0] * 30, 6.0])["signal"].iloc[-1] == "outside"
