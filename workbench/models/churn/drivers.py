"""What goes together with leaving: how much worse the model ranks later customers when it loses sight of something.

Features that move together are hidden together; alone, each would look dispensable. Everything here is association.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from scipy.stats import norm
from sklearn.metrics import average_precision_score

from workbench.models.churn.churn_classifier import ChurnClassifier
from workbench.models.churn.churn_validation import Validation

TOGETHER = 0.6  # rank correlation from which features are hidden together
REPEATS = 4
MOST_ROWS = 1000
TIERS = {
    "high": (0.0, 0.1),
    "middle": (0.1, 0.5),
    "low": (0.5, 1.0),
}  # shares of customers from the highest chance down
DRIVERS = ["driver", "features", "importance", "lo", "hi", "low_value", "high_value", "chance_low", "chance_high"]
REASONS = ["feature", "by_chance", "contribution", "customers", "chance"]


def drivers(
    frame: pd.DataFrame, validation: Validation, *, level: float = 0.95, most: int = 10, random_state: int = 0
) -> pd.DataFrame:
    """Return what the judged model would miss most on later customers; empty without a validation.

    See `importance` for the columns.
    """
    if validation.kind == "none":
        return pd.DataFrame(columns=DRIVERS)
    model, later = _judged(frame, validation, random_state)
    return importance(model, later, level=level, most=most, random_state=random_state)


def strongest(drivers: pd.DataFrame) -> tuple[str, Literal["clear", "chance", "unknown"]]:
    """Return the first driver, and whether it is missed by more than chance; "" and "unknown" without any.

    >>> strongest(pd.DataFrame({"driver": ["price"], "lo": [0.02]})), strongest(pd.DataFrame({"driver": [], "lo": []}))
    (('price', 'clear'), ('', 'unknown'))
    """
    if drivers.empty:
        return "", "unknown"
    return str(drivers["driver"].iloc[0]), "clear" if drivers["lo"].iloc[0] > 0 else "chance"


def families(frame: pd.DataFrame) -> list[list[str]]:
    """Group columns whose ranks correlate; texts and constant columns stand alone.

    >>> families(pd.DataFrame({"a": [1, 2, 3, 4], "b": [2, 4, 6, 9], "c": ["x", "y", "x", "y"]}))
    [['a', 'b'], ['c']]
    """
    numbers = [n for n in frame if pd.api.types.is_numeric_dtype(frame[n]) and frame[n].nunique() > 1]
    alone = [[name] for name in frame if name not in numbers]
    if len(numbers) < 2:
        return [[name] for name in numbers] + alone
    ranks = frame[numbers].astype("float64").rank().corr().abs().fillna(0.0).to_numpy()
    distance = np.clip(1 - (ranks + ranks.T) / 2, 0, 1)
    np.fill_diagonal(distance, 0)
    label = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - TOGETHER, "distance")
    grouped = pd.Series(numbers).groupby(label).apply(list)
    return [*sorted(grouped, key=lambda names: numbers.index(names[0])), *alone]


def importance(
    model: ChurnClassifier, later: pd.DataFrame, *, level: float = 0.95, most: int = 10, random_state: int = 0
) -> pd.DataFrame:
    """Return the loss of average precision when a family of features is shuffled among later customers (Breiman 2001).

    Parameters
    ----------
    model : fitted to earlier customers. later : their features and `left`. most : drivers returned.

    Returns
    -------
    driver (the family's strongest member), features (how many), importance, lo, hi (normal, over repeated shuffles of
    resampled customers), and the mean chance with the driver set to its 10th and its 90th percentile (numbers only;
    partial dependence, Friedman 2001); strongest first.
    """
    rng, left = np.random.default_rng(random_state), later["left"].to_numpy()
    X = later[model.columns_]
    samples = [_sample(model, X, left, rng) for _ in range(REPEATS)]
    rows = []
    for names in families(X):
        losses = [_loss(model, sample, names, rng) for sample in samples]
        mean, half = float(np.mean(losses)), float(norm.ppf((1 + level) / 2) * np.std(losses, ddof=1))
        rows.append((names[0], names, mean, mean - half, mean + half))
    rows = sorted(rows, key=lambda row: -row[2])[:most]
    full = [(_strongest(model, X, left, names, rng), len(names), *numbers) for _, names, *numbers in rows]
    shown = [(*row, *_dependence(model, X, row[0])) for row in full]
    return pd.DataFrame(shown, columns=DRIVERS)


def reasons(
    model: ChurnClassifier | None,
    customers: pd.DataFrame,
    drivers: pd.DataFrame,
    *,
    most: int = 5,
    random_state: int = 0,
) -> pd.DataFrame:
    """Return, for groups of customers by chance, how much each driver moves their mean chance away from everybody's.

    A group's contribution is its mean chance less its mean chance with the driver's family drawn from all customers.

    Returns feature (the driver), by_chance (high: highest tenth, middle: the next four, low: the rest), contribution, customers,
    chance.
    """
    if model is None or customers.empty:
        return pd.DataFrame(columns=REASONS)
    rng, X = np.random.default_rng(random_state), customers[model.columns_].reset_index(drop=True)
    chance = model.predict_proba(X)[:, 1]
    place = np.empty(len(X))
    place[np.argsort(-chance, kind="stable")] = (np.arange(len(X)) + 0.5) / len(X)
    family = {name: names for names in families(X) for name in names}
    rows = []
    for driver in drivers["driver"].head(most):
        without = np.mean([model.predict_proba(_shuffled(X, family[driver], rng))[:, 1] for _ in range(3)], axis=0)
        for tier, (start, end) in TIERS.items():
            mine = (place > start) & (place <= end)
            if mine.any():
                rows.append((driver, tier, (chance - without)[mine].mean(), int(mine.sum()), chance[mine].mean()))
    return pd.DataFrame(rows, columns=REASONS)


def _judged(frame: pd.DataFrame, validation: Validation, seed: int) -> tuple[ChurnClassifier, pd.DataFrame]:
    """The model that was judged, and at most `MOST_ROWS` later customers it had not seen."""
    origin = validation.held["snapshot"].iloc[0]
    moments = pd.to_datetime(frame["snapshot"])
    newest, known = (moments == origin).to_numpy(), np.arange(len(frame)) < validation.fitted_on  # in order of moments
    if validation.kind == "customers":
        fold = np.random.default_rng(seed).permutation(len(frame)) % 5
        newest, known = newest & (fold == 0), newest & (fold > 0)
    fitted = ChurnClassifier(validation.model, random_state=seed)
    fitted.fit(frame.loc[known, validation.features], frame.loc[known, "left"])
    later = frame[newest]
    return fitted, later if len(later) <= MOST_ROWS else later.sample(MOST_ROWS, random_state=seed)


def _shuffled(X: pd.DataFrame, names: list[str], rng: np.random.Generator) -> pd.DataFrame:
    order = rng.permutation(len(X))
    return X.assign(**{name: X[name].array[order] for name in names})


def _sample(model, X, left, rng) -> tuple[pd.DataFrame, np.ndarray, float]:
    """Resampled customers, whether they left, and the average precision with everything in sight."""
    pick = rng.integers(0, len(X), len(X))
    rows, label = X.iloc[pick], left[pick]
    return rows, label, float(average_precision_score(label, model.raw(rows))) if label.any() else 0.0


def _loss(model, sample, names, rng) -> float:
    rows, label, whole = sample
    if not label.any():
        return 0.0
    return whole - float(average_precision_score(label, model.raw(_shuffled(rows, names, rng))))


def _strongest(model, X, left, names, rng) -> str:
    if len(names) == 1:
        return names[0]
    alone = {name: average_precision_score(left, model.raw(_shuffled(X, [name], rng))) for name in names}
    return min(alone, key=alone.__getitem__)


def _dependence(model, X, name) -> tuple[float, float, float, float]:
    if not pd.api.types.is_numeric_dtype(X[name]) or X[name].notna().sum() == 0:
        return (np.nan,) * 4
    low, high = (float(v) for v in X[name].astype("float64").quantile([0.1, 0.9]))
    at_low, at_high = (float(model.predict_proba(X.assign(**{name: end}))[:, 1].mean()) for end in (low, high))
    return low, high, at_low, at_high
