"""Does the next step depend on more than the present one? A permutation test of the Markov property."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import random_table

from workbench.arguments import complete


class OrderTest(NamedTuple):
    """The p-value, the statistic, how strongly the step before matters (0 to 1) and how many runs of three were used."""

    p_value: float
    statistic: float
    strength: float
    n: int


def order_test(triples: pd.DataFrame, *, replicates: int = 199, random_state: int = 0) -> OrderTest:
    """Permute the next step among all occurrences of the same middle step, and see how seldom chance does as much.

    Under a first-order chain the step before tells nothing about the step after once the middle one is known. Permuting the
    next within the middle keeps both margins of each before-by-after table; such tables are drawn directly (Patefield 1981,
    Applied Statistics 30:91). The statistic is the likelihood ratio summed over middle steps; its textbook chi-squared
    distribution does not hold for sparse tables and is not used. `strength` is Cramér's V pooled over middle steps, freed of what
    chance alone gives.

    Parameters
    ----------
    triples : before, middle, after, count.

    Examples
    --------
    >>> runs = pd.DataFrame({"before": ["a", "b"] * 2, "middle": "m", "after": ["x", "x", "y", "y"], "count": [30, 2, 2, 30]})
    >>> order_test(runs).p_value
    0.005
    """
    complete(triples, ["before", "middle", "after", "count"], "triples")
    tables = [t for t in _tables(triples) if min(t.shape) > 1]
    n = int(sum(t.sum() for t in tables))
    if not tables:
        return OrderTest(float("nan"), float("nan"), float("nan"), 0)
    rng = np.random.default_rng(random_state)
    seen = sum(float(_likelihood_ratio(t[None])[0]) for t in tables)
    chance = np.zeros(replicates)
    for table in tables:
        drawn = random_table(table.sum(axis=1), table.sum(axis=0)).rvs(replicates, random_state=rng)
        chance += _likelihood_ratio(drawn)
    p_value = (1 + int((chance >= seen - 1e-9).sum())) / (replicates + 1)
    most = sum(2 * t.sum() * np.log(min(t.shape)) for t in tables)
    return OrderTest(p_value, seen, float(max(seen - chance.mean(), 0) / most), n)


def order_verdict(test: OrderTest, *, level: float = 0.95, strength: float = 0.005) -> str:
    """Say "first" when the chain may forget all but the present step, "weak" when it may not but hardly matters, else "longer".

    "unknown" where the journeys are too short to tell.

    >>> order_verdict(OrderTest(0.6, 1.0, 0.0, 900)), order_verdict(OrderTest(0.005, 9.0, 0.08, 900))
    ('first', 'longer')
    """
    if test.n == 0:
        return "unknown"
    return "first" if test.p_value >= 1 - level else "weak" if test.strength < strength else "longer"


def order_check(test: OrderTest, *, level: float = 0.95) -> dict[str, Any]:
    """Return the check of a chain that forgets all but the present step: status, value and threshold of p, told (the verdict).

    >>> order_check(OrderTest(0.6, 1.0, 0.0, 900), level=0.75)
    {'status': 'pass', 'value': 0.6, 'threshold': 0.25, 'told': 'first'}
    """
    told = order_verdict(test, level=level)
    return {
        "status": "pass" if told in ("first", "weak") else "warn",
        "value": test.p_value,
        "threshold": 1 - level,
        "told": told,
    }


def _tables(triples: pd.DataFrame) -> list[np.ndarray]:
    """A table of before by after for each middle step, without rows and columns of zeros."""
    (before, rows), (middle, _), (after, columns) = (
        pd.factorize(triples[name], sort=True) for name in ("before", "middle", "after")
    )
    cube = np.zeros((middle.max(initial=-1) + 1, len(rows), len(columns)), dtype="int64")
    np.add.at(cube, (middle, before, after), triples["count"].to_numpy())
    return [table[table.any(axis=1)][:, table.any(axis=0)] for table in cube]


def _likelihood_ratio(tables: np.ndarray) -> np.ndarray:
    """2 Σ n log(n / expected) for a stack of tables with the same margins."""
    first = tables[0].astype("float64")
    expected = first.sum(axis=1, keepdims=True) * first.sum(axis=0, keepdims=True) / first.sum()
    counts = tables.astype("float64")
    ratio = np.divide(counts, expected, out=np.ones_like(counts), where=counts > 0)
    return 2 * (counts * np.log(ratio)).sum(axis=(1, 2))
