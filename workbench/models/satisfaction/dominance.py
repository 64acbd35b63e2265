"""What goes with a score: how much of its variation each of several things accounts for, shared out fairly, and how steadily.

The share of a thing is its mean gain in R² over all orders in which things can be added (Lindeman, Merenda and Gold 1980; the Shapley
value). It says what goes together with the score, not what would change it.
"""

from __future__ import annotations

from itertools import chain, combinations
from math import comb, nan
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import f

from workbench.models.intervals.estimate import Estimate, not_estimated

MOST = 8  # things at once: all their subsets are looked at
DRAWS = 200
FEWEST = 100  # answers with all things known
COLUMNS = ["driver", "explained_share", "lo", "hi", "first_in"]


def dominance(
    answers: pd.DataFrame, names: list[str], *, level: float = 0.95, seed: int = 0
) -> tuple[pd.DataFrame, Estimate]:
    """Return the drivers, the largest first, and R² of all together, adjusted for what chance gives; no drivers where that is not clear.

    Parameters
    ----------
    answers : score, and columns of numbers or of texts (groups); rows with a missing one are left out. names : at most 8 are looked at, the
        first ones.

    Returns
    -------
    driver, explained_share (of R²), lo, hi (bootstrap over customers), first_in (share of the draws in which it came first); and R²
    of all together. Where the F test does not tell it from none there are no drivers.

    >>> rng = np.random.default_rng(0)
    >>> rows = pd.DataFrame({"a": rng.normal(size=400), "b": rng.normal(size=400)})
    >>> found, whole = dominance(rows.assign(score=rows["a"] + 0.1 * rng.normal(size=400)), ["a", "b"])
    >>> found["driver"].iloc[0], whole.value > 0.9
    ('a', True)
    """
    names = names[:MOST]
    known = answers[["score", *names]].dropna() if names else answers.head(0)
    blocks = _blocks(known, names) if len(known) >= FEWEST else {}
    if not blocks or known["score"].nunique() < 2:
        return pd.DataFrame(columns=COLUMNS), not_estimated(
            "nothing-to-explain-with", n=len(known), level=level, unit="share"
        )
    design = np.column_stack([np.ones(len(known)), *blocks.values()])
    y = known["score"].to_numpy("float64")
    groups = _places(blocks)
    r2 = _r2(design.T @ design, design.T @ y, float(y @ y), len(y), list(range(1, design.shape[1])))
    k, n = design.shape[1] - 1, len(y)
    p = float(f.sf(r2 / k / max((1 - r2) / (n - k - 1), 1e-12), k, n - k - 1))
    missing = nan
    whole = Estimate(
        max(1 - (1 - r2) * (n - 1) / (n - k - 1), 0.0),
        missing,
        missing,
        n,
        level,
        "least squares",
        "share",
        "no-range-for-r2",
    )
    if p >= 1 - level:
        return pd.DataFrame(columns=COLUMNS), whole
    return _table(design, y, groups, level, seed), whole


def clear(found: pd.DataFrame) -> dict[str, Any]:
    """Return what a sentence says of the drivers: k of them, thing (the first one) and steady (it comes first in nine draws of ten).

    >>> clear(pd.DataFrame({"driver": ["a"], "first_in": [0.95]}))
    {'k': 1, 'thing': 'a', 'steady': 'yes'}
    """
    if found.empty:
        return {"k": 0, "thing": "", "steady": "no"}
    first = found.iloc[0]
    return {"k": len(found), "thing": str(first["driver"]), "steady": "yes" if first["first_in"] >= 0.9 else "no"}


def _table(design: np.ndarray, y: np.ndarray, groups: dict[str, list[int]], level: float, seed: int) -> pd.DataFrame:
    value = _shares(design, y, np.ones(len(y)), groups)
    rng = np.random.default_rng(seed)
    drawn = np.array(
        [_shares(design, y, rng.multinomial(len(y), np.full(len(y), 1 / len(y))), groups) for _ in range(DRAWS)]
    )
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    first = (drawn.argmax(axis=1)[:, None] == np.arange(len(groups))).mean(axis=0)
    found = pd.DataFrame({
        "driver": list(groups), "explained_share": value, "lo": np.minimum(lo, value), "hi": np.maximum(hi, value), "first_in": first
    })  # fmt: skip
    return found.sort_values("explained_share", ascending=False, kind="stable").reset_index(drop=True)


def _shares(design: np.ndarray, y: np.ndarray, weight: np.ndarray, groups: dict[str, list[int]]) -> np.ndarray:
    """The Shapley share of R² of each group of columns."""
    w = weight.astype("float64")
    gram, cross, square = design.T @ (design * w[:, None]), design.T @ (w * y), float(w @ (y * y))
    names, n = list(groups), float(w.sum())
    worth = {
        some: _r2(gram, cross, square, n, sorted(chain.from_iterable(groups[name] for name in some)))
        for size in range(len(names) + 1)
        for some in combinations(names, size)
    }
    gains = np.array([
        sum(
            (worth[tuple(one for one in names if one in some or one == name)] - worth[some]) / (len(names) * comb(len(names) - 1, len(some)))
            for some in worth if name not in some
        )
        for name in names
    ])  # fmt: skip
    total = gains.sum()
    return gains / total if total > 0 else np.full(len(names), 1 / len(names))


def _r2(gram: np.ndarray, cross: np.ndarray, square: float, n: float, columns: list[int]) -> float:
    """R² of the columns and a constant, from sums of squares."""
    kept = [0, *columns]
    beta = np.linalg.pinv(gram[np.ix_(kept, kept)], rcond=1e-10, hermitian=True) @ cross[kept]
    centred = square - cross[0] ** 2 / n
    return float(np.clip((beta @ cross[kept] - cross[0] ** 2 / n) / centred, 0.0, 1.0)) if centred > 0 else 0.0


def _blocks(known: pd.DataFrame, names: list[str]) -> dict[str, np.ndarray]:
    """The columns of each thing: a number in deviations, groups as zeros and ones; none where it does not vary."""
    found = {}
    for name in names:
        column = known[name]
        if pd.api.types.is_numeric_dtype(column):
            number = column.to_numpy("float64")
            block = ((number - number.mean()) / (number.std() or 1.0))[:, None]
        else:
            block = pd.get_dummies(column, drop_first=True, dtype="float64").to_numpy()
        if block.shape[1] and block.std() > 0:
            found[name] = block
    return found


def _places(blocks: dict[str, np.ndarray]) -> dict[str, list[int]]:
    places, at = {}, 1
    for name, block in blocks.items():
        places[name] = list(range(at, at + block.shape[1]))
        at += block.shape[1]
    return places
