"""Who left: eligible customers at past moments, what they did in a later window, and both in one frame.

Time runs moment → gap (time to act) → outcome window. A label counts only when its whole window, and the days of grace
after it, lie before the day the data are cut.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.churn import churn_features, contract_ends
from workbench.features.churn.churn_features import Contract
from workbench.features.churn.yearly_values import yearly_value
from workbench.features.purchases.histories import Histories


@dataclass(frozen=True)
class Design:
    """When customers are looked at and what counts as leaving; days throughout.

    horizon : length of the outcome window. gap : days between the moment and its start, to prepare and send.
    grace : who takes out a contract within so many days after the last one ended has not left. step : days between moments.
    history : days the data must cover before a moment. most : most moments used.
    rule : who is still there without a contract: silent no longer than their "own" limit, or than the fixed "hiatus".
    """

    contract: Contract
    horizon: int = 60
    gap: int = 7
    grace: int = 0
    step: int = 30
    history: int = 90
    most: int = 8
    rule: str = "own"
    hiatus: int = 90

    @property
    def facts(self) -> dict[str, str | int]:
        """What a report says of the design: kind of contract, days, and the first and last day of the outcome window."""
        opens, closes = self.gap + 1, self.gap + self.horizon
        return {
            "kind": self.contract,
            "opens": opens,
            "closes": closes,
            "horizon": self.horizon,
            "gap": self.gap,
            "hiatus": self.hiatus,
        }

    @property
    def ends(self) -> bool:
        """Whether customers leave by ending a contract."""
        return self.contract == "contractual"

    @property
    def matures(self) -> int:
        """Days from a moment until its label is known."""
        return self.gap + self.horizon + (self.grace if self.contract == "contractual" else 0)


def moments(design: Design, *, first_day: dt.date, as_of: dt.date) -> list[dt.date]:
    """Return the moments with known labels, newest first: every `step` days, with enough history before each.

    A contract's own start is in its row, so contracts ask for no history in the data.

    >>> days = moments(Design("non-contractual"), first_day=dt.date(2024, 1, 1), as_of=dt.date(2024, 9, 30))
    >>> [str(day) for day in days]
    ['2024-07-25', '2024-06-25', '2024-05-26', '2024-04-26']
    """
    newest = as_of - dt.timedelta(days=design.matures)
    history = 0 if design.contract == "contractual" else design.history
    days = (newest - dt.timedelta(days=design.step * k) for k in range(design.most))
    return [day for day in days if (day - first_day).days >= history]


def then_and_now(first_day: dt.date, as_of: dt.date) -> list[dt.date]:
    """Return half a year ago (or the middle of shorter data) and today.

    >>> [str(day) for day in then_and_now(dt.date(2024, 1, 1), dt.date(2024, 3, 1))]
    ['2024-01-31', '2024-03-01']
    """
    return [as_of - dt.timedelta(days=min(180, (as_of - first_day).days // 2)), as_of]


def labelled(
    found: Histories, design: Design, *, at: Sequence[dt.date], as_of: dt.date, windows: Sequence[int]
) -> pd.DataFrame:
    """Return features and outcome of every eligible customer at each moment.

    Returns
    -------
    The columns of `churn_features.features`, then left (the label), spent (net spending in the outcome window, missing without
    purchases), naive (the rule of thumb's score) and value (yearly); ordered by snapshot and customer_id. Customers who left within the gap are not in it.
    """
    if not at:
        return pd.DataFrame()
    rows = churn_features.features(found, as_of=at, contract=design.contract, windows=windows)
    after = _contract_outcome(found, rows, design) if design.contract == "contractual" else rows.mutate(in_gap=False)
    frame = _with_spending(after, found, design, as_of).to_pandas().pipe(_valued, design, windows)
    frame = frame[eligible(frame, design) & ~frame["in_gap"].astype(bool)].drop(columns="in_gap")
    if design.contract == "contractual":  # before the first end on record nobody could be seen to leave
        closes = pd.to_datetime(frame["snapshot"]) + pd.Timedelta(days=design.gap + design.horizon)
        frame = frame[closes >= contract_ends.first_end(found["contracts"], as_of=as_of)]
    frame = frame.assign(naive=naive_score(frame, design))
    return frame.astype({"left": bool}).sort_values(["snapshot", "customer_id"], ignore_index=True)


def eligible(frame: pd.DataFrame, design: Design) -> pd.Series:
    """Say who is still a customer: every running contract, or a silence within the limit of the rule."""
    if design.contract == "contractual":
        return pd.Series(True, frame.index)
    return frame["silence_ratio"] <= 1 if design.rule == "own" else frame["recency_days"] <= design.hiatus


def customers(found: Histories, design: Design, *, as_of: dt.date, windows: Sequence[int]) -> pd.DataFrame:
    """Return features and value of those who are customers at `as_of`: whom the model scores."""
    frame = churn_features.features(found, as_of=[as_of], contract=design.contract, windows=windows).to_pandas()
    frame = frame.pipe(_valued, design, windows)
    return frame[eligible(frame, design)].sort_values("customer_id", ignore_index=True)


def _valued(frame: pd.DataFrame, design: Design, windows: Sequence[int]) -> pd.DataFrame:
    """Add value; what only it needed is not for a model to learn from."""
    valued = frame.assign(value=yearly_value(frame, design.contract, windows))
    return valued.drop(columns="first_spend", errors="ignore")


def _contract_outcome(found: Histories, rows: ir.Table, design: Design) -> ir.Table:
    """Add `left` (the last contract running ended within the outcome window) and `in_gap` (it ended before it began)."""
    held = contract_ends.spells(found["contracts"], grace=design.grace)
    paired = rows.select("snapshot", "customer_id").inner_join(held.filter(held.until.notnull()), "customer_id")
    days = paired.until.epoch_days() - paired.snapshot.epoch_days()
    within = paired.filter((days > 0) & (days <= design.gap + design.horizon)).mutate(late=days > design.gap)
    told = within.group_by("snapshot", "customer_id").agg(left=within.late.any(), in_gap=(~within.late).any())
    joined = rows.left_join(told, ["snapshot", "customer_id"]).drop("snapshot_right", "customer_id_right")
    return joined.mutate(left=joined.left.fill_null(False), in_gap=joined.in_gap.fill_null(False))


def _with_spending(rows: ir.Table, found: Histories, design: Design, as_of: dt.date) -> ir.Table:
    """Add what was spent in the outcome window; without contracts, who bought nothing in it has left."""
    if "purchases" not in found:
        return rows.mutate(spent=ibis.null().cast("float64"))
    bought = found["purchases"].filter(found["purchases"].day <= ibis.date(as_of.year, as_of.month, as_of.day))
    pairs = rows.select("snapshot", "customer_id").inner_join(bought, "customer_id")
    days = pairs.day.epoch_days() - pairs.snapshot.epoch_days()
    after = pairs.filter((days > design.gap) & (days <= design.gap + design.horizon))
    sums = after.group_by("snapshot", "customer_id").agg(
        spent=after.spend.cast(churn_features.MONEY).sum().cast("float64"), orders_after=after.orders.sum()
    )
    joined = rows.left_join(sums, ["snapshot", "customer_id"]).drop("snapshot_right", "customer_id_right")
    joined = joined.mutate(spent=joined.spent.fill_null(0.0), orders_after=joined.orders_after.fill_null(0))
    if design.contract == "non-contractual":
        joined = joined.mutate(left=joined.orders_after == 0)
    return joined.drop("orders_after")


def verdicts(found: Histories, design: Design, *, at: Sequence[dt.date], as_of: dt.date) -> pd.DataFrame:
    """Return, of everybody who had bought by the newest moment, what two rules said then and whether they stayed away.

    Returns customer_id, hiatus and own (called lapsed by the fixed silence, by the customer's own limit), left.
    """
    columns = ["customer_id", "hiatus", "own", "left"]
    if not at or "purchases" not in found:
        return pd.DataFrame(columns=columns)
    rows = churn_features.features(
        found, as_of=[max(at)], contract="non-contractual", windows=churn_features.WINDOWS[:1]
    )
    silent = replace(design, contract="non-contractual")
    frame = _with_spending(rows, found, silent, as_of).to_pandas()
    frame = frame.assign(hiatus=frame["recency_days"] > design.hiatus, own=frame["silence_ratio"] > 1)
    return frame[columns].sort_values("customer_id", ignore_index=True)


def naive_score(frame: pd.DataFrame, design: Design) -> pd.Series:
    """Return the score of the rule of thumb: the longest silence first, or the youngest contract first."""
    return -frame["contract_days"] if design.contract == "contractual" else frame["recency_days"]


def standing(found: Histories, design: Design, *, at: Sequence[dt.date]) -> pd.DataFrame:
    """Return who was lost at each moment, with the columns of customers that carry no date.

    Customers known for at least 30 days count: lost is who has no running contract, or is silent beyond the limit.

    Returns snapshot, customer_id, lost, and the undated columns; empty where there are none.
    """
    if "people" not in found or "loaded_at" in found["people"].columns:
        return pd.DataFrame()
    if design.contract == "non-contractual":
        frame = churn_features.features(
            found, as_of=at, contract=design.contract, windows=churn_features.WINDOWS[:1]
        ).to_pandas()
        frame = frame[frame["tenure_days"] >= 30].assign(lost=lambda f: ~eligible(f, design))
    else:
        frame = _contract_standing(found, design, at)
    names = [name for name in frame if str(name).startswith("attribute_")]
    return frame[["snapshot", "customer_id", "lost", *names]].reset_index(drop=True)


def _contract_standing(found: Histories, design: Design, at: Sequence[dt.date]) -> pd.DataFrame:
    each = contract_ends.with_ends(found["contracts"])
    moments = ibis.memtable({"snapshot": sorted(set(at))}, schema={"snapshot": "date"})
    pairs = each.cross_join(moments)
    pairs = pairs.filter(pairs.snapshot.epoch_days() - pairs.started_on.epoch_days() >= 30)
    runs = pairs.ended_on.isnull() | (pairs.ended_on > pairs.snapshot)
    rows = pairs.group_by("snapshot", "customer_id").agg(lost=~runs.any())
    return churn_features.with_attributes(rows, found["people"]).to_pandas()
