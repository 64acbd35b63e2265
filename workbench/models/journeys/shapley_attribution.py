"""Attribution by Shapley value: every channel gets its mean contribution over all orders of joining."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator

from workbench.models.journeys import touch_paths
from workbench.showing import Shown


class ShapleyAttribution(Shown, BaseEstimator):
    """Each conversion is divided evenly among the different channels of its path.

    This is the Shapley value (Shapley 1953) of the game in which a set of channels is worth the conversions whose paths
    stay within it (Zhao, Mahboobi & Bagheri 2018, arXiv:1804.05327): exact for any number of channels. Order and repeats
    do not count, and paths without a conversion are worth nothing to anyone. A description of paths, not of causes.

    Attributes
    ----------
    removal_effects_ : Series by channel: the share of conversions whose path needs the channel.
    shares_ : Series by channel, summing to 1.
    attributed_ : Series by channel, in conversions; sums to them.

    Examples
    --------
    >>> model = ShapleyAttribution().fit([["a", "b"], ["b"]], conversions=[2, 2])
    >>> model.shares_.to_dict(), model.removal_effects_.to_dict()
    ({'a': 0.25, 'b': 0.75}, {'a': 0.5, 'b': 1.0})
    """

    def fit(
        self, paths: Sequence[Sequence[str]], conversions: ArrayLike | None = None, nulls: ArrayLike | None = None
    ) -> ShapleyAttribution:
        """Fit on paths; the arguments are those of `MarkovAttribution.fit`."""
        paths, won, _ = touch_paths.checked(paths, conversions, nulls)
        names = touch_paths.channels(paths)
        place = {name: k for k, name in enumerate(names)}
        shared, needed = np.zeros(len(names)), np.zeros(len(names))
        for path, good in zip(paths, won, strict=True):
            members = [place[name] for name in set(path)]
            shared[members] += good / len(members)
            needed[members] += good
        self.removal_effects_ = touch_paths.series(needed / won.sum(), names, "removal_effect")
        self.shares_ = touch_paths.series(shared / won.sum(), names, "share")
        self.attributed_ = touch_paths.series(shared, names, "conversions")
        return self
