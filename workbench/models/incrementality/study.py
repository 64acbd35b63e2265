"""One programme's or campaign's effect with everything that decides whether it may be believed."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm
from threadpoolctl import threadpool_limits

from workbench.models.estimate import Estimate, not_estimated
from workbench.models.incrementality import balance as balances
from workbench.models.incrementality import refutations
from workbench.models.incrementality.covariates import trial_covariates
from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.incrementality.encouragement import ComplierEffectEstimator
from workbench.models.incrementality.membership import FEWEST, MembershipEstimator
from workbench.models.incrementality.randomised import CupedEstimator, DifferenceEstimator
from workbench.models.incrementality.verdicts import Diagnosis, Verdict, at_least, worst

Design = Literal["experiment", "trial", "none"]
_COUNTS = ["n_treated", "n_control"]


class Study(NamedTuple):
    """What a design found: the effect per treated case (refused: missing, with the reason), the plain gap beside it, the
    verdict with its diagnoses, and the tables behind them. `margin_draws` and `customer_weights` are the bootstrap of a
    membership's effect, empty where the interval needs none.
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
    margin_draws: np.ndarray
    customer_weights: pd.DataFrame

    @property
    def evidence(self) -> str:
        """The evidence level that the words of the report may claim."""
        known = {"experiment": "Experiment", "trial": "Matched comparison"}
        return "Description" if self.verdict == "NO ESTIMATE" else known[self.design]


class Setting(NamedTuple):
    """What is the same for every study of a report."""

    currency: str
    level: float = 0.95
    draws: int = 100
    seed: int = 0
    benchmark: bool = True
    minimum: int = 10


def study_membership(
    panel: pd.DataFrame, attributes: pd.DataFrame, members: pd.DataFrame, others: pd.DataFrame, setting: Setting
) -> Study:
    """Study a programme that customers join on a purchase, from its occasions.

    Parameters
    ----------
    panel, attributes : trials and what else is known of their customers, row by row.
    members : margin since joining and member_days by customer. others : margin by day of who never joined, and how many.
    """
    naive = naive_members(members, others, setting)
    treated = panel["treated"].to_numpy(bool)
    counts = [balances.diagnose_counts(treated, panel["customer_id"])]
    placed = treated.sum() / max(len(members), 1)
    counts.append(at_least("joined_on_a_purchase", placed, ok=0.95, limit=0.5))
    observed = int(panel.loc[treated, "after_0"].notna().sum()) if len(panel) else 0
    if worst(d.verdict for d in counts) == "NO ESTIMATE" or observed < FEWEST or not panel.filter(regex="^after_").to_numpy().any():
        return _refused(counts, naive, setting, unit=setting.currency)
    X, parts = trial_covariates(panel, attributes=attributes)
    fitted = MembershipEstimator(draws=setting.draws, level=setting.level, unit=setting.currency, random_state=setting.seed).fit(
        X, panel.filter(regex=r"^after_\d+$"), treated, groups=panel["customer_id"],
        as_member=panel.filter(regex=r"^member_\d+$"), brought=members["margin"],
    )  # fmt: skip
    tried = refutations.Tried(panel, X, parts, fitted.first_, setting.benchmark)
    weights = pd.DataFrame(fitted.customer_weights_, columns=fitted.customers_)
    return _concluded(fitted.effect_, naive, counts, tried, fitted.event_time_, setting)._replace(
        margin_draws=fitted.draws_, customer_weights=weights
    )


def study_opportunities(panel: pd.DataFrame, attributes: pd.DataFrame, setting: Setting) -> Study:
    """Study campaigns that held nobody out: who was sent them against who could have been, each within its campaign."""
    y = panel.filter(regex=r"^after_\d+$").sum(axis=1, skipna=False)
    treated = panel["treated"].to_numpy(bool)
    naive = _naive(y, treated, panel["customer_id"], setting)
    counts = [balances.diagnose_counts(treated, panel["customer_id"])]
    if worst(d.verdict for d in counts) == "NO ESTIMATE" or not y.any():
        return _refused(counts, naive, setting, unit=setting.currency)
    X, parts = trial_covariates(panel, attributes=attributes, fixed="campaign_id")
    outcomes = pd.concat([y.rename("total"), panel.filter(regex=r"^after_\d+$")], axis=1)
    estimator = DoublyRobustEstimator(level=setting.level, unit=setting.currency, random_state=setting.seed)
    fitted = estimator.fit(X, outcomes, treated, groups=panel["customer_id"])
    tried = refutations.Tried(panel, X, parts, fitted, setting.benchmark)
    events = fitted.effects_.iloc[1:].reset_index(drop=True).drop(columns="se")
    events = events.assign(window=np.arange(len(events)), explained=np.nan)
    return _concluded(fitted.effect_, naive, counts, tried, events, setting)


def study_contacts(panel: pd.DataFrame, attributes: pd.DataFrame, setting: Setting) -> Study:
    """Study campaigns whose hold-outs were drawn at random: the difference, and with less noise (CUPED)."""
    windows = panel.filter(regex=r"^after_\d+$")
    y, treated, who = windows.sum(axis=1), panel["treated"].to_numpy(bool), panel["customer_id"]
    naive = _naive(y, treated, who, setting)
    counts = [balances.diagnose_counts(treated, who)]
    if worst(d.verdict for d in counts) == "NO ESTIMATE" or not y.any():
        return _refused(counts, naive, setting, unit=setting.currency)
    X, _ = trial_covariates(panel, attributes=attributes, fixed="campaign_id")
    words = {"level": setting.level, "unit": setting.currency}
    groups = who if who.duplicated().any() else None
    plain = DifferenceEstimator(**words).fit(None, y, treated, groups=groups)
    adjusted = CupedEstimator(**words).fit(X, y, treated, groups=groups)
    drawn = balances.balance_table(X, treated, np.ones(len(X)))
    diagnoses = [*counts, *balances.diagnose_balance(drawn)]
    rows = [("cuped", adjusted), ("difference", plain)]
    effects = pd.DataFrame([(name, *one.effect_[:3], one.n_treated_, one.n_control_) for name, one in rows],
                           columns=["method", "estimate", "lo", "hi", *_COUNTS])  # fmt: skip
    each = [DifferenceEstimator(level=setting.level).fit(None, windows[name], treated, groups=groups) for name in windows]
    events = pd.DataFrame([(*one.effect_[:3], one.n_treated_, one.n_control_) for one in each], columns=effects.columns[1:])
    events = events.assign(window=np.arange(len(events)), explained=np.nan)
    verdict = worst(d.verdict for d in diagnoses)
    shown = adjusted.effect_ if verdict != "NO ESTIMATE" else _no(verdict, setting, adjusted.effect_.n)
    return Study("experiment", shown, adjusted.effect_, naive, verdict, diagnoses, _with_verdict(effects, verdict), events, drawn,
                 refutations.none(), np.array([]), pd.DataFrame())  # fmt: skip


def study(panel: pd.DataFrame, attributes: pd.DataFrame, setting: Setting, *, members: pd.DataFrame, others: pd.DataFrame) -> Study:
    """Study a panel of `features.programmes` by the design its rows come from."""
    design = panel["design"].iloc[0] if len(panel) else "none"
    with threadpool_limits(limits=1):  # many small systems: threads cost more than they bring
        if design == "occasions":
            return study_membership(panel, attributes, members, others, setting)
        if design == "contacts":
            return study_contacts(panel, attributes, setting)
        if design == "opportunities":
            return study_opportunities(panel, attributes, setting)
    naive = naive_members(members, others, setting)
    return _refused([at_least("customers", 0, **balances.CUSTOMERS)], naive, setting, unit=setting.currency)


def by_kind(panel: pd.DataFrame, attributes: pd.DataFrame, setting: Setting) -> pd.DataFrame:
    """Study each kind of campaign on its own: kind, estimate, lo, hi, n_treated, n_control, naive, cost, verdict.

    A refused estimate is missing. A membership programme has no kinds and gives no rows.
    """
    rows = []
    for kind, part in panel[panel["design"] != "occasions"].groupby("kind", sort=True):
        if min(part["treated"].sum(), (~part["treated"]).sum()) < setting.minimum:
            continue
        one = study(part.reset_index(drop=True), attributes.loc[part.index].reset_index(drop=True), setting._replace(benchmark=False),
                    members=pd.DataFrame(), others=pd.DataFrame())  # fmt: skip
        cost = part.loc[part["treated"], "cost"].mean()
        sizes = part["treated"].sum(), (~part["treated"]).sum()
        rows.append((kind, *one.effect[:3], *sizes, one.naive.value, cost, one.verdict))
    return pd.DataFrame(rows, columns=["kind", "estimate", "lo", "hi", *_COUNTS, "naive", "cost", "verdict"])


def diagnosis_table(found: Study, *, minimum: int = 10) -> pd.DataFrame:
    """Return key, value, ok, limit and verdict of each diagnosis; counts of fewer than `minimum` are not shown."""
    table = pd.DataFrame(found.diagnoses, columns=list(Diagnosis._fields))
    few = (table["key"] == "customers") & (table["value"] < minimum)
    return table.assign(value=table["value"].mask(few)).replace([np.inf, -np.inf], np.nan)


def encouragement(invited: pd.DataFrame, setting: Setting) -> ComplierEffectEstimator | None:
    """Estimate the effect on those who joined because they were invited; None where no invitation was drawn at random.

    `invited` holds joined, margin, invited, one row per customer.
    """
    arms = invited["invited"].sum(), (~invited["invited"].astype(bool)).sum()
    if min(arms) < balances.CUSTOMERS["limit"]:
        return None
    estimator = ComplierEffectEstimator(level=setting.level, unit=setting.currency)
    return estimator.fit(invited["joined"], invited["margin"], invited["invited"])


def ladder(found: Study, invited: ComplierEffectEstimator | None, *, panel: pd.DataFrame) -> pd.DataFrame:
    """Return the designs from the strongest down: rung and state (used, beside, refused, weaker, absent).

    An invitation drawn at random says what joining changed for those it moved to join; it stands beside the trials,
    because few are moved and its range is wide.
    """
    refused = found.verdict == "NO ESTIMATE"
    own = {"contacts": "experiment"}.get(panel["design"].iloc[0] if len(panel) else "", "trial")
    states = dict.fromkeys(("experiment", "invitation", "rollout", "trial", "refuse"), "absent")
    states["invitation"] = "absent" if invited is None else "beside"
    states[own] = "refused" if refused else "used"
    states["trial"] = "weaker" if own == "experiment" else states["trial"]
    states["refuse"] = "used" if refused else "weaker"
    return pd.DataFrame({"rung": states.keys(), "state": states.values()})


def shown_encouragement(invited: ComplierEffectEstimator | None, setting: Setting) -> Estimate:
    """Return the invitation's effect on those it moved to join, or why there is none."""
    if invited is None:
        return not_estimated("no invitation was drawn at random", level=setting.level, unit=setting.currency)
    return invited.effect_


def encouragement_evidence(invited: ComplierEffectEstimator | None) -> str:
    """Return the evidence level of the invitation's effect."""
    return "Description" if invited is None or np.isnan(invited.effect_.value) else "Experiment"


def largest(table: pd.DataFrame, column: str) -> float:
    """Return the largest value of a column, to two digits; missing where there is none."""
    return round(float(table[column].max()), 2) if len(table) else float("nan")


def course(found: Study) -> pd.DataFrame:
    """Return the windows of the event-time plot, numbered from 1 as readers count."""
    return found.event_time.assign(window=found.event_time["window"] + 1)


def with_encouragement(effects: pd.DataFrame, invited: ComplierEffectEstimator | None) -> pd.DataFrame:
    """Add the invitation's estimate to the table of effects, where there is one."""
    if invited is None or np.isnan(invited.effect_.value):
        return effects
    row = ("invitation", *invited.effect_[:3], invited.n_treated_, invited.n_control_, "ESTIMATE")
    return pd.DataFrame([*effects.itertuples(index=False, name=None), row], columns=effects.columns)


def naive_members(members: pd.DataFrame, others: pd.DataFrame, setting: Setting) -> Estimate:
    """Return what members brought since joining beyond what other customers brought on average on the same days.

    The gap a plain comparison shows: it contains who joins as well as what joining changed.
    """
    if len(members) < setting.minimum or others.empty or others["customers"].iloc[0] < setting.minimum:
        return not_estimated("there is nobody to compare with", level=setting.level, unit=setting.currency)
    days = pd.to_datetime(others["day"]).to_numpy()
    later = np.append(others["margin"].to_numpy()[::-1].cumsum()[::-1], 0.0) / others["customers"].iloc[0]
    since = later[np.searchsorted(days, pd.to_datetime(members["joined_on"]).to_numpy(), side="right")]
    gap = members["margin"].to_numpy() - since
    half = float(norm.ppf((1 + setting.level) / 2) * gap.std(ddof=1) / np.sqrt(len(gap)))
    mean = float(gap.mean())
    return Estimate(mean, mean - half, mean + half, len(gap), setting.level, "plain comparison", setting.currency)


def _naive(y: pd.Series, treated: np.ndarray, groups: pd.Series, setting: Setting) -> Estimate:
    if min(treated.sum(), (~treated).sum()) < max(setting.minimum, 2):
        return not_estimated("there is nobody to compare with", level=setting.level, unit=setting.currency)
    fitted = DifferenceEstimator(level=setting.level, unit=setting.currency).fit(None, y, treated, groups=groups)
    return fitted.effect_._replace(method="plain comparison")


def _concluded(
    effect: Estimate, naive: Estimate, counts: list[Diagnosis], tried: refutations.Tried, events: pd.DataFrame, setting: Setting
) -> Study:
    table = balances.balance_table(tried.X, tried.treated, tried.fitted.weights_)
    overlap = balances.diagnose_overlap(tried.fitted.weights_, tried.treated, tried.panel["customer_id"])
    refuted, doubts = refutations.refute(tried)
    diagnoses = [*counts, overlap, *balances.diagnose_balance(table), *doubts]
    verdict = worst(d.verdict for d in diagnoses)
    sizes = tried.fitted.n_treated_, tried.fitted.n_control_
    effects = pd.DataFrame([("target_trial", *effect[:3], *sizes)], columns=["method", "estimate", "lo", "hi", *_COUNTS])
    shown = effect if verdict != "NO ESTIMATE" else _no(verdict, setting, effect.n)
    return Study("trial", shown, effect, naive, verdict, diagnoses, _with_verdict(effects, verdict), events, table, refuted,
                 np.array([]), pd.DataFrame())  # fmt: skip


def _refused(diagnoses: list[Diagnosis], naive: Estimate, setting: Setting, *, unit: str) -> Study:
    nothing = not_estimated("the data do not allow an estimate", level=setting.level, unit=unit)
    effects = pd.DataFrame(columns=["method", "estimate", "lo", "hi", *_COUNTS, "verdict"])
    events = pd.DataFrame(columns=["estimate", "lo", "hi", *_COUNTS, "window", "explained"])
    table = pd.DataFrame(columns=["covariate", "smd_before", "smd_after", "variance_ratio"])
    return Study("none", nothing, nothing, naive, "NO ESTIMATE", diagnoses, effects, events, table, refutations.none(),
                 np.array([]), pd.DataFrame())  # fmt: skip


def _no(verdict: Verdict, setting: Setting, n: int) -> Estimate:
    return not_estimated("the diagnostics do not allow an estimate", n=n, level=setting.level, unit=setting.currency)


def _with_verdict(effects: pd.DataFrame, verdict: Verdict) -> pd.DataFrame:
    return effects.assign(verdict=verdict)
