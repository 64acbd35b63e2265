"""Silences, lapses and lifetimes, by hand."""

import datetime as dt

import pandas as pd
import pytest

from tests.features.churn.test_churn_features import as_found, contracts, lines
from workbench.features.churn import earlier_lists, lifetimes, silence
from workbench.features.churn.outcomes import Design

AS_OF = dt.date(2024, 12, 31)


def day(number):
    return str(dt.date(2024, 1, 1) + dt.timedelta(days=number))


@pytest.fixture
def shop():
    visits = {"regular": [0, 10, 20, 30, 40], "back": [0, 100], "gone": [0]}
    rows = [(who, f"{who}{k}", day(d), 5.0, "x") for who, days in visits.items() for k, d in enumerate(days)]
    return as_found(lines(*rows))


def test_every_silence_runs_to_the_next_purchase_or_to_the_last_day(shop):
    frame = silence.silences(shop["purchases"], as_of=AS_OF).to_pandas().sort_values(["customer_id", "since"])
    back = frame[frame["customer_id"] == "back"]
    assert back["days"].tolist() == [100, 265] and back["ended"].tolist() == [True, False]
    assert back["purchase_days"].tolist() == [1, 2] and back["spend"].tolist() == [5.0, 10.0]


def test_the_chance_of_a_return_counts_open_silences_as_not_yet_known(shop):
    chances = silence.return_chances(shop["purchases"], as_of=AS_OF, ahead=90).set_index("silence")
    assert chances.loc[0, "silences"] == 8 and chances.loc[0, "returning"] == pytest.approx(4 / 8)
    assert chances.loc[20, "silences"] == 4 and chances.loc[20, "returning"] == pytest.approx(1 / 4)
    assert chances.index.max() + 90 < 366, "only lengths that ninety more days of data follow"
    assert silence.return_chances(None, as_of=AS_OF, ahead=90).empty


def test_no_length_of_silence_is_shown_that_tells_of_few():
    chances = pd.DataFrame(
        {"silence": range(5), "silences": [200, 195, 150, 120, 29], "returning": [0.5, 0.5, 0.5, 0.07, 0.5]}
    )
    shown = silence.apart(chances, minimum=10, every=1)
    assert shown["silence"].tolist() == [0, 2], "five silences ended in between; eight returned; too few are left"
    assert (
        silence.apart(chances, limit=2)["silence"].tolist() == [0, 2]
        and silence.apart(chances, every=1)["silence"].tolist() == [0, 1, 2, 3]
        and silence.apart(chances.head(0), minimum=10).empty
    )


def test_the_fixed_limit_is_given_or_found_in_the_data(shop):
    assert silence.hiatus(shop, as_of=AS_OF, wanted=45) == 45 and silence.hiatus({}, as_of=AS_OF) == 90
    assert 10 < silence.hiatus(shop, as_of=AS_OF) < 366


def test_a_lapse_is_followed_for_its_days_and_a_contact_before_the_return_is_told(shop):
    sent = pd.DataFrame(
        {
            "customer_id": ["back", "gone", "gone"],
            "campaign_id": "c",
            "sent_at": pd.to_datetime([day(99), day(70), day(300)]),
        }
    )
    found = shop | as_found({"campaigns": sent})
    frame = silence.lapses(found, as_of=AS_OF, hiatus=60, follow=50)
    first = frame.drop_duplicates("customer_id").set_index("customer_id")
    assert first["returned"].to_dict() == {"back": True, "gone": False, "regular": False}
    assert first["contacted"].to_dict() == {"back": True, "gone": True, "regular": False}
    assert first.loc["back", "lapsed_on"] == pd.Timestamp(day(60))
    assert silence.lapses({}, as_of=AS_OF, hiatus=60, follow=50).empty


def test_rhythm_is_that_of_buying_models_and_of_nobody_without_purchases(shop):
    row = silence.rhythm(shop["purchases"], as_of=AS_OF).set_index("customer_id").loc["regular"]
    assert row.tolist() == [4, 40, 365]
    assert silence.rhythm(None, as_of=AS_OF).empty


def test_a_life_without_contract_ends_with_the_first_long_silence(shop):
    lives = lifetimes.lifetimes(
        shop, Design("non-contractual", hiatus=60), as_of=AS_OF, first_day=dt.date(2024, 1, 1), warm_up=0
    )
    told = lives.set_index("customer_id")
    assert told["time"].to_dict() == {"regular": 3.0, "back": 2.0, "gone": 2.0}  # 100, 60 and 60 days
    assert (told["cause"] == "left").all() and (told["group"] == "new").all()
    assert told.loc["regular", "orders_first_30"] == 3 and told.loc["regular", "spend_first_30"] == 15.0


def test_contracts_older_than_the_data_enter_late_and_payment_failures_are_told_apart():
    rows = contracts(("old", "2023-01-01", None, "s", 5.0), ("ended", "2024-02-01", "2024-05-01", "s", 5.0),
                     ("failed", "2024-02-01", "2024-06-01", "m", 5.0), ("before", "2023-01-01", "2023-06-01", "s", 5.0))  # fmt: skip
    rows["subscriptions"]["end_reason"] = [None, "cancelled", "payment failed", "cancelled"]
    lives = lifetimes.lifetimes(
        as_found(rows),
        Design("contractual"),
        as_of=AS_OF,
        first_day=dt.date(2024, 1, 1),
        involuntary=("payment failed",),
    )
    told = lives.set_index("customer_id")
    assert set(told.index) == {"old", "ended", "failed"}, "who ended before the data begin was never seen"
    assert told.loc["old", ["entry", "time", "cause"]].tolist() == [12.0, 24.0, ""]
    assert told.loc["ended", ["entry", "time", "cause"]].tolist() == [0.0, 3.0, "left"]
    assert told.loc["failed", ["time", "cause", "group"]].tolist() == [4.0, "involuntary", "m"]


def mailing():
    return pd.DataFrame({
        "customer_id": ["regular", "back", "gone", "back"], "campaign_id": ["churn-1", "churn-1", "churn-1", "churn-9"],
        "sent_at": pd.to_datetime([day(5), day(5), day(6), "2024-12-20"]), "arm": ["treatment", "control", "treatment", "control"],
        "expected_profit": [3.0, 2.0, 1.0, 9.0],
    })  # fmt: skip


def test_an_earlier_list_is_judged_from_its_first_day_and_only_once_its_window_has_passed(shop):
    found = shop | as_found({"campaigns": mailing()})
    listed = earlier_lists.newest_list(found, Design("non-contractual", horizon=60), as_of=AS_OF, starts_with="churn-")
    told = listed.set_index("customer_id")
    assert set(listed["campaign_id"]) == {"churn-1"} and listed["sent_on"].iloc[0] == dt.date(2024, 1, 6)
    assert told["stayed"].to_dict() == {"regular": True, "back": False, "gone": False}
    assert told.loc["regular", "worth"] == 20.0 and told["promised"].sum() == 6.0
    assert earlier_lists.newest_list(found, Design("non-contractual"), as_of=AS_OF, starts_with="other").empty
    assert earlier_lists.newest_list(shop, Design("non-contractual"), as_of=AS_OF, starts_with="churn-").empty


def test_a_contract_stays_when_it_runs_through_the_window():
    club = as_found(
        contracts(
            ("a", "2024-01-01", None, "s", 30.0),
            ("b", "2024-01-01", "2024-02-15", "s", 30.0),
            ("c", "2024-01-01", None, "s", 30.0),
        )
    )
    sent = pd.DataFrame(
        {
            "customer_id": ["a", "b", "c"],
            "campaign_id": "churn-1",
            "sent_at": pd.to_datetime("2024-02-01"),
            "arm": ["treatment", "treatment", "control"],
        }
    )
    listed = earlier_lists.newest_list(
        club | as_found({"campaigns": sent}), Design("contractual", horizon=60), as_of=AS_OF, starts_with="churn-"
    )
    told = listed.set_index("customer_id")
    assert told["stayed"].to_dict() == {"a": True, "b": False, "c": True} and told["promised"].isna().all()
    assert told.loc["b", "worth"] == pytest.approx(30 * 14 * 12 / 365.25)
