"""Forecasts are chosen by past forecasts that knew nothing of what came, and their ranges hold what they say."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.forecasts.forecaster import FEWEST_SEEN, Forecaster
from workbench.models.forecasts.measures import scale, smape
from workbench.models.forecasts.parts_of_total import adding_up
from workbench.models.forecasts.past_forecasts import past_forecasts
from workbench.models.forecasts.ranges import held, reach
from workbench.models.forecasts.seasons import season_of
from workbench.models.forecasts.told import coverage, next_value, scaled_error, verdict

RNG = np.random.default_rng(24)
YEAR = np.array([0.8, 0.9, 1.0, 1.1, 1.2, 1.0, 0.9, 0.8, 1.0, 1.1, 1.2, 1.0])
TREND = 100 + 5 * np.arange(48.0) + RNG.normal(0, 4, 48)


def test_a_season_is_found_after_three_years_and_not_before():
    values = np.tile(YEAR, 4) * 100 + RNG.normal(0, 1, 48)
    assert season_of(values, 12).parts == pytest.approx(YEAR, abs=0.03)
    assert season_of(values[:35], 12) is None and season_of(TREND, 12) is None


def test_a_series_below_zero_has_a_season_that_adds():
    found = season_of(np.tile([-4.0, 1.0, 3.0, 0.0], 5), 4)
    assert not found.factors and found.parts == pytest.approx([-4, 1, 3, 0])


def test_a_past_forecast_knows_nothing_of_what_came_after():
    changed = TREND.copy()
    changed[44:] = 9_999.0
    then, now = (past_forecasts(values, steps=3, moments=8).query("moment <= 44") for values in (TREND, changed))
    pd.testing.assert_series_equal(then["told"], now["told"])


def test_a_series_too_short_or_that_never_moves_is_not_forecast_and_says_so():
    for values in (TREND[: FEWEST_SEEN - 1], np.full(40, 3.0)):
        fitted = Forecaster().fit(values)
        assert not fitted.enough_ and fitted.predict().empty
        for told in (next_value(fitted), scaled_error(fitted), coverage(fitted)):
            assert told.no_interval == "too-few-past-periods" and not told.known


def test_what_was_never_below_zero_is_not_told_below_it():
    falling = np.maximum(40 - 2.0 * np.arange(24), 0) + 1
    told = Forecaster(steps=8).fit(falling).predict()
    assert told[["told", "lo"]].min().min() >= 0


def test_smape_by_hand_and_as_the_competition_published_it():
    assert smape([100, 100], [50, 100]) == pytest.approx(100 / 3)
    assert smape([100.0], [-20.0]) == 200.0 and smape([100.0], [-20.0], signed=True) == 300.0
    assert smape([0.0], [0.0]) == 0.0


def test_errors_are_scaled_by_moves_from_one_value_to_the_next():
    assert scale(np.array([1.0, 3.0, 2.0])) == 1.5 and np.isnan(scale(np.full(5, 2.0)))


def test_a_range_is_as_wide_as_the_largest_error_where_few_were_seen():
    past = pd.DataFrame({"moment": range(5), "step": 1, "told": 0.0, "seen": [1, -1, 1, -1, 9.0], "scale": 1.0})
    assert reach(past) >= 9.0
    assert held(past).iloc[-1] is False


@pytest.mark.parametrize("seed", range(50))
def test_parts_add_up_to_the_cent(seed):
    rng = np.random.default_rng(seed)
    told = rng.lognormal(5, 1, int(rng.integers(1, 9)))
    total = round(float(told.sum() * rng.uniform(0.5, 1.5)), 2)
    found = adding_up(told, rng.uniform(0, 5, len(told)), total)
    assert round(float(found.sum()) * 100) == round(total * 100)


def test_the_part_whose_forecasts_were_furthest_off_takes_most_of_what_lacks():
    assert adding_up([50.0, 50.0], [1.0, 3.0], 110.0).tolist() == [51.0, 59.0]


def test_a_walk_at_random_is_seldom_called_foretold_and_a_trend_always(request):
    """Of 8 walks, and at night of 60, of which six at most."""
    rng, walks = np.random.default_rng(4), 60 if request.config.getoption("--nightly") else 8
    steps = [1000 + np.cumsum(rng.normal(size=60)) for _ in range(walks)]
    trends = [100 + 3 * np.arange(60) + rng.normal(0, 4, 60) for _ in range(3)]
    said = [verdict(Forecaster(steps=4).fit(series)) for series in [*steps, *trends]]
    assert said[:walks].count("nearer") <= max(walks // 10, 2)
    assert said[walks:] == ["nearer"] * 3
