"""What was observed of a cohort's survival, and what a fitted model expects beyond it."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from workbench.disclosure import kept_rows
from workbench.models.cohorts.backtest import backtest_verdict
from workbench.models.cohorts.beta_discrete_weibull import BetaDiscreteWeibullModel
from workbench.models.cohorts.shifted_beta_geo import ShiftedBetaGeoModel, transitions
from workbench.models.intervals.estimate import Estimate, not_estimated

METHOD = "shifted-beta-geometric, likelihood ratio"


def observed_survival(survivors: pd.DataFrame) -> pd.DataFrame:
    """Return the product-limit survival over a triangle of survivors.

    At each age the share staying is taken over all cohorts observed there; the shares are multiplied (Kaplan & Meier
    1958), so that young cohorts lend what they know and no more.

    Returns period (from 0), at_risk (customers followed into the period), observed.

    Examples
    --------
    >>> observed_survival(pd.DataFrame([[10, 8, 4], [10, 6, np.nan]]))["observed"].round(3).tolist()
    [1.0, 0.7, 0.35]
    """
    at_risk, lost = transitions(survivors)
    start = float(np.nansum(survivors.iloc[:, 0])) if survivors.size else 0.0
    observed = np.concatenate([[1.0], np.cumprod(1 - lost / at_risk)])
    columns = {"period": range(len(observed)), "at_risk": [start, *at_risk], "observed": observed}
    return pd.DataFrame(columns)


def project_survival(
    survivors: pd.DataFrame, *, horizon: int = 12, level: float = 0.95, minimum: int = 30
) -> tuple[pd.DataFrame, Estimate]:
    """Fit the shifted-beta-geometric model and project the share of customers not lapsed by each age.

    Parameters
    ----------
    survivors : triangle, rows cohorts, columns ages from 0, missing where not yet known.
    horizon : last age projected.
    minimum : customers that must be followed from the start for a model to be fitted, and into an age for its
        observed survival to be shown.

    Returns
    -------
    frame with period, at_risk, observed, fitted, lo, hi (fitted ones missing where no model could be fitted), and the
    estimate of survival to `horizon`, or the reason why there is none.
    """
    observed = observed_survival(survivors)
    observed["observed"] = observed["observed"].where((observed["period"] == 0) | (observed["at_risk"] >= minimum))
    periods = pd.DataFrame({"period": range(max(horizon, int(observed["period"].max())) + 1)})
    frame = periods.merge(observed, how="left")
    followed = int(observed["at_risk"].iloc[1]) if len(observed) > 1 else 0
    try:
        if followed < minimum:
            raise ValueError("too few customers could be followed")
        model = ShiftedBetaGeoModel().fit(survivors)
    except ValueError as error:
        return frame.assign(fitted=np.nan, lo=np.nan, hi=np.nan), not_estimated(
            str(error), n=followed, level=level, unit="share"
        )
    curve = model.survival_interval(frame["period"], level=level)
    frame = frame.assign(fitted=curve["value"], lo=curve["lo"], hi=curve["hi"])
    value, lo, hi = frame.loc[frame["period"] == horizon, ["fitted", "lo", "hi"]].iloc[0].astype(float)
    return frame, Estimate(float(value), float(lo), float(hi), followed, level, METHOD, "share")


def publishable(course: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Keep the observed survival at the ages that say nothing about a few customers.

    Who lapsed follows from the survival and the numbers followed; see `workbench.disclosure.kept_rows`.

    >>> course = pd.DataFrame({"period": range(4), "at_risk": [100.0, 100, 88, 60], "observed": [1.0, 0.88, 0.66, 0.55]})
    >>> shown = publishable(course, minimum=11)
    >>> shown["observed"].tolist(), shown["observed_hidden"].tolist()
    ([1.0, 0.88, 0.66, nan], [False, False, False, True])
    """
    share = course["observed"]
    before = share.shift(fill_value=1.0)
    lost = (course["at_risk"] * (1 - share / before.where(before > 0, 1.0))).round().fillna(0.0)
    kept = kept_rows(pd.DataFrame({"at_risk": course["at_risk"], "left": lost.cumsum()}), minimum=minimum)
    return course.assign(observed=share.where(kept), observed_hidden=~kept & share.notna())


def standing(
    chance: Literal["holds", "fails", "unknown"], forecasts: pd.DataFrame
) -> Literal["sound", "unproven", "doubtful"]:
    """Say how a projection may be spoken of.

    It is doubtful when the data speak against its assumption (`constant_chance` says "fails") or fewer than four in
    five of its past forecasts held what happened; sound when neither is so and enough forecasts could be checked
    (`backtest_verdict`); unproven otherwise.
    """
    if chance == "fails" or (len(forecasts) > 0 and forecasts["inside"].mean() < 0.8):
        return "doubtful"
    return "sound" if chance == "holds" and backtest_verdict(forecasts) == "pass" else "unproven"


def constant_chance(survivors: pd.DataFrame, *, level: float = 0.95) -> Literal["holds", "fails", "unknown"]:
    """Say whether the data speak against each customer leaving with a constant chance of their own.

    That is what the shifted-beta-geometric projection assumes. Held against the beta-discrete-Weibull model, in which
    the chance may change with age, by a likelihood-ratio test at 1 - level.

    Returns "holds" (nothing speaks against it), "fails", or "unknown" where no model can be fitted.
    """
    try:
        dependence = BetaDiscreteWeibullModel().fit(survivors).duration_dependence()
    except ValueError:
        return "unknown"
    return "fails" if dependence.p_value < 1 - level else "holds"


def chance_verdict(chance: Literal["holds", "fails", "unknown"]) -> Literal["pass", "warn"]:
    """Return "pass" only where the data do not speak against a constant chance.

    >>> chance_verdict("holds"), chance_verdict("unknown")
    ('pass', 'warn')
    """
    return "pass" if chance == "holds" else "warn"
