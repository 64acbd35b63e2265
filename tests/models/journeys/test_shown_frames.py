"""Frames as a report shows them: under names that tell them apart, with whatever is hidden taken away."""

import pandas as pd
import pytest

from workbench.models.journeys import (
    accounts,
    attribution,
    funnel_rates,
    holdout_effects,
    incidence,
    pain_rates,
    path_checks,
)


def test_the_course_of_a_window_is_the_cumulative_incidence_of_its_days():
    lasted = pd.DataFrame(
        {"customer_id": [f"c{k}" for k in range(90)], "days": [1.0, 3.0, 9.0] * 30, "status": [1, 2, 0] * 30}
    ).assign(observed=9.0)
    found = incidence.course_within(lasted, within_days=3, minimum=10)
    whole = incidence.cumulative_incidence(
        lasted["days"], lasted["status"], lasted["customer_id"], longest=3, minimum=10
    )
    assert list(found) == ["day", "journeys_followed", "rate", "lo", "hi"]
    assert found["day"].tolist() == [0, 1, 2, 3] and found["rate"].tolist() == whole["rate"].tolist()
    assert found["journeys_followed"].tolist() == [90, 90, 60, 60]
    young = lasted.assign(customer_id=lasted["customer_id"] + "y", status=1, observed=2.0)
    both = incidence.course_within(pd.concat([lasted, young]), within_days=3, minimum=10)
    assert both.equals(found), "journeys not followed for the whole window are in no rate and on no curve"


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((90, 0, 20, 70, 50), [False, False, False, False, False]),
        ((90, 3, 20, 67, 50), [True, True, False, False, False]),
        ((90, 0, 20, 70, 65), [False, False, False, False, True]),
        ((9, 0, 0, 9, 9), [True, False, False, True, True]),
    ],
    ids=["enough", "few cut off", "all over but a few", "few in all"],
)
def test_accounts_hide_reasons_for_a_few_and_the_total_that_gives_them_away(counts, hidden):
    counted = dict(zip(("journeys", "capped", "young", "used", "over"), counts, strict=True))
    found = accounts.accounts(counted, minimum=10)
    assert found["count"].tolist() == list(counts) and found["count_hidden"].tolist() == hidden


def test_credit_in_value_leaves_out_the_channels_that_no_method_gives_anything():
    methods = {name: [3.0, 1.0] for name in attribution.METHODS}
    given = pd.DataFrame({"channel": ["mail", "web"], **methods, **{f"value_{name}": [5.0, 0.0] for name in methods}})
    assert attribution.in_value(given)["channel"].tolist() == ["mail"]
    assert list(attribution.in_conversions(given)) == [
        "channel",
        "first_touch",
        "last_touch",
        "linear",
        "by_position",
        "time_decay",
        "markov",
        "shapley",
    ]


def test_pain_points_are_shown_with_their_kind_and_what_is_usual_and_sorted_by_what_they_cost():
    points = pd.DataFrame({
        "step": list("xyz"), "kind": ["lost", "lost", "slow"], "journeys": [90, 80, 70], "pained": [30, 20, 10], "customers": [25, 18, 10], "rate": 0.3,
        "lo": 0.2, "hi": 0.4, "usual": 0.25, "against": "alike", "short": [5.0, 9.0, -1.0], "short_lo": 1.0, "short_hi": 10.0, "by_value": [2, 1, 3],
    })  # fmt: skip
    assert pain_rates.leading(points, most=1)[["step", "pain", "customers", "all_steps"]].values.tolist() == [
        ["x", "lost", 25, 0.25],
        ["z", "slow", 10, 0.25],
    ]
    assert pain_rates.dearest(points).values.tolist() == [
        ["y", "lost", 20, 9.0, 1.0, 10.0],
        ["x", "lost", 30, 5.0, 1.0, 10.0],
    ]


def test_an_experiment_is_shown_under_names_that_tell_it_from_other_effects():
    empty = holdout_effects.holdout_effects(
        pd.DataFrame(columns=["kind", "campaign_id", "customer_id", "treated", "converted", "value", "cost"])
    )
    assert list(holdout_effects.side_by_side(empty))[:4] == [
        "contact_kind",
        "contacted",
        "held_out",
        "incremental_conversions",
    ]


def test_a_path_that_few_convert_with_leaves_without_its_conversions():
    row = {
        "path": "x",
        "journeys": 50,
        "customers": 50,
        "conversions": 4,
        "converting_customers": 4,
        "value": 40.0,
        "gross": 40.0,
        "largest": 10.0,
        "second": 10.0,
    }
    found = funnel_rates.by_customers(pd.DataFrame([row]), minimum=10)
    assert found[["conversions_hidden", "rate_hidden", "lo_hidden", "hi_hidden"]].all(axis=None)
    public = funnel_rates.public_paths(found)
    assert public[["conversions", "rate", "value"]].isna().all(axis=None) and public["journeys"].tolist() == [50]


def test_few_who_came_too_late_are_not_counted_aloud():
    told = [funnel_rates.left_out(pd.DataFrame({"young": [n, n]}), minimum=10) for n in (0, 4, 40)]
    assert [(each["left_out"], each["young"].n) for each in told] == [("nobody", 0), ("some", 0), ("some", 40)]


def test_without_anonymous_ids_no_share_is_told():
    known = dict.fromkeys(("events", "anonymous", "ids", "merged", "shared"), 0)
    assert [share.no_interval for share in path_checks.identity_shares(known, minimum=10)] == ["nobody-to-count"] * 3
