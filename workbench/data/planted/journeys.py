"""The Markov chain of touchpoints: its true transition probabilities and paths drawn from it.

A journey starts at a channel, moves by one transition matrix and ends with an order or with nothing. Orders come from
the purchase process, so converting journeys are drawn *given* that they convert (Doob's h-transform of the chain) and
fruitless ones given that they do not; mixed in the chain's own proportion they are exactly paths of the chain.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

STATES = ("search", "social", "display", "email", "web", "app", "store", "call centre")
ENDS = ("order", "nothing")
START = np.array([0.28, 0.17, 0.10, 0.15, 0.12, 0.10, 0.06, 0.02])
_TO = np.array([
    [0.05, 0.03, 0.06, 0.04, 0.30, 0.05, 0.05, 0.02],
    [0.08, 0.10, 0.06, 0.03, 0.18, 0.10, 0.02, 0.01],
    [0.06, 0.05, 0.08, 0.03, 0.20, 0.04, 0.02, 0.01],
    [0.04, 0.02, 0.03, 0.06, 0.28, 0.12, 0.04, 0.02],
    [0.06, 0.03, 0.10, 0.05, 0.12, 0.05, 0.06, 0.05],
    [0.02, 0.03, 0.04, 0.05, 0.08, 0.18, 0.04, 0.03],
    [0.03, 0.01, 0.02, 0.03, 0.10, 0.04, 0.10, 0.03],
    [0.01, 0.01, 0.01, 0.03, 0.10, 0.03, 0.05, 0.10],
])  # fmt: skip
_ORDER = np.array([0.10, 0.04, 0.04, 0.12, 0.22, 0.26, 0.34, 0.26])


def transitions() -> pd.DataFrame:
    """The true transition probabilities, channels to channels and ends; rows sum to one."""
    nothing = 1 - _TO.sum(axis=1) - _ORDER
    return pd.DataFrame(np.column_stack([_TO, _ORDER, nothing]), index=STATES, columns=[*STATES, *ENDS])


def conversion(removed: int | None = None) -> float:
    """The share of journeys that end with an order, with one channel turned into a dead end if asked.

    >>> round(conversion(), 4)
    0.3389
    """
    return float(START @ _chance_to_order(removed))


def removal_effects() -> pd.Series:
    """By how much conversion falls, relatively, when a channel is removed (a property of paths, not a cause)."""
    whole = conversion()
    return pd.Series({name: 1 - conversion(number) / whole for number, name in enumerate(STATES)})


def paths(rng: np.random.Generator, converting: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Draw one path a journey, given whether it converts.

    Returns
    -------
    journey, state : the touches of all journeys, ordered by journey and step.
    """
    end = np.where(converting, 0, 1)
    chance = np.stack([_chance_to_order(), 1 - _chance_to_order()])  # by end and state
    start = np.cumsum(START * chance, axis=1)
    onward = np.cumsum(_TO * chance[:, None, :] / chance[:, :, None], axis=2)
    running, state = np.arange(len(converting)), _draw(rng, (start / start[:, -1:])[end])
    journeys, states = [running], [state]
    while len(running):
        following = _draw(rng, onward[end[running], state])
        on = following < len(STATES)
        running, state = running[on], following[on]
        journeys.append(running)
        states.append(state)
    journey, state = np.concatenate(journeys), np.concatenate(states)
    order = np.argsort(journey, kind="stable")  # rounds were appended in step order
    return journey[order], state[order]


def _chance_to_order(removed: int | None = None) -> np.ndarray:
    to, order = _TO.copy(), _ORDER.copy()
    if removed is not None:
        to[removed], order[removed] = 0, 0
    return np.linalg.solve(np.eye(len(STATES)) - to, order)


def _draw(rng: np.random.Generator, cumulated: np.ndarray) -> np.ndarray:
    """One position per row of cumulated shares; the position after the last where they leave something over."""
    return (rng.random(len(cumulated))[:, None] >= cumulated + 1e-12).sum(axis=1)
