"""How long customers stay: Kaplan-Meier with late entry, competing causes, and a Cox model with its assumption tested."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import chi2, norm
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight, survdiff

from workbench.arguments import complete, one_of
from workbench.disclosure import kept_rows
from workbench.models.intervals.estimate import Estimate, not_estimated

CURVE = ["group", "month", "at_risk", "left", "survival", "lo", "hi"]
INCIDENCE = ["cause", "month", "share", "lo", "hi"]
HAZARDS = ["factor", "ratio", "lo", "hi", "proportional_p", "n"]


def kaplan_meier(lives: pd.DataFrame, *, level: float = 0.95, minimum: int = 30) -> pd.DataFrame:
    """Estimate the share still there at each month of age, by group (Kaplan and Meier 1958; late entry allowed).

    Parameters
    ----------
    lives : entry, time (months of age), cause ("" is still there), group. minimum : a curve ends where fewer are at risk.

    Returns
    -------
    group, month (0 on), at_risk, left (so far), survival, lo, hi (log-log interval).

    Examples
    --------
    >>> lives = pd.DataFrame({"entry": 0, "time": [1.0, 2.0], "cause": ["left", ""], "group": "all"})
    >>> kaplan_meier(lives, minimum=0)[["month", "survival"]].values.tolist()
    [[0.0, 1.0], [1.0, 0.5], [2.0, 0.5]]
    """
    complete(lives, ["time", "cause", "group"], "lives")
    parts = [_curve(part, level, minimum).assign(group=name) for name, part in lives.groupby("group") if len(part)]
    parts = [part for part in parts if len(part)]
    return pd.concat(parts, ignore_index=True)[CURVE] if parts else pd.DataFrame(columns=CURVE)


def thinned(curve: pd.DataFrame, *, minimum: int = 10) -> pd.DataFrame:
    """Leave out months that would tell of few who left or dropped out of sight; see `workbench.disclosure.kept_rows`."""
    parts = [
        part[kept_rows(part[["at_risk", "left"]], minimum=minimum)] for _, part in curve.groupby("group", sort=False)
    ]
    return pd.concat(parts, ignore_index=True) if parts else curve


def survival_at(curve: pd.DataFrame, group: str, month: int, *, n: int, level: float = 0.95) -> Estimate:
    """Return the share of a group still there after some months, or why it is not known."""
    _known_group(curve, group)
    row = curve[(curve["group"] == group) & (curve["month"] == month)]
    if row.empty or row["survival"].isna().any():
        return not_estimated("too-few-followed-so-long", level=level, unit="share")
    value, lo, hi = row[["survival", "lo", "hi"]].iloc[0]
    return Estimate(float(value), float(lo), float(hi), n, level, "Kaplan-Meier, log-log", "share")


def _known_group(curve: pd.DataFrame, group: str) -> None:
    if len(curve):
        one_of(group, sorted(set(curve["group"])), "group")


def shown(lives: pd.DataFrame, *, level: float = 0.95, minimum: int = 10) -> pd.DataFrame:
    """Return the curves of the largest groups at the months that tell of nobody or of many; see `kaplan_meier`."""
    return thinned(kaplan_meier(largest_groups(lives), level=level), minimum=minimum)


def still_there(lives: pd.DataFrame, month: int, *, level: float = 0.95) -> Estimate:
    """Estimate the share of all lives that last some months, or say why it is not known.

    >>> lives = pd.DataFrame({"entry": 0, "time": [1.0] * 10 + [9.0] * 30, "cause": ["left"] * 10 + [""] * 30, "group": "all"})
    >>> round(still_there(lives, 6).value, 4), still_there(lives, 24).no_interval
    (0.75, 'too-few-followed-so-long')
    """
    whole = kaplan_meier(lives.assign(group=""), level=level)
    return survival_at(whole, "", month, n=len(lives), level=level)


def largest_groups(lives: pd.DataFrame, *, most: int = 4) -> pd.DataFrame:
    """Keep the lives of the largest groups."""
    return lives[lives["group"].isin(lives["group"].value_counts().index[:most])]


def unsteady(hazards: pd.DataFrame) -> int:
    """Count the factors whose ratio changes with age (p below 0.05).

    >>> unsteady(pd.DataFrame({"proportional_p": [0.01, 0.4]}))
    1
    """
    return int((hazards["proportional_p"] < 0.05).sum())


def base_group(lives: pd.DataFrame) -> str:
    """Return the most frequent group, beside which `cox` sets the others."""
    return str(lives["group"].value_counts().index[0]) if len(lives) else ""


def ways(lives: pd.DataFrame, *, level: float = 0.95, minimum: int = 10) -> pd.DataFrame:
    """Return the share gone in each way by the last month seen; see `incidence` and `last_incidence`."""
    return last_incidence(incidence(lives, level=level), lives, minimum=minimum)


def last_incidence(incidence: pd.DataFrame, lives: pd.DataFrame, *, minimum: int = 10) -> pd.DataFrame:
    """Return way (the cause), month, rate, lo, hi of the last row of each cause; none while a cause has fewer than `minimum` ends."""
    named = incidence.rename(columns={"cause": "way", "share": "rate"})
    if incidence.empty or lives.loc[lives["cause"] != "", "cause"].value_counts().min() < minimum:
        return named.head(0)
    return named.groupby("way", sort=False).tail(1).reset_index(drop=True)


def median_months(curve: pd.DataFrame, group: str) -> float:
    """Return the first month by which half of a group is gone; missing when that was not seen.

    >>> lives = pd.DataFrame({"entry": 0, "time": [1.0, 2.0, 3.0, 4.0], "cause": "left", "group": "all"})
    >>> median_months(kaplan_meier(lives, minimum=0), "all")
    2.0
    """
    _known_group(curve, group)
    half = 0.5 + 1e-9  # a product of shares that is just one half may lie a rounding error above it
    gone = curve[(curve["group"] == group) & (curve["survival"] <= half)]
    return float(gone["month"].min())


def log_rank(lives: pd.DataFrame) -> tuple[float, float]:
    """Return the log-rank statistic and p-value for equal survival of all groups; missing with one group."""
    if lives["group"].nunique() < 2 or not (lives["cause"] != "").any():
        return float("nan"), float("nan")
    told = survdiff(lives["time"], (lives["cause"] != "").astype(int), lives["group"], entry=_entry(lives))
    return float(told[0]), float(told[1])


def incidence(
    lives: pd.DataFrame, *, causes: Sequence[str] = ("left", "involuntary"), level: float = 0.95
) -> pd.DataFrame:
    """Estimate the share gone for each cause by age, when they compete (Aalen-Johansen; everyone from age 0).

    One minus Kaplan-Meier of a single cause would take those lost to the other for customers who might still leave.
    Rows that entered late are left out; empty with a single cause.

    Returns cause, month, share, lo, hi.
    """
    whole = lives[_entry(lives) == 0]
    present = [cause for cause in causes if (whole["cause"] == cause).any()]
    if len(present) < 2:
        return pd.DataFrame(columns=INCIDENCE)
    code = whole["cause"].map({cause: k for k, cause in enumerate(present, 1)}).fillna(0).astype(int)
    with np.errstate(divide="ignore", invalid="ignore"):  # no variance once nobody is at risk
        fitted = CumIncidenceRight(whole["time"].to_numpy(), code.to_numpy())
    z, rows = norm.ppf((1 + level) / 2), []
    for k, cause in enumerate(present):
        share, error = fitted.cinc[k], np.nan_to_num(fitted.cinc_se[k])
        rows.append(pd.DataFrame({
            "cause": cause, "month": fitted.times.astype(int), "share": share, "lo": np.clip(share - z * error, 0, 1),
            "hi": np.clip(share + z * error, 0, 1),
        }))  # fmt: skip
    return pd.concat(rows, ignore_index=True)[INCIDENCE]


def cox(lives: pd.DataFrame, *, level: float = 0.95, minimum: int = 50) -> pd.DataFrame:
    """Compare hazards between groups and along numbers known at the start (Cox 1972), each per standard deviation.

    The test of proportional hazards correlates scaled Schoenfeld residuals with the rank of time (Grambsch and Therneau
    1994); a small p-value means that the ratio is an average of one that changes with age.

    Parameters
    ----------
    lives : entry, time, cause, group, and numbers. minimum : ends that are needed.

    Returns
    -------
    factor, ratio, lo, hi, proportional_p, n; empty where it cannot be fitted.
    """
    ended = (lives["cause"] != "").astype(int)
    design = factors(lives)
    if ended.sum() < minimum or design.empty:
        return pd.DataFrame(columns=HAZARDS)
    kept = design.notna().all(axis=1)
    model = PHReg(lives.loc[kept, "time"], design[kept], status=ended[kept], entry=_entry(lives)[kept], ties="efron")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            fitted = model.fit()
            bounds = np.exp(fitted.conf_int(1 - level))
    except (Warning, np.linalg.LinAlgError, ValueError):  # separated or collinear: no ratio to report
        return pd.DataFrame(columns=HAZARDS)
    shown = {"factor": list(design), "ratio": np.exp(fitted.params), "lo": bounds[:, 0], "hi": bounds[:, 1]}
    tested = _proportional(fitted, lives.loc[kept, "time"].to_numpy(), ended[kept].to_numpy())
    return pd.DataFrame(shown | {"proportional_p": tested, "n": int(kept.sum())}, columns=HAZARDS)


def _curve(part: pd.DataFrame, level: float, minimum: int) -> pd.DataFrame:
    fitted = SurvfuncRight(
        part["time"], (part["cause"] != "").astype(int), entry=_entry(part) if _entry(part).any() else None
    )
    months = np.arange(0, int(part["time"].max()) + 1)
    entry, time, gone = _entry(part).to_numpy(), part["time"].to_numpy(), (part["cause"] != "").to_numpy()
    at_risk = np.array([((time >= month) & (entry < max(month, 1))).sum() for month in months])
    place = np.searchsorted(fitted.surv_times, months, side="right") - 1
    survival = np.where(place < 0, 1.0, np.append(fitted.surv_prob, np.nan)[place])
    error = np.where(place < 0, 0.0, np.append(fitted.surv_prob_se, np.nan)[place])
    z = norm.ppf((1 + level) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        half = z * error / (survival * np.abs(np.log(survival)))
        lo, hi = survival ** np.exp(half), survival ** np.exp(-half)
    sure = ~np.isfinite(half) | (survival >= 1)
    frame = pd.DataFrame({
        "month": months, "at_risk": at_risk, "left": [int((gone & (time <= month)).sum()) for month in months],
        "survival": survival, "lo": np.where(sure, survival, lo), "hi": np.where(sure, survival, hi),
    })  # fmt: skip
    enough = at_risk >= minimum
    return frame[np.logical_and.accumulate(enough | (months == 0))] if len(part) >= minimum else frame.head(0)


def _entry(lives: pd.DataFrame) -> pd.Series:
    return lives["entry"] if "entry" in lives else pd.Series(0, lives.index)


def factors(lives: pd.DataFrame) -> pd.DataFrame:
    """Groups against the most frequent one, numbers in standard deviations; constant columns are left out."""
    numbers = [c for c in lives if c not in ("customer_id", "entry", "time", "cause", "group")]
    parts = {}
    order = lives["group"].value_counts()
    for name in order.index[1:]:
        if order[name] >= 30:
            parts[f"group: {name}"] = (lives["group"] == name).astype("float64")
    for name in numbers:
        column = lives[name].astype("float64")
        if column.std() > 0:
            parts[name] = (column - column.mean()) / column.std()
    design = pd.DataFrame(parts, index=lives.index)
    return _independent(design)


def _independent(design: pd.DataFrame) -> pd.DataFrame:
    """Leave out a column that the ones before it already determine."""
    kept: list[str] = []
    for name in design:
        columns = design[[*kept, name]].dropna()
        centred = columns - columns.mean()
        if len(columns) and np.linalg.matrix_rank(centred.to_numpy(), tol=1e-6 * len(columns)) == len(kept) + 1:
            kept.append(name)
    return design[kept]


def _proportional(fitted, time: np.ndarray, ended: np.ndarray) -> np.ndarray:
    residual = np.asarray(fitted.schoenfeld_residuals)
    rows = (ended == 1) & np.isfinite(residual).all(axis=1)
    scaled = residual[rows] @ fitted.cov_params() * rows.sum()
    rank = pd.Series(time[rows]).rank().to_numpy()
    rank = rank - rank.mean()
    statistic = (rank @ scaled) ** 2 / (rows.sum() * np.diag(fitted.cov_params()) * (rank @ rank))
    return chi2.sf(statistic, 1)
