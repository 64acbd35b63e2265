"""The study of campaigns that held customers out at random."""

from __future__ import annotations

import functools

import numpy as np
import pandas as pd

from workbench.models.incrementality import balance as balances
from workbench.models.incrementality import refutations
from workbench.models.incrementality.comparisons import comparisons
from workbench.models.incrementality.covariates import trial_covariates
from workbench.models.incrementality.randomised import CupedEstimator, DifferenceEstimator
from workbench.models.incrementality.results import COUNTS, GAINED, Setting, Study, naive_difference, refused, withheld
from workbench.models.incrementality.verdicts import worst


def study_contacts(panel: pd.DataFrame, attributes: pd.DataFrame, setting: Setting) -> Study:
    """Study campaigns whose hold-outs were drawn at random: the difference, with less noise (CUPED) where something was known."""
    windows = panel.filter(regex=r"^after_\d+$")
    y, treated, who = windows.sum(axis=1), panel["treated"].to_numpy(bool), panel["customer_id"]
    naive = naive_difference(y, treated, who, setting)
    counts = [balances.diagnose_counts(treated, who)]
    if worst(d.verdict for d in counts) == "NO ESTIMATE" or not y.any():
        return refused(counts, naive, setting)
    X, _ = trial_covariates(panel, attributes=attributes, fixed="campaign_id")
    cuped = functools.partial(CupedEstimator, level=setting.level, unit=setting.currency)
    groups = who if who.duplicated().any() else None

    def fitted(outcome: pd.Series) -> DifferenceEstimator | CupedEstimator:
        """With what was known before, or, where nothing was, the plain difference."""
        known = len(X.columns) > 0
        return cuped().fit(X, outcome, treated, groups=groups) if known else plain_difference(outcome)

    def plain_difference(outcome: pd.Series) -> DifferenceEstimator:
        return DifferenceEstimator(level=setting.level, unit=setting.currency).fit(
            None, outcome, treated, groups=groups
        )

    adjusted = fitted(y)
    drawn = balances.balance_table(X, treated, np.ones(len(X)))
    diagnoses = [*counts, *balances.diagnose_balance(drawn)]
    effects = comparisons(X, y, treated, groups=groups, level=setting.level)
    each, summed = ([fitted(one) for _, one in frame.items()] for frame in (windows, windows.cumsum(axis=1)))
    gained = pd.DataFrame([(k + 1, *one.effect_[:3]) for k, one in enumerate(summed)], columns=GAINED)
    events = pd.DataFrame(
        [(*one.effect_[:3], one.n_treated_, one.n_control_) for one in each], columns=["estimate", "lo", "hi", *COUNTS]
    )
    events = events.assign(window=np.arange(len(events)), explained=np.nan)
    verdict = worst(d.verdict for d in diagnoses)
    shown = adjusted.effect_ if verdict != "NO ESTIMATE" else withheld(adjusted.effect_)
    return Study("experiment", shown, adjusted.effect_, naive, verdict, diagnoses, effects.assign(verdict=verdict), events, drawn,
                 refutations.none(), gained=gained, without_largest=adjusted.without_largest_)  # fmt: skip
