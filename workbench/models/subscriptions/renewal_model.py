"""What share of contracts renews, by how long a customer has paid, and what of today's recurring revenue that leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator

from workbench.models.intervals.estimate import Estimate, not_estimated, passed
from workbench.showing import Shown

AGES = (1, 2, 4, 7, 13)  # months: each begins a band, the last one is open
RECENT = 12  # months in which losses have to be on record
_KEYS = ["term", "band"]


class RenewalModel(Shown, BaseEstimator):
    """Chances to renew by length of term and age of the customer, drawn towards the average of their term.

    An early renewal is less likely than a late one: those who would leave soon have left. So renewals are counted by age, and
    what a customer of several renewals ahead still pays is the product of the chances at their ages. A band with few renewals
    counts with `strength` further ones at the average of all of its term (a beta prior).

    Parameters
    ----------
    strength : how many renewals the average is worth.

    Attributes
    ----------
    chances_ : term, band (the first age of it, in months), renewals, lost, chance.
    recorded_ : share of the latest 12 months with renewals in which a loss is on record.

    >>> seen = pd.DataFrame({"due": pd.Timestamp("2024-01-31"), "term": 1, "age": 1, "renewed": [True] * 80 + [False] * 20})
    >>> round(float(RenewalModel().fit(seen).chances_["chance"].iloc[0]), 2)
    0.8
    """

    def __init__(self, *, strength: float = 10.0) -> None:
        self.strength = strength

    def fit(self, occasions: pd.DataFrame, y: object = None) -> RenewalModel:
        """Count renewals: due, term, age (months when due), renewed; one row an occasion."""
        seen = occasions.assign(band=_band(occasions["age"]), lost=~occasions["renewed"].astype(bool))
        each = seen.groupby(_KEYS)["lost"].agg(renewals="size", lost="sum")
        by_term = each.groupby("term").sum()
        mean = (by_term["lost"] + 0.5) / (by_term["renewals"] + 1)
        self.overall_ = float((each["lost"].sum() + 0.5) / (each["renewals"].sum() + 1))
        lost = each["lost"] + self.strength * mean.reindex(each.index.get_level_values("term")).to_numpy()
        each["chance"] = 1 - lost / (each["renewals"] + self.strength)
        self.chances_ = each.reset_index()
        months = seen.groupby(pd.DatetimeIndex(seen["due"]).to_period("M"))["lost"].any()
        self.recorded_ = float(months.iloc[-RECENT:].mean()) if len(months) else 0.0
        return self

    def predict(self, ahead: pd.DataFrame) -> np.ndarray:
        """Return the chance of each renewal ahead (term, age, due, ends): 1 where none is due, 0 where notice has been given.

        Missing where losses are on record in fewer than half of the latest months.
        """
        chance = 1 - _gone(self._beta(_asked(ahead)))
        chance = chance if self.recorded_ >= 0.5 else np.full(len(ahead), np.nan)
        return _settled(ahead, chance)

    def kept(self, ahead: pd.DataFrame, *, level: float = 0.95, draws: int = 1000, random_state: int = 0) -> Estimate:
        """Forecast the share of the revenue of these contracts that is kept, before what customers add.

        Parameters
        ----------
        ahead : contract, cents, term, age, due (missing where none is), ends; one row a contract and renewal.
        draws : chances and outcomes drawn for the range.

        Not estimated where losses are on record in fewer than half of the latest months: contracts that ended earlier are
        then missing from the data.
        """
        n = int(ahead["contract"].nunique())
        if not n or not ahead["cents"].sum() > 0:
            return not_estimated("nobody-to-count", level=level, unit="share")
        if self.recorded_ < 0.5:
            return not_estimated("losses-not-recorded", n=n, level=level, unit="share")
        chance = pd.Series(self.predict(ahead)).groupby(ahead["contract"].to_numpy()).prod()
        cents = ahead.groupby("contract")["cents"].first()
        value = float((chance.reindex(cents.index) * cents).sum() / cents.sum())
        drawn = self._drawn(ahead, cents, draws, np.random.default_rng(random_state)) / cents.sum()
        lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
        return Estimate(value, min(float(lo), value), max(float(hi), value), n, level, "renewals drawn", "share")

    def _beta(self, asked: pd.DataFrame) -> pd.DataFrame:
        """Renewed and lost of each band asked for, with the prior."""
        seen = asked.merge(self.chances_, on=_KEYS, how="left")
        by_term = self.chances_.groupby("term")[["renewals", "lost"]].sum()
        mean = (
            ((by_term["lost"] + 0.5) / (by_term["renewals"] + 1)).reindex(seen["term"]).fillna(self.overall_).to_numpy()
        )
        lost, renewals = seen["lost"].fillna(0).to_numpy(), seen["renewals"].fillna(0).to_numpy()
        return pd.DataFrame(
            {"lost": lost + self.strength * mean, "renewed": renewals - lost + self.strength * (1 - mean)}
        )

    def _drawn(self, ahead: pd.DataFrame, cents: pd.Series, draws: int, rng: np.random.Generator) -> np.ndarray:
        """What is kept in each draw; contracts of the same bands and money are drawn together."""
        asked = _asked(ahead)
        kinds, place = np.unique(asked.to_numpy(dtype="int64"), axis=0, return_inverse=True)
        beta = self._beta(pd.DataFrame(kinds, columns=_KEYS))
        log_chance = np.log(
            rng.beta(beta["renewed"].to_numpy()[:, None], beta["lost"].to_numpy()[:, None], (len(kinds), draws))
        )
        due = ahead["due"].notna().to_numpy()
        paths = pd.crosstab(ahead["contract"].to_numpy()[due], place.reshape(-1)[due]).reindex(
            cents.index, fill_value=0
        )
        paths = paths.reindex(columns=range(len(kinds)), fill_value=0)
        ends = ahead.groupby("contract")["ends"].any().reindex(cents.index)
        groups = paths.assign(cents=cents)[~ends].value_counts()
        kept = np.zeros(draws)
        for path, count in groups.items():
            chance = np.exp(np.asarray(path[:-1]) @ log_chance)
            kept += path[-1] * rng.binomial(int(count), np.minimum(chance, 1.0))
        return kept


def back_test(
    past: Sequence[tuple], occasions: pd.DataFrame, *, level: float = 0.95, minimum: int = 0, draws: int = 1000
) -> pd.DataFrame:
    """Make the forecasts that could have been made before, and set them against what happened since.

    Parameters
    ----------
    past : see `features.subscriptions.renewals.past`. occasions : all renewals; of each only those by then are learned from.
    minimum : a stretch in which fewer customers left, or stayed, is left out.

    Returns
    -------
    moment (the day), customers, kept_told with lo and hi, kept_seen, kept_before (the share of the months before: the rule
    of thumb), inside. Empty where no forecast could be made.
    """
    rows = []
    for origin, ahead, customers, lost, seen, before in past:
        known = occasions[occasions["due"] <= pd.Timestamp(origin)]
        told = RenewalModel().fit(known).kept(ahead, level=level, draws=draws) if len(known) else None
        if told is not None and told.known and min(lost, customers - lost) >= minimum:
            rows.append([origin, customers, *told[:3], seen, before, bool(told.lo <= seen <= told.hi)])
    return pd.DataFrame(
        rows, columns=["moment", "customers", "kept_told", "lo", "hi", "kept_seen", "kept_before", "inside"]
    )


def errors(tested: pd.DataFrame) -> tuple[Estimate, Estimate]:
    """Return the mean absolute error of the forecasts of a back-test and of the rule of thumb, as shares.

    >>> tested = pd.DataFrame({"kept_told": [0.9], "kept_before": [0.7], "kept_seen": [0.8]})
    >>> [round(each.value, 2) for each in errors(tested)]
    [0.1, 0.1]
    """
    if tested.empty:
        return (not_estimated("forecast-not-tested", unit="share"),) * 2
    gaps = [float((tested[name] - tested["kept_seen"]).abs().mean()) for name in ("kept_told", "kept_before")]
    missing = float("nan")
    told, naive = (
        Estimate(gap, missing, missing, len(tested), 0.95, "count", "share", "complete-count") for gap in gaps
    )
    return told, naive


def verdict(tested: pd.DataFrame) -> Literal["pass", "warn"]:
    """Return "pass" where there are at least four past forecasts and the range held in four of five of them.

    >>> verdict(pd.DataFrame({"inside": [True] * 4})), verdict(pd.DataFrame({"inside": [True] * 3}))
    ('pass', 'warn')
    """
    return passed(len(tested) >= 4 and bool(tested["inside"].mean() >= 0.8))


def _band(age: pd.Series) -> np.ndarray:
    return np.asarray(AGES)[np.searchsorted(AGES, age.clip(lower=AGES[0]).to_numpy(), side="right") - 1]


def _asked(ahead: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"term": ahead["term"].to_numpy(dtype="int64"), "band": _band(ahead["age"])})


def _gone(beta: pd.DataFrame) -> np.ndarray:
    return (beta["lost"] / (beta["lost"] + beta["renewed"])).to_numpy()


def _settled(ahead: pd.DataFrame, chance: np.ndarray) -> np.ndarray:
    return np.where(ahead["ends"], 0.0, np.where(ahead["due"].isna(), 1.0, chance))
