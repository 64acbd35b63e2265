"""The flow of journeys adds up: what enters a column goes on, ends or converts, whoever is put together with whom."""

import random

import pandas as pd
import pytest

from tests.features.journeys.journeys_sample import one_each, touches
from workbench.features.journeys import flows, journeys, transitions

END = journeys.ENDED


def flow(paths, **asked):
    """The flow of journeys given as (how many customers, their steps)."""
    rows, customer = [], 0
    for many, steps in paths:
        for _ in range(many):
            customer += 1
            rows += [(f"c{customer}", day, step) for day, step in enumerate(steps)]
    return flows.flows(journeys.steps(one_each(touches(rows))), **{"event": "order", "minimum": 3} | asked)


def cells(frame) -> dict:
    return {(at, a, b): n for at, a, b, n in frame.itertuples(index=False)}


def into(frame):
    return (
        frame.assign(position=frame["position"] + 1)
        .groupby(["position", "to"])["journeys"]
        .sum()
        .rename_axis(["position", "name"])
    )


def out_of(frame):
    return frame.groupby(["position", "from"])["journeys"].sum().rename_axis(["position", "name"])


def test_each_journey_is_drawn_to_its_conversion_or_its_end():
    found = flow([(5, ["x", "y", "order"]), (4, ["x"]), (3, ["y", "order"])])
    assert cells(found) == {
        (1, "x", "y"): 5, (1, "x", END): 4, (1, "y", "order"): 3, (2, "y", "order"): 5,
    }  # fmt: skip


def test_the_conversion_is_drawn_by_name_in_every_column_though_other_steps_are_commoner():
    paths = [(30, [step, "z", "y", "x", "w"]) for step in "abcde"] + [
        (3, ["a", "order"]),
        (3, ["a", "b", "order"]),
        (3, ["a", "b", "c", "order"]),
    ]
    found = flow(paths)
    assert [flows.reached(found, column, "order") * 159 for column in (2, 3, 4)] == pytest.approx([3, 6, 9])


def test_a_step_has_the_same_name_in_every_column():
    found = flow([(9, ["a", "b", "c", "d", "e"]), (3, ["e", "a"])], names=2)
    assert set(found["from"]) | set(found["to"]) == {"a", "e", "(other)", END}


def test_few_who_convert_do_so_from_the_others_and_at_their_own_step():
    found = flow([(9, ["a", "b", "c"]), (4, ["z", "order"]), (2, ["a", "order"]), (5, ["b", "c"])], names=3)
    assert cells(found) == {
        (1, "a", "b"): 9, (1, "(other)", "order"): 6, (1, "b", "c"): 5, (2, "b", "c"): 9, (2, "c", END): 5, (3, "c", END): 9,
    }  # fmt: skip


def test_a_step_that_nearly_all_take_is_drawn_by_name_though_few_take_another():
    """What few did used to take the commonest move into "(other)" with it, because the few were too few by themselves."""
    found = flow([(90, ["a", "b", "order"]), (2, ["a", "c"]), (40, ["d", "b"])], minimum=10)
    assert cells(found)[1, "a", "b"] == 90 and cells(found)[2, "b", "order"] == 90


def test_where_few_convert_at_all_by_a_step_they_stand_among_the_others_and_convert_one_step_later():
    found = flow([(9, ["a", "b", "c"]), (2, ["a", "order"]), (4, ["a", "b", "order"])])
    assert flows.reached(found, 2, "order") == 0 and flows.reached(found, 3, "order") == pytest.approx(6 / 15)


@pytest.mark.parametrize("seed", range(12))
def test_what_enters_a_column_leaves_it_ends_or_converts(seed):
    draw = random.Random(seed)
    paths = [
        (
            draw.randint(1, 9),
            [draw.choice("aabbcdefgh") for _ in range(draw.randint(1, 7))] + ["order"] * draw.randint(0, 1),
        )
        for _ in range(60)
    ]
    minimum = draw.choice([1, 3, 10])
    found = flow(paths, minimum=minimum)
    came, went = into(found), out_of(found)
    assert found["journeys"].min() >= minimum, "here every journey is a customer's only one"
    over = came.index.get_level_values("name").isin([END, "order"])
    inner = came[~over & (came.index.get_level_values("position") < 5)]
    pd.testing.assert_series_equal(inner, went[went.index.get_level_values("position") > 1], check_names=False)
    total = sum(many for many, _ in paths)
    assert went[1].sum() == total, "every journey is in the first column"
    for column in range(2, 6):
        there = came[~over].get(column, pd.Series(dtype=float)).sum()
        assert there + sum(flows.reached(found, column, name) for name in (END, "order")) * total == pytest.approx(
            total
        )


def test_what_the_title_says_is_counted_before_anything_is_put_together():
    rows = [
        (f"c{k}", day, step)
        for k, steps in enumerate([["a", "b"]] * 30 + [["a", "b", "c", "d", "e"]] * 10 + [["a", "order"]] * 10)
        for day, step in enumerate(steps)
    ]
    steps = journeys.steps(one_each(touches(rows)))
    assert flows.by_column(steps, 4, minimum=10) == {"won": 0.2, "gone": 0.6, "known": True}
    assert not flows.by_column(steps, 4, minimum=11)["known"], "ten journeys are about few then"


def test_too_few_customers_draw_nothing():
    assert flow([(2, ["a", "order"])]).empty


def test_steps_after_a_conversion_are_not_drawn():
    """Where the data's own ids say what belongs together, a journey may go on after it has converted."""
    assert cells(flow([(4, ["a", "order", "a", "b"])])) == {(1, "a", "order"): 4}


def test_the_conversion_keeps_its_name_among_many_commoner_steps():
    rows = [(f"c{k}", day, f"s{day:02d}") for k in range(9) for day in range(12)] + [
        (f"c{k}", 20, "order") for k in range(4)
    ]
    steps = journeys.steps(one_each(touches(rows)))
    assert "order" in transitions.common(steps, event="order", most=10, minimum=3)
    assert "order" not in transitions.common(steps, event="order", most=10, minimum=5), "what few did has no name"
