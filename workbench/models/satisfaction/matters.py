"""Does the score matter? What customers with high and with low scores did afterwards, and how much revenue the low ones bring."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench import disclosure
from workbench.disclosure import about_few
from workbench.models.incrementality.comparisons import two_samples
from workbench.models.intervals.estimate import Estimate, not_estimated, not_of_few, too_few
from workbench.models.intervals.rates import ratio_of_sums, wilson

GROUPS = ("low", "middle", "high")
TABLE = [
    "score_group",
    "customers",
    "bought_rate",
    "bought_lo",
    "bought_hi",
    "spend_after",
    "returns_after",
    "spend_year",
]
FEWEST = 30


def difference(
    followed: pd.DataFrame, outcome: str, *, level: float = 0.95, minimum: int = 0, currency: str = "XXX"
) -> Estimate:
    """Estimate an outcome of customers with a high score less that of those with a low one, as it is.

    Parameters
    ----------
    followed : group (low, middle, high) and the outcomes. outcome : `bought`, `spend` or `returns`. minimum : fewest customers of a figure.

    >>> rows = pd.DataFrame({"group": ["high"] * 40 + ["low"] * 40, "bought": [1.0] * 30 + [0.0] * 10 + [1.0] * 10 + [0.0] * 30})
    >>> difference(rows, "bought").value
    0.5
    """
    unit = "points" if outcome == "bought" else currency
    sides = [followed.loc[followed["group"] == name, outcome].to_numpy("float64") for name in ("high", "low")]
    if min(map(len, sides)) < max(FEWEST, minimum):
        return not_estimated("too-few-to-compare", n=sum(map(len, sides)), level=level, unit=unit)
    if outcome == "bought" and any(0 < y.sum() < len(y) and about_few(len(y), y.sum(), minimum=minimum) for y in sides):
        return too_few(level=level, unit=unit)
    treated = np.arange(sum(map(len, sides))) < len(sides[0])
    return two_samples(np.concatenate(sides), treated, level=level, unit=unit).difference


def adjusted(
    followed: pd.DataFrame, outcome: str, *, level: float = 0.95, minimum: int = 0, currency: str = "XXX"
) -> Estimate:
    """Estimate the same difference between customers who had brought as much in the year before: least squares on the logarithm of that
    and on whether it was anything, with a range that does not need equal spreads (White 1980, Econometrica 48:817).

    >>> rows = pd.DataFrame({"group": ["high", "low"] * 40, "spend": np.arange(80.0), "spend_before": np.arange(80.0)})
    >>> -5 < adjusted(rows, "spend").value < 5
    True
    """
    plain = difference(followed, outcome, level=level, minimum=minimum, currency=currency)
    if not plain.known:
        return plain
    mine = followed[followed["group"].isin(["high", "low"])]
    before = mine["spend_before"].clip(lower=0).to_numpy("float64")
    design = np.column_stack([np.ones(len(mine)), mine["group"] == "high", np.log1p(before), before > 0]).astype(
        "float64"
    )
    bread = np.linalg.pinv(design.T @ design)
    y = mine[outcome].to_numpy("float64")
    beta = bread @ design.T @ y
    leverage = np.clip(np.einsum("ij,jk,ik->i", design, bread, design), 0, 0.99)
    score = design * ((y - design @ beta) / (1 - leverage))[:, None]
    error = float(np.sqrt((bread @ (score.T @ score) @ bread)[1, 1]))
    half = float(norm.ppf((1 + level) / 2)) * error
    value = float(beta[1])
    return plain._replace(value=value, lo=value - half, hi=value + half, method="least squares, HC3")


def by_group(followed: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return what customers of each group did: score_group, customers, bought_rate, bought_lo, bought_hi, spend_after, returns_after,
    spend_year (means; the year before the answer).

    >>> rows = pd.DataFrame({"group": ["high"] * 40, "bought": 1.0, "spend": 5.0, "returns": 0.0, "spend_before": 9.0})
    >>> by_group(rows)[["score_group", "customers", "spend_after"]].values.tolist()
    [['high', 40, 5.0]]
    """
    rows = []
    for name in GROUPS:
        mine = followed[followed["group"] == name]
        if len(mine):
            share = not_of_few(wilson(int(mine["bought"].sum()), len(mine), level=level), minimum=minimum)
            rows.append(
                [
                    name,
                    len(mine),
                    *share[:3],
                    *(float(mine[each].mean()) for each in ("spend", "returns", "spend_before")),
                ]
            )
    return pd.DataFrame(rows, columns=TABLE)


def revenue_share(revenue: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Estimate which share of the revenue of all who answered is that of customers with a low score.

    Parameters
    ----------
    revenue : customer_id, group, money (of a year).

    >>> rows = pd.DataFrame({"customer_id": range(80), "group": ["low"] * 20 + ["high"] * 60, "money": 10.0})
    >>> revenue_share(rows).value
    0.25
    """
    low = (revenue["group"] == "low").to_numpy(bool)
    n = len(revenue)
    if minimum and n and (about_few(n, int(low.sum()), minimum=minimum) or _one_or_two(revenue[low])):
        return too_few(level=level, unit="share")
    x = revenue["money"].to_numpy("float64")
    y = np.where(low, x, 0.0)
    sums = {"customers": n, "x": x.sum(), "y": y.sum(), "xx": x @ x, "yy": y @ y, "xy": x @ y, "complete": True}
    found = ratio_of_sums(pd.DataFrame([sums]), level=level, nobody="nobody-answered")
    return (
        found._replace(lo=max(found.lo, 0.0), hi=min(found.hi, 1.0)) if found.known and not found.no_interval else found
    )


def loop(low: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> tuple[Estimate, Estimate]:
    """Return which share of the customers with a low score was contacted soon after, and by how much more of these bought later.

    Parameters
    ----------
    low : contacted (True or False), bought.

    >>> rows = pd.DataFrame({"contacted": [True] * 40 + [False] * 40, "bought": [1.0, 0.0] * 40})
    >>> [found.value for found in loop(rows)]
    [0.5, 0.0]
    """
    if low.empty:
        none = not_estimated("no-contacts-on-record", level=level, unit="share")
        return none, none._replace(unit="points")
    share = not_of_few(wilson(int(low["contacted"].sum()), len(low), level=level), minimum=minimum)
    rows = low.assign(group=np.where(low["contacted"], "high", "low"))
    return share, difference(rows, "bought", level=level, minimum=minimum)


def _one_or_two(rows: pd.DataFrame) -> bool:
    return bool(disclosure.show_through(rows.assign(all="all"), ["all"], "money").any())
