"""What non-joiners would have brought and who joins, by the model of a small library that cross-validation picks.

A straight line, one with squares and products, one with thresholds, boosted trees, and the averages of these with the trees.
Which is right is not known beforehand: straight lines miss thresholds and products, trees miss straight lines where cases are
few. One coarse split, the same for every seed, gives the losses (squared for outcomes, logarithmic for joining), and the
model with the smallest is picked. The estimate's own splits then predict each row by it, fitted without the row's customer.
A choice among seven by all rows costs next to nothing (van der Laan, Polley & Hubbard 2007, Stat. Appl. Genet. Mol. Biol. 6:25).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from workbench.arguments import one_of
from workbench.models.nuisance import learners
from workbench.models.nuisance.learners import Parts, ridge, straight_in, trees

STRAIGHT, CURVED, STEPPED, BOOSTED = "straight", "interactions", "steps", "boosting"
LIBRARY = (STRAIGHT, CURVED, STEPPED, BOOSTED)
MANY = 1  # with more outcomes than that, they are windows of one thing: one model for all, and one boosted shape
NEAR = 1e-4  # of the loss: differences that small come from where a search stopped

Model = tuple[str, ...]  # one model, or the average of two


class Tried(NamedTuple):
    """A coarse split and what each model of a library predicts on it, of joining and of every outcome, by the other parts."""

    parts: Parts
    chance: dict[str, np.ndarray]
    untreated: dict[str, np.ndarray]


def tried(parts: Parts, y: np.ndarray, library: Sequence[str] = LIBRARY) -> Tried:
    """Fit every model of a library.

    Parameters
    ----------
    parts : a coarse split. y : (rows, outcomes), missing where not observed. library : models tried.
    """
    of = {name: untreated(parts, y, [(name,)] * y.shape[1]) for name in library}
    return Tried(parts, {name: joining(parts, (name,)) for name in library}, of)


def pick_untreated(found: Tried, y: np.ndarray) -> list[Model]:
    """Return the model of each outcome without treatment; one for all of many."""
    only, seen = _candidates(tuple(found.untreated)), ~np.isnan(y) & ~found.parts.treated[:, None]
    means = [np.mean([found.untreated[name] for name in one], axis=0) for one in only]
    losses = np.array([np.where(seen, (np.where(seen, y, 0.0) - of) ** 2, 0.0).sum(axis=0) for of in means])
    if y.shape[1] > MANY:
        losses = (losses / np.maximum(losses.min(axis=0), 1e-300)).mean(axis=1, keepdims=True)
        return [only[_simplest(losses[:, 0])]] * y.shape[1]
    return [only[_simplest(of)] for of in losses.T]


def pick_joining(found: Tried) -> Model:
    """Return the model of who joins."""
    d, only = found.parts.treated, _candidates(tuple(found.chance))
    means = [np.mean([found.chance[name] for name in one], axis=0) for one in only]
    return only[_simplest(np.array([-np.log(np.where(d, of, 1 - of)).mean() for of in means]))]


def _simplest(losses: np.ndarray) -> int:
    """The first model, and so the simplest, whose loss is the smallest but for a ten-thousandth."""
    return int(np.flatnonzero(losses <= losses.min() * (1 + NEAR))[0])


def untreated(parts: Parts, y: np.ndarray, models: Sequence[Model]) -> np.ndarray:
    """Predict each outcome (rows, outcomes) without treatment by its model, each row from the other parts."""
    for name in {name for one in models for name in one}:
        one_of(name, LIBRARY, "models")
    predicted = np.zeros(y.shape)
    for name in LIBRARY:
        mine = np.array([name in one for one in models])
        if not mine.any():
            continue
        predicted[:, mine] += _OUTCOME[name](parts, y[:, mine]) / np.array([len(one) for one in models])[mine]
    return predicted


def joining(parts: Parts, model: Model) -> np.ndarray:
    """Predict the chance of treatment, each row from the other parts."""
    for name in model:
        one_of(name, LIBRARY, "model")
    return np.clip(np.mean([_JOINING[name](parts) for name in model], axis=0), 1e-9, 1 - 1e-6)


def _boosted(parts: Parts, y: np.ndarray) -> np.ndarray:
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
    STRAIGHT: ridge, CURVED: learners.curved, STEPPED: learners.stepped, BOOSTED: _boosted,
}  # fmt: skip
_JOINING: dict[str, Callable] = {
    STRAIGHT: learners.chances, CURVED: learners.curved_chances, STEPPED: learners.stepped_chances, BOOSTED: learners.boosted_chances,
}  # fmt: skip


def _candidates(library: Sequence[str]) -> list[Model]:
    """The models, the simplest first: plain ones, averages with the trees, the trees alone."""
    plain = [name for name in (STRAIGHT, CURVED, STEPPED) if name in library]
    trees: list[Model] = [(BOOSTED,)] if BOOSTED in library else []
    alone: list[Model] = [(name,) for name in plain]
    return [*alone, *((name, BOOSTED) for name in plain if trees), *trees]
