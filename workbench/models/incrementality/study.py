"""One programme's or campaign's effect with everything that decides whether it may be believed."""

from __future__ import annotations

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from workbench.models.incrementality.balance import CUSTOMERS
from workbench.models.incrementality.experiment_study import study_contacts
from workbench.models.incrementality.results import COUNTS, Setting, Study, naive_members, refused
from workbench.models.incrementality.rollout_study import Started, study_rollout
from workbench.models.incrementality.trial_studies import study_membership, study_opportunities
from workbench.models.incrementality.verdicts import Diagnosis, at_least
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.nuisance.nuisance import STRAIGHT

COUNTED = ("customers", "members", "groups", "groups_apart")  # diagnoses whose numbers are counts


def study(
    panel: pd.DataFrame,
    attributes: pd.DataFrame,
    setting: Setting,
    *,
    members: pd.DataFrame,
    others: pd.DataFrame,
    staged: Study | None = None,
) -> Study:
    """Study a panel of `features.programmes` by the design its rows come from.

    A staged roll-out, already studied, goes before it where its diagnostics allow an estimate.
    """
    if staged is not None and staged.verdict != "NO ESTIMATE":
        return staged
    design = panel["design"].iloc[0] if len(panel) else "none"
    with threadpool_limits(limits=1):  # many small systems: threads cost more than they bring
        if design == "occasions":
            return study_membership(panel, attributes, members, others, setting)
        if design == "contacts":
            return study_contacts(panel, attributes, setting)
        if design == "opportunities":
            return study_opportunities(panel, attributes, setting)
    return refused([at_least("customers", 0, **CUSTOMERS)], naive_members(members, others, setting), setting)


def staged_study(
    windows: pd.DataFrame, groups: pd.Series, setting: Setting, *, members: pd.DataFrame, others: pd.DataFrame
) -> Study:
    """Study a staged start; without windows (there was none) a refusal without diagnoses.

    Parameters
    ----------
    windows, groups : see `rollout_study.Started`.
    """
    if windows.empty:
        return refused([], naive_members(members, others, setting), setting)
    with threadpool_limits(limits=1):
        return study_rollout(Started(windows, groups), members, others, setting)


def by_kind(panel: pd.DataFrame, attributes: pd.DataFrame, setting: Setting) -> pd.DataFrame:
    """Study each kind of campaign on its own: kind, estimate, lo, hi, n_treated, n_control, naive, cost, verdict.

    The models are straight lines alone, which bounds the time. A refused estimate is missing. A membership programme has no kinds and gives no rows.
    """
    rows, quick = [], setting._replace(benchmark=False, library=(STRAIGHT,))
    for kind, part in panel[panel["design"] != "occasions"].groupby("kind", sort=True):
        if min(part["treated"].sum(), (~part["treated"]).sum()) < setting.minimum:
            continue
        one = study(part.reset_index(drop=True), attributes.loc[part.index].reset_index(drop=True), quick,
                    members=pd.DataFrame(), others=pd.DataFrame())  # fmt: skip
        cost = part.loc[part["treated"], "cost"].mean()
        sizes = part["treated"].sum(), (~part["treated"]).sum()
        rows.append((kind, *one.effect[:3], *sizes, one.naive.value, cost, one.verdict))
    return pd.DataFrame(rows, columns=["kind", "estimate", "lo", "hi", *COUNTS, "naive", "cost", "verdict"])


def diagnosis_table(found: Study, staged: Study | None = None, *, minimum: int = 10) -> pd.DataFrame:
    """Return design, key, value, ok, limit, verdict and kind ("count" or "number") of each diagnosis.

    Those of a staged roll-out that is not used stand first. Counts of fewer than `minimum` customers are not shown.
    """
    rungs = [("trial" if found.design == "none" else found.design, found)]
    if staged is not None and found.design != "rollout":
        rungs.insert(0, ("rollout", staged))
    rows = [(design, *diagnosis) for design, one in rungs for diagnosis in one.diagnoses]
    table = pd.DataFrame(rows, columns=["design", *Diagnosis._fields])
    few = table["key"].isin(["customers", "members"]) & (table["value"] < minimum)
    table = table.assign(kind=np.where(table["key"].isin(COUNTED), "count", "number"))
    return table.assign(value=table["value"].mask(few)).replace([np.inf, -np.inf], np.nan)


def forbidding(found: Study) -> str:
    """Return the first diagnosis that forbids an estimate; "" where none does."""
    return next((diagnosis.key for diagnosis in found.diagnoses if diagnosis.verdict == "NO ESTIMATE"), "")


def gained(found: Study) -> pd.DataFrame:
    """Return the effect summed up to each window; none where nothing may be estimated."""
    return found.gained.iloc[:0] if found.verdict == "NO ESTIMATE" else found.gained


def largest(table: pd.DataFrame, column: str) -> float:
    """Return the largest value of a column, to two digits; missing where there is none."""
    return round(float(table[column].max()), 2) if len(table) else float("nan")


def course(found: Study) -> pd.DataFrame:
    """Return the windows of the event-time plot, numbered from 1 as readers count, and `part`: before or after the moment.

    The window before a staged start, with which all are compared, is there as the 0 it is by construction. Without rows
    where nothing may be estimated.
    """
    events = found.event_time if found.verdict != "NO ESTIMATE" else found.event_time.iloc[:0]
    if found.design == "rollout" and len(events):
        events = pd.concat([events, pd.DataFrame({"window": [-1], "estimate": [0.0]})]).sort_values(
            "window", ignore_index=True
        )
    return events.assign(window=events["window"] + 1, part=np.where(events["window"] < 0, "before", "after"))


def first_difference(found: Study) -> Estimate:
    """Return the difference in the first window after the moment, or why there is none."""
    shown = course(found)
    first = shown[shown["window"] == 1]
    if first.empty or first["estimate"].isna().any():
        return not_estimated("data-forbid-estimate", level=found.effect.level, unit=found.effect.unit)
    value, lo, hi, n = first[["estimate", "lo", "hi", "n_treated"]].iloc[0]
    return Estimate(value, lo, hi, int(n), found.effect.level, found.effect.method, found.effect.unit)
