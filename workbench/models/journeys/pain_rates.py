"""Pain points in order: how many customers each concerns, and how much less a pained journey was worth than the others.

A journey can be pained at several steps and in several ways, so what one pair of step and kind fell short of is never added to
another's: it is told for each journey.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.disclosure import show_through
from workbench.models.intervals.clustered_shares import clustered_share
from workbench.models.intervals.estimate import Estimate, not_estimated

COLUMNS = [
    "step", "kind", "journeys", "pained", "customers", "rate", "lo", "hi", "usual", "against", "short", "short_lo", "short_hi", "by_customers",
    "by_value", "mark",
]  # fmt: skip


def pain_points(counts: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Estimate how often each kind of pain follows each step, and what the pained journeys fell short of.

    Parameters
    ----------
    counts : step, kind, customer_id, n, hit, value, hit_value; one row per customer.
    minimum : fewest customers with a pained journey, and fewest with one that is not; other pairs of step and kind are left out. A
        shortfall through which one or two customers show is hidden (mark "c").

    Returns
    -------
    step, kind, journeys, pained (journeys), customers (with one of those), rate with lo and hi, usual (the share over the steps
    shown, of the same kind), against ("more", "less" or "alike": where the interval of the rate does not hold the usual one), short
    (the mean value of the others less that of the pained) with short_lo and short_hi (missing where no journey has a value, and for
    lost journeys, which have none by definition), by_customers and by_value (places; by short times pained), mark. Intervals hold together (Bonferroni over all pairs) and have customers
    as clusters. The pair of the most customers comes first.
    """
    counts = counts[counts["n"] > 0]
    people = (
        counts.assign(pained=counts["hit"] > 0, spared=counts["hit"] < counts["n"])
        .groupby(["step", "kind"])[["pained", "spared"]]
        .sum()
    )
    kept = people.index[(people.min(axis=1) >= minimum) & (people["pained"] > 0)]
    counts = counts[pd.MultiIndex.from_frame(counts[["step", "kind"]]).isin(kept)]
    if counts.empty:
        return pd.DataFrame(columns=COLUMNS)
    each = 1 - (1 - level) / len(kept)
    sums = counts.groupby("kind")[["hit", "n"]].sum()
    usual = sums["hit"] / sums["n"]
    rows = [_row(step, kind, mine, usual[kind], each) for (step, kind), mine in counts.groupby(["step", "kind"])]
    found = pd.DataFrame(rows).set_index(["step", "kind"])
    secret = show_through(counts, ["step", "kind"], "hit_value") | show_through(
        counts.assign(rest=counts["value"] - counts["hit_value"]), ["step", "kind"], "rest"
    )
    found = found.assign(mark=np.where(secret.reindex(found.index), "c", ""))
    money = ["short", "short_lo", "short_hi"]
    untold = (found["mark"] == "c") | (found.index.get_level_values("kind") == LOST)
    found.loc[untold | ~(counts["value"] > 0).any(), money] = float("nan")
    by_value = (found["short"] * found["pained"]).rank(ascending=False, method="min")
    found = found.assign(
        by_customers=found["customers"].rank(ascending=False, method="min").astype("int64"), by_value=by_value
    )
    return found.reset_index().sort_values(["by_customers", "step", "kind"], ignore_index=True)[COLUMNS]


def leading(points: pd.DataFrame, *, most: int = 3) -> pd.DataFrame:
    """Return for each kind of pain the points of the most customers, as they are shown; the one of the most comes first.

    Returns step, pain (the kind), customers, journeys, rate, lo, hi, all_steps (the usual share), against.
    """
    first = (
        points.groupby("kind").head(most).reset_index(drop=True).rename(columns={"kind": "pain", "usual": "all_steps"})
    )
    return first[["step", "pain", "customers", "journeys", "rate", "lo", "hi", "all_steps", "against"]]


def dearest(points: pd.DataFrame, *, most: int = 8) -> pd.DataFrame:
    """Return the points where journeys were worth less than others, as they are shown; the first times its journeys is the most.

    Returns step, pain (the kind), journeys (pained), worth_less, lo, hi.
    """
    found = points[points["short"] > 0].sort_values(["by_value", "step", "kind"], ignore_index=True).head(most)
    shown = found[["step", "kind", "pained", "short", "short_lo", "short_hi"]]
    return shown.set_axis(["step", "pain", "journeys", "worth_less", "lo", "hi"], axis=1)


def of_most_customers(points: pd.DataFrame, *, level: float = 0.95) -> dict[str, Any]:
    """Return the share of journeys pained at the point that concerns the most customers: share, step, kind, customers, usual, against."""
    if points.empty:
        none = not_estimated("no-step-pains-enough-customers", level=level, unit="share")
        return {"share": none, "step": "", "kind": "", "customers": 0, "usual": float("nan"), "against": "alike"}
    row = points.iloc[0]
    share = Estimate(row["rate"], row["lo"], row["hi"], int(row["journeys"]), level, _METHOD, "share")
    about = {"step": row["step"], "kind": row["kind"], "customers": int(row["customers"])}
    return about | {"share": share, "usual": float(row["usual"]), "against": row["against"]}


def of_most_value(points: pd.DataFrame, *, level: float = 0.95, currency: str = "") -> dict[str, Any]:
    """Return the shortfall of a journey that is clear of 0 and, times the journeys, the largest: short, step, kind."""
    clear = points[(points["short_lo"] > 0) & points["short"].notna()]
    if clear.empty:
        told = points[points["kind"] != LOST]
        reason = "conversions-without-value" if len(told) and told["short"].isna().all() else "no-journeys-worth-less"
        return {"short": not_estimated(reason, level=level, unit=currency or "number"), "step": "", "kind": ""}
    row = clear.loc[clear["by_value"].astype("float64").idxmin()]
    bounds = row["short"], row["short_lo"], row["short_hi"]
    value, lo, hi = map(float, bounds)
    short = Estimate(value, lo, hi, int(row["pained"]), level, _METHOD, currency or "number")
    return {"short": short, "step": row["step"], "kind": row["kind"]}


LOST = "lost"  # as features.journeys.pain_points calls it
_METHOD = "customers as clusters, Bonferroni over steps and kinds"


def _row(step: str, kind: str, mine: pd.DataFrame, usual: float, level: float) -> dict[str, object]:
    share = clustered_share(mine.rename(columns={"hit": "converted"}), level=level)
    short, error = shortfall(mine)
    half = norm.ppf((1 + level) / 2) * error
    against = "more" if share.lo > usual else "less" if share.hi < usual else "alike"
    return {
        "step": step, "kind": kind, "journeys": share.n, "pained": int(mine["hit"].sum()), "customers": int((mine["hit"] > 0).sum()),
        "rate": share.value, "lo": share.lo, "hi": share.hi, "usual": usual, "against": against,
        "short": short, "short_lo": short - half, "short_hi": short + half,
    }  # fmt: skip


def shortfall(mine: pd.DataFrame) -> tuple[float, float]:
    """Return V₀ / N₀ - V₁ / A and its standard error between customers (linearised; Kish 1965, chapter 6).

    A pained journeys are worth V₁, N₀ others V₀: what one of the others was worth, less what one of these was.

    >>> frame = pd.DataFrame({"n": [2, 2], "hit": [1, 0], "value": [10.0, 20.0], "hit_value": [0.0, 0.0]})
    >>> shortfall(frame)[0]
    10.0
    """
    a, others = mine["hit"].to_numpy("float64"), (mine["n"] - mine["hit"]).to_numpy("float64")
    ours, theirs = mine["hit_value"].to_numpy("float64"), (mine["value"] - mine["hit_value"]).to_numpy("float64")
    if others.sum() == 0 or a.sum() == 0 or len(mine) < 2:
        return float("nan"), float("nan")
    mean, own = theirs.sum() / others.sum(), ours.sum() / a.sum()
    parts = (theirs - mean * others) / others.sum() - (ours - own * a) / a.sum()
    return float(mean - own), float(np.sqrt(len(parts) * parts.var(ddof=1)))
