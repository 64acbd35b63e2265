"""What customers with a case did afterwards, beside alike ones without: a description, unless cases came at random."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.disclosure import about_few
from workbench.models.incrementality.balance import balance_table
from workbench.models.intervals.estimate import Estimate, not_estimated, too_few

UNITS = {"bought": "points", "spend": "money", "score": "number"}
COLUMNS = ["afterwards", "with_case", "without_case", "customers_with", "customers_without", "apart", "lo", "hi"]


def difference(
    occasions: pd.DataFrame, outcome: str, *, level: float = 0.95, minimum: int = 0, currency: str = "XXX"
) -> Estimate:
    """Estimate an outcome with a case less that of alike customers without one, customers being the independent units.

    Each case counts once, against the mean of those beside it. The variance sums over customers what they contribute, with a
    case and beside others, as if they had not been chosen alike: a little wide.

    Parameters
    ----------
    occasions : occasion, customer_id, treated and the outcome. outcome : `bought`, `spend` or `score`. minimum : fewest customers on
        either side.

    >>> rows = [(k, f"a{k}", True, 1.0) for k in range(40)] + [(k, f"b{k}", False, float(k % 2)) for k in range(40)]
    >>> difference(pd.DataFrame(rows, columns=["occasion", "customer_id", "treated", "bought"]), "bought").value
    0.5
    """
    unit = currency if UNITS[outcome] == "money" else UNITS[outcome]
    mine, weight = _weighed(occasions, outcome)
    sides = [mine.loc[side, "customer_id"].nunique() for side in (mine["treated"], ~mine["treated"])]
    if not len(mine) or min(sides) < 2:
        return not_estimated("too-few-to-compare", level=level, unit=unit)
    if min(sides) < minimum or (outcome == "bought" and _few(mine, minimum)):
        return too_few(level=level, unit=unit)
    y, treated = mine[outcome].to_numpy("float64"), mine["treated"].to_numpy(bool)
    means = [float((y * weight)[side].sum() / weight[side].sum()) for side in (treated, ~treated)]
    part = weight * (y - np.where(treated, *means))
    together = np.bincount(pd.factorize(mine["customer_id"])[0], part)
    error = float(np.sqrt((together**2).sum() * len(together) / (len(together) - 1)))
    value, half = means[0] - means[1], float(norm.ppf((1 + level) / 2)) * error
    return Estimate(value, value - half, value + half, len(mine), level, "alike customers, as clusters", unit)


def compared(occasions: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return every outcome side by side: afterwards (its name), with_case, without_case (means), customers_with, customers_without, apart
    (the difference), lo, hi; shares in per cent.

    >>> rows = [(k, f"a{k}", True, 1.0) for k in range(40)] + [(k, f"b{k}", False, float(k % 2)) for k in range(40)]
    >>> some = pd.DataFrame(rows, columns=["occasion", "customer_id", "treated", "bought"]).assign(spend=5.0, score=float("nan"))
    >>> compared(some)[["afterwards", "with_case", "without_case"]].values.tolist()
    [['bought', 100.0, 50.0], ['spend', 5.0, 5.0]]
    """
    rows = []
    for outcome, unit in UNITS.items():
        found = difference(occasions, outcome, level=level, minimum=minimum)
        if found.known:
            times = 100.0 if unit == "points" else 1.0
            mine, weight = _weighed(occasions, outcome)
            sides = [mine["treated"].to_numpy(bool), ~mine["treated"].to_numpy(bool)]
            means = [float(np.average(mine[outcome][side], weights=np.abs(weight[side]))) for side in sides]
            people = [int(mine.loc[side, "customer_id"].nunique()) for side in sides]
            rows.append([outcome, *(times * mean for mean in means), *people, *(times * end for end in found[:3])])
    return pd.DataFrame(rows, columns=COLUMNS)


def furthest(occasions: pd.DataFrame, known: list[str]) -> float:
    """Return the largest difference of what was known before, in standard deviations; not known without anybody to compare.

    >>> rows = [(k, f"a{k}", True, 1.0 + k) for k in range(9)] + [(k, f"b{k}", False, 1.0 + k) for k in range(9)]
    >>> furthest(pd.DataFrame(rows, columns=["occasion", "customer_id", "treated", "orders"]), ["orders"])
    0.0
    """
    if occasions.empty:
        return float("nan")
    beside = (~occasions["treated"]).groupby(occasions["occasion"]).transform("sum")
    table = balance_table(np.log1p(occasions[known].clip(lower=0)), occasions["treated"], 1 / beside.clip(lower=1))
    return float(table["smd_after"].abs().max())


def _weighed(occasions: pd.DataFrame, outcome: str) -> tuple[pd.DataFrame, np.ndarray]:
    """The rows of occasions with an outcome on both sides, and how each counts: above zero with a case, below it without."""
    mine = occasions[occasions[outcome].notna()]
    sides = mine.groupby("occasion")["treated"].agg(["sum", "size"])
    whole = sides.index[(sides["sum"] > 0) & (sides["size"] > sides["sum"])]
    mine = mine[mine["occasion"].isin(whole)].reset_index(drop=True)
    beside = (~mine["treated"]).groupby(mine["occasion"]).transform("sum").to_numpy("float64")
    weight = np.where(mine["treated"], 1.0, -1 / np.maximum(beside, 1.0)) / max(len(whole), 1)
    return mine, weight


def _few(mine: pd.DataFrame, minimum: int) -> bool:
    """Whether a side has few who bought, or few who did not."""
    return any(
        0 < part < len(side) and about_few(len(side), part, minimum=minimum)
        for side in (mine.loc[mine["treated"], "bought"], mine.loc[~mine["treated"], "bought"])
        for part in [float(side.sum())]
    )
