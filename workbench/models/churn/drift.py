"""Whether today's customers are like those the model learned from, and whether it still works."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm
from sklearn.metrics import average_precision_score, roc_auc_score

from workbench.models.churn.churn_classifier import ChurnClassifier
from workbench.models.churn.churn_validation import Validation
from workbench.models.churn.leakage import auc_error
from workbench.models.intervals.estimate import Estimate, not_estimated

WATCH, MOVED = 0.1, 0.25  # the usual reading of the index in credit scoring (Siddiqi 2006)
TOLD_APART = 0.7  # AUC from which two samples of customers are clearly not alike
_BINS, _MOST_ROWS = 10, 2000
GROW = ("tenure_days", "purchase_days", "contract_days", "running")  # they rise by themselves as time passes


def stability_index(known: pd.Series, now: pd.Series) -> float:
    """Return the population stability index Σ (q − p)·ln(q / p) over tenths of the known values, or over texts.

    >>> x = pd.Series(range(100))
    >>> round(stability_index(x, x), 6), stability_index(x, x + 1000) > MOVED
    (0.0, True)
    """
    if pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        edges = (
            np.unique(np.quantile(known.dropna().astype("float64"), np.linspace(0, 1, _BINS + 1)[1:-1]))
            if known.notna().any()
            else np.array([])
        )
        known, now = (
            pd.Series(np.digitize(s.astype("float64"), edges)).where(s.notna().to_numpy(), -1) for s in (known, now)
        )
    known, now = (s.astype(object).where(s.notna(), "missing") for s in (known, now))
    kinds = sorted({*known.unique(), *now.unique()}, key=str)
    p, q = ((s.value_counts().reindex(kinds, fill_value=0) + 0.5) / (len(s) + 0.5 * len(kinds)) for s in (known, now))
    return float(((q - p) * np.log(q / p)).sum())


def drifted(known: pd.DataFrame, now: pd.DataFrame, *, features: list[str]) -> pd.DataFrame:
    """Return feature and its stability_index between the customers learned from and today's, largest first.

    Features that grow by themselves as time passes are left out.
    """
    names = [name for name in features if name in now and name not in GROW] if len(known) and len(now) else []
    rows = [(name, stability_index(known[name], now[name])) for name in names]
    table = pd.DataFrame(rows, columns=["feature", "stability_index"])
    return table.sort_values(["stability_index", "feature"], ascending=[False, True], ignore_index=True)


def far(moved: pd.DataFrame) -> int:
    """Count the features that lie clearly elsewhere.

    >>> far(pd.DataFrame({"feature": ["a", "b"], "stability_index": [0.4, 0.1]}))
    1
    """
    return int((moved["stability_index"] > MOVED).sum())


def told_apart(
    known: pd.DataFrame, now: pd.DataFrame, *, features: list[str], level: float = 0.95, random_state: int = 0
) -> Estimate:
    """Estimate how well a model tells today's customers from those learned from: AUC, ½ when they are alike.

    All features are seen at once, so that it finds what no single index shows; those that grow by themselves are left
    out. Boosting, on up to 2,000 rows of each; a customer's rows in both are left out of the fit together.
    """
    names = [name for name in features if name in now and name not in GROW]
    if min(len(known), len(now)) < 100 or not names:
        return not_estimated("too-few-to-compare", level=level)
    halves = [part.sample(min(len(part), _MOST_ROWS), random_state=random_state) for part in (known, now)]
    frame = pd.concat([half[["customer_id", *names]] for half in halves], ignore_index=True)
    new = np.repeat([False, True], [len(half) for half in halves])
    if all(frame[name].nunique(dropna=False) < 2 for name in names):
        return not_estimated("too-few-to-compare", level=level)
    model = ChurnClassifier("boosting", random_state=random_state).fit(frame[names], new)
    auc = float(roc_auc_score(new, model.left_out(frame[names], new, frame["customer_id"])))
    half = float(norm.ppf((1 + level) / 2)) * auc_error(auc, new)
    return Estimate(auc, max(auc - half, 0.0), min(auc + half, 1.0), len(frame), level, "Hanley and McNeil")


def performance(validation: Validation) -> pd.DataFrame:
    """Return how the chosen kind of model ranked at each moment tried: moment, customers, average_precision, times_random.

    `times_random` is average precision over the share that left: what ranking at random would give is 1.
    """
    columns = ["moment", "customers", "average_precision", "times_random"]
    if validation.kind == "none":
        return pd.DataFrame(columns=columns)
    rows = []
    for snapshot, part in validation.tried.groupby("snapshot"):
        score = float(average_precision_score(part["left"], part[validation.model]))
        rows.append((snapshot, len(part), score, score / part["left"].mean()))
    return pd.DataFrame(rows, columns=columns)
