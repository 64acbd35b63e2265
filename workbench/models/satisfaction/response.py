"""Who answers and who does not: the response rate by what is known of those asked, and whether a score needs weighting."""

from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

from workbench.models.intervals.clustered_shares import clustered_share
from workbench.models.intervals.estimate import Estimate, not_estimated, too_few
from workbench.models.satisfaction.scores import Kind, values, weighted

LEAST = 0.1  # response rate below which a score may be anybody's
COLUMNS = ["known_by", "known_level", "customers", "asked", "answered_rate", "answered_lo", "answered_hi", "adjusted_p"]


def rate(invitations: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Estimate the share of invitations that were answered; customers are the independent units.

    Parameters
    ----------
    invitations : customer_id, answered (True or False).

    >>> rate(pd.DataFrame({"customer_id": range(40), "answered": [True] * 10 + [False] * 30})).value
    0.25
    """
    if invitations.empty:
        return not_estimated("no-invitations-on-record", level=level, unit="share")
    if invitations["customer_id"].nunique() < minimum:
        return too_few(level=level, unit="share")
    return clustered_share(_counts(invitations), level=level, minimum=minimum)


def enough(rate: Estimate) -> Literal["pass", "warn"]:
    """Return "warn" where fewer than one in ten answered, or nobody knows how many were asked.

    >>> enough(Estimate(0.25, 0.2, 0.3, 90, unit="share")), enough(not_estimated("no-invitations-on-record"))
    ('pass', 'warn')
    """
    return "pass" if rate.value >= LEAST else "warn"


def by_trait(invitations: pd.DataFrame, names: list[str], *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return the response rate of each group of each trait, against all others: known_by (the trait), known_level, customers, asked, answered_rate, answered_lo,
    answered_hi, adjusted_p (Benjamini and Hochberg over all groups).

    Parameters
    ----------
    invitations : customer_id, answered, and the traits. names : of the traits. minimum : groups of fewer customers are left out.

    >>> rows = pd.DataFrame({"customer_id": range(80), "answered": [True, False] * 40, "region": ["n"] * 40 + ["s"] * 40})
    >>> by_trait(rows, ["region"])[["known_level", "answered_rate", "adjusted_p"]].values.tolist()
    [['n', 0.5, 1.0], ['s', 0.5, 1.0]]
    """
    rows = []
    for name in names:
        for group, mine in invitations.groupby(name):
            share = rate(mine, level=level, minimum=minimum)
            if share.known:
                p = _apart(mine, invitations[invitations[name].notna() & (invitations[name] != group)])
                rows.append([name, str(group), mine["customer_id"].nunique(), len(mine), *share[:3], p])
    found = _without_rest(pd.DataFrame(rows, columns=COLUMNS), invitations, minimum)
    known = found["adjusted_p"].notna()
    if known.any():
        found.loc[known, "adjusted_p"] = multipletests(found.loc[known, "adjusted_p"], method="fdr_bh")[1]
    return found


def uneven(found: pd.DataFrame, *, level: float = 0.95) -> str:
    """Return the trait by which answering differs most clearly; "" where none does.

    >>> uneven(pd.DataFrame({"known_by": ["region", "device"], "adjusted_p": [0.2, 0.01]}))
    'device'
    """
    clear = found[found["adjusted_p"] < 1 - level]
    return str(clear.loc[clear["adjusted_p"].idxmin(), "known_by"]) if len(clear) else ""


def weighted_score(
    kind: Kind, answers: pd.DataFrame, invitations: pd.DataFrame, trait: str, *, level: float = 0.95
) -> Estimate:
    """Estimate the score of all who were asked, weighted by one trait; see `scores.weighted`.

    Parameters
    ----------
    answers : one row for each customer: customer_id, score, and the trait. invitations : customer_id, and the trait. trait : "" for none.

    >>> rows = pd.DataFrame({"customer_id": range(4), "score": [9.0, 9.0, 3.0, 3.0], "region": ["n", "n", "s", "s"]})
    >>> weighted_score("nps", rows, rows, "region").value
    0.0
    """
    if not trait:
        return not_estimated(
            "no-trait-tells-who-answers", level=level, unit={"nps": "nps", "csat": "share"}.get(kind, "number")
        )
    asked = invitations.drop_duplicates("customer_id")[trait].value_counts()
    told = answers.groupby(trait)["score"].size()
    groups = {str(name): float(asked[name]) for name in asked.index if told.get(name, 0) >= 2}
    rows = pd.DataFrame({"group": answers[trait].astype("str"), "score": answers["score"]})
    return weighted(kind, rows[rows["group"].isin(list(groups))], groups, level=level)


def differences(
    kind: Kind, answers: pd.DataFrame, names: list[str], *, level: float = 0.95, fewest: int = 30
) -> pd.DataFrame:
    """Compare the score of each group of each trait with that of all others: known_by (the trait), known_level, customers, told, gap, lo,
    hi (of the gap), adjusted_p, gap_reading (`differs`, `same`); groups of fewer than 30 answers, or with fewer than 30 others, are left out.

    Parameters
    ----------
    answers : one row for each customer: customer_id, score and the traits.

    >>> rows = pd.DataFrame({"customer_id": range(120), "score": [10.0] * 60 + [0.0] * 60, "region": ["n"] * 60 + ["s"] * 60})
    >>> differences("nps", rows, ["region"])[["known_level", "told", "gap", "gap_reading"]].values.tolist()
    [['n', 100.0, 200.0, 'differs'], ['s', -100.0, -200.0, 'differs']]
    """
    rows, z = [], float(norm.ppf((1 + level) / 2))
    for name in names:
        known = answers[answers[name].notna()]
        points = values(kind, known["score"])
        for group, mine in points.groupby(known[name]):
            others = points.drop(mine.index)
            if min(len(mine), len(others)) >= fewest:
                gap = float(mine.mean() - others.mean())
                error = math.sqrt(_spread(kind, mine) / len(mine) + _spread(kind, others) / len(others))
                rows.append(
                    [
                        name,
                        str(group),
                        len(mine),
                        mine.mean(),
                        gap,
                        gap - z * error,
                        gap + z * error,
                        2 * norm.sf(abs(gap) / error),
                    ]
                )
    columns = ["known_by", "known_level", "customers", "told", "gap", "lo", "hi", "adjusted_p"]
    found = _without_rest(pd.DataFrame(rows, columns=columns), answers, fewest)
    if len(found):
        found["adjusted_p"] = multipletests(found["adjusted_p"], method="fdr_bh")[1]
    return found.assign(gap_reading=np.where(found["adjusted_p"] < 1 - level, "differs", "same"))


def furthest(found: pd.DataFrame) -> dict[str, Any]:
    """Return what a sentence says of the groups compared: k that differ, n compared, and the one that lies lowest and by what it is known.

    >>> furthest(pd.DataFrame({"known_by": ["region"], "known_level": ["s"], "gap": [-8.0], "gap_reading": ["differs"]}))
    {'k': 1, 'n': 1, 'lowest': 's', 'by': 'region'}
    """
    clear = found[found["gap_reading"] == "differs"]
    if clear.empty:
        return {"k": 0, "n": len(found), "lowest": "", "by": ""}
    row = clear.loc[clear["gap"].idxmin()]
    return {"k": len(clear), "n": len(found), "lowest": str(row["known_level"]), "by": str(row["known_by"])}


def _counts(invitations: pd.DataFrame) -> pd.DataFrame:
    return invitations.groupby("customer_id")["answered"].agg(n="size", converted="sum").reset_index()


def _without_rest(found: pd.DataFrame, rows: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Leave out the smallest group of a trait where those not shown are few: their number would follow from the others."""
    gone = []
    for _, mine in found.groupby("known_by"):
        rest = rows["customer_id"].nunique() - int(mine["customers"].sum())
        if 0 < rest < minimum:
            gone.append(mine["customers"].idxmin())
    return found.drop(index=gone).reset_index(drop=True)


def _apart(mine: pd.DataFrame, others: pd.DataFrame) -> float:
    """The p-value of the same rate in two groups of customers."""
    sides, variance = [], 0.0
    for side in (mine, others):
        counts = _counts(side)
        n = counts["n"].sum()
        if len(counts) < 2:
            return math.nan
        share = counts["converted"].sum() / n
        variance += float(((counts["converted"] - share * counts["n"]) ** 2).sum()) / n**2
        sides.append(share)
    return float(2 * norm.sf(abs(sides[0] - sides[1]) / math.sqrt(variance))) if variance > 0 else math.nan


def _spread(kind: Kind, points: pd.Series) -> float:
    """The variance of answers, never none: that all were alike is no certainty."""
    least = {"nps": 1e4, "csat": 1e4}.get(kind, 1.0) / (len(points) + 3)
    return max(float(points.var(ddof=1)), least)
