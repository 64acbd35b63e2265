"""The absorbing Markov chain behind paths: how likely they convert, and how likely without one channel.

States are positions along the first axes of a table of counts: row 0 is the start, the last two columns are conversion and
nothing. All functions take stacks of such tables, so that a bootstrap solves every draw at once.
"""

from __future__ import annotations

import numpy as np


def conversion(counts: np.ndarray) -> np.ndarray:
    """Return the chance that a path converts, for counts of shape (..., states + 1, states + 2).

    Solved exactly as a linear system, so paths that go in circles cost nothing (Kemeny & Snell 1960, Finite Markov Chains,
    chapter 3).

    >>> counts = np.array([[2.0, 0, 0], [0, 1, 1]])  # two paths start at the one channel; one of them converts
    >>> float(conversion(counts))
    0.5
    """
    totals = counts.sum(axis=-1, keepdims=True)
    moves = np.divide(counts, totals, out=np.zeros_like(counts, dtype="float64"), where=totals > 0)
    states = counts.shape[-2] - 1
    onward, won = moves[..., 1:, :states], moves[..., 1:, states]
    chance = np.linalg.solve(np.eye(states) - onward, won[..., None])[..., 0]
    return moves[..., 0, states] + (moves[..., 0, :states] * chance).sum(axis=-1)


def removal_effects(counts: np.ndarray, enters: np.ndarray) -> np.ndarray:
    """Return by how much conversion falls, as a share of itself, when each channel leads to nothing.

    Parameters
    ----------
    counts : (..., states + 1, states + 2).
    enters : (channels, states), True where coming to a state means meeting the channel.

    Returns
    -------
    (..., channels); missing where nothing converts.
    """
    whole = conversion(counts)
    effects = []
    for states in enters:
        without = counts.astype("float64")
        to = np.flatnonzero(states)
        without[..., -1] += without[..., to].sum(axis=-1)
        without[..., to] = 0
        without[..., to + 1, :] = 0
        effects.append(conversion(without))
    kept = np.stack(effects, axis=-1)
    return 1 - np.divide(kept, whole[..., None], out=np.full_like(kept, np.nan), where=whole[..., None] > 0)
