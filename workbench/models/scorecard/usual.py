"""Limits of usual variation for one measure, with season and what hangs on from one period to the next taken out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from workbench.models.forecasts.seasons import season_of

FEWEST = 24  # points of the baseline; with fewer the limits would tell of luck
LONGER = 52  # points of the baseline once there are half as many more
ALARM = 0.003  # chance of each comparison at a point; all of a point's together stay below 0.8 %, so a dozen measures below 10 %
LATEST = 3  # points over which a step is looked for
COLUMNS = ["value", "mean", "lo", "hi", "signal"]


class Habit(NamedTuple):
    """What a baseline is like: where values tend to, how much of a distance stays to the next one, and the rest's size."""

    level: float
    carried: float
    size: float
    points: int

    @property
    def bound(self) -> float:
        """How many sizes a value may be off: as much as the estimate of the size from so few points allows for."""
        learned = 1 + (
            self.carried > 0
        )  # what is carried is learned too, and badly from few points: found by simulation
        few = np.sqrt(1 + learned / self.points) * (1 + 200 * self.carried / self.points**2)
        return float(stats.t.ppf(1 - ALARM / 2, self.points - learned) * few)


def usual(
    values: ArrayLike,
    *,
    sizes: ArrayLike | None = None,
    season: int = 1,
    begins: int = 0,
    growing: bool = False,
) -> pd.DataFrame:
    """Return where each value would usually lie, and whether it says that something has changed.

    The baseline is the first 24 points, or the first 52 where there are at least 78; later ones never move it. A season is
    taken out where three years show one. What is left of a value's distance to the next one is taken out where values hang
    together (Alwan and Roberts 1988, J. Bus. Econ. Stat. 6:87). Limits are those of single values (XmR), resting on
    the standard deviation, since moving ranges understate the spread of values that hang together (Cryer and Ryan 1990, J.
    Qual. Technol. 22:187); of shares, those of shares standardised by their counts (Laney 2002, Quality Engineering 14:531). A step of the latest one, two or three
    points together is held against the same bound.

    Parameters
    ----------
    values : in order of time, none missing. sizes : how many each share is about; without it the values are no shares.
    season : periods in a year. begins : the first point that counts, after the last declared shift. growing : the values vary by as
        much more as they are larger, as money and counts do; judged by their logarithms where all are above 0.

    Returns
    -------
    value, mean, lo, hi (missing before `begins`, or everywhere with fewer than 24 points), signal: "outside" (the point by
    itself), "step" (the latest two or three together), or "".

    >>> told = usual([3.0, 5.0, 4.0] * 8 + [9.0])
    >>> told["signal"].iloc[-1], told["signal"].iloc[:-1].unique().tolist()
    ('outside', [''])
    """
    raw = np.asarray(values, dtype="float64")
    unknown = np.full(len(raw), np.nan)
    told = pd.DataFrame({"value": raw, "mean": unknown, "lo": unknown, "hi": unknown, "signal": ""}, columns=COLUMNS)
    mine = raw[begins:]
    if len(mine) < FEWEST or np.isnan(mine).any():
        return told
    logs = growing and mine.min() > 0
    mine = np.log(mine) if logs else mine
    centre, spread = _standard(mine, None if sizes is None else np.asarray(sizes, dtype="float64")[begins:])
    scaled = (mine - centre) / spread
    found = season_of(scaled[:-LATEST], season)
    plain = scaled if found is None else found.without(scaled)
    seasonal = scaled - plain
    habit = _habit(plain)
    if found is not None:
        years = len(scaled) / season  # the season was learned from as many values each, the baseline's own among them
        habit = habit._replace(size=habit.size * float(np.sqrt((years + 0.5) / (years - 1))))
    expected = np.r_[habit.level, habit.level + habit.carried * (plain[:-1] - habit.level)]
    off = plain - expected
    reach = habit.bound * habit.size
    back = {"mean": expected, "lo": expected - reach, "hi": expected + reach}
    for name, line in back.items():
        drawn = (line + seasonal) * spread + centre
        told.loc[begins:, name] = np.exp(drawn) if logs else drawn
    told.loc[begins:, "signal"] = _signals(off, habit)
    return told


def _standard(values: np.ndarray, sizes: np.ndarray | None) -> tuple[np.ndarray | float, np.ndarray | float]:
    """Centre and spread by which shares of different counts become alike; nothing is done to what is no share."""
    if sizes is None:
        return 0.0, 1.0
    first = slice(0, _points(len(values)))
    centre = float((values[first] * sizes[first]).sum() / sizes[first].sum())
    variance = max(centre * (1 - centre), 1e-9)
    return centre, np.sqrt(variance / sizes)


def _points(length: int) -> int:
    return LONGER if length >= 1.5 * LONGER else FEWEST


def _habit(plain: np.ndarray) -> Habit:
    """Learn from the baseline only; a dependence that may be chance is none."""
    base = plain[: _points(len(plain))]
    distance = base - base.mean()
    squares = float((distance**2).sum())
    lag = float((distance[1:] * distance[:-1]).sum()) / squares if squares > 0 else 0.0
    lag += (1 + 3 * lag) / len(base)  # its bias (Kendall 1954, Biometrika 41:403)
    carried = min(lag, 0.95) if lag > 1 / np.sqrt(len(base)) else 0.0
    level = float((base[1:] - carried * base[:-1]).mean() / (1 - carried))
    off = base[1:] - level - carried * (base[:-1] - level)
    size = float(
        np.sqrt((off**2).sum() / (len(off) - 1 - (carried > 0)))
    )  # moving ranges understate what hangs together
    return Habit(level, carried, size, len(base))


def _signals(off: np.ndarray, habit: Habit) -> np.ndarray:
    """A step shows in full where it begins, and after that as far as it is not carried over from the point before."""
    if not habit.size > 0:
        return np.where(np.abs(off) > 1e-12 * max(1.0, abs(habit.level)), "outside", "").astype(object)
    weights = np.r_[1.0, np.full(LATEST - 1, 1 - habit.carried)]
    signal = np.full(len(off), "", dtype=object)
    for points in range(LATEST, 0, -1):
        weight = weights[:points]
        together = np.convolve(off, weight[::-1], mode="full")[: len(off)] / np.sqrt((weight**2).sum())
        beyond = np.abs(together) > habit.bound * habit.size
        beyond[: points - 1] = False
        signal[beyond] = "outside" if points == 1 else "step"
    return signal
