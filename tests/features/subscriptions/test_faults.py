"""Contracts that cannot be counted are refused by column, with how many and since when; whose they are is not told."""

import datetime as dt

import ibis
import pandas as pd
import pytest

from workbench.errors import DataFault
from workbench.features.subscriptions import contracts

GOOD = {
    "customer_id": ["ann", "bob", "cy"],
    "started_on": [dt.date(2024, 1, day) for day in (3, 1, 2)],
    "price": [9.0, 9.0, 9.0],
}


def read(**columns):
    table = ibis.memtable(pd.DataFrame(GOOD | columns))
    return contracts.contracts(table, as_of=dt.date(2024, 2, 1), currency="EUR")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"price": [9.0, None, None]}, "column price: 2 of 3 contracts with no price, first one that began on 2024-01-01: nothing came"),
        ({"price": [9.0, -5.0, 9.0]}, "column price: 1 of 3 contracts with a negative price, first one that began on 2024-01-01: '-5.0' came"),
        ({"currency": ["EUR", "eur", "USD"]}, "column currency: 1 of 3 contracts with another currency, first one that began on 2024-01-02: 'USD' came; expected EUR in every row"),
        ({"status": ["active", "cancelled", "paused"]}, "'cancelled' came; expected one of active, past_due, canceled, .* Did you mean 'canceled'"),
        ({"status": ["active", "canceled", "paused"]}, "column ended_on: 1 of 3 contracts with the status canceled and no end"),
        ({"price_months": [1, 12, 0]}, "column price_months: 1 of 3 contracts with a number of months that is not whole or below 1"),
        ({"term_months": [1, 1.5, 1]}, "column term_months: 1 of 3 contracts with a number of months that is not whole"),
        ({"credit": [0.0, 10.0, 0.0]}, "column credit: 1 of 3 contracts with a credit above the price"),
        ({"credit": [0.0, -1.0, 0.0]}, "column credit: 1 of 3 contracts with a credit that is no number or below 0"),
    ],
)  # fmt: skip
def test_a_contract_that_cannot_be_counted_is_refused_in_words(columns, said):
    with pytest.raises(DataFault, match=said) as fault:
        read(**columns)
    assert "bob" not in str(fault.value) and "Correct the source" in str(fault.value)


def test_all_kinds_of_faults_are_told_at_once():
    with pytest.raises(DataFault) as fault:
        read(price=[-1.0, None, 9.0], currency=["USD", "EUR", "EUR"])
    assert len(fault.value.faults) == 3


def test_prices_of_two_currencies_are_refused_where_the_dataset_names_none():
    table = ibis.memtable(pd.DataFrame(GOOD | {"currency": ["USD", "EUR", ""]}))
    with pytest.raises(DataFault, match="another currency"):
        contracts.contracts(table, as_of=dt.date(2024, 2, 1))


def test_what_had_not_begun_or_was_not_known_by_the_day_is_neither_counted_nor_judged():
    late = read(
        price=[9.0, 9.0, 9.0], loaded_at=[dt.datetime(2024, 1, 5), dt.datetime(2024, 3, 1), dt.datetime(2024, 1, 5)]
    )
    assert late["customer_id"].tolist() == ["ann", "cy"]
    ahead = read(started_on=[dt.date(2024, 1, 1), dt.date(2024, 1, 1), dt.date(2024, 5, 1)], price=[9.0, 9.0, None])
    assert len(ahead) == 2


def test_the_eight_states_are_declared_with_whether_their_money_recurs():
    assert {state for state, recurs in contracts.STATES.items() if recurs} == {"active", "past_due", "canceled"}
    assert len(contracts.STATES) == 8
