"""The offer: expected profit by hand, a list within its limits, and EMPC against direct integration."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from workbench.models.churn import retention_offer as offers
from workbench.models.churn import stakes
from workbench.models.churn.empc import empc, empc_of
from workbench.models.churn.retention_offer import Offer


def people(n=2000, seed=0):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {"customer_id": [f"c{k:05d}" for k in range(n)], "p_churn": rng.beta(1, 6, n), "value": rng.lognormal(6, 1, n)}
    )


def test_expected_profit_by_hand():
    # worth 300: 0.2·0.3·(300 - 10) - 0.8·10 - 1 = 8.4
    assert offers.expected_profit(np.array([0.2]), np.array([1000.0]), Offer())[0] == pytest.approx(8.4)
    assert offers.expected_profit(np.array([0.2, 0.2]), np.array([-50.0, np.nan]), Offer()) == pytest.approx(
        [-9.6, -9.6]
    )


def test_only_who_promises_a_profit_is_chosen_and_a_tenth_of_them_held_out_at_random():
    listed = offers.act_list(people(), Offer())
    chosen = listed["act"] != "leave alone"
    assert (listed.loc[chosen, "expected_profit"] > 0).all() and (listed.loc[~chosen, "expected_profit"] <= 0).all()
    assert (listed["act"] == "hold out").sum() == round(0.1 * chosen.sum())
    assert listed["expected_profit"].is_monotonic_decreasing
    places = np.flatnonzero(listed["act"] == "hold out") / chosen.sum()
    assert 0.3 < places.mean() < 0.7, "those held out are not the best or the worst"


def test_the_list_does_not_depend_on_the_order_of_rows():
    one, two = (offers.act_list(frame, Offer()) for frame in (people(), people().sample(frac=1, random_state=1)))
    pd.testing.assert_frame_equal(one, two)


def test_capacity_and_budget_cut_the_list_from_its_end():
    free = offers.act_list(people(), Offer())
    few = offers.act_list(people(), Offer(capacity=100))
    assert (few["act"] != "leave alone").sum() == 100
    assert set(few.loc[few["act"] != "leave alone", "customer_id"]) == set(free["customer_id"].head(100))
    poor = offers.act_list(people(), Offer(budget=500.0))
    chosen = poor[poor["act"] != "leave alone"]
    spent = (1 + (chosen["p_churn"] * 0.3 + 1 - chosen["p_churn"]) * 10).sum()
    assert 480 < spent <= 500


def test_a_list_too_small_to_show_is_no_list():
    small = offers.act_list(people(), Offer(capacity=19))
    assert (small["act"] == "leave alone").all()
    estimate = offers.list_profit(small, Offer(), unit="EUR")
    assert not estimate.known and estimate.no_interval == "nobody-worth-a-contact" and estimate.unit == "EUR"
    twenty = offers.act_list(people(), Offer(capacity=20))
    assert twenty["act"].value_counts()[["contact", "hold out"]].tolist() == [10, 10]


def test_profit_and_its_range_and_the_break_even_rate():
    listed = offers.act_list(people(), Offer())
    estimate = offers.list_profit(listed, Offer(), unit="EUR")
    acted = listed[listed["act"] == "contact"]
    assert (
        estimate.value == pytest.approx(acted["expected_profit"].sum()) and estimate.lo < estimate.value < estimate.hi
    )
    even = stakes.break_even(listed, Offer())
    at_even = offers.expected_profit(acted["p_churn"], acted["value"], Offer(), save=even.value).sum()
    assert at_even == pytest.approx(0, abs=1e-6) and even.lo < even.value < even.hi <= 1 and even.n == len(acted)
    dearer, sure = Offer(contact=5.0), Offer(value_error=0.0)
    assert stakes.break_even(listed, dearer).value > even.value and stakes.break_even(listed, sure).hi < even.hi
    assert 0 <= stakes.loss_chance(listed, Offer()) < 0.5
    nobody = listed.head(0)
    assert (
        stakes.break_even(nobody, Offer()).no_interval == "no-chance-of-leaving"
        and np.isnan(stakes.loss_chance(nobody, Offer()))
        and offers.profit_curve(nobody, Offer()).empty
    )


def test_what_a_list_would_bring_without_those_who_promise_most_and_whether_one_decides():
    listed = offers.act_list(people(), Offer())
    told = stakes.dominance(listed, Offer())
    each = listed.loc[listed["act"] == "contact", "expected_profit"].sort_values()
    assert told["without"] == pytest.approx(each.iloc[:-10].sum()) and told["first"] == 10
    assert told["without_lo"] < told["without"] < told["without_hi"] and told["others"] and not told["one"]
    whale = people().assign(value=lambda frame: frame["value"].where(frame.index != 7, 1e7), p_churn=0.2)
    listed = offers.act_list(whale, Offer(hold_out=0.0))
    with_one = stakes.stakes(listed, Offer())
    assert with_one["one"] and with_one["without"] < offers.list_profit(listed, Offer(), unit="EUR").value / 10


def test_of_a_list_of_few_no_profit_without_some_of_them_is_told():
    twenty = offers.act_list(people(), Offer(capacity=20))
    nobody = offers.act_list(people(), Offer(contact=1e6))
    for listed in (twenty, nobody, nobody.head(0)):
        told = stakes.dominance(listed, Offer())
        assert not told["others"] and np.isnan([told[name] for name in ("without", "without_lo", "without_hi")]).all()
    assert not told["one"]


def test_with_all_assumed_known_the_range_is_that_of_drawing_who_leaves():
    sure = Offer(alpha=6e6, beta=14e6, value_error=0.0, lost=0.5, came_true=0.9)
    listed = offers.act_list(people(), sure).query("act == 'contact'").reset_index(drop=True)
    drawn = offers.profit_draws(listed, sure, 4000, 0)
    leaves = np.random.default_rng(3).random((4000, len(listed))) < 0.9 * listed["p_churn"].to_numpy()
    each = leaves * 0.3 * (0.3 * 0.5 * listed["value"].to_numpy() - 10) - ~leaves * 10 - 1
    for depth in (20, len(listed)):
        happens = each[:, :depth].sum(axis=1)
        assert drawn[:, depth - 1].mean() == pytest.approx(happens.mean(), abs=0.1 * happens.std())
        assert drawn[:, depth - 1].std() == pytest.approx(happens.std(), rel=0.06)


def test_a_list_is_told_to_lose_where_its_chance_of_a_loss_is_more_than_a_quarter():
    listed = offers.act_list(people(), Offer())
    good, poor = stakes.stakes(listed, Offer()), stakes.stakes(listed, Offer(alpha=3, beta=17))
    assert (good["l"] <= stakes.LIKELY, good["risk"]) == (True, "possible")
    assert (poor["l"] > stakes.LIKELY, poor["risk"]) == (True, "likely")
    assert stakes.risk(float("nan")) == "likely"


def test_the_profit_curve_begins_with_doing_nothing_and_peaks_at_the_chosen_depth():
    listed = offers.act_list(people(), Offer())
    curve = offers.profit_curve(listed, Offer())
    assert curve.iloc[0][["contacts", "profit", "lo", "hi"]].tolist() == [0, 0, 0, 0]
    depth = (listed["act"] != "leave alone").sum()
    assert abs(curve.loc[curve["profit"].idxmax(), "contacts"] - depth) <= np.diff(curve["contacts"]).max()
    assert ((curve["lo"] <= curve["profit"] + 1e-9) & (curve["profit"] <= curve["hi"] + 1e-9)).all()


def test_doing_nothing_is_always_an_option_and_other_assumptions_choose_anew():
    table = offers.assumptions(people(), Offer())
    assert table.iloc[0, :4].tolist() == [0, 0, 0, 0] and len(table) == 10 and (table["profit"] >= 0).all()
    by_rate = table.iloc[1:].pivot(index="save_rate", columns="incentive", values="profit")
    assert (np.diff(by_rate, axis=0) >= 0).all() and (np.diff(by_rate, axis=1) <= 0).all()


def test_the_profit_of_noisy_chances_is_within_one_per_cent_of_the_oracles():
    rng, frame = np.random.default_rng(4), people(20_000)
    truth = frame["p_churn"].to_numpy()
    told = 1 / (1 + np.exp(-(np.log(truth / (1 - truth)) + rng.normal(0, 0.15, len(truth)))))
    worth = offers.expected_profit(truth, frame["value"].to_numpy(), Offer())
    chosen = offers.act_list(frame.assign(p_churn=told), Offer()).set_index("customer_id")["act"] != "leave alone"
    assert worth[chosen[frame["customer_id"]].to_numpy()].sum() >= 0.99 * worth[worth > 0].sum()


def test_the_exported_list_can_be_loaded_as_a_campaign():
    listed = offers.act_list(people(), Offer())
    rows = offers.marked_list(listed, campaign="churn-2024-06-30")
    assert set(rows["arm"]) == {"treatment", "control"} and (rows["campaign_id"] == "churn-2024-06-30").all()
    assert len(rows) == (listed["act"] != "leave alone").sum()


def test_value_at_risk_adds_up_and_shrinks_down_the_tenths():
    listed = offers.act_list(people(), Offer())
    table = offers.value_at_risk(listed, Offer())
    assert (
        table["by_chance"].tolist() == [f"tenth_{k}" for k in range(1, 11)] and table["chance"].is_monotonic_decreasing
    )
    assert table["loss"].sum() == pytest.approx((listed["p_churn"] * listed["value"]).sum() * 0.3)
    assert 0.3 < offers.share_of_loss(table) < 1 and offers.value_at_risk(listed.head(50), Offer()).empty
    assert offers.value_at_risk(listed.head(190), Offer(smallest=20)).empty, "its tenths would be small"


def test_other_assumptions_hide_lists_too_small_to_show():
    table = offers.assumptions(people(), Offer(contact=60.0))
    few = table["contacts"].between(1, 9)
    assert few.any() and (table["contacts_hidden"] == few).all() and (table["profit_hidden"] == few).all()


def direct(left, p, *, clv, incentive, contact, a, b):
    """EMPC by numerical integration over the save rate of the best profit over all cuts of the ranking."""
    left = np.asarray(left, dtype=bool)
    cuts = np.concatenate([[np.inf], np.unique(p)[::-1]])
    reach = np.array([(p[left] >= cut).mean() for cut in cuts])
    false = np.array([(p[~left] >= cut).mean() for cut in cuts])
    share, delta, phi = left.mean(), incentive / clv, contact / clv

    rate = np.linspace(0, 1, 5001)[:, None]
    profit = clv * (rate * (1 - delta) - phi) * share * reach - clv * (delta + phi) * (1 - share) * false
    return np.trapezoid(profit.max(axis=1) * beta.pdf(rate[:, 0], a, b), rate[:, 0])


@given(seed=st.integers(0, 1000), clv=st.sampled_from([50, 200, 800]), digits=st.sampled_from([1, 3]))
def test_empc_is_the_integral_of_the_best_profit_over_the_save_rate(seed, clv, digits):
    rng = np.random.default_rng(seed)
    left = np.arange(120) < 20
    p = np.clip(0.2 + 0.15 * left + rng.normal(0, 0.15, 120), 0.01, 0.99).round(digits)
    found = empc(left, p, clv=clv)
    assert found == pytest.approx(direct(left, p, clv=clv, incentive=10, contact=1, a=6, b=14), abs=1e-4 * clv)


def test_empc_of_no_skill_is_the_better_of_all_and_none():
    left = np.array([True] * 20 + [False] * 80)
    assert empc(left, np.full(100, 0.3), clv=60) == pytest.approx(0, abs=0.02)
    held = pd.DataFrame({"left": left, "p": np.where(left, 0.9, 0.1), "value": 1000.0})
    assert (
        empc_of(held, Offer()) > 0
        and np.isnan(empc_of(held.head(0), Offer()))
        and empc_of(held.assign(value=1.0), Offer()) == 0
    )
