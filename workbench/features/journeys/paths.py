"""Whole paths: the commonest ones, where everyone is after so many steps, and what leads to what in which numbers."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.totals import total
from workbench.features.journeys import transitions
from workbench.features.journeys.journeys import ENDED, START

ARROW = " > "
CONVERTED, LOST = "(converted)", "(lost)"
CHAIN_ENDS = (START, CONVERTED, LOST)  # of the moves between channels


def variants(path_steps: ir.Table, ends: ir.Table) -> pd.DataFrame:
    """Count the distinct paths of channels that ended, with what they yielded: what attribution models are fitted on.

    Only touches with a channel count; a conversion without one has nobody to credit and is left out. Open journeys are
    left out too: whether they convert is not known.

    Returns path (list of channels), conversions, nulls, value, customers; the commonest first.
    """
    touched = path_steps.filter(path_steps.channel.notnull())
    each = touched.group_by("journey").agg(path=touched.channel.collect(order_by=touched.position))
    closed = ends.filter(ends.status != "open").select("journey", "customer_id", "status", "value")
    joined = each.join(closed, "journey")
    won = joined.status == "converted"
    counted = joined.group_by("path").agg(
        conversions=won.sum(),
        nulls=(~won).sum(),
        value=total(joined["value"], won).fill_null(0.0),
        customers=joined.customer_id.nunique(),
    )
    frame = counted.to_pandas()
    frame["path"] = frame["path"].map(list)
    size = -(frame["conversions"] + frame["nulls"])
    order = pd.DataFrame({"size": size, "name": frame["path"].map(ARROW.join)}).sort_values(["size", "name"]).index
    return frame.loc[order].reset_index(drop=True)


def channel_moves(path_steps: ir.Table, ends: ir.Table) -> pd.DataFrame:
    """Count, by customer, the moves between channels in journeys that ended, from "(start)" to "(converted)" or "(lost)".

    Returns customer_id, from, to, count: the same chain as the variants', for a bootstrap over customers.
    """
    touched = path_steps.filter(path_steps.channel.notnull())
    joined = touched.select("journey", "channel", "position").join(
        ends.filter(ends.status != "open").select("journey", "customer_id", "status"), "journey"
    )
    window = ibis.window(group_by=joined.journey, order_by=joined.position)
    end = (joined.status == "converted").ifelse(CONVERTED, LOST)
    moves = joined.select(
        "customer_id",
        before=joined.channel.lag().over(window),
        here="channel",
        after=joined.channel.lead().over(window).coalesce(end),
    )
    onward = moves.select("customer_id", **{"from": moves.here, "to": moves.after})
    begun = moves.filter(moves.before.isnull())
    every = onward.union(begun.select("customer_id", **{"from": ibis.literal(START), "to": begun.here}))
    return (
        every.group_by("customer_id", "from", "to")
        .agg(count=every.count())
        .order_by("customer_id", "from", "to")
        .to_pandas()
    )


def channel_support(path_steps: ir.Table, ends: ir.Table) -> pd.DataFrame:
    """Say how many customers are behind the credit of each channel, in any place and as first and last touch, and whose money.

    Returns channel, role ("any", "first", "last"), customers, gross (the value of their conversions), largest and second (the two
    largest sums of one customer); nothing for a role that a channel never has.
    """
    won = ends.filter(ends.status == "converted").select(
        "journey", "customer_id", worth=ends["value"].fill_null(0.0).abs()
    )
    touched = (
        path_steps.filter(path_steps.channel.notnull()).select("journey", "channel", "position").join(won, "journey")
    )
    journey = ibis.window(group_by=touched.journey)
    placed = touched.mutate(
        begins=touched.position == touched.position.min().over(journey),
        closes=touched.position == touched.position.max().over(journey),
    )
    each = placed.group_by("channel", "customer_id", "journey").agg(
        worth=placed.worth.max(), any=ibis.literal(True), first=placed.begins.any(), last=placed.closes.any()
    )
    roles = [
        each.filter(each[role]).select("channel", "customer_id", "worth", role=ibis.literal(role))
        for role in ("any", "first", "last")
    ]
    found = _largest(ibis.union(*roles), ["channel", "role"])
    return found.order_by("channel", "role").to_pandas()


def _largest(amounts: ir.Table, by: list[str]) -> ir.Table:
    """Sum worth by group: customers, gross, and the two largest customers' sums."""
    people = amounts.group_by(*by, "customer_id").agg(worth=total(amounts.worth))
    ranked = people.mutate(
        place=ibis.row_number().over(
            ibis.window(group_by=[people[name] for name in by], order_by=ibis.desc(people.worth))
        )
    )
    return ranked.group_by(*by).agg(
        customers=ranked.count(),
        gross=total(ranked.worth),
        largest=ranked.worth.max(),
        second=ranked.worth.max(where=ranked.place == 1).fill_null(0.0),
    )


def top(path_steps: ir.Table, ends: ir.Table, *, most: int = 10, longest: int = 8, minimum: int = 10) -> pd.DataFrame:
    """Return the commonest whole paths of journeys that ended, at least `minimum` customers each.

    The conversion itself is not part of the name. A path of more than `longest` steps is named by its first ones and an ellipsis.

    Returns path (text), journeys, customers, conversions, converting_customers, value, and gross, largest and second (the sum of the
    customers' values without sign, and the two largest of them).
    """
    before = path_steps.filter(~path_steps.converted)
    named = before.group_by("journey").agg(
        names=before.step.collect(order_by=before.position, where=before.position <= longest), length=before.count()
    )
    name = named.names.join(ARROW) + (named.length > longest).ifelse(ARROW + "…", "")
    closed = ends.filter(ends.status != "open")
    each = named.select("journey", path=name).join(closed, "journey")
    won = each.status == "converted"
    counted = each.group_by("path").agg(
        journeys=each.count(), customers=each.customer_id.nunique(), conversions=won.sum(),
        converting_customers=each.customer_id.nunique(where=won), value=total(each["value"], won).fill_null(0.0),
    )  # fmt: skip
    kept = counted.filter(counted.customers >= minimum).order_by(ibis.desc("journeys"), "path").limit(most)
    money = _largest(each.select("path", "customer_id", worth=each["value"].fill_null(0.0).abs()), ["path"]).drop(
        "customers"
    )
    return kept.join(money, "path").order_by(ibis.desc("journeys"), "path").to_pandas()


def step_matrix(path_steps: ir.Table, *, longest: int = 8) -> pd.DataFrame:
    """Count where journeys are at each step: which one it is, or that they have ended by then.

    Returns position, step ("(end)" once the journey is over), journeys, customers, share (of all journeys).
    """
    short = path_steps.filter(path_steps.position <= longest)
    at = short.group_by("position", "step").agg(journeys=short.count(), customers=short.customer_id.nunique())
    last = path_steps.group_by("journey").agg(last=path_steps.position.max(), customer_id=path_steps.customer_id.min())
    places = ibis.memtable(pd.DataFrame({"position": range(1, longest + 1)}))
    gone = last.join(places, last["last"] < places.position)
    over = gone.group_by("position").agg(journeys=gone.count(), customers=gone.customer_id.nunique())
    frame = pd.concat([at.to_pandas(), over.to_pandas().assign(step=ENDED)], ignore_index=True)
    frame = frame.sort_values(["position", "step"], ignore_index=True)
    return frame.assign(share=frame["journeys"] / frame.groupby("position")["journeys"].transform("sum"))


def laid_out(shown: pd.DataFrame, every: pd.DataFrame, *, down: str, across: str, value: str) -> pd.DataFrame:
    """Order published cells for reading as a matrix, the large steps first, those in brackets after them and the end last.

    Its first row is completed, so that the columns keep their order: with 0 where nothing happened, and hidden where what
    happened was folded away.

    Parameters
    ----------
    shown : cells after `transitions.publishable`. every : the cells before, with a column customers.
    down, across, value : columns that name rows and columns, and the number; numbers are in order, names by size.

    Returns the cells with a column that says whether the value is hidden (such as share_hidden).
    """
    rows, columns, hidden = _order(shown, down), _order(shown, across), f"{value}_hidden"
    there = set(zip(shown[down], shown[across], strict=True))
    known = set(zip(every[down], every[across], strict=True))
    top = rows[0] if rows else None
    added = [{down: top, across: name, value: None if (top, name) in known else 0.0, hidden: (top, name) in known}
             for name in columns if (top, name) not in there]  # fmt: skip
    cells = shown.assign(**{hidden: False})
    cells = pd.concat([cells, pd.DataFrame(added).astype({value: "float64"})], ignore_index=True) if added else cells
    place = {name: k for k, name in enumerate(rows)}, {name: k for k, name in enumerate(columns)}
    return (
        cells.assign(y=cells[down].map(place[0]), x=cells[across].map(place[1]))
        .sort_values(["y", "x"], ignore_index=True)
        .drop(columns=["y", "x"])
    )


def step_grid(matrix: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Lay out where journeys are at each step, what few customers did put together: step, position, cell_share, cell_share_hidden.

    Parameters
    ----------
    matrix : from `step_matrix`.
    """
    shown = transitions.publishable(matrix, by="position", name="step", minimum=minimum).rename(
        columns={"share": "cell_share"}
    )
    cells = laid_out(shown, matrix, down="step", across="position", value="cell_share")
    return cells[["step", "position", "cell_share", "cell_share_hidden"]]


def move_grid(moves: pd.DataFrame, every: pd.DataFrame, ranges: pd.DataFrame) -> pd.DataFrame:
    """Lay out what follows each step: from, to, cell_share, lo, hi, moves (from the step), cell_share_hidden.

    Parameters
    ----------
    moves : those that may be shown. every : all, from `transitions.transitions`. ranges : from, to, count, n, lo, hi; a cell that
        was put together has none.
    """
    ranged = moves.merge(ranges[["from", "to", "count", "n", "lo", "hi"]], how="left", on=["from", "to", "count"])
    named = ranged.rename(columns={"probability": "cell_share", "n": "moves"})
    cells = laid_out(named, every, down="from", across="to", value="cell_share")
    return cells[["from", "to", "cell_share", "lo", "hi", "moves", "cell_share_hidden"]]


def _order(cells: pd.DataFrame, name: str) -> list:
    """Numbers as they are; names with the start first, then by size, then what was put together, then the end."""
    if pd.api.types.is_numeric_dtype(cells[name]):
        return sorted(cells[name].unique())
    size = cells.groupby(name)["customers"].sum()
    last = {START: -1, "(other)": 1, ENDED: 2}
    return sorted(size.index, key=lambda step: (last.get(step, 0), -size[step], step))
