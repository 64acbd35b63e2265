"""What the money of a list rests on: chances that hold where they are used, values that add up, a loss that was measured.

A check that fails withholds the money where it is grave. The others stand beside it: the report names them in what rests on
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.arguments import one_of
from workbench.models.churn.churn_metrics import Judgement, judgement
from workbench.models.churn.churn_validation import Validation
from workbench.models.churn.drift import told_apart
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
    grave: str
    tried: str
    by_rule: Mapping[str, float]
    left_share: float
    came_true: float

    def facts(self, profit: Estimate) -> dict[str, str | bool | float]:
        """What a report says of it: whether money is withheld, whether the loss was measured, the sign of the profit, the trial,
        the group called (see `Called.facts`), and what the rule of thumb reaches (rule_reached, rule_auc ...) and random order
        (left_share)."""
        rule = {f"rule_{name}": value for name, value in self.by_rule.items()}
        told: dict[str, str | bool | float] = {"withheld": bool(self.grave), "measured": self.lost.n > 0}
        return (
            told
            | {"sign": sign(profit), "tried": self.tried, "left_share": self.left_share, "came_true": self.came_true}
            | self.called.facts
            | rule
        )


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
    offer = come_true(validation, offer.losing(lost))
    judged, group = judgement(validation, level=level), called(validation, offer, level=level)
    apart = told_apart(known, today, features=validation.features, level=level)
    values = excess(today, sales)
    why = grave(judged, group, values=values, lost=lost, kind=validation.kind)
    return withholding(offer, why), judged, Basis(group, apart, values, lost, why, validation.kind, judged.by_rule,
                                     validation.base_rate, offer.came_true)  # fmt: skip


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


def come_true(validation: Validation, offer: Offer) -> Offer:
    """Return the offer with the share of the money told to be leaving that left, with those it would have paid to call.

    Whoever is picked for a high chance and a high value has had luck in both: what is told of them comes true in part (the
    optimizer's curse, Smith and Winkler 2006, Management Science 52:311). Judged at every moment tried, never above 1.
    """
    tried = validation.held if validation.kind != "time" else _as_told(validation)
    if tried.empty or "value" not in tried:
        return offer
    p, worth = tried["p"].to_numpy(), tried["value"].fillna(0).clip(lower=0).to_numpy()
    chosen = expected_profit(p, worth, offer) > 0
    told = float((p * worth)[chosen].sum())
    if chosen.sum() < 2 * offer.smallest or told <= 0:
        return offer
    left = tried["left"].to_numpy(dtype="float64")
    share = float((left * worth)[chosen].sum() / told)
    missed = pd.Series(((left - share * p) * worth)[chosen]).groupby(tried["customer_id"].to_numpy()[chosen]).sum()
    return replace(offer, came_true=min(share, 1.0), came_true_error=float(np.sqrt((missed**2).sum()) / told))


def _as_told(validation: Validation) -> pd.DataFrame:
    """The chances as they were told at every moment tried; at the newest with what earlier ones taught of the level."""
    held = validation.held
    earlier = validation.tried[validation.tried["snapshot"] < held["snapshot"].max()]
    return pd.concat([earlier.assign(p=earlier["fair"]), held], ignore_index=True)


def excess(today: pd.DataFrame, sales: float) -> float:
    """Return how many times a year's sales the yearly values of today's customers add up to; one that is not known
    counts as 0, as in the profit. Missing where the sales are not known.

    >>> excess(pd.DataFrame({"value": [60.0, 90.0]}), 100.0)
    1.5
    """
    return float(today["value"].sum() / sales) if len(today) and sales > 0 else float("nan")


def grave(judged: Judgement, group: Called, *, values: float, lost: Estimate, kind: str) -> str:
    """Return the gravest thing that forbids to tell money, a key of `WITHHELD`; empty where nothing does.

    Parameters
    ----------
    values : from `excess`. kind : of the validation.
    """
    if kind == "none":
        return ""
    found = {
        "values": values > MOST,
        "lost": not lost.known,
        "level": judged.intercept.known and not judged.intercept.lo <= 0 <= judged.intercept.hi,
        "called": group.off,
    }
    return next((name for name, bad in found.items() if bad), "")


def withholding(offer: Offer, why: str) -> Offer:
    """Return the offer, without list and money where the doubt is grave.

    >>> withholding(Offer(), "level").withheld, withholding(Offer(), "").withheld
    ('chances-off-on-average', '')
    """
    return replace(offer, withheld=WITHHELD[one_of(why, WITHHELD, "why")] if why else "")
