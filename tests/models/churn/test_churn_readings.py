"""What is read off a churn model and beside it: drivers, drift, rules, win-back, the last list."""

import numpy as np
import pandas as pd
import pytest

from tests.models.churn.test_churn_validation import MATURES, world
from workbench.models.churn import churn_scoring, drift, drivers, lapse_rules, list_outcome, win_back
from workbench.models.churn import churn_validation as validation
from workbench.models.churn.retention_offer import Offer


@pytest.fixture(scope="module")
def frame():
    return world().assign(twin=lambda f: f["x"] * 2 + 0.01, word=lambda f: np.where(f["noise"] > 0, "a", "b"))


@pytest.fixture(scope="module")
def tried(frame):
    return validation.rolling_origin(frame, matures=MATURES, model="logistic")


def test_features_that_move_together_are_hidden_together_and_the_one_that_tells_comes_first(frame, tried):
    table = drivers.drivers(frame, tried)
    first = table.iloc[0]
    assert (
        first["driver"] in ("x", "twin")
        and first["features"] == 2
        and first["lo"] > 0
        and first["chance_high"] > first["chance_low"]
    )
    others = table.iloc[1:]
    assert (others["importance"].abs() < 0.05).all() and table.set_index("driver").loc[
        "word", ["chance_low"]
    ].isna().all()


def test_reasons_are_signed_and_lie_with_those_who_have_them(frame, tried):
    table = drivers.reasons(churn_scoring.final_model(frame, tried), frame.tail(500), drivers.drivers(frame, tried))
    first = table[table["feature"].isin(["x", "twin"])].set_index("by_chance")["contribution"]
    assert first["high"] > 0.1 and first["low"] < 0
    assert table["customers"].groupby(table["feature"]).sum().eq(500).all()


def test_without_a_model_nothing_is_read(frame):
    none = validation.rolling_origin(world(n=20, moments=2), matures=MATURES)
    assert drivers.drivers(frame, none).empty and drivers.reasons(None, frame, drivers.drivers(frame, none)).empty
    assert drift.performance(none).empty and drift.drifted(frame.head(0), frame, features=["x"]).empty


def test_a_shift_of_one_standard_deviation_is_seen_and_what_grows_by_itself_is_not_asked():
    rng = np.random.default_rng(0)
    known = pd.DataFrame(
        {
            "x": rng.normal(size=3000),
            "y": rng.normal(size=3000),
            "word": rng.choice(["a", "b"], 3000),
            "tenure_days": 1.0,
        }
    )
    now = pd.DataFrame(
        {
            "x": rng.normal(1, 1, 3000),
            "y": rng.normal(size=3000),
            "word": rng.choice(["a", "b", None], 3000, p=[0.1, 0.1, 0.8]),
            "tenure_days": 9.0,
        }
    )
    index = drift.drifted(known, now, features=list(known)).set_index("feature")["stability_index"]
    assert (
        set(index.index) == {"x", "y", "word"}
        and index["x"] > drift.MOVED
        and index["word"] > drift.MOVED
        and index["y"] < 0.05
    )


def test_a_shift_that_no_single_column_shows_is_found_and_the_same_customers_again_are_not():
    """Two columns that moved together and now move against each other, each spread as before; customers stand in both."""
    rng = np.random.default_rng(1)
    x, noise = rng.normal(size=(2, 1500))
    person = {"customer_id": [f"c{k}" for k in range(1500)], "own": rng.normal(size=1500)}
    known, now = (pd.DataFrame(person | {"x": x, "y": sign * x + 0.3 * noise}) for sign in (1, -1))
    single = drift.drifted(known, now, features=["x", "y", "own"])
    together = drift.told_apart(known, now, features=["x", "y", "own"])
    assert single["stability_index"].max() < drift.WATCH and together.lo > drift.TOLD_APART
    same = drift.told_apart(known.head(750), known.tail(750), features=["x", "y", "own"])
    assert same.lo < 0.5 and same.value < 0.55
    assert drift.told_apart(known, known, features=["x", "y", "own"]).value <= 0.5, (
        "nobody is known by their own number"
    )
    assert (
        drift.told_apart(known.head(9), now, features=["x"]).no_interval
        and drift.told_apart(known, now, features=["tenure_days"]).no_interval
    )


def test_performance_at_each_moment_is_told_beside_random_order(tried):
    table = drift.performance(tried)
    assert len(table) == tried.tried["snapshot"].nunique() and (table["times_random"] > 1.2).all()


def test_rules_are_right_when_their_verdict_came_true():
    verdicts = pd.DataFrame(
        {
            "customer_id": list("abcd"),
            "hiatus": [True, True, False, False],
            "own": [True, False, False, False],
            "left": [True, False, False, True],
        }
    )
    table = lapse_rules.rules(verdicts, pd.Series([0.2, 0.9, 0.8, 0.1], list("abcd"))).set_index("rule")
    assert table["called_right"].to_dict() == {"hiatus": 0.5, "own": 1.0, "alive": 1.0}
    assert set(table["nobody_called"]) == {0.5}, "the trivial rule is right of whoever stayed"
    assert (
        table["borne_out"].to_dict() == {"hiatus": 0.5, "own": 0.75, "alive": 1.0}
        and table.loc["hiatus", "lapsed"] == 2
    )
    assert set(lapse_rules.rules(verdicts, pd.Series(dtype=float))["rule"]) == {"hiatus", "own"}
    assert lapse_rules.rules(verdicts.head(0), pd.Series(dtype=float)).empty
    few = lapse_rules.rules(verdicts, pd.Series(dtype=float), minimum=10)
    assert few["lapsed_hidden"].all() and few["called_right_hidden"].all(), "four customers are few"


def test_accuracy_does_not_pass_for_precision_where_few_leave():
    """1,000 customers, 90 leave; a rule that calls 100 and is right of 45 is no better than calling nobody."""
    left = np.arange(1000) < 90
    called = np.r_[np.arange(1000)[:45], np.arange(1000)[-55:]]
    said = np.isin(np.arange(1000), called)
    rule = lapse_rules.rules(
        pd.DataFrame({"customer_id": np.arange(1000).astype(str), "hiatus": said, "own": said, "left": left}),
        pd.Series(dtype=float),
        minimum=10,
    ).iloc[0]
    assert (
        rule[["called_right", "borne_out", "nobody_called"]].tolist() == pytest.approx([0.45, 0.90, 0.91])
        and not rule["called_right_hidden"]
    )


def test_too_few_repeat_buyers_have_no_chance_of_being_alive():
    few = pd.DataFrame({"customer_id": list("ab"), "frequency": [0, 1], "recency": [0, 5], "T": [30, 30]})
    assert lapse_rules.alive_chances(few).isna().all() and lapse_rules.alive_chances(few.head(0)).empty


def test_what_returns_untouched_is_counted_and_groups_too_small_are_not():
    lapses = pd.DataFrame(
        {
            "returned": [True] * 40 + [False] * 60,
            "contacted": [False] * 95 + [True] * 5,
            "purchase_days": [8] * 40 + [2] * 60,
            "spend": 40.0,
        }
    )
    share = win_back.returned_share(lapses, contacted=False)
    assert share.value == pytest.approx(40 / 95) and win_back.returned_share(lapses, contacted=True).no_interval
    assert (
        win_back.in_common(lapses.assign(purchase_days=lapses["purchase_days"] + np.arange(100) % 2))
        .set_index("trait")
        .loc["purchase_days", "lo"]
        > 0
    )
    assert win_back.in_common(lapses.head(10)).empty and win_back.in_common(lapses.head(0)).empty


def listed(n=400, kept=0.9, held=0.8, seed=0):
    rng = np.random.default_rng(seed)
    arm = np.where(np.arange(n) % 5 == 0, "control", "treatment")
    stayed = rng.random(n) < np.where(arm == "treatment", kept, held)
    return pd.DataFrame({"arm": arm, "stayed": stayed, "worth": stayed * 100.0, "promised": 2.0})


def test_a_list_that_worked_is_told_with_its_money_beside_what_it_promised():
    frame = listed(n=4000)
    kept = list_outcome.stayed_difference(frame)
    assert kept.lo > 0 and kept.lo <= 0.1 <= kept.hi and kept.unit == "points"
    brought = list_outcome.gained(frame, Offer(margin=0.5, contact=1.0), unit="EUR")
    assert (
        brought.value == pytest.approx((kept.value * 100 * 0.5 - 1.0) * 3200)
        and brought.lo < brought.value < brought.hi
    )
    assert list_outcome.promised(frame) == 6400 and len(list_outcome.by_arm(frame)) == 2


def test_no_list_and_small_arms_say_so():
    nobody = listed().head(0)
    assert list_outcome.stayed_difference(nobody).no_interval == "no-earlier-list" and np.isnan(
        list_outcome.promised(nobody)
    )
    assert "arm-too-small" == list_outcome.gained(listed(n=20), Offer(margin=1, contact=0), unit="EUR").no_interval
    assert list_outcome.by_arm(nobody).empty


def test_an_arm_that_few_left_hides_its_share_and_the_others():
    frame = pd.DataFrame(
        {
            "arm": ["treatment"] * 200 + ["control"] * 100,
            "stayed": [False] * 3 + [True] * 197 + [False] * 30 + [True] * 70,
            "worth": 1.0,
        }
    )
    assert list_outcome.by_arm(frame, minimum=10)["share_stayed_hidden"].all(), (
        "with the sum known one would give the other away"
    )
    assert not list_outcome.by_arm(frame)["share_stayed_hidden"].any()
