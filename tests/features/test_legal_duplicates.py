"""Keys that may come twice: every feature that joins or groups by one is held to a count row by row."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from tests.features.churn.test_churn_features import as_found
from workbench.features.churn import churn_features, churn_over_time, earlier_lists, lifetimes, outcomes, yearly_values
from workbench.features.churn.outcomes import Design
from workbench.features.customers import activity
from workbench.features.journeys import holdouts, journeys, pain_points, touchpoints
from workbench.features.loyalty import points, trials
from workbench.features.purchases import acquisition

FIRST, AS_OF = pd.Timestamp("2024-01-01"), dt.date(2024, 12, 31)
END, DAY = pd.Timestamp(AS_OF), pd.Timedelta(days=1)
DESIGN = Design("contractual", horizon=30, gap=5, grace=5, most=6)
MOMENT = dt.date(2024, 6, 1)


@pytest.fixture(scope="module")
def contracts():
    """Forty customers with up to five contracts each: begun on the same few days, some alike in everything."""
    chance = np.random.default_rng(4)
    started = FIRST + DAY * chance.integers(0, 20, 140) * 15
    ended = pd.Series(started + DAY * chance.integers(1, 12, 140) * 15).where(chance.random(140) < 0.7)
    frame = pd.DataFrame({
        "customer_id": [f"c{k}" for k in chance.integers(0, 40, 140)], "started_on": started, "ended_on": ended.where(ended <= END),
        "plan": chance.choice(["base", "addon"], 140), "price": chance.choice([5.0, 9.0], 140),
    })  # fmt: skip
    return pd.concat([frame, frame.head(15)], ignore_index=True)


Spans = list[
    tuple[int, int]
]  # first day of a contract and the day it ends, as day numbers; one that runs on ends far away
FAR = 10**6


def number(day) -> int:
    return pd.Timestamp(day).toordinal()


@pytest.fixture(scope="module")
def people(contracts) -> dict[str, Spans]:
    """The contracts of each customer."""
    far = contracts.assign(
        begin=contracts["started_on"].map(number),
        end=[FAR if pd.isna(day) else number(day) for day in contracts["ended_on"]],
    )
    return {who: list(zip(rows["begin"], rows["end"], strict=True)) for who, rows in far.groupby("customer_id")}


def there(spans: Spans, day: int) -> bool:
    """Whether a customer with these contracts is one on a day: one runs, or ended and another begins within the grace."""
    if any(begin <= day < end for begin, end in spans):
        return True
    ended = max((end for _, end in spans if end <= day), default=-FAR)
    again = min((begin for begin, _ in spans if begin > day), default=FAR)
    return again - ended <= DESIGN.grace


def last_days(spans: Spans) -> list[int]:
    """The days on which a customer left: there the day before, and not on the day."""
    days = range(min(begin for begin, _ in spans) + 1, number(AS_OF) + 1)
    return [day for day in days if there(spans, day - 1) and not there(spans, day)]


def replaced(one: pd.Series, others: pd.DataFrame) -> bool:
    """Whether a contract that ended has another in its place: begun later, at most the grace after its end, and outliving it."""
    for _, other in others.iterrows():
        begun = one["started_on"] < other["started_on"] <= one["ended_on"] + DAY * DESIGN.grace
        if begun and not (other["started_on"] < one["ended_on"] and other["ended_on"] <= one["ended_on"]):
            return True
    return False


def test_each_contract_is_one_life_and_ends_as_its_own_row_says(contracts):
    lives = lifetimes.lifetimes(as_found({"subscriptions": contracts}), DESIGN, as_of=AS_OF, first_day=FIRST.date())
    people = dict(list(contracts.groupby("customer_id")))
    left = [
        pd.notna(row["ended_on"]) and not replaced(row, people[row["customer_id"]]) for _, row in contracts.iterrows()
    ]
    expected = contracts.assign(left=left)
    told = lives.assign(left=lives["cause"] == "left").groupby("group")["left"].agg(["sum", "size"])
    assert told.equals(expected.groupby("plan")["left"].agg(["sum", "size"]).rename_axis("group"))


def test_a_customer_leaves_when_the_last_of_several_contracts_ends(contracts, people):
    found = as_found({"subscriptions": contracts})
    at = [MOMENT, dt.date(2024, 8, 1)]
    frame = outcomes.labelled(found, DESIGN, at=at, as_of=AS_OF, windows=())
    expected = {}
    for who, spans in people.items():
        for moment in at:
            waited = [day - number(moment) for day in last_days(spans) if day > number(moment)]
            runs = any(begin <= number(moment) < end for begin, end in spans)
            if runs and not any(days <= DESIGN.gap for days in waited):
                expected[pd.Timestamp(moment), who] = any(days <= DESIGN.gap + DESIGN.horizon for days in waited)
    told = frame.assign(snapshot=pd.to_datetime(frame["snapshot"])).set_index(["snapshot", "customer_id"])["left"]
    assert told.to_dict() == expected


def test_customers_there_and_leaving_in_a_period_are_counted_once_each(contracts, people):
    found = as_found({"subscriptions": contracts})
    frame = churn_over_time.churn_over_time(found, DESIGN, first_day=FIRST.date(), as_of=AS_OF, lengths=(28,))
    assert len(frame) > 5
    for row in frame.itertuples():
        since, until = number(row.since), number(row.until)
        before = [spans for spans in people.values() if there(spans, since - 1)]
        first = [next((day for day in last_days(spans) if day >= since), FAR) for spans in before]
        assert (row.active, row.left) == (len(before), sum(day <= until for day in first)), row.since


def test_customers_with_several_contracts_have_one_row_and_pay_for_all_that_run(contracts):
    found = as_found({"subscriptions": contracts})
    frame = churn_features.features(found, as_of=[MOMENT], contract="contractual").to_pandas().set_index("customer_id")
    moment = pd.Timestamp(MOMENT)
    runs = contracts[(contracts["started_on"] <= moment) & ~(contracts["ended_on"] <= moment)]
    expected = runs.groupby("customer_id")["price"].agg(["sum", "size"])
    assert frame["price"].to_dict() == expected["sum"].to_dict()
    assert frame["running"].to_dict() == expected["size"].to_dict()
    days = (contracts["ended_on"].fillna(END).clip(upper=END) - contracts["started_on"]).dt.days
    taken = yearly_values.last_year(found, "contractual", first_day=FIRST.date(), as_of=AS_OF)
    assert taken >= (contracts["price"] * days).sum() * 12 / 366 - 1e-6


def test_whoever_has_several_contracts_is_on_a_list_once(contracts, people):
    sent = pd.Timestamp("2024-06-01")
    names = sorted(people)
    arms = ["treatment" if place % 2 else "control" for place in range(len(names))]
    listed = pd.DataFrame({"customer_id": names, "campaign_id": "churn-1", "sent_at": sent, "arm": arms})
    found = as_found({"subscriptions": contracts, "campaigns": listed})
    frame = earlier_lists.newest_list(found, DESIGN, as_of=AS_OF, starts_with="churn-").set_index("customer_id")
    begin, end = number(sent), number(sent) + DESIGN.horizon
    prices = contracts.groupby("customer_id")["price"].apply(list)
    for who, spans in people.items():
        stayed = (
            there(spans, begin)
            and any(start <= begin for start, _ in spans)
            and not any(begin <= day < end for day in last_days(spans))
        )
        paid = sum(
            price * max(min(stop, end) - max(start, begin), 0)
            for price, (start, stop) in zip(prices[who], spans, strict=True)
        )
        row = frame.loc[who]
        assert row["stayed"] == stayed, who
        assert not stayed or row["worth"] == pytest.approx(paid * 12 / 365.25), who


@pytest.fixture(scope="module")
def lines():
    """Order ids that customers share, an order over two days, a line that came twice."""
    return pd.DataFrame(
        [("a", "1", "2024-03-01 09:00", 5.0), ("a", "1", "2024-03-01 09:00", 5.0), ("a", "1", "2024-03-02 09:00", 2.0),
         ("b", "1", "2024-03-01 10:00", 7.0), ("b", "2", "2024-03-01 11:00", 1.0), ("b", "2", "2024-03-01 11:00", -1.0)],
        columns=["customer_id", "order_id", "ordered_at", "amount"],
    ).astype({"ordered_at": "datetime64[us]"})  # fmt: skip


def test_orders_are_counted_by_customer_and_lines_row_by_row(lines):
    days = activity.customer_days(ibis.memtable(lines)).order_by("customer_id", "day").to_pandas()
    assert days[["customer_id", "spend", "orders", "lines"]].to_numpy().tolist() == [
        ["a", 10.0, 1, 2],
        ["a", 2.0, 1, 1],
        ["b", 7.0, 2, 3],
    ]
    touches = touchpoints.touchpoints(
        {"transactions": ibis.memtable(lines)}, as_of=AS_OF, conversion="purchase"
    ).to_pandas()
    assert touches.groupby("customer_id")["value"].agg(["size", "sum"]).to_numpy().tolist() == [[1, 12.0], [2, 8.0]]


@pytest.fixture(scope="module")
def campaigns():
    """Contacts sent twice; one campaign with a customer in both arms, one of two kinds."""
    rows = [("a", "x-1", "mail", "2024-02-20", "treatment"), ("a", "x-1", "mail", "2024-02-25", "treatment"), ("b", "x-1", "mail", "2024-02-20", "control"),
            ("a", "y-1", "mail", "2024-02-20", "treatment"), ("a", "y-1", "mail", "2024-02-20", "control"), ("b", "y-1", "mail", "2024-02-20", "control"),
            ("a", "z-1", "mail", "2024-02-20", "treatment"), ("a", "z-1", "app", "2024-02-20", "treatment")]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["customer_id", "campaign_id", "campaign_type", "sent_at", "arm"])
    return ibis.memtable(frame.astype({"sent_at": "datetime64[us]"}))


def test_a_contact_sent_twice_is_one_of_its_campaign_and_both_arms_make_no_experiment(campaigns, lines):
    drawn = trials.randomised_contacts(trials.contacts(campaigns), as_of=AS_OF).to_pandas()
    told = drawn.sort_values(["campaign_id", "kind", "customer_id"])[["customer_id", "campaign_id", "kind", "treated"]]
    expected = [
        ["a", "x-1", "mail", True],
        ["b", "x-1", "mail", False],
        ["a", "z-1", "app", True],
        ["a", "z-1", "mail", True],
    ]
    assert told.to_numpy().tolist() == expected
    touches = touchpoints.touchpoints({"transactions": ibis.memtable(lines)}, as_of=AS_OF, conversion="purchase")
    planned = holdouts.contacts(campaigns, touches, as_of=AS_OF, within_days=30)
    told = planned.sort_values(["campaign_id", "kind", "customer_id"])[
        ["customer_id", "campaign_id", "kind", "treated", "value"]
    ]
    assert told.to_numpy().tolist() == [[*row[:3], int(row[3]), 12.0 if row[0] == "a" else 8.0] for row in expected]
    assert holdouts.kept_out({"campaigns": campaigns}, as_of=AS_OF) == 1, "b of x-1"
    arms = as_found({"campaigns": campaigns.to_pandas()})["arms"].to_pandas()
    assert set(arms["campaign_id"]) == {"x-1", "z-1"}


def test_who_could_have_been_sent_a_campaign_counts_once_for_it(campaigns, lines):
    days = activity.customer_days(ibis.memtable(lines.assign(ordered_at=lines["ordered_at"] - DAY * 20)))
    open_ = campaigns.drop("arm").filter(campaigns.campaign_id != "y-1")
    could = trials.contact_opportunities(days, trials.contacts(open_), as_of=AS_OF).to_pandas()
    assert not could.duplicated(["customer_id", "campaign_id", "kind"]).any()
    assert could.set_index(["customer_id", "campaign_id", "kind"])["treated"].to_dict() == {
        ("a", "x-1", "mail"): True, ("b", "x-1", "mail"): True, ("a", "z-1", "mail"): True, ("a", "z-1", "app"): True,
        ("b", "z-1", "mail"): False, ("b", "z-1", "app"): False,
    }  # fmt: skip


def test_members_of_several_programmes_join_once_and_their_days_stay_as_many(lines):
    days = activity.customer_days(ibis.memtable(lines)).mutate(contribution=1.0)
    twice = pd.DataFrame(
        {"customer_id": ["a", "a", "a"], "joined_on": pd.to_datetime(["2024-03-01", "2024-03-01", "2024-05-01"])}
    )
    joined = trials.first_joinings(ibis.memtable(twice))
    assert joined.count().to_pandas() == 1
    told = trials.as_members(days, joined).order_by("customer_id", "day").to_pandas()
    assert told["as_member"].tolist() == [0.0, 1.0, 0.0]


def test_rewards_and_spend_alike_in_everything_are_two():
    rewards = pd.DataFrame(
        {
            "customer_id": ["a", "a"],
            "issued_at": [FIRST, FIRST],
            "cost": [1.0, 1.0],
            "redeemed_at": [FIRST + DAY, pd.NaT],
        }
    )
    assert points.point_vintages({"rewards": ibis.memtable(rewards)}, as_of=AS_OF)["redeemed"].tolist() == [True, False]
    spend = ibis.memtable({"day": [dt.date(2024, 1, 2)] * 2, "channel": ["web"] * 2, "cost": [3.0, 3.0]})
    assert acquisition.acquisition_cost({"spend": spend}, as_of=AS_OF)["cost"].tolist() == [6.0]


def test_journeys_of_two_customers_with_one_number_are_two_and_tickets_at_one_time_pain_once():
    rows = [("a", "2024-02-01 10:00", "view", "7"), ("a", "2024-02-01 10:00", "view", "7"), ("a", "2024-02-01 11:00", "purchase", "7"),
            ("b", "2024-02-01 10:00", "view", "7")]  # fmt: skip
    events = ibis.memtable(
        pd.DataFrame(rows, columns=["customer_id", "occurred_at", "event", "journey_id"]).astype(
            {"occurred_at": "datetime64[us]"}
        )
    )
    touches = touchpoints.touchpoints({"events": events}, as_of=AS_OF, conversion="purchase", sources="events")
    assert touches.count().to_pandas() == len(rows)
    walked = journeys.steps(journeys.cut(touches, gap_seconds=30 * journeys.DAY, by_id=True))
    ends = journeys.outcomes(walked, as_of=AS_OF, gap_days=30)
    assert ends.order_by("customer_id").to_pandas()[["customer_id", "touches", "status"]].to_numpy().tolist() == [
        ["a", 2, "converted"],
        ["b", 1, "lost"],
    ]
    tickets = ibis.memtable(pd.DataFrame({"customer_id": ["a", "a"], "opened_at": pd.to_datetime(["2024-02-02"] * 2)}))
    pained = pain_points.pain_counts(
        walked, ends, {"tickets": tickets}, as_of=AS_OF, gap_days=30, within_days=30, slow_days=9
    )
    told = pained[pained["kind"] == "ticket"].set_index("customer_id")[["n", "hit"]]
    assert told.loc["a"].tolist() == [1, 1] and told.loc["b"].tolist() == [1, 0]
