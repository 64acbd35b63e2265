"""Small worlds in which customers join, are contacted or redeem, with a known effect: T12 to T19."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd


class Joiners(NamedTuple):
    """One row a customer: covariates, outcome, whether they joined; and the effect on those who did, where it differs."""

    X: np.ndarray
    y: np.ndarray
    joined: np.ndarray
    effect: float = float("nan")


def _chance(logit: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-logit))


def on_observables(rng: np.random.Generator, n: int, *, effect: float, squared: bool) -> Joiners:
    """Joining by a logistic model of two traits; outcome linear in them, or with a square too; log-normal noise."""
    X = rng.normal(size=(n, 2))
    joined = rng.random(n) < _chance(X @ [0.6, 0.4] - 0.2)
    noise = 2 * (rng.lognormal(0, 0.8, n) - np.exp(0.32))
    y = 10 + X @ [3.0, 2.0] + (1.5 * X[:, 0] ** 2 if squared else 0.0) + effect * joined + noise
    return Joiners(X, y, joined)


TRUTHS = ("products", "thresholds")


def beyond_straight_lines(
    rng: np.random.Generator, n: int, *, effect: float, truth: str, covariates: int = 10
) -> Joiners:
    """Joining and outcome by a product of two traits, or by thresholds of them; the other covariates mean nothing.

    The effect is larger for who has more of the third trait, so that it differs between those who join and the others.
    """
    X = rng.normal(size=(n, covariates))
    shape = X[:, 0] * X[:, 1] if truth == "products" else 1.5 * (X[:, 0] > 0.3) * (X[:, 1] > -0.5) - 0.7
    joined = rng.random(n) < _chance(0.8 * shape + 0.5 * X[:, 2] - 0.2)
    gain = effect + 0.5 * X[:, 2]
    y = 10 + 3.0 * shape + 2.0 * X[:, 2] + gain * joined + 2 * rng.normal(size=n)
    return Joiners(X, y, joined, float(gain[joined].mean()))


def with_overlap(rng: np.random.Generator, n: int, *, g: float) -> Joiners:
    """Joining ever more a matter of one observed trait as g grows."""
    X = rng.normal(size=(n, 1))
    joined = rng.random(n) < _chance(0.93 * g * X[:, 0])
    return Joiners(X, 2 * X[:, 0] + 5.0 * joined + rng.normal(size=n), joined)


HIDDEN = {"effect": 2.0, "observed": 1.0, "hidden": 1.5, "noise": 1.0}


def hidden_trait(rng: np.random.Generator, n: int, *, pull: float, effect: float = HIDDEN["effect"]) -> Joiners:
    """Two traits of two values move joining and outcome; only the first is recorded. `pull` moves joining by the second."""
    x, u = rng.integers(0, 2, n), rng.integers(0, 2, n)
    joined = rng.random(n) < hidden_chance(x, u, pull)
    y = effect * joined + HIDDEN["observed"] * x + HIDDEN["hidden"] * u + HIDDEN["noise"] * rng.normal(size=n)
    return Joiners(x[:, None].astype(float), y, joined)


def hidden_chance(x, u, pull: float):
    return _chance(-0.5 + 0.6 * np.asarray(x) + pull * np.asarray(u))


def hidden_robustness(*, pull: float, effect: float = HIDDEN["effect"]) -> float:
    """The robustness value of the estimate without the hidden trait, from the four kinds of customers there are."""
    x, u = (grid.ravel() for grid in np.meshgrid([0, 1], [0, 1]))
    e = hidden_chance(x, u, pull)
    known = np.array([e[x == k].mean() for k in (0, 1)])[x]
    share = e.mean()
    given_joined = np.array([np.average(u[x == k], weights=e[x == k]) for k in (0, 1)])[x]
    given_not = np.array([np.average(u[x == k], weights=1 - e[x == k]) for k in (0, 1)])[x]
    short = effect + HIDDEN["hidden"] * np.average(given_joined - given_not, weights=e)
    one, other = effect + HIDDEN["hidden"] * given_joined, HIDDEN["hidden"] * given_not
    spread = e * (1 - e) * 0  # the residual of the model is taken around one effect for all
    variance = HIDDEN["noise"] ** 2 + HIDDEN["hidden"] ** 2 * np.mean(
        e * given_joined * (1 - given_joined) + (1 - e) * given_not * (1 - given_not)
    )
    variance += np.mean(e * (one - other - short) ** 2 + spread)
    weight = (share + np.mean((1 - known) * (known / (1 - known)) ** 2)) / share**2
    f2 = short**2 / (variance * weight)
    return 0.5 * (np.sqrt(f2**2 + 4 * f2) - f2)


class Occasions(NamedTuple):
    """A panel of purchase months as `features.trials` makes it, with what members brought and the true effect each."""

    panel: pd.DataFrame
    brought: pd.Series
    effect: float


def buying_joiners(rng: np.random.Generator, n: int, *, lift: float, months: int = 15, windows: int = 6) -> Occasions:
    """Customers of lasting differences whose spending persists and who join on a purchase; `lift` from the next month on.

    Joining depends on what is bought in the month and whether something was bought in the month before.
    """
    trait, state = rng.normal(0, 0.5, n), rng.normal(0, 0.6, n)
    spend, joined = np.zeros((n, months)), np.full(n, months)
    base = np.zeros((n, months))
    for month in range(months):
        state = 0.6 * state + np.sqrt(1 - 0.36) * 0.6 * rng.normal(size=n)
        bought = rng.random(n) < _chance(trait + state)
        base[:, month] = np.where(bought, 30 * rng.lognormal(0.5 * (trait + state), 0.4), 0.0)
        spend[:, month] = base[:, month] * np.where(joined < month, 1 + lift, 1.0)
        before = base[:, month - 1] > 0 if month else np.zeros(n, dtype=bool)
        logit = -3.0 + 0.8 * np.log(np.maximum(spend[:, month], 1) / 30) + 0.7 * before
        joins = bought & (joined == months) & (rng.random(n) < _chance(logit)) & (month >= 4)
        joined[joins] = month
    who, when = np.nonzero((spend > 0) & (np.arange(months) >= 4) & (np.arange(months) <= joined[:, None]))
    panel = _occasions(spend, joined, who, when, windows)
    member = np.arange(months)[None, :] > joined[:, None]
    members = joined < months
    brought = pd.Series((spend * member).sum(axis=1)[members], index=np.flatnonzero(members))
    gained = ((spend - base) * member).sum(axis=1)[members].mean()
    return Occasions(panel, brought, float(gained))


def _occasions(spend: np.ndarray, joined: np.ndarray, who: np.ndarray, when: np.ndarray, windows: int) -> pd.DataFrame:
    months = spend.shape[1]
    columns = {"customer_id": who, "treated": joined[who] == when, "value": spend[who, when]}
    columns["start"] = pd.PeriodIndex.from_ordinals(648 + when, freq="M").to_timestamp()
    for k in range(1, 7):
        there = when - k >= 0
        columns[f"lead_{k}"] = np.where(there, spend[who, when - k], np.nan)
        columns[f"orders_{k}"] = np.where(there, spend[who, when - k] > 0, np.nan).astype(float)
    for k in range(windows):
        later = when + 1 + k
        seen = later < months
        after = np.where(seen, spend[who, np.minimum(later, months - 1)], np.nan)
        columns[f"after_{k}"] = after
        columns[f"member_{k}"] = np.where(seen, after * (later > joined[who]), np.nan)
    earlier = np.cumsum(spend > 0, axis=1) - (spend > 0)
    last = np.maximum.accumulate(np.where(spend > 0, np.arange(months), -1), axis=1)
    before = last[who, np.maximum(when - 1, 0)]
    columns["orders_before"] = earlier[who, when].astype(float)
    columns["spend_before"] = (np.cumsum(spend, axis=1) - spend)[who, when]
    columns["recency_days"] = np.where(before >= 0, 28.0 * (when - before), np.nan)
    first = np.where((spend > 0).any(axis=1), (spend > 0).argmax(axis=1), 0)
    columns["known_days"] = np.where(before >= 0, 28.0 * (when - first[who]), np.nan)
    return pd.DataFrame(columns)


def point_vintages(
    rng: np.random.Generator, n: int, *, share: float, mean_days: float, seen_days: float
) -> pd.DataFrame:
    """Vintages issued evenly over the days seen, a share of which is redeemed after an exponential time."""
    age = rng.uniform(0, seen_days, n)
    until = np.where(rng.random(n) < share, rng.exponential(mean_days, n), np.inf)
    return pd.DataFrame({"age_days": np.minimum(age, until), "redeemed": until < age})


class Responders(NamedTuple):
    X: np.ndarray
    y: np.ndarray
    treated: np.ndarray
    effect: np.ndarray


def responders(rng: np.random.Generator, n: int, *, slope: float, mean: float) -> Responders:
    """A randomised trial in which the effect rises with the first of three traits."""
    X = rng.normal(size=(n, 3))
    treated, effect = rng.random(n) < 0.5, mean + slope * X[:, 0]
    y = X @ [1.0, 0.5, 0.0] + effect * treated + rng.normal(size=n) * 2
    return Responders(X, y, treated, effect)
