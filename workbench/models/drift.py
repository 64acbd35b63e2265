"""Whether today's customers are like those the model learned from, and whether it still works."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score

from workbench.models.churn_validation import Validation

WATCH, MOVED = 0.1, 0.25  # the usual reading of the index in credit scoring (Siddiqi 2006)
_BINS = 10
GROW = ("tenure_days", "purchase_days", "contract_days", "running")  # they rise by themselves as time passes


def stability_index(known: pd.Series, now: pd.Series) -> float:
    """Return the population stability index Σ (q − p)·ln(q / p) over tenths of the known values, or over texts.

    >>> x = pd.Series(range(100))
    >>> round(stability_index(x, x), 6), stability_index(x, x + 1000) > MOVED
    (0.0, True)
    """
    if pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        edges = np.unique(np.quantile(known.dropna().astype("float64"), np.linspace(0, 1, _BINS + 1)[1:-1])) if known.notna().any() else []
        known, now = (pd.Series(np.digitize(s.astype("float64"), edges)).where(s.notna().to_numpy(), -1) for s in (known, now))
    known, now = (s.astype(object).where(s.notna(), "missing") for s in (known, now))
    kinds = sorted({*known.unique(), *now.unique()}, key=str)
    p, q = ((s.value_counts().reindex(kinds, fill_value=0) + 0.5) / (len(s) + 0.5 * len(kinds)) for s in (known, now))
    return float(((q - p) * np.log(q / p)).sum())


def drifted(known: pd.DataFrame, now: pd.DataFrame, *, features: list[str]) -> pd.DataFrame:
    """Return feature and its stability index between the customers learned from and today's, largest first.

    Features that grow by themselves as time passes are left out.
    """
    names = [name for name in features if name in now and name not in GROW] if len(known) and len(now) else []
    rows = [(name, stability_index(known[name], now[name])) for name in names]
    table = pd.DataFrame(rows, columns=["feature", "index"])
    return table.sort_values(["index", "feature"], ascending=[False, True], ignore_index=True)


def performance(validation: Validation) -> pd.DataFrame:
    """Return how the chosen kind of model ranked at each moment tried: snapshot, customers, rate, average_precision, ratio.

    `ratio` is average precision over the share that left: what ranking at random would give is 1.
    """
    columns = ["snapshot", "customers", "rate", "average_precision", "ratio"]
    if validation.kind == "none":
        return pd.DataFrame(columns=columns)
    rows = []
    for snapshot, part in validation.tried.groupby("snapshot"):
        score = float(average_precision_score(part["left"], part[validation.model]))
        rows.append((snapshot, len(part), float(part["left"].mean()), score, score / part["left"].mean()))
    return pd.DataFrame(rows, columns=columns)
