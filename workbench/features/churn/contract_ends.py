"""Ends of contracts and of spells: one contract of several may end, and its customer is still there.

A contract is told apart by its row alone: one customer may take out two on the same day. What counts customers is made of
spells, in which contracts that overlap or follow each other closely are one.
"""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir
import pandas as pd

NEVER = dt.date(9999, 12, 31)


def with_ends(contracts: ir.Table) -> ir.Table:
    """Take contracts with their `ended_on`, which is missing everywhere where the data have no such column."""
    return contracts if "ended_on" in contracts.columns else contracts.mutate(ended_on=ibis.null().cast("date"))


def spells(contracts: ir.Table, *, grace: int) -> ir.Table:
    """Merge the contracts of each customer that overlap, or begin at most `grace` days after the end of the others.

    Returns customer_id, since, until (missing while a contract runs on); one row per spell.

    >>> held = ibis.memtable({"customer_id": ["a", "a", "a"], "started_on": [dt.date(2024, 1, 1), dt.date(2024, 1, 8), dt.date(2024, 3, 1)],
    ...     "ended_on": [dt.date(2024, 1, 10), dt.date(2024, 1, 9), None]})
    >>> spells(held, grace=7).order_by("since").to_pandas()["since"].astype(str).tolist()
    ['2024-01-01', '2024-03-01']
    """
    held = with_ends(contracts)
    held = held.select("customer_id", since=held.started_on, until=held.ended_on.fill_null(NEVER))
    order = [held.since, held.until]
    before = held.until.max().over(ibis.window(group_by=held.customer_id, order_by=order, preceding=(None, 1)))
    fresh = (held.since.epoch_days() - before.epoch_days() > grace).fill_null(True)
    marked = held.mutate(fresh=fresh.cast("int64"))
    order = [marked.since, marked.until, marked.fresh.desc()]
    number = marked.fresh.sum().over(ibis.window(group_by=marked.customer_id, order_by=order, preceding=(None, 0)))
    each = marked.mutate(spell=number).group_by("customer_id", "spell")
    merged = each.agg(since=lambda t: t.since.min(), until=lambda t: t.until.max())
    return merged.select("customer_id", "since", until=merged.until.nullif(NEVER))


def ended(contracts: ir.Table, *, grace: int) -> ir.Table:
    """Return the contracts that ended without another taking their place: one that began later, at most `grace` days after the end.

    One that began while the contract ran takes its place if it outlives it: an upgrade overlaps with what it replaces.
    """
    over = with_ends(contracts).filter(lambda t: t.ended_on.notnull())
    others = with_ends(contracts).select("customer_id", again="started_on", end="ended_on")
    wait = others.again.epoch_days() - over.ended_on.epoch_days()
    outlives = (wait >= 0) | others.end.isnull() | (others.end > over.ended_on)
    same = (over.customer_id == others.customer_id) & (others.again > over.started_on) & (wait <= grace) & outlives
    return over.anti_join(others, same)


def first_end(contracts: ir.Table, *, as_of: dt.date) -> pd.Timestamp:
    """Return the day of the first end on record by `as_of`; missing, and so before no day, where there is none."""
    ended = with_ends(contracts).ended_on
    return pd.Timestamp(ended.min(where=ended <= as_of).to_pandas())
