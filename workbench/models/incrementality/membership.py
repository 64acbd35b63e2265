"""What membership brought per member until today, from trials on purchase days, with a bootstrap over customers.

Joining happens on a purchase, so only purchases are compared: those on which a customer joined with those on which one
did not. Who did not may join later. Leaving them out from then on would select on buying; they stay in, and what they
bring as members is taken off at the share to be found. A structural nested mean model with one share for all (Robins
1994, Comm. Stat. Theory Meth. 23:2379), found by g-estimation: the share r of what members bring at which joiners and
their weighted controls, freed from it, brought the same.

    difference(margin − r · margin as a member) = 0   ⇒   r = difference(margin) / difference(margin as a member)

Assumptions: those of `doubly_robust`, at each purchase; and membership changes what a member brings by one share.

Measured in planted companies of 8,000 customers without an effect, where a plain comparison shows some 130 per member.
Seen without the chance of purchases (each customer's true expectation as outcome, against weights by the true chance of
joining; 10 companies) 0.2 of 29 a window is left of the choice (standard error 0.1), about 1 per member: the models are linear in
their covariates; squares and products of these leave 0.1 (0.1), at three times the work. Weights of the windows that
held the joiners' own chance had added 1.8 (0.2; 14 companies).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator

from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.intervals.estimate import Estimate
from workbench.models.intervals.spread import robust_deviation

FEWEST = 50  # joiners a window needs to be counted


class MembershipEstimator(BaseEstimator):
    """Share of what members bring that is due to membership, and that share of what they brought until today.

    Each window's differences come from `DoublyRobustEstimator`. A window weighs as many joiners as were observed through
    it times what their like brought while no members, which holds nothing of the joiners' own chance: weighted by what
    they did bring, windows in which they happened to bring much would count for more, and show an effect where there is
    none. One through which fewer than 50 joiners were observed is left out. Intervals are normal with the robust deviation
    (see `spread`) of a bootstrap over customers (exponential weights, Rubin 1981) that repeats every stage, the model of
    joining included; the quotient is linearised, because its draws have no variance where few others have not joined.

    Parameters
    ----------
    level, unit, random_state : as DoublyRobustEstimator.
    draws : bootstrap draws.

    Attributes
    ----------
    effect_ : Estimate, per member until today. share_ : Estimate of r. draws_ : array, the effect in each draw.
    event_time_ : frame with window, estimate, lo, hi (joining now against later or never), explained (what the one share
        makes of it), n_treated, n_control.
    gained_ : frame with window (from 1), value, lo, hi: what the share makes of an average member's margin up to each window.
    window_weights_ : array, what each window counts. first_ : the DoublyRobustEstimator of the data as they are.
    customer_weights_ : array (draws, customers) and customers_ : their ids, for costs that belong to the same draws.
    """

    def __init__(self, *, draws: int = 100, level: float = 0.95, unit: str = "number", random_state: int = 0) -> None:
        self.draws = draws
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
        treated = np.asarray(treated).astype(bool)
        counts = after[treated].notna().sum()
        used = int((counts >= FEWEST).cumprod().sum())
        if used == 0:
            raise ValueError(f"no window has {FEWEST} joiners observed through it; at most {int(counts.max())} were.")
        code, self.customers_ = pd.factorize(np.asarray(groups))
        outcomes = pd.concat([after.iloc[:, :used], as_member.iloc[:, :used].add_prefix("as_member_")], axis=1)
        trials = _Trials(X, outcomes, treated, code, brought.reindex(self.customers_).to_numpy(float))
        self.first_ = self._fitted(trials, None, None)
        of = self.first_.effects_
        difference, own = np.split(of["estimate"].to_numpy(), 2)
        self.window_weights_ = weights = of["n_treated"].to_numpy()[:used] * (own - difference)
        rng = np.random.default_rng(self.random_state)
        self.customer_weights_ = rng.standard_exponential((self.draws, len(self.customers_)))
        drawn = [trials.found(self._fitted(trials, w, self.first_), weights, w) for w in self.customer_weights_]
        found = trials.found(self.first_, weights, np.ones(len(self.customers_)))
        share = found.difference / found.own
        shares = share + np.array([one.difference - share * one.own for one in drawn]) / found.own
        self.draws_ = shares * np.array([one.brought for one in drawn])
        n = int(np.sum(~np.isnan(trials.brought)))
        self.effect_ = self._estimate(share * found.brought, self.draws_, n, self.unit)
        self.share_ = self._estimate(share, shares, n, "share")
        shown = of.iloc[:used][["estimate", "lo", "hi", "n_treated", "n_control"]].reset_index(drop=True)
        self.event_time_ = shown.assign(window=np.arange(used), explained=share * own)
        reached = as_member.iloc[:, :used][treated].mean().cumsum().to_numpy()
        bounds = {name: getattr(self.share_, name) * reached for name in ("value", "lo", "hi")}
        self.gained_ = pd.DataFrame({"window": np.arange(1, used + 1), **bounds})
        return self

    def _fitted(
        self, trials: _Trials, weight: np.ndarray | None, start: DoublyRobustEstimator | None
    ) -> DoublyRobustEstimator:
        estimator = DoublyRobustEstimator(level=self.level, unit=self.unit, random_state=self.random_state)
        rows = None if weight is None else weight[trials.code]
        return estimator.fit(
            trials.X, trials.outcomes, trials.treated, groups=trials.code, sample_weight=rows, start=start
        )

    def _estimate(self, value: float, draws: np.ndarray, n: int, unit: str) -> Estimate:
        half = norm.ppf((1 + self.level) / 2) * robust_deviation(draws)
        return Estimate(value, value - half, value + half, n, self.level, "sequential target trials", unit)


class _Found(NamedTuple):
    """Both sides of the equation for the share, and what a member brought on average."""

    difference: float
    own: float
    brought: float


class _Trials(NamedTuple):
    """The trials of one programme, ready to be estimated again with other weights of the customers."""

    X: ArrayLike
    outcomes: pd.DataFrame
    treated: np.ndarray
    code: np.ndarray
    brought: np.ndarray

    def found(self, fitted: DoublyRobustEstimator, weights: np.ndarray, customers: np.ndarray) -> _Found:
        difference, own = np.split(fitted.effects_["estimate"].to_numpy(), 2)
        members = ~np.isnan(self.brought)
        brought = float(np.average(self.brought[members], weights=customers[members]))
        return _Found(float(weights @ difference), float(weights @ own), brought)
