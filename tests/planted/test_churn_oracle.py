"""The list in a planted company, beside the list of who knows the law of its customers."""

import numpy as np
import pandas as pd
import pytest

from tests.planted import churn_oracle
from workbench.data.planted import generate
from workbench.features.churn.outcomes import Design


@pytest.fixture(scope="module")
def company():
    return generate(6000, seed=1)


def test_the_oracle_is_right_on_average_and_ranks_by_what_happened(company):
    moment = pd.Timestamp("2024-10-01")
    lines = company.frame("transactions")
    at = pd.to_datetime(lines["ordered_at"])
    who = pd.Series(sorted(lines.loc[at < moment, "customer_id"].unique()))
    chance = churn_oracle.oracle(company, who, moment=moment, gap=7, horizon=60)
    within = lines[
        (lines["amount"] > 0) & (at >= moment + pd.Timedelta(days=8)) & (at < moment + pd.Timedelta(days=68))
    ]
    left = ~who.isin(within["customer_id"])
    assert chance.mean() == pytest.approx(left.mean(), abs=0.015) and np.corrcoef(chance, left)[0, 1] > 0.4
    for part in np.array_split(np.argsort(chance), 5):
        assert chance[part].mean() == pytest.approx(left.iloc[part].mean(), abs=0.05)


def test_the_models_list_is_worth_all_but_a_fiftieth_of_the_oracles(company):
    """99.0 % with 6,000 customers; `python -m tests.planted.churn_oracle` tries more.

    It was 99.5 % while the first purchase counted into the yearly value: values drawn towards the mean lie nearer to where
    an offer just pays, so that more hangs on the order of chances.
    """
    assert churn_oracle.profit_share(company, Design("non-contractual"), model="together") >= 0.98


def test_so_it_is_in_the_committed_company():
    """98.8 % with 2,000 customers: nearly all that is missing is the order, which so few customers teach no better."""
    assert churn_oracle.profit_share(generate(2000, seed=20), Design("non-contractual")) >= 0.98
