"""Limits of an individuals chart: by hand, seldom alarmed by noise, soon by a step, and none with few points."""

import numpy as np
import pytest

from workbench.models.control_limits import FEWEST, control_limits, verdict


def test_by_hand():
    table = control_limits([10, 12] * 12)
    assert (table["mean"] == 11).all() and table["lo"].iloc[0] == pytest.approx(11 - 2.66 * 2) and table["hi"].iloc[0] == pytest.approx(11 + 2.66 * 2)
    assert verdict(table) == "steady" and control_limits([0.01, 0.02] * 12, least=0.0)["lo"].iloc[0] == 0


def test_a_point_outside_and_the_eighth_on_one_side_are_signals():
    table = control_limits([*[10, 12] * 12, 30])
    assert table["signal"].tolist() == [*[""] * 24, "outside"] and verdict(table) == "signal"
    shifted = control_limits([*[10, 11] * 8, *[13, 14] * 5])
    assert shifted["signal"].iloc[16:23].eq("").all() and shifted["signal"].iloc[23:].eq("run").all()


def test_with_few_points_or_a_gap_there_are_no_limits_and_no_signals():
    for values in ([1.0] * (FEWEST - 1), [*[1.0] * 30, np.nan]):
        table = control_limits(values)
        assert table["mean"].isna().all() and (table["signal"] == "").all() and verdict(table) == "few"
    assert verdict(control_limits([])) == "none"


def test_noise_seldom_alarms_and_a_step_of_three_deviations_is_found_soon():
    rng = np.random.default_rng(22)
    quiet = np.mean([(control_limits(rng.normal(size=30))["signal"].iloc[-1] != "") for _ in range(500)])
    found = [np.mean([_signals(rng, after) for _ in range(300)]) for after in (3, 8)]
    assert quiet <= 0.1 and found[0] >= 0.65 and found[1] >= 0.95, "the limits take the new points in, so three do not always do"


def _signals(rng, after):
    return (control_limits([*rng.normal(size=30), *rng.normal(3, 1, after)])["signal"].iloc[-after:] != "").any()
