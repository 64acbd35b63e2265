import numpy as np
import pandas as pd

from workbench.models.cohorts.backtest import backtest_coverage, rolling_backtest


def triangle(hazard, cohorts: int, customers: int, seed: int) -> pd.DataFrame:
    """Survivors of monthly cohorts with a leaving chance per age drawn by `hazard(random, customers, age)`."""
    random, rows = np.random.default_rng(seed), []
    for number in range(cohorts):
        chance = random.beta(0.8, 2.0, customers)
        alive, row = np.ones(customers, dtype=bool), [float(customers)]
        for age in range(1, cohorts - number):
            alive &= random.random(customers) > hazard(chance, age)
            row.append(float(alive.sum()))
        rows.append(row + [np.nan] * number)
    return pd.DataFrame(rows, index=pd.period_range("2023-01", periods=cohorts, freq="M", name="cohort"))


def test_forecasts_hold_what_happened_when_the_model_is_true():
    inside = [rolling_backtest(triangle(lambda chance, age: chance, 10, 300, seed))["inside"] for seed in range(30)]
    share = pd.concat(inside).mean()
    assert 0.90 <= share <= 1.0


def test_forecasts_fail_visibly_when_leaving_speeds_up_with_age():
    backtest = rolling_backtest(triangle(lambda chance, age: chance * 0 + 0.03 * age**1.6, 12, 500, 5))
    assert backtest["inside"].mean() < 0.5
    assert (backtest["predicted"] > backtest["actual"]).mean() > 0.8, "the model expects loyalty that does not come"


def test_each_origin_uses_only_what_was_known_then():
    survivors = triangle(lambda chance, age: chance, 9, 300, 1)
    known = np.array([[c + age for age in range(9)] for c in range(9)])
    cut = survivors.where(known <= 6)
    whole, earlier = rolling_backtest(survivors), rolling_backtest(cut)
    pd.testing.assert_frame_equal(whole.iloc[: len(earlier)], earlier)


def test_origins_with_too_few_customers_are_left_out():
    assert rolling_backtest(triangle(lambda chance, age: chance, 6, 4, 2)).empty


def test_coverage_of_no_backtest_is_refused_in_words():
    empty = rolling_backtest(triangle(lambda chance, age: chance, 4, 300, 2).iloc[:, :3])
    assert backtest_coverage(empty).no_interval == "no-origin-with-enough-customers"


def test_a_forecast_is_dated_by_when_it_could_be_made():
    survivors = triangle(lambda chance, age: chance, 9, 300, 1)
    at_once, late = rolling_backtest(survivors), rolling_backtest(survivors, silence=3)
    assert (late["origin"] == at_once["origin"] + 2).all()
    pd.testing.assert_frame_equal(late.drop(columns="origin"), at_once.drop(columns="origin"))
