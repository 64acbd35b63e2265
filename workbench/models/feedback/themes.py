"""Themes of comments: found once, kept as centroids, and given to new comments by the nearest one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator

from workbench.errors import ArgumentFault
from workbench.models.feedback.clusters import Rows, agreement
from workbench.models.feedback.terms import SUBJECT, expanded, learn, shuffled

NO_THEME = -1  # of a comment that is near no theme
STABLE = 0.8  # agreement of two halves of the comments that is asked for
_DISSOLVED = 0.6  # a group less alike than this in two halves is not one (Hennig 2007, Comput. Stat. Data Anal. 52:258)
_WORDINGS = 3  # different comments that make a theme: fewer are a phrase
_SPLITS, _SHUFFLES, _CLEAR, _SAMPLE, _FAR = 5, 9, 3, 10_000, 0.02


class ThemeModel(BaseEstimator):
    """Find the themes of comments, and say whether they are there and come back.

    Rows of weighted terms are grouped; there are as many themes as come back, each for itself, when one half of the customers
    had been asked instead of the other. Themes are claimed only where comments are nearer to their centres than shuffled
    comments, whose words go together by chance, are to theirs.

    Parameters
    ----------
    most : the largest number of themes tried. fewest : customers who have to use a word, and comments that make a theme.

    Attributes
    ----------
    centroids_, vocabulary_ : rows of unit length, and the terms of their columns. stability_ : mean agreement of two halves;
    stabilities_ of each split. beyond_chance_ : whether themes are claimed; without it there are none. n_themes_.

    Examples
    --------
    >>> said = [["late", "parcel"], ["cheap", "price"]] * 30
    >>> model = ThemeModel(fewest=5).fit(said)
    >>> model.n_themes_, model.predict([["late"], ["price"], ["zebra"]]).tolist()[2]
    (2, -1)
    """

    def __init__(self, *, most: int = 12, fewest: int = 10, random_state: int = 0) -> None:
        self.most = most
        self.fewest = fewest
        self.random_state = random_state

    def fit(self, documents: Sequence[Sequence[str]], customers: Sequence[Any] | None = None) -> Self:
        """Find the themes.

        Parameters
        ----------
        documents : the words of each comment; `word@subject` says what subject a word belongs to.
        customers : who wrote each; the halves are halves of them. Without it each comment is of somebody else.
        """
        who = list(range(len(documents))) if customers is None else list(customers)
        if len(who) != len(documents):
            raise ArgumentFault(
                f"fit: argument customers: expected one for each of {len(documents)} comments, {len(who)} came."
            )
        rng = np.random.default_rng(self.random_state)
        order = sorted(range(len(documents)), key=lambda k: (sorted(documents[k]), str(who[k])))
        if len(order) > _SAMPLE:
            order = [order[k] for k in np.sort(rng.permutation(len(order))[:_SAMPLE])]
        said, who = [sorted(documents[k]) for k in order], [who[k] for k in order]
        self.vocabulary_ = learn(said, who, fewest=self.fewest)
        self.n_comments_, self.n_themes_, self.beyond_chance_ = len(said), 0, False
        self.stability_, self.stabilities_ = float("nan"), np.zeros(0)
        self.cohesion_, self.cohesion_by_chance_ = float("nan"), float("nan")
        self.centroids_, self.least_ = np.zeros((0, len(self.vocabulary_.terms))), np.zeros(0)
        found = self._chosen(said, who, rng)
        if found:
            self._keep(said, found[0], found[1], rng)
        return self

    def predict(self, documents: Sequence[Sequence[str]]) -> np.ndarray:
        """Return the theme of each comment, by its number; `NO_THEME` for one that is near none."""
        if not self.n_themes_:
            return np.full(len(documents), NO_THEME)
        near = np.asarray(self.vocabulary_.rows(documents) @ self.centroids_.T)
        best = near.argmax(axis=1)
        cosine = near[np.arange(len(best)), best]
        return np.where((cosine > 0) & (cosine >= self.least_[best] - 1e-9), best, NO_THEME)

    def nearness(self, documents: Sequence[Sequence[str]]) -> np.ndarray:
        """Return how near each comment is to its nearest theme: cosine, 0 to 1; 0 where there are no themes."""
        if not self.n_themes_:
            return np.zeros(len(documents))
        return np.asarray(self.vocabulary_.rows(documents) @ self.centroids_.T).max(axis=1)

    def names(self, *, words: int = 3) -> list[str]:
        """Return what each theme is called: the subject that most of it is about, if no other theme's, or else its heaviest words.

        >>> ThemeModel(fewest=5).fit([["late@delivery", "parcel"], ["cheap", "price"]] * 30).names()
        ['delivery', 'cheap, price']
        """
        terms = self.vocabulary_.terms
        found = []
        for row in self.centroids_:
            heavy = [terms[k] for k in np.argsort(-row, kind="stable") if row[k] > 0]
            leading = [term for term in heavy if not term.startswith(SUBJECT)][:words]
            found.append((heavy[0][1:] if heavy[0].startswith(SUBJECT) else "", ", ".join(leading)))
        once = {name for name, times in Counter(name for name, _ in found).items() if times == 1}
        return [name if name in once and name else said or name for name, said in found]

    def _rows(self, said: Sequence[Sequence[str]]) -> Rows:
        known = set(self.vocabulary_.terms)
        counted = Counter(tuple(term for term in expanded(one) if term in known) for one in said)
        rows = self.vocabulary_.rows(list(counted))
        return Rows(rows, np.array(list(counted.values())), most=self.most, seed=self.random_state)

    def _chosen(self, said: list[list[str]], who: list[Any], rng: np.random.Generator) -> tuple[int, np.ndarray] | None:
        """The number of themes and the agreement of each split: the largest number of which every theme comes back.

        Numbers at which a theme is one phrase said again and again come second.
        """
        whole = self._rows(said)
        halves = [self._halves(said, who, rng) for _ in range(_SPLITS)]
        best: tuple[bool, bool, float] = (False, False, 0.0)
        chosen = None
        for k in range(2, min([whole.most, *(part.most for pair in halves for part in pair)]) + 1):
            ways = whole.wordings(whole.centroids(k))
            if not ways:
                continue
            found = np.array([self._agreement(whole, pair, k) for pair in halves])
            mean, least = found.mean(axis=0)
            comes_back = bool(least >= _DISSOLVED)
            rank = (comes_back and ways >= _WORDINGS, comes_back, float(k if comes_back else mean))
            if rank > best:
                best, chosen = rank, (k, found[:, 0])
        return chosen

    def _halves(self, said: list[list[str]], who: list[Any], rng: np.random.Generator) -> tuple[Rows, Rows]:
        people = sorted(set(map(str, who)))
        first = {people[k] for k in rng.permutation(len(people))[: len(people) // 2]}
        parts = [
            [one for one, whose in zip(said, who, strict=True) if (str(whose) in first) is side]
            for side in (True, False)
        ]
        return self._rows(parts[0]), self._rows(parts[1])

    def _agreement(self, whole: Rows, pair: tuple[Rows, Rows], k: int) -> tuple[float, float]:
        one, two = (np.asarray(whole.rows @ half.centroids(k).T).argmax(axis=1) for half in pair)
        return agreement(one, two, k, whole.counts)

    def _keep(self, said: list[list[str]], k: int, splits: np.ndarray, rng: np.random.Generator) -> None:
        whole = self._rows(said)
        centres = whole.centroids(k)
        chance = []
        for _ in range(_SHUFFLES):
            mixed = shuffled(said, rng)
            dealt = self._rows([sorted(set(one)) for one in mixed])
            chance.append(dealt.cohesion(dealt.centroids(min(k, dealt.most))))
        bound = max(chance) + _CLEAR * (max(chance) - min(chance))
        self.cohesion_, self.cohesion_by_chance_ = whole.cohesion(centres), float(np.mean(chance))
        self.stability_, self.stabilities_ = float(splits.mean()), splits
        if self.cohesion_ <= bound:
            return
        labels = np.asarray(whole.rows @ centres.T).argmax(axis=1)
        order = np.argsort(-np.bincount(labels, whole.counts, minlength=k), kind="stable")
        self.beyond_chance_, self.n_themes_, self.centroids_ = True, k, centres[order]
        cosine = np.asarray(whole.rows @ self.centroids_.T)
        mine = cosine.argmax(axis=1)
        self.least_ = np.array([
            np.quantile(np.repeat(cosine[mine == each, each], whole.counts[mine == each].astype("int64")), _FAR) if (mine == each).any() else 2.0
            for each in range(k)
        ])  # fmt: skip
