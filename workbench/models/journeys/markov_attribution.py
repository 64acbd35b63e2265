"""Attribution by removal from a Markov chain of channels (Anderl et al. 2016, Int. J. Research in Marketing 33:457)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator

from workbench.models.journeys import chain, touch_paths
from workbench.showing import Shown


class MarkovAttribution(Shown, BaseEstimator):
    """Each conversion is shared by how much conversion would fall, in the chain, if a channel led to nothing.

    A description of paths, not of causes: a channel that follows intent gets credit it did not earn.

    Parameters
    ----------
    order : how many channels back the chain remembers; 1 remembers the present one only, and then it does not matter whether
        a channel that repeats itself is counted once or often.

    Attributes
    ----------
    removal_effects_ : Series by channel, between 0 and 1: the relative fall of the chain's conversion.
    shares_ : Series by channel, the removal effects scaled to sum to 1.
    attributed_ : Series by channel, `shares_` times the conversions; sums to them.
    conversion_ : the chance that a path converts.

    Examples
    --------
    >>> paths = [["c1", "c2", "c3"], ["c1"], ["c2", "c3"]]
    >>> model = MarkovAttribution().fit(paths, conversions=[1, 0, 0], nulls=[0, 1, 1])
    >>> model.removal_effects_.round(9).to_dict(), model.shares_.round(9).to_dict()
    ({'c1': 0.5, 'c2': 1.0, 'c3': 1.0}, {'c1': 0.2, 'c2': 0.4, 'c3': 0.4})
    """

    def __init__(self, order: int = 1) -> None:
        self.order = order

    def fit(
        self, paths: Sequence[Sequence[str]], conversions: ArrayLike | None = None, nulls: ArrayLike | None = None
    ) -> MarkovAttribution:
        """Fit on paths.

        Parameters
        ----------
        paths : lists of channels. conversions, nulls : how often each path ended with and without a conversion;
            without them every path is one conversion.
        """
        if not isinstance(self.order, int) or self.order < 1:
            raise ValueError(f"order is a whole number of at least 1; {self.order!r} came")
        paths, won, lost = touch_paths.checked(paths, conversions, nulls)
        names = touch_paths.channels(paths)
        counts, states = transition_counts(paths, won, lost, order=self.order)
        enters = np.array([[state[-1] == name for state in states] for name in names])
        effects = chain.removal_effects(counts, enters).clip(0, 1)
        self.conversion_ = float(chain.conversion(counts))
        self.removal_effects_ = touch_paths.series(effects, names, "removal_effect")
        self.shares_ = touch_paths.series(effects / effects.sum(), names, "share")
        self.attributed_ = (self.shares_ * won.sum()).rename("conversions")
        return self


def transition_counts(
    paths: Sequence[Sequence[str]], won: np.ndarray, lost: np.ndarray, *, order: int = 1
) -> tuple[np.ndarray, list[tuple[str, ...]]]:
    """Return the table of counts `chain` takes, and the states: the last `order` channels of a path (fewer at its start)."""
    places: dict[tuple[str, ...], int] = {}
    moves: dict[tuple[int, int], float] = {}
    ends: list[tuple[int, float, float]] = []
    for path, good, bad in zip(paths, won, lost, strict=True):
        at = 0
        for k in range(len(path)):
            state = tuple(path[max(0, k + 1 - order) : k + 1])
            to = places.setdefault(state, len(places)) + 1
            moves[at, to] = moves.get((at, to), 0.0) + good + bad
            at = to
        ends.append((at, good, bad))
    counts = np.zeros((len(places) + 1, len(places) + 2))
    for (at, to), n in moves.items():
        counts[at, to - 1] += n
    for at, good, bad in ends:
        counts[at, -2:] += good, bad
    return counts, list(places)
