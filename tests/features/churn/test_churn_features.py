"""Churn features: what they hold, and that they hold nothing of what came later."""

import datetime as dt
from itertools import pairwise

import ibis
import numpy as np
import pandas as pd
import pytest

from tests import truncation
from workbench.data.planted import generate
from workbench.errors import UsageError
from workbench.features.churn import churn_features
from workbench.features.purchases import histories

DAYS = [dt.date(2023, 7, 9), dt.date(2024, 1, 31), dt.date(2024, 10, 1)]


def as_found(frames):
    """Histories of pandas frames, as the door would give them."""
    tables = {}
    for name, frame in frames.items():
        dates = [c for c in frame if c in ("started_on", "ended_on", "acquired_on")]
        stamped = frame.assign(
            **{c: pd.to_datetime(frame[c]).astype("datetime64[us]") for c in frame if c.endswith("_at")}
        )
        table = ibis.memtable(stamped.assign(**{c: pd.to_datetime(stamped[c]) for c in dates}))
        tables[name] = table.mutate(**{c: table[c].cast("date") for c in dates})
    there = {key: (table, reduce) for key, (table, reduce) in histories.REDUCED.items() if table in tables}
    return {key: reduce(tables[table]) for key, (table, reduce) in there.items()}


def features_of(contract):
    def features(frames, as_of):
        return churn_features.features(as_found(frames), as_of=[as_of], contract=contract).to_pandas()

    return features


@pytest.fixture(scope="module")
def company():
    made = generate(400, seed=5)
    frames = {
        name: made.frame(name)
        for name in ("transactions", "customers", "campaigns", "tickets", "events", "subscriptions")
    }
    rng = np.random.default_rng(1)
    for name, clock in (("transactions", "ordered_at"), ("tickets", "opened_at")):  # late arrivals, some by weeks
        late = pd.to_timedelta(rng.exponential(6, len(frames[name])), unit="D").round("s")
        frames[name] = frames[name].assign(loaded_at=frames[name][clock] + late)
    return frames


@pytest.mark.parametrize("contract", ["non-contractual", "contractual"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_feature_is_the_same_when_the_data_end_on_its_day(company, contract, day):
    truncation.check(features_of(contract), company, as_of=day)


def test_the_truncation_check_catches_a_feature_that_looks_ahead(company):
    def peeking(frames, as_of):
        lines = frames["transactions"]
        return lines.groupby("customer_id", as_index=False)["amount"].sum()

    with pytest.raises(AssertionError, match="features as of"):
        truncation.check(peeking, company, as_of=DAYS[0])


def test_a_line_counts_only_once_it_has_arrived(company):
    on_time = company | {"transactions": company["transactions"].drop(columns="loaded_at")}
    late, early = (features_of("non-contractual")(frames, DAYS[1]) for frames in (company, on_time))
    assert late["spend_30"].sum() < early["spend_30"].sum()


def test_future_rows_change_nothing(company):
    lines = company["transactions"]
    more = lines.assign(
        ordered_at=lines["ordered_at"] + pd.DateOffset(years=3), loaded_at=lines["loaded_at"] + pd.DateOffset(years=3)
    )
    both = company | {"transactions": pd.concat([lines, more], ignore_index=True)}
    one, two = (
        features_of("non-contractual")(frames, DAYS[2]).sort_values("customer_id", ignore_index=True)
        for frames in (company, both)
    )
    pd.testing.assert_frame_equal(one, two)


def test_several_moments_in_one_query_give_what_each_gives_alone(company):
    found = as_found(company)
    together = churn_features.features(found, as_of=DAYS, contract="non-contractual").to_pandas()
    for day in DAYS:
        alone = churn_features.features(found, as_of=[day], contract="non-contractual").to_pandas()
        mine = together[pd.to_datetime(together["snapshot"]).dt.date == day]
        order = {"by": "customer_id", "ignore_index": True}
        pd.testing.assert_frame_equal(mine.sort_values(**order), alone.sort_values(**order), rtol=1e-12)


def lines(*rows):
    frame = pd.DataFrame(rows, columns=["customer_id", "order_id", "ordered_at", "amount", "category"])
    return {"transactions": frame.assign(ordered_at=pd.to_datetime(frame["ordered_at"]))}


def test_windows_count_days_money_and_returns_by_hand():
    frames = lines(
        ("a", "1", "2024-01-01", 10.0, "tea"), ("a", "2", "2024-03-01", 20.0, "tea"), ("a", "2", "2024-03-01", 5.0, "jam"),
        ("a", "3", "2024-03-11", -5.0, "jam"), ("a", "4", "2024-03-21", 8.0, "tea"), ("b", "5", "2024-03-31", 1.0, "tea"),
        ("c", "6", "2024-03-31", -1.0, "tea"),
    )  # fmt: skip
    rows = churn_features.features(
        as_found(frames), as_of=[dt.date(2024, 3, 31)], contract="non-contractual", windows=(30, 90)
    )
    frame = rows.to_pandas().set_index("customer_id")
    assert list(frame.index.sort_values()) == ["a", "b"], "who only returned never was a customer"
    a = frame.loc["a"]
    assert (a["recency_days"], a["tenure_days"], a["purchase_days"]) == (10, 90, 3)
    assert (a["days_30"], a["spend_30"], a["returns_30"]) == (
        1,
        3.0,
        5.0,
    )  # 1 March lies 30 days back: outside of 0 to 29
    assert (a["days_90"], a["spend_90"], a["breadth_90"]) == (2, 28.0, 1.5)  # 1 January lies 90 days back
    assert a["spend_trend"] == pytest.approx((3 / 30) / (28 / 90))
    assert pd.isna(frame.loc["a", "discount_90"]), "lines without discounts: not known, never zero"


def test_a_day_whose_lines_arrived_apart_is_one_day():
    rows = lines(
        ("a", "o1", "2024-01-01", 5.0, "x"),
        ("a", "o2", "2024-01-11", 6.0, "x"),
        ("a", "o3", "2024-01-11", 7.0, "y"),
        ("a", "o4", "2024-01-21", 8.0, "x"),
    )
    frame = rows["transactions"]
    apart = {"transactions": frame.assign(loaded_at=frame["ordered_at"] + pd.to_timedelta([0, 0, 3, 0], unit="D"))}
    whole, parts = (
        churn_features.features(as_found(given), as_of=[dt.date(2024, 1, 31)], contract="non-contractual")
        .to_pandas()
        .iloc[0]
        for given in (rows, apart)
    )
    assert whole["purchase_days"] == 3 and whole["typical_gap_days"] == pytest.approx(10, rel=1e-4)
    shared = [name for name in whole.index if not name.startswith("breadth")]
    pd.testing.assert_series_equal(parts[shared], whole[shared])


def test_a_regular_customer_has_a_shorter_limit_than_an_irregular_one():
    weekly = [("w", str(k), dt.datetime(2024, 1, 1) + dt.timedelta(days=7 * k), 1.0, "x") for k in range(20)]
    gaps = [1, 30, 2, 45, 3, 20, 1, 30]
    days = np.cumsum([0, *gaps])
    odd = [
        ("o", f"o{k}", dt.datetime(2024, 1, 1) + dt.timedelta(days=int(day)), 1.0, "x") for k, day in enumerate(days)
    ]
    frame = churn_features.features(
        as_found(lines(*weekly, *odd)), as_of=[dt.date(2024, 6, 1)], contract="non-contractual", windows=(30,)
    )
    limit = frame.to_pandas().set_index("customer_id")["silence_limit_days"]
    assert 7 < limit["w"] < limit["o"]


def test_windows_that_reach_back_before_the_data_are_left_out():
    whole = churn_features.observed_windows(dt.date(2024, 1, 1), [dt.date(2024, 12, 31)])
    assert whole == (30, 90, 180, 365)
    assert all(shorter <= longer for shorter, longer in pairwise(whole))
    assert churn_features.observed_windows(dt.date(2024, 1, 1), [dt.date(2024, 1, 15)]) == ()


def contracts(*rows):
    frame = pd.DataFrame(rows, columns=["customer_id", "started_on", "ended_on", "plan", "price"])
    return {
        "subscriptions": frame.assign(
            started_on=pd.to_datetime(frame["started_on"]), ended_on=pd.to_datetime(frame["ended_on"])
        )
    }


def test_a_contract_runs_until_the_day_it_ends():
    found = as_found(contracts(("a", "2024-01-01", "2024-02-01", "s", 5.0), ("b", "2024-01-15", None, "m", 9.0)))
    for day, there in ((dt.date(2024, 1, 31), {"a", "b"}), (dt.date(2024, 2, 1), {"b"}), (dt.date(2024, 1, 14), {"a"})):
        assert (
            set(churn_features.features(found, as_of=[day], contract="contractual").to_pandas()["customer_id"]) == there
        )
    row = churn_features.features(found, as_of=[dt.date(2024, 2, 1)], contract="contractual").to_pandas().iloc[0]
    assert (row["contract_days"], row["plan"], row["price"]) == (17, "m", 9.0)


def test_the_kind_of_churn_follows_the_data_and_can_be_asked_for():
    shop, club = (
        as_found(lines(("a", "1", "2024-01-01", 1.0, "x"))),
        as_found(contracts(("a", "2024-01-01", None, "s", 5.0))),
    )
    assert (
        churn_features.choose_contract(shop) == "non-contractual"
        and churn_features.choose_contract(club) == "contractual"
    )
    assert churn_features.choose_contract(shop | club) == "contractual"
    assert churn_features.choose_contract(shop | club, "non-contractual") == "non-contractual"
    many = as_found(lines(*[(str(k), str(k), "2024-01-01", 1.0, "x") for k in range(9)]))
    assert churn_features.choose_contract(many | club) == "non-contractual", "one contract among many buyers"
    with pytest.raises(UsageError, match="needs the table subscriptions, which the dataset lacks"):
        churn_features.choose_contract(shop, "contractual")


def test_attributes_that_name_customers_are_not_features():
    people = ibis.memtable(
        {
            "customer_id": [str(k) for k in range(40)],
            "email": [f"{k}@x" for k in range(40)],
            "kind": ["a", "b"] * 20,
            "age": list(range(40)),
        }
    )
    assert churn_features.attributes(people) == ["kind", "age"]
