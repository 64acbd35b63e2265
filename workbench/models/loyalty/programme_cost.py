"""What a programme costs per member, or a campaign per contact: rewards, open points, running cost."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.loyalty.breakage import PointRedemptionModel


class Cost(NamedTuple):
    """Cost per member until today: the whole with its interval, its parts (rewards redeemed, expected liability of open
    points, running cost or price of a contact), the share of points redeemed in the end, the whole in each
    bootstrap draw, what open points would cost beyond that if all were redeemed, and the mean days of membership over
    which rewards and running cost arose (0: all of it was spent at the beginning)."""

    total: Estimate
    rewards: float
    liability: float
    running: float
    redemption: Estimate
    draws: np.ndarray
    unexpected: float = 0.0
    days: float = 0.0


def membership_cost(
    vintages: pd.DataFrame, members: pd.DataFrame, weights: pd.DataFrame, *, expiry_days: float, running: float, currency: str,
    level: float = 0.95, minimum: int = 1,
) -> Cost:  # fmt: skip
    """Cost a membership: points redeemed at cost, open points times their chance of being redeemed, and running cost.

    Parameters
    ----------
    vintages : customer_id, cost, age_days, redeemed. members : member_days by customer.
    weights : bootstrap draws × customers; the redemption model is fitted anew in every draw.
    running : cost per member and 30 days. minimum : members without whom nothing is said.
    """
    n = len(members)
    if n < minimum:
        nothing = not_estimated("too-few-members", level=level, unit=currency)
        return Cost(nothing, math.nan, math.nan, math.nan, not_estimated("no-points", unit="share"), np.array([]))
    own = vintages[vintages["customer_id"].isin(members.index)].reset_index(drop=True)
    model = PointRedemptionModel(expiry_days=expiry_days, level=level)
    model.fit(own["age_days"], own["redeemed"], sample_weight=own["cost"], groups=own["customer_id"])
    paid, open_ = _points(own, model)
    unexpected = float(
        (own["cost"].where(~own["redeemed"].astype(bool) & (own["age_days"] < expiry_days), 0.0) - open_).sum() / n
    )
    upkeep = running * members["member_days"] / 30
    by_member = (
        pd.DataFrame({"paid": paid, "open": open_, "id": own["customer_id"]})
        .groupby("id")
        .sum()
        .reindex(members.index)
        .fillna(0.0)
    )
    whole = float(by_member.sum().sum() / n + upkeep.mean())
    again = PointRedemptionModel(expiry_days=expiry_days)
    again._start = getattr(model, "_theta", None) if hasattr(model, "_theta") else np.array([0.5, 0.0, 4.0])
    draws = np.array([_drawn(again, own, members, upkeep, weight) for _, weight in weights.iterrows()])
    half = norm.ppf((1 + level) / 2) * float(np.std(draws, ddof=1)) if len(draws) > 1 else math.nan
    total = Estimate(
        whole, whole - half, whole + half, n, level, "bootstrap over customers", currency,
        "" if len(draws) > 1 else "no-bootstrap-without-effect",
    )  # fmt: skip
    return Cost(total, float(by_member["paid"].sum() / n), float(by_member["open"].sum() / n), float(upkeep.mean()), model.ultimate_, draws, unexpected,
                days=float(members["member_days"].mean()))  # fmt: skip


def contact_cost(costs: pd.Series, *, otherwise: float, currency: str) -> Cost:
    """Cost of a contact: the mean of what was recorded, and `otherwise` where nothing was.

    >>> contact_cost(pd.Series([0.02, 0.04, None]), otherwise=1.0, currency="EUR").total.value
    0.03
    >>> contact_cost(pd.Series([None], dtype=float), otherwise=1.0, currency="EUR").total.no_interval
    'assumed-price'
    """
    known = costs.dropna()
    value = float(known.mean()) if len(known) else float(otherwise)
    missing = math.nan
    total = Estimate(
        value, missing, missing, len(costs), 0.95, "price list", currency,
        "known-price" if len(known) else "assumed-price",
    )  # fmt: skip
    return Cost(total, 0.0, 0.0, value, not_estimated("campaign-without-points", unit="share"), np.array([]))


def cost_of(
    subject: Literal["membership", "campaign"], panel: pd.DataFrame, vintages: pd.DataFrame, members: pd.DataFrame, weights: pd.DataFrame,
    prices: Mapping[str, float], *, currency: str, minimum: int, level: float = 0.95,
) -> Cost:  # fmt: skip
    """Return the cost of what is studied: of a membership, or of a contact.

    `prices` holds running (per member and 30 days), contact (where none is recorded) and expiry_days.
    """
    if subject == "membership":
        return membership_cost(
            vintages, members, weights, expiry_days=prices["expiry_days"], running=prices["running"], currency=currency,
            level=level, minimum=minimum,
        )  # fmt: skip
    treated = panel["treated"].astype(bool)
    if treated.sum() < minimum:
        nothing = not_estimated("too-few-contacts", level=level, unit=currency)
        return Cost(
            nothing, math.nan, math.nan, math.nan, not_estimated("campaign-without-points", unit="share"), np.array([])
        )
    return contact_cost(panel.loc[treated, "cost"].astype(float), otherwise=prices["contact"], currency=currency)


def _points(vintages: pd.DataFrame, model: PointRedemptionModel) -> tuple[pd.Series, pd.Series]:
    """Cost of the redeemed points, and expected cost of the open ones; without a model all open ones count in full."""
    redeemed = vintages["redeemed"].astype(bool)
    known = not math.isnan(model.ultimate_.value)
    chance = (
        model.still_to_redeem(vintages["age_days"])
        if known
        else (vintages["age_days"] < model.expiry_days).astype(float)
    )
    return vintages["cost"].where(redeemed, 0.0), (vintages["cost"] * chance).where(~redeemed, 0.0)


def _drawn(
    model: PointRedemptionModel, own: pd.DataFrame, members: pd.DataFrame, upkeep: pd.Series, weight: pd.Series
) -> float:
    by_customer = weight.reindex(members.index).fillna(0.0)
    mine = own["customer_id"].map(by_customer).fillna(0.0).to_numpy()
    model.fit(own["age_days"], own["redeemed"], sample_weight=own["cost"] * mine + 1e-12)
    paid, open_ = _points(own, model)
    return float(((paid + open_) @ mine + upkeep @ by_customer) / by_customer.sum())
