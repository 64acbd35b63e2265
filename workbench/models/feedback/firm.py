"""What is told of a fitted set of themes: how many, how firm, and what is kept of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zipfile import BadZipFile

import numpy as np
import skops.io

from workbench.errors import ArgumentFault
from workbench.models.feedback.terms import Vocabulary
from workbench.models.feedback.themes import NO_THEME, STABLE, ThemeModel
from workbench.models.intervals.estimate import Estimate, counted_share, not_estimated

_KEPT = {"terms", "weights", "centroids", "least", "stabilities", "comments", "cohesion"}
__all__ = ["STABLE", "files", "from_bytes", "kept_or_found", "near_none", "number", "stability"]


def number(model: ThemeModel, *, n: int) -> Estimate:
    """Return how many themes there are, among n customers; none where comments are no nearer together than by chance.

    >>> number(ThemeModel().fit([["late"], ["cheap"]]), n=2).value
    0.0
    """
    missing = float("nan")
    reason = "as-many-as-come-back" if model.n_themes_ else "no-themes-beyond-chance"
    return Estimate(float(model.n_themes_), missing, missing, n, 0.95, "", "count", reason)


def stability(model: ThemeModel, *, n: int, level: float = 0.95) -> Estimate:
    """Return the share of comments that two halves of the customers put into the same theme, with the range over the splits.

    >>> stability(ThemeModel().fit([["late"], ["cheap"]]), n=2).no_interval
    'no-themes-beyond-chance'
    """
    if not model.beyond_chance_:
        return not_estimated("no-themes-beyond-chance", level=level, unit="share")
    each = model.stabilities_
    return Estimate(float(each.mean()), float(each.min()), float(each.max()), n, level, "themes of two halves", "share")


def near_none(labels: np.ndarray) -> Estimate:
    """Return the share of comments that are near no theme.

    >>> near_none(np.array([0, 1, -1, 0])).value
    0.25
    """
    return counted_share(int((labels == NO_THEME).sum()), len(labels))


def kept_or_found(
    data: bytes, documents: Sequence[Sequence[str]], customers: Sequence[Any], *, most: int = 12, fewest: int = 10
) -> ThemeModel:
    """Return the themes that an earlier run has kept, or without any those found in these comments.

    Parameters
    ----------
    data : what `files` made of them; empty to find them. documents, customers, most, fewest : see `ThemeModel`.

    >>> said = [["late", "parcel"], ["cheap", "price"]] * 30
    >>> found = kept_or_found(b"", said, list(range(60)), fewest=5)
    >>> kept_or_found(files(found)["data"], [], []).names() == found.names()
    True
    """
    return from_bytes(data) if data else ThemeModel(most=most, fewest=fewest).fit(documents, customers)


def files(model: ThemeModel) -> dict[str, Any]:
    """Return what is kept of themes: data (its bytes), manifest and summary; empty ones where there are none."""
    if not model.n_themes_:
        return {"data": b"", "manifest": {}, "summary": {}}
    kept = {
        "terms": list(model.vocabulary_.terms), "weights": model.vocabulary_.weights, "centroids": model.centroids_,
        "least": model.least_, "stabilities": model.stabilities_, "comments": int(model.n_comments_), "cohesion": [model.cohesion_, model.cohesion_by_chance_],
    }  # fmt: skip
    summary = {"themes": model.n_themes_, "terms": len(model.vocabulary_.terms), "stability": float(model.stability_)}
    return {
        "data": skops.io.dumps(kept),
        "manifest": {"kind": "themes", "names": model.names()} | summary,
        "summary": summary,
    }


def from_bytes(data: bytes) -> ThemeModel:
    """Read themes back; new comments are given to them with `predict`.

    Raises
    ------
    ArgumentFault : where the file holds anything but lists and numbers.
    """
    try:
        kept = {} if skops.io.get_untrusted_types(data=data) else skops.io.loads(data)
    except (ValueError, KeyError, OSError, BadZipFile):
        kept = {}
    if not isinstance(kept, dict) or not set(kept) >= _KEPT:
        raise ArgumentFault(
            "argument data: the file holds no themes; expected lists and numbers as a run leaves them. Name the models/themes.skops of a "
            "run, as it was left."
        )
    model = ThemeModel()
    model.vocabulary_ = Vocabulary(tuple(kept["terms"]), np.asarray(kept["weights"]))
    model.centroids_, model.least_ = np.asarray(kept["centroids"]), np.asarray(kept["least"])
    model.n_themes_, model.beyond_chance_ = len(model.centroids_), True
    model.stabilities_, model.n_comments_ = np.asarray(kept["stabilities"]), kept["comments"]
    model.stability_ = float(model.stabilities_.mean())
    model.cohesion_, model.cohesion_by_chance_ = kept["cohesion"]
    return model
