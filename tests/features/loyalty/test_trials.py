"""Trials on hand-made days: who is compared with whom, what was known, what came after."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from workbench.errors import UsageError
from workbench.features.loyalty import programmes, trials
from workbench.features.loyalty.window_sums import contributions

AS_OF, BEGIN = dt.date(2024, 6, 30), dt.date(2024, 1, 1)


def day(month: int, number: int) -> dt.date:
    return dt.date(2024, month, number)


@pytest.fixture()
def joinings():
    return ibis.memtable({"customer_id": ["a"], "joined_on": [day(4, 10)]})


@pytest.fixture()
def days(joinings):
    rows = [("a", day(2, 1), 10.0), ("a", day(4, 10), 20.0), ("a", day(4, 20), 30.0), ("b", day(4, 12), 40.0),
            ("b", day(5, 1), 50.0), ("b", day(6, 29), 5.0), ("c", day(3, 1), 7.0)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["customer_id", "day", "spend"]).assign(
        orders=1, discount=0.0, margin=lambda f: f["spend"]
    )
    return trials.as_members(contributions(ibis.memtable(frame), margin_share=0.3), joinings)


def test_a_joining_is_compared_with_purchases_of_those_who_did_not_join(days, joinings):
    found = trials.joining_occasions(days, joinings, as_of=AS_OF).to_pandas().sort_values(["customer_id", "start"])
    expected = [
        ("a", "2024-04-10", True),
        ("b", "2024-04-12", False),
        ("b", "2024-05-01", False),
        ("b", "2024-06-29", False),
    ]
    assert [(r.customer_id, str(r.start)[:10], r.treated) for r in found.itertuples()] == expected


def test_the_joining_purchase_itself_counts_for_neither_side(days, joinings):
    found = trials.joining_occasions(days, joinings, as_of=AS_OF)
    panel = trials.with_history(found, days, layout=trials.Layout(30, 2), as_of=AS_OF, data_from=BEGIN)
    first = panel.iloc[0]
    assert first["value"] == 20.0 and first["after_0"] == 30.0 and first["member_0"] == 30.0
    assert first["lead_3"] == 10.0 and first["orders_before"] == 1 and first["recency_days"] == 69.0


def test_a_window_that_is_not_over_is_missing_and_not_zero(days, joinings):
    found = trials.joining_occasions(days, joinings, as_of=AS_OF)
    panel = trials.with_history(found, days, layout=trials.Layout(30, 2), as_of=AS_OF, data_from=BEGIN)
    assert panel["after_0"].isna().tolist() == [False, False, False, True]
    assert panel["after_1"].isna().tolist() == [False, False, False, True]
    assert panel["lead_4"].isna().tolist() == [True, True, False, False]


def test_what_happens_later_changes_nothing_that_was_known(days, joinings):
    early = day(5, 31)
    cut = {"as_of": early, "data_from": BEGIN, "layout": trials.Layout(30, 1)}
    whole = trials.with_history(trials.joining_occasions(days, joinings, as_of=early), days, **cut)
    seen = days.filter(days.day <= ibis.date(2024, 5, 31))
    part = trials.with_history(trials.joining_occasions(seen, joinings, as_of=early), seen, **cut)
    pd.testing.assert_frame_equal(whole, part)


def test_only_active_customers_could_have_been_sent_a_campaign(days):
    campaigns = {
        "customer_id": ["a", "z"],
        "campaign_id": ["7", "7"],
        "sent_at": [dt.datetime(2024, 5, 2), dt.datetime(2024, 5, 2)],
    }
    sent = trials.contacts(ibis.memtable(campaigns))
    found = trials.contact_opportunities(days, sent, as_of=AS_OF, active_days=60).to_pandas().sort_values("customer_id")
    assert found[["customer_id", "treated"]].values.tolist() == [["a", True], ["b", False]]


def test_the_kind_of_a_campaign_is_its_type_or_its_name_without_the_number():
    base = {"customer_id": ["a", "a"], "campaign_id": ["email-02", "7"], "sent_at": [dt.datetime(2024, 5, 2)] * 2}
    assert trials.contacts(ibis.memtable(base)).to_pandas()["kind"].tolist() == ["email", "7"]
    typed = trials.contacts(ibis.memtable(base | {"campaign_type": ["Type A", "Type B"]}))
    assert typed.to_pandas()["kind"].tolist() == ["Type A", "Type B"]


def test_an_attribute_that_does_not_exist_is_refused_with_the_closest_match():
    customers = ibis.memtable({"customer_id": ["a", "b"], "history": [1.0, 2.0], "region": ["n", "s"]})
    known = programmes.attributes({"customers": customers}, pd.Series(["b", "a"]), names="history")
    assert known.to_dict("list") == {"history": [2.0, 1.0]}
    with pytest.raises(UsageError, match="no attribute of the customers is called 'histroy'. Did you mean 'history'"):
        programmes.attributes({"customers": customers}, pd.Series(["a"]), names="region, histroy")
    with pytest.raises(UsageError, match="no table of customers"):
        programmes.attributes({}, pd.Series(["a"]), names="history")
