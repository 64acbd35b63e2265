"""Changes to a delivery that must not change who is a customer, what is known of them, and who left."""

import pytest

from tests import metamorphic
from workbench.data.planted import generate
from workbench.features.churn import churn_features, outcomes
from workbench.features.purchases import histories

MONEY = {f"{name}_{window}": 1 for name in ("spend", "returns", "discount") for window in churn_features.WINDOWS} | {
    "spent": 1,
    "value": 1,
    "price": 1,
}


@pytest.fixture(scope="module")
def company():
    return generate(250, seed=6)


def analyse(dataset):
    found = histories.open_histories(dataset.tables, cached=dataset.cached)
    frames = {}
    for contract in ("contractual", "non-contractual"):
        design = outcomes.Design(contract, most=2)
        moments = outcomes.moments(design, first_day=dataset.data_from, as_of=dataset.data_to)
        frame = outcomes.labelled(found, design, at=moments, as_of=dataset.data_to, windows=(30, 90))
        frames |= {
            f"{contract} {k}": part.drop(columns="snapshot") for k, (_, part) in enumerate(frame.groupby("snapshot"))
        }
    return frames


@pytest.mark.parametrize("variant", metamorphic.VARIANTS)
def test_metamorphic(variant, company, tmp_path):
    tables = ("transactions", "customers", "subscriptions", "tickets")
    metamorphic.check(variant, analyse, company, tmp_path, money=MONEY, tables=tables)
