"""The model that scores today's customers, fitted to all that is known and set right like the one that was judged."""

from __future__ import annotations

import pandas as pd

from workbench.models.churn.churn_classifier import ChurnClassifier
from workbench.models.churn.churn_validation import Validation, left_out_line, level_moved
from workbench.models.churn.recalibration import platt


def final_model(frame: pd.DataFrame, validation: Validation, *, random_state: int = 0) -> ChurnClassifier | None:
    """Fit the chosen kind of model to all known outcomes, its chances set right as those it was judged by; None without."""
    if validation.kind == "none":
        return None
    tried = validation.tried
    if validation.kind == "customers":  # moments at which nobody could be seen to leave teach nothing
        frame = frame[pd.to_datetime(frame["snapshot"]) == tried["snapshot"].iloc[0]]
    fitted = ChurnClassifier(validation.model, random_state=random_state).fit(frame[validation.features], frame["left"])
    if validation.kind == "customers":
        return fitted.recalibrate(platt(tried[validation.model], tried["left"]))
    return fitted.recalibrate(level_moved(tried).after(left_out_line(fitted, frame)))


def scored(model: ChurnClassifier | None, customers: pd.DataFrame) -> pd.DataFrame:
    """Return customer_id, p_churn and value of today's customers; no row without a model."""
    if model is None or customers.empty:
        return pd.DataFrame(
            {"customer_id": pd.Series(dtype=str), "p_churn": pd.Series(dtype=float), "value": pd.Series(dtype=float)}
        )
    return customers[["customer_id", "value"]].assign(p_churn=model.predict_proba(customers)[:, 1])[
        ["customer_id", "p_churn", "value"]
    ]
