"""The tables follow the processes whose parameters the truth states."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize
from scipy.special import betaln, gammaln
from scipy.stats import chi2, chisquare

from workbench.data.planted import Effects, Plan, generate, journeys, rhythm
from workbench.data.planted.surveys import RESPONSE

# Each of these fails by chance once in a thousand seeds; the seeds are fixed, so they fail never or always.
SURPRISE = 0.001


@pytest.fixture(scope="module")
def plain():
    return generate(4000, seed=11, effects=Effects(programme=0.0, campaign=0.0, clusters=False, returns=0.0))


@pytest.fixture(scope="module")
def company():
    return generate(6000, seed=12)


def summary(company) -> pd.DataFrame:
    """Frequency, recency and T in business days, and the mean order value."""
    lines = company.frame("transactions")
    start = company.plan.start
    local = (lines["ordered_at"] - pd.Timestamp(start)) / pd.Timedelta(days=1)
    orders = lines.assign(at=rhythm.to_business(local.to_numpy(), start=start)).groupby(["customer_id", "order_id"])
    per_order = orders.agg(at=("at", "first"), amount=("amount", "sum")).reset_index()
    people = per_order.groupby("customer_id").agg(
        first=("at", "min"), last=("at", "max"), x=("at", "size"), mean=("amount", "mean")
    )
    return people.assign(
        x=people["x"] - 1, recency=people["last"] - people["first"], T=company.plan.end - people["first"]
    )


def bg_nbd(parameters, people):
    """Log-likelihood of BG/NBD (Fader, Hardie & Lee 2005, Marketing Science 24:275, equation 6)."""
    r, alpha, a, b = parameters
    x, recency, age = people["x"].to_numpy(), people["recency"].to_numpy(), people["T"].to_numpy()
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    alive = betaln(a, b + x) - betaln(a, b) - (r + x) * np.log(alpha + age)
    lost = betaln(a + 1, b + np.maximum(x, 1) - 1) - betaln(a, b) - (r + x) * np.log(alpha + recency)
    return (common + np.logaddexp(alive, np.where(x > 0, lost, -np.inf))).sum()


def gamma_gamma(parameters, people):
    """Log-likelihood of Gamma-Gamma (Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value, equation 1a)."""
    p, q, v = parameters
    n, mean = people["x"].to_numpy() + 1, people["mean"].to_numpy()
    return (
        gammaln(p * n + q) - gammaln(p * n) - gammaln(q) + q * np.log(v)
        + (p * n - 1) * np.log(mean) + p * n * np.log(n) - (p * n + q) * np.log(v + n * mean)
    ).sum()  # fmt: skip


@pytest.mark.parametrize(("likelihood", "names"), [(bg_nbd, ["r", "alpha", "a", "b"]), (gamma_gamma, ["p", "q", "v"])])
def test_orders_fit_the_stated_parameters_as_well_as_the_best_ones(plain, likelihood, names):
    people, truth = summary(plain), plain.truth.segments.loc[0, names].to_numpy(dtype="float64")
    best = minimize(lambda log: -likelihood(np.exp(log), people) / len(people), np.log(truth), method="Nelder-Mead",
                    options={"xatol": 1e-4, "fatol": 1e-8, "maxiter": 2000})  # fmt: skip
    deviance = 2 * (-best.fun * len(people) - likelihood(truth, people))
    assert deviance < chi2.ppf(1 - SURPRISE, len(names))


def test_arrivals_grow_by_five_percent_a_month(company):
    month = pd.to_datetime(company.frame("customers")["acquired_on"]).dt.to_period("M")
    counts = month.value_counts().sort_index().iloc[:-1]
    slope = np.polyfit(np.arange(len(counts)), np.log(counts.to_numpy()), 1)[0]
    assert slope == pytest.approx(np.log(1.05), abs=0.01)


def test_paths_follow_the_stated_transition_probabilities(company):
    events = company.frame("events").sort_values(["journey_id", "occurred_at"], kind="stable")
    events = events[events["journey_id"].str[4:].astype(int) % 3 == 0]  # a third is enough for power
    following = events.groupby("journey_id")["channel"].shift(-1)
    following = following.mask(events.groupby("journey_id")["event"].shift(-1) == "order", "order").fillna("nothing")
    early = events["occurred_at"] < "2024-11-01"  # later journeys may be cut off by the end of the data
    late = events["occurred_at"] > "2023-02-01"
    kept = (events["event"] != "order") & early & late
    seen = pd.crosstab(events.loc[kept, "channel"], following[kept])
    true = company.truth.transitions[[*journeys.STATES, *journeys.ENDS]]
    for channel in journeys.STATES:
        counts = seen.loc[channel, list(true.columns)].to_numpy()
        assert chisquare(counts, true.loc[channel] * counts.sum()).pvalue > SURPRISE / len(journeys.STATES), channel


def test_journeys_convert_at_the_stated_share(company):
    events = company.frame("events")
    converted = events.groupby("journey_id")["event"].agg(lambda names: "order" in set(names))
    assert converted.mean() == pytest.approx(company.truth.values["journey_conversion"], abs=0.01)


def contacts_with_orders(company, kind: str) -> pd.DataFrame:
    contacts = company.frame("campaigns").query("campaign_id.str.startswith(@kind)", local_dict={"kind": kind})
    orders = company.frame("transactions").query("amount > 0").drop_duplicates("order_id")
    pairs = contacts.reset_index().merge(orders[["customer_id", "ordered_at"]], on="customer_id", how="left")
    after = (pairs["ordered_at"] - pairs["sent_at"]) / pd.Timedelta(days=1)
    bought = after.between(0, 9).groupby(pairs["index"]).sum()
    return contacts.assign(orders=bought.reindex(contacts.index))


@pytest.mark.parametrize("kind", ["email", "retargeting"])
def test_hold_outs_show_the_stated_effect_of_a_campaign(company, kind):
    arms = contacts_with_orders(company, kind).groupby("arm")["orders"].agg(["mean", "var", "size"])
    effect = arms.loc["treatment", "mean"] - arms.loc["control", "mean"]
    noise = np.sqrt((arms["var"] / arms["size"]).sum())
    true = company.truth.campaigns.set_index("campaign").loc[kind, "effect"]
    assert abs(effect - true) < 3.3 * noise
    assert (true == 0) == (kind == "retargeting")


def test_retargeting_looks_effective_to_whoever_ignores_the_hold_out(company):
    contacted = contacts_with_orders(company, "retargeting")["orders"].mean()
    others = contacts_with_orders(company, "email").query("arm == 'control'")["orders"].mean()
    assert contacted > 2 * others


def test_the_stated_result_of_the_programme_adds_up(company):
    people, values = company.truth.customers, company.truth.values
    members = people["joined_on"].notna()
    assert values["members"] == members.sum() == len(company.frame("memberships"))
    assert people.loc[~members, ["incremental_margin", "programme_cost"]].eq(0).all(axis=None)
    margin, cost = people["incremental_margin"].sum(), people["programme_cost"].sum()
    assert values["roi"] == pytest.approx((margin - cost) / cost)


def test_no_point_is_issued_before_joining_or_redeemed_after_it_expired(company):
    rewards = company.frame("rewards").merge(company.frame("memberships"), on="customer_id")
    assert (rewards["issued_at"] >= pd.to_datetime(rewards["joined_on"])).all()
    assert ((rewards["redeemed_at"] - rewards["issued_at"]).dropna() < pd.Timedelta(days=555)).all()


def test_promoters_among_respondents_are_too_many_until_weighted_by_device(company):
    answers = company.frame("surveys").query("kind == 'nps'").merge(company.frame("customers"), on="customer_id")
    point = (answers["score"] >= 9).astype(float) - (answers["score"] <= 6)
    weight = answers["device"].map(dict(zip(("desktop", "mobile", "tablet"), 1 / RESPONSE, strict=True)))
    noise = 100 * 0.81**0.5 * np.sqrt((weight**2).sum()) / weight.sum()
    values = company.truth.values
    assert abs(100 * point.mean() - values["nps_of_respondents"]) < 3.3 * 100 * 0.81**0.5 / np.sqrt(len(point))
    assert abs(100 * np.average(point, weights=weight) - values["nps"]) < 3.3 * noise
    assert values["nps_of_respondents"] > values["nps"] + 4


def test_comments_are_written_in_english_and_in_chinese(company):
    said = company.frame("surveys")["comment"].dropna()
    chinese = said.str.contains("[\u4e00-\u9fff]")
    assert 0.25 < chinese.mean() < 0.45


def test_subscriptions_end_for_two_reasons_at_the_end_of_a_term(company):
    ended = company.frame("subscriptions").dropna(subset=["ended_on"])
    days = (pd.to_datetime(ended["ended_on"]) - pd.to_datetime(ended["started_on"])).dt.days
    assert (days % 30 == 0).all() and (days > 0).all()
    assert set(ended["end_reason"]) == {"cancelled", "payment failed"}


def test_cases_open_at_the_end_have_no_times_they_could_not_have(company):
    cases = company.frame("tickets")
    assert cases["resolved_at"].isna().any()
    assert not (cases["first_response_at"].isna() & cases["resolved_at"].notna()).any()
    assert (cases["first_response_at"].dropna() >= cases["opened_at"][cases["first_response_at"].notna()]).all()


def test_spend_divided_by_arrivals_is_the_stated_cost_of_a_customer(company):
    cost = company.frame("spend").groupby("channel")["cost"].sum()
    came = company.frame("customers")["acquisition_channel"].value_counts()
    for channel in cost.index:
        true = company.truth.values[f"cac_{channel}"]
        assert cost[channel] / came[channel] == pytest.approx(true, rel=3.3 / np.sqrt(came[channel]) + 0.02)


def test_rhythm_maps_forth_and_back():
    start = Plan(1, seed=0).start
    business = np.linspace(-20, 800, 5001)
    local = rhythm.to_local(business, start=start)
    assert (np.diff(local) >= 0).all()
    np.testing.assert_allclose(rhythm.to_business(local, start=start), business, atol=1e-6)
