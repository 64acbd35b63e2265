"""The cohort report read by somebody who wants to refute it: each claim of the first screen from the raw data."""

import itertools

import numpy as np
import pandas as pd
import pytest

from tests.reading import shop

DATA = "complete_journey"


@pytest.fixture(scope="module")
def told(claims):
    lines = shop.lines(DATA)
    return claims("cohort", DATA), lines, shop.purchase_days(lines)


def newcomers(days):
    """Customers first seen from April on, as the page says: first day and month, the earliest first."""
    first = days.groupby("customer")["day"].min().sort_values()
    new = first[first >= "2017-04-01"].to_frame("first")
    return new.assign(month=new["first"].dt.to_period("M"))


def of_the_first(people, n):
    """The earliest whole cohorts that are so many customers; what the page counts on."""
    sizes = people.groupby("month").size().cumsum()
    assert n in set(sizes), f"no whole cohorts are {n} customers: {sizes.tolist()}"
    return people[people["month"] <= sizes[sizes == n].index[0]]


def active_at(people, days, age):
    """Which of these customers bought in the calendar month `age` months after that of their first purchase."""
    months = days.assign(month=days["day"].dt.to_period("M")).groupby("customer")["month"].agg(set)
    return [month + age in months[customer] for customer, month in people["month"].items()]


@pytest.mark.parametrize("age", [1, 3, 6])
def test_so_many_new_customers_are_active_at_an_age(told, age):
    report, _, days = told
    headline = report.headline(f"retention_{age}")
    people = of_the_first(newcomers(days), headline["n"])
    assert headline["value"] == pytest.approx(np.mean(active_at(people, days, age)), abs=1e-6)


def test_so_many_were_first_seen_early(told):
    report, _, days = told
    first, said = days.groupby("customer")["day"].min(), report.sentence("seen-early")["values"]
    assert said["share"]["n"] == len(first)
    assert said["share"]["value"] == pytest.approx((first < "2017-04-01").mean(), abs=1e-6)


def test_so_many_of_those_called_new_had_been_there_before(told):
    report, _, days = told
    start = pd.Timestamp("2017-01-01") + pd.Timedelta(days=90)
    after = days[days["day"] >= start].groupby("customer")["day"].min()
    called = after.index[after >= start + pd.Timedelta(days=90)]
    before = set(days.loc[days["day"] < start, "customer"])
    said = report.sentence("newness-trial")["values"]
    assert said["t"]["n"] == len(called)
    assert said["t"]["value"] == pytest.approx(np.mean([customer in before for customer in called]), abs=1e-6)
    assert said["verdict"] == "warn" and report.sentence("come-back")["values"]["verdict"] == "warn"
    assert "counted as new" in report.sentence("come-back")["text"]["en"]
    (first,) = (item["data"] for item in report.items if item["data"].get("text", {}).get("id") == "come-back")
    assert first["doubts"] == ["newness_trial"] and "may have been there before" in report.page("en")


def test_so_many_bought_a_second_time(told):
    report, _, days = told
    headline = report.headline("repeat_purchase_rate")
    people = of_the_first(newcomers(days), headline["n"])
    again = days.merge(people.reset_index(), on="customer").query("day > first")
    waited = again.groupby("customer").apply(lambda rows: (rows["day"] - rows["first"]).dt.days.min())
    assert headline["value"] == pytest.approx((waited <= 90).sum() / len(people), abs=1e-6)


def test_so_much_of_the_first_revenue_comes_again_and_the_figure_says_the_same(told):
    report, lines, days = told
    headline = report.headline("revenue_retention_3")
    people = of_the_first(newcomers(days), headline["n"])
    spent = lines.merge(people.reset_index(), on="customer")
    window = (spent["day"] - spent["first"]).dt.days // 30
    share = spent.loc[window == 3, "amount"].sum() / spent.loc[window == 0, "amount"].sum()
    assert headline["value"] == pytest.approx(share, abs=1e-5)
    drawn = report.shown("spending_course").set_index("period")["rate"]
    assert drawn[3] == headline["value"] == report.sentence("spending-lasts")["values"]["kept"]["value"]


def test_newer_cohorts_differ_by_as_much_and_in_random_order_as_often(told):
    report, _, days = told
    said = report.sentence("newer-cohorts")["values"]
    people = of_the_first(newcomers(days), said["c"]["n"])
    people = people.assign(active=active_at(people, days, 1))
    later = people["month"] >= pd.Period(said["since"]["period"] if isinstance(said["since"], dict) else said["since"])
    gap = people.loc[later, "active"].mean() - people.loc[~later, "active"].mean()
    assert said["c"]["value"] == pytest.approx(gap, abs=1e-6)
    cohorts = people.groupby("month")["active"].agg(["size", "sum"]).to_numpy()
    many, gaps = people.loc[later, "month"].nunique(), []
    for chosen in itertools.combinations(range(len(cohorts)), many):
        one, two = cohorts[list(chosen)].sum(axis=0), np.delete(cohorts, chosen, axis=0).sum(axis=0)
        gaps.append(abs(one[1] / one[0] - two[1] / two[0]))
    assert said["p"]["value"] == pytest.approx(np.mean(np.array(gaps) >= abs(gap) - 1e-9), abs=0.05)
    assert said["direction"] not in ("higher", "lower") or said["p"]["value"] < 0.05


def test_those_first_seen_early_are_active_more_often_by_as_much(told):
    report, _, days = told
    said = report.sentence("early-differ")["values"]["gap"]
    first = days.groupby("customer")["day"].min()
    early = first[first < "2017-04-01"].to_frame("first")
    early = early.assign(month=early["first"].dt.to_period("M"))
    new = of_the_first(newcomers(days), said["n"] - len(early))
    gap = np.mean(active_at(early, days, 1)) - np.mean(active_at(new, days, 1))
    assert said["value"] == pytest.approx(gap, abs=1e-6) and said["lo"] > 0


def test_so_many_of_those_who_lapsed_came_back(told):
    """Silent for three whole calendar months after a purchase; back within the three after them."""
    report, _, days = told
    said = report.sentence("won-back")["values"]
    people, last = newcomers(days), pd.Period("2017-12")
    people = of_the_first(people, report.headline("retention_1")["n"])
    bought = days.assign(month=days["day"].dt.to_period("M")).groupby("customer")["month"].agg(lambda m: sorted(set(m)))
    lapsed = returned = 0
    for customer in people.index:
        months = [*bought[customer], None]
        for one, two in itertools.pairwise(months):
            if (two is None or (two - one).n > 3) and (last - one).n >= 6:
                lapsed, returned = lapsed + 1, returned + (two is not None and (two - one).n <= 6)
                break
    assert said["b"]["n"] == lapsed and said["b"]["value"] == pytest.approx(returned / lapsed, abs=1e-6)
    assert said["b"]["lo"] > 0  # so lapsed is not lost, and the sentence on who stays says never silent, not gone
