"""Where those go who do not reach the next stage of a funnel."""

import datetime as dt

from tests.features.journeys.journeys_sample import touches
from workbench.features.journeys import funnels
from workbench.features.journeys.sorted_paths import sorted_paths
from workbench.models.journeys import funnel_rates

AS_OF = dt.date(2024, 6, 30)


def found(rows, stages, **more):
    rows = [
        *rows,
        *(("elsewhere", day, step) for day, step in enumerate(stages[1:])),
    ]  # the steps there are; not entered
    return funnels.detours(sorted_paths(touches(rows)), stages, as_of=AS_OF, within_days=7, **more)


def people(n, *rest, name="a"):
    return [(f"{name}{k}", day, step) for k in range(n) for day, step in ((0, "x"), *rest)]


def test_what_comes_directly_after_the_stage_is_counted_for_those_who_were_lost_there():
    rows = [
        *people(3, (1, "z"), (9, "y")),
        *people(2, (1, "y"), name="b"),
        *people(2, name="c"),
        *people(1, (8, "y"), name="d"),
    ]
    table = found(rows, ["x", "y"])
    assert table.values.tolist() == [
        ["x", "y", 6, "z", 3], ["x", "y", 6, "(end)", 2], ["x", "y", 6, "y", 1],
    ]  # fmt: skip


def test_those_who_entered_too_late_to_have_had_their_time_are_left_out():
    assert found([("a", 118, "x"), ("b", 0, "x")], ["x", "y"])["lost_on_the_way"].tolist() == [1]


def test_every_stage_has_its_own_and_the_lost_add_up_to_the_funnel():
    rows = [*people(4, (1, "z")), *people(3, (1, "y"), (2, "z"), name="b"), *people(2, (1, "y"), (2, "w"), name="c")]
    table, funnel = found(rows, ["x", "y", "w"]), funnels.funnel(sorted_paths(touches(rows)), ["x", "y", "w"])
    assert table[["from", "missed", "next_step", "taken_instead"]].values.tolist() == [
        ["x", "y", "z", 4],
        ["y", "w", "z", 3],
    ]
    assert table["taken_instead"].tolist() == (-funnel["reached"].diff().dropna()).tolist()


def test_rare_ways_are_put_together_until_they_are_not_about_a_few():
    rows = [*people(20, (1, "z")), *people(12, (1, "u"), name="b"), *people(3, (1, "v"), name="c")]
    assert found(rows, ["x", "y"], minimum=10)[["next_step", "taken_instead"]].values.tolist() == [
        ["z", 20],
        ["(other)", 15],
    ]
    assert found(rows, ["x", "y"], most=1)[["next_step", "taken_instead"]].values.tolist() == [
        ["z", 20],
        ["(other)", 15],
    ]
    assert found(people(3, (1, "z")), ["x", "y"], minimum=10).empty


def test_shares_are_of_those_lost_and_the_commonest_way_is_told():
    rates = funnel_rates.detour_rates(found([*people(30, (1, "z")), *people(10, name="b")], ["x", "y"]))
    assert (
        rates["rate"].tolist() == [0.75, 0.25]
        and (rates["lo"] < rates["rate"]).all()
        and (rates["rate"] < rates["hi"]).all()
    )
    way = funnel_rates.commonest_detour(rates, {"before": "x", "after": "y"}, gone="(end)", other="(other)")
    assert (way["share"].value, way["share"].n, way["step"], way["course"]) == (0.75, 40, "z", "onward")
    none = funnel_rates.commonest_detour(rates, {"before": "x", "after": "w"}, gone="(end)", other="(other)")
    assert none["share"].no_interval == "too-few-went-any-one-way"
