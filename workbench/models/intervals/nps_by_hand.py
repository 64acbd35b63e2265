"""The net promoter score of a column of answers, and whether two columns differ."""

from __future__ import annotations

import math

import pandas as pd
from scipy.stats import norm

from workbench.models.intervals.estimate import Estimate
from workbench.models.intervals.nps import adjusted, count_scores, net_promoter_score

DIFFERENCE = ["difference", "lo", "hi", "z", "p", "n", "n_other"]


def nps(scores: pd.Series, *, level: float = 0.95) -> Estimate:
    """Estimate the net promoter score of answers from 0 to 10; a missing answer is none. See `net_promoter_score`.

    >>> round(nps(pd.Series([10, 9, 9, 8, 3])).value, 1)
    40.0
    """
    return net_promoter_score(*count_scores(scores), level=level)


def nps_difference(scores: pd.Series, others: pd.Series, *, level: float = 0.95) -> pd.DataFrame:
    """Compare two net promoter scores, of people who are not the same: the first less the second.

    Interval and test rest on the adjusted Wald score of each (Rocks 2016, Am. Statistician 70:365), so they agree: p is
    below 1 - level when the interval leaves out 0.

    Parameters
    ----------
    scores, others : answers from 0 to 10; a missing answer is none.

    Returns
    -------
    One row: difference (of the scores as observed), lo, hi, z, p (two-sided), n, n_other; missing where nobody answered.

    Examples
    --------
    >>> told = nps_difference(pd.Series([10] * 60 + [5] * 40), pd.Series([10] * 40 + [5] * 60)).iloc[0]
    >>> told[["difference", "lo", "hi"]].round(1).tolist(), round(float(told["p"]), 4)
    ([40.0, 12.2, 65.4], 0.0042)
    """
    (up, flat, down), (other_up, other_flat, other_down) = count_scores(scores), count_scores(others)
    n, m = up + flat + down, other_up + other_flat + other_down
    if not n or not m:
        return pd.DataFrame([[math.nan] * 5 + [n, m]], columns=DIFFERENCE)
    first, first_error = adjusted(up, n, down)
    second, second_error = adjusted(other_up, m, other_down)
    error = math.hypot(float(first_error), float(second_error))
    centre, half = 100 * (first - second), 100 * norm.ppf((1 + level) / 2) * error
    z = (first - second) / error
    difference = 100 * ((up - down) / n - (other_up - other_down) / m)
    row = [difference, max(centre - half, -200.0), min(centre + half, 200.0), z, 2 * norm.sf(abs(z)), n, m]
    return pd.DataFrame([row], columns=DIFFERENCE)
