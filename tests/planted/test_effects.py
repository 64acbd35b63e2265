"""Each effect can be planted or left out, and does what its name says and nothing else."""

import numpy as np
import pandas as pd
import pytest

from workbench.data.planted import Effects, Plan, generate, programme
from workbench.data.planted.population import populate
from workbench.errors import UsageError


def joiners_against_others(company, column: str) -> float:
    people = company.truth.customers
    joined = people["joined_on"].notna()
    return people.loc[joined, column].mean() - people.loc[~joined, column].mean()


def rates(company) -> pd.Series:
    return np.log(company.truth.customers["rate"])


def test_without_clusters_everybody_is_of_one_kind():
    company = generate(2000, seed=3, effects=Effects(clusters=False))
    assert company.truth.customers["segment"].unique().tolist() == ["all"]


def test_with_clusters_kinds_lie_four_standard_deviations_apart():
    company = generate(5000, seed=3)
    kinds = rates(company).groupby(company.truth.customers["segment"]).agg(["mean", "std"])
    slow, fast = kinds["mean"].min(), kinds["mean"].max()
    assert (fast - slow) / kinds["std"].max() > 4


def test_a_hidden_confounder_moves_joining_and_spending():
    none, some = (generate(3000, seed=3, effects=Effects(confounder=size)) for size in (0.0, 1.0))
    assert abs(joiners_against_others(none, "trait")) < 0.1
    assert joiners_against_others(some, "trait") > 0.5


def test_without_overlap_what_is_bought_all_but_decides_who_joins():
    undecided = {}
    for overlap in (True, False):
        plan = Plan(3000, seed=3, effects=Effects(overlap=overlap))
        who = populate(plan, 0)
        odds = programme.log_odds(plan, who, np.arange(3000), value=who.mean_value, gap=np.full(3000, 20.0), number=2)
        undecided[overlap] = (np.abs(odds) < 3).mean()
    assert undecided[True] > 0.95 and undecided[False] < 0.6


def test_a_planted_leak_is_written_when_a_customer_is_lost():
    company = generate(1000, seed=3, effects=Effects(leak=True))
    status = company.frame("customers").set_index("customer_id")["account_status"]
    died = company.truth.customers.set_index("customer_id")["died_on"].notna()
    assert (status.eq("closed") == died).all() and died.any()
    assert "account_status" not in generate(300, seed=3).frame("customers")


def test_a_broken_trend_raises_the_orders_of_those_who_join_more_readily():
    flat, rising = (generate(2000, seed=3, effects=Effects(trend=size, programme=0.0)) for size in (0.0, 0.1))
    early, late = (
        (
            rising.frame("transactions").query(when)["amount"].sum()
            / flat.frame("transactions").query(when)["amount"].sum()
        )
        for when in ("ordered_at < '2023-04-01'", "ordered_at > '2024-10-01'")
    )
    assert early < 1.2 and late > 2


def test_existing_customers_were_acquired_before_the_data_begin():
    company = generate(2000, seed=3, effects=Effects(existing=0.3))
    before = pd.to_datetime(company.frame("customers")["acquired_on"]) < pd.Timestamp(company.plan.start)
    assert before.mean() == pytest.approx(0.3, abs=0.04)
    assert company.frame("transactions")["ordered_at"].min() >= pd.Timestamp(company.plan.start)


def test_inactive_customers_never_order():
    company = generate(1000, seed=3, effects=Effects(inactive=1.0))
    assert company.tables["transactions"].num_rows == 0
    assert company.tables["customers"].num_rows == 1000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"customers": 0}, "customers must be a whole number of at least 1, got 0"),
        ({"days": 12}, "days must be a whole number of at least 90, got 12"),
        ({"start": "soon"}, "start must be a date such as '2023-01-01', got 'soon'"),
        ({"timezone": "Berlin"}, "timezone must be an IANA zone"),
    ],
)
def test_an_impossible_plan_is_refused(arguments, message):
    with pytest.raises(UsageError, match=message):
        Plan(**{"customers": 300, "seed": 1, **arguments})


def test_a_small_company_has_every_table():
    company = generate(300, seed=1)
    assert all(table.num_rows > 0 for table in company.tables.values())


def test_a_programme_without_effect_looks_effective_to_whoever_compares_members_with_others():
    company = generate(3000, seed=3, effects=Effects(programme=0.0))
    lines = company.frame("transactions").merge(company.frame("memberships"), on="customer_id", how="left")
    spent = lines.groupby("customer_id").agg(amount=("amount", "sum"), member=("programme", "count"))
    assert spent.loc[spent["member"] > 0, "amount"].mean() > 2 * spent.loc[spent["member"] == 0, "amount"].mean()
    assert company.truth.values["incremental_margin_per_member"] == 0


def test_the_programme_starts_region_by_region_and_never_in_the_last():
    company = generate(3000, seed=3)
    joined = company.frame("memberships").merge(company.frame("customers"), on="customer_id")
    first = pd.to_datetime(joined["joined_on"]).groupby(joined["region"]).min()
    assert first.index.tolist() == ["east", "north", "south"]
    assert first["north"] < first["south"] < first["east"]


def test_the_shortest_company_has_every_table():
    company = generate(300, seed=1, days=90, start="2024-02-29")
    assert {name for name, table in company.tables.items() if table.num_rows == 0} == set()
