"""The acquisition report read by somebody who wants to refute it, from the raw tables, without our code."""

import pandas as pd
import pytest

from tests.reading import shop
from tests.reading.shop import DATA, LAST

END = pd.Timestamp(LAST["planted"])


@pytest.fixture(scope="module")
def told(claims):
    return claims("acquisition", "planted")


@pytest.fixture(scope="module")
def people():
    rows = pd.read_parquet(DATA / "planted" / "customers.parquet")
    rows = rows.assign(day=pd.to_datetime(rows["acquired_on"]), channel=rows["acquisition_channel"])
    return rows[rows["day"] <= END].dropna(subset=["day", "channel"])


@pytest.fixture(scope="module")
def spend():
    return pd.read_parquet(DATA / "planted" / "spend.parquet")


def test_a_customer_costs_all_spend_divided_by_all_who_came(told, people, spend):
    headline = told.headline("cac")
    assert headline["value"] == pytest.approx(spend["cost"].sum() / len(people)) and headline["n"] == len(people)
    shown = told.table("channels").set_index("channel")
    each = spend.groupby("channel")["cost"].sum() / people.groupby("channel").size()
    assert shown["cost_each"].dropna().to_dict() == pytest.approx(each.dropna().to_dict())
    assert set(shown.index[shown["meeting"] == "no-cost"]) == set(people["channel"]) - set(spend["channel"])


def test_costs_by_channel_are_those_planted(told):
    """The planted company spends 12, 9, 5 and 15 a customer in expectation; its customers come at random."""
    shown = told.table("channels").set_index("channel")
    for channel, true in {"search": 12.0, "social": 9.0, "referral": 5.0, "affiliate": 15.0}.items():
        assert shown.loc[channel, "cost_each"] == pytest.approx(true, rel=3 / shown.loc[channel, "acquired"] ** 0.5)


def test_leads_who_bought_are_those_with_an_order_in_time(told, people):
    bought = shop.lines("planted")
    bought = bought[bought["amount"] > 0].merge(
        people[["customer_id", "day"]], left_on="customer", right_on="customer_id", suffixes=("", "_came")
    )
    wait = (bought["day"] - bought["day_came"]).dt.days
    seen = people[people["day"] <= END - pd.Timedelta(days=90)]
    number = seen["customer_id"].isin(bought.loc[wait.between(0, 90), "customer"]).sum()
    assert told.headline("conversion_rate")["n"] == len(seen)
    assert told.headline("conversion_rate")["value"] == pytest.approx(number / len(seen))


def test_a_cohorts_margin_and_cost_are_those_of_its_customers_in_their_own_months(told, people, spend):
    lines, shown = shop.lines("planted"), told.table("triangle")
    cohort = people[
        (people["day"].dt.to_period("Q").astype(str) == "2023Q2") & people["channel"].isin(spend["channel"])
    ]
    cost = spend[pd.to_datetime(spend["day"]).dt.to_period("Q").astype(str) == "2023Q2"]["cost"].sum()
    mine = lines.merge(
        cohort[["customer_id", "day"]], left_on="customer", right_on="customer_id", suffixes=("", "_came")
    )
    age = (mine["day"] - mine["day_came"]).dt.days
    row = shown[(shown["quarter"] == "2023Q2") & (shown["age"] == 6)].iloc[0]
    assert row["customers"] == len(cohort) and row["cost_each"] == pytest.approx(cost / len(cohort))
    assert row["per_customer"] == pytest.approx(mine.loc[age.between(0, 179), "margin"].sum() / len(cohort), rel=1e-6)
    youngest = (END - cohort["day"].max()).days // 30
    assert shown.loc[shown["quarter"] == "2023Q2", "age"].max() == youngest
