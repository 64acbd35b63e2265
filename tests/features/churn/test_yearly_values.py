"""Yearly values: nobody is worth more for having come lately, and the sum is held against what the company took."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tests.features.churn.test_churn_features import as_found, contracts, lines
from workbench.features.churn import afterwards, churn_features, outcomes, setting, yearly_values
from workbench.features.churn.outcomes import Design

FROM, AS_OF = dt.date(2022, 1, 1), dt.date(2024, 12, 31)
SHOP = Design("non-contractual")
TRUTH = 20 * 365.25 / 90


def lasting(n=1500, seed=0):
    """Customers who come evenly over three years and buy for 20 every 90 days on average, for ever."""
    rng, days, rows = np.random.default_rng(seed), (AS_OF - FROM).days, []
    for number in range(n):
        at = rng.uniform(0, days)
        while at < days + 1:
            rows.append((f"c{number:04d}", f"o{len(rows)}", pd.Timestamp(FROM) + pd.Timedelta(days=at), 20.0, "x"))
            at += rng.exponential(90)
    return pd.DataFrame(rows, columns=["customer_id", "order_id", "ordered_at", "amount", "category"])


@pytest.fixture(scope="module")
def world():
    late = pd.DataFrame({"customer_id": [f"late{k}" for k in range(12)], "order_id": [f"late{k}" for k in range(12)],
                         "ordered_at": pd.Timestamp(AS_OF) + pd.Timedelta(hours=23.5), "amount": 20.0, "category": "x"})  # fmt: skip
    return as_found({"transactions": pd.concat([lasting(), late], ignore_index=True)})


def test_a_newcomer_of_a_company_where_all_are_alike_is_worth_what_everybody_is(world):
    """Chance moves the common rate by 1.5 % (4,400 purchases); leaving days of silence out lifts it by at most 2 %."""
    today = outcomes.customers(world, SHOP, as_of=AS_OF, windows=(30, 90, 180, 365))
    ages = pd.cut(today["tenure_days"], [-1, 7, 30, 60, 90, 180, 365, 2000])
    told = today.groupby(ages, observed=True)["value"].mean()
    assert len(told) == 7 and told.to_numpy() == pytest.approx(TRUTH, rel=0.05)
    late = today.loc[today["customer_id"].str.startswith("late"), "value"]
    assert len(late) == 12 and late.to_numpy() == pytest.approx(TRUTH, rel=0.05), (
        "one order half an hour before the end"
    )


def test_the_values_of_a_company_that_stands_still_add_up_to_no_more_than_it_takes(world):
    today = outcomes.customers(world, SHOP, as_of=AS_OF, windows=(30, 90, 180, 365))
    taken = yearly_values.last_year(world, "non-contractual", first_day=FROM, as_of=AS_OF)
    assert today["value"].sum() <= 1.25 * taken


def test_the_first_purchase_does_not_count_and_a_long_history_stands_for_itself():
    seen = pd.DataFrame({"snapshot": 0, "tenure_days": [900, 900, 40], "recency_days": [1, 1, 40], "silence_limit_days": 60.0,
                         "spend_365": [3650.0, 36.5, 500.0], "days_365": [100, 1, 1], "first_spend": [9.0, 9.0, 500.0]})  # fmt: skip
    heavy, light, young = yearly_values.yearly_value(seen, "non-contractual", [365])
    assert 3400 < heavy < 3700 and 30 < light < 300 and light < young < 2000


def test_a_contract_is_worth_twelve_times_its_price_and_without_windows_nothing_is_known():
    found = as_found(contracts(("a", "2024-01-01", None, "s", 5.0)))
    club = Design("contractual", horizon=30, gap=5, grace=10)
    assert outcomes.customers(found, club, as_of=AS_OF, windows=())["value"].tolist() == [60.0]
    young = as_found(lines(("y", "1", "2024-12-25", 30.0, "x")))
    assert (
        outcomes.customers(young, Design("non-contractual", rule="hiatus"), as_of=AS_OF, windows=())["value"]
        .isna()
        .all()
    )


def test_a_year_of_sales_by_hand_and_at_a_yearly_rate_where_the_data_are_shorter():
    bought = as_found(
        lines(
            ("a", "1", "2023-06-01", 99.0, "x"),
            ("a", "2", "2024-12-01", 40.0, "x"),
            ("b", "3", "2024-12-31", -10.0, "x"),
        )
    )
    newest, quiet = (
        yearly_values.last_year(bought, "non-contractual", first_day=dt.date(2023, 1, 1), as_of=day)
        for day in (AS_OF, dt.date(2024, 5, 30))
    )
    assert newest == pytest.approx(30 * 365.25 / 90), "what comes in now is more than the year's"
    assert quiet == pytest.approx(99 * 365.25 / 365), "nothing came in lately"
    assert yearly_values.last_year(
        bought, "non-contractual", first_day=dt.date(2024, 11, 2), as_of=AS_OF
    ) == pytest.approx(30 * 365.25 / 60)
    held = as_found(contracts(("a", "2020-01-01", None, "s", 10.0), ("b", "2020-01-01", "2024-07-01", "s", 10.0)))
    assert yearly_values.last_year(held, "contractual", first_day=FROM, as_of=AS_OF) == pytest.approx(
        (365 + 182) * 10 * 12 / 365
    )


def test_what_followed_a_window_is_counted_from_its_end_for_at_most_a_year():
    found = as_found(
        lines(
            ("a", "1", "2024-05-01", 5.0, "x"),
            ("a", "2", "2024-07-01", 7.0, "x"),
            ("a", "3", "2024-07-20", 11.0, "x"),
            ("b", "4", "2024-05-01", 5.0, "x"),
        )
    )
    design = Design("non-contractual", horizon=60, gap=7)
    known = pd.DataFrame(
        {"snapshot": pd.Timestamp("2024-05-10"), "customer_id": ["a", "b"], "left": [False, True], "value": 1.0}
    )
    later = afterwards.afterwards(found, known, design, first_day=FROM, as_of=AS_OF)  # the window closes on 16 July
    assert later["later"].tolist() == [11.0, 0.0] and set(later["followed"]) == {168}
    closing = churn_features.features(
        found, as_of=[dt.date(2024, 7, 16)], contract="non-contractual", windows=(365,)
    ).to_pandas()
    then = yearly_values.yearly_value(closing, "non-contractual", (365,)).set_axis(closing["customer_id"])
    assert later["value_then"].tolist() == pytest.approx(then[["a", "b"]].tolist()), "by what was known on 16 July"
    assert afterwards.afterwards(found, known, design, first_day=FROM, as_of=dt.date(2024, 9, 1)).empty, (
        "47 days tell too little"
    )


def test_contracts_taken_up_again_are_paid_for_afterwards():
    found = as_found(
        contracts(
            ("a", "2024-01-01", "2024-05-20", "s", 10.0),
            ("a", "2024-09-01", None, "s", 10.0),
            ("b", "2024-01-01", "2024-05-20", "s", 10.0),
        )
    )
    design = Design("contractual", horizon=30, gap=5, grace=5)
    known, _ = setting.known_and_today(found, design, first_day=FROM, as_of=AS_OF)
    later = afterwards.afterwards(found, known, design, first_day=FROM, as_of=AS_OF)
    first = later[later["snapshot"] == later["snapshot"].min()].set_index("customer_id")["later"]
    assert first["b"] == 0 and first["a"] == pytest.approx((AS_OF - dt.date(2024, 9, 1)).days * 120 / 365.25)
