"""How many customers write about each theme, how that changes, and what they did afterwards; each with its range."""

from __future__ import annotations

from typing import Any

import pandas as pd
from statsmodels.stats.proportion import confint_proportions_2indep

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson

MATERIAL = 0.02  # a change of fewer points is not worth a word


def with_ranges(counted: pd.DataFrame, part: str, whole: str, *, level: float = 0.95) -> pd.DataFrame:
    """Return a frame with the share of a column in another, and its range: rate, lo, hi.

    >>> with_ranges(pd.DataFrame({"k": [8], "n": [10]}), "k", "n")["rate"].tolist()
    [0.8]
    """
    found = [wilson(int(k), int(n), level=level) for k, n in zip(counted[part], counted[whole], strict=True)]
    parts = {
        name: [float(getattr(one, field)) for one in found]
        for name, field in (("rate", "value"), ("lo", "lo"), ("hi", "hi"))
    }
    return counted.assign(**parts)


def with_tendency(counted: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return a frame with the share of customers before and now, and whether it changed: share_before, share_now, tendency.

    Shares are compared by Newcombe's interval; with several rows all hold at once (Bonferroni). Nothing is told where fewer
    than `minimum` customers, but not none, are behind a share.

    Parameters
    ----------
    counted : before, now (customers who wrote of it), all_before, all_now (customers who wrote at all).
    """
    rows = [_compared(row, 1 - (1 - level) / len(counted), minimum) for row in counted.itertuples()]
    told = pd.DataFrame(rows, columns=["share_before", "share_now", "tendency"], index=counted.index)
    return counted.drop(columns=["before", "now", "all_before", "all_now"]).join(told)


def leading(themes: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> dict[str, Any]:
    """Return the theme that most customers write about, and the share that does: code and share.

    >>> leading(pd.DataFrame({"theme": ["price"], "customers": [40], "rate": [0.4], "lo": [0.3], "hi": [0.5], "wrote": [100]}))["code"]
    'price'
    """
    shown = themes[(themes["customers"] >= minimum) & (themes["wrote"] - themes["customers"] >= minimum)]
    if shown.empty:
        reason = "too-few-to-show" if len(themes) else "no-themes-beyond-chance"
        return {"code": "", "share": not_estimated(reason, level=level, unit="share")}
    row = shown.iloc[0]
    share = Estimate(
        float(row["rate"]), float(row["lo"]), float(row["hi"]), int(row["wrote"]), level, "Wilson", "share"
    )
    return {"code": str(row["theme"]), "share": share}


def _compared(row: Any, level: float, minimum: int) -> list[Any]:
    pairs = [(int(row.before), int(row.all_before)), (int(row.now), int(row.all_now))]
    few = any(0 < part < minimum or 0 < whole - part < minimum or whole < max(minimum, 1) for part, whole in pairs)
    if few:
        return [float("nan"), float("nan"), "unknown"]
    (k0, n0), (k1, n1) = pairs
    lo, hi = confint_proportions_2indep(k1, n1, k0, n0, method="newcomb", alpha=1 - level)
    change = Estimate(k1 / n1 - k0 / n0, float(lo), float(hi), n0 + n1, level, "Newcombe", "points")
    return [k0 / n0, k1 / n1, change.direction(materiality=MATERIAL)]
