"""Values of customers: totals, ranges, groups, acquisition cost; the planted company's truth; odd customers."""

import ibis
import numpy as np
import pandas as pd
import pytest

from tests import metamorphic
from tests.truth import simulators
from workbench.data.planted import Effects, generate
from workbench.features.customers import activity
from workbench.features.purchases import acquisition, repeat_purchases
from workbench.models.intervals import concentration
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.purchases import (
    acquisition_value,
    alive_grid,
    beta_geo,
    holdout_study,
    purchase_choice,
    purchase_holdout,
)
from workbench.models.purchases import customer_value as cv
from workbench.models.purchases.independence import frequency_value_correlation, independence_verdict

TABLES = ("transactions", "customers", "spend")
YEAR = {"kept": 0.4, "horizon": 52.0, "discount": 0.0, "unit": "EUR"}


def base(n: int = 500, seed: int = 3) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    world = simulators.bg_nbd(rng, rng.uniform(26, 78, n), ahead=52, r=0.8, alpha=6.0, a=0.8, b=2.5)
    scale = rng.gamma(4.0, 1 / 16.0, n)
    return world.assign(
        monetary_value=simulators.gamma_gamma(rng, world["frequency"].to_numpy(), p=6.0, scale=scale), scale=scale
    )


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    return base()


@pytest.fixture(scope="module")
def choice(people):
    return purchase_choice.choose(people, model="bg_nbd")


@pytest.fixture(scope="module")
def worth(people, choice):
    return cv.value_model(people, choice, **YEAR)


def test_nothing_is_estimated_where_returns_leave_nothing_of_the_sales(people, choice):
    model = cv.value_model(people, choice, **(YEAR | {"kept": 0.0}))
    assert model.reason == "nothing-left-of-sales"
    assert cv.expected_value(people, model)["clv"].isna().all()


def test_the_likeliest_model_is_chosen_and_all_are_compared(people):
    best = purchase_choice.choose(people)
    table = best.table.set_index("model")
    assert (
        best.name == table["log_likelihood"].idxmax() and table.loc[best.name, "chosen"] and table["behind"].min() == 0
    )
    assert (
        table.loc["bg_nbd", "one_time_alive"] == 1
        and table.loc[["mbg_nbd", "pareto_nbd"], "one_time_alive"].lt(1).all()
    )


@pytest.mark.parametrize(
    ("edges", "r", "a", "said"),
    [
        ([], 0.8, 0.8, "none"),
        (["differences in buying"], 403.0, 0.8, "alike-buying"),
        (["differences in leaving"], 0.8, 403.0, "alike-leaving"),
        (["differences in buying", "differences in leaving"], 403.0, 403.0, "alike"),
        (["differences in leaving"], 0.8, 0.0003, "extreme"),
        (["differences in leaving", "rate of leaving"], 0.8, 0.8, "nobody-leaves"),
    ],
)
def test_the_difference_that_the_data_do_not_show_is_named(edges, r, a, said):
    model = beta_geo.BetaGeoModel()
    model.at_edge_, model.params_ = edges, pd.Series({"r": r, "alpha": 6.0, "a": a, "b": 2.5})
    assert purchase_choice.edge(purchase_choice.Choice("bg_nbd", model, "", pd.DataFrame())) == said


def test_individual_values_sum_to_the_total_and_lie_within_their_bands(people, worth):
    expected = cv.expected_value(people, worth)
    drawn = cv.value_totals(people, worth, {"all": pd.Series("all", people.index)}, draws=100)
    total = cv.total_value(expected, drawn["all"], worth)
    assert total.value == pytest.approx(expected["clv"].sum()) and total.lo < total.value < total.hi
    assert cv.mean_value(total).value == pytest.approx(expected["clv"].mean())
    bands = cv.value_bands(people, worth, draws=200)
    assert (bands["lo"] <= expected["clv"] + 1e-9).all() and (bands["hi"] >= bands["lo"]).all()
    digits = bands["hi"][bands["hi"] > 0].map(lambda value: f"{value:.1e}")
    assert (digits.astype(float) == bands["hi"][bands["hi"] > 0].round(9)).all(), "bands have two digits, not cents"


def test_discount_and_margin_lower_the_value_and_the_horizon_raises_it(people, choice):
    def total(**change):
        return cv.expected_value(people, cv.value_model(people, choice, **(YEAR | change)))["clv"].sum()

    rate = cv.continuous_rate(0.1, days=7)
    assert total(horizon=26) < total() < total(horizon=104)
    assert 0.94 < total(discount=rate) / total() < 0.97, "a tenth a year over the coming year is about half a tenth"
    assert total(kept=0.2) == pytest.approx(total() / 2)


def test_a_model_that_cannot_be_fitted_gives_reasons_and_no_numbers():
    few = base(40)
    refused = purchase_choice.choose(few)
    worth = cv.value_model(few, refused, **YEAR)
    total = cv.total_value(cv.expected_value(few, worth), pd.DataFrame(), worth)
    assert refused.model is None and np.isnan(total.value) and total.no_interval == "too-few-bought-again"
    assert cv.expected_value(few, worth).isna().all(axis=None) and cv.value_bands(few, worth).isna().all(axis=None)
    trial = few.assign(holdout_orders=0.0, last_orders=0.0)
    forecast = purchase_holdout.forecast(trial, refused, horizon=10.0)
    assert purchase_holdout.predicted_total(forecast, refused, horizon=10.0).no_interval
    assert alive_grid.alive_grid(few, pd.Series(np.nan, few.index), unit_days=7).empty


def test_a_whale_is_noticed_and_the_base_stands_without_it(people):
    spent = (people["monetary_value"].fillna(20) * (people["frequency"] + 1)).to_numpy(copy=True)
    spent[7] = 1.5 * spent.sum()  # sixty per cent of all
    whale = concentration.dominance(pd.Series(spent))
    assert whale.verdict == "warn" and whale.largest[7] and whale.share.value > 0.6
    assert concentration.dominance(pd.Series(np.ones(500))).verdict == "pass"
    without = cv.total_without(people[~whale.largest].reset_index(drop=True), "bg_nbd", YEAR, draws=60)
    assert without.n == len(people) - 10 and without.lo < without.value < without.hi


def test_a_tie_between_frequency_and_value_is_warned(people):
    tied = people.assign(monetary_value=people["monetary_value"] * (1 + people["frequency"]))
    assert independence_verdict(frequency_value_correlation(tied)) == "warn"
    assert independence_verdict(frequency_value_correlation(people)) == "pass"
    assert independence_verdict(frequency_value_correlation(people.assign(monetary_value=5.0))) == "warn", (
        "cannot be told"
    )


def test_what_a_newcomer_brings_is_withheld_where_most_customers_may_be_old_ones(people, worth):
    known = cv.newcomer_value(worth, early=0.2, draws=60)
    again = cv.expected_value(pd.DataFrame(0.0, [0], cv.HISTORY), worth).iloc[0]
    assert known.lo < known.value < known.hi
    assert known.value == pytest.approx(again["clv"] + again["expected_amount"] * worth.kept), (
        "the first purchase counts"
    )
    assert cv.newcomer_value(worth, early=0.3, draws=60).no_interval == "many-may-be-old-customers"


def test_a_rank_correlation_is_not_hidden_by_one_large_customer():
    rng = np.random.default_rng(3)
    often = rng.integers(1, 40, 800).astype(float)
    each = 20 * (1 + often / 40) * rng.lognormal(0, 0.1, 800)
    often[0], each[0] = 4000.0, 1.0
    people = pd.DataFrame({"frequency": often, "monetary_value": each})
    assert frequency_value_correlation(people, method="pearson").value < 0.1
    assert frequency_value_correlation(people).lo > 0.8


def test_a_forecast_that_is_not_clearly_closer_does_not_lead():
    rng = np.random.default_rng(5)
    seen = rng.poisson(6, 900).astype(float)
    frame = pd.DataFrame({"holdout_orders": seen, "mean_rate": 20.0, "predicted": seen + rng.normal(0, 2, 900)})
    close = frame.assign(last_orders=seen + rng.normal(0, 2, 900))
    assert purchase_holdout.leader(close) == "even"
    assert purchase_holdout.leader(close.assign(last_orders=seen)) == "naive"
    assert purchase_holdout.leader(close.assign(last_orders=0.0)) == "model"
    assert purchase_holdout.leader(close.assign(predicted=np.nan)) == "none"


def test_a_value_is_doubtful_when_money_was_missed_and_unproven_when_the_test_is_weak():
    exact, vague = Estimate(0.0, -0.02, 0.02, 500), Estimate(0.0, -0.15, 0.18, 500)
    good = Estimate(0.9, 0.7, 1.0, 10)
    missing = Estimate(float("nan"), float("nan"), float("nan"), 0)
    assert purchase_holdout.standing(exact, exact, good) == "sound"
    assert purchase_holdout.standing(exact, Estimate(-0.3, -0.4, -0.2, 500), good) == "doubtful"
    assert purchase_holdout.standing(vague, exact, good) == "unproven"
    assert purchase_holdout.standing(missing, missing, missing) == "unproven"


def test_the_error_of_a_total_is_forecast_over_outcome_and_its_range_holds_the_truth_in_19_of_20_worlds():
    rng = np.random.default_rng(8)
    worlds = [
        pd.DataFrame({"predicted": 0.9 * size, "holdout_orders": rng.poisson(size).astype(float)})
        for size in rng.gamma(2.0, 3.0, (300, 400))
    ]
    found = [purchase_holdout.total_error(world) for world in worlds]
    assert 0.92 <= np.mean([each.lo <= -0.1 <= each.hi for each in found]) <= 0.98
    nothing = purchase_holdout.total_error(worlds[0].assign(holdout_orders=0.0))
    assert nothing.no_interval == "forecast-not-tested" and np.isnan(nothing.value)


def test_the_grid_holds_every_customer_once(people, worth):
    grid = alive_grid.alive_grid(people, cv.expected_value(people, worth)["p_alive"], unit_days=7)
    assert list(grid) == ["repeat_purchases", "days_of_silence", "p_alive", "customers"]
    assert grid["customers"].sum() == len(people) and not grid.duplicated(["repeat_purchases", "days_of_silence"]).any()
    mean = (grid["p_alive"] * grid["customers"]).sum() / len(people)
    assert mean == pytest.approx(cv.expected_value(people, worth)["p_alive"].mean())


def test_a_study_is_the_steps_of_the_test_taken_together(people):
    known = people.assign(
        holdout_orders=people["later"],
        last_orders=0.0,
        total=40.0,
        holdout_money=20.0 * people["later"],
        last_money=0.0,
    )
    found = holdout_study.study(known, model="bg_nbd", horizon=52.0, kept=1.0, draws=100)
    orders = purchase_holdout.forecast(known, found.choice, horizon=52.0)
    pd.testing.assert_frame_equal(found.orders, orders)
    assert found.actual.value == people["later"].sum() and found.predicted.value == pytest.approx(
        orders["predicted"].sum()
    )
    assert found.error == purchase_holdout.total_error(found.money) and found.held == purchase_holdout.bins_held(
        found.by_frequency
    )
    assert found.standing == purchase_holdout.standing(found.deviation, found.error, found.held)


def test_a_study_of_few_says_nothing(people):
    known = people.head(9).assign(holdout_orders=0.0, last_orders=0.0, total=40.0, holdout_money=0.0, last_money=0.0)
    found = holdout_study.study(known, horizon=52.0, kept=1.0, draws=100)
    assert (
        found.orders.empty
        and found.predicted.n == 0
        and found.actual.no_interval == "too-few-to-show"
        and found.standing == "unproven"
    )


def test_what_is_said_of_one_time_buyers_follows_the_model_and_what_is_known():
    table = pd.DataFrame({"model": ["bg_nbd", "mbg_nbd"], "one_time_alive": [1.0, 0.4]})
    known, unknown = Estimate(0.5, 0.4, 0.6, 90), not_estimated("too-few-to-show")
    told = {(name, one.n): purchase_choice.told_of_one_time(purchase_choice.Choice(name, None, "", table), one)["told"]
            for name in ("bg_nbd", "mbg_nbd") for one in (known, unknown)}  # fmt: skip
    assert told == {
        ("bg_nbd", 90): "built-in",
        ("bg_nbd", 0): "not-known",
        ("mbg_nbd", 90): "estimated",
        ("mbg_nbd", 0): "not-known",
    }
    assert purchase_choice.told_of_one_time(purchase_choice.Choice("bg_nbd", None, "", table), known)["m"] == 0.4


def test_groups_of_the_holdout_hold_enough_customers_and_all_of_them(people, choice):
    trial = purchase_holdout.forecast(
        people.assign(holdout_orders=people["later"], last_orders=0.0), choice, horizon=52.0
    )
    for bins in (purchase_holdout.by_frequency(trial), purchase_holdout.by_decile(trial)):
        assert bins["customers"].min() >= 10 and bins["customers"].sum() == len(people)
        assert (bins["predicted"] * bins["customers"]).sum() == pytest.approx(trial["predicted"].sum())


def test_acquisition_cost_is_matched_by_channel_and_quarter():
    people = pd.DataFrame({
        "customer_id": [f"c{k}" for k in range(30)], "channel": ["web"] * 20 + ["walk-in"] * 10, "quarter": "2024Q1", "months": 6,
    })  # fmt: skip
    cost = pd.DataFrame({"channel": ["web", "web"], "quarter": ["2024Q1", "2024Q2"], "cost": [200.0, 999.0]})
    brought = pd.DataFrame({"customer_id": ["c0", "c0", "c1"], "age": [0, 1, 1], "money": [100.0, 200.0, 400.0]})
    drawn = pd.DataFrame({"web": [90.0, 100.0, 110.0]})
    table = acquisition_value.value_against_cost(
        people, cost, brought, pd.Series({"c0": 60.0, "c1": 40.0}), drawn, by="channel", margin=0.5
    )
    row = table.iloc[0]
    assert len(table) == 1 and row["acquired"] == 20, "walk-in customers cost nothing: no ratio"
    assert row["channel"] == "web" and row["cost_each"] == 10.0, (
        "money of a quarter in which nobody was acquired is not in it"
    )
    assert row["so_far"] == 700 * 0.5 / 20 and row["to_come"] == 100 / 20
    assert row["value_for_one"] == pytest.approx(2.25) and row["lo"] < row["value_for_one"] < row["hi"]
    assert row["payback_months"] == 2, "2.50 a head after a month, 17.50 after two"


def test_what_a_channel_of_one_customer_brought_is_not_drawn():
    names = ["costs", "one", "many"]
    people = pd.DataFrame({"customer_id": [f"{name}{k}" for name in names for k in range(40)], "channel": np.repeat(names, 40),
                           "quarter": "2024Q1", "months": 6})  # fmt: skip
    cost = pd.DataFrame({"channel": names, "quarter": "2024Q1", "cost": [100.0, 100.0, 100.0]})
    money = (
        people["channel"].map({"costs": 400.0, "one": 0.0, "many": 600.0}).mask(people["customer_id"] == "one0", 9000.0)
    )
    brought = pd.DataFrame({"customer_id": people["customer_id"], "age": 0, "money": money})
    drawn = pd.DataFrame({name: [9.0, 10.0, 11.0] for name in names})
    table = acquisition_value.value_against_cost(
        people, cost, brought, pd.Series(dtype="float64"), drawn, by="channel", margin=1.0
    )
    assert table[["channel", "largest"]].values.tolist() == [["costs", 400.0], ["many", 600.0], ["one", 9000.0]]
    assert acquisition_value.shown(table, minimum=10)["channel"].tolist() == ["many"], "another one hides beside it"


def test_the_planted_company_is_valued_within_the_range():
    """BG/NBD and Gamma-Gamma without clusters: what is known of every customer's rates gives the true expectation."""
    company = generate(4000, seed=23, effects=Effects(clusters=False, programme=0.0, campaign=0.0, returns=0.0))
    truth, last = company.truth.customers, company.plan.last_day
    lines = company.tables["transactions"].to_pandas()

    days = activity.customer_days(ibis.memtable(lines))
    people = repeat_purchases.histories(days, as_of=last)
    choice = purchase_choice.choose(people)
    worth = cv.value_model(people, choice, kept=1.0, horizon=26.0, discount=0.0)
    drawn = cv.value_totals(people, worth, {"all": pd.Series("all", people.index)}, draws=200)
    total = cv.total_value(cv.expected_value(people, worth), drawn["all"], worth)
    known = people.merge(truth, on="customer_id")
    rate, days_ahead = known["rate"] * known["dropout"], 182.0
    orders = np.where(known["died_on"].isna(), -np.expm1(-rate * days_ahead) / known["dropout"], 0.0)
    assert choice.name == "bg_nbd"
    assert total.lo <= (orders * known["mean_value"]).sum() <= total.hi


@pytest.fixture(scope="module")
def company():
    return generate(500, seed=6)


def analyse(dataset) -> dict[str, pd.DataFrame]:
    """What the notebook computes, as frames."""
    as_of, days = dataset.data_to, activity.customer_days(dataset.table("transactions"))
    calibration = repeat_purchases.calibration_holdout(days, as_of=as_of, holdout_days=180)
    tried = purchase_choice.choose(calibration, model="bg_nbd")
    trial = purchase_holdout.forecast(calibration, tried, horizon=180 / 7)
    people = repeat_purchases.histories(days, as_of=as_of, money="margin")
    choice = purchase_choice.choose(people, model="bg_nbd")
    worth = cv.value_model(people, choice, **YEAR)
    expected = cv.expected_value(people, worth)
    found = acquisition.new_customers(dataset.tables, as_of=as_of)
    channel = acquisition.label_of(people["customer_id"], found, "channel")
    drawn = cv.value_totals(
        people, worth, {"tier": concentration.value_tiers(expected["clv"]), "channel": channel}, draws=40
    )
    weeks, _ = repeat_purchases.repeats_by_week(days, as_of=as_of, known_by=as_of)
    return {
        "aside": pd.DataFrame(repeat_purchases.set_aside(days, as_of=as_of), index=[0]),
        "customers": people[["customer_id", "frequency", "recency", "T", "monetary_value"]].join(expected).join(
            cv.value_bands(people, worth, draws=40)
        ),
        "frequency": purchase_holdout.by_frequency(trial), "decile": purchase_holdout.by_decile(trial), "weeks": weeks,
        "grid": alive_grid.alive_grid(people, expected["p_alive"], unit_days=7),
        "tier": cv.value_by_group(expected, concentration.value_tiers(expected["clv"]), drawn["tier"]),
        "channel": cv.value_by_group(expected, channel, drawn["channel"]),
        "cost": acquisition.acquisition_cost(dataset.tables, as_of=as_of),
    }  # fmt: skip


MONEY = {name: 1 for name in ("monetary_value", "expected_amount", "clv", "expected_value", "mean_value", "cost")}


@pytest.mark.parametrize("variant", metamorphic.VARIANTS)
def test_values_do_not_depend_on_how_the_data_are_delivered(variant, company, tmp_path):
    def without_money_ranges(dataset):
        frames = analyse(dataset)
        return {
            name: frame.drop(columns=["lo", "hi"], errors="ignore")
            if name in ("customers", "tier", "channel")
            else frame
            for name, frame in frames.items()
        }

    chosen = without_money_ranges if variant == "money_times_100" else analyse
    metamorphic.check(variant, chosen, company, tmp_path, money=MONEY, tables=TABLES, tolerance=1e-6)


def test_where_no_group_is_known_there_is_no_row():
    expected = pd.DataFrame({"clv": [1.0, 2.0]})
    drawn = pd.DataFrame({"": [3.0, 3.1]})
    assert cv.value_by_group(expected, pd.Series(["", ""]), drawn).empty
