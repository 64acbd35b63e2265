"""Survival: published curves, late entry, competing ways to leave, and the test of proportional hazards."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.hazard_regression import PHReg

import workbench
from workbench.features.churn import lifetimes
from workbench.features.churn.outcomes import Design
from workbench.features.purchases import histories
from workbench.models.survival import survival

# Freireich et al. 1963: weeks in remission; True: relapsed
SIX_MP = [(6, 1), (6, 1), (6, 1), (7, 1), (10, 1), (13, 1), (16, 1), (22, 1), (23, 1), (6, 0), (9, 0), (10, 0), (11, 0),
          (17, 0), (19, 0), (20, 0), (25, 0), (32, 0), (32, 0), (34, 0), (35, 0)]  # fmt: skip
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def gehan():
    rows = [(weeks, "left" if gone else "", "6-MP") for weeks, gone in SIX_MP]
    rows += [(weeks, "left", "placebo") for weeks in PLACEBO]
    return pd.DataFrame(rows, columns=["time", "cause", "group"]).assign(entry=0)


@pytest.mark.shared
def test_known_answer_surv_gehan(known_answers):
    expected = known_answers["surv-gehan"]
    curve = survival.kaplan_meier(gehan(), minimum=0)
    treated = curve[curve["group"] == "6-MP"].set_index("month")["survival"]
    for month in (6, 10, 23):
        assert treated[month] == pytest.approx(expected[f"S({month})"], abs=1e-3)
    assert survival.median_months(curve, "6-MP") == expected["median"]
    assert survival.log_rank(gehan())[0] == pytest.approx(expected["logrank_chi2"], abs=1e-3)


@pytest.mark.shared
def test_known_answer_surv_telco_km(shared, known_answers):
    expected = known_answers["surv-telco-km"]
    dataset = workbench.open_dataset("telco")
    found = histories.open_histories(dataset.tables, cached=dataset.cached)
    lives = lifetimes.lifetimes(found, Design("contractual"), as_of=dataset.data_to, first_day=dataset.data_from)
    curve = survival.kaplan_meier(lives.assign(group="all")).set_index("month")
    for month in (1, 12, 24, 48, 72):
        assert curve.loc[month, "survival"] == pytest.approx(expected[f"S({month})"], abs=1e-4)
    assert (lives["cause"] == "left").sum() == expected["events"]
    assert survival.log_rank(lives)[0] == pytest.approx(expected["contract_logrank_chi2"], abs=0.01)


def test_the_interval_holds_the_estimate_and_a_curve_ends_with_too_few():
    curve = survival.kaplan_meier(gehan(), minimum=5)
    assert ((curve["lo"] <= curve["survival"]) & (curve["survival"] <= curve["hi"])).all() and curve[
        "at_risk"
    ].min() >= 5
    assert survival.kaplan_meier(gehan(), minimum=30).empty, "no group of 21 is shown"
    assert survival.kaplan_meier(gehan().head(0)).empty
    assert survival.survival_at(curve, "6-MP", 99, n=21).no_interval == "too-few-followed-so-long"


def test_late_entry_counts_nobody_before_they_could_be_seen():
    lives = pd.DataFrame(
        {"entry": [0, 0, 5, 5], "time": [2.0, 10.0, 6.0, 10.0], "cause": ["left", "", "left", ""], "group": "a"}
    )
    curve = survival.kaplan_meier(lives, minimum=0).set_index("month")["survival"]
    assert curve[2] == pytest.approx(1 / 2) and curve[6] == pytest.approx(1 / 2 * 2 / 3)


def test_thinned_curves_let_no_few_departures_be_read_off():
    lives = pd.DataFrame(
        {
            "entry": 0,
            "time": np.repeat([1, 2, 3, 4, 5], [4, 30, 3, 40, 60]),
            "cause": ["left"] * 77 + [""] * 60,
            "group": "a",
        }
    )
    left = survival.thinned(survival.kaplan_meier(lives, minimum=0), minimum=10)["left"]
    steps = left.diff().dropna()
    assert ((steps == 0) | (steps >= 10)).all() and left.iloc[-1] >= 70


def test_shares_lost_in_two_ways_add_up_to_all_that_was_lost():
    rng = np.random.default_rng(0)
    time, way = rng.geometric(0.1, 400), rng.random(400) < 0.3
    lives = pd.DataFrame(
        {
            "entry": 0,
            "time": np.minimum(time, 20.0),
            "cause": np.where(time > 20, "", np.where(way, "involuntary", "left")),
            "group": "a",
        }
    )
    table = survival.incidence(lives)
    last = survival.last_incidence(table, lives)
    gone = 1 - survival.kaplan_meier(lives, minimum=0)["survival"].iloc[-1]
    assert last["rate"].sum() == pytest.approx(gone, abs=1e-9) and set(last["way"]) == {"left", "involuntary"}
    assert survival.ways(lives).equals(last) and survival.ways(lives, minimum=400).empty
    assert survival.incidence(lives.assign(cause=lives["cause"].replace("involuntary", "left"))).empty, (
        "one way competes with none"
    )


def hazards(n=800, seed=1, changing=False):
    """Group b leaves twice as fast; with `changing` only early on."""
    rng = np.random.default_rng(seed)
    group = rng.random(n) < 0.5
    fast = rng.exponential(1 / np.where(group, 0.2, 0.1))
    late = 4 + rng.exponential(1 / np.where(group, 0.05, 0.2))
    time = np.where(changing & (fast > 4), late, fast)
    return pd.DataFrame(
        {
            "entry": 0.0,
            "time": np.ceil(np.minimum(time, 30)),
            "cause": np.where(time > 30, "", "left"),
            "group": np.where(group, "b", "a"),
            "price": rng.normal(size=n),
        }
    )


def test_cox_finds_the_ratio_and_only_a_changing_one_fails_the_test_of_its_assumption():
    steady, changing = survival.cox(hazards()), survival.cox(hazards(changing=True))
    row = steady.set_index("factor").loc["group: a"] if "group: a" in set(steady["factor"]) else None
    ratio = row["ratio"] if row is not None else 1 / steady.set_index("factor").loc["group: b", "ratio"]
    assert 0.4 < ratio < 0.62 and set(steady["factor"]) >= {"price"}
    name = next(factor for factor in steady["factor"] if factor.startswith("group"))
    assert steady.set_index("factor").loc[name, "proportional_p"] > 0.01
    assert (
        changing.set_index("factor").loc[next(f for f in changing["factor"] if f.startswith("group")), "proportional_p"]
        < 1e-4
    )


def test_cox_is_statsmodels_fit_of_the_same_columns():
    lives = hazards()
    table = survival.cox(lives).set_index("factor")
    base = survival.base_group(lives)
    x = pd.DataFrame(
        {
            "g": (lives["group"] != base).astype(float),
            "p": (lives["price"] - lives["price"].mean()) / lives["price"].std(),
        }
    )
    fitted = PHReg(lives["time"], x, status=(lives["cause"] != "").astype(int), ties="efron").fit()
    assert np.log(table["ratio"]).tolist() == pytest.approx(list(fitted.params), abs=1e-6)


def test_collinear_separated_or_too_few_data_give_no_ratio_and_no_warning():
    lives = hazards()
    twice = survival.cox(lives.assign(double=2 * lives["price"]))
    assert "double" not in set(twice["factor"])
    assert (
        survival.cox(lives.head(20)).empty
        and survival.cox(lives.assign(cause="")).empty
        and survival.cox(lives.head(0)).empty
    )
