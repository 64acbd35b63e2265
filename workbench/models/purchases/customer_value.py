"""What customers are worth: expected purchases × expected margin, discounted over a stated horizon, with its range."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from workbench.models.intervals.estimate import Estimate, not_estimated, too_few
from workbench.models.purchases.gamma_gamma import GammaGammaModel
from workbench.models.purchases.purchase_choice import Choice, Name, choose
from workbench.models.purchases.purchase_histories import NotEstimable
from workbench.models.purchases.purchase_model import PurchaseModel

HISTORY = ["frequency", "recency", "T", "monetary_value"]
METHOD = "parametric bootstrap"
MOST_EARLY = 0.25  # of the customers may have been there before the data begin
_CELLS = 20_000_000  # customers × draws beyond which fewer draws are taken
_FEWEST_DRAWS = 200


class ValueModel(NamedTuple):
    """Everything that turns a history into a value; without a model, `reason` says why.

    Attributes
    ----------
    choice : the model of repeat buying. spending : the fitted Gamma-Gamma model.
    kept : share of a purchase's money that counts as value: margin, less what is returned later.
    horizon : in the unit of T. discount : continuous rate per unit of T. unit : currency.
    """

    choice: Choice
    spending: GammaGammaModel | None
    reason: str
    kept: float
    horizon: float
    discount: float
    unit: str

    @property
    def fitted(self) -> tuple[PurchaseModel, GammaGammaModel]:
        """The models of repeat buying and of spending, where there are both."""
        if self.choice.model is None or self.spending is None:
            raise ValueError(f"there is no model of value: {self.reason}")
        return self.choice.model, self.spending


def continuous_rate(annual: float, *, days: float) -> float:
    """Turn a yearly discount rate into a continuous one per unit of `days`.

    >>> round(continuous_rate(0.10, days=7) * 365.25 / 7, 6)
    0.09531
    """
    return log(1 + annual) * days / 365.25


def value_model(
    X: pd.DataFrame, choice: Choice, *, kept: float, horizon: float, discount: float, unit: str = "number",
    minimum_repeat_buyers: int = 50,
) -> ValueModel:  # fmt: skip
    """Fit the Gamma-Gamma model and put all together, or say why it cannot be.

    >>> value_model(pd.DataFrame(), Choice("", None, "nobody bought", pd.DataFrame()), kept=0.3, horizon=52, discount=0).reason
    'nobody bought'
    """
    found = ValueModel(choice, None, choice.reason, kept, horizon, discount, unit)
    if choice.model is None:
        return found
    if kept <= 0:  # a base worth exactly nothing, in a range of no width, would be an estimate of nobody's
        return found._replace(reason="nothing-left-of-sales")
    try:
        spending = GammaGammaModel(minimum_repeat_buyers=minimum_repeat_buyers).fit(X)
        spending.predict(X.head(1))  # refuses where the mean over customers is infinite
    except NotEstimable as error:
        return found._replace(reason=error.reason)
    return found._replace(spending=spending, reason="")


def expected_value(X: pd.DataFrame, model: ValueModel) -> pd.DataFrame:
    """Return p_alive, expected_orders (within the horizon, not discounted), expected_amount (money of a purchase) and clv.

    Without a model all are missing.
    """
    if model.spending is None:
        return pd.DataFrame(np.nan, X.index, ["p_alive", "expected_orders", "expected_amount", "clv"])
    buying, spending = model.fitted
    amount = spending.predict(X)
    discounted = buying.predict(X, model.horizon, discount=model.discount)
    return pd.DataFrame({
        "p_alive": buying.probability_alive(X), "expected_orders": buying.predict(X, model.horizon),
        "expected_amount": amount, "clv": discounted * amount * model.kept,
    }, X.index)  # fmt: skip


def value_bands(
    X: pd.DataFrame, model: ValueModel, *, level: float = 0.95, draws: int = 1000, random_state: int = 0
) -> pd.DataFrame:
    """Return for each customer the range of what they may bring: lo and hi, rounded outwards to two digits.

    One future is drawn for each set of parameters drawn; customers with the same history have the same range.
    """
    if model.spending is None:
        return pd.DataFrame(np.nan, X.index, ["lo", "hi"])
    rng = np.random.default_rng(random_state)
    distinct, which = _distinct(X)
    histories = distinct[HISTORY].to_numpy(dtype="float64")
    tails = [(1 - level) / 2, (1 + level) / 2]
    params, parts = _params(model, draws, rng), []
    size = max(_CELLS // draws, 1)
    for block in (histories[at : at + size] for at in range(0, len(histories), size)):
        parts.append(
            np.quantile([_future(block, model, *pair, rng) for pair in params], tails, axis=0, method="weibull")
        )
    lo, hi = np.concatenate(parts, axis=1)
    return pd.DataFrame({"lo": _outwards(lo, np.floor)[which], "hi": _outwards(hi, np.ceil)[which]}, X.index)


def value_totals(
    X: pd.DataFrame, model: ValueModel, groups: Mapping[str, pd.Series], *, draws: int = 1000, random_state: int = 0
) -> dict[str, pd.DataFrame]:
    """Draw what whole groups of customers may bring together, parameters and every customer's chance included.

    Parameters
    ----------
    groups : by name, one label for each customer.

    Returns
    -------
    by name, a frame with a row for each draw and a column for each label, sorted; empty without a model.
    """
    if model.spending is None:
        return {name: pd.DataFrame() for name in groups}
    labels = {name: pd.Categorical(series.astype(str)) for name, series in groups.items()}
    frame = X[HISTORY].reset_index(drop=True).assign(**{f"group {k}": c.codes for k, c in enumerate(labels.values())})
    frame = frame.sort_values(list(frame), kind="stable")  # so that the order of rows and the ids do not matter
    rng = np.random.default_rng(random_state)
    fewer = int(max(min(draws, _CELLS / max(len(frame), 1)), min(draws, _FEWEST_DRAWS)))
    sums: dict[str, list] = {name: [] for name in labels}
    members = {name: frame[f"group {k}"].to_numpy() for k, name in enumerate(labels)}
    histories = frame[HISTORY].to_numpy(dtype="float64")
    for pair in _params(model, fewer, rng):
        worth = _future(histories, model, *pair, rng)
        for name, kinds in labels.items():
            sums[name].append(np.bincount(members[name], weights=worth, minlength=len(kinds.categories)))
    return {name: pd.DataFrame(sums[name], columns=list(kinds.categories)) for name, kinds in labels.items()}


def total_value(expected: pd.DataFrame, drawn: pd.DataFrame, model: ValueModel, *, level: float = 0.95) -> Estimate:
    """Estimate what all customers together are worth."""
    if model.spending is None:
        return not_estimated(model.reason, n=len(expected), level=level, unit=model.unit)
    return _estimate(float(expected["clv"].sum()), drawn.sum(axis=1), len(expected), model.unit, level)


def mean_value(total: Estimate) -> Estimate:
    """Return a total per customer.

    >>> mean_value(Estimate(100.0, 80.0, 120.0, 10, unit="EUR"))[:3]
    (10.0, 8.0, 12.0)
    """
    each = 1 / max(total.n, 1)
    return total._replace(value=total.value * each, lo=total.lo * each, hi=total.hi * each)


def share_of(
    expected: pd.DataFrame, members: pd.Series, drawn: pd.DataFrame, total: Estimate, *, minimum: int = 1
) -> Estimate:
    """Estimate the share of the total that the customers marked "top" bring; not told of fewer than `minimum`."""
    top = members == "top"
    if total.value > 0 and top.sum() < minimum:
        return too_few(level=total.level, unit="share")
    if not total.value > 0:
        reason = total.no_interval or "worth-nothing"
        return not_estimated(reason, n=total.n, level=total.level, unit="share")
    part = float(expected.loc[top, "clv"].sum()) / total.value
    shares = (
        drawn["top"] / drawn.sum(axis=1)
    ).dropna()  # in a draw in which nobody is worth anything there is no share
    if shares.empty:
        return Estimate(part, np.nan, np.nan, total.n, total.level, "", "share", "worth-nothing")
    return _estimate(part, shares, total.n, "share", total.level)


def value_by_group(
    expected: pd.DataFrame, labels: pd.Series, drawn: pd.DataFrame, *, by: str = "group", level: float = 0.95
) -> pd.DataFrame:
    """Return the group under the name `by`, customers, expected_value (total), value_share, mean_value, lo, hi (of the mean).

    The largest total comes first; label "" is left out.
    """
    if drawn.empty:
        return pd.DataFrame(columns=[by, "customers", "expected_value", "value_share", "mean_value", "lo", "hi"])
    table = expected.groupby(labels.astype(str).to_numpy())["clv"].agg(customers="size", expected_value="sum")
    share = table["expected_value"] / table["expected_value"].sum()
    table = table.assign(value_share=share).drop(index="", errors="ignore")
    n = table["customers"]
    lo, hi = (drawn.quantile(p).reindex(n.index) for p in ((1 - level) / 2, (1 + level) / 2))  # "" must not come back
    table = table.assign(mean_value=table["expected_value"] / n, lo=lo / n, hi=hi / n)
    table["lo"], table["hi"] = table[["lo", "mean_value"]].min(axis=1), table[["hi", "mean_value"]].max(axis=1)
    return table.rename_axis(by).sort_values("expected_value", ascending=False, kind="stable").reset_index()


def value_by_groups(
    expected: pd.DataFrame, groups: Mapping[str, pd.Series], drawn: Mapping[str, pd.DataFrame], *, level: float = 0.95
) -> dict[str, pd.DataFrame]:
    """Return `value_by_group` for every way to group the customers, by its name."""
    return {by: value_by_group(expected, labels, drawn[by], by=by, level=level) for by, labels in groups.items()}


def total_without(
    others: pd.DataFrame,
    name: Name | Literal[""],
    terms: Mapping,
    *,
    draws: int = 500,
    level: float = 0.95,
    random_state: int = 0,
) -> Estimate:
    """Estimate the total anew on some of the customers: both models are fitted again, the kind of model is kept."""
    choice = choose(others, model=name or "best")
    model = value_model(others, choice, **terms)
    drawn = value_totals(others, model, {"all": pd.Series("all", others.index)}, draws=draws, random_state=random_state)
    return total_value(expected_value(others, model), drawn["all"], model, level=level)


def told_of_largest(share: Estimate, without: Estimate) -> Literal["both", "share", "nothing"]:
    """Say what can be told of the largest customers: their share and the value without them, the share alone, or nothing.

    >>> told_of_largest(Estimate(0.4, 0.3, 0.5, 90), not_estimated("too-few-bought-again"))
    'share'
    """
    if not np.isnan(without.value):
        return "both"
    return "nothing" if np.isnan(share.value) else "share"


def newcomer_value(
    model: ValueModel, *, early: float, draws: int = 500, level: float = 0.95, random_state: int = 0
) -> Estimate:
    """Estimate the mean value of a new customer, the first purchase included.

    Parameters
    ----------
    early : the share of customers who may have been there before the data begin. Above `MOST_EARLY` nothing is said: a
        model of old customers whose clock starts with the data makes newcomers of them and promises too much.

    The range is that of the mean over many such customers: only the parameters are uncertain.
    """
    if model.spending is None:
        return not_estimated(model.reason, level=level, unit=model.unit)
    if early > MOST_EARLY:
        return not_estimated("many-may-be-old-customers", level=level, unit=model.unit)
    new = pd.DataFrame(0.0, [0], HISTORY)
    first = expected_value(new, model).iloc[0]
    value = float(first["clv"] + first["expected_amount"] * model.kept)
    rng = np.random.default_rng(random_state)
    buying, spending = model.fitted
    drawn = [
        (1 + float(buying.predict(new, model.horizon, discount=model.discount, params=of_buying)[0]))
        * float(spending.predict(new, params=of_spending)[0])
        * model.kept
        for of_buying, of_spending in _params(model, draws, rng)
    ]
    return _estimate(value, drawn, buying.n_customers_, model.unit, level)


def times_sales(total: Estimate, sales: float, *, days: int) -> float:
    """Return how many times the sales of as many days, at a yearly rate, the value told is; missing where either is unknown.

    >>> times_sales(Estimate(50.0, 40.0, 60.0, 9), 200.0, days=73)
    1.25
    """
    return total.value / (sales * days / 365) if total.known and sales > 0 else float("nan")


def margin_share(money: Literal["spend", "margin"], *, margin: float) -> float:
    """Return which share of a purchase's money is margin: all of it where the lines have margin, else what is assumed."""
    return 1.0 if money == "margin" else margin


def _params(model: ValueModel, draws: int, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    """Sets of parameters of both models, as uncertain as they are; a spending model without a mean is drawn again."""
    buying, spending = model.fitted
    of_buying, of_spending = buying.draw_params(draws, rng), spending.draw_params(4 * draws, rng)
    finite = of_spending[of_spending[:, 1] > 1][:draws]
    return list(zip(of_buying, np.resize(finite, (draws, 3)), strict=True))


def _future(X: np.ndarray, model: ValueModel, of_buying: np.ndarray, of_spending: np.ndarray, rng) -> np.ndarray:
    """What each customer (columns HISTORY) brings in one future: their purchases × their money, discounted to today."""
    buying, spending = model.fitted
    purchases, stay = buying.simulate(X[:, :3], model.horizon, params=of_buying, rng=rng)
    money = spending.simulate(X[:, [0, 3]], purchases, params=of_spending, rng=rng)
    reach = model.discount * stay
    today = np.where(reach > 1e-12, -np.expm1(-reach) / np.where(reach > 1e-12, reach, 1), 1.0)
    return money * today * model.kept


def _distinct(X: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """The different histories in a fixed order, and which of them each customer has."""
    keys = X[HISTORY].fillna({"monetary_value": -1.0})
    distinct = keys.drop_duplicates().sort_values(HISTORY).reset_index(drop=True)
    numbered = keys.reset_index(drop=True).merge(distinct.assign(which=range(len(distinct))), on=HISTORY, how="left")
    return distinct.assign(monetary_value=distinct["monetary_value"].where(distinct["frequency"] > 0)), numbered[
        "which"
    ].to_numpy()


def _outwards(values: np.ndarray, rounding) -> np.ndarray:
    """Round to two significant digits, away from the middle of the range."""
    size = 10.0 ** (np.floor(np.log10(np.maximum(np.abs(values), 1e-12))) - 1)
    return np.where(values == 0, 0.0, rounding(values / size) * size)


def _estimate(value: float, drawn, n: int, unit: str, level: float) -> Estimate:
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], method="weibull")
    return Estimate(value, min(float(lo), value), max(float(hi), value), n, level, METHOD, unit)
