"""One past test of the whole forecast: fitted on the first part of the data, held against what the same customers did then."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pandas as pd

from workbench.models.intervals.estimate import Estimate
from workbench.models.purchases import customer_value
from workbench.models.purchases import purchase_holdout as holdout
from workbench.models.purchases.purchase_choice import Choice, Name, choose


class Study(NamedTuple):
    """What the test found.

    Attributes
    ----------
    choice : the model fitted on calibration. orders, money : forecasts and outcome of each customer, in purchases and in money.
    predicted, actual, deviation : of all purchases together. error : of all money together.
    by_frequency : forecast and outcome by earlier repeat purchases; held : in which share of these groups it held.
    by_decile : the same by tenths of the forecast; best : whose forecast came closest to each customer.
    standing : how a value that rests on the model may be spoken of.
    """

    choice: Choice
    orders: pd.DataFrame
    money: pd.DataFrame
    predicted: Estimate
    actual: Estimate
    deviation: Estimate
    error: Estimate
    by_frequency: pd.DataFrame
    held: Estimate
    by_decile: pd.DataFrame
    best: Literal["model", "naive", "even", "none"]
    standing: Literal["sound", "in-total", "unproven", "doubtful"]

    @property
    def told(self) -> dict[str, object]:
        """What a report says of it: p and a, expected and seen in all; best; the same of the lowest and the highest tenth."""
        ends = self.by_decile.iloc[[0, -1]] if len(self.by_decile) else pd.DataFrame()
        low, high = ends[["predicted", "actual"]].to_numpy().tolist() if len(ends) else [[float("nan")] * 2] * 2
        told: dict[str, object] = {"p": self.predicted, "a": self.actual, "best": self.best, "tenths": len(ends) > 0}
        return told | {"low": low[0], "low_seen": low[1], "high": high[0], "high_seen": high[1]}


def study(
    known: pd.DataFrame, *, model: Name = "best", horizon: float, kept: float, unit: str = "number", draws: int = 500,
    level: float = 0.95, random_state: int = 0, minimum: int = 10,
) -> Study:  # fmt: skip
    """Fit on calibration, forecast the holdout, and judge both purchases and money.

    Parameters
    ----------
    known : as from `calibration_holdout`; fewer than `minimum` customers are not tested.
    horizon : length of the holdout in the unit of T. kept : share of a purchase's money that is not returned later.
    unit : currency. model, draws, level, random_state : as elsewhere.
    """
    calibration = holdout.shown(known, customers=len(known), minimum=minimum)
    choice = choose(calibration, model=model)
    orders = holdout.forecast(calibration, choice, horizon=horizon)
    predicted = holdout.predicted_total(
        orders, choice, horizon=horizon, draws=draws, level=level, random_state=random_state
    )
    actual = holdout.actual_total(orders)
    spent = customer_value.value_model(calibration, choice, kept=kept, horizon=horizon, discount=0.0, unit=unit)
    money = holdout.in_money(orders, customer_value.expected_value(calibration, spent)["clv"])
    by_frequency = holdout.by_frequency(orders, level=level, minimum=minimum)
    held = holdout.bins_held(by_frequency, level=level)
    deviation, error = holdout.deviation(predicted, actual), holdout.total_error(money, level=level)
    by_decile = holdout.by_decile(orders, level=level, minimum=minimum)
    return Study(choice, orders, money, predicted, actual, deviation, error, by_frequency, held, by_decile,
                 holdout.leader(orders, level=level), holdout.standing(deviation, error, held))  # fmt: skip
