"""From an effect and its costs to money: cost per member, return on investment, the chance that it pays, break-even."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.breakage import PointRedemptionModel
from workbench.models.estimate import Estimate, not_estimated


class Cost(NamedTuple):
    """Cost per member until today: the whole with its interval, its parts (rewards redeemed, expected liability of open
    points, running cost), what open points would cost beyond that if all were redeemed, the share of points redeemed in
    the end, and the whole in each bootstrap draw."""

    total: Estimate
    rewards: float
    liability: float
    running: float
    redemption: Estimate
    draws: np.ndarray
    unexpected: float = 0.0


class Worth(NamedTuple):
    """What an effect is worth: net per member, ROI, chance that it pays, all refused where the effect is."""

    net: Estimate
    roi: Estimate
    chance: float


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
        nothing = not_estimated("there are too few members", level=level, unit=currency)
        return Cost(nothing, math.nan, math.nan, math.nan, not_estimated("there are no points", unit="share"), np.array([]))
    own = vintages[vintages["customer_id"].isin(members.index)].reset_index(drop=True)
    model = PointRedemptionModel(expiry_days=expiry_days, level=level)
    model.fit(own["age_days"], own["redeemed"], sample_weight=own["cost"], groups=own["customer_id"])
    paid, open_ = _points(own, model)
    unexpected = float((own["cost"].where(~own["redeemed"].astype(bool) & (own["age_days"] < expiry_days), 0.0) - open_).sum() / n)
    upkeep = running * members["member_days"] / 30
    by_member = pd.DataFrame({"paid": paid, "open": open_, "id": own["customer_id"]}).groupby("id").sum().reindex(members.index).fillna(0.0)
    whole = float(by_member.sum().sum() / n + upkeep.mean())
    again = PointRedemptionModel(expiry_days=expiry_days)
    again._start = getattr(model, "_theta", None) if hasattr(model, "_theta") else np.array([0.5, 0.0, 4.0])
    draws = np.array([_drawn(again, own, members, upkeep, weight) for _, weight in weights.iterrows()])
    half = norm.ppf((1 + level) / 2) * float(np.std(draws, ddof=1)) if len(draws) > 1 else math.nan
    total = Estimate(
        whole, whole - half, whole + half, n, level, "bootstrap over customers", currency,
        "" if len(draws) > 1 else "no bootstrap was drawn where the effect is not estimated",
    )  # fmt: skip
    return Cost(total, float(by_member["paid"].sum() / n), float(by_member["open"].sum() / n), float(upkeep.mean()), model.ultimate_, draws, unexpected)


def contact_cost(costs: pd.Series, *, otherwise: float, currency: str) -> Cost:
    """Cost of a contact: the mean of what was recorded, and `otherwise` where nothing was.

    >>> contact_cost(pd.Series([0.02, 0.04, None]), otherwise=1.0, currency="EUR").total.value
    0.03
    """
    known = costs.dropna()
    value = float(known.mean()) if len(known) else float(otherwise)
    missing = math.nan
    total = Estimate(value, missing, missing, len(costs), 0.95, "price list", currency, "a known price, not a sample")
    return Cost(total, 0.0, 0.0, value, not_estimated("a campaign has no points", unit="share"), np.array([]))


def cost_of(
    subject: str, panel: pd.DataFrame, vintages: pd.DataFrame, members: pd.DataFrame, weights: pd.DataFrame,
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
        nothing = not_estimated("there are too few contacts", level=level, unit=currency)
        return Cost(nothing, math.nan, math.nan, math.nan, not_estimated("a campaign has no points", unit="share"), np.array([]))
    return contact_cost(panel.loc[treated, "cost"].astype(float), otherwise=prices["contact"], currency=currency)


def swings(effect: Estimate, cost: Cost) -> pd.DataFrame:
    """Return what is left per member under other assumptions, the widest swing first: scene and net.

    Scenes: the ends of the effect's range, all or none of the open points redeemed, running cost or price of a contact
    twice as high. Without an effect there are no rows.
    """
    if math.isnan(effect.value) or math.isnan(cost.total.value):
        return pd.DataFrame(columns=["scene", "net"])
    base = effect.value - cost.total.value
    moved = {
        "base": 0.0, "low_effect": effect.lo - effect.value, "high_effect": effect.hi - effect.value,
        "none_redeemed": cost.liability, "all_redeemed": -cost.unexpected, "double_running": -cost.running,
    }  # fmt: skip
    frame = pd.DataFrame({"scene": moved.keys(), "net": [base + change for change in moved.values()], "size": map(abs, moved.values())})
    frame = frame[(frame["size"] > 0) | (frame["scene"] == "base")]
    first = frame["scene"].eq("base")
    ordered = pd.concat([frame[first], frame[~first].sort_values("size", ascending=False, kind="stable")])
    return ordered.drop(columns="size").reset_index(drop=True)


def worth(effect: Estimate, cost: Cost, margin_draws: np.ndarray) -> Worth:
    """Return net, ROI = (effect − cost) / cost and the chance that the effect exceeds the cost.

    With draws of both the interval is that of their joint bootstrap; a known cost scales the interval of the effect.

    >>> cost = contact_cost(pd.Series([1.0]), otherwise=0.0, currency="EUR")
    >>> made = worth(Estimate(3.0, 1.0, 5.0, 100, unit="EUR"), cost, np.array([]))
    >>> [round(float(x), 6) for x in made.roi[:3]], round(made.chance, 3)
    ([2.0, 0.0, 4.0], 0.975)
    """
    price, words = cost.total.value, {"level": effect.level, "n": effect.n}
    if math.isnan(effect.value) or math.isnan(price):
        reason = effect.no_interval or cost.total.no_interval
        return Worth(not_estimated(reason, unit=effect.unit, **words), not_estimated(reason, unit="share", **words), math.nan)
    z = norm.ppf((1 + effect.level) / 2)
    joint = len(margin_draws) > 1 and len(margin_draws) == len(cost.draws)
    error = float(np.std(margin_draws - cost.draws, ddof=1)) if joint else (effect.hi - effect.lo) / (2 * z)
    net = effect.value - price
    chance = float(norm.cdf(net / error)) if error > 0 else float(net > 0)
    gained = Estimate(net, net - z * error, net + z * error, effect.n, effect.level, effect.method, effect.unit)
    if price <= 0:
        return Worth(gained, not_estimated("there is no cost to set the margin against", unit="share", **words), chance)
    of = float(np.std(margin_draws / cost.draws, ddof=1)) if joint else error / price
    value = net / price
    return Worth(gained, Estimate(value, value - z * of, value + z * of, effect.n, effect.level, effect.method, "share"), chance)


def steps(study_naive: Estimate, effect: Estimate, cost: Cost, made: Worth) -> pd.DataFrame:
    """Return the way from the plain gap to what is left: step, value, lo, hi, and whether it is a level or a change.

    Unknown steps are left out; a refused effect leaves the gap and the costs.
    """
    selection = effect.value - study_naive.value
    rows = [
        ("naive", *study_naive[:3], True), ("selection", selection, math.nan, math.nan, False), ("effect", *effect[:3], True),
        ("rewards", -cost.rewards, math.nan, math.nan, False), ("liability", -cost.liability, math.nan, math.nan, False),
        ("running", -cost.running, math.nan, math.nan, False), ("net", *made.net[:3], True),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["step", "value", "lo", "hi", "level"])
    known = frame["value"].notna() & ((frame["value"] != 0) | frame["level"])
    return frame[known].reset_index(drop=True)


def holdout_per_arm(standard_deviation: float, difference: float, *, level: float = 0.95, power: float = 0.8) -> float:
    """Return how many customers each arm of a randomised hold-out needs to show a difference of means.

    2 (z_{1−α/2} + z_{power})² σ² / δ².

    >>> holdout_per_arm(10.0, 1.0)
    1570
    """
    if not (standard_deviation > 0 and difference > 0):
        return math.nan
    return math.ceil(2 * (norm.ppf((1 + level) / 2) + norm.ppf(power)) ** 2 * standard_deviation**2 / difference**2)


def _points(vintages: pd.DataFrame, model: PointRedemptionModel) -> tuple[pd.Series, pd.Series]:
    """Cost of the redeemed points, and expected cost of the open ones; without a model all open ones count in full."""
    redeemed = vintages["redeemed"].astype(bool)
    known = not math.isnan(model.ultimate_.value)
    chance = model.still_to_redeem(vintages["age_days"]) if known else (vintages["age_days"] < model.expiry_days).astype(float)
    return vintages["cost"].where(redeemed, 0.0), (vintages["cost"] * chance).where(~redeemed, 0.0)


def _drawn(model: PointRedemptionModel, own: pd.DataFrame, members: pd.DataFrame, upkeep: pd.Series, weight: pd.Series) -> float:
    by_customer = weight.reindex(members.index).fillna(0.0)
    mine = own["customer_id"].map(by_customer).fillna(0.0).to_numpy()
    model.fit(own["age_days"], own["redeemed"], sample_weight=own["cost"] * mine + 1e-12)
    paid, open_ = _points(own, model)
    return float(((paid + open_) @ mine + upkeep @ by_customer) / by_customer.sum())
