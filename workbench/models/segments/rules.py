"""A plain rule for each segment, as a small decision tree finds it, with how often it is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.tree import DecisionTreeClassifier

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson

_FOLDS = 5


class Rules(NamedTuple):
    """The rules by segment, and the share of customers that the whole tree puts into their segment.

    ``table`` has segment, for every feature its `<feature>_from` (at least) and `<feature>_to` (at most; missing where
    the rule has no such bound), meet_the_rule (customers), right_of_rule (of those, the share in the segment) and
    covered_by_rule (of the segment, the share that meets the rule).
    """

    table: pd.DataFrame
    accuracy: Estimate


def plain_rules(features: pd.DataFrame, labels: pd.Series, *, order: Sequence[str] = (), leaves_per_segment: int = 2,
                smallest: int = 10, level: float = 0.95, seed: int = 0) -> Rules:  # fmt: skip
    """Write each segment as bounds on the features: the leaf of a small tree that holds most of its customers.

    The accuracy is that of the whole tree on customers it was not grown on (5-fold cross-validation, Wilson).

    Parameters
    ----------
    features : the features in the units a reader knows. labels : segment of each row. order : of the segments in the table.
    """
    names = sorted(labels.unique())
    if len(names) < 2 or labels.value_counts().min() < _FOLDS:
        empty = pd.DataFrame(
            columns=["segment", *_bounds(features), "meet_the_rule", "right_of_rule", "covered_by_rule"]
        )
        return Rules(empty, not_estimated("only-one-segment", n=len(labels), level=level, unit="share"))
    tree = DecisionTreeClassifier(
        max_leaf_nodes=leaves_per_segment * len(names), min_samples_leaf=smallest, random_state=seed
    )
    tree.fit(features, labels)
    leaf = pd.Series(tree.apply(features), labels.index)
    boxes = _boxes(tree, list(features.columns))
    rows = []
    for name in order or names:
        chosen = int(leaf[labels == name].value_counts().sort_index().idxmax())
        meets = leaf == chosen
        both = int((meets & (labels == name)).sum())
        rows.append({"segment": name, **boxes[chosen], **_told(both, int(meets.sum()), int((labels == name).sum()), smallest)})  # fmt: skip
    features = features.assign(label=labels).sort_values([*features.columns, "label"])  # in any order the same folds
    labels = features.pop("label")
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=seed)
    guessed = cross_val_predict(tree, features, labels, cv=folds)
    return Rules(pd.DataFrame(rows), wilson(int((guessed == labels).sum()), len(labels), level=level))


def _told(both: int, meet: int, segment: int, smallest: int) -> dict[str, float]:
    """What a row tells: no share from which a few follow, in the segment, beside it or beside the rule."""
    few = any(0 < people < smallest for people in (both, meet - both, segment - both))
    right, covered = (np.nan, np.nan) if few else (both / meet, both / segment)
    return {"meet_the_rule": meet, "right_of_rule": right, "covered_by_rule": covered}


def _bounds(features: pd.DataFrame) -> list[str]:
    return [f"{name}_{side}" for name in features for side in ("from", "to")]


def _boxes(tree: DecisionTreeClassifier, names: list[str]) -> dict[int, dict[str, float]]:
    """For each leaf, the bounds of every feature on the way down to it."""
    inner, found = tree.tree_, {}
    start = {f"{name}_{side}": np.nan for name in names for side in ("from", "to")}
    waiting = [(0, start)]
    while waiting:
        node, box = waiting.pop()
        if inner.children_left[node] == -1:
            found[node] = box
            continue
        name, cut = names[inner.feature[node]], float(inner.threshold[node])
        waiting.append((int(inner.children_left[node]), box | {f"{name}_to": cut}))
        waiting.append((int(inner.children_right[node]), box | {f"{name}_from": cut}))
    return found
