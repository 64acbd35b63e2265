"""What marketing costs: money per day and paid channel, in proportion to the customers it brings."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from workbench.data.planted import rhythm, strings
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import CHANNEL_SHARES, CHANNELS, expected_arrivals

COSTS = {"search": 12.0, "social": 9.0, "referral": 5.0, "affiliate": 15.0}  # per customer acquired
_NOISE = 0.2  # standard deviation of the log of a day's cost


def spend(plan: Plan) -> pa.Table:
    """The spend table: one row a day and paid channel; organic and store arrivals cost nothing."""
    paid = [CHANNELS.index(name) for name in COSTS]
    planned = np.outer(expected_arrivals(plan), np.array(CHANNEL_SHARES)[paid] * np.array(list(COSTS.values())))
    noise = np.exp(_NOISE * plan.rng("spend").standard_normal(planned.shape) - _NOISE**2 / 2)
    day = np.repeat(np.arange(plan.days, dtype="float64"), len(paid))
    return pa.table({
        "day": rhythm.days(day, start=plan.start),
        "channel": strings.named(tuple(COSTS), np.tile(np.arange(len(paid)), plan.days)),
        "cost": np.round(planned * noise, 2).ravel(),
    })  # fmt: skip
