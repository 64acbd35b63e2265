"""How many customers a test needs before it can tell."""

from __future__ import annotations

import math

import pandas as pd
from scipy.stats import norm
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_effectsize


def customers_per_arm(share: float, difference: float, *, level: float = 0.95, power: float = 0.8) -> int:
    """Return how many customers each half of a randomised test needs to show a difference between two shares.

    Parameters
    ----------
    share : the share expected without the action, between 0 and 1; one that is not known (NaN) counts as a half,
        which asks for the most customers.
    difference : the smallest change worth finding, as a share (0.05 for 5 percentage points).
    level, power : 1 - the chance of a false alarm (two-sided) and the chance of finding a true difference.

    Notes
    -----
    Normal approximation on the arcsine scale (Cohen 1988, Statistical Power Analysis, section 6.4).

    Examples
    --------
    >>> customers_per_arm(0.5, 0.05)
    1565
    """
    share = 0.5 if math.isnan(share) else share
    other = share + difference if share + difference < 1 else share - difference
    effect = abs(proportion_effectsize(other, share))
    return math.ceil(NormalIndPower().solve_power(effect_size=effect, alpha=1 - level, power=power, ratio=1))


def trial(share: float, difference: float, *, there: int, level: float = 0.95) -> dict[str, object]:
    """Return how large a randomised test has to be, beside what there is: p (the difference), n (in each half), times and fits.

    Parameters
    ----------
    share, difference, level : as in `customers_per_arm`. there : how many the data hold.

    Examples
    --------
    >>> trial(0.5, 0.05, there=1000)
    {'p': 0.05, 'n': 1565, 'times': 3.13, 'fits': 'no'}
    """
    n = customers_per_arm(share, difference, level=level)
    times = 2 * n / there if there else math.inf
    return {"p": difference, "n": n, "times": times, "fits": "yes" if times <= 1 else "no"}


def detectable_share(share: float, per_arm: int, *, level: float = 0.95, power: float = 0.8) -> float:
    """Return the smallest rise of a share that a randomised test with two such halves would show; missing where none can be.

    Parameters
    ----------
    share : the share expected without the action. per_arm : customers in each half. level, power : as in `customers_per_arm`.

    Examples
    --------
    >>> round(detectable_share(0.5, 1565), 3)
    0.05
    """
    if math.isnan(share) or per_arm < 2:
        return math.nan
    effect = NormalIndPower().solve_power(nobs1=per_arm, alpha=1 - level, power=power, ratio=1)
    angle = math.asin(math.sqrt(share)) + effect / 2
    return math.sin(angle) ** 2 - share if angle <= math.pi / 2 else math.nan


def wait(days: float, *, most: float) -> str:
    """Say what it means that a test takes so many days: "short" or "long", or "unknown" where their number is.

    >>> wait(90, most=730), wait(900, most=730), wait(float("nan"), most=730)
    ('short', 'long', 'unknown')
    """
    return "unknown" if math.isnan(days) else "long" if days > most else "short"


def detectable_change(
    values: pd.Series, per_arm: int, *, others: float = 1.0, level: float = 0.95, power: float = 0.8
) -> float:
    """Return the smallest change of a mean that a randomised test with two such parts would show, as a share of it.

    Parameters
    ----------
    values : what customers brought without the action, one row per customer.
    per_arm : customers in the smaller part. others : customers in the other part for each of them; 1: halves.
    level, power : as in `customers_per_arm`.

    Returns
    -------
    A share of the mean; missing where the mean is not above 0 or a part has fewer than two customers.

    Notes
    -----
    Normal approximation (Cohen 1988, section 2.3).

    Examples
    --------
    >>> round(detectable_change(pd.Series([10.0, 20.0, 30.0]), 100), 3)
    0.198
    """
    mean = float(values.mean())
    if not mean > 0 or per_arm < 2:
        return float("nan")
    effect = NormalIndPower().solve_power(nobs1=per_arm, alpha=1 - level, power=power, ratio=others)
    return float(effect * values.std() / mean)


def periods_without(share: float, arriving: float, *, level: float = 0.95, power: float = 0.8) -> float:
    """Return for how many periods half of all regions have to do without something, to show that this share then stays away.

    Parameters
    ----------
    share : of those who arrive, how many would stay away. arriving : how many arrive in a period everywhere.
    level, power : as in `customers_per_arm`.

    Returns
    -------
    Whole periods, at least 1; missing where nobody arrives or would stay away.

    Notes
    -----
    Two equal halves of regions, arrivals independent of each other (Poisson), so the difference of both counts has the
    variance of all arrivals; regions that differ by more than that take longer.

    Examples
    --------
    >>> periods_without(0.15, 80.0), periods_without(0.6, 80.0)
    (17, 1)
    """
    if not (share > 0 and arriving > 0):
        return math.nan
    needed = (norm.ppf((1 + level) / 2) + norm.ppf(power)) * math.sqrt(2 * (2 - share)) / share
    return max(math.ceil(needed**2 / arriving), 1)


def periods_to_recruit(per_arm: int, arriving: float) -> float:
    """Return how many periods it takes until both halves of a test are full; missing when nobody arrives.

    >>> periods_to_recruit(800, 100.0)
    16
    """
    return math.ceil(2 * per_arm / arriving) if arriving > 0 else float("nan")
