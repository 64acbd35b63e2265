"""What the money of a list rests on: chances that hold where they are used, values that add up, a loss that was measured.

A check that fails withholds the money, or is named in the sentence that tells it: a page that warns below and promises
above says two things.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.models.churn.churn_metrics import Judgement, judgement
from workbench.models.churn.churn_validation import Validation
from workbench.models.churn.drift import TOLD_APART, told_apart
from workbench.models.churn.retention_offer import Offer, expected_profit, sign
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson

MOST = 1.25  # yearly values told may add up to so many times a year's sales
WITHHELD = {
    "values": "values-above-sales",
    "lost": "lapses-not-followed",
    "level": "chances-off-on-average",
    "called": "chances-off-where-used",
}


class Called(NamedTuple):
    """The customers of the newest moment whom the offer would have gone to: mean chance told, and the share that left."""

    told: float
    seen: Estimate

    @property
    def off(self) -> bool:
        """Whether what was seen speaks against what was told."""
        return self.seen.known and not self.seen.lo <= self.told <= self.seen.hi

    @property
    def facts(self) -> dict[str, float | bool]:
        """What a report says of them: told, seen, and whether there is such a group."""
        return {"told": self.told, "seen": self.seen.value, "group": self.seen.known}


class Basis(NamedTuple):
    """What the money rests on: see `examine`."""

    called: Called
    apart: Estimate
    values: float
    lost: Estimate
    doubt: str
    tried: str

    def facts(self, profit: Estimate) -> dict[str, str | bool]:
        """What a report says of it: the doubt, whether money is withheld, the loss measured, the sign of the profit, the trial."""
        told: dict[str, str | bool] = {
            "doubt": self.doubt,
            "withheld": self.doubt in WITHHELD,
            "measured": self.lost.n > 0,
        }
        return told | {"sign": sign(profit), "tried": self.tried}


def examine(
    offer: Offer,
    validation: Validation,
    known: pd.DataFrame,
    today: pd.DataFrame,
    *,
    lost: Estimate,
    sales: float,
    level: float = 0.95,
) -> tuple[Offer, Judgement, Basis]:
    """Return the offer at the value truly lost, without money where the doubt is grave; what the chances are worth; and its basis.

    Parameters
    ----------
    known, today : customers learned from and of today. lost : share truly lost. sales : what the company took in a year.
    """
    offer = offer.losing(lost)
    judged, group = judgement(validation, level=level), called(validation, offer, level=level)
    apart = told_apart(known, today, features=validation.features, level=level)
    values = excess(today, sales)
    why = doubt(judged, group, apart, values=values, lost=lost, kind=validation.kind)
    return withholding(offer, why), judged, Basis(group, apart, values, lost, why, validation.kind)


def called(validation: Validation, offer: Offer, *, level: float = 0.95) -> Called:
    """Return what was told of those it would have paid to call, and what they did; without such, of the highest tenth."""
    held = validation.held
    if held.empty:
        return Called(float("nan"), not_estimated("no-customers-to-judge-by", level=level, unit="share"))
    p, value = held["p"].to_numpy(), held["value"].to_numpy() if "value" in held else np.full(len(held), np.nan)
    profit = expected_profit(p, value, offer)
    chosen = profit > 0
    if offer.capacity:
        chosen &= pd.Series(-profit).rank(method="first").to_numpy() <= offer.capacity
    if chosen.sum() < 2 * offer.smallest:
        chosen = pd.Series(-p).rank(method="first").to_numpy() <= max(len(p) // 10, 1)
    left = int(held["left"].to_numpy()[chosen].sum())
    if disclosure.about_few(int(chosen.sum()), left, minimum=offer.smallest):
        return Called(float("nan"), not_estimated("too-few-to-show", level=level, unit="share"))
    return Called(float(p[chosen].mean()), wilson(left, int(chosen.sum()), level=level))


def excess(today: pd.DataFrame, sales: float) -> float:
    """Return how many times a year's sales the yearly values of today's customers add up to; missing where unknown.

    >>> excess(pd.DataFrame({"value": [60.0, 90.0]}), 100.0)
    1.5
    """
    return float(today["value"].sum() / sales) if len(today) and sales > 0 else float("nan")


def doubt(judged: Judgement, group: Called, apart: Estimate, *, values: float, lost: Estimate, kind: str) -> str:
    """Return the gravest thing that speaks against the money: a key of `WITHHELD`, or "drift", "slope", "period", or "none".

    Parameters
    ----------
    apart : how well today's customers are told from those learned from. values : from `excess`. kind : of the validation.
    """
    if kind == "none":
        return "none"
    found = {
        "values": values > MOST, "lost": not lost.known, "level": _misses(judged.intercept, 0), "called": group.off,
        "drift": apart.value > TOLD_APART, "slope": _misses(judged.slope, 1), "period": kind == "customers",
    }  # fmt: skip
    return next((name for name, bad in found.items() if bad), "none")


def withholding(offer: Offer, why: str) -> Offer:
    """Return the offer, without list and money where the doubt is grave.

    >>> withholding(Offer(), "level").withheld, withholding(Offer(), "drift").withheld
    ('chances-off-on-average', '')
    """
    return replace(offer, withheld=WITHHELD.get(why, ""))


def _misses(estimate: Estimate, expected: float) -> bool:
    return estimate.known and not estimate.lo <= expected <= estimate.hi
