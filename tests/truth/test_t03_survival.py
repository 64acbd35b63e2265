"""T3: survival with censoring and late entry, and two competing exits, by the estimators of statsmodels."""

import numpy as np
from scipy.stats import norm
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, Small
from tests.truth.replicates import Case, Result, compare

AGE, WINDOW = 365.0, 730.0
MIXTURE = {"rates": (1 / 150, 1 / 900), "shares": (0.4, 0.6)}
HAZARDS = (1 / 500, 1 / 800)
Z = norm.ppf(0.975)


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    seen = simulators.late_entry(rng, 600, window=WINDOW, **MIXTURE)
    truth = simulators.mixture_survival(AGE, **MIXTURE)
    fitted = SurvfuncRight(seen["time"], seen["exited"].astype(int), entry=seen["entry"])
    blind = SurvfuncRight(seen["time"], seen["exited"].astype(int))
    results = {
        "S(365) with late entry": _survival(fitted, truth),
        "S(365) misses when late entry is ignored": Result(alarm=1 - _survival(blind, truth).covered),
    }
    left = simulators.competing_exits(rng, 600, hazards=HAZARDS, window=WINDOW)
    with np.errstate(divide="ignore", invalid="ignore"):  # no variance after the last one at risk; not read here
        incidence = CumIncidenceRight(left["time"], left["cause"])
    for cause in (1, 2):
        truth = simulators.cumulative_incidence(AGE, cause, hazards=HAZARDS)
        results[f"share lost to cause {cause} by 365 days"] = _incidence(incidence, cause, truth)
    alone = SurvfuncRight(left["time"], (left["cause"] == 1).astype(int))
    _, lo, hi = _log_log(alone.surv_prob[_last(alone.surv_times)], alone.surv_prob_se[_last(alone.surv_times)])
    missed = not 1 - hi <= simulators.cumulative_incidence(AGE, 1, hazards=HAZARDS) <= 1 - lo
    results["1 - Kaplan-Meier of one cause misses"] = Result(alarm=float(missed))
    return results


def _survival(fitted: SurvfuncRight, truth: float) -> Result:
    at = _last(fitted.surv_times)
    return compare(truth, *_log_log(fitted.surv_prob[at], fitted.surv_prob_se[at]))


def _incidence(fitted: CumIncidenceRight, cause: int, truth: float) -> Result:
    at = _last(fitted.times)
    value, lo, hi = _log_log(1 - fitted.cinc[cause - 1][at], fitted.cinc_se[cause - 1][at])
    return compare(truth, 1 - value, 1 - hi, 1 - lo)


def _last(times: np.ndarray) -> int:
    return int(np.searchsorted(times, AGE, side="right")) - 1


def _log_log(survival: float, error: float) -> tuple[float, float, float]:
    """A share and its interval on the log(-log) scale, which keeps it between 0 and 1."""
    half = Z * error / (survival * abs(np.log(survival)))
    return survival, survival ** np.exp(half), survival ** np.exp(-half)


CASE = Case(
    "T3",
    simulate,
    {
        "S(365) with late entry": (Covers(), Small(0.01)),
        "S(365) misses when late entry is ignored": (Alarms(0.9),),
        "share lost to cause 1 by 365 days": (Covers(), Small(0.01)),
        "share lost to cause 2 by 365 days": (Covers(), Small(0.01)),
        "1 - Kaplan-Meier of one cause misses": (Alarms(0.8),),
    },
    seed=3,
)


def test_survival_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
