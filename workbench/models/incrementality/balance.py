"""Were the groups alike? Overlap, standardised differences and counts, each with its verdict."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from sklearn.metrics import roc_auc_score

from workbench.arguments import complete
from workbench.models.incrementality.verdicts import Diagnosis, at_least, at_most
from workbench.models.nuisance.learners import standardised

OVERLAP = {"ok": 0.3, "limit": 0.1}  # calibrated: IPW intervals covered .95, .87 to .92 and .47 to .55 below
PAIRED = 15  # covariates whose squares and products are looked at: those that differed most before
BALANCE = {"ok": 0.1, "limit": 0.25}
PREDICTED = {
    "ok": 0.85,
    "limit": 0.95,
}  # area under the curve of joining: where overlap is gone, see T13 and LaLonde's samples
CUSTOMERS = {"ok": 200, "limit": 50}


def effective_share(weights: ArrayLike, treated: ArrayLike, groups: ArrayLike | None = None) -> float:
    """Return how many equal controls the weighted ones are worth, as a share of the smaller group (at most 1).

    (Σw)² / Σw² over control customers (Kish 1965), divided by the number of treated or of control customers, whichever
    is smaller: a hundred thousand controls of whom fifty resemble the treated are fifty. The odds of all controls add up
    to the number of treated they stand for; where they stand for fewer, nobody is like the rest and the share falls.

    >>> effective_share([1, 1, 1, 1, 0, 0], [True, True, False, False, False, False])
    1.0
    """
    table = pd.DataFrame({"w": np.asarray(weights, dtype=float), "treated": np.asarray(treated).astype(bool)})
    table["group"] = np.arange(len(table)) if groups is None else np.asarray(groups)
    control = table[~table["treated"]].groupby("group")["w"].sum()
    sizes = table["treated"].sum(), len(control)
    if not min(sizes) or not control.sum():
        return 0.0
    stood_for = min(float(control.sum()) / sizes[0], 1.0)
    return min(float(control.sum() ** 2 / (control**2).sum() / min(sizes)), 1.0) * float(stood_for)


def balance_table(X: pd.DataFrame, treated: ArrayLike, weights: ArrayLike) -> pd.DataFrame:
    """Compare each covariate between treated and controls, before and after weighting.

    Returns covariate, smd_before, smd_after (difference of means in standard deviations of the treated, or of the
    controls where the treated do not vary) and variance_ratio (treated to weighted controls; missing for one that takes
    two values only, whose variance follows from its mean).

    >>> X = pd.DataFrame({"spend": [3.0, 5.0, 1.0, 3.0, 5.0]})
    >>> balance_table(X, [1, 1, 0, 0, 0], [1, 1, 0, 1, 1])["smd_after"].tolist()
    [0.0]
    """
    complete(X, X.columns, "X")
    treated = np.asarray(treated).astype(bool)
    w = np.asarray(weights, dtype=float)[~treated]
    rows = []
    for name in X.columns:
        one, other = X.loc[treated, name].to_numpy(float), X.loc[~treated, name].to_numpy(float)
        spread = one.std() or other.std() or 1.0
        after = np.average(other, weights=w)
        variance = np.average((other - after) ** 2, weights=w)
        ratio = one.var() / variance if X[name].nunique() > 2 and variance > 0 else np.nan
        rows.append((name, (one.mean() - other.mean()) / spread, (one.mean() - after) / spread, ratio))
    return pd.DataFrame(rows, columns=["covariate", "smd_before", "smd_after", "variance_ratio"])


def diagnose_counts(treated: ArrayLike, groups: ArrayLike) -> Diagnosis:
    """Judge the number of customers in the smaller group: 200 are asked for, below 50 nothing is estimated.

    >>> diagnose_counts([1] * 12 + [0] * 500, range(512)).verdict
    'NO ESTIMATE'
    """
    arms = pd.Series(np.asarray(groups)).groupby(np.asarray(treated).astype(bool)).nunique()
    return at_least("customers", min(arms.get(True, 0), arms.get(False, 0)), **CUSTOMERS)


def diagnose_overlap(weights: ArrayLike, treated: ArrayLike, groups: ArrayLike | None = None) -> Diagnosis:
    """Judge whether the treated have their like among the controls."""
    return at_least("overlap", effective_share(weights, treated, groups), **OVERLAP)


def diagnose_balance(balance: pd.DataFrame) -> list[Diagnosis]:
    """Judge the largest standardised difference after weighting, and the variance ratios; nothing without a covariate."""
    if balance.empty:
        return []
    ratios = balance["variance_ratio"].dropna()
    furthest = float(np.exp(np.abs(np.log(ratios.clip(lower=1e-9))).max())) if len(ratios) else 1.0
    return [
        at_most("balance", balance["smd_after"].abs().max(), **BALANCE),
        at_most("variance_ratio", furthest, ok=2.0, limit=np.inf),
    ]


def diagnose_predicted(propensity: ArrayLike, treated: ArrayLike) -> Diagnosis:
    """Judge how well joining is predicted, out of fold: who can be told apart has no like to be compared with.

    The area under the curve: the chance that of a joiner and another the joiner has the higher predicted chance.

    >>> diagnose_predicted([0.9, 0.8, 0.1, 0.2], [1, 1, 0, 0]).verdict
    'NO ESTIMATE'
    """
    return at_most("joining_predicted", roc_auc_score(np.asarray(treated).astype(bool), propensity), **PREDICTED)


def diagnose_curved_balance(
    X: pd.DataFrame, treated: ArrayLike, weights: ArrayLike, groups: ArrayLike | None = None
) -> Diagnosis:
    """Judge whether squares and products of the covariates are alike too, after weighting.

    The root of the mean squared difference, in deviations of all, of those of the covariates that differed most before,
    less what chance makes of it with so many treated and so many equal controls as the weighted ones are worth.

    >>> rng = np.random.default_rng(1)
    >>> X = pd.DataFrame({"spend": rng.normal(size=2000)})
    >>> far = (X["spend"].abs() > 1).to_numpy()  # alike in the mean, not in the square
    >>> diagnose_curved_balance(X, far, np.ones(2000)).verdict
    'NO ESTIMATE'
    """
    treated, weights = np.asarray(treated).astype(bool), np.asarray(weights, dtype=float)
    names = balance_table(X, treated, weights).set_index("covariate")["smd_before"].abs().nlargest(PAIRED).index
    Z = standardised(X[names].to_numpy(float))
    one, other = np.triu_indices(Z.shape[1])
    both = Z[:, one] * Z[:, other]
    varying = both.std(axis=0) > 1e-9  # the square of one with two values, as often, is constant
    both = standardised(both[:, varying])
    apart = both[treated].mean(axis=0) - np.average(both[~treated], axis=0, weights=weights[~treated])
    group = np.arange(len(X)) if groups is None else np.asarray(groups)
    control = pd.Series(weights[~treated]).groupby(group[~treated]).sum()
    chance = 1 / pd.Series(group[treated]).nunique() + float((control**2).sum() / control.sum() ** 2)
    beyond = np.sqrt(max(float((apart**2).mean()) - chance, 0.0)) if varying.any() else 0.0
    return at_most("curved_balance", beyond, **BALANCE)
