"""Which categories of cases come more often than before; a customer with several cases counts as one witness."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

COLUMNS = ["category", "customers_before", "customers_now", "cases_before", "cases_now", "ratio", "lo", "hi"]
FEWEST = 10  # customers then and now below which a category is not judged


def growth(counts: pd.DataFrame, *, level: float = 0.95, minimum: int = FEWEST) -> pd.DataFrame:
    """Compare the cases of each category now and before, with false discoveries held at 1 − level (Benjamini and Hochberg 1995).

    The range of the ratio is that of its logarithm, whose variance sums over customers (linearised) and is at least that of
    Poisson counts.

    Parameters
    ----------
    counts : category, customer_id, before, now. minimum : fewest customers then, and now, that a category is judged with.

    Returns
    -------
    category, customers_before, customers_now, cases_before, cases_now, ratio, lo, hi, adjusted_p, growth (`grows`, `shrinks`,
    `steady`, or `few`); the largest first.

    >>> rows = [("x", f"b{k}", 1, 0) for k in range(20)] + [("x", f"n{k}", 0, 1) for k in range(60)]
    >>> growth(pd.DataFrame(rows, columns=["category", "customer_id", "before", "now"]))[["ratio", "growth"]].round(2).values.tolist()
    [[3.0, 'grows']]
    """
    rows = [[name, *_ratio(mine, level, minimum)] for name, mine in counts.groupby("category")]
    found = pd.DataFrame(rows, columns=[*COLUMNS, "p"])
    judged = found["p"].notna()
    found["adjusted_p"] = np.nan
    if judged.any():
        found.loc[judged, "adjusted_p"] = multipletests(found.loc[judged, "p"], method="fdr_bh")[1]
    clear = found["adjusted_p"] < 1 - level
    told = np.select([~judged, clear & (found["ratio"] > 1), clear], ["few", "grows", "shrinks"], "steady")
    found = found.drop(columns="p").assign(growth=told)
    order = (found["cases_before"] + found["cases_now"]).sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def grown(found: pd.DataFrame) -> dict[str, object]:
    """Return what a sentence says of the categories: k that grow, n judged, and the one that grows most.

    >>> grown(pd.DataFrame({"category": ["x"], "growth": ["grows"], "ratio": [3.0]}))
    {'k': 1, 'n': 1, 'most': 'x'}
    """
    rising = found[found["growth"] == "grows"]
    most = str(rising.loc[rising["ratio"].idxmax(), "category"]) if len(rising) else ""
    return {"k": len(rising), "n": int((found["growth"] != "few").sum()), "most": most}


def _ratio(mine: pd.DataFrame, level: float, minimum: int) -> list[float]:
    before, now = int(mine["before"].sum()), int(mine["now"].sum())
    people = [int((mine[name] > 0).sum()) for name in ("before", "now")]
    if min(people) < max(minimum, 1):
        return [*people, before, now, *[math.nan] * 4]
    each = mine["now"] / now - mine["before"] / before
    variance = max(float((each**2).sum()), 1 / now + 1 / before)
    value, error = math.log(now / before), math.sqrt(variance)
    half = float(norm.ppf((1 + level) / 2)) * error
    p = 2 * float(norm.sf(abs(value) / error))
    return [*people, before, now, math.exp(value), math.exp(value - half), math.exp(value + half), p]
