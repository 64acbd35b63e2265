"""Who moves between segments: shares with their ranges, the money that moved, and whether moves have changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.proportion import multinomial_proportions_confint

from workbench import disclosure
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson

ROLES: dict[str, disclosure.Role] = {
    "share": "rate", "lo": "rate", "hi": "rate", "moved": "money", "moved_lo": "money", "moved_hi": "money",
    "net": "net", "gross": "gross", "largest": "largest", "second": "second",
}  # fmt: skip

DECIDES = 0.5  # of all changes of money: one customer who makes more decides the sum


def migration(moves: pd.DataFrame, *, states: Sequence[str], level: float = 0.95) -> pd.DataFrame:
    """Cross the segments of an earlier and a later date, with the share of each earlier segment and its range.

    Parameters
    ----------
    moves : one row per customer with before, now (states) and, if it is known, money (how much more they spent).
    states : the states in the order to show them, those that moves have beside them last; those that nobody was in before
        have no rows.

    Returns
    -------
    before, now, customers (in the cell), base (in the earlier segment), share, lo, hi (simultaneous over the cells of
    one earlier segment: Goodman 1965, Technometrics 7:247), moved (money, summed), moved_lo, moved_hi (normal range of a
    sum over customers; missing below 30 customers), net, gross, largest, second (for a guard).

    Examples
    --------
    >>> moves = pd.DataFrame({"before": ["a"] * 4, "now": ["a", "a", "a", "b"], "money": [0.0, 0, 0, -5]})
    >>> migration(moves, states=["a", "b"])[["before", "now", "customers", "share", "moved"]].values.tolist()
    [['a', 'a', 3, 0.75, 0.0], ['a', 'b', 1, 0.25, -5.0]]
    """
    money = moves["money"] if "money" in moves else pd.Series(0.0, moves.index)
    cells = moves.assign(money=money, square=money**2).groupby(["before", "now"]).agg(
        customers=("money", "size"), moved=("money", "sum"), square=("square", "sum"))  # fmt: skip
    amounts = disclosure.tops(moves.assign(money=money), ["before", "now"], "money")
    cells = cells.join(amounts)
    states = every(states, moves)
    rows = [state for state in states if (moves["before"] == state).any()]
    places = pd.MultiIndex.from_product([rows, states], names=["before", "now"])
    cells = cells.reindex(places, fill_value=0).reset_index()
    cells["base"] = cells.groupby("before")["customers"].transform("sum")
    cells["share"] = cells["customers"] / cells["base"]
    cells[["lo", "hi"]] = np.nan
    for _, row in cells.groupby("before"):
        cells.loc[row.index, ["lo", "hi"]] = multinomial_proportions_confint(
            row["customers"], alpha=1 - level, method="goodman"
        )
    half = norm.ppf((1 + level) / 2) * np.sqrt(cells["square"])
    known = cells["customers"] >= 30
    cells["moved_lo"], cells["moved_hi"] = (cells["moved"] - half).where(known), (cells["moved"] + half).where(known)
    return cells.drop(columns=["square", *amounts]).astype({"moved": "float64"}).join(cells[list(amounts)])


def every(states: Sequence[str], *moves: pd.DataFrame) -> list[str]:
    """Return the states in order, and after them those that moves have beside them: a segment may be empty today.

    >>> every(["a"], pd.DataFrame({"before": ["b", "a"], "now": ["a", "a"]}))
    ['a', 'b']
    """
    met = [sorted(set(each["before"]) | set(each["now"])) for each in moves]
    return list(dict.fromkeys([*states, *(state for each in met for state in each)]))


def public(cells: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the cells of `migration` without what is about few, for whatever leaves as a file."""
    marks = disclosure.guard_matrix(cells, down="before", across="now", count="customers", minimum=minimum, roles=ROLES)
    shown = disclosure.without_hidden(cells.astype({"customers": "float64"}), marks)
    return shown.drop(columns=["net", "gross", "largest", "second"])


def stayed(moves: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Estimate the share of customers who are in the segment they were in before (Wilson)."""
    return wilson(int((moves["before"] == moves["now"]).sum()), len(moves), level=level)


def total_change(moves: pd.DataFrame, *, unit: str, level: float = 0.95) -> Estimate:
    """Estimate how much more money these customers spent in all (a sum over customers, normal range).

    Not told where the change of one customer makes more than half of all changes: it would be that customer's.
    """
    n = len(moves)
    if n < 30:
        return not_estimated("fewer-than-30-moved", n=n, level=level, unit=unit)
    sizes = moves["money"].abs()
    if sizes.max() > DECIDES * sizes.sum():
        return not_estimated("one-customer-decides", n=n, level=level, unit=unit)
    total, half = float(moves["money"].sum()), norm.ppf((1 + level) / 2) * float(np.sqrt(n) * moves["money"].std())
    return Estimate(total, total - half, total + half, n, level, "normal, over customers", unit)


def equal_migration(earlier: pd.DataFrame, later: pd.DataFrame, *, states: Sequence[str], resamples: int = 999,
                    seed: int = 0) -> float:  # fmt: skip
    """Return the p-value of the two periods' migration matrices being the same.

    The squared differences of shares, each over its binomial variance, are summed. Their distribution without a
    difference comes from resampling customers, all moves of a customer together, and taking the differences from those
    observed; so customers who are in both periods, or move several times, are no longer taken for independent.

    Parameters
    ----------
    earlier, later : customer_id, before, now; one row per move, any number per customer.

    Returns
    -------
    p-value; missing where no state was left in both periods by at least two customers.
    """
    states = every(states, earlier, later)
    ids = pd.Index(pd.concat([earlier["customer_id"], later["customer_id"]]).unique())
    place = {state: k for k, state in enumerate(states)}
    both = np.hstack([_by_customer(moves, ids, place) for moves in (earlier, later)])
    kinds, many = np.unique(both, axis=0, return_counts=True)  # customers who moved alike; nothing hangs on their order
    first, second = np.hsplit(kinds, 2)
    observed = (many @ first)[None], (many @ second)[None]
    difference, variance, usable = _difference(*observed, len(states))
    if not usable.any():
        return float("nan")
    rng = np.random.default_rng(seed)
    weights = rng.multinomial(len(ids), many / len(ids), size=resamples)
    again, spread, _ = _difference(weights @ first, weights @ second, len(states))
    reached = ((again - difference) ** 2 / spread)[:, usable[0]].sum(axis=1)
    statistic = (difference**2 / variance)[:, usable[0]].sum()
    return float((1 + (reached >= statistic).sum()) / (1 + resamples))


def _by_customer(moves: pd.DataFrame, ids: pd.Index, place: dict[str, int]) -> np.ndarray:
    """Counts of each customer's moves, shape (customers, states · states)."""
    counts = np.zeros((len(ids), len(place) ** 2))
    cell = (moves["before"].map(place) * len(place) + moves["now"].map(place)).astype(
        "int64"
    )  # of no moves it is not yet
    np.add.at(counts, (ids.get_indexer(moves["customer_id"]), cell), 1)
    return counts


def _difference(first: np.ndarray, second: np.ndarray, states: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Differences of shares (sets, cells), their variances if moves were independent, and the cells that say something."""
    first, second = (counts.reshape(-1, states, states) for counts in (first, second))
    bases = [np.maximum(counts.sum(axis=2, keepdims=True), 1) for counts in (first, second)]
    shares = first / bases[0], second / bases[1]
    pooled = (first + second) / (bases[0] + bases[1])
    variance = pooled * (1 - pooled) * (1 / bases[0] + 1 / bases[1])
    usable = (variance > 0) & (bases[0] > 1) & (bases[1] > 1)
    variance = np.where(variance > 0, variance, 1 / bases[0] + 1 / bases[1])
    size = (len(first), -1)
    return (shares[1] - shares[0]).reshape(size), variance.reshape(size), usable.reshape(size)


def changed(p_value: float, *, level: float = 0.95) -> Literal["changed", "alike", "unknown"]:
    """Say whether two periods' moves differ by the p-value of `equal_migration`.

    >>> changed(0.01), changed(0.4), changed(float("nan"))
    ('changed', 'alike', 'unknown')
    """
    if np.isnan(p_value):
        return "unknown"
    return "changed" if p_value < 1 - level else "alike"
