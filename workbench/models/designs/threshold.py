"""The effect of passing a threshold, such as a tier's: customers just above it against customers just below.

A sharp regression discontinuity. On either side a parabola is fitted within a bandwidth, near rows counting more; the
difference of the two at the threshold is the effect there, and only there. The bandwidth is that of straight lines with the
smallest mean squared error (Imbens & Kalyanaraman 2012, Rev. Econ. Stud. 79:933), at which a line still bends away from the
truth; parabolas in it are the bias-corrected line with its robust range (Calonico, Cattaneo & Titiunik 2014, Econometrica
82:2295, both bandwidths equal). The range is wide, and meant to be.

Assumption: customers cannot place themselves on the side they want. `density_` tests it: nobody steers, and as many end up
just above as just below (McCrary 2008, J. Econometrics 142:698), by Poisson parabolas of the counts on either side.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats
from sklearn.base import BaseEstimator

from workbench.models.incrementality import checks
from workbench.models.incrementality.verdicts import Diagnosis, Verdict, at_least
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.showing import Shown

FEWEST = 50  # rows within the bandwidth on either side
BINS = 20  # on either side, in which rows are counted
TRIANGULAR = 3.4375  # constant of the bandwidth for triangular weights (Imbens & Kalyanaraman, section 4.1)


class Density(NamedTuple):
    """How many times as dense the rows are just above as just below, and the chance of so large a jump if nobody steers."""

    ratio: float
    p: float


class ThresholdEstimator(Shown, BaseEstimator):
    """Local straight lines on either side of a threshold, with a robust range.

    Parameters
    ----------
    threshold : of the score; at it and above it a customer is treated.
    bandwidth : of the score; chosen where None.
    level, unit : of the estimate.

    Attributes
    ----------
    effect_ : Estimate at the threshold. bandwidth_ : used. density_ : Density.
    n_treated_, n_control_ : rows within the bandwidth. diagnoses_ : counts and density, with verdicts.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> score = rng.uniform(-1, 1, 4000)
    >>> fitted = ThresholdEstimator().fit(score, 2 * score + 3 * (score >= 0) + rng.normal(size=4000))
    >>> bool(fitted.effect_.lo < 3 < fitted.effect_.hi)
    True
    """

    def __init__(
        self, *, threshold: float = 0.0, bandwidth: float | None = None, level: float = 0.95, unit: str = "number"
    ) -> None:
        self.threshold = threshold
        self.bandwidth = bandwidth
        self.level = level
        self.unit = unit

    def fit(self, score: ArrayLike, y: ArrayLike) -> ThresholdEstimator:
        """Estimate from one row a customer: what decides the tier, and what they brought afterwards."""
        away, y = checks.outcome(score).ravel() - self.threshold, checks.outcome(y).ravel()
        if len(away) != len(y):
            raise ValueError(f"score has {len(away)} entries for {len(y)} outcomes; it needs one for each.")
        above = away >= 0
        h = self.bandwidth_ = float(self.bandwidth or _bandwidth(away, y))
        near = np.abs(away) < h
        self.n_treated_, self.n_control_ = int((near & above).sum()), int((near & ~above).sum())
        self.density_ = _density(away[near], h)
        few = at_least("customers", min(self.n_treated_, self.n_control_), ok=4 * FEWEST, limit=FEWEST)
        self.diagnoses_ = [few, _judged(self.density_)]
        if few.verdict == "NO ESTIMATE":
            reason = "data-forbid-estimate"
            self.effect_ = not_estimated(reason, n=self.n_treated_, level=self.level, unit=self.unit)
        else:
            self.effect_ = self._jump(away[near], y[near])
        return self

    def _jump(self, away: np.ndarray, y: np.ndarray) -> Estimate:
        above, weight = away >= 0, 1 - np.abs(away) / self.bandwidth_
        (one, first), (other, second) = (_at_zero(away[side], y[side], weight[side]) for side in (above, ~above))
        half = float(stats.norm.ppf((1 + self.level) / 2) * np.sqrt(first + second))
        value, method = one - other, "regression discontinuity"
        return Estimate(value, value - half, value + half, self.n_treated_, self.level, method, self.unit)


def _at_zero(away: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[float, float]:
    """The parabola at the threshold and its variance, each residual as if its row had been left out (HC3)."""
    design = np.vander(away / np.abs(away).max(), 3, increasing=True)
    inverse = np.linalg.pinv((design * weight[:, None]).T @ design)
    pull = (inverse @ (design * weight[:, None]).T)[0]
    hat = np.einsum("ij,jk,ik->i", design, inverse, design) * weight
    residual = (y - design @ (inverse @ (design.T @ (weight * y)))) / np.maximum(1 - hat, 1e-8)
    return float(pull @ y), float(((pull * residual) ** 2).sum())


def _bandwidth(away: np.ndarray, y: np.ndarray) -> float:
    """The bandwidth of the smallest squared error (curvature on either side against spread and density at the threshold),
    narrowed by n^(−1/20) for the smallest error of the range's coverage (Calonico, Cattaneo & Farrell 2020)."""
    n, scale = len(away), float(away.std()) or 1.0
    away, pilot = away / scale, 1.84 * n**-0.2
    overs = [away >= 0, away < 0]
    sides = [over & (np.abs(away) <= pilot) for over in overs]
    if min(side.sum() for side in sides) < 10:
        return pilot * scale
    noise = [float((y[side] - np.polyval(np.polyfit(away[side], y[side], 1), away[side])).var()) for side in sides]
    density = sum(side.sum() for side in sides) / (2 * n * pilot)
    cubic = np.column_stack([np.ones(n), overs[0], away, away**2, away**3])
    third = 6 * float(np.linalg.lstsq(cubic, y, rcond=None)[0][4])
    least = 0.01 * np.mean(noise)  # curvature below this is not told from none
    bent, penalty = [], 0.0
    for over, of in zip(overs, noise, strict=True):
        reach = 3.56 * (of / (density * max(third**2, least))) ** (1 / 7) * over.sum() ** (-1 / 7)
        reach = min(reach, float(np.abs(away[over]).max()))
        rows = over & (np.abs(away) <= reach)
        bent.append(2 * float(np.polyfit(away[rows], y[rows], 2)[0]) if rows.sum() > 10 else 0.0)
        penalty += 720 * of / (max(rows.sum(), 10) * reach**4)
    size = sum(noise) / (density * ((bent[0] - bent[1]) ** 2 + penalty))
    return float(min(TRIANGULAR * size**0.2 * n ** (-0.2 - 0.05), np.abs(away).max())) * scale


def _density(away: np.ndarray, h: float) -> Density:
    """Parabolas of the logarithm of counts on either side, by Poisson regression; spread beyond Poisson widens the test."""
    edges = np.linspace(-h, h, 2 * BINS + 1)
    counts, middle = np.histogram(away, edges)[0].astype(float), (edges[:-1] + edges[1:]) / 2 / h
    if min(counts[:BINS].sum(), counts[BINS:].sum()) < FEWEST:
        return Density(float("nan"), float("nan"))
    over = (middle > 0).astype(float)
    design = np.column_stack([np.ones(len(middle)), over, middle, middle * over, middle**2, middle**2 * over])
    at = np.linalg.lstsq(design, np.log(counts + 0.5), rcond=None)[0]
    for _ in range(30):
        mean = np.exp(np.clip(design @ at, -20, 20))
        step = np.linalg.pinv((design * mean[:, None]).T @ design) @ (design.T @ (counts - mean))
        at = at + step
        if np.abs(step).max() < 1e-8:
            break
    mean = np.exp(np.clip(design @ at, -20, 20))
    wider = max(float(((counts - mean) ** 2 / mean).sum()) / (len(counts) - design.shape[1]), 1.0)
    error = np.sqrt(np.linalg.pinv((design * mean[:, None]).T @ design)[1, 1] * wider)
    return Density(float(np.exp(at[1])), float(2 * stats.norm.sf(abs(at[1]) / error)))


def _judged(density: Density) -> Diagnosis:
    verdict: Verdict = "ESTIMATE" if density.p >= 0.1 else "WARN" if density.p >= 0.01 else "NO ESTIMATE"
    return Diagnosis("density", density.p, 0.1, 0.01, "WARN" if np.isnan(density.p) else verdict)
