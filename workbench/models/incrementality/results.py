"""What every study of an effect ends in: the estimate or its refusal, the plain gap, the diagnoses and their tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.incrementality import balance as balances
from workbench.models.incrementality import refutations
from workbench.models.incrementality.randomised import DifferenceEstimator
from workbench.models.incrementality.rehearsal import TIMES, Rehearsal, rehearse
from workbench.models.incrementality.verdicts import Diagnosis, Verdict, worst
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.nuisance.nuisance import LIBRARY

Design = Literal["experiment", "rollout", "trial", "none"]
COUNTS = ["n_treated", "n_control"]
REHEARSED = 200_000  # trials that rehearsals go through in all, which bounds their time
GAINED = ["window", "value", "lo", "hi"]


class Study(NamedTuple):
    """What a design found: the effect per treated case (refused: missing, with the reason), the plain gap beside it, the
    verdict with its diagnoses, and the tables behind them. `margin_draws` and `customer_weights` are the bootstrap of a
    membership's effect, empty where the interval needs none. `gained` is the effect summed up to each window after the
    moment: window (from 1), value, lo, hi. `without_largest` is the effect without the customer who moves it most.
    `rehearsal` is that of a trial, in the first window, with an effect as large as the one found there.
    """

    design: Design
    effect: Estimate
    unrefused: Estimate
    naive: Estimate
    verdict: Verdict
    diagnoses: list[Diagnosis]
    effects: pd.DataFrame
    event_time: pd.DataFrame
    balance: pd.DataFrame
    refutations: pd.DataFrame
    margin_draws: np.ndarray = np.array([])
    customer_weights: pd.DataFrame = pd.DataFrame()
    gained: pd.DataFrame = pd.DataFrame(columns=GAINED)
    without_largest: Estimate = not_estimated("nothing-estimated")
    rehearsal: Rehearsal | None = None

    @property
    def evidence(self) -> str:
        """The evidence level that the words of the report may claim."""
        known = {"experiment": "Experiment", "rollout": "Matched comparison", "trial": "Matched comparison"}
        return "Description" if self.verdict == "NO ESTIMATE" else known[self.design]


class Setting(NamedTuple):
    """What is the same for every study of a report."""

    currency: str
    level: float = 0.95
    draws: int = 100
    seed: int = 0
    benchmark: bool = True
    minimum: int = 10
    opened_by: str = ""  # attribute that decides who could be treated at all
    library: Sequence[str] = LIBRARY  # models tried, see `nuisance`


def refused(diagnoses: list[Diagnosis], naive: Estimate, setting: Setting) -> Study:
    """Return a study that ends before anything was estimated."""
    nothing = not_estimated("data-forbid-estimate", level=setting.level, unit=setting.currency)
    effects = pd.DataFrame(columns=["method", "estimate", "lo", "hi", *COUNTS, "verdict"])
    events = pd.DataFrame(columns=["estimate", "lo", "hi", *COUNTS, "window", "explained"])
    table = pd.DataFrame(columns=["covariate", "smd_before", "smd_after", "variance_ratio"])
    return Study("none", nothing, nothing, naive, "NO ESTIMATE", diagnoses, effects, events, table, refutations.none())


def concluded(
    effect: Estimate,
    naive: Estimate,
    counts: list[Diagnosis],
    tried: refutations.Tried,
    events: pd.DataFrame,
    setting: Setting,
) -> Study:
    """Return the study of a fitted trial: diagnosed, refuted where that can be done, and withheld where it must be."""
    who, weights = tried.panel["customer_id"], tried.fitted.weights_
    table = balances.balance_table(tried.X, tried.treated, weights)
    alike = [
        balances.diagnose_overlap(weights, tried.treated, who),
        balances.diagnose_predicted(tried.fitted.propensity_, tried.treated),
        *balances.diagnose_balance(table),
        balances.diagnose_curved_balance(tried.X, tried.treated, weights, who),
    ]
    refuted = refutations.refute(tried, few_alike=worst(d.verdict for d in alike[:2]) != "ESTIMATE")
    diagnoses = [*counts, *alike, *refuted.doubts]
    verdict = worst(d.verdict for d in diagnoses)
    sizes = tried.fitted.n_treated_, tried.fitted.n_control_
    effects = pd.DataFrame([("target_trial", *effect[:3], *sizes)], columns=["method", "estimate", "lo", "hi", *COUNTS])
    shown = effect if verdict != "NO ESTIMATE" else withheld(effect)
    events = pd.concat([refuted.before, events], ignore_index=True)
    practised = _rehearsed(tried, setting) if verdict != "NO ESTIMATE" else None
    return Study("trial", shown, effect, naive, verdict, diagnoses, effects.assign(verdict=verdict), events, table,
                 refuted.table, rehearsal=practised)  # fmt: skip


def _rehearsed(tried: refutations.Tried, setting: Setting) -> Rehearsal | None:
    """Rehearse the first window, unless this is one of many kinds; fewer times where the trials are many."""
    if not setting.benchmark:
        return None
    found = float(tried.fitted.effects_.loc[refutations.FIRST, "estimate"])
    times = int(np.clip(REHEARSED / len(tried.X), 10, TIMES))
    practised = rehearse(tried.fitted, tried.X, tried.total, tried.treated, effect=found,
                         groups=tried.panel["customer_id"], times=times, seed=setting.seed)  # fmt: skip
    return practised if practised.times else None


def withheld(effect: Estimate) -> Estimate:
    """Return the estimate without its numbers, because the diagnostics forbid it."""
    return not_estimated("diagnostics-forbid-estimate", n=effect.n, level=effect.level, unit=effect.unit)


def naive_members(members: pd.DataFrame, others: pd.DataFrame, setting: Setting) -> Estimate:
    """Return what members brought since joining beyond what other customers brought on average on the same days.

    The gap a plain comparison shows: it contains who joins as well as what joining changed. The range counts how far the
    others' mean could be another, so that one of them who returns half of all sales makes it wide.
    """
    if len(members) < setting.minimum or others.empty or others["customers"].iloc[0] < setting.minimum:
        return not_estimated("nobody-to-compare-with", level=setting.level, unit=setting.currency)
    days = pd.to_datetime(others["day"]).to_numpy()
    later = np.append(others["margin"].to_numpy()[::-1].cumsum()[::-1], 0.0) / others["customers"].iloc[0]
    since = later[np.searchsorted(days, pd.to_datetime(members["joined_on"]).to_numpy(), side="right")]
    gap = members["margin"].to_numpy() - since
    by_others = float(others["error"].iloc[0]) if "error" in others else 0.0
    half = float(norm.ppf((1 + setting.level) / 2) * np.hypot(gap.std(ddof=1) / np.sqrt(len(gap)), by_others))
    mean = float(gap.mean())
    return Estimate(mean, mean - half, mean + half, len(gap), setting.level, "plain comparison", setting.currency)


def naive_difference(y: pd.Series, treated: np.ndarray, groups: pd.Series, setting: Setting) -> Estimate:
    """Return the plain difference between treated and others, as a reader without the diagnostics would take it."""
    if min(treated.sum(), (~treated).sum()) < max(setting.minimum, 2):
        return not_estimated("nobody-to-compare-with", level=setting.level, unit=setting.currency)
    fitted = DifferenceEstimator(level=setting.level, unit=setting.currency).fit(None, y, treated, groups=groups)
    return fitted.effect_._replace(method="plain comparison")
