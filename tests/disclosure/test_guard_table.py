"""Tables by the roles of their columns: hand-made leaks, and random tables against a reader who knows all totals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.attacker import narrowed, told_money
from workbench.disclosure import guard_table, tops, without_hidden

TOPS = {name: name for name in ("net", "gross", "largest", "second")}


def hidden(frame, roles, **more) -> dict[str, list[bool]]:
    marks = guard_table(frame, roles, **{"minimum": 10} | more)
    return {name: (marks[name] == "c").tolist() for name in marks}


def test_the_one_customer_of_the_high_tier_does_not_follow_from_the_others():
    """Low 299, none 12 and a total of 312 were shown beside a hidden tier of one."""
    frame = pd.DataFrame({"tier": ["high", "low", "none"], "customers": [1, 299, 12], "money_share": [0.904, 0.096, 0.0],
                          "net": [904.0, 96, 0], "gross": [904.0, 96, 0], "largest": [904.0, 2, 0], "second": [0.0, 2, 0]})  # fmt: skip
    found = hidden(frame, {"tier": "name", "customers": "people", "money_share": "money_share"} | TOPS)
    assert found["tier"] == [False] * 3 and found["customers"] == [True, False, True]
    assert found["money_share"] == [True, True, True]


def test_twelve_customers_of_whom_one_returned_most_show_no_money_and_another_row_with_them():
    amounts = pd.DataFrame(
        {
            "stage": ["lost"] * 12 + ["new"] * 50 + ["mature"] * 90,
            "money": [100.0] * 11 + [-4000.0] + [80.0] * 50 + [600.0] * 90,
        }
    )
    table = tops(amounts, ["stage"], "money").reset_index().assign(customers=[12, 90, 50])
    assert not (table["largest"] + table["second"] >= 0.9 * table["gross"]).any()  # by gross alone nothing is wrong
    found = hidden(table, {"stage": "name", "customers": "people"} | TOPS | {"net": "money"})
    assert found["net"] == [True, True, False] and not any(
        found["customers"]
    )  # with the new ones the sum were still the one's


def test_the_joint_money_of_hidden_groups_is_not_that_of_few_because_others_spent_nothing():
    table = pd.DataFrame(
        {
            "n": [4, 4, 30, 90],
            "net": [80.0, 80, 0, 900],
            "gross": [80.0, 80, 0, 900],
            "largest": [20.0, 20, 0, 10],
            "second": [20.0, 20, 0, 10],
        }
    )
    found = hidden(table.assign(money=table["net"]), {"n": "people", "money": "money"})
    assert found["n"] == [True, True, True, False] and found["money"] == [True, True, True, True]


def test_the_ends_of_a_range_of_money_are_hidden_with_it_and_judged_by_its_sum():
    table = pd.DataFrame({"n": [40, 50, 60], "money": [900.0, 500, 700], "lo": [1.0, 2, 3], "hi": [1200.0, 900, 990], "gross": [900.0, 500, 700],
                          "largest": [850.0, 10, 20], "second": [5.0, 10, 20]})  # fmt: skip
    found = hidden(table, {"n": "people", "money": "money", "lo": "money", "hi": "money"})
    assert found["money"] == found["lo"] == found["hi"] == [True, True, False]


def test_a_part_and_what_it_leaves_hide_with_their_rates_and_not_with_those_of_other_parts():
    frame = pd.DataFrame(
        {
            "n": [400, 500, 90],
            "left": [3, 30, 45],
            "came": [40, 50, 30],
            "left_rate": 0.1,
            "came_rate": 0.2,
            "any": 0.3,
            "x": 1,
        }
    )
    roles = {
        "n": "people",
        "left": "part",
        "came": "part",
        "left_rate": "rate",
        "came_rate": "rate",
        "any": "rate",
        "x": "free",
    }
    found = hidden(frame, roles, of={"left_rate": "left", "came_rate": "came"})
    assert found["left"] == found["left_rate"] == found["any"] == [True, True, False]
    assert not any(found["n"] + found["came"] + found["came_rate"] + found["x"])


def test_of_parts_that_add_up_to_their_people_no_single_one_is_hidden():
    frame = pd.DataFrame(
        {"n": [400, 500, 900], "stayed": [360, 350, 600], "left": [36, 100, 200], "unknown": [4, 50, 100]}
    )
    found = hidden(frame, {"n": "people", "stayed": "part", "left": "part", "unknown": "part"})
    assert found["stayed"] == found["left"] == found["unknown"] and found["stayed"][0] and sum(found["stayed"]) == 2


def test_a_part_that_follows_from_the_definition_of_its_group_is_shown_and_shields_nobody():
    frame = pd.DataFrame({"n": [400, 500, 58], "quiet": [2, 82, 58]})
    roles, told = {"n": "people", "quiet": "part"}, pd.DataFrame({"quiet": frame["n"] == frame["quiet"]})
    assert hidden(frame, roles, told=told)["quiet"] == [True, True, False]
    assert hidden(frame.assign(n=[400, 500, 5], quiet=[40, 82, 5]), roles, told=told)["quiet"] == [
        True,
        False,
        True,
    ]  # its size is


def test_what_a_missing_part_says_is_nothing():
    frame = pd.DataFrame({"n": [400, 500], "reached": [np.nan, np.nan]})
    assert hidden(frame, {"n": "people", "reached": "part"})["reached"] == [False, False]


def test_each_value_of_by_is_a_table_of_its_own():
    frame = pd.DataFrame({"kind": list("aabb"), "n": [4, 60, 50, 70]}, index=[7, 7, 8, 9])
    assert hidden(frame, {"kind": "name", "n": "people"}, by="kind")["n"] == [True, True, False, False]


def test_a_minimum_of_none_and_a_table_that_is_exempt_show_everything():
    frame = pd.DataFrame(
        {"n": [3, 40], "gross": [3.0, 3.0], "largest": [3.0, 1.0], "second": [0.0, 1.0], "sum": [3.0, 3.0]}
    )
    roles = {"n": "people", "gross": "gross", "largest": "largest", "second": "second", "sum": "money"}
    assert (guard_table(frame, roles, minimum=10, whole="about products") == "").all(axis=None)
    assert not (guard_table(frame, roles, minimum=0) == "c").any(axis=None)
    assert (guard_table(frame, roles, minimum=10)[["gross", "largest", "second"]] == "c").all(axis=None)


def test_rates_of_fewer_than_thirty_people_are_marked_as_such():
    marks = guard_table(pd.DataFrame({"n": [29, 30], "rate": [0.5, 0.5]}), {"n": "people", "rate": "rate"}, minimum=10)
    assert marks.values.tolist() == [["", "u"], ["", ""]]


def test_months_in_which_few_left_cannot_be_told_from_followed_before_and_left_after():
    """Issue: at risk at the beginning and left by the end of one row give those who left in it when nobody dropped out."""
    left_in = [0, 12, 30, 20, 4, 25, 0, 15]
    curve = pd.DataFrame(
        {
            "at_risk": 400 - np.cumsum([0, *left_in[:-1]]),
            "left": np.cumsum(left_in),
            "survival": 1 - np.cumsum(left_in) / 400,
        }
    )
    marks = guard_table(curve, {"at_risk": "running", "left": "running", "survival": "rate"}, minimum=10)
    assert (marks["survival"] == "c").tolist() == [False, False, False, False, True, True, False, False]
    shown = curve[marks["left"] == ""]
    assert not (shown["left"] + shown["at_risk"] - 400).between(1, 9).any()


def test_curves_of_several_groups_are_each_judged_alone():
    curve = pd.DataFrame({"who": list("aaabbb"), "month": [0, 1, 2] * 2, "there": [90, 85, 60, 300, 260, 230]})
    found = hidden(curve, {"who": "name", "month": "name", "there": "running"})
    assert found["there"] == [False, True, False, False, False, False]


def test_the_file_has_nothing_where_the_page_has_nothing():
    frame = pd.DataFrame({"name": list("ab"), "n": [3, 40], "lo": [0.1, 0.2]})
    bare = without_hidden(frame, guard_table(frame, {"name": "name", "n": "people", "lo": "rate"}, minimum=10))
    assert bare["n"].isna().all() and bare["lo"].isna().all() and bare["name"].tolist() == ["a", "b"]


@pytest.mark.parametrize(("roles", "of", "words"), [
    ({"n": "persons"}, {}, "use one of name, people"),
    ({"m": "people"}, {}, "names m, which the table does not have"),
    ({"p": "part"}, {}, "of whom"),
    ({"n": "people", "p": "money"}, {}, "no column has the role gross, largest, second"),
    ({"n": "people", "p": "rate"}, {"p": "q"}, "names q"),
])  # fmt: skip
def test_roles_that_do_not_fit_are_refused_with_what_to_do(roles, of, words):
    with pytest.raises(ValueError, match=words):
        guard_table(pd.DataFrame({"n": [40, 50], "p": [20, 30]}), roles, minimum=10, of=of)


def test_a_part_larger_than_its_people_is_refused():
    with pytest.raises(ValueError, match="'p', row 1: 60 is no count of people among 50"):
        guard_table(pd.DataFrame({"n": [40, 50], "p": [20, 60]}), {"n": "people", "p": "part"}, minimum=10)


groups = st.integers(0, 12) | st.integers(0, 60)


@st.composite
def tables(draw, *, exhaustive: bool = False) -> pd.DataFrame:
    """Up to six groups, most of them small; the parts are small, or leave few, or add up to the group."""
    sizes = draw(st.lists(groups, min_size=1, max_size=6))
    few = [draw(st.integers(0, min(n, 12))) for n in sizes]
    frame = pd.DataFrame(
        {"n": sizes, "a": [draw(st.sampled_from([k, n - k])) for k, n in zip(few, sizes, strict=True)]}
    )
    left = frame["n"] - frame["a"] if exhaustive else frame["n"]
    frame["b"] = [draw(st.integers(0, n)) for n in left]
    return frame.assign(rest=frame["n"] - frame["a"] - frame["b"]) if exhaustive else frame


PARTS = {"n": "people", "a": "part", "b": "part"}


@settings(deadline=None, max_examples=150)
@given(tables())
def test_no_count_of_few_can_be_narrowed_down_from_all_that_is_published(frame):
    marks = guard_table(frame, PARTS, minimum=10)
    assert list(narrowed(frame, marks, ["a", "b"], minimum=10)) == []


@settings(deadline=None, max_examples=60)
@given(tables(exhaustive=True))
def test_not_even_where_the_parts_add_up(frame):
    marks = guard_table(frame, PARTS | {"rest": "part"}, minimum=10)
    assert list(narrowed(frame, marks, ["a", "b", "rest"], minimum=10)) == []


@pytest.mark.parametrize(
    ("sizes", "shown"), [([2, 9, 50, 60], 1), ([2, 10, 50, 60], 2), ([4, 5, 6, 60], 1), ([9, 40, 50], 1)]
)
def test_two_hidden_groups_are_enough_where_their_joint_size_leaves_ten_possible_for_each(sizes, shown):
    frame = pd.DataFrame({"n": sizes})
    marks = guard_table(frame, {"n": "people"}, minimum=10)
    assert (marks["n"] == "").sum() == shown and list(narrowed(frame, marks, [], minimum=10)) == []


def test_the_reader_finds_what_hiding_only_the_few_gives_away():
    frame = pd.DataFrame({"n": [3, 40, 60], "a": [1, 20, 30]})
    marks = pd.DataFrame("", frame.index, ["n", "a"]).mask(frame < 10, "c")
    assert list(narrowed(frame, marks, ["a"], minimum=10)) == ["n of row 0: 3", "a of row 0: 1", "a of row 0: 2"]


amounts = st.lists(st.integers(-400, 400) | st.integers(-9000, 9000), min_size=0, max_size=14)


@settings(deadline=None)
@given(st.lists(amounts, min_size=1, max_size=6))
def test_no_sum_of_few_or_of_one_or_two_is_shown_or_follows_from_the_total_gross_or_net(groups):
    long = pd.DataFrame(
        [(k, float(x)) for k, some in enumerate(groups) for x in some] or [(0, 0.0)], columns=["g", "x"]
    )
    frame = tops(long, ["g"], "x").reset_index().assign(n=long.groupby("g").size().to_numpy())
    frame = frame.assign(money=frame["net"], share=frame["net"] / 100)
    marks = guard_table(
        frame, {"g": "name", "n": "people", "money": "money", "share": "money_share"} | TOPS, minimum=10
    )
    assert (marks["money"] == marks["share"]).all() and (marks["money"][marks["n"] == "c"] == "c").all()
    assert list(told_money(frame, marks["money"] == "c", frame["n"], minimum=10)) == []


@settings(deadline=None)
@given(st.lists(st.tuples(groups, groups), min_size=1, max_size=12))
def test_rows_of_running_counts_that_are_shown_differ_by_nobody_or_many(steps):
    left, unseen = (np.array(each) for each in zip(*steps, strict=True))
    start = int((left + unseen).sum()) + 20
    curve = pd.DataFrame({"at_risk": start - np.append(0, np.cumsum(left + unseen)[:-1]), "left": np.cumsum(left)})
    shown = np.flatnonzero(guard_table(curve, {"at_risk": "running", "left": "running"}, minimum=10)["left"] == "")
    for k, row in enumerate(shown):
        last = shown[k - 1] if k else 0
        inside = np.arange(last + 1, row) if k else np.arange(row)
        told = [left[row], left[inside].sum(), unseen[last:row].sum(), curve["at_risk"].iloc[row]]
        assert all(count == 0 or count >= 10 for count in told), row
