"""What a churn model is worth on customers it had not seen: ranks, chances and how far both can be trusted.

Intervals resample customers (percentile bootstrap, 400 times), for a model as it is; they do not cover a changed market.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.special import logit
from scipy.stats import norm

from workbench import disclosure
from workbench.disclosure.running import apart
from workbench.models.churn import weighted_scores
from workbench.models.churn.churn_validation import Validation
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson

MISSING = {
    "": not_estimated("no-customers-to-judge-by"),
    "few": not_estimated("too-few-known-to-have-left"),
    "period": not_estimated("too-few-left-earlier"),
}


def churn_rate(frame: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Estimate the share of customers who left in the newest outcome window that has ended.

    Not told where fewer than `minimum` left, or stayed. Without rows the reason is that no window has ended (a frame without
    columns), that no contract has ended so far, or that nobody was a customer when a window began.

    >>> churn_rate(pd.DataFrame()).no_interval, churn_rate(pd.DataFrame(columns=["snapshot", "left"])).no_interval
    ('no-window-ended', 'nobody-there-to-leave')
    """
    if frame.empty:
        reason = "no-end-on-record" if "contract_days" in frame else "nobody-there-to-leave"
        return not_estimated(reason if len(frame.columns) else "no-window-ended", level=level, unit="share")
    newest = frame[frame["snapshot"] == frame["snapshot"].max()]
    left = int(newest["left"].sum())
    if 0 < left < minimum or len(newest) - left < minimum:
        return not_estimated("too-few-left-or-stayed", level=level, unit="share")
    return wilson(left, len(newest), level=level)


def rates(frame: pd.DataFrame, *, gap: int, horizon: int, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return, for each moment, its outcome window and the share that left in it.

    Returns moment, window_from, window_to, customers, left, rate, lo, hi (Wilson), rate_hidden (who left would tell of few);
    oldest first.
    """
    columns = ["moment", "window_from", "window_to", "customers", "left", "rate", "lo", "hi"]
    rows = []
    for moment, part in frame.groupby("snapshot") if len(frame) else ():
        share, day = wilson(int(part["left"].sum()), len(part), level=level), pd.Timestamp(moment)
        window = (day + pd.Timedelta(days=gap + 1), day + pd.Timedelta(days=gap + horizon))
        rows.append((day, *window, len(part), int(part["left"].sum()), share.value, share.lo, share.hi))
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(rate_hidden=disclosure.guard_parts(table["customers"], table["left"], minimum=minimum) == "c")


def publishable(rates: pd.DataFrame) -> pd.DataFrame:
    """Return rates as they may leave as a file: without what is hidden, and mark, which says where that is.

    >>> rates = pd.DataFrame({"left": [3, 40], "rate": [0.1, 0.4], "lo": 0.0, "hi": 1.0, "rate_hidden": [True, False]})
    >>> publishable(rates)[["left", "mark"]].to_numpy().tolist()
    [[nan, 'c'], [40.0, '']]
    """
    marked = rates.drop(columns="rate_hidden").assign(mark=rates["rate_hidden"].map({True: "c", False: ""}))
    return disclosure.masked(marked, "left", "rate", "lo", "hi")


def roc_auc(validation: Validation, *, level: float = 0.95) -> Estimate:
    """Estimate how often a customer who left had the higher chance than one who stayed."""
    return _resampled(validation, weighted_scores.roc_auc, level=level)


def average_precision(validation: Validation, *, level: float = 0.95) -> Estimate:
    """Estimate average precision: the mean share of leavers among those ranked at least as high as each leaver."""
    return _resampled(validation, weighted_scores.average_precision, level=level)


def lift_at(validation: Validation, *, level: float = 0.95) -> Estimate:
    """Estimate how much more often the tenth of customers with the highest chances leaves than everybody."""
    return _resampled(validation, weighted_scores.lift, level=level)


def reached(validation: Validation, *, level: float = 0.95) -> Estimate:
    """Estimate the share of all leavers among the tenth of customers with the highest chances."""
    found = _resampled(validation, weighted_scores.lift, level=level, unit="share")
    return found._replace(value=found.value / 10, lo=found.lo / 10, hi=found.hi / 10)


def reached_by_rule(validation: Validation, *, share: float = 0.1) -> float:
    """Return the share of all leavers among the customers that the rule of thumb puts first; missing without a trial."""
    return share * _by_rule(validation, weighted_scores.lift, share=share)


def _by_rule(validation: Validation, measure: Callable, **terms: float) -> float:
    """The measure of the rule of thumb's order on the customers judged; missing without a trial."""
    held = validation.held
    if held.empty:
        return float("nan")
    left, score = held["left"].to_numpy(), held["naive"].to_numpy(dtype="float64")
    return float(measure(left, score, np.ones((1, len(held))), **terms)[0])


def calibration_error(validation: Validation, *, level: float = 0.95) -> Estimate:
    """Estimate the mean distance, over tenths of customers by chance, between the chance told and the share that left.

    The bootstrap interval is moved to hold the estimate: resampling adds noise to every tenth, never takes any away.
    """
    found = _resampled(validation, weighted_scores.calibration_error, level=level, unit="points")
    if found.no_interval:
        return found
    over = max((found.lo + found.hi) / 2 - found.value, 0.0)
    return found._replace(lo=max(min(found.lo - over, found.value), 0.0), hi=max(found.hi - over, found.value))


def calibration_line(validation: Validation, *, level: float = 0.95) -> tuple[Estimate, Estimate]:
    """Estimate intercept (0 is right, given slope 1) and slope (1 is right) of the outcome on the log odds told (Cox 1958).

    The slope's range covers chance among the customers judged and among those the chances were learned from and set right
    by: two samples, their errors added in squares. With `slope_error` 0 it is that of these very chances.
    """
    held, told = validation.held, MISSING[validation.reason]._replace(level=level)
    if held.empty or held["p"].nunique() < 2:
        return told, told
    odds, left = logit(held["p"].to_numpy()), held["left"].to_numpy(dtype="float64")
    level_fit = sm.GLM(left, np.ones((len(left), 1)), offset=odds, family=sm.families.Binomial()).fit()
    slope_fit = sm.GLM(left, sm.add_constant(odds), family=sm.families.Binomial()).fit()
    slope = float(slope_fit.params[1])
    half = norm.ppf((1 + level) / 2) * float(np.hypot(slope_fit.bse[1], slope * validation.slope_error))
    lo, hi = map(float, level_fit.conf_int(1 - level)[0])
    intercept = Estimate(float(level_fit.params[0]), lo, hi, len(left), level, "logistic regression")
    return intercept, Estimate(slope, slope - half, slope + half, len(left), level, "logistic regression, two samples")


def brier(validation: Validation, *, level: float = 0.95) -> Estimate:
    """Estimate the Brier score: the mean squared distance of the chance from what happened (0 or 1)."""
    return _resampled(validation, weighted_scores.brier, level=level)


def log_score(validation: Validation, *, level: float = 0.95) -> Estimate:
    """Estimate log loss: the mean negative log likelihood of what happened."""
    return _resampled(validation, weighted_scores.log_loss, level=level)


class Judgement(NamedTuple):
    """What the chances are worth on the customers judged: how they rank, beside a rule of thumb, and whether they are right."""

    reached: Estimate
    by_rule: Mapping[str, float]
    auc: Estimate
    precision: Estimate
    lift: Estimate
    error: Estimate
    brier: Estimate
    log_loss: Estimate
    intercept: Estimate
    slope: Estimate


def judgement(validation: Validation, *, level: float = 0.95) -> Judgement:
    """Estimate all there is to say of the chances; without a trial each says why it is not known."""
    measures = {
        "auc": weighted_scores.roc_auc,
        "precision": weighted_scores.average_precision,
        "lift": weighted_scores.lift,
    }
    rule = {name: _by_rule(validation, measure) for name, measure in measures.items()}
    first = reached(validation, level=level), rule | {"reached": reached_by_rule(validation)}
    ranks = (
        roc_auc(validation, level=level),
        average_precision(validation, level=level),
        lift_at(validation, level=level),
    )
    told = (
        calibration_error(validation, level=level),
        brier(validation, level=level),
        log_score(validation, level=level),
    )
    return Judgement(*first, *ranks, *told, *calibration_line(validation, level=level))


def chances(found: Judgement) -> pd.DataFrame:
    """Return the scores of the chances themselves as rows; see `scores`."""
    return scores({name: getattr(found, name) for name in ("brier", "log_loss", "slope", "intercept")})


def scores(found: Mapping[str, Estimate]) -> pd.DataFrame:
    """Return estimates as rows: skill, score_value, lo, hi.

    >>> scores({"brier": Estimate(0.2, 0.1, 0.3, 90)}).to_numpy().tolist()
    [['brier', 0.2, 0.1, 0.3]]
    """
    rows = [(name, one.value, one.lo, one.hi) for name, one in found.items()]
    return pd.DataFrame(rows, columns=["skill", "score_value", "lo", "hi"])


def holds(estimate: Estimate, expected: float) -> Literal["pass", "warn"]:
    """Return "pass" when the interval holds what is expected.

    >>> holds(Estimate(0.9, 0.8, 1.1, 100), 1.0), holds(Estimate(0.6, 0.5, 0.7, 100), 1.0)
    ('pass', 'warn')
    """
    return "pass" if estimate.lo <= expected <= estimate.hi else "warn"


def at_most(value: float, bound: float) -> Literal["pass", "warn"]:
    """Return "warn" when a value is above its bound, or is not known.

    >>> at_most(0.1, 0.2), at_most(float("nan"), 0.2)
    ('pass', 'warn')
    """
    return "pass" if value <= bound else "warn"


def calibration_table(validation: Validation, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return, by group of customers from the lowest chance to the highest, the chance told and the share that left.

    Groups are tenths; neighbours are joined until at least `minimum` left and as many stayed in each.

    Returns bin, customers, left, predicted (mean chance), observed, lo, hi (Wilson).
    """
    columns = ["bin", "customers", "left", "predicted", "observed", "lo", "hi"]
    held = validation.held
    if held.empty:
        return pd.DataFrame(columns=columns)
    p, label = held["p"].to_numpy(), held["left"].to_numpy()
    rows = []
    for k, part in enumerate(_joined(weighted_scores.tenths(p), label, minimum), 1):
        share = wilson(int(label[part].sum()), len(part), level=level)
        rows.append((k, len(part), int(label[part].sum()), float(p[part].mean()), share.value, share.lo, share.hi))
    return pd.DataFrame(rows, columns=columns)


def _joined(parts: list[np.ndarray], label: np.ndarray, minimum: int) -> list[np.ndarray]:
    """Join neighbouring groups until each holds enough of both kinds; what is left over joins the last."""
    joined: list[np.ndarray] = []
    for part in parts:
        if joined and _short(label[joined[-1]], minimum):
            joined[-1] = np.concatenate([joined[-1], part])
        else:
            joined.append(part)
    if len(joined) > 1 and _short(label[joined[-1]], minimum):
        last = joined.pop()
        joined[-1] = np.concatenate([joined[-1], last])
    return joined


def _short(label: np.ndarray, minimum: int) -> bool:
    return min(label.sum(), (~label).sum()) < minimum


def gains(validation: Validation, *, level: float = 0.95, minimum: int = 0, random_state: int = 0) -> pd.DataFrame:
    """Return the share of leavers reached when the customers with the highest chances are contacted, by depth.

    Depths between which fewer than `minimum` leavers or stayers lie, by the model or by the rule, are left out.

    Returns depth (share of customers), reached_share, lo, hi (bootstrap), naive (the same by the rule of thumb).
    """
    held, depths = validation.held, np.arange(0, 21) / 20
    columns = ["depth", "reached_share", "lo", "hi", "naive"]
    if held.empty:
        return pd.DataFrame(columns=columns)
    left, p, rule = held["left"].to_numpy(), held["p"].to_numpy(), held["naive"].to_numpy(dtype="float64")
    rng = np.random.default_rng(random_state)
    draws = np.array([_course(left[pick], p[pick], depths) for pick in rng.integers(0, len(p), (200, len(p)))])
    lo, hi = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2], axis=0)
    courses = {"reached_share": _course(left, p, depths), "naive": _course(left, rule, depths)}
    table = pd.DataFrame({"depth": depths, "lo": lo, "hi": hi} | courses, columns=columns)
    size, leavers = len(left), left.sum()
    counts = [np.round(course * leavers) for course in courses.values()]
    counts += [np.round(depths * size) - count for count in counts]
    return table.iloc[apart(np.column_stack(counts), minimum=minimum)].reset_index(drop=True)


def _course(left: np.ndarray, score: np.ndarray, depths: np.ndarray) -> np.ndarray:
    order = np.argsort(-score, kind="stable")
    found = np.concatenate([[0], np.cumsum(left[order])]) / max(left.sum(), 1)
    return found[np.round(depths * len(left)).astype(int)]


def _resampled(validation: Validation, measure: Callable, *, level: float, unit: str = "number") -> Estimate:
    """The measure on the held customers, and its percentile interval over resamples of them."""
    held = validation.held
    if held.empty:
        return MISSING[validation.reason]._replace(level=level, unit=unit)
    left, p = held["left"].to_numpy(), held["p"].to_numpy()
    value = float(measure(left, p, np.ones((1, len(p))))[0])
    lo, hi = np.quantile(weighted_scores.resampled(measure, left, p), [(1 - level) / 2, (1 + level) / 2])
    return Estimate(
        value, float(min(lo, value)), float(max(hi, value)), len(p), level, "bootstrap over customers", unit
    )
