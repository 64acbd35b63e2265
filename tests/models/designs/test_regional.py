"""Regional tests: the weighted double difference, its pretended tests, and what is refused."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.designs.regional import RegionalTestEstimator, _weights


def regions(seed: int, *, effect: float, days: int = 60, others: int = 24) -> pd.DataFrame:
    """Two tested regions whose course is the mean of r0 and r1, day 50 on with an effect."""
    rng = np.random.default_rng(seed)
    course = rng.normal(size=(days, 3)).cumsum(axis=0) @ rng.random((3, others)) * 3
    table = pd.DataFrame(100 + course + rng.normal(size=(days, others)), columns=[f"r{k}" for k in range(others)])
    mean = table[["r0", "r1"]].mean(axis=1)
    for name in ("a", "b"):
        table[name] = mean + rng.normal(size=days) + 30 + effect * (np.arange(days) >= 50)
    return table


def test_effect_lift_and_total_are_those_planted():
    fitted = RegionalTestEstimator().fit(regions(1, effect=6.0), ["a", "b"], start=50)
    assert fitted.effect_.lo < 6 < fitted.effect_.hi and fitted.p_ < 0.02
    assert fitted.total_.value == pytest.approx(20 * fitted.effect_.value), "two regions, ten days"
    seen = regions(1, effect=6.0).loc[50:, ["a", "b"]].to_numpy().mean()
    assert fitted.lift_.value == pytest.approx(fitted.effect_.value / (seen - fitted.effect_.value))
    assert fitted.course_.loc[:49, "observed"].sub(fitted.course_.loc[:49, "expected"]).abs().mean() < 2


def test_without_an_effect_the_range_holds_0_and_chance_is_told():
    found = [RegionalTestEstimator().fit(regions(seed, effect=0.0), ["a", "b"], start=50) for seed in range(2, 7)]
    assert sum(one.effect_.lo <= 0 <= one.effect_.hi for one in found) >= 4
    assert np.median([one.p_ for one in found]) > 0.1


def test_weights_are_those_of_a_mixture_that_is_known():
    rng = np.random.default_rng(3)
    columns = rng.normal(size=(50, 6))
    found = _weights(columns, columns @ [0.7, 0.3, 0, 0, 0, 0] + 12, 0.0)
    assert found == pytest.approx([0.7, 0.3, 0, 0, 0, 0], abs=1e-4)


def test_a_unit_of_money_and_another_level_change_nothing_else():
    table = regions(4, effect=6.0)
    plain = RegionalTestEstimator().fit(table, ["a", "b"], start=50).effect_
    cents = RegionalTestEstimator().fit(table * 100, ["a", "b"], start=50).effect_
    higher = RegionalTestEstimator().fit(table + 1000, ["a", "b"], start=50).effect_
    assert cents[:3] == pytest.approx([100 * number for number in plain[:3]], rel=1e-4)
    assert higher[:3] == pytest.approx(plain[:3], rel=1e-4)


def test_few_other_regions_give_no_estimate():
    fitted = RegionalTestEstimator().fit(regions(5, effect=6.0, others=6), ["a", "b"], start=50)
    assert np.isnan(fitted.effect_.value) and np.isnan(fitted.p_) and fitted.effect_.no_interval


def test_what_does_not_fit_is_named():
    table = regions(6, effect=0.0)
    with pytest.raises(ValueError, match=r"\['c'\] are no columns of the outcomes; there are: r0, r1"):
        RegionalTestEstimator().fit(table, ["a", "c"], start=50)
    with pytest.raises(ValueError, match="0 after it came"):
        RegionalTestEstimator().fit(table, ["a"], start=60)
    table.loc[7, "r3"] = np.nan
    with pytest.raises(ValueError, match="missing in region 'r3', period 7"):
        RegionalTestEstimator().fit(table, ["a"], start=50)
