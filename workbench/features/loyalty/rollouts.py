"""Was the programme started group by group (stores, regions)? Who lies in which group, when it began, and what came in.

A group has started when its first customer joined. Groups start one after another when those that are late lack joiners
not by chance: had their customers joined as others did, none would have been seen with a probability of
exp(−expected joiners), the first term of a Poisson distribution.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.arguments import one_of
from workbench.features.customers.totals import total

Reason = Literal["", "campaigns", "no_memberships", "no_groups", "not_staged"]
CHANCE = 0.01  # of a late start by chance, over all groups of a column together
UNCLEAR = 0.1  # largest share of customers in groups of which it cannot be told
NEARLY = (
    0.95  # a column of fewer groups that explains this much of the finest one's lateness is taken: it was drawn by it
)


class Rollout(NamedTuple):
    """A staged start: the column it went by ("" where there was none, with the reason), the windows of each group, the
    group of each customer counted (index customer_id), and the day each customer's group started (missing: not yet)."""

    by: str
    reason: Reason
    windows: pd.DataFrame
    groups: pd.Series
    started_on: pd.Series


def rollout(
    tables: Mapping[str, ir.Table],
    subject: Literal["membership", "campaign"],
    *,
    by: str,
    days: int,
    as_of: dt.date,
    data_from: dt.date,
) -> Rollout:
    """Return the staged start of the programme, from the tables of `programmes.held`.

    Counted are customers who had ordered before the first start, so that the programme cannot change who they are.

    Parameters
    ----------
    subject : "membership"; campaigns have no staged start. by : column of the customers table that names the groups, taken at its word; "auto" looks for one, "none" for none.
    days : length of a window; the last one ends on `as_of`.

    Returns
    -------
    Rollout with windows: group, window (from 1), margin (mean per customer counted), customers, start (the window in
    which the group started, 0: not by `as_of`).
    """
    if by not in ("auto", "none"):
        there = list(tables["customers"].columns) if "customers" in tables else []
        one_of(by, [name for name in there if name != "customer_id"], "rollout_by")
    if subject != "membership":
        return _absent("campaigns")
    people, reason = _people(tables, as_of=as_of)
    if reason:
        return _absent(reason)
    columns = _group_columns(people) if by == "auto" else [name for name in people.columns if name == by]
    if not columns:
        return _absent("no_groups")
    column = coarsest(people, columns, days=days) if by == "auto" else columns[0]
    if column is None or people.groupby(column)["joined_on"].min().nunique(dropna=False) < 2:
        return _absent("not_staged")
    starts = people.groupby(column)["joined_on"].min()
    known = people.loc[people["first_order"] < starts.min()].dropna(subset=[column])
    groups = known.set_index("customer_id")[column].astype("string").rename("group")
    windows = _windows(tables["days"], groups, starts, length=days, as_of=as_of, data_from=data_from)
    placed = people.dropna(subset=[column]).set_index("customer_id")[column]
    return Rollout(column, "", windows, groups, placed.map(starts))


def with_open(panel: pd.DataFrame, start: Rollout) -> pd.DataFrame:
    """Add `open` to a panel of trials: could this customer have been treated then? All True where that is not known.

    To a programme, once the customer's group had started; to campaigns, customers who were sent at least one.
    """
    if len(panel) and panel["design"].iloc[0] == "opportunities":
        return panel.assign(open=panel.groupby("customer_id")["treated"].transform("any"))
    if not start.by:
        return panel.assign(open=True)
    since = panel["customer_id"].map(start.started_on)
    unknown = ~panel["customer_id"].isin(start.started_on.index)
    return panel.assign(open=(pd.to_datetime(panel["start"]) >= since) | unknown | panel["treated"])


def staged(people: pd.DataFrame, column: str, *, days: int) -> float:
    """Return how many joiners the late groups of a column lack, 0 where it says nothing about when the programme started.

    Parameters
    ----------
    people : joined_on (missing: not joined) and the column, one row per customer. days : groups that start within so
        many days of the first are not late.

    >>> joined = [pd.Timestamp("2024-01-01")] * 20 + [pd.Timestamp("2024-06-01")] * 20
    >>> people = pd.DataFrame({"joined_on": joined, "store": ["a"] * 20 + ["b"] * 20, "sex": ["f", "m"] * 20})
    >>> staged(people, "store", days=28), staged(people, "sex", days=28)
    (20.0, 0.0)
    """
    table = people.groupby(column)["joined_on"].agg(["min", "size"])
    late = table[~(table["min"] <= table["min"].min() + pd.Timedelta(days=days))]
    joined = np.sort(people["joined_on"].dropna().to_numpy())
    own = people.dropna(subset=["joined_on"]).groupby(column)["joined_on"]
    lacking = {}
    for group, row in late.iterrows():
        before = np.searchsorted(joined, row["min"]) if pd.notna(row["min"]) else len(joined)
        others = len(people) - row["size"]
        mine = (own.get_group(group) < row["min"]).sum() if group in own.groups else 0
        lacking[group] = row["size"] * (before - mine) / max(others, 1)
    expected = pd.Series(lacking, dtype=float)
    clear = np.exp(-expected) < CHANCE / len(table)
    unclear = late.loc[expected.index[~clear], "size"].sum() / len(people)
    return float(expected[clear].sum()) if clear.any() and unclear <= UNCLEAR else 0.0


def coarsest(people: pd.DataFrame, columns: list[str], *, days: int) -> str | None:
    """Return the column of fewest groups that explains late starts all but as well as any; None where none does.

    Stores lie in regions: where regions started one after another, so did their stores, but the regions were drawn.
    """
    lacking = {name: staged(people, name, days=days) for name in columns}
    most = max(lacking.values())
    told = [name for name, size in lacking.items() if size > 0 and size >= NEARLY * most]
    return min(told, key=lambda name: (people[name].nunique(), name), default=None)


def _people(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> tuple[pd.DataFrame, Reason]:
    if "memberships" not in tables:
        return pd.DataFrame(), "no_memberships"
    if "customers" not in tables:
        return pd.DataFrame(), "no_groups"
    joined = tables["memberships"].to_pandas()
    joined = joined[pd.to_datetime(joined["joined_on"]) <= pd.Timestamp(as_of)]
    if joined.empty:
        return pd.DataFrame(), "no_memberships"
    seen = tables["days"].filter(
        (tables["days"].orders > 0) & (tables["days"].day <= ibis.date(as_of.year, as_of.month, as_of.day))
    )
    first = seen.group_by("customer_id").agg(first_order=seen.day.min()).to_pandas()
    people = tables["customers"].to_pandas().drop(columns=["joined_on", "first_order"], errors="ignore")
    people = people.merge(joined[["customer_id", "joined_on"]], on="customer_id", how="left").merge(
        first, on="customer_id", how="left"
    )
    when = {name: pd.to_datetime(people[name]) for name in ("joined_on", "first_order")}
    return people.assign(**when).sort_values("customer_id", ignore_index=True), ""


def _group_columns(people: pd.DataFrame) -> list[str]:
    """Columns of texts that put at least two customers into each group on average."""
    texts = [name for name in people.select_dtypes(include=["object", "string"]) if name != "customer_id"]
    return [name for name in texts if 2 <= people[name].nunique() <= len(people) / 2]


def _windows(
    days: ir.Table, groups: pd.Series, starts: pd.Series, *, length: int, as_of: dt.date, data_from: dt.date
) -> pd.DataFrame:
    count = ((as_of - data_from).days + 1) // length
    origin = as_of - dt.timedelta(days=count * length - 1)
    mine = days.join(ibis.memtable(groups.reset_index().astype("string")), "customer_id")
    window = (mine.day.epoch_days() - (origin - dt.date(1970, 1, 1)).days) // length + 1
    placed = mine.mutate(window=window).filter((window >= 1) & (window <= count))
    sums = placed.group_by("group", "window").agg(margin=total(placed.contribution)).to_pandas()
    sizes = groups.value_counts().sort_index()
    every = pd.MultiIndex.from_product([sizes.index, range(1, count + 1)], names=["group", "window"])
    frame = sums.set_index(["group", "window"]).reindex(every, fill_value=0.0).reset_index()
    customers = frame["group"].map(sizes).astype("int64")
    begun = (starts.set_axis(starts.index.astype("string")) - pd.Timestamp(origin)).dt.days // length + 1
    start = frame["group"].map(begun).fillna(0).astype("int64")
    return frame.assign(margin=frame["margin"] / customers, customers=customers, start=start)


def _absent(reason: Reason) -> Rollout:
    windows = pd.DataFrame({"group": [], "window": [], "margin": [], "customers": [], "start": []})
    return Rollout(
        "",
        reason,
        windows,
        pd.Series([], index=pd.Index([], name="customer_id"), dtype="string"),
        pd.Series([], dtype="datetime64[ns]"),
    )
