"""Whom it pays to call: expected profit of an offer to each customer, with draws for what nobody knows.

The offer's economics are those of Verbraken, Verbeke and Baesens (2013, IEEE Trans. Knowl. Data Eng. 25:961): a leaver
who is contacted accepts with the save rate γ and then stays; whoever was going to stay accepts in any case, so that the
offer is given away; each contact costs, whatever comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.stats import beta, norm

from workbench.arguments import complete
from workbench.models.intervals.estimate import Estimate, not_estimated

ACTS = ("contact", "hold out", "leave alone")


@dataclass(frozen=True)
class Offer:
    """What an offer costs and may save; money in one currency.

    margin : share of a customer's yearly value that is profit. contact, incentive : cost of a contact, and of the offer
    to whoever accepts it. alpha, beta : the save rate is Beta distributed; mean alpha / (alpha + beta). value_error :
    relative standard deviation of how wrong all values may be together. capacity : most customers contacted, 0 for no
    limit. budget : most money spent on contacts and accepted offers, 0 for no limit. hold_out : share of the list that
    is drawn at random and not contacted. smallest : fewest customers on either side of a list; below it there is none.
    lost, lost_error : share of a leaver's yearly value that is truly lost, and its standard error. came_true, came_true_error :
    of the money told to be leaving with those who would have been called at earlier moments, the share that left, and its
    standard error; chances picked for being high are too high. withheld : the id of the reason why no list is made.
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
    smallest: int = 10
    lost: float = 1.0
    lost_error: float = 0.0
    came_true: float = 1.0
    came_true_error: float = 0.0
    withheld: str = ""

    def losing(self, lost: Estimate) -> Offer:
        """Return the offer to leavers who take only this share of their yearly value with them.

        >>> round(Offer().losing(Estimate(0.5, 0.402, 0.598, 90)).lost_error, 3)
        0.05
        """
        error = (lost.hi - lost.lo) / (2 * norm.ppf((1 + lost.level) / 2))
        return replace(self, lost=lost.value, lost_error=float(np.nan_to_num(error)))

    @property
    def facts(self) -> dict[str, float]:
        """What a report says of the offer: margin, contact, incentive, the mean save rate and where 95 % of its prior lie."""
        low, high = beta.ppf([0.025, 0.975], self.alpha, self.beta)
        spread = {"save_low": float(low), "save_high": float(high)}
        return {
            "margin": self.margin,
            "contact": self.contact,
            "incentive": self.incentive,
            "save_rate": self.save_rate,
        } | spread

    @property
    def save_rate(self) -> float:
        """The mean save rate."""
        return self.alpha / (self.alpha + self.beta)


def expected_profit(p: np.ndarray, value: np.ndarray, offer: Offer, *, save: float | None = None) -> np.ndarray:
    """Return p·γ·(m·L·V − d) − (1 − p)·d − f for each customer: L the share truly lost, p the chance told times the share that
    came true. Value counts as 0 where it is negative or missing.

    >>> round(float(expected_profit(np.array([0.5]), np.array([1000.0]), Offer())[0]), 2)
    37.5
    """
    rate, p = offer.save_rate if save is None else save, p * offer.came_true
    worth = offer.margin * offer.lost * np.nan_to_num(np.maximum(np.asarray(value, dtype="float64"), 0.0))
    return p * rate * (worth - offer.incentive) - (1 - p) * offer.incentive - offer.contact


def act_list(customers: pd.DataFrame, offer: Offer, *, random_state: int = 0) -> pd.DataFrame:
    """Return the customers with expected_profit and what to do with each, most profitable first.

    Parameters
    ----------
    customers : customer_id, p_churn, value (expected yearly).

    Returns
    -------
    The same columns, expected_profit, and act: "contact", "hold out" (chosen, drawn at random not to be contacted) or
    "leave alone". Chosen is who promises a profit, up to capacity and budget; nobody, and no profit, where it is withheld.
    """
    p = customers["p_churn"].to_numpy(dtype="float64")
    profit = expected_profit(p, customers["value"].to_numpy(), offer)
    if offer.withheld:
        profit = np.full(len(customers), np.nan)
    order = np.lexsort((customers["customer_id"].astype(str).to_numpy(), -profit))
    chosen = order[: _depth(profit[order], p[order], offer)]
    held = max(round(offer.hold_out * len(chosen)), offer.smallest if offer.hold_out else 0)
    drawn = np.random.default_rng(random_state).random(len(chosen)).argsort()[:held]
    act = np.full(len(customers), ACTS[2], dtype=object)
    act[chosen] = ACTS[0]
    act[chosen[drawn]] = ACTS[1]
    shown = customers.assign(expected_profit=profit, act=act)
    return shown.iloc[order].reset_index(drop=True)


def list_profit(
    listed: pd.DataFrame, offer: Offer, *, unit: str, level: float = 0.95, random_state: int = 0
) -> Estimate:
    """Estimate the profit of contacting the chosen customers; the range draws the save rate, the error of values and who leaves.

    Who is held out does not count. Where nobody is chosen there is no list, and the profit is that of doing nothing: 0.
    """
    if why := "no-chance-of-leaving" if listed.empty else offer.withheld:
        return not_estimated(why, n=len(listed), level=level, unit=unit)
    acted = listed[listed["act"] == ACTS[0]]
    if acted.empty:
        return not_estimated("nobody-worth-a-contact", n=len(listed), level=level, unit=unit)
    course = profit_draws(acted, offer, 2000, random_state)[:, -1]
    lo, hi = np.quantile(course, [(1 - level) / 2, (1 + level) / 2])
    value = float(acted["expected_profit"].sum())
    return Estimate(
        value,
        float(min(lo, value)),
        float(max(hi, value)),
        len(acted),
        level,
        "draws of save rate, value and who leaves",
        unit,
    )


def sign(profit: Estimate) -> str:
    """Say whether a profit is "clear" of 0, "open" (what is assumed decides whether money is lost) or "none".

    >>> sign(Estimate(600.0, -400.0, 1900.0, 105)), sign(not_estimated("nobody-worth-a-contact"))
    ('open', 'none')
    """
    if not profit.known:
        return "none"
    return "clear" if profit.lo > 0 else "open"


def profit_curve(
    listed: pd.DataFrame, offer: Offer, *, level: float = 0.95, draws: int = 1000, random_state: int = 0
) -> pd.DataFrame:
    """Return the profit of contacting the most profitable customers, by how many; the first row is doing nothing.

    Returns contacts, list_share, profit, lo, hi, at up to forty depths, at least ten customers apart, as far as three times
    the chosen list or a tenth of the customers: beyond, the offer is only given away.
    """
    columns = ["contacts", "list_share", "profit", "lo", "hi"]
    if listed.empty or offer.withheld:
        return pd.DataFrame(columns=columns)
    everyone = listed.sort_values("expected_profit", ascending=False, kind="stable")
    last = min(len(everyone), max(3 * int((listed["act"] != ACTS[2]).sum()), len(everyone) // 10, 10))
    depths = np.unique(np.linspace(0, last, max(min(40, last // 10), 1) + 1).round().astype(int))
    drawn = np.column_stack([np.zeros(draws), profit_draws(everyone.head(last), offer, draws, random_state)])[:, depths]
    profit = np.concatenate([[0.0], np.cumsum(everyone["expected_profit"])])[depths]
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return pd.DataFrame(
        {"contacts": depths, "list_share": depths / len(everyone), "profit": profit, "lo": lo, "hi": hi}
    )


def deepest(course: pd.DataFrame) -> dict[str, float]:
    """Return the last contacts and profit of a profit curve; nothing without one.

    >>> deepest(pd.DataFrame({"contacts": [0, 30], "profit": [0.0, 90.5]}))
    {'deepest': 30, 'then': 90.5}
    """
    last = course.tail(1)
    complete(last, ["contacts", "profit"], "course")
    return {"deepest": int(last["contacts"].sum()), "then": float(last["profit"].sum())}


def value_at_risk(listed: pd.DataFrame, offer: Offer, *, level: float = 0.95) -> pd.DataFrame:
    """Return the yearly margin that is expected to be truly lost, by tenth of customers from the highest chance down.

    Returns by_chance ("tenth_1" is the highest), chance (mean), loss, lo, hi (common error of the values, and of the share
    truly lost); empty where a tenth would be small, or money is withheld.
    """
    columns = ["by_chance", "chance", "loss", "lo", "hi"]
    if offer.withheld or len(listed) < max(100, 10 * offer.smallest):
        return pd.DataFrame(columns=columns)
    ranked = listed.sort_values("p_churn", ascending=False, kind="stable")
    spread = np.sqrt(np.log1p(offer.value_error**2 + (offer.lost_error / (offer.lost or 1)) ** 2))
    lo, hi = np.exp(norm.ppf([(1 - level) / 2, (1 + level) / 2]) * spread - spread**2 / 2)
    rows = []
    for k, part in enumerate(np.array_split(np.arange(len(ranked)), 10), 1):
        of = ranked.iloc[part]
        loss = float((of["p_churn"] * np.maximum(of["value"].fillna(0), 0)).sum() * offer.margin * offer.lost)
        rows.append((f"tenth_{k}", float(of["p_churn"].mean()), loss, loss * lo, loss * hi))
    return pd.DataFrame(rows, columns=columns)


def share_of_loss(at_stake: pd.DataFrame, *, tenths: int = 3) -> float:
    """Return the share of the expected loss that lies in the first tenths."""
    lost = at_stake["loss"]
    return float("nan") if lost.empty else float(lost.head(tenths).sum() / (lost.sum() or 1))


def chosen_share(listed: pd.DataFrame) -> float:
    """Return the share of customers who were chosen, those held out included."""
    return float("nan") if listed.empty else float((listed["act"] != ACTS[2]).mean())


def by_act(listed: pd.DataFrame) -> pd.DataFrame:
    """Return act, customers, chance and yearly_value (means) and profit (sum, of contacting them) for each act."""
    columns = ["act", "customers", "chance", "yearly_value", "profit"]
    rows = []
    for act in ACTS:
        part = listed[listed["act"] == act] if len(listed) else listed
        if len(part):
            means = (float(part["p_churn"].mean()), float(part["value"].mean()))
            rows.append((act, len(part), *means, float(part["expected_profit"].sum())))
    return pd.DataFrame(rows, columns=columns)


def marked_list(listed: pd.DataFrame, *, campaign: str) -> pd.DataFrame:
    """Return the chosen customers as rows for the campaigns table: customer_id, campaign_id, arm, expected_profit.

    Loaded back with the day it was sent as sent_at, it lets a later run say what the list achieved.
    """
    chosen = listed[listed["act"] != ACTS[-1]] if len(listed) else listed
    arm = chosen["act"].map({ACTS[0]: "treatment", ACTS[1]: "control"})
    shown = {"customer_id": chosen["customer_id"], "campaign_id": campaign, "arm": arm}
    return pd.DataFrame(shown | {"expected_profit": chosen["expected_profit"]}).reset_index(drop=True)


def assumptions(customers: pd.DataFrame, offer: Offer) -> pd.DataFrame:
    """Return contacts and profit under other save rates and incentives, the list chosen anew each time, beside doing nothing.

    Returns save_rate, incentive, contacts, profit, and contacts_hidden and profit_hidden for lists too small to show; ten
    rows, the first one doing nothing, or only that where money is withheld.
    """
    rows = [(0.0, 0.0, 0, 0.0)]
    p, value = customers["p_churn"].to_numpy(dtype="float64"), customers["value"].to_numpy()
    for rate in (0.5 * offer.save_rate, offer.save_rate, min(1.5 * offer.save_rate, 1.0)):
        for incentive in (0.5 * offer.incentive, offer.incentive, 2 * offer.incentive):
            other = Offer(**{**offer.__dict__, "incentive": incentive})
            profit = np.sort(expected_profit(p, value, other, save=rate))[::-1]
            depth = min(int((profit > 0).sum()), offer.capacity or len(profit))
            rows.append((rate, incentive, depth, float(profit[:depth].sum())))
    table = pd.DataFrame(rows, columns=["save_rate", "incentive", "contacts", "profit"])
    if offer.withheld:
        table = table.head(1)
    small = (table["contacts"] > 0) & (table["contacts"] < offer.smallest)
    return table.assign(contacts_hidden=small, profit_hidden=small)


def _depth(profit: np.ndarray, p: np.ndarray, offer: Offer) -> int:
    """How many of the customers, most profitable first, to choose."""
    depth = int((profit > 0).sum())
    if offer.capacity:
        depth = min(depth, offer.capacity)
    if offer.budget:
        spent = np.cumsum(offer.contact + (p * offer.save_rate + 1 - p) * offer.incentive)
        depth = min(depth, int((spent <= offer.budget).sum()))
    return depth if depth >= 2 * offer.smallest else 0


def value_scales(offer: Offer, draws: int, random_state: int) -> tuple[np.ndarray, np.ndarray]:
    """Return draws of what yearly values are to be multiplied by (their common error times the share truly lost), and chances."""
    rng, spread = np.random.default_rng(random_state), np.sqrt(np.log1p(offer.value_error**2))
    scale = np.exp(rng.normal(0, spread, draws) - spread**2 / 2)
    lost = np.clip(rng.normal(offer.lost, offer.lost_error, draws), 0, 1)
    return scale * lost, np.maximum(rng.normal(offer.came_true, offer.came_true_error, draws), 0)


def profit_draws(customers: pd.DataFrame, offer: Offer, draws: int, random_state: int) -> np.ndarray:
    """Return the cumulated profit of customers in their order, a row per draw of save rate, values, what comes true and who leaves.

    Of few who are likely to leave, chance decides how many do: that weighs as much as all that is assumed.
    """
    rng = np.random.default_rng([random_state, 1])
    save, chance = rng.beta(offer.alpha, offer.beta, draws), rng.standard_normal(draws)
    scale, true = value_scales(offer, draws, random_state)
    p = customers["p_churn"].to_numpy(dtype="float64")
    worth = offer.margin * np.nan_to_num(np.maximum(customers["value"].to_numpy(dtype="float64"), 0.0))
    saved, given = np.cumsum(p * worth), np.cumsum(p) * offer.incentive
    spent = np.cumsum(np.full(len(p), offer.incentive + offer.contact))
    expected = np.outer(save * scale * true, saved) + np.outer((1 - save) * true, given) - spent
    left = np.clip(p * offer.came_true, 0.0, 1.0)
    kept, gift = (
        save * scale,
        (1 - save) * offer.incentive,
    )  # a leaver brings kept · worth + gift more than one who stays
    moments = [np.cumsum(left * (1 - left) * worth**power) for power in (2, 1, 0)]
    spread = sum(np.outer(by, of) for by, of in zip((kept**2, 2 * kept * gift, gift**2), moments, strict=True))
    return expected + chance[:, None] * np.sqrt(spread)
