"""The loyalty programme: where it starts, who joins, what members are given."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from workbench.data.planted import rhythm, strings
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population

NAME = "Planted Club"
STAY = 1500.0  # mean length of a membership in days
PLATFORM = 0.10  # cost per member and 30 days
POINT = 0.01  # cost of one point redeemed; members earn POINTS per unit of money paid
POINTS = 4
REDEEMERS = 0.70  # share of point vintages whose owner would redeem them if they did not expire
REDEMPTION = 120.0  # mean days until then
EXPIRY = 548.0  # eighteen months
_WAVES = (0.25, 0.35, 0.45, np.inf)  # launch by region, as a share of the data's length; one region never


def launches(plan: Plan) -> np.ndarray:
    """The start of the programme in each region, in business days (infinite: never)."""
    return np.array([rhythm.to_business(np.floor(share * plan.days), start=plan.start) if np.isfinite(share) else np.inf
                     for share in _WAVES])  # fmt: skip


def log_odds(
    plan: Plan, population: Population, who: np.ndarray, *, value: np.ndarray, gap: np.ndarray, number: int
) -> np.ndarray:
    """Log odds of joining on an order: what is bought, how soon after the last order, an invitation, hidden traits.

    With `overlap=False` the observed part counts ten times, so that joiners have no like among the others.
    """
    observed = 0.6 * np.log(value / 30) + 0.8 * (gap < 30) + 0.3 * np.log1p(number) - 0.6
    hidden = plan.effects.confounder * population.trait[who]
    if plan.effects.trend:
        hidden = hidden + 1.0 * population.rising[who]
    return -2.6 + (1 if plan.effects.overlap else 10) * observed + 0.8 * population.invited[who] + hidden


def memberships(plan: Plan, population: Population, joined: np.ndarray, left: np.ndarray) -> pa.Table:
    """The memberships table; `joined` and `left` in business days, infinite where never."""
    who = np.flatnonzero(np.isfinite(joined))
    who = who[np.argsort(joined[who], kind="stable")]
    on = rhythm.days(rhythm.to_local(joined[who], start=plan.start), start=plan.start)
    gone = np.where(left[who] < plan.end, rhythm.to_local(left[who], start=plan.start), np.nan)
    return pa.table({
        "customer_id": population.ids.take(pa.array(who)),
        "programme": strings.named((NAME,), np.zeros(len(who), dtype="int64")),
        "joined_on": on,
        "left_on": rhythm.days(gone, start=plan.start),
    })  # fmt: skip
