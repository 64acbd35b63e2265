"""Which designs the data hold, strongest first, with what invitations drawn at random say beside the one used."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from workbench.models.incrementality.balance import CUSTOMERS
from workbench.models.incrementality.encouragement import ComplierEffectEstimator
from workbench.models.incrementality.results import Setting, Study
from workbench.models.incrementality.rollout_study import GROUPS
from workbench.models.intervals.estimate import Estimate, not_estimated

State = Literal["used", "beside", "refused", "few", "weaker", "absent"]


def ladder(
    found: Study, staged: Study, invited: ComplierEffectEstimator | None, *, panel: pd.DataFrame
) -> pd.DataFrame:
    """Return the designs from the strongest down: rung and state (used, beside, refused, few, weaker, absent).

    An invitation drawn at random says what joining changed for those it moved to join; it stands beside the others,
    because few are moved and its range is wide.

    Parameters
    ----------
    found : the study that is shown. staged : that of a staged roll-out, with no diagnoses where there was none.
    """
    refused = found.verdict == "NO ESTIMATE"
    own = {"contacts": "experiment"}.get(panel["design"].iloc[0] if len(panel) else "", "trial")
    states: dict[str, State] = dict.fromkeys(("experiment", "invitation", "rollout", "trial", "refuse"), "absent")
    states["invitation"] = "absent" if invited is None else "beside"
    states["rollout"] = rollout_state(staged)
    states[own] = "weaker" if states["rollout"] == "used" else "refused" if refused else "used"
    states["trial"] = "weaker" if own == "experiment" else states["trial"]
    states["refuse"] = "used" if refused else "weaker"
    return pd.DataFrame({"rung": states.keys(), "state": states.values()})


def rollout_state(staged: Study) -> State:
    """Return whether a staged roll-out is used, refused, has too few groups, or was not there."""
    if not staged.diagnoses:
        return "absent"
    groups = {d.key: d.value for d in staged.diagnoses}["groups"]
    return "used" if staged.verdict != "NO ESTIMATE" else "few" if groups < GROUPS["limit"] else "refused"


def encouragement(invited: pd.DataFrame, setting: Setting) -> ComplierEffectEstimator | None:
    """Estimate the effect on those who joined because they were invited; None where no invitation was drawn at random.

    `invited` holds joined, margin, invited, one row per customer.
    """
    arms = invited["invited"].sum(), (~invited["invited"].astype(bool)).sum()
    if min(arms) < CUSTOMERS["limit"]:
        return None
    estimator = ComplierEffectEstimator(level=setting.level, unit=setting.currency)
    return estimator.fit(invited["joined"], invited["margin"], invited["invited"])


def shown_encouragement(invited: ComplierEffectEstimator | None, setting: Setting) -> Estimate:
    """Return the invitation's effect on those it moved to join, or why there is none."""
    if invited is None:
        return not_estimated("no-random-invitation", level=setting.level, unit=setting.currency)
    return invited.effect_


def encouragement_evidence(invited: ComplierEffectEstimator | None) -> str:
    """Return the evidence level of the invitation's effect."""
    return "Description" if invited is None or np.isnan(invited.effect_.value) else "Experiment"


def with_encouragement(effects: pd.DataFrame, invited: ComplierEffectEstimator | None) -> pd.DataFrame:
    """Add the invitation's estimate to the table of effects, where there is one."""
    if invited is None or np.isnan(invited.effect_.value):
        return effects
    row = ("invitation", *invited.effect_[:3], invited.n_treated_, invited.n_control_, "ESTIMATE")
    return pd.DataFrame([*effects.itertuples(index=False, name=None), row], columns=effects.columns)
