"""What a trial adjusts for, as numbers: everything known before the moment, on scales on which money is well behaved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

RARE = 0.01  # levels of an attribute below this share of the rows are one level
MOST_LEVELS = 12  # an attribute with more of them is not used


def trial_covariates(
    panel: pd.DataFrame, *, attributes: pd.DataFrame | None = None, fixed: str | None = None
) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """Return the covariates of a panel of trials and which columns stand for one thing (for balance and benchmarks).

    Parameters
    ----------
    panel : lead_1 … lead_3, orders_1 … orders_3, orders_before, spend_before, recency_days, known_days, start; value, contacts
        and same_kind where there are such.
    attributes : further columns by row of the panel (texts or numbers), known before.
    fixed : column whose levels each get their own mean, such as the campaign; without it quarters of the calendar do.

    Money enters as it is and as sign·log(1 + |x| / median of the positive), counts and days as log(1 + x).
    """
    columns: dict[str, pd.Series] = {}
    parts: dict[str, list[str]] = {}

    def add(part: str, **named: pd.Series) -> None:
        varying = {name: column for name, column in named.items() if column.nunique() > 1}
        columns.update(varying)
        if varying:
            parts.setdefault(part, []).extend(varying)

    if "value" in panel:
        typical = panel["value"].clip(lower=0).median() or 1.0
        add("value", value=panel["value"], value_log=np.log((panel["value"] / typical).clip(lower=0.01)))
    for k in (1, 2, 3):
        add("recent_margin", **{f"lead_{k}": panel[f"lead_{k}"], f"lead_{k}_log": _money_log(panel[f"lead_{k}"])})
        bought = panel[f"orders_{k}"]
        add("recent_orders", **{f"orders_{k}_log": np.log1p(bought), f"orders_{k}_any": (bought > 0).astype(float)})
    never = panel["recency_days"].isna()
    add("orders_before", orders_before_log=np.log1p(panel["orders_before"]), first_order=never.astype(float))
    add(
        "recency",
        recency_log=np.log1p(panel["recency_days"].fillna(0.0)),
        known_log=np.log1p(panel["known_days"].fillna(0.0)),
    )
    per_order = (panel["spend_before"] + panel.get("value", 0.0)) / (panel["orders_before"] + ("value" in panel)).clip(
        lower=1
    )
    flow = per_order * panel["orders_before"] / (panel["known_days"].fillna(0.0) + 90)
    add(
        "spending_so_far",
        per_order=per_order,
        per_order_log=_money_log(per_order),
        flow=flow,
        flow_log=_money_log(flow),
    )
    for name in ("contacts", "same_kind"):
        if name in panel:
            add("contacts", **{f"{name}_log": np.log1p(panel[name])})
    when = panel[fixed] if fixed else pd.PeriodIndex(panel["start"], freq="Q").astype(str)
    add("calendar", **_dummies(pd.Series(when, index=panel.index), fixed or "quarter", most=400))
    for name, column in () if attributes is None else attributes.items():
        add(str(name), **_attribute(column.set_axis(panel.index), str(name)))
    return pd.DataFrame(columns, index=panel.index).astype(float), parts


def _money_log(money: pd.Series) -> pd.Series:
    middle = money[money > 0].median()
    return np.sign(money) * np.log1p(money.abs() / (middle if middle > 0 else 1.0))


def _attribute(values: pd.Series, name: str) -> Mapping[str, pd.Series]:
    if pd.api.types.is_numeric_dtype(values) and values.nunique() > 2:
        missing = values.isna().astype(float)
        return {name: values.fillna(values.median()).astype(float), f"{name}_missing": missing}
    return _dummies(values.astype("string").fillna("(missing)"), name, most=MOST_LEVELS)


def _dummies(values: pd.Series, name: str, *, most: int) -> dict[str, pd.Series]:
    shares = values.value_counts(normalize=True).sort_index()
    levels: Sequence = shares.index[shares >= (RARE if most == MOST_LEVELS else 0.0)]
    if not 1 < len(levels) <= most:
        return {}
    return {f"{name}={level}": (values == level).astype(float) for level in levels[1:]}
