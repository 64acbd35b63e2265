"""Small worlds with a known answer, one for each truth test that the planted company cannot be."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import betaln, gammaincinv, ndtr

# --- T1: beta-geometric lifetimes --------------------------------------------------------------------------------


def beta_geometric(rng: np.random.Generator, n: int, alpha: float, beta: float) -> np.ndarray:
    """Whole periods after which each of n customers leaves: geometric with a chance of their own, Beta distributed."""
    return rng.geometric(np.maximum(rng.beta(alpha, beta, n), 1e-12))


def beta_geometric_survival(age, alpha: float, beta: float):
    """S(age): the share of customers still there after whole periods."""
    return np.exp(betaln(alpha, beta + np.asarray(age)) - betaln(alpha, beta))


def survivors(lifetimes: np.ndarray, periods: int) -> np.ndarray:
    """How many are still there after 0, 1, ..., `periods` periods."""
    left = np.bincount(np.minimum(lifetimes, periods + 1).astype("int64"), minlength=periods + 1)[: periods + 1]
    return len(lifetimes) - np.cumsum(left)


def cohort_counts(
    rng: np.random.Generator, sizes: np.ndarray, alpha: np.ndarray, beta: np.ndarray, *, half_seen: float = 0.5
) -> pd.DataFrame:
    """Monthly cohorts seen until the middle of a month: cohort, period, customers, active, complete, truth.

    The last cell of each cohort is a month of which only the share `half_seen` has passed: too few are active in it,
    and it is marked as not complete.
    """
    months = len(sizes)
    cohort = np.repeat(np.arange(months), np.arange(months, 0, -1))
    age = np.concatenate([np.arange(1, months - number + 1) for number in range(months)])
    active = np.concatenate([
        survivors(beta_geometric(rng, n, alpha[number], beta[number]), months - number)[1:]
        for number, n in enumerate(sizes)
    ])  # fmt: skip
    complete = age < months - cohort
    return pd.DataFrame({
        "cohort": cohort,
        "period": age,
        "customers": np.asarray(sizes)[cohort],
        "active": np.where(complete, active, rng.binomial(active, half_seen)),
        "complete": complete,
        "truth": beta_geometric_survival(age, alpha[cohort], beta[cohort]),
    })  # fmt: skip


# --- T2: beta-discrete-Weibull lifetimes -------------------------------------------------------------------------


def beta_discrete_weibull(rng: np.random.Generator, n: int, gamma: float, delta: float, c: float) -> np.ndarray:
    """Whole periods after which each of n customers leaves; with c > 1 everybody's hazard rises with age."""
    stay = np.log1p(-rng.beta(gamma, delta, n))
    return np.floor((np.log(rng.random(n)) / stay) ** (1 / c)) + 1


def beta_discrete_weibull_survival(age, gamma: float, delta: float, c: float):
    """S(age) = B(gamma, delta + age^c) / B(gamma, delta)."""
    return np.exp(betaln(gamma, delta + np.asarray(age, dtype="float64") ** c) - betaln(gamma, delta))


# --- T3: exponential mixture, censored and entered late; two competing exits -------------------------------------


def late_entry(rng: np.random.Generator, n: int, *, rates, shares, window: float) -> pd.DataFrame:
    """n customers seen in a window of days: entry, time, exited (ages in days).

    Customers began at any time in the two windows before the end. Those lost before the window opened were never
    seen; the others enter at the age they then had.
    """
    seen: list[pd.DataFrame] = []
    while sum(map(len, seen)) < n:
        kind = rng.choice(len(rates), 2 * n, p=shares)
        age_at_exit = rng.exponential(1 / np.asarray(rates)[kind])
        began = rng.uniform(-window, window, 2 * n)
        entry = np.maximum(-began, 0.0)
        time = np.minimum(age_at_exit, window - began)
        frame = pd.DataFrame({"entry": entry, "time": time, "exited": age_at_exit <= window - began})
        seen.append(frame[age_at_exit > entry])
    return pd.concat(seen, ignore_index=True).head(n)


def mixture_survival(age: float, *, rates, shares) -> float:
    """S(age) of a mixture of exponentials."""
    return float(np.sum(np.asarray(shares) * np.exp(-np.asarray(rates) * age)))


def competing_exits(rng: np.random.Generator, n: int, *, hazards: tuple[float, float], window: float) -> pd.DataFrame:
    """n customers who began at any time in a window: time, cause (0 still there at the end, 1, 2)."""
    total = sum(hazards)
    exit_at, follow_up = rng.exponential(1 / total, n), rng.uniform(0, window, n)
    cause = 1 + (rng.random(n) < hazards[1] / total)
    return pd.DataFrame({"time": np.minimum(exit_at, follow_up), "cause": np.where(exit_at <= follow_up, cause, 0)})


def cumulative_incidence(age: float, cause: int, *, hazards: tuple[float, float]) -> float:
    """The share that has left for one cause by an age."""
    return hazards[cause - 1] / sum(hazards) * -np.expm1(-sum(hazards) * age)


# --- T7: chains of touches with and without a memory --------------------------------------------------------------


def sessions(rng: np.random.Generator, n: int, moves: np.ndarray, *, back: float = 0.0) -> np.ndarray:
    """Runs of three of n sessions of a chain that ends at the last column of `moves` (states, states + 1).

    With `back` a step goes, with that chance, to where the one before came from: a chain of second order. Rows are
    before (-1 at the start), middle, after (the number of states at the end).
    """
    states = len(moves)
    upto = np.cumsum(moves, axis=1)
    before, middle = np.full(n, -1), rng.integers(states, size=n)
    runs = []
    while len(middle):
        after = (rng.random(len(middle))[:, None] > upto[middle]).sum(axis=1).clip(max=states)
        returns = (rng.random(len(middle)) < back) & (before >= 0) & (after < states)
        after = np.where(returns, before, after)
        runs.append(np.column_stack([before, middle, after]))
        on = after < states
        before, middle = middle[on], after[on]
    return np.concatenate(runs)


# --- T8: contacts that follow intent, and contacts that work ------------------------------------------------------


def intent_contacts(rng: np.random.Generator, n: int, *, lift: float, spent: float, cost: float) -> pd.DataFrame:
    """Planned contacts of n customers, a fifth held out: retargeting goes to those about to buy and does nothing,
    search goes to anyone and adds `lift` to the chance of a conversion.

    Columns as `features.holdouts.contacts` gives them; two campaigns of each kind share their customers.
    """
    intent = rng.random(n) < 0.3
    parts = []
    for wave in range(2):
        for kind, reached, works in (("retargeting", np.where(intent, 0.5, 0.03), 0.0), ("search", 0.25, lift)):
            who = np.flatnonzero(rng.random(n) < reached)
            treated = rng.random(len(who)) < 0.8
            won = rng.random(len(who)) < np.where(intent[who], 0.25, 0.05) + works * treated
            parts.append(pd.DataFrame({
                "kind": kind, "campaign_id": f"{kind}-{wave}", "customer_id": who, "treated": treated.astype(int),
                "converted": won.astype(int), "value": won * rng.gamma(2.0, spent / 2, len(who)), "cost": cost * treated,
            }))  # fmt: skip
    return pd.concat(parts, ignore_index=True)


# --- T9: a funnel with a window, seen until the data end ----------------------------------------------------------


def funnel_paths(rng: np.random.Generator, n: int, *, chances: tuple[float, ...], lags: tuple[float, ...], days: float):
    """Steps of n paths that begin at any time in `days`, go on with the chances and after exponential lags (mean days).

    Returns journey, step (s1, s2, ...), position, and day; what lies beyond `days` is not seen.
    """
    day = rng.uniform(0, days, n)
    there, steps = np.arange(n), [(np.arange(n), day)]
    for chance, lag in zip(chances, lags, strict=True):
        goes = rng.random(len(there)) < chance
        there, day = there[goes], day[goes] + rng.exponential(lag, goes.sum())
        steps.append((there, day))
    frame = pd.concat(
        [
            pd.DataFrame({"journey": who, "step": f"s{k}", "position": k, "day": at})
            for k, (who, at) in enumerate(steps, 1)
        ]
    )
    return frame[frame["day"] < days].reset_index(drop=True)


def within(window: float, first: float, second: float) -> float:
    """P(two exponential lags, of these different means, together take no longer than the window)."""
    a, b = 1 / first, 1 / second
    return float(1 - (b * np.exp(-a * window) - a * np.exp(-b * window)) / (b - a))


# --- T20: answers of three kinds, and an inclination not to answer -----------------------------------------------


def answers(rng: np.random.Generator, n: int, shares: tuple[float, float, float]) -> tuple[int, int, int]:
    """Promoters, passives and detractors among n answers."""
    return tuple(int(count) for count in rng.multinomial(n, shares))


def tilted_answers(rng: np.random.Generator, invited: np.ndarray, shares: np.ndarray, response: np.ndarray):
    """Per stratum, the promoters, passives and detractors among those who answer; shape (strata, 3)."""
    return rng.multinomial(rng.binomial(invited, response), shares)


# --- T11, T18: repeat buying and spending ------------------------------------------------------------------------


def bg_nbd(rng: np.random.Generator, T: np.ndarray, *, r, alpha, a, b, ahead: float, rate=None) -> pd.DataFrame:
    """BG/NBD customers observed for T: frequency, recency, T, alive (at T), later (purchases within `ahead`).

    Purchase times of a Poisson process are uniform given their number, so the last of x is a Beta share of the time.
    """
    rate = rng.gamma(r, 1 / alpha, len(T)) if rate is None else rate
    stays = rng.geometric(np.maximum(rng.beta(a, b, len(T)), 1e-12))  # repeat purchases until the customer leaves
    chances = rng.poisson(rate * T)
    x = np.minimum(chances, stays)
    recency = np.where(x > 0, T * rng.beta(np.maximum(x, 1), chances - x + 1), 0.0)
    later = np.clip(stays - chances, 0, rng.poisson(rate * ahead))
    return pd.DataFrame({"frequency": x * 1.0, "recency": recency, "T": T, "alive": chances < stays, "later": later})


def pareto_nbd(rng: np.random.Generator, T: np.ndarray, *, r, alpha, s, beta, ahead: float) -> pd.DataFrame:
    """Pareto/NBD customers, columns as `bg_nbd`."""
    rate, lifetime = rng.gamma(r, 1 / alpha, len(T)), rng.exponential(1 / rng.gamma(s, 1 / beta, len(T)))
    seen = np.minimum(T, lifetime)
    x = rng.poisson(rate * seen)
    recency = np.where(x > 0, seen * rng.random(len(T)) ** (1 / np.maximum(x, 1)), 0.0)
    later = rng.poisson(rate * np.clip(lifetime - T, 0, ahead))
    return pd.DataFrame({"frequency": x * 1.0, "recency": recency, "T": T, "alive": lifetime > T, "later": later})


def gamma_gamma(rng: np.random.Generator, x: np.ndarray, *, p, scale: np.ndarray) -> np.ndarray:
    """The mean of x purchases, each Gamma(p) with the customer's own scale; missing without a purchase."""
    total = rng.standard_gamma(p * x) / scale
    return np.where(x > 0, total / np.maximum(x, 1), np.nan)


def tied_gammas(
    rng: np.random.Generator, n: int, shapes: tuple[float, float], rho: float
) -> tuple[np.ndarray, np.ndarray]:
    """Two Gamma variables of unit scale whose normal scores are correlated by rho."""
    one, other = rng.multivariate_normal([0, 0], [[1, rho], [rho, 1]], n).T
    return gammaincinv(shapes[0], ndtr(one)), gammaincinv(shapes[1], ndtr(other))


# --- T4, T5: kinds of customers in log space, and data without kinds ---------------------------------------------

CORNERS = (
    4 * np.array([[0, 0, 0], [1, 1, 0], [1, 0, 1], [0, 1, 1]]) - 2.0
)  # every two differ by 4 in two of three measures


def blobs(rng: np.random.Generator, n: int, *, sigma: float = 0.35) -> tuple[np.ndarray, np.ndarray]:
    """n customers of four kinds: three measures and the kind; in logs, normal with sd sigma, corners 4 sigma apart."""
    kind = rng.integers(len(CORNERS), size=n)
    return np.exp(sigma * (CORNERS[kind] + rng.standard_normal((n, 3)))), kind


def without_kinds(rng: np.random.Generator, n: int) -> dict[str, np.ndarray]:
    """n customers of one kind, three measures: one blob, an elongated one (both in logs), and log-normal RFM in whole days
    and orders."""
    turn = np.linalg.qr(rng.standard_normal((3, 3)))[0]
    root = np.linalg.cholesky([[1, -0.5, -0.3], [-0.5, 1, 0.6], [-0.3, 0.6, 1]])
    rfm = np.exp(rng.standard_normal((n, 3)) @ root.T * [1, 0.8, 0.7] + [3, 1.5, 4])
    return {
        "one blob": np.exp(0.35 * rng.standard_normal((n, 3))),
        "an elongated blob": np.exp(0.35 * (rng.standard_normal((n, 3)) * [1, 2, 6]) @ turn),
        "log-normal RFM": np.column_stack([np.floor(rfm[:, 0]), np.ceil(rfm[:, 1]), rfm[:, 2]]),
    }


# --- T6: moves between five segments, month by month -------------------------------------------------------------

MOVES = np.array([
    [0.80, 0.10, 0.05, 0.03, 0.02], [0.10, 0.70, 0.12, 0.05, 0.03], [0.04, 0.11, 0.65, 0.14, 0.06],
    [0.02, 0.05, 0.13, 0.60, 0.20], [0.01, 0.02, 0.05, 0.12, 0.80],
])  # fmt: skip


def chains(rng: np.random.Generator, n: int, months: int, *, moves: np.ndarray = MOVES) -> np.ndarray:
    """The segments of n customers over months, shape (n, months + 1); everybody starts anywhere."""
    states = np.empty((n, months + 1), dtype=int)
    states[:, 0] = rng.integers(len(moves), size=n)
    reach = np.cumsum(moves, axis=1)
    for month in range(months):
        states[:, month + 1] = (rng.random(n)[:, None] > reach[states[:, month]]).sum(axis=1)
    return states
