"""EMPC: what a ranking is worth when the offer's economics are known and its save rate is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import beta as beta_distribution

from workbench.models.churn.retention_offer import Offer


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


def empc_of(held: pd.DataFrame, offer: Offer) -> float:
    """Return the EMPC of the held customers under an offer, with the mean margin of a year as the worth of each.

    Missing without customers, or where nothing is known of their value.
    """
    if held.empty or "value" not in held or not held["value"].notna().any():
        return float("nan")
    worth = offer.margin * offer.lost * float(held["value"].clip(lower=0).mean())
    if worth <= offer.incentive:
        return 0.0
    return empc(
        held["left"].to_numpy(), held["p"].to_numpy(), clv=worth, incentive=offer.incentive, contact=offer.contact,
        alpha=offer.alpha, beta=offer.beta,
    )  # fmt: skip
