"""Who fell silent and came back, on hand-made days."""

import datetime as dt

import ibis
import pandas as pd

from workbench.features.cohorts.won_back import won_back

DAYS = [  # customer, month of 2024; all of the cohort of January
    ("stays", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    ("back in time", (1, 5)),
    ("back too late", (1, 9)),
    ("gone", (1,)),
    ("lapsed too late to tell", (1, 2, 3, 4, 5)),
    ("short pause", (1, 3, 5, 7, 9)),
]


def table():
    rows = [(name, dt.date(2024, month, 5)) for name, months in DAYS for month in months]
    frame = pd.DataFrame(rows, columns=["customer_id", "day"]).assign(orders=1, spend=1.0)
    return ibis.memtable(frame)


def test_only_lapses_with_as_much_time_again_behind_them_count_and_only_returns_within_it():
    found = won_back(table(), as_of=dt.date(2024, 9, 30), silence=3)
    assert found.to_dict("records") == [{"lapsed": 3, "returned": 1}]


def test_a_later_return_is_not_known_earlier():
    found = won_back(table(), as_of=dt.date(2024, 6, 30), silence=3)
    assert found.empty or found["lapsed"].sum() == 0


def test_nobody_gives_an_empty_frame():
    assert won_back(table().limit(0), as_of=dt.date(2024, 9, 30)).empty
