"""How much a list's hold-out can tell: its power to see the assumed effect, and how many lists have to be pooled."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.arguments import complete
from workbench.models.churn.retention_offer import ACTS, Offer

WANTED = 0.8


def power(listed: pd.DataFrame, offer: Offer, *, level: float = 0.95) -> dict[str, float]:
    """Return the power of a two-sided test of the shares that stay, and how many such lists give four in five.

    The effect is the assumed one: of the contacted who would leave, the mean save rate stays.

    Returns held (customers held out), power, lists (needed together); 0, missing and 0 without a list.

    >>> listed = pd.DataFrame({"act": ["contact"] * 900 + ["hold out"] * 100, "p_churn": 0.2})
    >>> {name: round(value, 2) for name, value in power(listed, Offer()).items()}
    {'held': 100, 'power': 0.3, 'lists': 4}
    """
    complete(listed, [name for name in ("act", "p_churn") if len(listed)], "listed")
    arms = [listed[listed["act"] == act] if len(listed) else listed for act in ACTS[:2]]
    sizes = [len(arm) for arm in arms]
    if not min(sizes):
        return {"held": 0, "power": float("nan"), "lists": 0}
    leave = float(pd.concat(arms)["p_churn"].mean())
    effect = leave * offer.save_rate
    shares = (leave - effect, leave)
    error = np.sqrt(sum(share * (1 - share) / size for share, size in zip(shares, sizes, strict=True)))
    edge = norm.ppf((1 + level) / 2)
    lists = math.ceil(((edge + norm.ppf(WANTED)) * error / effect) ** 2) if effect > 0 else 0
    return {"held": sizes[1], "power": float(norm.cdf(effect / error - edge)), "lists": lists}
