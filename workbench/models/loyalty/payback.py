"""When a programme has paid back: what it brought so far against what it cost so far, since joining or contact."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.loyalty.programme_cost import Cost

State = Literal["refused", "free", "never", "perhaps", "open", "within"]


class Payback(NamedTuple):
    """The days after which the cost has come back, with the ends of its range (missing: not within the horizon).

    state : "refused" (no effect or cost known), "free" (nothing was spent), "never" (not within the horizon, whichever end of the range), "perhaps" (only at
    the favourable end), "open" (within it, but not at the unfavourable end), "within".
    course : days, gained, lo, hi, cost; per member or contact, from the moment on.
    reached, spent : gained and cost at the horizon.
    """

    state: State
    days: float
    lo: float
    hi: float
    horizon: float
    course: pd.DataFrame
    reached: Estimate
    spent: Estimate

    @property
    def told(self) -> dict[str, object]:
        """What a sentence says of it: state, days (v) with the ends of their range (lo, hi), horizon (h)."""
        return {"state": self.state, "v": self.days, "lo": self.lo, "hi": self.hi, "h": self.horizon}

    @property
    def sums(self) -> dict[str, object]:
        """What the figure says of the sums at the horizon (h): gained (g) and cost (c)."""
        return {"h": self.horizon, "g": self.reached, "c": self.spent}


def payback(gained: pd.DataFrame, cost: Cost, *, window_days: int) -> Payback:
    """Return when the cost has come back: the first window from whose end on the sum stays at or above the cost.

    The ends of the range are where the ends of the range of the sum cross the cost. Contacts are paid at
    the beginning; rewards and running cost arise evenly with the days of membership.

    Parameters
    ----------
    gained : window (from 1), value, lo, hi: the effect summed up to each window; without rows nothing is known.

    Examples
    --------
    >>> from workbench.models.loyalty.programme_cost import contact_cost
    >>> gained = pd.DataFrame({"window": [1, 2, 3], "value": [1.0, 3.0, 5.0], "lo": [0.0, 1.0, 2.0], "hi": [2.0, 5.0, 8.0]})
    >>> found = payback(gained, contact_cost(pd.Series([2.5]), otherwise=0.0, currency="EUR"), window_days=28)
    >>> found.state, found.days, found.lo, found.hi
    ('open', 56.0, 56.0, nan)
    """
    if gained.empty or gained["value"].isna().any() or np.isnan(cost.total.value):
        missing, unknown = float("nan"), not_estimated("data-forbid-estimate", unit=cost.total.unit)
        empty = pd.DataFrame(columns=["days", "gained", "lo", "hi", "cost"])
        return Payback("refused", missing, missing, missing, missing, empty, unknown, unknown)
    upfront = cost.running if cost.days == 0 else 0.0
    daily = (cost.total.value - upfront) / cost.days if cost.days > 0 else 0.0
    course = gained.rename(columns={"value": "gained"}).assign(days=gained["window"] * float(window_days))
    course = course.assign(cost=upfront + daily * course["days"])
    start = pd.DataFrame({"window": [0], "gained": [0.0], "lo": [0.0], "hi": [0.0], "days": [0.0], "cost": [upfront]})
    days, lo, hi = (_crossed(course["days"], course[name] - course["cost"]) for name in ("gained", "hi", "lo"))
    never: State = "never" if np.isnan(lo) else "perhaps"
    state: State = never if np.isnan(days) else "open" if np.isnan(hi) else "within"
    state = state if cost.total.value > 0 else "free"
    whole = pd.concat([start, course], ignore_index=True)[["days", "gained", "lo", "hi", "cost"]]
    last = course.iloc[-1]
    reached = cost.total._replace(value=last["gained"], lo=last["lo"], hi=last["hi"], no_interval="")
    scale = last["cost"] / cost.total.value if cost.total.value > 0 else 1.0
    spent = cost.total._replace(**{name: getattr(cost.total, name) * scale for name in ("value", "lo", "hi")})
    return Payback(state, days, lo, hi, float(last["days"]), whole, reached, spent)


def sides(course: pd.DataFrame) -> pd.DataFrame:
    """Return the course as two lines, days, side ("gained" with its range, "cost"), amount, lo and hi."""
    gained = course.rename(columns={"gained": "amount"})[["days", "amount", "lo", "hi"]].assign(side="gained")
    cost = pd.DataFrame({"days": course["days"], **dict.fromkeys(("amount", "lo", "hi"), course["cost"])}).assign(
        side="cost"
    )
    return pd.concat([gained, cost], ignore_index=True)


def _crossed(days: pd.Series, left: pd.Series) -> float:
    """The first day from which on what is left stays at or above 0; missing where it ends below."""
    stays = (left >= 0)[::-1].cummin()[::-1]
    return float(days[stays].iloc[0]) if stays.any() else float("nan")
