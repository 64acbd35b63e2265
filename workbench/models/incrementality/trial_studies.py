"""Studies of what customers chose, or were chosen for: trials on purchase days, and campaigns that held nobody out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.models.incrementality import balance as balances
from workbench.models.incrementality import refutations
from workbench.models.incrementality.covariates import trial_covariates
from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.incrementality.membership import FEWEST, MembershipEstimator
from workbench.models.incrementality.results import (
    GAINED,
    Setting,
    Study,
    concluded,
    naive_difference,
    naive_members,
    refused,
)
from workbench.models.incrementality.verdicts import at_least, worst

SPLITS = 5  # of campaigns' trials, which are many: a panel of 34,000 rows and 67 columns takes a second or two a split


def study_membership(
    panel: pd.DataFrame, attributes: pd.DataFrame, members: pd.DataFrame, others: pd.DataFrame, setting: Setting
) -> Study:
    """Study a programme that customers join on a purchase, from its occasions.

    Parameters
    ----------
    panel, attributes : trials and what else is known of their customers, row by row. Those not `open` (the programme had
        not started in the customer's group) stay in: without them most comparisons are with customers who join later.
    members : margin since joining and member_days by customer. others : margin by day of who never joined, and how many.
    """
    naive = naive_members(members, others, setting)
    treated = panel["treated"].to_numpy(bool)
    counts = [balances.diagnose_counts(treated, panel["customer_id"])]
    placed = treated.sum() / max(len(members), 1)
    counts.append(at_least("joined_on_a_purchase", placed, ok=0.95, limit=0.5))
    observed = int(panel.loc[treated, "after_0"].notna().sum()) if len(panel) else 0
    if (
        worst(d.verdict for d in counts) == "NO ESTIMATE"
        or observed < FEWEST
        or not panel.filter(regex="^after_").to_numpy().any()
    ):
        return refused(counts, naive, setting)
    X, parts = trial_covariates(panel, attributes=attributes)
    fitted = MembershipEstimator(draws=setting.draws, level=setting.level, unit=setting.currency, random_state=setting.seed).fit(
        X, panel.filter(regex=r"^after_\d+$"), treated, groups=panel["customer_id"],
        as_member=panel.filter(regex=r"^member_\d+$"), brought=members["margin"],
    )  # fmt: skip
    tried = refutations.Tried(panel, X, parts, fitted.first_, setting.benchmark, setting.opened_by)
    weights = pd.DataFrame(fitted.customer_weights_, columns=fitted.customers_)
    return concluded(fitted.effect_, naive, counts, tried, fitted.event_time_, setting)._replace(
        margin_draws=fitted.draws_,
        customer_weights=weights,
        gained=fitted.gained_,
        without_largest=fitted.without_largest_,
    )


def study_opportunities(panel: pd.DataFrame, attributes: pd.DataFrame, setting: Setting) -> Study:
    """Study campaigns that held nobody out: who was sent them against who could have been, each within its campaign."""
    y = panel.filter(regex=r"^after_\d+$").sum(axis=1, skipna=False)
    treated = panel["treated"].to_numpy(bool)
    naive = naive_difference(y, treated, panel["customer_id"], setting)
    counts = [balances.diagnose_counts(treated, panel["customer_id"])]
    if worst(d.verdict for d in counts) == "NO ESTIMATE" or not y.any():
        return refused(counts, naive, setting)
    X, parts = trial_covariates(panel, attributes=attributes, fixed="campaign_id")
    outcomes = pd.concat([y.rename("total"), panel.filter(regex=r"^after_\d+$")], axis=1)
    fitted = DoublyRobustEstimator(
        most=SPLITS, library=setting.library, level=setting.level, unit=setting.currency, random_state=setting.seed
    ).fit(X, outcomes, treated, groups=panel["customer_id"])
    tried = refutations.Tried(panel, X, parts, fitted, setting.benchmark)
    events = fitted.effects_.iloc[1:].reset_index(drop=True).drop(columns="se")
    events = events.assign(window=np.arange(len(events)), explained=np.nan)
    sums = panel.filter(regex=r"^after_\d+$").cumsum(axis=1, skipna=False)
    summed, _, _ = fitted.effects_on(sums.iloc[:, :-1]) if sums.shape[1] > 1 else (fitted.effects_.iloc[:0], None, None)
    shown = pd.concat([summed, fitted.effects_.iloc[:1]])[["estimate", "lo", "hi"]]
    gained = pd.DataFrame(shown.to_numpy(), columns=GAINED[1:])
    gained.insert(0, "window", np.arange(1, len(gained) + 1))
    left = refutations.without_largest(fitted.effects_.iloc[0], fitted.influence_[:, 0], level=setting.level)
    least = fitted.effect_._replace(value=float(left["estimate"]), lo=float(left["lo"]), hi=float(left["hi"]))
    return concluded(fitted.effect_, naive, counts, tried, events, setting)._replace(
        gained=gained, without_largest=least
    )
