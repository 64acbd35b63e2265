"""The study of a programme that started group by group: regions or stores, one after another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm
from sklearn.base import clone

from workbench.models.incrementality import refutations
from workbench.models.incrementality.balance import CUSTOMERS
from workbench.models.incrementality.results import COUNTS, Setting, Study, naive_members, refused, withheld
from workbench.models.incrementality.staggered import StaggeredEstimator
from workbench.models.incrementality.verdicts import Diagnosis, Verdict, at_least, worst

GROUPS = {"ok": 50, "limit": 30}  # with fewer clusters their standard errors are too small, and permutations too few
LATER = {"ok": 10, "limit": 5}  # groups on either side of the first start
CHANCE = 0.05


class Started(NamedTuple):
    """A staged start as data: margin by window of each group (see `StaggeredEstimator.fit`), and the group of each
    customer counted."""

    windows: pd.DataFrame
    groups: pd.Series


def study_rollout(started: Started, members: pd.DataFrame, others: pd.DataFrame, setting: Setting) -> Study:
    """Study a programme from its start in one group after another: the effect per member, among customers known before.

    What all customers of the started groups gained is shared out among those of them who are members.

    Parameters
    ----------
    members, others : as `study_membership`; members who are not counted in a group are left out.
    """
    windows, groups = started
    members = members.loc[members.index.intersection(groups.index)]
    naive = naive_members(members, others, setting)
    first = windows.loc[windows["start"] > 0, "start"].min()
    starts = windows.groupby("group")["start"].first()
    early = int((starts == first).sum())
    counts = [
        at_least("groups", len(starts), **GROUPS),
        at_least("groups_apart", min(len(starts) - early, int((starts > 0).sum())), **LATER),
        at_least("members", len(members), **CUSTOMERS),
    ]
    if worst(d.verdict for d in counts) == "NO ESTIMATE" or first < 2 or not windows["margin"].any():
        return refused(counts, naive, setting)
    fitted = StaggeredEstimator(
        draws=setting.draws, level=setting.level, unit=setting.currency, random_state=setting.seed
    )
    fitted.fit(windows)
    per_member = fitted.effect_.n / len(members)
    effect = fitted.effect_._replace(
        **{name: getattr(fitted.effect_, name) * per_member for name in ("value", "lo", "hi")}, n=len(members)
    )
    diagnoses = [*counts, *diagnose_leads(fitted)]
    verdict = worst(d.verdict for d in diagnoses)
    plain = refused(diagnoses, naive, setting)
    row = ("staged_rollout", *effect[:3], fitted.n_treated_, fitted.n_control_, verdict)
    return plain._replace(
        design="rollout", effect=effect if verdict != "NO ESTIMATE" else withheld(effect), unrefused=effect, verdict=verdict,
        effects=pd.DataFrame([row], columns=plain.effects.columns), event_time=_course(fitted, windows, per_member),
        refutations=_refuted(fitted, windows, per_member), margin_draws=fitted.draws_ * per_member, customer_weights=_weights(fitted, groups),
        gained=fitted.gained_.assign(**(fitted.gained_[["value", "lo", "hi"]] * per_member)),
    )  # fmt: skip


def diagnose_leads(fitted: StaggeredEstimator) -> list[Diagnosis]:
    """Judge the windows before the start: tests that find something warn, and a trend that would explain half the effect
    refuses. Where the effect is clear of 0, the power of the joint test and the breakdown are judged too.
    """
    leads, effect, windows = fitted.leads_, fitted.effect_, fitted.exposure_
    if np.isnan(leads.joint):
        return [Diagnosis("leads", float("nan"), CHANCE, 0.0, "WARN")]
    adds = abs(leads.trend) * windows * (windows + 1) / 2
    large: Verdict = "NO ESTIMATE" if adds >= abs(effect.value) / 2 else "WARN"
    found = [
        at_least("leads", leads.joint, ok=CHANCE, limit=0.0),
        Diagnosis("lead_trend", leads.trend_test, CHANCE, 0.0, "ESTIMATE" if leads.trend_test >= CHANCE else large),
    ]
    if effect.lo <= 0 <= effect.hi:
        return found
    return [
        *found,
        at_least("leads_power", leads.power, ok=0.8, limit=0.0),
        at_least("breakdown", fitted.breakdown(), ok=0.5, limit=0.0),
    ]


def members_counted(found: Study, members: pd.DataFrame) -> pd.DataFrame:
    """Return the members whose effect was estimated, so that costs are theirs too."""
    if found.design != "rollout":
        return members
    return members.loc[members.index.intersection(found.customer_weights.columns)]


def _course(fitted: StaggeredEstimator, windows: pd.DataFrame, per_member: float) -> pd.DataFrame:
    """The event-time table as the other designs have it: customers of started groups, and the fewest waiting beside them."""
    sizes, starts = (windows.groupby("group")[name].first().to_numpy() for name in ("customers", "start"))
    last, table, rows = windows["window"].max(), fitted.event_time_, []
    for window in table["window"]:
        there = [start for start in np.unique(starts[starts > 0]) if 1 <= start + window <= last]
        waiting = min(sizes[(starts == 0) | (starts > start + max(window, 0))].sum() for start in there)
        rows.append((sizes[np.isin(starts, there)].sum(), waiting))
    table = table.assign(**(table[["estimate", "lo", "hi"]] * per_member), explained=np.nan)
    return table.assign(**pd.DataFrame(rows, columns=COUNTS))


def _refuted(fitted: StaggeredEstimator, windows: pd.DataFrame, per_member: float) -> pd.DataFrame:
    """The first window, the trend before the start, and the effect without the group that has most customers."""
    sizes = windows.groupby("group")["customers"].first()
    without = clone(fitted).set_params(draws=0).fit(windows[windows["group"] != sizes.idxmax()])
    first = fitted.event_time_.set_index("window").loc[0, ["estimate", "lo", "hi"]].to_numpy(float)
    half = norm.ppf((1 + fitted.level) / 2) * fitted.leads_.trend_error
    found = {
        "first_window": first,
        "lead_trend": fitted.leads_.trend + np.array([0.0, -half, half]),
        "without_largest_group": np.array(without.effect_[:3]) / without.exposure_ * fitted.exposure_,
    }
    rows = [
        (name, *(numbers * per_member), fitted.n_treated_, fitted.n_control_, "ESTIMATE")
        for name, numbers in found.items()
    ]
    return pd.DataFrame(rows, columns=refutations.COLUMNS)


def _weights(fitted: StaggeredEstimator, groups: pd.Series) -> pd.DataFrame:
    """The weight of each customer in each draw is that of the customer's group."""
    known = groups[groups.isin(fitted.groups_)]
    code = fitted.groups_.get_indexer(known)
    return pd.DataFrame(fitted.group_weights_[:, code], columns=known.index)
