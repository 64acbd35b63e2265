"""How anonymous ids were merged into customers, counted by hand."""

import ibis
import pandas as pd

from workbench.features.customers import identity

ROWS = [("a", "d1"), ("a", "d2"), ("b", "d3"), ("c", "d3"), ("d4", "d4"), ("d4", "d4"), ("b", None)]


def test_events_ids_and_customers_are_counted_by_whether_they_were_merged():
    events = ibis.memtable(pd.DataFrame(ROWS, columns=["customer_id", "anonymous_id"]))
    assert identity.identities(events) == {
        "events": 7,
        "anonymous": 2,
        "ids": 4,
        "merged": 3,
        "shared": 1,
        "customers": 3,
        "several": 1,
    }


def test_data_without_anonymous_ids_have_nothing_to_count():
    events = ibis.memtable({"customer_id": ["a"]})
    assert set(identity.identities(events).values()) == {0} == set(identity.identities(None).values())
