"""What non-joiners would have brought and who joins, by the model of a small library that cross-validation picks.

A straight line, one with squares and products, boosted trees, and the averages of these with the trees. Which is right is
not known beforehand: straight lines miss thresholds and products, trees miss straight lines where cases are few. One
coarse split, the same for every seed, gives the losses (squared for outcomes, logarithmic for joining); picked is the
simplest model whose loss is not more than a standard error above the smallest (Breiman, Friedman, Olshen & Stone 1984).
The estimate's own splits then predict each row by the picked model, fitted without its customer. A choice among five by
all rows costs next to nothing (van der Laan, Polley & Hubbard 2007, Stat. Appl. Genet. Mol. Biol. 6:25).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from workbench.models.incrementality.learners import Parts, chances, products, ridge, straight_in, strongest, trees

STRAIGHT, CURVED, BOOSTED = "straight", "interactions", "boosting"
LIBRARY = (STRAIGHT, CURVED, BOOSTED)
MANY = 3  # with more outcomes than that, they are windows of one thing: one model for all, and one boosted shape
ERRORS = 1.0  # standard errors of its loss above the smallest within which a simpler model is picked


class Model(NamedTuple):
    """One model, or the average of two; `columns` are the covariates whose squares and products enter."""

    names: tuple[str, ...]
    columns: np.ndarray

    @property
    def label(self) -> str:
        return " + ".join(self.names)


def pick_untreated(parts: Parts, y: np.ndarray, library: Sequence[str] = LIBRARY) -> list[Model]:
    """Return the model of each outcome without treatment.

    Parameters
    ----------
    parts : a coarse split. y : (rows, outcomes), missing where not observed. library : models tried.
    """
    seen = ~np.isnan(y) & ~parts.treated[:, None]
    columns = strongest(parts.X, np.where(seen, y, np.nan))
    if len(only := _candidates(library)) == 1:
        return [Model(only[0], columns)] * y.shape[1]
    tried = {one: untreated(parts, y, [Model(one, columns)] * y.shape[1]) for one in _candidates(library)}
    losses = {one: np.where(seen, (np.where(seen, y, 0.0) - of) ** 2, np.nan) for one, of in tried.items()}
    if y.shape[1] > MANY:
        scale = np.nanmean(np.stack([np.nanmean(of, axis=0) for of in losses.values()]), axis=0)
        some = seen.any(axis=1)
        losses = {one: np.nanmean((of / np.maximum(scale, 1e-300))[some], axis=1, keepdims=True) for one, of in losses.items()}
        return [Model(_simplest(losses, 0), columns)] * y.shape[1]
    return [Model(_simplest(losses, j), columns) for j in range(y.shape[1])]


def pick_joining(parts: Parts, library: Sequence[str] = LIBRARY) -> Model:
    """Return the model of who joins; parameters as `pick_untreated`."""
    d = parts.treated
    columns = strongest(parts.X, d.astype(float)[:, None])
    if len(only := _candidates(library)) == 1:
        return Model(only[0], columns)
    tried = {one: joining(parts, Model(one, columns)) for one in _candidates(library)}
    losses = {one: -np.log(np.where(d, of, 1 - of))[:, None] for one, of in tried.items()}
    return Model(_simplest(losses, 0), columns)


def untreated(parts: Parts, y: np.ndarray, models: Sequence[Model]) -> np.ndarray:
    """Predict each outcome (rows, outcomes) without treatment by its model, each row from the other parts."""
    predicted = np.zeros(y.shape)
    needed = {(name, of.columns.tobytes()): of.columns for of in models for name in of.names}
    for (name, key), columns in needed.items():
        mine = np.array([name in of.names and of.columns.tobytes() == key for of in models])
        share = np.array([1 / len(of.names) for of in models])[mine]
        predicted[:, mine] += share * _OUTCOME[name](parts, y[:, mine], columns)
    return predicted


def joining(parts: Parts, model: Model) -> np.ndarray:
    """Predict the chance of treatment, each row from the other parts."""
    designs = {STRAIGHT: parts.X, CURVED: None, BOOSTED: parts.X}
    found = []
    for name in model.names:
        X = products(parts.X, model.columns) if name == CURVED else designs[name]
        found.append(chances(parts._replace(X=X), boosted=name == BOOSTED))
    return np.clip(np.mean(found, axis=0), 1e-9, 1 - 1e-6)


def _curved(parts: Parts, y: np.ndarray, columns: np.ndarray) -> np.ndarray:
    return ridge(parts._replace(X=products(parts.X, columns)), y, plain=parts.X.shape[1])


def _boosted(parts: Parts, y: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Boost each outcome, or, of many, the mean of all in their own deviations; each is then a straight line in that."""
    if y.shape[1] <= MANY:
        return trees(parts, y)
    control = y[~parts.treated]
    scaled = (y - np.nanmean(control, axis=0)) / np.maximum(np.nanstd(control, axis=0), 1e-300)
    some = ~np.isnan(scaled).all(axis=1)
    mean = np.full((len(y), 1), np.nan)
    mean[some, 0] = np.nanmean(scaled[some], axis=1)
    return straight_in(parts, y, trees(parts, mean))


_OUTCOME: dict[str, Callable] = {
    STRAIGHT: lambda parts, y, columns: ridge(parts, y, plain=parts.X.shape[1]),
    CURVED: _curved,
    BOOSTED: _boosted,
}


def _candidates(library: Sequence[str]) -> list[tuple[str, ...]]:
    """The models from the simplest on: plain ones, averages with the trees, the trees alone."""
    plain = [name for name in (STRAIGHT, CURVED) if name in library]
    trees = [(BOOSTED,)] if BOOSTED in library else []
    return [(name,) for name in plain] + [(name, BOOSTED) for name in plain if trees] + trees


def _simplest(losses: dict[tuple[str, ...], np.ndarray], outcome: int) -> tuple[str, ...]:
    """The first model whose mean loss is within the errors of the smallest, row by row."""
    each = {one: of[:, outcome][~np.isnan(of[:, outcome])] for one, of in losses.items()}
    smallest = min(each.values(), key=lambda of: of.mean() if len(of) else np.inf)
    for one, of in each.items():
        excess = of - smallest
        if len(of) < 2 or excess.mean() <= ERRORS * excess.std(ddof=1) / np.sqrt(len(of)):
            return one
    raise AssertionError("the model with the smallest loss is within the errors of itself")
