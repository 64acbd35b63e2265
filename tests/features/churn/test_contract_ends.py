"""Contracts of one customer that overlap or follow each other: which of them ended, and whether the customer left."""

import datetime as dt

import ibis
import pandas as pd

from workbench.features.churn import contract_ends

HELD = pd.DataFrame([
    ("upgrade", "2024-01-01", "2024-03-10", "free"), ("upgrade", "2024-03-07", None, "paid"),  # begun three days before the other ended
    ("follows", "2024-01-01", "2024-03-10", "free"), ("follows", "2024-03-15", None, "paid"),  # five days after
    ("returns", "2024-01-01", "2024-03-10", "free"), ("returns", "2024-03-16", "2024-05-01", "free"),  # six days after: too late
    ("extra", "2024-01-01", None, "main"), ("extra", "2024-02-01", "2024-03-10", "extra"),  # the extra one ends, the customer stays
    ("same day", "2024-01-01", "2024-03-10", "main"), ("same day", "2024-01-01", None, "main"),
    ("within", "2024-01-01", "2024-06-01", "main"), ("within", "2024-02-01", "2024-02-10", "trial"),
    ("twins", "2024-01-01", "2024-03-10", "main"), ("twins", "2024-01-01", "2024-03-10", "main"),
], columns=["customer_id", "started_on", "ended_on", "plan"])  # fmt: skip
AS_OF = dt.date(2024, 12, 31)


def held(frame=HELD):
    days = frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("started_on", "ended_on")})
    table = ibis.memtable(days.assign(contract_row=range(len(days))))
    return table.mutate(**{name: table[name].cast("date") for name in ("started_on", "ended_on")})


def test_contracts_that_overlap_or_follow_closely_are_one_spell():
    spells = contract_ends.spells(held(), grace=5).order_by("customer_id", "since").to_pandas()
    told = spells.assign(until=spells["until"].astype("str").fillna("NaT"), since=spells["since"].astype("str"))
    assert told.to_numpy().tolist() == [
        ["extra", "2024-01-01", "NaT"], ["follows", "2024-01-01", "NaT"],
        ["returns", "2024-01-01", "2024-03-10"], ["returns", "2024-03-16", "2024-05-01"],
        ["same day", "2024-01-01", "NaT"], ["twins", "2024-01-01", "2024-03-10"],
        ["upgrade", "2024-01-01", "NaT"], ["within", "2024-01-01", "2024-06-01"],
    ]  # fmt: skip


def test_a_contract_ended_unless_a_later_one_took_its_place():
    ended = contract_ends.ended(held(), grace=5).order_by("customer_id", "started_on").to_pandas()
    assert ended[["customer_id", "plan"]].to_numpy().tolist() == [
        ["extra", "extra"], ["returns", "free"], ["returns", "free"], ["same day", "main"], ["twins", "main"], ["twins", "main"],
        ["within", "main"], ["within", "trial"],
    ]  # fmt: skip


def test_without_a_column_of_ends_nothing_ends():
    open_ended = held().drop("ended_on")
    assert contract_ends.ended(open_ended, grace=5).count().to_pandas() == 0
    assert contract_ends.spells(open_ended, grace=5)["until"].count().to_pandas() == 0
    assert pd.isna(contract_ends.first_end(open_ended, as_of=AS_OF))
    assert contract_ends.first_end(held(), as_of=AS_OF) == pd.Timestamp("2024-02-10")
