"""Bootstrap over customers: intervals for transitions, shares of credit, and differences between two groups.

Customers are drawn, never events: what one customer does hangs together. One draw of weights serves every cell, so that the
intervals of many cells can hold together.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

from workbench.models.journeys import chain


def draws(customers: int, replicates: int, *, random_state: int = 0) -> np.ndarray:
    """Return how often each customer is drawn, in each of so many resamples of the same size."""
    rng = np.random.default_rng(random_state)
    return rng.multinomial(customers, np.full(customers, 1 / customers), size=replicates).astype("float64")


def transition_differences(
    moves: pd.DataFrame,
    groups: pd.DataFrame,
    *,
    level: float = 0.95,
    minimum: int = 30,
    least: int = 10,
    replicates: int = 500,
    random_state: int = 0,
) -> pd.DataFrame:
    """Compare the transition probabilities of two groups of customers.

    Parameters
    ----------
    moves : customer_id, from, to, count. groups : customer_id, group (two of them; the second minus the first is taken).
    minimum, least : a transition is compared when in both groups at least `minimum` customers leave the step and `least` of them
        take it.
    level : of the simultaneous interval: with this chance it holds all differences at once (largest absolute t over
        transitions in the bootstrap; Romano & Wolf 2005, Econometrica 73:1237).

    Returns
    -------
    from, to, first, second, difference, lo, hi, p_value, q_value (Benjamini & Hochberg 1995), customers_first,
    customers_second; the clearest first.
    """
    names = sorted(groups["group"].unique())
    columns = [
        "from",
        "to",
        "first",
        "second",
        "difference",
        "lo",
        "hi",
        "p_value",
        "q_value",
        "customers_first",
        "customers_second",
    ]
    if len(names) != 2:
        return pd.DataFrame(columns=columns)
    joined = moves.merge(groups, on="customer_id")
    support = (
        joined.groupby(["group", "from"])["customer_id"]
        .nunique()
        .unstack("group", fill_value=0)
        .reindex(columns=names, fill_value=0)
    )
    kept = support.index[(support >= minimum).all(axis=1)]
    joined = joined[joined["from"].isin(kept)]
    people = (
        joined.groupby(["group", "from", "to"])["customer_id"]
        .nunique()
        .unstack("group", fill_value=0)
        .reindex(columns=names, fill_value=0)
    )
    enough = people.index[(people >= least).all(axis=1)]
    if joined.empty:
        return pd.DataFrame(columns=columns)
    cells = joined[["from", "to"]].drop_duplicates().sort_values(["from", "to"], ignore_index=True)
    both = [
        _resampled(joined[joined["group"] == name], cells, replicates, random_state + k) for k, name in enumerate(names)
    ]
    (one, one_drawn), (two, two_drawn) = both
    drawn, value = two_drawn - one_drawn, two - one
    error = drawn.std(axis=0, ddof=1)
    moving = (error > 1e-12) & pd.MultiIndex.from_frame(cells).isin(enough)
    frame = cells.assign(first=one, second=two, difference=value)
    frame = frame.assign(
        customers_first=frame["from"].map(support[names[0]]), customers_second=frame["from"].map(support[names[1]])
    )[moving]
    error, drawn, value = error[moving], drawn[:, moving], value[moving]
    if frame.empty:
        return pd.DataFrame(columns=columns)
    most = np.abs((drawn - value) / error).max(axis=1)
    width = max(float(np.quantile(most, level)), norm.ppf((1 + level) / 2))
    p_value = 2 * norm.sf(np.abs(value) / error)
    frame = frame.assign(
        lo=value - width * error,
        hi=value + width * error,
        p_value=p_value,
        q_value=multipletests(p_value, method="fdr_bh")[1],
    )
    strength = np.abs(value) / error
    return frame.assign(strength=strength).sort_values(
        ["strength", "from", "to"], ascending=[False, True, True], ignore_index=True
    )[columns]


def clear(differences: pd.DataFrame, *, from_start: str = "", most: int = 5, rate: float = 0.05) -> pd.DataFrame:
    """Return the transitions that differ at a false discovery rate, the clearest first, without those from the start."""
    shown = differences[(differences["q_value"] <= rate) & (differences["from"] != from_start)]
    return shown.head(most).reset_index(drop=True)


def counted(differences: pd.DataFrame, *, rate: float = 0.05) -> dict[str, int]:
    """Return how many transitions differ at a false discovery rate (clear), of how many that were compared.

    >>> counted(pd.DataFrame({"q_value": [0.01, 0.2]}))
    {'clear': 1, 'compared': 2}
    """
    return {"clear": int((differences["q_value"] <= rate).sum()), "compared": len(differences)}


def names(groups: pd.DataFrame) -> dict[str, str]:
    """Return the names of the two groups, one and two; a dash where there is none.

    >>> names(pd.DataFrame({"group": ["web", "app", "web"]}))
    {'one': 'app', 'two': 'web'}
    """
    return dict(zip(("one", "two"), [*sorted(groups["group"].unique()), "–", "–"], strict=False))


def attribution_intervals(
    moves: pd.DataFrame,
    channels: list[str],
    *,
    start: str,
    won: str,
    lost: str,
    level: float = 0.95,
    replicates: int = 300,
    random_state: int = 0,
) -> pd.DataFrame:
    """Return intervals of the Markov shares by a bootstrap over customers.

    Parameters
    ----------
    moves : customer_id, from, to, count, between the channels, the start, and the two ends.

    Returns channel, lo, hi.
    """
    rows, columns = [start, *channels], [*channels, won, lost]
    places = (
        moves["from"].map({n: k for k, n in enumerate(rows)}),
        moves["to"].map({n: k for k, n in enumerate(columns)}),
    )
    codes, people = pd.factorize(moves["customer_id"], sort=True)
    cell = places[0] * len(columns) + places[1]
    counts = csr_matrix(
        (moves["count"].astype("float64"), (codes, cell)), shape=(len(people), len(rows) * len(columns))
    )
    drawn = (counts.T @ draws(len(people), replicates, random_state=random_state).T).T.reshape(
        replicates, len(rows), len(columns)
    )
    drawn = drawn[chain.conversion(_stays(drawn)) > 0]
    effects = chain.removal_effects(_stays(drawn), np.eye(len(channels), dtype=bool)).clip(0, 1)
    shares = effects / effects.sum(axis=1, keepdims=True)
    lo, hi = np.quantile(shares, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return pd.DataFrame({"channel": channels, "lo": lo, "hi": hi})


def _stays(drawn: np.ndarray) -> np.ndarray:
    """Where a resample has no way on from a channel, nothing follows."""
    empty = drawn.sum(axis=-1) == 0
    safe = drawn.copy()
    safe[..., -1] += empty
    return safe


def _resampled(
    moves: pd.DataFrame, cells: pd.DataFrame, replicates: int, random_state: int
) -> tuple[np.ndarray, np.ndarray]:
    """Transition probabilities of one group, as they are and in each resample, in the order of the cells."""
    place = pd.Series(range(len(cells)), pd.MultiIndex.from_frame(cells))
    at = place.reindex(pd.MultiIndex.from_frame(moves[["from", "to"]])).to_numpy()
    codes, people = pd.factorize(moves["customer_id"], sort=True)
    counts = csr_matrix((moves["count"].astype("float64"), (codes, at)), shape=(len(people), len(cells)))
    weights = np.vstack([np.ones(len(people)), draws(len(people), replicates, random_state=random_state)])
    sums = (counts.T @ weights.T).T
    origin = pd.factorize(cells["from"], sort=True)[0]
    rows = np.zeros((len(weights), origin.max() + 1))
    np.add.at(rows.T, origin, sums.T)
    whole = rows[:, origin]
    shares = np.divide(sums, whole, out=np.zeros_like(sums), where=whole > 0)
    return shares[0], shares[1:]
