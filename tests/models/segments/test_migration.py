import math

"""Moves, profiles, rules and portraits: small tables with the answer written out."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.segments import migration, portrait, profiles, rules


def moves(pairs: dict[tuple[str, str], int], money: float = 1.0) -> pd.DataFrame:
    rows = [pair for pair, n in pairs.items() for _ in range(n)]
    frame = pd.DataFrame(rows, columns=["before", "now"]).assign(money=money)
    return frame.assign(customer_id=[str(k) for k in range(len(frame))])


def test_shares_add_up_and_their_range_holds_them():
    cells = migration.migration(moves({("a", "a"): 60, ("a", "b"): 40, ("b", "b"): 10}), states=["a", "b", "c"])
    assert cells[["before", "now", "customers", "base"]].values.tolist() == [
        ["a", "a", 60, 100], ["a", "b", 40, 100], ["a", "c", 0, 100], ["b", "a", 0, 10], ["b", "b", 10, 10], ["b", "c", 0, 10],
    ]  # fmt: skip
    assert cells.groupby("before")["share"].sum().tolist() == [1.0, 1.0]
    assert ((cells["lo"] <= cells["share"]) & (cells["share"] <= cells["hi"])).all()
    assert (
        cells["moved"].tolist() == [60, 40, 0, 0, 10, 0]
        and cells["moved_lo"].notna().tolist() == [True, True] + [False] * 4
    )


def test_a_file_of_moves_tells_of_nobody_few_and_of_no_money_of_one():
    sizes = {"a": (12, 12, 60), "b": (4, 12, 60), "c": (90, 90, 90)}
    moved = moves({(before, now): n for before, row in sizes.items() for now, n in zip("abc", row, strict=True)})
    moved.loc[moved["before"] == "c", "money"] = [1000.0, *[1.0] * 269]
    found = migration.public(migration.migration(moved, states=["a", "b", "c"]), minimum=10)
    assert list(found) == ["before", "now", "customers", "moved", "base", "share", "lo", "hi", "moved_lo", "moved_hi"]
    few = found[(found["before"] == "b") & (found["now"] == "a")]
    assert few[["customers", "share", "lo", "hi", "moved"]].isna().all(axis=None)
    of_one = found[(found["before"] == "c") & (found["now"] == "a")]
    assert of_one["customers"].tolist() == [90] and of_one[["moved", "moved_lo", "moved_hi"]].isna().all(axis=None)


def test_nobody_moved_where_nobody_is():
    cells = migration.migration(moves({}), states=["a"])
    assert cells.empty and {"share", "lo", "hi"} <= set(cells)
    assert migration.stayed(moves({})).no_interval and np.isnan(
        migration.equal_migration(moves({}), moves({}), states=["a"])
    )


def test_equal_matrices_are_alike_and_others_are_not():
    one, two = (
        moves({("a", "a"): 80, ("a", "b"): 20, ("b", "b"): 50}),
        moves({("a", "a"): 50, ("a", "b"): 50, ("b", "b"): 50}),
    )
    assert migration.equal_migration(one, one, states=["a", "b"]) == 1.0
    assert migration.equal_migration(one, two, states=["a", "b"]) == 0.001


def test_the_test_does_not_depend_on_ids_or_row_order():
    one, two = moves({("a", "a"): 80, ("a", "b"): 20}), moves({("a", "a"): 70, ("a", "b"): 30})
    names = {str(k): f"x{99 - k}" for k in range(100)}
    relabelled = [
        frame.assign(customer_id=frame["customer_id"].map(names)).sample(frac=1, random_state=1) for frame in (one, two)
    ]
    assert migration.equal_migration(one, two, states=["a", "b"]) == migration.equal_migration(
        *relabelled, states=["a", "b"]
    )


def test_too_few_movers_give_no_range_of_money():
    assert migration.total_change(moves({("a", "b"): 29}), unit="EUR").no_interval == "fewer-than-30-moved"
    assert migration.total_change(moves({("a", "b"): 30}), unit="EUR").value == 30.0


def test_a_sum_that_one_customer_decides_is_not_told():
    """29 who spend 10 more and one who returns 4,000: the sum would be that customer's."""
    frame = moves({("a", "b"): 30}).assign(money=[10.0] * 29 + [-4000.0])
    found = migration.total_change(frame, unit="EUR")
    assert (found.known, found.no_interval, found.n) == (False, "one-customer-decides", 30)
    assert migration.total_change(frame.assign(money=[10.0] * 29 + [-280.0]), unit="EUR").value == 10.0


def described(n: int = 400) -> tuple[pd.DataFrame, pd.Series]:
    rng = np.random.default_rng(0)
    labels = pd.Series(rng.choice(["x", "y"], n))
    return pd.DataFrame({
        "apart": rng.standard_normal(n) + 2.0 * (labels == "x"), "noise": rng.standard_normal(n), "constant": 1.0,
        "few": [1.0, 2.0] * 10 + [np.nan] * (n - 20), "word": np.where((labels == "x") & (rng.random(n) < 0.8), "p", "q"),
    }), labels  # fmt: skip


def test_what_differs_is_found_and_what_cannot_be_judged_is_left_out():
    found = profiles.differences(*described(), resamples=50).set_index("variable")
    assert set(found.index) == {"apart", "word", "noise"}
    assert found["differs"].to_dict() == {"apart": True, "word": True, "noise": False}
    assert (
        (found["lo"] <= found["effect"]).all()
        and (found["effect"] <= found["hi"]).all()
        and found.loc["apart", "effect"] > 0.5
    )


def test_differences_do_not_depend_on_the_order_of_customers():
    variables, labels = described()
    order = np.random.default_rng(1).permutation(len(labels))
    pd.testing.assert_frame_equal(profiles.differences(variables, labels, resamples=20),
                                  profiles.differences(variables.iloc[order], labels.iloc[order], resamples=20))  # fmt: skip


def test_a_profile_is_medians_shares_and_words_beside_everybody():
    variables = pd.DataFrame(
        {"days": [1.0, 3.0, 9.0, 9.0], "a_share": [0.0, 1.0, 0.5, 0.5], "word": ["p", "q", "q", "q"]}
    )
    found = profiles.profile(variables, pd.Series(["x", "x", "y", "y"]), order=["y", "x"])
    assert found[["variable", "level", "segment", "value", "overall"]].values.tolist() == [
        ["days", "", "y", 9.0, 6.0], ["days", "", "x", 2.0, 6.0], ["a_share", "", "y", 0.5, 0.5], ["a_share", "", "x", 0.5, 0.5],
        ["word", "p", "y", 0.0, 0.25], ["word", "p", "x", 0.5, 0.25], ["word", "q", "y", 1.0, 0.75], ["word", "q", "x", 0.5, 0.75],
    ]  # fmt: skip
    assert found["index"].iloc[0] == 150.0


def test_a_profile_for_a_file_leaves_out_what_tells_of_few_and_keeps_its_columns():
    variables = pd.DataFrame({"days": [1.0] * 44, "word": ["p"] * 3 + ["q"] * 41})
    found = profiles.guarded(
        profiles.profile(variables, pd.Series(["x"] * 22 + ["y"] * 22), order=["x", "y"]), minimum=10
    )
    assert found["called"].tolist() == ["days", "days", "word: p", "word: p", "word: q", "word: q"]
    public = profiles.public(found)
    assert list(public) == ["variable", "level", "segment", "customers", "value", "overall", "index"]
    assert public["value"].isna().tolist() == public["index"].isna().tolist() == [False, False, True, True, True, True]


def test_the_strongest_differences_come_first_and_in_all_their_rows():
    variables, labels = described()
    profile, apart = (
        profiles.profile(variables, labels, order=["x", "y"]),
        profiles.differences(variables, labels, resamples=20),
    )
    found = profiles.strongest(profile, apart, most=1)
    assert set(found["variable"]) == {apart["variable"].iloc[0]} and found["segment"].tolist()[:2] == ["x", "y"]
    assert profiles.strongest(profile, apart.assign(differs=False)).empty


def test_a_rule_is_the_bounds_that_made_the_segments():
    rng = np.random.default_rng(0)
    features = pd.DataFrame(
        {"days": rng.integers(0, 100, 400).astype(float), "orders": rng.integers(1, 9, 400).astype(float)}
    )
    labels = pd.Series(np.where(features["days"] < 50, "recent", "quiet"))
    found = rules.plain_rules(features, labels)
    table = found.table.set_index("segment")
    assert found.accuracy.value > 0.98 and table["right_of_rule"].min() == 1.0
    assert 48 < table.loc["recent", "days_to"] < 51 and np.isnan(table.loc["recent", "days_from"])
    assert rules.plain_rules(features, pd.Series("one", features.index)).accuracy.no_interval == "only-one-segment"


@pytest.mark.bad_input(28)
def test_a_whale_is_named_and_its_group_keeps_its_money_secret():
    money = pd.Series([6000.0] + [40.0] * 100)
    assert portrait.dominated_by_one(money) and portrait.top_share(money, 10).no_interval == "too-few-to-show"
    many = pd.Series([300.0] * 20 + [40.0] * 100)
    assert portrait.top_share(many, 10).value == pytest.approx(3000 / 10_000)
    groups = pd.Series(["big"] * 11 + ["small"] * 60 + ["rest"] * 30)
    found = portrait.sizes_and_values(
        groups, money.where(money > 40, [*[0.1] * 11, *[40.0] * 90]), order=["big", "small", "rest"]
    )
    shown = portrait.shown(found, minimum=10)
    assert shown["customers"].tolist() == [11, 60, 30] and shown["money_share"].isna().tolist() == [True, False, True]
    assert shown["money_lo"].isna().tolist() == [True, False, True]
    assert portrait.leader(found, minimum=10)[0] == "small"


def test_the_money_of_a_group_that_one_return_turns_over_is_hidden():
    groups = pd.Series(["lost"] * 12 + ["new"] * 60 + ["mature"] * 90)
    money = pd.Series([100.0] * 11 + [-4000.0] + [80.0] * 60 + [600.0] * 90)
    shown = portrait.shown(portrait.sizes_and_values(groups, money, order=["new", "mature", "lost"]), minimum=10)
    assert shown["customers"].tolist() == [60, 90, 12] and shown["money_share"].isna().tolist() == [False, True, True]


def test_shares_of_one_customer_and_of_all_but_one_are_not_told():
    money, top = pd.Series([9000.0] + [3.0] * 311), pd.Series([True] + [False] * 311)
    for told in (
        portrait.group_share(money, top),
        portrait.group_share(money, ~top),
        portrait.customers_for_share(money, 0.5),
    ):
        assert told.n == 0 and told.no_interval == "too-few-to-show"


def test_groups_below_the_minimum_are_hidden_and_one_beside_them():
    groups = pd.Series(["a"] * 50 + ["b"] * 40 + ["c"] * 4)
    found = portrait.sizes_and_values(groups.rename("tier"), pd.Series(1.0, groups.index), order=["a", "b", "c"])
    assert portrait.shown(found, minimum=10)["customer_share"].isna().tolist() == [False, True, True]
    assert found["tier"].tolist() == ["a", "b", "c"] and portrait.leader(found, minimum=10)[0] == "a"


def test_the_share_of_customers_who_make_a_share_agrees_with_the_tiers_and_has_a_range():
    money = pd.Series(np.random.default_rng(0).lognormal(3, 1.2, 500))
    found = portrait.customers_for_share(money, 0.5)
    ordered = money.sort_values(ascending=False)
    middle = (ordered.cumsum() - ordered / 2) / ordered.sum()
    assert found.value == (middle < 0.5).mean() and found.lo < found.value < found.hi
    assert portrait.customers_for_share(money * 100, 0.5)[:3] == found[:3]
    assert portrait.customers_for_share(money.head(29), 0.5).no_interval


def test_shares_of_money_need_customers_and_money():
    assert portrait.group_share(pd.Series([1.0] * 29), pd.Series([True] * 29)).no_interval
    assert portrait.group_share(pd.Series([-1.0] * 40), pd.Series([True] * 40)).no_interval
    assert portrait.leader(
        portrait.sizes_and_values(pd.Series(dtype=str), pd.Series(dtype=float), order=[]), minimum=10
    )[1].no_interval


def test_customers_of_a_segment_that_is_empty_today_are_not_lost():
    moves = pd.DataFrame(
        {"customer_id": ["1", "2", "3"], "before": ["gone", "gone", "kept"], "now": ["kept", "kept", "kept"]}
    )
    cells = migration.migration(moves, states=["kept"])
    assert cells[["before", "now", "customers", "base"]].values.tolist() == [
        ["kept", "kept", 1, 1], ["kept", "gone", 0, 1], ["gone", "kept", 2, 2], ["gone", "gone", 0, 2],
    ]  # fmt: skip


def test_two_periods_without_a_common_move_are_not_told_apart():
    nobody = pd.DataFrame({"customer_id": [], "before": [], "now": []}, dtype="str")
    before = pd.DataFrame({"customer_id": ["1", "2"], "before": ["a", "a"], "now": ["b", "b"]})
    assert math.isnan(migration.equal_migration(before, nobody, states=["b"]))
