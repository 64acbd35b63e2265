"""Movements of money between two levels that are both known: what of them may be shown, span of days by span.

Start and end of a span are published, so what its movements are together is known. Of a movement of few, or that one or two
make up, the amount is hidden, and with it others, so that the hidden ones' joint amount is not such an amount either. Both
directions count without sign: that they offset each other gives nobody away. Neighbouring spans stand in one row until enough
customers moved in it, and until four fifths of what moved may be shown.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas

from workbench.disclosure.blocks import joined
from workbench.disclosure.dominance import dominated, hidden_sums, tops

MOST_HIDDEN = 0.2  # of what moved in a row


class Shown(NamedTuple):
    """Which spans stand in one row, in order, and of each row (the index) which movements to hide (the columns)."""

    rows: list[list[int]]
    hidden: pandas.DataFrame


def guard_bridge(moved: pandas.DataFrame, spans: int, *, minimum: int) -> Shown:
    """Return how a bridge may be shown.

    Parameters
    ----------
    moved : span (a number from 0), customer_id, movement, cents (without sign); one row a movement.
    spans : how many there are. minimum : fewest customers that a row and an amount may be about; 0 shows all.

    >>> moved = pandas.DataFrame({"span": [0] * 12 + [1] * 3, "customer_id": range(15), "movement": ["new"] * 15, "cents": 900})
    >>> guard_bridge(moved, 2, minimum=10).rows
    [[0, 1]]
    """
    kinds = sorted(moved["movement"].unique())
    if not minimum:
        rows = [[place] for place in range(spans)]
        return Shown(rows, pandas.DataFrame(False, range(spans), kinds))
    rows = joined(spans, lambda places: _readable(moved[moved["span"].isin(places)], kinds, minimum))
    hidden = [_hidden(moved[moved["span"].isin(places)], kinds, minimum) for places in rows]
    return Shown(rows, pandas.DataFrame(hidden, range(len(rows)), kinds, dtype=bool))


def _readable(moved: pandas.DataFrame, kinds: list[str], minimum: int) -> bool:
    """Whether a row may stand by itself and tells most of what moved."""
    hidden = pandas.Series(_hidden(moved, kinds, minimum), kinds, dtype=bool)
    gone = moved.loc[moved["movement"].map(hidden), "cents"].sum() if len(moved) else 0
    return _enough(moved, minimum) and gone <= MOST_HIDDEN * moved["cents"].sum()


def _enough(moved: pandas.DataFrame, minimum: int) -> bool:
    """Whether the change from start to end is nobody's, or that of enough customers of whom no two make it up."""
    if moved.empty:
        return True
    sums = tops(_by_customer(moved.assign(movement="")), ["movement"], "cents").iloc[0]
    one_or_two = dominated([sums["gross"]], [sums["largest"]], [sums["second"]])[0]
    return moved["customer_id"].nunique() >= minimum and not one_or_two


def _hidden(moved: pandas.DataFrame, kinds: list[str], minimum: int) -> list[bool]:
    each = _by_customer(moved)
    people = each.groupby("movement").size().reindex(kinds, fill_value=0)
    sums = tops(each, ["movement"], "cents").reindex(kinds).fillna(0.0)
    few = (people > 0) & (people < minimum)
    if not _enough(moved, minimum):
        return list(people > 0)
    return list(hidden_sums(sums, people=people, hidden=few, minimum=minimum))


def _by_customer(moved: pandas.DataFrame) -> pandas.DataFrame:
    return moved.groupby(["movement", "customer_id"], as_index=False)["cents"].sum()
