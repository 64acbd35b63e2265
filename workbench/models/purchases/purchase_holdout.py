"""What a model of repeat buying would have said at the end of calibration, against what happened since."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.intervals import power
from workbench.models.intervals.estimate import Estimate, counted, not_estimated, too_few
from workbench.models.intervals.rates import wilson
from workbench.models.purchases.purchase_choice import Choice

METHODS = {"predicted": "model", "mean_rate": "mean_rate", "last_orders": "last_period"}
_FREQUENCIES = (0, 1, 2, 3, 5, 8, 13, 21, 34, np.inf)


def forecast(calibration: pd.DataFrame, choice: Choice, *, horizon: float) -> pd.DataFrame:
    """Add predicted (by the model), mean_rate and, as it is, last_orders: three forecasts of holdout_orders.

    mean_rate: everybody buys on as often as all have bought on average; last_orders: everybody buys as often as in the
    equally long time before.

    Parameters
    ----------
    calibration : as from `calibration_holdout`: frequency, recency, T, holdout_orders, last_orders, ...
    choice : the model chosen on calibration.
    horizon : length of the holdout in the unit of T.
    """
    observed = calibration["T"].sum()
    rate = calibration["frequency"].sum() / observed if observed > 0 else 0.0
    predicted = np.nan if choice.model is None or calibration.empty else choice.model.predict(calibration, horizon)
    return calibration.assign(predicted=predicted, mean_rate=rate * horizon)


def predicted_total(
    frame: pd.DataFrame, choice: Choice, *, horizon: float, draws: int = 500, level: float = 0.95, random_state: int = 0
) -> Estimate:
    """Estimate all holdout orders with a prediction interval: uncertain parameters and the chance of every customer."""
    if frame.empty:
        return too_few(level=level, unit="count")
    if choice.model is None:
        return not_estimated(choice.reason, n=len(frame), level=level, unit="count")
    rng = np.random.default_rng(random_state)
    X = frame[["frequency", "recency", "T"]].sort_values(["frequency", "recency", "T"]).to_numpy()
    totals = [
        choice.model.simulate(X, horizon, params=params, rng=rng)[0].sum()
        for params in choice.model.draw_params(draws, rng)
    ]
    lo, hi = np.quantile(totals, [(1 - level) / 2, (1 + level) / 2], method="weibull")
    value = float(frame["predicted"].sum())
    return Estimate(
        value, min(float(lo), value), max(float(hi), value), len(frame), level, "parametric bootstrap", "count"
    )


def shown(frame: pd.DataFrame, *, customers: int, minimum: int) -> pd.DataFrame:
    """Return a frame whole, or without rows when it is about fewer than `minimum` customers.

    Of `tracking`, the first weeks are left out until `minimum` repeat orders have come together.
    """
    enough = frame if customers >= minimum else frame.head(0)
    return enough[enough["repeats_seen"] >= minimum] if "repeats_seen" in enough else enough


def actual_total(frame: pd.DataFrame) -> Estimate:
    """Return the holdout orders that were counted."""
    if frame.empty:
        return too_few(unit="count")
    return counted(int(frame["holdout_orders"].sum()), n=len(frame))


def in_money(frame: pd.DataFrame, expected_money: pd.Series) -> pd.DataFrame:
    """Turn forecasts of orders into forecasts of money: by the model, everybody's mean rate, and each one's last period.

    Parameters
    ----------
    frame : as from `forecast`, with total, holdout_money and last_money. expected_money : by the model.

    Returns
    -------
    The frame with all three forecasts and the outcome in money, for `accuracy` and `leader`.
    """
    per_order = frame["total"].sum() / max((frame["frequency"] + 1).sum(), 1)
    money = frame.assign(
        predicted=expected_money.to_numpy(), mean_rate=frame["mean_rate"] * per_order, last_orders=frame["last_money"],
        holdout_orders=frame["holdout_money"],
    )  # fmt: skip
    return money if frame["T"].sum() > 0 else money.head(0)


def deviation(predicted: Estimate, actual: Estimate) -> Estimate:
    """Return how far the expected total lies from the one seen, as a share of the latter.

    >>> deviation(Estimate(90.0, 80.0, 110.0, 5), counted(100, n=5))[:3]
    (-0.1, -0.2, 0.1)
    """
    if predicted.no_interval or not actual.value > 0:
        reason = predicted.no_interval or "nothing-bought-in-test"
        return not_estimated(reason, n=predicted.n, level=predicted.level, unit="share")
    value, lo, hi = (round(end / actual.value - 1, 12) for end in (predicted.value, predicted.lo, predicted.hi))
    return Estimate(value, lo, hi, predicted.n, predicted.level, predicted.method, "share")


def leader(frame: pd.DataFrame, *, level: float = 0.95) -> Literal["model", "naive", "even", "none"]:
    """Say whether the model came closer to each customer's outcome than both naive forecasts, by paired differences.

    Returns "model" when it clearly beat both, "naive" when one of them clearly beat it, "even" when the data do not tell,
    "none" without forecasts.

    >>> frame = pd.DataFrame({"predicted": [1.0, 2, 3] * 20, "mean_rate": 2.0, "last_orders": 9.0, "holdout_orders": [1, 2, 4] * 20})
    >>> leader(frame)
    'model'
    """
    if frame.empty or frame["predicted"].isna().any():
        return "none"
    missed = {name: (frame[name] - frame["holdout_orders"]).abs() for name in METHODS}
    z = norm.ppf((1 + level) / 2)
    gains = [missed[name] - missed["predicted"] for name in ("mean_rate", "last_orders") if frame[name].notna().all()]
    clear = [each.mean() / max(each.std() / np.sqrt(len(each)), 1e-12) for each in gains]
    return "model" if all(t > z for t in clear) else "naive" if any(t < -z for t in clear) else "even"


def standing(
    deviation: Estimate, money_error: Estimate, held: Estimate, *, at_most: float = 0.1
) -> Literal["sound", "in-total", "unproven", "doubtful"]:
    """Say how a value that rests on the model may be spoken of, by what the test period showed.

    Doubtful when the total of purchases or of money was missed by more than `at_most`; sound when neither was, the range
    of the deviation is as narrow and four in five groups held (`bins_held`), in total where too few groups did; unproven
    otherwise, and without a test.

    >>> good, bad, close = Estimate(0.9, 0.7, 1.0, 9), Estimate(0.4, 0.2, 0.6, 9), Estimate(0.0, -0.02, 0.02, 500)
    >>> standing(close, close, good), standing(close, close, bad)
    ('sound', 'in-total')
    >>> standing(close, Estimate(-0.3, -0.4, -0.2, 500), good)
    'doubtful'
    """
    if abs(deviation.value) > at_most or abs(money_error.value) > at_most:
        return "doubtful"
    known = deviation.lo >= -at_most and deviation.hi <= at_most and not np.isnan(money_error.value)
    return ("sound" if held.value >= 0.8 else "in-total") if known else "unproven"


def total_error(frame: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Estimate by what share the model missed the total of all customers, from what `forecast` or `in_money` returns.

    The range is that of a ratio of two sums over customers (linearised): other customers of the same kind would have given
    another ratio.

    >>> total_error(pd.DataFrame({"predicted": [9.0, 8, 10] * 20, "holdout_orders": [10.0, 10, 10] * 20})).value
    -0.1
    """
    n, actual = len(frame), float(frame["holdout_orders"].sum())
    if not actual > 0 or frame["predicted"].isna().any():
        return not_estimated("forecast-not-tested", n=n, level=level, unit="share")
    ratio = float(frame["predicted"].sum()) / actual
    residuals = frame["predicted"] - ratio * frame["holdout_orders"]
    half = float(norm.ppf((1 + level) / 2) * np.sqrt(n) * residuals.std() / actual) if n > 1 else np.nan
    return Estimate(
        round(ratio - 1, 12), ratio - 1 - half, ratio - 1 + half, n, level, "normal, ratio over customers", "share"
    )


def split_week(course: pd.DataFrame, cut: dt.date) -> int:
    """Return the last week of `tracking` that ended by the end of calibration."""
    return int((course["week_end"] <= pd.Timestamp(cut)).sum())


def accuracy(frame: pd.DataFrame, *, of: Literal["order", "money"] = "order") -> pd.DataFrame:
    """Compare the model with the two naive forecasts.

    Returns forecast_method, and of orders orders_expected and orders_seen (totals), total_error (expected / seen − 1) and
    order_error (mean absolute error per customer); of money money_expected and so on. Methods without a forecast are left out.
    """
    actual, many = frame["holdout_orders"], "money" if of == "money" else "orders"
    rows = [
        {
            "forecast_method": name, f"{many}_expected": frame[column].sum(), f"{many}_seen": actual.sum(),
            "total_error": frame[column].sum() / actual.sum() - 1 if actual.sum() else np.nan,
            f"{of}_error": (frame[column] - actual).abs().mean(),
        }
        for column, name in METHODS.items()
        if len(frame) and frame[column].notna().all()
    ]  # fmt: skip
    return pd.DataFrame(
        rows, columns=["forecast_method", f"{many}_expected", f"{many}_seen", "total_error", f"{of}_error"]
    )


def by_frequency(frame: pd.DataFrame, *, level: float = 0.95, minimum: int = 10) -> pd.DataFrame:
    """Compare forecast and outcome per customer by how often they had bought again by the end of calibration.

    Bins of fewer than `minimum` customers are joined with the next lower one.

    Returns group (from 1), from, to (frequency), customers, predicted, actual, lo, hi (normal interval of the mean outcome).
    """
    if frame.empty:
        return _means(frame, frame["frequency"], level)
    edges = np.array(_FREQUENCIES)
    place = np.searchsorted(edges, frame["frequency"], side="right") - 1
    return _means(frame, _joined(place, minimum), level).assign(
        **{"to": lambda t: t["to"].astype("int64"), "from": lambda t: t["from"].astype("int64")}
    )


def by_decile(frame: pd.DataFrame, *, level: float = 0.95, minimum: int = 10) -> pd.DataFrame:
    """Compare forecast and outcome per customer by tenths of the forecast, the lowest first; columns as `by_frequency`."""
    tenths = min(10, len(frame) // max(minimum, 1))
    if tenths < 2 or frame["predicted"].isna().any():
        return _means(frame.head(0), frame["frequency"].head(0), level)
    rank = frame["predicted"].round(9).rank()  # customers with the same history stay together
    return _means(frame, _joined(np.ceil(rank * tenths / len(frame)).to_numpy(dtype="int64"), minimum), level)


def side_by_side(bins: pd.DataFrame) -> pd.DataFrame:
    """Return the bins twice, below one another: series (actual, predicted), from, value, lo, hi (range of the outcome)."""
    seen = bins.assign(series="actual", value=bins["actual"])
    told = bins.assign(series="predicted", value=bins["predicted"], lo=bins["predicted"], hi=bins["predicted"])
    return pd.concat([seen, told], ignore_index=True)[["series", "from", "value", "lo", "hi"]].dropna(subset="value")


def bins_held(bins: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Estimate in which share of bins the forecast lies within the range of the outcome."""
    known = bins.dropna(subset="predicted")
    if known.empty:
        return not_estimated("no-model-fitted", level=level, unit="share")
    return wilson(int(known["predicted"].between(known["lo"], known["hi"]).sum()), len(known), level=level)


def tenth_left(money: pd.DataFrame, *, level: float = 0.95, minimum: int = 10) -> dict[str, Any]:
    """Return what a random tenth of customers left as they are can show: tells ("yes", "no", or "few": fewer than `minimum` of
    them), n (its customers), p (smallest change of a mean).

    Parameters
    ----------
    money : as from `in_money`; what customers brought in the holdout says how much they differ by chance.
    """
    n = len(money) // 10
    least = power.detectable_change(money["holdout_orders"], n, others=9, level=level)
    tells = "few" if n < minimum else "yes" if least < 1 else "no"
    return {"tells": tells, "n": n, "p": least}


def verdict(error: Estimate, *, at_most: float = 0.1) -> Literal["pass", "warn"]:
    """Return "warn" when the total was missed by more than a share, or is not known."""
    return "pass" if abs(error.value) <= at_most else "warn"


def long_table(by_frequency: pd.DataFrame, by_decile: pd.DataFrame) -> pd.DataFrame:
    """Return both comparisons in one table: kind (frequency, decile), then their columns."""
    return pd.concat([by_frequency.assign(kind="frequency"), by_decile.assign(kind="decile")], ignore_index=True)[
        ["kind", "group", "from", "to", "customers", "predicted", "actual", "lo", "hi"]
    ]


def tracking(weeks: pd.DataFrame, births: pd.DataFrame, choice: Choice, *, unit_days: float) -> pd.DataFrame:
    """Follow repeat purchases week by week: counted, and expected by the model fitted on calibration.

    Parameters
    ----------
    weeks, births : as from `repeats_by_week`.
    unit_days : days of the model's unit of time.

    Returns
    -------
    week (from 1), week_end, actual, expected (in that week), repeats_seen, repeats_expected (cumulative).
    """
    frame = weeks.rename(columns={"repeats": "actual"})
    ages = np.arange(int((frame["week_end"].max() - births["first"].min()).days) + 1) if len(births) else np.array([0])
    if choice.model is None:
        expected = np.full(len(frame), np.nan)
    else:
        curve = choice.model.expected_repeats(ages / unit_days)
        passed = (frame["week_end"].to_numpy()[:, None] - births["first"].to_numpy()) / np.timedelta64(1, "D")
        since = np.where(passed > 0, curve[np.clip(passed, 0, None).astype("int64")], 0.0)
        expected = since @ births["customers"].to_numpy(dtype="float64")
    return frame.assign(
        week=range(1, len(frame) + 1), expected=np.diff(expected, prepend=0.0), repeats_seen=frame["actual"].cumsum(),
        repeats_expected=expected,
    )[["week", "week_end", "actual", "expected", "repeats_seen", "repeats_expected"]]  # fmt: skip


def _joined(place: np.ndarray, minimum: int) -> np.ndarray:
    """Bins, from the highest down, joined with the next lower one until each holds enough customers."""
    place = np.unique(place, return_inverse=True)[1]
    counts = np.bincount(place)
    target = np.arange(len(counts))
    for at in range(len(counts) - 1, 0, -1):
        if 0 < counts[at] < minimum:
            counts[at - 1] += counts[at]
            target[target == at] = at - 1
            counts[at] = 0
    if len(counts) > 1 and counts[0] < minimum:
        target[target == 0] = target[target > 0].min() if (target > 0).any() else 0
    return target[place]


def _means(frame: pd.DataFrame, group, level: float) -> pd.DataFrame:
    table = frame.groupby(np.asarray(group)).agg(
        **{"from": ("frequency", "min"), "to": ("frequency", "max")}, customers=("frequency", "size"),
        predicted=("predicted", "mean"), actual=("holdout_orders", "mean"), spread=("holdout_orders", "std"),
    )  # fmt: skip
    half = norm.ppf((1 + level) / 2) * table["spread"].fillna(0) / np.sqrt(table["customers"])
    bounds = table.assign(lo=(table["actual"] - half).clip(lower=0), hi=table["actual"] + half)
    return bounds.drop(columns="spread").assign(group=range(1, len(bounds) + 1)).reset_index(drop=True)
