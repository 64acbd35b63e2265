"""The bridge against worlds in which everybody's money is counted day by day; two thousand of them in tests/truth."""

import datetime as dt

import ibis
import pytest

from tests.features.subscriptions import worlds
from workbench.features.subscriptions import bridge, contracts, movements


def bridged(made: worlds.World, *, grace: int = 0):
    last = worlds.FIRST + dt.timedelta(days=made.days - 1)
    held = contracts.contracts(ibis.memtable(made.rows), as_of=last, currency="EUR")
    moves = movements.movements(held, grace=grace)
    return bridge.bridge(moves, bridge.months(moves, first_day=worlds.FIRST, as_of=last))


@pytest.mark.parametrize("seed", range(6))
def test_the_bridge_of_every_month_is_that_counted_day_by_day_to_the_cent(seed):
    made = worlds.world(seed, customers=25)
    assert worlds.differences(made, bridged(made)) == {}


def test_a_bridge_that_is_a_cent_off_would_be_seen():
    made = worlds.world(0)
    found = bridged(made)
    assert worlds.differences(made, found.assign(new=found["new"] + 1)) != {}


@pytest.mark.parametrize("grace", [0, 5])
def test_what_came_less_what_went_is_what_changed_and_each_start_is_the_end_before(grace):
    found = bridged(worlds.world(99, customers=30), grace=grace)
    came = found["new"] + found["expansion"] + found["reactivation"]
    assert (found["start"] + came - found["contraction"] - found["churn"] == found["end"]).all()
    assert found["start"].tolist()[1:] == found["end"].tolist()[:-1]
    assert came.sum() > 0 and found["churn"].sum() > 0
