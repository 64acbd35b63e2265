"""How much a list's hold-out can tell: its power to see the assumed effect, and how many lists have to be pooled."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.arguments import complete
from workbench.models.churn.retention_offer import ACTS, Offer
from workbench.models.intervals.estimate import Estimate
from workbench.models.intervals.power import customers_per_arm

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


def sizes(listed: pd.DataFrame, rate: Estimate, offer: Offer, *, level: float = 0.95) -> dict[str, object]:
    """Return what `power` says of a list and what `trial` says of a test without one."""
    return power(listed, offer, level=level) | trial(rate, offer, level=level)


def trial(rate: Estimate, offer: Offer, *, level: float = 0.95) -> dict[str, object]:
    """Return how large a test on customers drawn at random has to be to show the assumed save rate four times in five.

    Parameters
    ----------
    rate : the share of all customers that leaves, with their number. level : of the test.

    Returns
    -------
    assumed (the save rate), half (customers in each half), there (customers there are), runs (how many tests of all of them it takes)
    and fits: whether one is enough ("unknown" where the share is).

    >>> trial(Estimate(0.4, 0.37, 0.43, 1000), Offer())["half"]
    243
    """
    known = rate.known and 0 < rate.value < 1 and 0 < offer.save_rate < 1
    half = customers_per_arm(rate.value, -rate.value * offer.save_rate, level=level) if known else 0
    runs = math.ceil(2 * half / rate.n) if known else 0
    fits = "unknown" if not known else "yes" if runs == 1 else "no"
    return {"assumed": offer.save_rate, "half": half, "there": rate.n, "runs": runs, "fits": fits}
