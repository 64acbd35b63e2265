"""The segmentation report read by somebody who wants to refute it: each claim of the first screen from the raw data."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from tests.reading import shop

WINDOW, STEP = 180, 90


@pytest.fixture(scope="module")
def told(claims):
    lines = shop.lines("complete_journey")
    return claims("segmentation", "complete_journey"), lines, pd.Timestamp(shop.LAST["complete_journey"])


def spent(lines, last, *, days, ends=0):
    """What each customer spent in so many days that end `ends` days before the last; who bought nothing is not there."""
    to = last - pd.Timedelta(days=ends)
    inside = lines[lines["day"].between(to - pd.Timedelta(days=days - 1), to)]
    bought = inside.loc[inside["amount"] > 0, "customer"].unique()
    return inside.groupby("customer")["amount"].sum().loc[bought]


def high(money):
    """Who makes the first half of the money, from the most valuable customer down."""
    ordered = money[money > 0].sort_values(ascending=False)
    return ordered.index[(ordered.cumsum() - ordered / 2) < 0.5 * ordered.sum()]


def through(lines, last):
    """Customers whose first purchase lies before the window and who spent in it: late and early half."""
    first = lines[lines["amount"] > 0].groupby("customer")["day"].min()
    old = first.index[(last - first).dt.days >= WINDOW]
    halves = {name: spent(lines, last, days=90, ends=ends) for name, ends in (("late", 0), ("early", 90))}
    both = pd.DataFrame(halves).reindex(old).fillna(0.0)
    return both[(both > 0).any(axis=1)]


def test_so_many_customers_make_the_first_half_of_revenue(told):
    report, lines, last = told
    money, said = spent(lines, last, days=WINDOW), report.sentence("high-tier")["values"]
    assert said["c"]["n"] == len(money) and said["h"] == 0.5
    assert said["c"]["value"] == pytest.approx(len(high(money)) / len(money), abs=1e-6)


def test_the_half_that_sets_the_tier_is_nowhere_sold_as_found(told):
    report, _, _ = told
    headline = report.headline("top_tier_revenue_share")
    assert headline["lo"] is None and headline["no_interval"] and "by definition" in headline["definition"]
    assert report.sentence("high-tier")["text"]["en"].startswith("The first 50% of revenue, the share set for")


def test_the_high_tier_of_then_brought_what_it_says_since(told):
    report, lines, last = told
    best = high(spent(lines, last, days=WINDOW, ends=STEP))
    since, said = spent(lines, last, days=STEP), report.sentence("high-tier-since")["values"]
    assert said["t"]["value"] == pytest.approx(since.reindex(best).sum() / since.sum(), abs=1e-6)
    assert report.headline("top_tier_revenue_since")["value"] == said["t"]["value"]


def test_money_rose_or_fell_by_as_much_and_for_so_many(told):
    report, lines, last = told
    both, said = through(lines, last), report.sentence("halves")["values"]
    assert said["net"]["n"] == len(both)
    assert said["net"]["value"] == pytest.approx((both["late"] - both["early"]).sum(), abs=1.0)
    fell, rose = both["late"] <= 0.75 * both["early"], both["late"] >= 1.25 * both["early"]
    assert said["f"]["value"] == pytest.approx((fell & (both["early"] > 0)).mean(), abs=1e-3)
    assert said["r"]["value"] == pytest.approx((rose & (both["late"] > 0)).mean(), abs=1e-3)


def test_odd_against_even_weeks_fall_and_rise_as_often_as_chance_is_said_to(told):
    report, lines, last = told
    people, said = through(lines, last).index, report.sentence("halves")["values"]
    age = (last - lines["day"]).dt.days
    inside = lines[(age < WINDOW) & lines["customer"].isin(people)].assign(odd=age // 7 % 2)
    weeks = inside.pivot_table(index="customer", columns="odd", values="amount", aggfunc="sum", fill_value=0.0)
    for one, two in ((0, 1), (1, 0)):
        fell = (weeks[one] <= 0.75 * weeks[two]) & (weeks[two] > 0)
        rose = (weeks[one] >= 1.25 * weeks[two]) & (weeks[one] > 0)
        assert said["uf"]["lo"] <= fell.mean() <= said["uf"]["hi"]
        assert said["ur"]["lo"] <= rose.mean() <= said["ur"]["hi"]
        assert said["un"]["lo"] <= (weeks[one] - weeks[two]).sum() <= said["un"]["hi"]


def test_its_word_for_the_change_is_that_of_the_numbers_beside_it(told):
    report, _, _ = told
    for id, seen, chance in (("halves", "net", "un"), ("without-order", "net", "un"), ("high-tier-since", "t", "u")):
        said = report.sentence(id)["values"]
        value, lo, hi = said[seen]["value"], said[chance]["lo"], said[chance]["hi"]
        assert said["beside"] == ("more" if value > hi else "less" if value < lo else "chance"), id


def test_so_many_bought_nothing_since_and_all_together_changed_by_as_much(told):
    report, lines, last = told
    before, now = spent(lines, last, days=WINDOW, ends=STEP), spent(lines, last, days=WINDOW)
    gone = before.index.difference(spent(lines, last, days=STEP).index)
    said = report.sentence("without-order")["values"]
    assert said["g"]["n"] == len(before) and said["g"]["value"] == pytest.approx(len(gone) / len(before), abs=1e-6)
    assert said["net"]["value"] == pytest.approx(now.sum() - before.sum(), abs=1.0)
    change = now.reindex(gone).fillna(0.0) - before.loc[gone]
    assert said["m"]["value"] == pytest.approx(change.sum(), abs=1.0) and said["m"]["n"] == len(gone)


def test_the_leading_segment_has_the_customers_and_the_revenue_it_says(told):
    report, lines, last = told
    money, segments = spent(lines, last, days=WINDOW), report.table("segments").set_index("customer_id")["segment"]
    by_segment = money.groupby(segments).agg(["size", "sum"])
    first, said = by_segment.sort_values("sum").iloc[-1], report.sentence("leading-segment")["values"]
    assert said["s"]["value"] == pytest.approx(first["size"] / len(money), abs=1e-6)
    assert said["m"]["value"] == pytest.approx(first["sum"] / money.sum(), abs=1e-5)


def test_the_test_it_proposes_would_show_the_change_it_names(told):
    report, lines, last = told
    (decision,) = (item["data"] for item in report.items if item["kind"] == "decision")
    best, said = high(spent(lines, last, days=WINDOW, ends=STEP)), decision["effect"]["values"]
    brought = spent(lines, last, days=STEP).reindex(best).fillna(0.0)
    half = len(high(spent(lines, last, days=WINDOW))) // 2
    shows = (norm.ppf(0.975) + norm.ppf(0.8)) * np.sqrt(2 / half) * brought.std() / brought.mean()
    assert said["n"] == half and said["p"] == pytest.approx(shows, rel=0.01)
