"""What customers are worth against what it cost to acquire them, like with like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.disclosure.dominance import AMOUNTS
from workbench.models.intervals.estimate import Estimate, not_estimated

COLUMNS = [
    "acquired",
    "cost",
    "cost_each",
    "so_far",
    "to_come",
    "value_for_one",
    "lo",
    "hi",
    "payback_months",
    *AMOUNTS,
]
ROLES: dict[str, disclosure.Role] = {
    "acquired": "people", "so_far": "money", "value_for_one": "money", "lo": "money", "hi": "money",
    "net": "net", "gross": "gross", "largest": "largest", "second": "second",
}  # fmt: skip


def value_against_cost(
    people: pd.DataFrame, cost: pd.DataFrame, brought: pd.DataFrame, worth: pd.Series, drawn: pd.DataFrame, *,
    by: str, margin: float, level: float = 0.95, minimum: int = 10,
) -> pd.DataFrame:  # fmt: skip
    """Set value per acquired customer against acquisition cost, for channels or quarters with spend.

    Cost and customers are those of the same channel and quarter; who was acquired and never bought counts in the base.

    Parameters
    ----------
    people : customer_id, channel, quarter, months (observed). cost : channel, quarter, cost.
    brought : customer_id, age (months since acquisition), money; as from `money_by_age`.
    worth : clv (already in margin) by customer_id. drawn : draws of its total by group label (`value_totals`).
    by : "channel" or "quarter". margin : share of money that is margin.

    Returns
    -------
    The channel or the quarter, acquired, cost, cost_each (cost per acquired customer), so_far (margin per customer to date), to_come (expected),
    value_for_one ((so_far + to_come) / cost_each) with lo and hi (chance of what is to come), payback_months (months of customers' own
    time until mean margin reaches the cost; missing when it has not yet), and net, gross, largest and second: what a guard
    has to know of the margin to date. Groups of fewer than `minimum` are left out.
    """
    paid = people.merge(cost[["channel", "quarter"]], on=["channel", "quarter"])
    spent = cost.merge(people[["channel", "quarter"]].drop_duplicates(), on=["channel", "quarter"])
    if paid.empty or drawn.empty:
        return pd.DataFrame(columns=[by, *COLUMNS])
    gained = brought.groupby("customer_id")["money"].sum() * margin
    each = paid.assign(
        so_far=paid["customer_id"].map(gained).fillna(0.0), to_come=paid["customer_id"].map(worth).fillna(0.0)
    )
    table = each.groupby(by).agg(
        acquired=("customer_id", "size"), so_far=("so_far", "mean"), to_come=("to_come", "mean")
    )
    table = table.join(spent.groupby(by)["cost"].sum(), how="inner").join(disclosure.tops(each, [by], "so_far"))
    table = table[(table["acquired"] >= minimum) & (table["cost"] > 0)]
    table = table.assign(cost_each=table["cost"] / table["acquired"], payback_months=np.nan)
    table["value_for_one"] = (table["so_far"] + table["to_come"]) / table["cost_each"]
    for end, tail in (("lo", (1 - level) / 2), ("hi", (1 + level) / 2)):
        spread = drawn.quantile(tail) / drawn.mean()  # the draws cover the group's buyers; their spread is the group's
        factor = spread.reindex(table.index).fillna(1.0)
        table[end] = (table["so_far"] + table["to_come"] * factor) / table["cost_each"]
    table["lo"], table["hi"] = table[["lo", "value_for_one"]].min(axis=1), table[["hi", "value_for_one"]].max(axis=1)
    for group in table.index:
        members = paid[paid[by] == group]
        table.loc[group, "payback_months"] = _payback(members, brought, table.loc[group, "cost_each"], margin, minimum)
    return table.rename_axis(by).reset_index().sort_values(by, ignore_index=True)[[by, *COLUMNS]]


def shown(table: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the table of `value_against_cost` without what one or two customers show through, to be drawn."""
    held = disclosure.without_hidden(table, disclosure.guard_table(table, ROLES, minimum=minimum))
    return held.dropna(subset=["value_for_one"])


def both_ways(
    people: pd.DataFrame,
    cost: pd.DataFrame,
    brought: pd.DataFrame,
    worth: pd.Series,
    drawn: Mapping[str, pd.DataFrame],
    **how: Any,
) -> dict[str, pd.DataFrame]:
    """Return `value_against_cost` by channel and by quarter; `drawn` holds the draws of both by name."""
    return {
        by: value_against_cost(people, cost, brought, worth, drawn[by], by=by, **how) for by in ("channel", "quarter")
    }


def overall(table: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Return the ratio over all groups of `value_against_cost` together; the range takes the groups' to move together."""
    if table.empty:
        return not_estimated("no-cost-matched-with-customers", level=level)
    value, lo, hi = (
        float((table[name] * table["cost"]).sum() / table["cost"].sum()) for name in ("value_for_one", "lo", "hi")
    )
    return Estimate(value, lo, hi, int(table["acquired"].sum()), level, "parametric bootstrap")


def break_even(table: pd.DataFrame, ratio: Estimate) -> dict[str, Any]:
    """Return what is said beside `overall`: so_far, the margin brought for one unit of cost; least, the share of the value that has to
    be due to the cost for it to pay; and can, whether so much is possible.

    >>> table = pd.DataFrame({"so_far": [3.0], "cost_each": [2.0], "cost": [20.0]})
    >>> break_even(table, Estimate(4.0, 3.0, 5.0, 10))
    {'so_far': 1.5, 'least': 0.25, 'can': 'yes'}
    """
    brought = (table["so_far"] / table["cost_each"] * table["cost"]).sum()
    so_far = float(brought / table["cost"].sum()) if len(table) else float("nan")
    least = 1 / ratio.value if ratio.value > 0 else float("nan")
    return {"so_far": so_far, "least": least, "can": "yes" if ratio.value >= 1 else "no"}


def _payback(members: pd.DataFrame, brought: pd.DataFrame, cac: float, margin: float, minimum: int) -> float:
    """The first month by whose end mean cumulative margin has reached the cost; each month over those observed in it."""
    mine = brought[brought["customer_id"].isin(members["customer_id"])]
    known, total = members["months"], 0.0
    for age in range(int(known.max())):
        observed = int((known > age).sum())
        if observed < minimum:
            break
        total += margin * mine.loc[mine["age"] == age, "money"].sum() / observed
        if total >= cac:
            return float(age + 1)
    return float("nan")
