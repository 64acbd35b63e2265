"""The lifetime value report read by somebody who wants to refute it, from the raw data, without our code."""

import numpy as np
import pandas as pd
import pytest

from tests.reading import shop

LOOK = ["planted", "complete_journey"]


@pytest.fixture(scope="module", params=LOOK)
def told(request, claims):
    name = request.param
    lines, last = shop.lines(name), pd.Timestamp(shop.LAST[name])
    held = ((last - pd.Timestamp(shop.FIRST[name])).days + 1) // 2
    return claims("lifetime_value", name), lines, last, last - pd.Timedelta(days=held)


def money(report, lines):
    """Each line's money as the report counts it: its margin, or the share of revenue that is assumed."""
    assumed = report.check("margin_known")["status"] != "pass"
    return lines["amount"] * 0.3 if assumed else lines["margin"]


def test_it_values_everybody_who_has_bought_and_nobody_else(told):
    report, lines, _, _ = told
    buyers = set(shop.purchase_days(lines)["customer"])
    valued = report.table("customer_value")
    assert set(valued["customer_id"]) == buyers and report.headline("clv_total")["n"] == len(buyers)


def test_total_mean_median_and_share_follow_from_the_list(told):
    report, _, _, _ = told
    values = report.table("customer_value")["clv"]
    tenth = values.sort_values(ascending=False).head(round(len(values) / 10)).sum() / values.sum()
    assert report.headline("clv_total")["value"] == pytest.approx(values.sum(), rel=1e-6)
    assert report.headline("clv_mean")["value"] == pytest.approx(values.mean(), rel=1e-6)
    assert report.headline("top_decile_clv_share")["value"] == pytest.approx(tenth, abs=0.002)
    assert report.sentence("half-are-worth-less")["values"]["median"] == pytest.approx(values.median(), rel=1e-6)


def test_the_base_is_not_worth_more_than_the_company_takes(told):
    report, lines, last, _ = told
    each = money(report, lines)
    taken = max(each[lines["day"] > last - pd.Timedelta(days=back)].sum() * 365 / back for back in (365, 90))
    times = report.headline("clv_total")["value"] / taken
    assert report.check("base_against_sales")["value"] == pytest.approx(times, rel=0.02)
    assert times <= 1.25 or "base_against_sales" in report.headline("clv_total")["doubts"]


def test_as_many_purchase_days_came_in_the_test_as_it_says(told):
    report, lines, _, cut = told
    days = shop.purchase_days(lines)
    known = set(days.loc[days["day"] <= cut, "customer"])
    came = ((days["day"] > cut) & days["customer"].isin(known)).sum()
    seen, expected = report.headline("holdout_orders_actual"), report.headline("holdout_orders_predicted")
    assert seen["value"] == came and seen["n"] == expected["n"] == len(known)


def test_the_groups_of_the_test_are_seen_as_it_says(told):
    report, lines, _, cut = told
    days = shop.purchase_days(lines)
    before = days[days["day"] <= cut].groupby("customer").size() - 1
    after = days[days["day"] > cut].groupby("customer").size().reindex(before.index, fill_value=0)
    groups = report.table("holdout").query("kind == 'frequency'")
    assert groups["customers"].sum() == len(before)
    for row in groups.itertuples():
        inside = before.between(row.from_, row.to) if hasattr(row, "from_") else before.between(row[3], row[4])
        assert inside.sum() == row.customers and after[inside].mean() == pytest.approx(row.actual, abs=1e-9)


def test_the_naive_forecasts_beside_it_are_as_good_as_it_says(told):
    report, lines, last, cut = told
    days, length = shop.purchase_days(lines), last - cut
    first = days[days["day"] <= cut].groupby("customer")["day"].min()

    def within(start, end):
        part = days[(days["day"] > start) & (days["day"] <= end)]
        return part.groupby("customer").size().reindex(first.index, fill_value=0)

    after, before = within(cut, last), within(cut - length, cut)
    rate = (within(pd.Timestamp(0), cut) - 1).sum() / (cut - first).dt.days.sum()
    error = report.shown("accuracy").set_index("forecast_method")["order_error"].astype(float)
    assert error["forecast-method-last-period"] == pytest.approx((before - after).abs().mean(), rel=1e-6)
    assert error["forecast-method-mean-rate"] == pytest.approx((rate * length.days - after).abs().mean(), rel=1e-6)
    if report.sentence("forecast-tested")["values"]["best"] == "model":
        assert error.idxmin() == "forecast-method-model"


def test_one_test_is_told_one_way_with_the_tenth_it_missed(told):
    report, _, _, _ = told
    said, tenths = report.sentence("forecast-tested")["values"], report.table("holdout").query("kind == 'decile'")
    assert said["p"]["value"] == report.headline("holdout_orders_predicted")["value"]
    assert (tenths["customers"] * tenths["actual"]).sum() == pytest.approx(said["a"]["value"], rel=1e-9)
    assert (tenths["customers"] * tenths["predicted"]).sum() == pytest.approx(said["p"]["value"], rel=1e-6)
    assert [said["low"], said["low_seen"]] == pytest.approx(
        tenths.iloc[0][["predicted", "actual"]].astype(float).tolist()
    )
    off = abs(said["p"]["value"] / said["a"]["value"] - 1)
    value = report.sentence("value-of-base")
    assert value["values"]["standing"] != "unproven" or "in total" not in value["text"]["en"]
    assert off <= 0.1 or value["values"]["standing"] == "doubtful"


def test_the_few_largest_have_brought_the_share_it_says(told):
    report, lines, _, _ = told
    said = report.sentence("dominance")["values"]
    bought = lines[lines["amount"] > 0].assign(money=money(report, lines))
    by = bought.groupby("customer")["money"].sum().sort_values(ascending=False)
    assert by.head(said["k"]).sum() / by.sum() == pytest.approx(said["s"]["value"], abs=0.005)


def test_every_check_that_failed_stands_beside_the_value(told):
    report, _, _, _ = told
    asked = ("holdout_total", "holdout_money", "holdout_groups", "holdout_beats_naive", "horizon", "left_truncation")
    missed = {key for key in asked if report.check(key)["status"] != "pass"}
    for key in ("clv_total", "clv_mean", "top_decile_clv_share"):
        assert missed <= set(report.headline(key)["doubts"])
    assert not missed or ("Read with care" in report.page("en") and "请谨慎解读" in report.page("zh"))
    assert np.isfinite(report.headline("clv_total")["value"])
