"""How long cases wait: Kaplan-Meier, in which open cases count as long as they have waited, with customers as the independent units.

The mean of closed cases leaves out those that wait longest; so it falls when a backlog grows. It is not offered.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench import disclosure
from workbench.models.intervals.estimate import Estimate, counted, not_estimated, too_few

METHOD = "Kaplan-Meier, customers as clusters"


class Course(NamedTuple):
    """Times at which waits ended, how many were waiting, how many ended, and the share still waiting after each."""

    times: np.ndarray
    waiting: np.ndarray
    ended: np.ndarray
    survival: np.ndarray


def course_of(waits: pd.DataFrame) -> Course:
    """Return the product-limit course of a table of waits (Kaplan and Meier 1958).

    Parameters
    ----------
    waits : hours, and ended (False: still waiting after so many hours).

    >>> course_of(pd.DataFrame({"hours": [1.0, 2.0], "ended": [True, False]})).survival.tolist()
    [0.5]
    """
    hours, ended = waits["hours"].to_numpy("float64"), waits["ended"].to_numpy(bool)
    times, counts = np.unique(hours[ended], return_counts=True)
    waiting = len(hours) - np.searchsorted(np.sort(hours), times, side="left")
    return Course(times, waiting, counts, np.cumprod(1 - counts / waiting) if len(times) else np.ones(0))


def median(waits: pd.DataFrame, *, level: float = 0.95, minimum: int = 0, share: float = 0.5) -> Estimate:
    """Estimate the time by which a share of the waits is over, open ones counted, in hours.

    The range holds the times at which the log-log range of the share still waiting holds what is asked for (Brookmeyer and
    Crowley 1982, Biometrics 38:29); its variance sums over customers what their cases contribute together (Williams 1995, Lifetime
    Data Anal. 1:171) and is not taken below that of independent cases.

    Parameters
    ----------
    waits : customer_id, hours, ended. minimum : fewest customers a figure may be about. share : of the waits, 0.5 for the median.

    >>> some = pd.DataFrame({"customer_id": range(40), "hours": np.arange(40.0), "ended": True})
    >>> found = median(some)
    >>> found.value, found.lo < 19 < found.hi
    (19.0, True)
    """
    n = len(waits)
    if not n:
        return not_estimated("no-such-time-on-record", level=level, unit="hours")
    if waits["customer_id"].nunique() < minimum:
        return too_few(level=level, unit="hours")
    course = course_of(waits)
    there = np.flatnonzero(course.survival <= 1 - share + 1e-9)
    if not len(there):
        return not_estimated("too-few-followed-so-long", n=n, level=level, unit="hours")
    value = float(course.times[there[0]])
    lo, hi = _ends(waits, course, share=share, level=level)
    if np.isnan(lo) or np.isnan(hi):
        missing = float("nan")
        return Estimate(value, missing, missing, n, level, METHOD, "hours", "range-not-reached")
    return Estimate(value, min(lo, value), max(hi, value), n, level, METHOD, "hours")


def backlog(open_now: tuple[int, int], waits: pd.DataFrame, *, minimum: int = 0) -> Estimate:
    """Return how many cases are open, a complete count; withheld where few customers have one.

    Parameters
    ----------
    open_now : open cases and their customers. waits : of all cases until they are closed; none where that is not on record.

    >>> backlog((12, 11), pd.DataFrame({"hours": [2.0]}), minimum=10).value
    12.0
    """
    if waits.empty:
        return not_estimated("no-such-time-on-record", unit="count")
    return too_few(unit="count") if open_now[1] < minimum else counted(open_now[0], n=open_now[1])


def still_waiting(waits: pd.DataFrame, at: np.ndarray, *, minimum: int = 10) -> pd.DataFrame:
    """Return the share still waiting at some times: hours, followed (cases waiting so long), over_so_far, still_open (a share); ends where
    fewer than 30 cases are followed, and leaves out times between which few cases end or drop out of sight.

    >>> some = pd.DataFrame({"customer_id": range(80), "hours": [1.0] * 40 + [9.0] * 40, "ended": True})
    >>> still_waiting(some, np.array([0.0, 2.0, 20.0]))[["hours", "still_open"]].values.tolist()
    [[0.0, 1.0], [2.0, 0.5]]
    """
    course, at = course_of(waits), np.asarray(at, dtype="float64")
    hours, ended = waits["hours"].to_numpy("float64"), waits["ended"].to_numpy(bool)
    place = np.searchsorted(course.times, at, side="right")
    rows = pd.DataFrame({
        "hours": at,
        "followed": [int((hours >= one).sum()) for one in at],
        "over_so_far": [int((ended & (hours <= one)).sum()) for one in at],
        "still_open": np.append(1.0, course.survival)[place],
    })  # fmt: skip
    rows = rows[rows["followed"] >= 30]
    return rows[disclosure.kept_rows(rows[["followed", "over_so_far"]], minimum=minimum)].reset_index(drop=True)


def grid(target: float) -> np.ndarray:
    """Return times at which a course is drawn: from none to three times what is promised, and the promise itself.

    >>> grid(24.0)[[0, 10, -1]].tolist()
    [0.0, 24.0, 72.0]
    """
    return np.arange(31) * target / 10


def _ends(waits: pd.DataFrame, course: Course, *, share: float, level: float) -> tuple[float, float]:
    """The first times at which the lower, and the upper, end of the share still waiting is down at what is asked for."""
    z, goal = norm.ppf((1 + level) / 2), np.log(-np.log(1 - share))
    hours, ended = waits["hours"].to_numpy("float64"), waits["ended"].to_numpy(bool)
    who = pd.factorize(waits["customer_id"])[0]
    left = course.waiting - course.ended

    def passed(k: int, sign: float) -> bool:
        """Whether one end of the range after the k-th time is at most what is asked for."""
        s = course.survival[k]
        if s <= 0:
            return sign > 0  # everybody is done: the lower end is 0, the upper one is not known
        error = np.sqrt(_variance(hours, ended, who, course, left, k)) / -np.log(s)
        return bool(np.log(-np.log(s)) + sign * z * error >= goal)

    found = []
    for sign in (1.0, -1.0):
        low, high = 0, len(course.times)
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if passed(middle, sign) else (middle + 1, high)
        found.append(float(course.times[low]) if low < len(course.times) else float("nan"))
    return found[0], found[1]


def _variance(hours, ended, who, course: Course, left, k: int) -> float:
    """The variance of the logarithm of the share still waiting after the k-th time."""
    upto = slice(0, k + 1)
    steps = course.ended[upto] / (course.waiting[upto] * left[upto])
    risk = np.append(0.0, np.cumsum(steps))[np.searchsorted(course.times[upto], hours, side="right")]
    mine = ended & (hours <= course.times[k])
    jump = np.zeros(len(hours))
    jump[mine] = 1 / left[np.searchsorted(course.times, hours[mine])]
    together = np.bincount(who, jump - risk)
    people = len(together)
    clustered = float((together**2).sum()) * people / max(people - 1, 1)
    return max(clustered, float(steps.sum()))
