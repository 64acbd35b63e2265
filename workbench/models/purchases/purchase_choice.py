"""Which model of repeat buying describes these customers best, and what each says about one-time buyers."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from workbench.models.intervals.estimate import Estimate, not_estimated, too_few
from workbench.models.purchases.beta_geo import BetaGeoModel, ModifiedBetaGeoModel
from workbench.models.purchases.pareto_nbd import ParetoNBDModel
from workbench.models.purchases.purchase_histories import NotEstimable
from workbench.models.purchases.purchase_model import PurchaseModel

Name = Literal["best", "bg_nbd", "mbg_nbd", "pareto_nbd"]
MODELS = {"bg_nbd": BetaGeoModel, "mbg_nbd": ModifiedBetaGeoModel, "pareto_nbd": ParetoNBDModel}


class Choice(NamedTuple):
    """A fitted model, or the reason why there is none; `table` compares all that were tried."""

    name: str
    model: PurchaseModel | None
    reason: str
    table: pd.DataFrame


def choose(X: pd.DataFrame, *, model: Name = "best", minimum_repeat_buyers: int = 50, minimum_cell: int = 1) -> Choice:
    """Fit the three models and take the asked one, or the one of highest likelihood.

    All have four parameters and explain the same purchases, so likelihoods compare like with like (the order is that of
    AIC and BIC). What customers did later is not used: a holdout stays a test of the chosen model.

    Parameters
    ----------
    minimum_cell : the mean of fewer one-time buyers is not told.

    Returns
    -------
    Choice; its table has a row for each model: model, chosen, log_likelihood, behind (log-likelihood below the best),
    alive (mean P(alive)), one_time (customers without a repeat purchase), one_time_alive (their mean P(alive)), reason.

    Examples
    --------
    >>> choose(pd.DataFrame({"frequency": [1], "recency": [2.0], "T": [3.0]})).reason
    'too-few-bought-again'
    """
    fitted, rows = {}, []
    one_time = X[X["frequency"] == 0]
    for name, kind in MODELS.items():
        row = {
            "model": name,
            "log_likelihood": np.nan,
            "alive": np.nan,
            "one_time": len(one_time),
            "one_time_alive": np.nan,
        }
        try:
            found = kind(minimum_repeat_buyers=minimum_repeat_buyers).fit(X)
        except NotEstimable as error:
            rows.append(row | {"reason": error.reason})
            continue
        fitted[name] = found
        alive = found.probability_alive(X)
        once = alive[(X["frequency"] == 0).to_numpy()]
        rows.append(row | {
            "log_likelihood": found.log_likelihood_, "alive": float(alive.mean()),
            "one_time_alive": float(once.mean()) if len(once) >= minimum_cell else np.nan, "reason": "",
        })  # fmt: skip
    table = pd.DataFrame(rows)
    asked = table if model == "best" else table[table["model"] == model]
    name = str(asked.loc[asked["log_likelihood"].idxmax(), "model"]) if asked["log_likelihood"].notna().any() else ""
    table["behind"] = table["log_likelihood"].max() - table["log_likelihood"]
    table["chosen"] = table["model"] == name
    return Choice(name, fitted.get(name), "" if name else str(asked["reason"].iloc[0]), table)


def compared(choice: Choice) -> pd.DataFrame:
    """Return the models tried under the names of report columns: model, log_likelihood, behind_best, still_alive, one_time_alive, fit_state."""
    names = {"behind": "behind_best", "alive": "still_alive", "reason": "fit_state"}
    shown = ["model", "log_likelihood", "behind_best", "still_alive", "one_time_alive", "fit_state"]
    return choice.table.rename(columns=names)[shown]


def share_alive(
    X: pd.DataFrame, choice: Choice, *, draws: int = 500, level: float = 0.95, random_state: int = 0, minimum: int = 1
) -> Estimate:
    """Estimate the share of customers who are still customers: the mean P(alive); not told of fewer than `minimum`.

    The range holds the uncertainty of the parameters and the chance of every customer.
    """
    if len(X) < minimum:
        return too_few(level=level, unit="share")
    if choice.model is None:
        return not_estimated(choice.reason, n=len(X), level=level, unit="share")
    rng = np.random.default_rng(random_state)
    histories = X[["frequency", "recency", "T"]].value_counts().sort_index().rename("customers").reset_index()
    n, histories = histories["customers"].to_numpy(), histories[["frequency", "recency", "T"]].to_numpy()
    drawn = []
    for params in choice.model.draw_params(draws, rng):
        alive = choice.model.probability_alive(histories, params=params)
        drawn.append(rng.binomial(n, alive).sum() / n.sum())
    value = float(choice.model.probability_alive(histories) @ n / n.sum())
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], method="weibull")
    bounds = value, min(float(lo), value), max(float(hi), value)
    return Estimate(*bounds, int(n.sum()), level, "parametric bootstrap", "share")


def told_of_one_time(choice: Choice, alive: Estimate) -> dict[str, object]:
    """Return what is said of one-time buyers who are still customers: told ("built-in" into BG/NBD, "estimated" or "not-known"),
    o (the estimate) and m (their mean chance under MBG/NBD).
    """  # fmt: skip
    told = "not-known" if np.isnan(alive.value) else "built-in" if choice.name == "bg_nbd" else "estimated"
    modified = choice.table.set_index("model")["one_time_alive"]["mbg_nbd"]
    return {"told": told, "o": alive, "m": modified}


Edge = Literal["none", "nobody-leaves", "alike", "alike-buying", "alike-leaving", "extreme", "no-model"]


def edge(choice: Choice) -> Edge:
    """Say which difference between customers the data do not show, see `PurchaseModel.at_edge_`.

    "alike" is in buying and in leaving; "extreme" is everything else that cannot be measured, such as customers of whom most never
    leave and some at once.
    """
    if choice.model is None:
        return "no-model"
    edges = set(choice.model.at_edge_)
    if "rate of leaving" in edges:
        return "nobody-leaves"
    buying, leaving = choice.model.params_.iloc[[0, 2]] > 1  # the shapes: at their edge very large where all are alike
    if edges == {"differences in buying", "differences in leaving"} and buying and leaving:
        return "alike"
    if edges == {"differences in buying"} and buying:
        return "alike-buying"
    if edges == {"differences in leaving"} and leaving:
        return "alike-leaving"
    return "extreme" if edges else "none"
