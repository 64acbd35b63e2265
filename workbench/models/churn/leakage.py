"""Columns that give the answer away: found by how they behave, before anything is reported.

Two signs. A single feature that alone tells later leavers from stayers almost without error. And, for columns that carry
no date: one that tells who is lost *today* clearly better than it told who was lost half a year ago was written, or
changed, when customers left; what had been there before tells both about equally.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

from workbench.errors import AnalysisFailed
from workbench.models.churn.churn_validation import Validation

TOO_GOOD = 0.95
NOW, GAINED = 0.7, 0.05
ENOUGH = 100  # who left, and who stayed, where a feature must be judged by the rows it is learned from
_BINS = 20


def inspect(frame: pd.DataFrame, validation: Validation, standing: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """Look for both signs; return the features by how well each alone tells later leavers, and the best AUC.

    Parameters
    ----------
    frame, validation : what the model was fitted to and how it was tried. standing : who was lost then and now, with
        the undated columns.

    Raises
    ------
    AnalysisFailed
        When a column gives the answer away.
    """
    single = pd.DataFrame(columns=["feature", "auc"])
    if validation.kind == "time":
        later = pd.to_datetime(frame["snapshot"]) == validation.held["snapshot"].iloc[0]
        single = single_features(frame.head(validation.fitted_on), frame[later], features=validation.features)
    elif len(frame):
        newest = frame[frame["snapshot"] == frame.loc[frame["left"], "snapshot"].max()]
        if min(newest["left"].sum(), (~newest["left"]).sum()) >= ENOUGH:  # fewer would be told apart by chance
            single = single_features(newest, newest, features=validation.features)
    return single, screen(single, hindsight(standing))


def single_features(known: pd.DataFrame, later: pd.DataFrame, *, features: list[str]) -> pd.DataFrame:
    """Return how well each feature alone tells later leavers from stayers, by rates learned on earlier rows.

    Returns feature, auc; best first.
    """
    rows = [(name, _auc(known[name], known["left"], later[name], later["left"])) for name in features]
    table = pd.DataFrame(rows, columns=["feature", "auc"])
    return table.sort_values(["auc", "feature"], ascending=[False, True], ignore_index=True)


def hindsight(standing: pd.DataFrame) -> pd.DataFrame:
    """Return how well each undated column tells the lost from the others, then and now.

    Parameters
    ----------
    standing : snapshot (two moments), lost, and the undated columns.

    Returns
    -------
    feature, then, now, gained, error (standard error of the gain), suspect.
    """
    columns = ["feature", "then", "now", "gained", "error", "suspect"]
    moments = sorted(standing["snapshot"].unique()) if len(standing) else []
    names = [name for name in standing if name not in ("snapshot", "customer_id", "lost")]
    if len(moments) < 2:
        return pd.DataFrame(columns=columns)
    halves = [standing[standing["snapshot"] == moment] for moment in moments]
    if any(half["lost"].nunique() < 2 for half in halves):
        return pd.DataFrame(columns=columns)
    rows = []
    for name in names:
        then, now = (_auc(half[name], half["lost"], half[name], half["lost"]) for half in halves)
        error = float(np.hypot(auc_error(then, halves[0]["lost"]), auc_error(now, halves[1]["lost"])))
        gained = now - then
        rows.append((name, then, now, gained, error, now >= NOW and gained > max(GAINED, 2 * error)))
    return pd.DataFrame(rows, columns=columns)


def screen(single: pd.DataFrame, undated: pd.DataFrame) -> float:
    """Stop the analysis when a column gives the answer away; else return the best single feature's AUC.

    Raises
    ------
    AnalysisFailed
        Naming the columns, what they did and what to do.
    """
    alone = single[single["auc"] > TOO_GOOD]
    late = undated[undated["suspect"].astype(bool)] if len(undated) else undated
    faults = [
        f"{_column(row.feature)} alone tells who will leave (AUC {row.auc:.2f}; above {TOO_GOOD} is asked about)"
        for row in alone.itertuples()
    ]
    faults += [
        f"{_column(row.feature)} tells who is lost today (AUC {row.now:.2f}) far better than who was lost before "
        f"(AUC {row.then:.2f}): it seems to be written when a customer leaves"
        for row in late.itertuples()
    ]
    if faults:
        raise AnalysisFailed(
            "The data give the answer away, so no report was made: "
            + "; ".join(faults)
            + ". Leave the column out in the "
            "dataset file, or deliver the table with the day each row was written as `loaded_at`."
        )
    return float(single["auc"].max()) if len(single) else float("nan")


def _column(feature: str) -> str:
    return f"the column {feature.removeprefix('attribute_')!r}" + (
        " of customers" if feature.startswith("attribute_") else ""
    )


def _auc(known: pd.Series, label: pd.Series, later: pd.Series, outcome: pd.Series) -> float:
    """AUC of the rate of leaving learned for each value (or twentieth of a number) on the known rows."""
    if outcome.nunique() < 2 or label.nunique() < 2:
        return 0.5
    if pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        edges = (
            np.unique(np.nanquantile(known.astype("float64"), np.linspace(0, 1, _BINS + 1)))
            if known.notna().any()
            else np.array([])
        )
        known, later = (
            pd.Series(np.digitize(s.astype("float64").fillna(-np.inf), edges), s.index).where(s.notna(), -1)
            for s in (known, later)
        )
    known, later = (s.astype(object).where(s.notna(), "missing") for s in (known, later))
    base = float(label.mean())
    groups = label.astype("float64").groupby(known)
    rate = (groups.sum() + base) / (groups.size() + 1)
    score = roc_auc_score(outcome, later.map(rate).astype("float64").fillna(base))
    return float(max(score, 0.5))


def auc_error(auc: float, label: pd.Series | np.ndarray) -> float:
    """Return the standard error of an AUC (Hanley and McNeil 1982, Radiology 143:29).

    >>> round(auc_error(0.5, np.repeat([True, False], 50)), 3)
    0.058
    """
    ones, zeros = int(np.sum(label)), int(len(label) - np.sum(label))
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (ones - 1) * (q1 - auc**2) + (zeros - 1) * (q2 - auc**2)
    return float(np.sqrt(max(spread, 0) / (ones * zeros)))
