"""How many left in each period: counted by hand, nobody twice, nothing before it could be seen."""

import datetime as dt

import pandas as pd
import pytest

from tests.features.churn.test_churn_features import as_found, contracts, lines
from workbench.features.churn import churn_over_time as over_time
from workbench.features.churn.outcomes import Design

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 2, 25)
SHOP = Design("non-contractual", hiatus=20)
PLANS = Design("contractual", grace=7)


def day(number):
    return str(FIRST + dt.timedelta(days=number))


def periods(found, design, *, lengths=(7,), minimum=0):
    return over_time.churn_over_time(found, design, first_day=FIRST, as_of=LAST, lengths=lengths, minimum=minimum)


def test_by_hand_without_contracts():
    """A period of seven days ends on 24 February, the last day whose silence of twenty is known to be longer."""
    visits = {"regular": [0, 10, 20, 30, 40, 50], "gone": [5], "back": [3, 45], "late": [47]}
    found = as_found(
        lines(*[(who, f"{who}{k}", day(d), 5.0, "x") for who, days in visits.items() for k, d in enumerate(days)])
    )
    frame = periods(found, SHOP)
    assert frame["since"].dt.strftime("%m-%d").tolist() == ["01-21", "01-28", "02-04", "02-11", "02-18"]
    assert (frame["until"] - frame["since"]).dt.days.eq(6).all() and over_time.length_of(frame) == 7
    assert frame["left"].tolist() == [2, 0, 0, 0, 0], "back reached twenty days on 24 January, gone on the 26th"
    assert frame["active"].tolist() == [3, 1, 1, 1, 3], "regular throughout; back again from day 45, late from day 47"
    assert frame["rate"].iloc[0] == pytest.approx(2 / 3)


def test_by_hand_with_contracts():
    """Until an end is in the data nobody knows whether ends were kept; one taken up again within the grace is none."""
    found = as_found(contracts(*[(*row, "s", 5.0) for row in (("stays", day(-400), None), ("goes", day(-30), day(20)), ("pauses", day(-30), day(30)),
                                                             ("pauses", day(33), None), ("ends", day(0), day(45)))]))  # fmt: skip
    frame = periods(found, PLANS)
    assert frame["since"].iloc[0] == pd.Timestamp(day(21)) and frame["until"].iloc[-1] == pd.Timestamp(day(48)), (
        "after the first end, a week before the last day"
    )
    assert frame["left"].tolist() == [0, 0, 0, 1] and frame["active"].tolist() == [3, 3, 3, 3]
    assert periods(as_found(contracts(("stays", day(-400), None, "s", 5.0))), PLANS).empty


def test_the_shortest_periods_that_show_nobody_alone_are_taken():
    rows = [(f"c{k}", f"o{k}", day(k % 45), 5.0, "x") for k in range(300)]
    found = as_found(lines(*rows))
    assert over_time.length_of(periods(found, SHOP, lengths=(1, 7), minimum=5)) == 1
    assert over_time.length_of(periods(found, SHOP, lengths=(1, 7), minimum=12)) == 7
    assert (
        periods(found, SHOP, lengths=(1, 7), minimum=500).empty
        and over_time.length_of(periods(found, SHOP, minimum=500)) == 0
    )


def test_days_that_follow_add_periods_and_change_none():
    rows = [(f"c{k}", f"o{k}.{j}", day((k + 13 * j) % 55), 5.0, "x") for k in range(40) for j in range(3)]
    found = as_found(lines(*rows))
    earlier = over_time.churn_over_time(found, SHOP, first_day=FIRST, as_of=LAST - dt.timedelta(days=7), lengths=(7,))
    pd.testing.assert_frame_equal(periods(found, SHOP).iloc[: len(earlier)], earlier)
