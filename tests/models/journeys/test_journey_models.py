"""What is concluded from journeys: order, time, losses, differences between groups, and experiments."""

import math

import numpy as np
import pandas as pd
import pytest

from workbench.models.intervals import clustered_shares
from workbench.models.intervals.rates import wilson
from workbench.models.journeys import differences, funnel_rates, holdout_effects, incidence, markov_property


def chain_triples(rng, n, *, memory=0.0):
    """Runs of three of a chain of four states; with memory the state before the present one pulls."""
    base = rng.dirichlet(np.ones(4), size=4)
    before, middle = rng.integers(4, size=n), rng.integers(4, size=n)
    draw = rng.random(n)
    after = (draw[:, None] > np.cumsum(base[middle], axis=1)).sum(axis=1)
    after = np.where(rng.random(n) < memory, before, after)
    frame = pd.DataFrame({"before": before, "middle": middle, "after": after})
    return frame.value_counts().rename("count").reset_index()


def test_a_chain_with_memory_is_told_from_one_without():
    rng = np.random.default_rng(3)
    assert markov_property.order_verdict(markov_property.order_test(chain_triples(rng, 3000))) == "first"
    found = markov_property.order_test(chain_triples(rng, 3000, memory=0.4))
    assert markov_property.order_verdict(found) == "longer" and found.p_value == 0.005


def test_the_permutation_keeps_both_margins_of_every_table():
    """With one state before each middle one, or one after, nothing can be permuted and nothing is claimed."""
    runs = pd.DataFrame({"before": ["a", "a"], "middle": ["m", "n"], "after": ["x", "y"], "count": [5, 7]})
    assert markov_property.order_test(runs).n == 0
    assert markov_property.order_verdict(markov_property.order_test(runs)) == "unknown"


def test_the_order_test_draws_the_same_again():
    runs = chain_triples(np.random.default_rng(4), 500)
    assert markov_property.order_test(runs) == markov_property.order_test(runs)
    assert markov_property.order_test(runs, random_state=1).statistic == markov_property.order_test(runs).statistic


def test_cumulative_incidence_with_a_competing_exit_is_not_one_minus_kaplan_meier():
    days, status = np.repeat([1.0, 2.0, 3.0, 4.0], 50), np.repeat([2, 1, 2, 1], 50)
    curve = incidence.cumulative_incidence(days, status, least=0).set_index("day")
    assert curve["rate"].round(9).to_dict() == {
        0: 0.0,
        1: 0.0,
        2: 0.25,
        3: 0.25,
        4: 0.5,
    }  # one minus Kaplan-Meier says 1
    assert curve["lost_rate"].round(9).tolist() == [0.0, 0.25, 0.25, 0.5, 0.5]
    assert (curve["lo"] <= curve["rate"]).all() and (curve["rate"] <= curve["hi"]).all()


def test_a_curve_ends_where_few_are_followed_and_steps_over_small_groups():
    days = np.concatenate([np.full(5, 1.0), np.full(40, 2.0), np.full(60, 9.0)])
    status = np.concatenate([np.ones(45), np.zeros(60)]).astype(int)
    curve = incidence.cumulative_incidence(days, status, minimum=10)
    assert curve["day"].tolist() == [
        0,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
    ]  # on day 2 five are gone since day 0, and that is all that is known of them
    assert incidence.cumulative_incidence([], []).empty and incidence.cumulative_incidence([1.0], [0]).empty


def test_no_day_of_a_curve_is_about_a_few_customers_however_many_journeys_they_have():
    days = np.concatenate([np.full(30, 1.0), np.full(30, 3.5), np.full(40, 9.0)])
    status = np.concatenate([np.ones(30), np.full(30, 2), np.zeros(40)]).astype(int)
    alone = incidence.cumulative_incidence(days, status, minimum=10)
    assert alone["day"].tolist() == list(range(10)) and alone["followed"].diff().fillna(0).isin([0, -30]).all()
    mine = np.where(days == 1.0, 1000, np.arange(100))  # one customer converted thirty times
    assert incidence.cumulative_incidence(days, status, mine, minimum=10)["day"].tolist() == [0]


def test_the_median_draws_customers_and_not_journeys():
    days = np.concatenate([np.arange(1.0, 41.0), np.full(60, 100.0)])
    alone = incidence.median_days([str(k) for k in range(100)], days)
    one = incidence.median_days([str(min(k, 40)) for k in range(100)], days)
    assert alone.value == one.value == 100.0 and one.lo < alone.lo and one.n == 100
    assert incidence.median_days(["a"] * 5, days[:5], minimum=10).no_interval == "too-few-converted"


def test_a_clustered_share_is_wilsons_where_every_customer_counts_once():
    counts = pd.DataFrame({"n": [1] * 40, "converted": [1] * 12 + [0] * 28})
    found, plain = clustered_shares.clustered_share(counts), wilson(12, 40)
    assert found.value == plain.value and found.lo == pytest.approx(plain.lo, abs=0.01)


def test_a_clustered_share_is_wider_where_customers_are_alike():
    alike = pd.DataFrame({"n": [10] * 40, "converted": [10] * 12 + [0] * 28})
    found = clustered_shares.clustered_share(alike)
    assert found.n == 400 and found.hi - found.lo > 2.5 * (wilson(120, 400).hi - wilson(120, 400).lo)
    assert (
        clustered_shares.clustered_share(pd.DataFrame({"n": [], "converted": []})).no_interval
        == "nobody-followed-long-enough"
    )


def test_a_share_about_a_few_customers_is_not_told():
    few = pd.DataFrame({"n": [1] * 100, "converted": [1] * 4 + [0] * 96})
    assert (
        math.isnan(clustered_shares.clustered_share(few, minimum=10).value)
        and clustered_shares.clustered_share(few).value == 0.04
    )


def test_funnel_rates_hide_small_stages_and_what_tells_their_size():
    funnel = pd.DataFrame(
        {"stage": [1, 2, 3, 4], "step": list("abcd"), "reached": [100, 95, 60, 40], "median_days": 1.0}
    )
    rates = funnel_rates.funnel_rates(funnel, minimum=10)
    assert rates["reached_hidden"].tolist() == [False, True, False, False] and rates["rate_hidden"].tolist() == [
        False,
        True,
        True,
        False,
    ]
    public = funnel_rates.public(rates)
    assert public["reached"].isna().tolist() == [False, True, False, False] and public["rate"].isna().tolist() == [
        True,
        True,
        True,
        False,
    ]
    loss, _ = funnel_rates.largest_drop_off(rates)
    assert (loss["before"], loss["after"]) == ("c", "d") and loss["drop"].value == pytest.approx(1 / 3)


def test_a_stage_is_hidden_too_where_another_order_of_steps_would_lose_a_few():
    funnel = pd.DataFrame({
        "stage": [1, 2, 3], "step": ["a", "b", "c"], "reached": [100, 80, 40], "reached_least": [100, 70, 40],
        "reached_most": [100, 93, 40], "median_days": [0.0, 1.0, 2.0], "young": [0, 0, 0],
    })  # fmt: skip
    assert funnel_rates.funnel_rates(funnel, minimum=10)["reached_hidden"].tolist() == [False, True, False]
    apart = funnel.assign(reached_most=[100, 90, 40])
    assert not funnel_rates.funnel_rates(apart, minimum=10)["reached_hidden"].any()
    assert funnel_rates.public(funnel_rates.funnel_rates(funnel, minimum=10)).loc[1, "reached_most"] is pd.NA


def test_the_range_of_the_largest_loss_is_widened_for_having_been_picked():
    funnel = pd.DataFrame({"stage": [1, 2, 3], "step": list("abc"), "reached": [100, 50, 40], "median_days": 1.0})
    loss = funnel_rates.largest_drop_off(funnel_rates.funnel_rates(funnel))[0]["drop"]
    assert loss.lo < wilson(50, 100).lo and loss.hi > wilson(50, 100).hi
    empty = funnel_rates.funnel_rates(funnel.assign(reached=0))
    assert funnel_rates.largest_drop_off(empty)[0]["drop"].no_interval == "no-stage-with-enough-customers"


def group_moves(rng, *, share, name, customers=200):
    sizes = rng.integers(1, 6, customers)
    won = rng.binomial(sizes, share)
    rows = [
        (f"{name}{k}", "x", to, n) for k in range(customers) for to, n in (("y", won[k]), ("z", sizes[k] - won[k])) if n
    ]
    return pd.DataFrame(rows, columns=["customer_id", "from", "to", "count"])


def compared(one, two, **given):
    rng = np.random.default_rng(8)
    moves = pd.concat([group_moves(rng, share=one, name="a"), group_moves(rng, share=two, name="b")], ignore_index=True)
    groups = pd.DataFrame({"customer_id": moves["customer_id"].unique()})
    groups["group"] = groups["customer_id"].str[0]
    return differences.transition_differences(moves, groups, **given)


def test_groups_that_differ_are_told_apart_and_equal_ones_are_not():
    apart = compared(0.3, 0.6).set_index("to")
    assert apart.loc["y", "difference"] == pytest.approx(0.3, abs=0.06) and apart.loc["y", "lo"] > 0
    assert len(differences.clear(compared(0.3, 0.6))) == 2 and differences.clear(compared(0.4, 0.4)).empty


def test_transitions_that_few_take_are_not_compared():
    assert compared(0.3, 0.6, minimum=500).empty and compared(0.3, 0.6, least=500).empty
    assert differences.names(pd.DataFrame({"group": []})) == {"one": "–", "two": "–"}


def contacts(rng, effect, *, customers=600, waves=4):
    rows = []
    for wave in range(waves):
        for k in range(customers):
            treated = int(rng.random() < 0.7)
            rows.append(
                ("mail", f"mail-{wave}", f"c{k}", treated, int(rng.random() < 0.1 + effect * treated), 0.0, 0.5)
            )
    return pd.DataFrame(rows, columns=["kind", "campaign_id", "customer_id", "treated", "converted", "value", "cost"])


def test_an_experiment_shows_an_effect_where_there_is_one():
    rng = np.random.default_rng(2)
    works, idle = (holdout_effects.holdout_effects(contacts(rng, effect)) for effect in (0.1, 0.0))
    assert works["shown"].all() and works["effect"].item() == pytest.approx(0.1, abs=0.04)
    assert not idle["shown"].any() and holdout_effects.attribution_verdict(idle) == "warn"
    assert holdout_effects.attribution_verdict(works) == "pass" and holdout_effects.evidence(works) == "Experiment"


def test_customers_contacted_often_are_not_many_customers():
    rng = np.random.default_rng(1)
    once = contacts(rng, 0.0, waves=1)
    often = pd.concat([once.assign(campaign_id=f"mail-{wave}") for wave in range(5)], ignore_index=True)
    widths = [(t["hi"] - t["lo"]).item() for t in map(holdout_effects.holdout_effects, (once, often))]
    assert widths[1] == pytest.approx(widths[0], rel=0.05)


def test_without_a_hold_out_there_is_no_effect():
    everyone = contacts(np.random.default_rng(1), 0.1).assign(treated=1)
    assert holdout_effects.holdout_effects(everyone).empty
    assert holdout_effects.evidence(holdout_effects.holdout_effects(everyone)) == "Description"
    none = holdout_effects.clearest(holdout_effects.holdout_effects(everyone))
    assert (
        math.isnan(none["effect"].value) and none["effect"].no_interval == "no-random-hold-out" and none["kind"] == ""
    )
