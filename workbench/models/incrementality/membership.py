"""What membership brought per member until today, from trials on purchase days, with a bootstrap over customers.

Joining happens on a purchase, so only purchases are compared: those on which a customer joined with those on which one
did not. Who did not may join later. Leaving them out from then on would select on buying; they stay in, and what they
bring as members is taken off at the share to be found. A structural nested mean model with one share for all (Robins
1994, Comm. Stat. Theory Meth. 23:2379), found by g-estimation: the share r of what members bring at which joiners and
their weighted controls, freed from it, brought the same.

    difference(margin − r · margin as a member) = 0   ⇒   r = difference(margin) / difference(margin as a member)

Assumptions: those of `doubly_robust`, at each purchase; and membership changes what a member brings by one share.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator

from workbench.models.incrementality import checks
from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.intervals.estimate import Estimate
from workbench.showing import Shown

FEWEST = 50  # joiners a window needs to be counted


class MembershipEstimator(Shown, BaseEstimator):
    """Share of what members bring that is due to membership, and that share of what they brought until today.

    Each window's differences come from `DoublyRobustEstimator`. A window weighs as many joiners as were observed through
    it times what their like brought while no members, which holds nothing of the joiners' own chance: weighted by what
    they did bring, windows in which they happened to bring much would count for more, and show an effect where there is
    none. One through which fewer than 50 joiners were observed is left out. Intervals are normal, from the influence of each
    customer on the share and on what members brought; the draws, for costs of the same customers, weigh those influences
    anew (exponential weights, as Rubin 1981 drew them).

    Parameters
    ----------
    level, unit, random_state : as DoublyRobustEstimator.
    draws : bootstrap draws.
    splits, most : as DoublyRobustEstimator.

    Attributes
    ----------
    effect_ : Estimate, per member until today. share_ : Estimate of r. draws_ : array, the effect in each draw.
    event_time_ : frame with window, estimate, lo, hi (joining now against later or never), explained (what the one share
        makes of it), n_treated, n_control.
    gained_ : frame with window (from 1), value, lo, hi: what the share makes of an average member's margin up to each window.
    window_weights_ : array, what each window counts. first_ : the DoublyRobustEstimator of the trials.
    influence_ : array, what each customer adds to the effect; without_largest_ : Estimate without the one who adds most.
    customer_weights_ : array (draws, customers) and customers_ : their ids, for costs that belong to the same draws.
    """

    def __init__(
        self,
        *,
        draws: int = 100,
        splits: int = 3,
        most: int = 9,
        level: float = 0.95,
        unit: str = "number",
        random_state: int = 0,
    ) -> None:
        self.draws = draws
        self.splits = splits
        self.most = most
        self.level = level
        self.unit = unit
        self.random_state = random_state

    def fit(
        self,
        X: ArrayLike,
        after: pd.DataFrame,
        treated: ArrayLike,
        *,
        groups: ArrayLike,
        as_member: pd.DataFrame,
        brought: pd.Series,
    ) -> MembershipEstimator:
        """Estimate from trials.

        Parameters
        ----------
        X : covariates. after : margin by window after the moment (columns in order), missing where not over yet.
        treated : joined at the moment. groups : customer of each row.
        as_member : the part of `after` brought after joining, at the moment or later; columns as `after`.
        brought : margin since joining until today of every member, by customer.
        """
        treated = checks.arms(treated, len(after))
        counts = after[treated].notna().sum()
        used = int((counts >= FEWEST).cumprod().sum())
        if used == 0:
            raise ValueError(f"no window has {FEWEST} joiners observed through it; at most {int(counts.max())} were.")
        code, self.customers_ = pd.factorize(np.asarray(groups))
        outcomes = pd.concat([after.iloc[:, :used], as_member.iloc[:, :used].add_prefix("as_member_")], axis=1)
        self.first_ = DoublyRobustEstimator(
            splits=self.splits, most=self.most, level=self.level, unit=self.unit, random_state=self.random_state
        ).fit(X, outcomes, treated, groups=code)
        of = self.first_.effects_
        difference, own = np.split(of["estimate"].to_numpy(), 2)
        first = self.first_.by_split_[
            : self.splits
        ]  # how many more are drawn depends on the joiners' luck, and no weight may
        without = np.median(np.subtract(*np.hsplit(first, 2)[::-1]), axis=0)
        self.window_weights_ = weights = of["n_treated"].to_numpy()[:used] * without
        found = _found(
            self.first_.influence_, weights, (difference, own), brought.reindex(self.customers_).to_numpy(float)
        )
        self._concluded(found)
        shown = of.iloc[:used][["estimate", "lo", "hi", "n_treated", "n_control"]].reset_index(drop=True)
        self.event_time_ = shown.assign(window=np.arange(used), explained=found.share * own)
        reached = as_member.iloc[:, :used][treated].mean().cumsum().to_numpy()
        bounds = {name: getattr(self.share_, name) * reached for name in ("value", "lo", "hi")}
        self.gained_ = pd.DataFrame({"window": np.arange(1, used + 1), **bounds})
        return self

    def _concluded(self, found: _Found) -> None:
        """The effect, its range, its draws and what is left of it without the customer who moves it most."""
        n = len(self.customers_)
        effect = found.share * found.brought
        self.influence_ = (found.brought * found.of_share + found.share * found.of_brought) / n
        self.share_ = self._estimate(found.share, found.of_share / n, found.members, "share")
        self.effect_ = self._estimate(effect, self.influence_, found.members, self.unit)
        most = int(np.abs(self.influence_).argmax())
        rest = np.delete(self.influence_, most)
        self.without_largest_ = self._estimate(effect - self.influence_[most], rest, found.members, self.unit)
        drawn = np.random.default_rng(self.random_state).standard_exponential((self.draws, n))
        self.customer_weights_ = drawn
        self.draws_ = effect + (drawn / drawn.mean(axis=1, keepdims=True)) @ self.influence_

    def _estimate(self, value: float, influence: np.ndarray, n: int, unit: str) -> Estimate:
        half = norm.ppf((1 + self.level) / 2) * float(np.sqrt((influence**2).sum()))
        return Estimate(value, value - half, value + half, n, self.level, "sequential target trials", unit)


class _Found(NamedTuple):
    """The share, what a member brought on average, and how each customer moves the two (times the number of customers)."""

    share: float
    brought: float
    of_share: np.ndarray
    of_brought: np.ndarray
    members: int


def _found(
    influence: np.ndarray, weights: np.ndarray, sides: tuple[np.ndarray, np.ndarray], brought: np.ndarray
) -> _Found:
    """Solve the equation for the share, linearised for the influence of each customer."""
    difference, own = (float(weights @ side) for side in sides)
    of_difference, of_own = (half @ weights for half in np.hsplit(influence, 2))
    share = difference / own
    members = ~np.isnan(brought)
    mean = float(brought[members].mean())
    of_mean = np.where(members, brought - mean, 0.0) * (len(brought) / members.sum())
    return _Found(share, mean, (of_difference - share * of_own) / own, of_mean, int(members.sum()))
