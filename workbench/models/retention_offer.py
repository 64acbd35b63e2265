"""Whom it pays to call: expected profit of an offer to each customer, with draws for what nobody knows.

The offer's economics are those of Verbraken, Verbeke and Baesens (2013, IEEE Trans. Knowl. Data Eng. 25:961): a leaver
who is contacted accepts with the save rate γ and then stays; whoever was going to stay accepts in any case, so that the
offer is given away; each contact costs, whatever comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import beta as beta_distribution

from workbench.models.estimate import Estimate, not_estimated


@dataclass(frozen=True)
class Offer:
    """What an offer costs and may save; money in one currency.

    margin : share of a customer's yearly value that is profit. contact, incentive : cost of a contact, and of the offer
    to whoever accepts it. alpha, beta : the save rate is Beta distributed; mean alpha / (alpha + beta). value_error :
    relative standard deviation of how wrong all values may be together. capacity : most customers contacted, 0 for no
    limit. budget : most money spent on contacts and accepted offers, 0 for no limit. hold_out : share of the list that
    is drawn at random and not contacted.
    """

    margin: float = 0.3
    contact: float = 1.0
    incentive: float = 10.0
    alpha: float = 6.0
    beta: float = 14.0
    value_error: float = 0.2
    capacity: int = 0
    budget: float = 0.0
    hold_out: float = 0.1

    @property
    def save_rate(self) -> float:
        """The mean save rate."""
        return self.alpha / (self.alpha + self.beta)


def expected_profit(p: np.ndarray, value: np.ndarray, offer: Offer, *, save: float | None = None) -> np.ndarray:
    """Return p·γ·(m·V − d) − (1 − p)·d − f for each customer; value counts as 0 where it is negative or missing.

    >>> round(float(expected_profit(np.array([0.5]), np.array([1000.0]), Offer())[0]), 2)
    37.5
    """
    rate = offer.save_rate if save is None else save
    worth = offer.margin * np.nan_to_num(np.maximum(np.asarray(value, dtype="float64"), 0.0))
    return p * rate * (worth - offer.incentive) - (1 - p) * offer.incentive - offer.contact


def act_list(customers: pd.DataFrame, offer: Offer, *, random_state: int = 0) -> pd.DataFrame:
    """Return the customers with expected_profit and what to do with each, most profitable first.

    Parameters
    ----------
    customers : customer_id, p_churn, value (expected yearly).

    Returns
    -------
    The same columns, expected_profit, and act: "contact", "hold out" (chosen, drawn at random not to be contacted) or
    "leave alone". Chosen is who promises a profit, up to capacity and budget.
    """
    p = customers["p_churn"].to_numpy(dtype="float64")
    profit = expected_profit(p, customers["value"].to_numpy(), offer)
    order = np.lexsort((customers["customer_id"].astype(str).to_numpy(), -profit))
    chosen = order[: _depth(profit[order], p[order], offer)]
    drawn = np.random.default_rng(random_state).random(len(chosen)).argsort()[: round(offer.hold_out * len(chosen))]
    act = np.full(len(customers), "leave alone", dtype=object)
    act[chosen] = "contact"
    act[chosen[drawn]] = "hold out"
    shown = customers.assign(expected_profit=profit, act=act)
    return shown.iloc[order].reset_index(drop=True)


def list_profit(listed: pd.DataFrame, offer: Offer, *, level: float = 0.95, draws: int = 2000, random_state: int = 0) -> Estimate:
    """Estimate the profit of contacting the chosen customers; the range draws the save rate and the error of values.

    Who is held out does not count. With nobody chosen the profit is that of doing nothing: 0.
    """
    if listed.empty:
        return not_estimated("no customer got a chance of leaving", level=level)
    acted = listed[listed["act"] == "contact"]
    if acted.empty:
        return not_estimated("nobody is worth a contact at these costs: do nothing, at a profit of 0", n=len(listed), level=level)
    course = _drawn(acted, offer, draws, random_state)[:, -1]
    lo, hi = np.quantile(course, [(1 - level) / 2, (1 + level) / 2])
    value = float(acted["expected_profit"].sum())
    return Estimate(value, float(min(lo, value)), float(max(hi, value)), len(acted), level, "draws of save rate and value")


def loss_chance(listed: pd.DataFrame, offer: Offer, *, draws: int = 2000, random_state: int = 0) -> float:
    """Return the share of draws in which the contacts cost more than they bring; missing without contacts."""
    acted = listed[listed["act"] == "contact"] if len(listed) else listed
    return float("nan") if acted.empty else float((_drawn(acted, offer, draws, random_state)[:, -1] < 0).mean())


def profit_curve(listed: pd.DataFrame, offer: Offer, *, level: float = 0.95, draws: int = 1000, random_state: int = 0) -> pd.DataFrame:
    """Return the profit of contacting the most profitable customers, by how many; the first row is doing nothing.

    Returns contacts, share, profit, lo, hi, at about forty depths.
    """
    columns = ["contacts", "share", "profit", "lo", "hi"]
    if listed.empty:
        return pd.DataFrame(columns=columns)
    everyone = listed.sort_values("expected_profit", ascending=False, kind="stable")
    depths = np.unique(np.linspace(0, len(everyone), 41).round().astype(int))
    drawn = np.column_stack([np.zeros(draws), _drawn(everyone, offer, draws, random_state)])[:, depths]
    profit = np.concatenate([[0.0], np.cumsum(everyone["expected_profit"])])[depths]
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return pd.DataFrame({"contacts": depths, "share": depths / len(everyone), "profit": profit, "lo": lo, "hi": hi})


def break_even(listed: pd.DataFrame, offer: Offer) -> float:
    """Return the save rate at which the contacts bring as much as they cost; missing without contacts."""
    acted = listed[listed["act"] == "contact"] if len(listed) else listed
    if acted.empty:
        return float("nan")
    p, value = acted["p_churn"].to_numpy(), acted["value"].to_numpy()
    none, all_ = expected_profit(p, value, offer, save=0).sum(), expected_profit(p, value, offer, save=1).sum()
    return float(-none / (all_ - none)) if all_ > none else float("nan")


def assumptions(customers: pd.DataFrame, offer: Offer) -> pd.DataFrame:
    """Return contacts and profit under other save rates and incentives, the list chosen anew each time, beside doing nothing.

    Returns save_rate, incentive, contacts, profit; nine rows, the first one doing nothing.
    """
    rows = [(0.0, 0.0, 0, 0.0)]
    p, value = customers["p_churn"].to_numpy(dtype="float64"), customers["value"].to_numpy()
    for rate in (0.5 * offer.save_rate, offer.save_rate, min(1.5 * offer.save_rate, 1.0)):
        for incentive in (0.5 * offer.incentive, offer.incentive, 2 * offer.incentive):
            other = Offer(**{**offer.__dict__, "incentive": incentive})
            profit = np.sort(expected_profit(p, value, other, save=rate))[::-1]
            depth = min(int((profit > 0).sum()), offer.capacity or len(profit))
            rows.append((rate, incentive, depth, float(profit[:depth].sum())))
    return pd.DataFrame(rows, columns=["save_rate", "incentive", "contacts", "profit"])


def empc(
    left: np.ndarray, p: np.ndarray, *, clv: float = 200, incentive: float = 10, contact: float = 1,
    alpha: float = 6, beta: float = 14,
) -> float:  # fmt: skip
    """Return the expected maximum profit per customer (EMPC) of a ranking, over the distribution of the save rate.

    For each save rate the best point on the convex hull of the ROC curve is taken; between the rates at which the best
    point changes, the profit is linear in the rate and integrates to incomplete beta functions (Verbraken, Verbeke and
    Baesens 2013, eq. 16 and 17).

    >>> round(empc(np.array([1, 1, 0, 0]), np.array([0.9, 0.8, 0.2, 0.1])), 2)
    28.0
    """
    left = np.asarray(left, dtype=bool)
    share, (reach, false) = left.mean(), _hull(left, np.asarray(p, dtype="float64"))
    gain, give = clv - incentive, incentive + contact
    bring, cost = share * gain * reach, share * contact * reach + (1 - share) * give * false  # profit = γ·bring − cost
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.diff(cost) / np.diff(bring)
    edges = np.concatenate([[0.0], np.clip(np.nan_to_num(change, nan=1.0, posinf=1.0), 0, 1), [1.0]])
    edges = np.maximum.accumulate(edges)
    mass = np.diff(beta_distribution.cdf(edges, alpha, beta))
    first = alpha / (alpha + beta) * np.diff(beta_distribution.cdf(edges, alpha + 1, beta))
    return float((bring * first - cost * mass).sum())


def _hull(left: np.ndarray, p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Shares of leavers and of stayers above each cut, on the upper convex hull of the ROC curve."""
    order = np.argsort(-p, kind="stable")
    last = np.append(np.diff(p[order]) != 0, True)
    hits = np.concatenate([[0], np.cumsum(left[order])[last]]) / max(left.sum(), 1)
    false = np.concatenate([[0], np.cumsum(~left[order])[last]]) / max((~left).sum(), 1)
    kept: list[int] = []
    for k in range(len(hits)):
        while len(kept) > 1 and _below(hits, false, kept[-2], kept[-1], k):
            kept.pop()
        kept.append(k)
    return hits[kept], false[kept]


def _below(hits: np.ndarray, false: np.ndarray, a: int, b: int, c: int) -> bool:
    return (false[b] - false[a]) * (hits[c] - hits[a]) >= (hits[b] - hits[a]) * (false[c] - false[a])


def _depth(profit: np.ndarray, p: np.ndarray, offer: Offer) -> int:
    """How many of the customers, most profitable first, to choose."""
    depth = int((profit > 0).sum())
    if offer.capacity:
        depth = min(depth, offer.capacity)
    if offer.budget:
        spent = np.cumsum(offer.contact + (p * offer.save_rate + 1 - p) * offer.incentive)
        depth = min(depth, int((spent <= offer.budget).sum()))
    return depth


def _drawn(customers: pd.DataFrame, offer: Offer, draws: int, random_state: int) -> np.ndarray:
    """Cumulated profit of the customers in their order, a row per draw of save rate and common error of values."""
    rng = np.random.default_rng(random_state)
    save = rng.beta(offer.alpha, offer.beta, draws)
    spread = np.sqrt(np.log1p(offer.value_error**2))
    scale = np.exp(rng.normal(0, spread, draws) - spread**2 / 2)
    p = customers["p_churn"].to_numpy(dtype="float64")
    worth = offer.margin * np.nan_to_num(np.maximum(customers["value"].to_numpy(dtype="float64"), 0.0))
    saved, taken = np.cumsum(p * worth), np.cumsum(p) * offer.incentive
    fixed = np.cumsum((1 - p) * offer.incentive + offer.contact)
    return np.outer(save * scale, saved) - np.outer(save, taken) - fixed
