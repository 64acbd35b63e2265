"""Where journeys begin and end, in what order their steps come, and which of them a rate is made of."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from tests.features.journeys.journeys_sample import one_each, touches
from workbench.errors import UsageError
from workbench.features.journeys import credit, funnels, journeys, other_gaps, paths, touchpoints, transitions
from workbench.features.journeys.sorted_paths import sorted_paths
from workbench.models.journeys import funnel_rates

AS_OF = dt.date(2024, 6, 30)


def cut(rows, *, gap=30, visits=(), by_id=False):
    return journeys.cut(touches(rows, visits=visits), gap_seconds=gap * journeys.DAY, by_id=by_id)


def named(cut_touches) -> list:
    frame = cut_touches.order_by("customer_id", "sequence").to_pandas()
    return [None if pd.isna(name) else name for name in frame["journey"]]


def paths_of(path_steps) -> dict:
    frame = path_steps.order_by("journey", "position").to_pandas()
    return frame.groupby("journey")["step"].agg(list).to_dict()


def test_a_journey_ends_with_a_conversion_and_after_a_silence():
    found = cut([("a", 0, "x"), ("a", 1, "order"), ("a", 2, "x"), ("a", 40, "y"), ("a", 70, "y")])
    assert named(found) == ["a/1", "a/1", "a/2", "a/3", "a/3"]


def test_a_silence_of_just_the_gap_is_none():
    assert named(cut([("a", 0, "x"), ("a", 30, "y")])) == ["a/1", "a/1"]
    assert named(cut([("a", 0, "x"), ("a", 30.1, "y")])) == ["a/1", "a/2"]


def test_orders_neither_open_a_journey_nor_keep_it_alive():
    rows = [("a", 0, "buy"), ("a", 1, "x"), ("a", 20, "buy"), ("a", 40, "buy"), ("a", 41, "order")]
    assert named(cut(rows, visits=("buy",))) == [None, "a/1", "a/1", None, None]


@pytest.mark.bad_input(33)
def test_a_conversion_before_the_first_touch_is_left_out_and_counted():
    found = cut([("a", 0, "order"), ("a", 1, "x"), ("a", 2, "order"), ("a", 3, "order")])
    assert named(found) == [None, "a/1", "a/1", None]
    assert journeys.untouched(found) == 2


def test_the_datas_own_ids_decide_where_there_are_any():
    rows = touches([("a", 0, "x"), ("a", 1, "y"), ("a", 2, "order"), ("a", 3, "z")])
    known = rows.mutate(
        journey_id=ibis.cases((rows.sequence == 1, "two"), (rows.sequence == 3, ibis.null("string")), else_="one")
    )
    assert named(journeys.cut(known, gap_seconds=journeys.DAY, by_id=True)) == ["a#one", "a#two", "a#one", "a/2"]


def test_equal_times_are_ordered_as_declared():
    """Contacts, orders, events, conversions; then the data's own sequence; then the name."""
    rows = pd.DataFrame({"step": ["order", "b", "a", "mail"], "rank": [3, 2, 2, 0], "sequence": 0})
    rows = rows.assign(
        customer_id="a",
        at=pd.Timestamp("2024-03-01"),
        converted=rows["step"] == "order",
        channel=rows["step"],
        value=0.0,
    )
    assert list(paths_of(journeys.steps(one_each(ibis.memtable(rows)))).values()) == [["mail", "a", "b", "order"]]
    first = rows.assign(sequence=[0, 1, 2, 0])
    assert list(paths_of(journeys.steps(one_each(ibis.memtable(first)))).values()) == [["mail", "b", "a", "order"]]


def test_the_order_of_rows_does_not_matter():
    rows = [("a", 0, "x"), ("a", 1, "y"), ("b", 0, "y"), ("b", 5, "x"), ("a", 2, "order")]
    table = touches(rows).to_pandas()
    shuffled = ibis.memtable(table.sample(frac=1, random_state=1))
    both = [transitions.transitions(sorted_paths(t)) for t in (touches(rows), shuffled)]
    pd.testing.assert_frame_equal(*both)


def test_repeats_are_kept_or_collapsed_by_a_switch():
    rows = cut([("a", 0, "x"), ("a", 1, "x"), ("a", 2, "y"), ("a", 3, "x")])
    assert paths_of(journeys.steps(rows))["a/1"] == ["x", "x", "y", "x"]
    assert paths_of(journeys.steps(rows, repeats="collapse"))["a/1"] == ["x", "y", "x"]


@pytest.mark.bad_input(31)
def test_a_session_of_a_million_events_is_cut_off_and_counted():
    machine = pd.DataFrame(
        {"customer_id": "bot", "at": pd.date_range("2024-03-01", periods=10**6, freq="s"), "step": "x"}
    )
    person = pd.DataFrame({"customer_id": "a", "at": [pd.Timestamp("2024-03-01")], "step": "y"})
    both = pd.concat([machine, person], ignore_index=True)
    both = both.assign(rank=2, sequence=0, converted=False, channel=both["step"], value=float("nan"), journey_id="")
    both["journey_id"] = both["journey_id"].replace("", None).astype("string")
    found = journeys.steps(journeys.cut(ibis.memtable(both), gap_seconds=1800), cap=1000).cache()
    ends = journeys.outcomes(found, as_of=AS_OF, gap_days=30)
    assert found.count().to_pandas() == 1001
    assert ends.order_by("customer_id").to_pandas()[["customer_id", "capped", "status"]].values.tolist() == [
        ["a", False, "lost"],
        ["bot", True, "open"],
    ]
    assert journeys.flow(ends, as_of=AS_OF, gap_days=30, within_days=30) == {
        "journeys": 2,
        "capped": 1,
        "young": 0,
        "used": 1,
        "customers": 1,
        "over": 1,
    }


def test_a_journey_that_goes_in_circles_ends():
    rows = cut([("a", k / 8, "xy"[k % 2]) for k in range(200)])
    assert transitions.transitions(sorted_paths(rows, by="journey"))[["from", "to", "count"]].values.tolist() == [
        ["(start)", "x", 1], ["x", "y", 100], ["y", "(end)", 1], ["y", "x", 99]
    ]  # fmt: skip


def test_open_journeys_are_neither_lost_nor_converted():
    rows = cut([("a", 0, "x"), ("b", 0, "x"), ("b", 1, "order"), ("c", 110, "x")])
    ends = journeys.outcomes(journeys.steps(rows), as_of=AS_OF, gap_days=30).order_by("customer_id").to_pandas()
    assert ends["status"].tolist() == ["lost", "converted", "open"]


def test_who_came_too_late_is_left_out_whether_they_converted_or_not():
    rows = cut([("a", 0, "x"), ("a", 2, "order"), ("b", 115, "x"), ("b", 116, "order"), ("c", 115, "y")])
    ends = journeys.outcomes(journeys.steps(rows), as_of=AS_OF, gap_days=30)
    counted = journeys.converted_within(ends, as_of=AS_OF, within_days=30)
    assert counted[["customer_id", "n", "converted", "value"]].values.tolist() == [["a", 1, 1, 10.0]]
    assert journeys.flow(ends, as_of=AS_OF, gap_days=30, within_days=30)["young"] == 2


def test_a_conversion_after_the_window_does_not_count_in_it():
    rows = cut([("a", 0, "x"), ("a", 20, "order")])
    ends = journeys.outcomes(journeys.steps(rows), as_of=AS_OF, gap_days=30)
    converted = [
        journeys.converted_within(ends, as_of=AS_OF, within_days=days)["converted"].item() for days in (19, 20)
    ]
    assert converted == [0, 1]


def test_moving_as_of_forward_changes_no_journey_that_had_ended():
    rows = [("a", 0, "x"), ("a", 2, "order"), ("b", 10, "x"), ("b", 60, "y"), ("b", 61, "order"), ("c", 80, "x")]
    seen = []
    for day in (dt.date(2024, 4, 20), AS_OF):
        known = touches(rows).filter(lambda t, d=day: t.at.date() <= d)
        ends = journeys.outcomes(
            journeys.steps(journeys.cut(known, gap_seconds=30 * journeys.DAY)), as_of=day, gap_days=30
        )
        closed = ends.filter(ends.status != "open").order_by("journey")
        seen.append(closed.to_pandas().set_index("journey")[["started", "ended", "touches", "status"]])
    pd.testing.assert_frame_equal(seen[0], seen[1].loc[seen[0].index])
    assert len(seen[1]) > len(seen[0]) > 0


def test_durations_end_with_conversion_loss_or_the_data():
    rows = cut([("a", 0, "x"), ("a", 2, "order"), ("b", 0, "x"), ("c", 121, "x")])
    found = journeys.durations(
        journeys.outcomes(journeys.steps(rows), as_of=AS_OF, gap_days=30), as_of=AS_OF, gap_days=30
    )
    assert found[["customer_id", "days", "status"]].values.tolist() == [["a", 2.0, 1], ["b", 30.0, 2], ["c", 1.0, 0]]


def test_a_funnel_counts_stages_in_order_with_others_between_unless_it_is_strict():
    rows = [("a", 0, "x"), ("a", 1, "z"), ("a", 2, "y"), ("b", 0, "x"), ("b", 1, "y"), ("c", 0, "y"), ("c", 1, "x")]
    found = sorted_paths(touches(rows))
    assert funnels.funnel(found, ["x", "y"])["reached"].tolist() == [3, 2]
    assert funnels.funnel(found, ["x", "y"], strict=True)["reached"].tolist() == [3, 1]
    assert funnels.funnel(found, ["x", "y"])["median_days"].tolist()[1] == 1.5


def test_a_funnel_with_a_window_leaves_out_entrants_who_have_not_had_it():
    rows = [("a", 0, "x"), ("a", 6, "y"), ("b", 0, "x"), ("b", 8, "y"), ("c", 118, "x"), ("c", 119, "y")]
    found = funnels.funnel(sorted_paths(touches(rows)), ["x", "y"], as_of=AS_OF, within_days=7)
    assert found["reached"].tolist() == [2, 1] and found["young"].tolist() == [1, 1]


def test_a_stage_may_come_twice():
    rows = [("a", 0, "x"), ("a", 1, "y"), ("a", 2, "x"), ("b", 0, "x"), ("b", 1, "y")]
    assert funnels.funnel(sorted_paths(touches(rows)), ["x", "y", "x"])["reached"].tolist() == [2, 2, 1]


def test_a_funnel_nobody_enters_counts_nobody():
    found = funnels.funnel(
        sorted_paths(touches([("a", 0, "x"), ("b", 118, "y")])), ["y", "x"], as_of=AS_OF, within_days=7
    )
    assert found["reached"].tolist() == [0, 0]


def test_a_stage_that_is_not_there_is_named_with_the_closest():
    with pytest.raises(UsageError, match="no step 'vist'.*visit"):
        funnels.stages_of("vist > order", ["visit", "order"], [])


def test_every_rule_gives_away_exactly_the_conversions():
    rows = cut(
        [
            ("a", 0, "x"),
            ("a", 1, "y"),
            ("a", 2, "x"),
            ("a", 3, "order"),
            ("b", 0, "y"),
            ("b", 7, "order"),
            ("c", 0, "x"),
        ]
    )
    found = journeys.steps(rows)
    table = credit.credit(found, journeys.outcomes(found, as_of=AS_OF, gap_days=30)).set_index("channel")
    assert table[list(credit.RULES)].sum().round(9).tolist() == [2.0] * 5
    assert table[[f"value_{rule}" for rule in credit.RULES]].sum().round(9).tolist() == [20.0] * 5
    assert table.loc["x", "first_touch"] == 1 and table.loc["x", "position"] == pytest.approx(0.8)
    assert table.loc["x", "linear"] == pytest.approx(2 / 3)


def test_the_support_of_a_channel_counts_customers_and_their_money_by_role():
    rows = cut(
        [
            ("a", 0, "x"),
            ("a", 1, "y"),
            ("a", 2, "order"),
            ("a", 3, "x"),
            ("a", 4, "order"),
            ("b", 0, "y"),
            ("b", 7, "order"),
            ("c", 0, "z"),
        ]
    )
    found = journeys.steps(rows)
    table = paths.channel_support(found, journeys.outcomes(found, as_of=AS_OF, gap_days=30))
    assert table.values.tolist() == [
        ["x", "any", 1, 20.0, 20.0, 0.0], ["x", "first", 1, 20.0, 20.0, 0.0], ["x", "last", 1, 10.0, 10.0, 0.0],
        ["y", "any", 2, 20.0, 10.0, 10.0], ["y", "first", 1, 10.0, 10.0, 0.0], ["y", "last", 2, 20.0, 10.0, 10.0],
    ]  # fmt: skip


def test_a_path_whose_money_is_one_customers_keeps_its_value_to_itself():
    rows = cut([(f"c{k:02d}", day, step) for k in range(40) for day, step in [(0, "x"), (1, "order")][: 1 + k % 2]])
    found = journeys.steps(rows)
    top = paths.top(found, journeys.outcomes(found, as_of=AS_OF, gap_days=30))
    assert top[["gross", "largest", "second", "value"]].values.tolist() == [[200.0, 10.0, 10.0, 200.0]]
    shown = funnel_rates.by_customers(top, minimum=10)
    assert shown["value"].tolist() == [200.0]
    assert shown[["rate", "lo", "hi"]].round(3).values.tolist() == [[0.5, 0.352, 0.648]]
    assert funnel_rates.by_customers(top.assign(gross=5000.0, largest=4810.0), minimum=10)["value"].isna().all()


def test_variants_count_closed_journeys_only():
    rows = cut([("a", 0, "x"), ("a", 1, "order"), ("b", 0, "x"), ("c", 0, "x"), ("c", 1, "y"), ("d", 119, "x")])
    found = journeys.steps(rows)
    table = paths.variants(found, journeys.outcomes(found, as_of=AS_OF, gap_days=30))
    assert table[["path", "conversions", "nulls"]].values.tolist() == [[["x"], 1, 1], [["x", "y"], 0, 1]]


def test_channel_moves_are_those_of_the_variants():
    rows = cut([("a", 0, "x"), ("a", 1, "y"), ("a", 2, "order"), ("b", 0, "y")])
    found = journeys.steps(rows)
    moves = paths.channel_moves(found, journeys.outcomes(found, as_of=AS_OF, gap_days=30))
    assert moves.values.tolist() == [
        ["a", "(start)", "x", 1], ["a", "x", "y", 1], ["a", "y", "(converted)", 1], ["b", "(start)", "y", 1], ["b", "y", "(lost)", 1]
    ]  # fmt: skip


def test_the_step_matrix_adds_up_to_all_journeys_at_every_step():
    rows = cut([("a", 0, "x"), ("a", 1, "y"), ("b", 0, "x"), ("c", 0, "y"), ("c", 1, "x"), ("c", 2, "y")])
    matrix = paths.step_matrix(journeys.steps(rows), longest=4)
    assert matrix.groupby("position")["share"].sum().round(9).tolist() == [1.0] * 4
    assert matrix[matrix["step"] == "(end)"].set_index("position")["journeys"].to_dict() == {2: 1, 3: 2, 4: 3}


def test_no_published_cell_is_about_a_few():
    counts = pd.DataFrame(
        {
            "from": "x",
            "to": list("abcd"),
            "count": [50, 30, 4, 3],
            "customers": [40, 20, 4, 3],
            "probability": [0.57, 0.35, 0.05, 0.03],
        }
    )
    shown = transitions.publishable(counts, by="from", name="to", minimum=10)
    assert shown["to"].tolist() == ["(other)", "a"] and shown["customers"].min() >= 10
    assert shown["probability"].sum() == pytest.approx(1.0) and shown["count"].sum() == 87
    assert transitions.publishable(counts.tail(2), by="from", name="to", minimum=10).empty


def test_sessions_are_told_where_times_of_day_are_known():
    rows = [("a", "2024-03-01 10:00", "x"), ("a", "2024-03-01 10:20", "y"), ("a", "2024-03-01 11:10", "x")]
    assert other_gaps.sessions(touches(rows))["sessions"].tolist() == [3, 2, 1]
    assert other_gaps.sessions(touches([("a", 0, "x"), ("a", 1, "y")])).empty


def test_moves_at_one_time_are_counted():
    found = journeys.steps(one_each(touches([("a", 0, "x"), ("a", 0, "y"), ("a", 1, "x"), ("a", 2, "x")])))
    assert other_gaps.order_at_ties(found) == pytest.approx(1 / 3)


def test_a_conversion_that_is_not_there_is_refused_with_what_is():
    events = ibis.memtable({"customer_id": ["a"], "event": ["order"], "occurred_at": [pd.Timestamp("2024-03-01")]})
    with pytest.raises(UsageError, match="conversion = 'ordr'.*order"):
        touchpoints.conversion_event({"events": events}, "ordr")
    assert touchpoints.conversion_event({"events": events}) == "order"


def test_contacts_orders_and_events_come_into_one_line_of_time():
    tables = {
        "events": ibis.memtable({"customer_id": ["a"], "event": ["redeemed"], "occurred_at": [pd.Timestamp("2024-03-02")], "channel": ["coupon"]}),
        "campaigns": ibis.memtable({"customer_id": ["a", "b"], "campaign_id": ["mail-01", "mail-02"], "sent_at": [pd.Timestamp("2024-03-01")] * 2,
                                    "arm": ["treatment", "control"]}),
        "transactions": ibis.memtable({"customer_id": ["a", "a"], "order_id": ["1", "1"], "ordered_at": [pd.Timestamp("2024-03-02 15:00")] * 2, "amount": [2.0, 3.0]}),
    }  # fmt: skip
    found = touchpoints.touchpoints(tables, as_of=AS_OF, conversion="redeemed").order_by("at", "rank").to_pandas()
    assert found[["customer_id", "step"]].values.tolist() == [["a", "mail"], ["a", "purchase"], ["a", "redeemed"]]
    assert found["channel"].isna().tolist() == [False, True, True] and found["converted"].tolist() == [
        False,
        False,
        True,
    ]
    nothing_later = touchpoints.touchpoints(tables, as_of=dt.date(2024, 3, 1), conversion="redeemed").to_pandas()
    assert nothing_later["step"].tolist() == ["mail"]
