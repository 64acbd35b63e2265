"""How unevenly value lies among customers."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from workbench.disclosure.folding import fold_small
from workbench.models.intervals.estimate import Estimate, counted_share, not_estimated

Tier = Literal["high", "medium", "low"]


class Dominance(NamedTuple):
    """The share of the money that the few largest customers bring, which they are, and whether that is much."""

    share: Estimate
    largest: np.ndarray
    verdict: Literal["pass", "warn"]


def value_tiers(values: pd.Series, *, top: float = 0.2, middle: float = 0.3) -> pd.Series:
    """Cut customers by value: the top fifth is high, the next three tenths medium, the rest low; equals stay together.

    >>> value_tiers(pd.Series([5.0, 1.0, 3.0, 2.0, 4.0])).tolist()
    ['high', 'low', 'medium', 'low', 'medium']
    """
    above = 1 - values.round(9).rank(pct=True) + 1e-9  # share of customers above
    return pd.Series(np.select([above < top, above < top + middle], ["high", "medium"], "low"), values.index)


def top_tenth(values: pd.Series) -> pd.Series:
    """Say of each customer whether they belong to the tenth with the highest values: "top" or "rest".

    >>> top_tenth(pd.Series(range(10))).tolist().count("top")
    1
    """
    above = 1 - values.round(9).rank(pct=True)
    return pd.Series(np.where(above < 0.1 - 1e-9, "top", "rest"), values.index)


def by_value(worth: pd.Series, *, minimum: int = 10) -> dict[str, pd.Series]:
    """Return two ways to group customers by value: the top tenth and the rest, and value tiers; labels of few are folded.

    Values may be unknown: without a model that can be used there are none.
    """
    return {"top": top_tenth(worth), "value_tier": fold_small(value_tiers(worth), minimum=minimum)}


def tenths(worth: pd.Series, *, minimum: int = 10) -> pd.DataFrame:
    """Return what each tenth of customers holds, the richest first: the Lorenz curve from its rich end.

    Returns tenth (1 = the highest values), customers, expected_value, tenth_share, cumulative_share (of this and all richer
    tenths); empty when a tenth would hold fewer than `minimum` customers, a value is not known or there is nothing to share.

    >>> tenths(pd.Series([3.0] * 10 + [1.0] * 90))["cumulative_share"].round(2).tolist()[:2]
    [0.25, 0.33]
    """
    columns = ["tenth", "customers", "expected_value", "tenth_share", "cumulative_share"]
    if len(worth) < 10 * minimum or worth.isna().any() or not worth.sum() > 0:
        return pd.DataFrame(columns=columns)
    ordered = np.sort(worth.to_numpy())[::-1]
    parts = np.array_split(ordered, 10)
    total = np.array([part.sum() for part in parts])
    share = total / total.sum()
    return pd.DataFrame({
        "tenth": range(1, 11), "customers": [len(part) for part in parts], "expected_value": total, "tenth_share": share,
        "cumulative_share": np.cumsum(share),
    })  # fmt: skip


def numbered(tenths: pd.DataFrame) -> pd.DataFrame:
    """Return the tenths with codes that a drawing calls by name: number_1, number_2, ...

    >>> numbered(pd.DataFrame({"tenth": [1, 2]}))["tenth"].tolist()
    ['number_1', 'number_2']
    """
    return tenths.assign(tenth="number_" + tenths["tenth"].astype(str))


def dominance(spent: pd.Series, *, few: int = 10, most: float = 0.3, most_of_one: float = 0.1) -> Dominance:
    """Say how much of all money the `few` largest customers have brought.

    The verdict is "warn" when they have brought more than `most` of it or one alone more than `most_of_one`: means and
    totals then hang on a few decisions, and a fit without these customers has to stand beside.

    >>> dominance(pd.Series([60.0] + [1.0] * 40), few=1).verdict
    'warn'
    """
    order = np.argsort(-spent.to_numpy(), kind="stable")
    total = spent.clip(lower=0).sum()
    largest = np.zeros(len(spent), dtype=bool)
    largest[order[:few]] = True
    if not total > 0 or len(spent) < 2 * few:
        return Dominance(not_estimated("too-few-to-show", unit="share"), largest, "warn")
    share = float(spent[largest].clip(lower=0).sum() / total)
    alone = float(spent.max() / total)
    estimate = counted_share(1, 1)._replace(value=share, n=len(spent))
    return Dominance(estimate, largest, "warn" if share > most or alone > most_of_one else "pass")
