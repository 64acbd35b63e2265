"""The list in a planted company, beside the list of who knows the law of its customers."""

import numpy as np
import pandas as pd
import pytest

from tests.planted import churn_oracle
from workbench.data.planted import generate
from workbench.features.outcomes import Design


@pytest.fixture(scope="module")
def company():
    return generate(6000, seed=1)


def test_the_oracle_is_right_on_average_and_ranks_by_what_happened(company):
    moment = pd.Timestamp("2024-10-01")
    lines = company.frame("transactions")
    at = pd.to_datetime(lines["ordered_at"])
    who = pd.Series(sorted(lines.loc[at < moment, "customer_id"].unique()))
    chance = churn_oracle.oracle(company, who, moment=moment, gap=7, horizon=60)
    within = lines[(lines["amount"] > 0) & (at >= moment + pd.Timedelta(days=8)) & (at < moment + pd.Timedelta(days=68))]
    left = ~who.isin(within["customer_id"])
    assert chance.mean() == pytest.approx(left.mean(), abs=0.015) and np.corrcoef(chance, left)[0, 1] > 0.4
    for part in np.array_split(np.argsort(chance), 5):
        assert chance[part].mean() == pytest.approx(left.iloc[part].mean(), abs=0.05)


def test_the_models_list_is_worth_all_but_two_hundredths_of_the_oracles(company):
    """With 20,000 customers it is within one hundredth: `python -m tests.planted.churn_oracle`."""
    assert churn_oracle.profit_share(company, Design("non-contractual"), model="logistic") >= 0.98
