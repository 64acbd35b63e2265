"""The effect on those who chose the treatment, where what was observed before explains the choice.

Augmented inverse probability weighting for the average effect on the treated (ATT), cross-fitted: it is right when
either the model of who joins or the model of what non-joiners would have brought is right (Robins, Rotnitzky & Zhao
1994; Chernozhukov et al. 2018, Econometrics Journal 21:C1, the score of their equation 5.4). Both are picked from a
library by cross-validation (see `nuisance`). The split of the customers is drawn several times and the median taken, of
the estimates and of their variances with the squared distance to it (their definition 3.3), until what another seed could
change is small beside the standard error.

Assumptions, none of which the data can prove: whoever joined and whoever did not are exchangeable given the covariates
(no hidden trait moves both joining and spending); every kind of joiner has its like among the others (overlap); nobody's
joining changes others. Diagnostics for the second stand in `balance`, for the first in `hidden_trait`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator, clone
from threadpoolctl import threadpool_limits

from workbench.models.incrementality import checks
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.nuisance import nuisance
from workbench.models.nuisance.learners import Parts, standardised
from workbench.models.nuisance.nuisance import LIBRARY, Model
from workbench.showing import Shown

MOST = 40  # splits
COARSE = 3  # parts of the split by whose losses models are picked
HEAVIEST = 0.04  # of the treated, for whom one control stands
SETTLED = 1 / 20  # of the standard error: the chance error of the median over splits at which no more are drawn
NO_SPREAD = 1e-10  # of what is predicted: an error below it is that of the arithmetic
MEDIAN = 1.2533  # the error of a median is that of a mean times this, for normal draws


class DoublyRobustEstimator(Shown, BaseEstimator):
    """Cross-fitted AIPW for the ATT of one or several outcomes, with standard errors clustered by customer.

    All outcomes share the folds and the model of joining; an outcome that is missing in a row is left out of that outcome
    only. The odds of joining weigh the controls and are normalised, as Hájek did for means. No control stands for more than
    4 % of the treated: larger odds are lowered to that (the share at which Huber, Lechner & Wunsch 2013, Journal of
    Econometrics 175:1, trim), and `untrimmed_` says what they would have made of the estimate.

    Parameters
    ----------
    folds : parts of the customers; each part is predicted by models that have not seen it.
    splits : times the customers are dealt into folds, at least; `most` at most.
    library : models tried, see `nuisance`: straight, interactions, steps, boosting.
    given : models not to be picked but taken, of joining and of every outcome.
    level : of the intervals. unit : of the outcomes.
    random_state : seed of the splits.

    Attributes
    ----------
    effect_ : Estimate for the first outcome. effects_ : frame with estimate, se, lo, hi, n_treated, n_control (rows),
        one row per outcome (missing where nothing varies). n_splits_ : splits drawn. by_split_ : array (splits, outcomes), what each gave.
    influence_ : array (groups, outcomes); its covariance divided by the number of groups is that of the estimates.
    propensity_, weights_ : per row, means over splits; the weights of control rows make them alike to the treated, those
        of treated are 1.
    untreated_ : array (rows, outcomes), predicted outcome without treatment, each row by models that have not seen it.
    models_ : the model of joining, and that of each outcome.
    trimmed_ : control rows whose odds were lowered, in the mean over splits. untrimmed_ : the first estimate had none been.
    n_treated_, n_control_ : rows. n_groups_ : customers.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> x = rng.normal(size=(1000, 1))
    >>> joined = rng.random(1000) < 1 / (1 + np.exp(-x[:, 0]))
    >>> fitted = DoublyRobustEstimator().fit(x, 2 * x[:, 0] + 5 * joined + rng.normal(size=1000), joined)
    >>> bool(fitted.effect_.lo < 5 < fitted.effect_.hi)
    True
    """

    def __init__(
        self,
        *,
        folds: int = 5,
        splits: int = 3,
        most: int = MOST,
        library: Sequence[str] = LIBRARY,
        given: tuple[Model, Model] | None = None,
        level: float = 0.95,
        unit: str = "number",
        random_state: int = 0,
    ) -> None:
        self.folds = folds
        self.splits = splits
        self.most = most
        self.library = library
        self.given = given
        self.level = level
        self.unit = unit
        self.random_state = random_state

    def fit(
        self, X: ArrayLike, y: ArrayLike, treated: ArrayLike, *, groups: ArrayLike | None = None
    ) -> DoublyRobustEstimator:
        """Estimate the effect on the treated.

        Parameters
        ----------
        X : numbers known before the treatment, without missing values, one row a case.
        y : outcome, or a frame with one column per outcome; in a frame missing where not observed.
        treated : whether a case was treated.
        groups : the customer of each row; rows of one customer stay in one fold and are not independent.

        Raises
        ------
        ValueError : missing or unusable values, or fewer than two cases of each arm in a fold.
        """
        names, y = _outcomes(y)
        treated = checks.arms(treated, len(y))
        X = standardised(checks.covariates(X, len(y)))
        self._code = np.arange(len(y)) if groups is None else pd.factorize(np.asarray(groups))[0]
        _check(treated, self.folds)
        self.n_treated_, self.n_control_, self.n_groups_ = (
            int(treated.sum()),
            int((~treated).sum()),
            int(self._code.max()) + 1,
        )
        self._heaviest = max(HEAVIEST * self.n_treated_, self.n_treated_ / self.n_control_)
        self._splits: list[_Split] = []
        with threadpool_limits(limits=1):  # many small problems: threads cost more than they bring
            found = self._drawn(X, y, treated)
        self.n_splits_, self.by_split_ = len(found), np.stack([one.theta for one in found])
        self.effects_, self.influence_, self.untreated_ = self._gathered(found, names)
        self.propensity_ = np.mean([split.chance for split in self._splits], axis=0)
        self.weights_ = np.where(
            treated, 1.0, np.mean([np.minimum(_odds(split), self._heaviest) for split in self._splits], axis=0)
        )
        self.trimmed_ = float(np.mean([(_odds(split)[~treated] > self._heaviest).sum() for split in self._splits]))
        self.untrimmed_ = float(np.median([one.untrimmed for one in found]))
        first = self.effects_.iloc[0]
        value, lo, hi = (float(first[name]) for name in ("estimate", "lo", "hi"))
        self.effect_ = Estimate(value, lo, hi, int(first["n_treated"]), self.level, "cross-fitted AIPW", self.unit)
        if np.isnan(value):
            n = int(first["n_treated"])
            self.effect_ = not_estimated("outcome-does-not-vary", n=n, level=self.level, unit=self.unit)
        return self

    def effects_on(self, y: ArrayLike, *, splits: int | None = None) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
        """Estimate the effect on further outcomes of the same cases: effects, influence and untreated as the attributes.

        The first splits are used, as many as were asked for at least, or `splits` of them.
        """
        names, y = _outcomes(y, whole=False)
        models, used = [self._models[0]] * y.shape[1], self._splits[: splits or self.splits]
        with threadpool_limits(limits=1):
            found = [self._once(split, y, nuisance.untreated(split.parts, y, models)) for split in used]
        return self._gathered(found, names)

    def again(self, library: Sequence[str] | None = None) -> DoublyRobustEstimator:
        """Return an unfitted estimator for checks: one coarse split, and the models that this one picked (or a `library`)."""
        given = None if library else (self._joining, self._models[0])
        return clone(self).set_params(
            folds=min(COARSE, self.folds), splits=1, most=1, library=library or self.library, given=given
        )

    def _drawn(self, X: np.ndarray, y: np.ndarray, treated: np.ndarray) -> list[_Once]:
        """Pick the models, then draw splits until the median of the first outcome's estimates has settled."""
        if len(self.library) == 1 or self.given:
            only: Model = (self.library[0],)
            self._joining, model = self.given or (only, only)
            self._models = [model] * y.shape[1]
        else:
            coarse = Parts(X, treated, _folds(self._code, treated, min(COARSE, self.folds), 0))
            self._tried = nuisance.tried(coarse, y, self.library)
            self._joining, self._models = nuisance.pick_joining(self._tried), nuisance.pick_untreated(self._tried, y)
        who = self._joining
        self.models_ = {"joining": " + ".join(who), "outcomes": [" + ".join(one) for one in self._models]}
        found: list[_Once] = []
        while len(found) < self.splits or (len(found) < self.most and not _settled(found)):
            seed = [self.random_state, len(found)] if found else self.random_state
            parts = Parts(X, treated, _folds(self._code, treated, self.folds, seed))
            self._splits.append(_Split(parts, nuisance.joining(parts, who)))
            found.append(self._once(self._splits[-1], y, nuisance.untreated(parts, y, self._models)))
        return found

    def alone(self, name: str, outcome: int, y: ArrayLike) -> tuple[float, np.ndarray]:
        """Return what one model of the library makes of an outcome (its number and values), with its influence by customer.

        On the coarse split by which models were picked; nothing is fitted for it.
        """
        column = np.asarray(y, dtype=float)[:, None]
        split = _Split(self._tried.parts, self._tried.chance[name])
        one = self._once(split, column, self._tried.untreated[name][:, [outcome]])
        return float(one.theta[0]), one.influence[:, 0]

    def _once(self, split: _Split, y: np.ndarray, untreated: np.ndarray) -> _Once:
        treated = split.parts.treated
        seen, own = ~np.isnan(y), treated[:, None]
        residual = np.where(seen, y - untreated, 0.0)
        mine = (seen & own).astype(float)
        free = _odds(split)[:, None] * (seen & ~own)
        others = np.minimum(free, self._heaviest)
        total = mine.sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            gap, wider = ((of * residual).sum(axis=0) / of.sum(axis=0) for of in (others, free))
            level = (mine * residual).sum(axis=0) / total
            theta = level - gap
            part = np.nan_to_num((mine * (residual - level) - others * (residual - gap)) / total)
        influence = np.column_stack([np.bincount(self._code, column, self.n_groups_) for column in part.T])
        counts = {"n_treated": (seen & own).sum(axis=0), "n_control": (seen & ~own).sum(axis=0)}
        return _Once(theta, influence, untreated, float(level[0] - wider[0]), counts)

    def _gathered(self, found: list[_Once], names: list | None) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
        thetas = np.stack([one.theta for one in found])
        theta = np.median(thetas, axis=0)
        squares = np.stack([(one.influence**2).sum(axis=0) for one in found])
        error = np.sqrt(np.median(squares + (thetas - theta) ** 2, axis=0))
        half = norm.ppf((1 + self.level) / 2) * error
        constant = error <= NO_SPREAD * np.abs(found[0].untreated).max(axis=0)  # nothing varies, which is no certainty
        few = (np.minimum(*found[0].counts.values()) < 2) | constant
        shown = {"estimate": theta, "se": error, "lo": theta - half, "hi": theta + half}
        effects = pd.DataFrame(
            {name: np.where(few, np.nan, of) for name, of in shown.items()} | found[0].counts, index=names
        )
        influence = np.mean([one.influence for one in found], axis=0)
        own = np.sqrt((influence**2).sum(axis=0))
        influence = influence * np.where(own > 0, error / np.where(own > 0, own, 1.0), 1.0)
        return effects, influence * self.n_groups_, np.mean([one.untreated for one in found], axis=0)


class _Split(NamedTuple):
    parts: Parts
    chance: np.ndarray


class _Once(NamedTuple):
    """What one split gave for each outcome."""

    theta: np.ndarray
    influence: np.ndarray
    untreated: np.ndarray
    untrimmed: float
    counts: dict[str, np.ndarray]


def _odds(split: _Split) -> np.ndarray:
    return split.chance / (1 - split.chance)


def _outcomes(y: ArrayLike, *, whole: bool = True) -> tuple[list | None, np.ndarray]:
    """The names of the outcomes where they have some, and their numbers, one column each."""
    if isinstance(y, pd.DataFrame):
        return list(y.columns), np.column_stack([checks.numbers(y[name], f"outcome {name!r}") for name in y.columns])
    found = checks.outcome(y) if whole else checks.numbers(y, "the outcome")
    return None, found.reshape(len(found), -1)


def _check(treated: np.ndarray, folds: int) -> None:
    if min(treated.sum(), (~treated).sum()) < 2 * folds:
        raise ValueError(
            f"{int(treated.sum())} treated and {int((~treated).sum())} control cases came; cross-fitting in {folds} folds "
            f"needs at least {2 * folds} of each. Judge the counts before fitting (balance.diagnose_counts)."
        )


def _settled(found: list[_Once]) -> bool:
    """Whether the estimates of the first outcome agree well enough that another seed would change little."""
    thetas = np.array([one.theta[0] for one in found])
    errors = np.sqrt([(one.influence[:, 0] ** 2).sum() for one in found])
    return bool(len(thetas) < 2 or MEDIAN * thetas.std(ddof=1) / np.sqrt(len(thetas)) <= SETTLED * np.median(errors))


def _folds(code: np.ndarray, treated: np.ndarray, folds: int, seed: int | Sequence[int]) -> np.ndarray:
    """Deal the customers out at random, those ever treated and the others apart, so that every fold has both."""
    ever = np.bincount(code, treated) > 0
    draw = np.random.default_rng(seed).random(len(ever))
    dealt = np.empty(len(ever), dtype="int64")
    dealt[np.lexsort((draw, ever))] = np.arange(len(ever)) % folds
    return dealt[code]
