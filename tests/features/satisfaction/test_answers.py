"""Answers, invitations and what follows, by hand: as of a day, one answer a customer, nothing from later."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from workbench.features.satisfaction import afterwards, answers, invitations

DAY = dt.date(2024, 6, 30)


def surveys(*rows):
    frame = pd.DataFrame(rows, columns=["customer_id", "responded_at", "kind", "score"])
    return ibis.memtable(frame.assign(responded_at=pd.to_datetime(frame["responded_at"]).astype("datetime64[us]")))


GIVEN = surveys(
    ("a", "2024-01-02 09:00", "nps", 3), ("a", "2024-05-02 09:00", "nps", 9), ("b", "2024-03-01 10:00", "nps", 6),
    ("b", "2024-03-01 11:00", "csat", 5), ("c", "2024-07-01 00:00", "nps", 10),
)  # fmt: skip


def test_answers_after_the_day_have_not_been_given():
    found = answers.answers(GIVEN, as_of=DAY)
    assert found[["customer_id", "kind", "score"]].values.tolist() == [
        ["a", "nps", 3.0], ["b", "nps", 6.0], ["b", "csat", 5.0], ["a", "nps", 9.0]
    ]  # fmt: skip


def test_of_a_customer_the_latest_answer_of_the_window_counts():
    nps = answers.of_kind(answers.answers(GIVEN, as_of=DAY), "nps")
    assert answers.latest(nps)[["customer_id", "score"]].values.tolist() == [["b", 6.0], ["a", 9.0]]
    assert answers.latest(nps, after=dt.date(2024, 3, 1))["customer_id"].tolist() == ["a"]


@pytest.mark.parametrize(
    ("kind", "low", "middle", "high"),
    [("nps", [0, 6], [7, 8], [9, 10]), ("csat", [1, 2], [3], [4, 5]), ("ces", [1, 3], [4], [5, 7])],
)
def test_groups_of_scores_are_the_usual_ones(kind, low, middle, high):
    found = answers.group(kind, pd.Series([*low, *middle, *high], dtype=float)).tolist()
    assert found == ["low"] * len(low) + ["middle"] * len(middle) + ["high"] * len(high)


SENT = ibis.memtable(
    pd.DataFrame(
        [
            ("a", "nps-1", "2024-01-01", None), ("b", "nps-1", "2024-01-01", None), ("b", "nps-2", "2024-02-25", None),
            ("a", "offer", "2024-01-10", None), ("d", "nps-2", "2024-02-25", "control"), ("e", "nps-3", "2024-06-20", None),
        ],
        columns=["customer_id", "campaign_id", "sent_at", "arm"],
    ).assign(sent_at=lambda f: pd.to_datetime(f["sent_at"]).astype("datetime64[us]"))
)  # fmt: skip


def test_an_answer_belongs_to_the_latest_invitation_before_it_and_only_old_ones_are_counted():
    """The control was not asked, the offer does not ask, the last one may still be answered."""
    nps = answers.of_kind(answers.answers(GIVEN, as_of=DAY), "nps")
    found = invitations.invitations({"campaigns": SENT}, nps, as_of=DAY, within_days=30)
    assert found[["customer_id", "answered"]].values.tolist() == [["a", True], ["b", False], ["b", True]]
    assert len(invitations.invitations({"campaigns": SENT}, nps, as_of=DAY, prefix="nps-2")) == 1
    assert invitations.invitations({}, nps, as_of=DAY).empty


def test_a_contact_in_time_closes_the_loop_and_another_survey_does_not():
    low = answers.low("nps", answers.of_kind(answers.answers(GIVEN, as_of=DAY), "nps"))
    found = afterwards.contacted(low, {"campaigns": SENT}, within_days=14)
    assert found[["customer_id", "contacted"]].values.tolist() == [["a", True], ["b", False]]
    assert not afterwards.contacted(low, {"campaigns": SENT}, within_days=5)["contacted"].any()


LINES = ibis.memtable(
    pd.DataFrame(
        [("a", "1", "2023-12-01", 20.0), ("a", "2", "2024-01-02", 7.0), ("a", "3", "2024-01-20", 5.0), ("a", "3", "2024-01-21", -2.0),
         ("b", "4", "2024-06-15", 9.0)],
        columns=["customer_id", "order_id", "ordered_at", "amount"],
    ).assign(ordered_at=lambda f: pd.to_datetime(f["ordered_at"]).astype("datetime64[us]"))
)  # fmt: skip


def test_customers_are_followed_from_the_day_after_their_answer_for_as_long_as_said():
    nps = answers.of_kind(answers.answers(GIVEN, as_of=DAY), "nps")
    found = afterwards.followed(nps, {"transactions": LINES}, as_of=DAY, follow_days=90).set_index("customer_id")
    assert found.loc["a", ["score", "bought", "spend", "returns", "spend_before"]].tolist() == [
        3.0,
        1.0,
        3.0,
        2.0,
        20.0,
    ]
    assert found.loc["b", ["bought", "spend", "spend_before"]].tolist() == [
        0.0,
        0.0,
        0.0,
    ]  # what came on day 106 is too late
    assert afterwards.followed(nps, {}, as_of=DAY).empty


def test_revenue_is_that_of_the_latest_year():
    rows = pd.DataFrame({"customer_id": ["a", "x"], "score": [9.0, 1.0]})
    found = afterwards.revenue(rows, {"transactions": LINES}, as_of=dt.date(2024, 12, 1))
    assert found["money"].tolist() == [10.0, 0.0]


def test_further_columns_are_sub_scores_or_touchpoints():
    rows = pd.DataFrame(
        {
            "customer_id": ["a", "b"],
            "kind": "nps",
            "score": [1.0, 2.0],
            "delivery": [4, 5],
            "shop": ["x", "y"],
            "same": ["z", "z"],
        }
    )
    assert answers.sub_scores(rows) == ["delivery"] and answers.touchpoints(rows) == ["shop"]
