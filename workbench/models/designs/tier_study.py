"""What passing from one tier into the next changes, where a score decides: customers on either side of each threshold.

Which score decided is told from the data: that by which the tiers are told apart with the fewest exceptions, spending or
points. Where those on the wrong side are more than a fifth of the smaller tier, the score did not decide, and nothing is said.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from workbench.models.designs.threshold import ThresholdEstimator
from workbench.models.incrementality.results import Setting
from workbench.models.incrementality.verdicts import at_least, worst
from workbench.models.intervals.estimate import Estimate

SORTED = {"ok": 0.98, "limit": 0.8}  # one less the customers on the wrong side, as a share of the smaller tier
COLUMNS = ["tier_reached", "begins_at", "just_above", "just_below", "margin_difference", "lo", "hi", "verdict"]
Score = Literal["spend", "points"]


class Passed(NamedTuple):
    """What was found at each threshold that the score decides (a row each, COLUMNS), which score it is, and of the threshold
    with most customers near whose diagnostics allow an estimate, the tier, where it begins and the Estimate."""

    table: pd.DataFrame
    score: Score
    tier: str
    begins_at: float
    effect: Estimate

    @property
    def told(self) -> dict[str, object]:
        """What a sentence says of it, and `when`: whether there is a threshold whose estimate is allowed."""
        values = {"score": self.score, "tier": self.tier, "x": self.begins_at, "e": self.effect}
        return values | {"direction": self.effect.direction(materiality=0), "when": bool(self.tier)}

    @property
    def shown(self) -> dict[str, object]:
        """The table, and whether there is one."""
        return {"frame": self.table, "when": len(self.table) > 0}


def passed(people: pd.DataFrame, setting: Setting) -> Passed:
    """Return what passing each threshold changed.

    Parameters
    ----------
    people : tier, spend and points before the review (a column without values was not recorded), margin after it; one row a member.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> spend = rng.uniform(0, 1000, 4000)
    >>> people = pd.DataFrame({"tier": np.where(spend >= 500, "gold", "basic"), "spend": spend, "points": np.nan,
    ...     "margin": 0.1 * spend + 30.0 * (spend >= 500) + rng.normal(0, 20, 4000)})
    >>> found = passed(people, Setting("EUR"))
    >>> found.score, found.tier, round(found.begins_at), bool(found.effect.lo < 30 < found.effect.hi)
    ('spend', 'gold', 500, True)
    """
    tried: dict[Score, list[_Line]] = {
        name: _lines(people["tier"], people[name]) for name in ("spend", "points") if people[name].notna().any()
    }
    none: Score = "spend"
    score = min(tried, key=lambda name: float(np.mean([line.wrong for line in tried[name]] or [1.0])), default=none)
    rows, best = [], Passed(pd.DataFrame(columns=COLUMNS), score, "", float("nan"), _nothing(setting))
    for line in tried.get(score, []):
        near = people[people["tier"].isin([line.below, line.tier])]
        placed = at_least("sorted", 1 - line.wrong, **SORTED)
        if (
            placed.verdict == "NO ESTIMATE"
            or min((near["tier"] == line.tier).sum(), (near["tier"] == line.below).sum()) < setting.minimum
        ):
            continue
        fitted = ThresholdEstimator(threshold=line.at, level=setting.level, unit=setting.currency)
        fitted.fit(near[score], near["margin"])
        verdict = worst(d.verdict for d in (placed, *fitted.diagnoses_))
        sizes = fitted.n_treated_, fitted.n_control_
        shown = fitted.effect_ if verdict != "NO ESTIMATE" else _nothing(setting)
        rows.append((line.tier, line.at, *sizes, *shown[:3], verdict))
        if verdict != "NO ESTIMATE" and shown.n > (best.effect.n if best.tier else 0):
            best = best._replace(tier=line.tier, begins_at=line.at, effect=shown)
    return best._replace(table=pd.DataFrame(rows, columns=COLUMNS))


class _Line(NamedTuple):
    """Where a tier begins above the one below it, and the customers on the wrong side as a share of the smaller of the two."""

    below: str
    tier: str
    at: float
    wrong: float


def _lines(tier: pd.Series, score: pd.Series) -> list[_Line]:
    """The line between each tier and the next, tiers in the order of their mean scores; none where scores are alike."""
    order = score.groupby(tier).mean().sort_values().index
    found = []
    for below, above in pairwise(order):
        both = tier.isin([below, above])
        values, upper = score[both].to_numpy(float), (tier[both] == above).to_numpy()
        values, upper = values[np.argsort(values, kind="stable")], upper[np.argsort(values, kind="stable")]
        wrong = np.concatenate([[0], upper.cumsum()]) + (~upper).sum() - np.concatenate([[0], (~upper).cumsum()])
        at = np.flatnonzero(np.append(True, np.diff(values) > 0))  # a line lies between different scores
        cut = int(at[wrong[at].argmin()])
        line = rounded(float(values[cut - 1]), float(values[cut])) if cut else float(values[0])
        smaller = max(min(upper.sum(), (~upper).sum()), 1)
        found.append(_Line(str(below), str(above), line, float(wrong[cut]) / smaller))
    return found


def rounded(lo: float, hi: float) -> float:
    """Return the roundest number above `lo` and not above `hi`: rules are round, and what one customer has is theirs.

    >>> rounded(498.2, 500.3), rounded(0.1, 0.13), rounded(-3.0, 2.0)
    (500.0, 0.12, 0.0)
    """
    if lo < 0 <= hi:
        return 0.0
    top = int(np.ceil(np.log10(max(abs(lo), abs(hi))))) + 1
    for digits in range(top, top - 17, -1):
        for part in (1.0, 0.5, 0.2):
            step = part * 10.0**digits
            found = float(np.floor(hi / step)) * step
            if found > lo:
                return float(f"{found:.12g}")
    return hi


def _nothing(setting: Setting) -> Estimate:
    return Estimate(
        *(float("nan"),) * 3, 0, setting.level, "regression discontinuity", setting.currency, "data-forbid-estimate"
    )
