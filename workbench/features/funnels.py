"""Funnels: how many come from one stage to the next, in order, within a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.errors import UsageError, did_you_mean
from workbench.features.journeys import DAY, ENDED
from workbench.features.transitions import OTHER, publishable


def funnel(
    path_steps: ir.Table,
    stages: Sequence[str],
    *,
    as_of: dt.date | None = None,
    within_days: float | None = None,
    strict: bool = False,
) -> pd.DataFrame:
    """Count the paths that reach each stage in order, from the first time they enter the first one.

    Parameters
    ----------
    path_steps : from `journeys.steps`; on `journeys.whole` a path is a customer.
    stages : names of steps; a name may come again ("purchase > redemption > purchase").
    within_days : all stages must be reached within so many days of entry. Entrants who came less than that before the end
        of `as_of` are left out: they have not had their time.
    strict : the next stage must be the very next step; otherwise others may lie between.

    Returns
    -------
    stage (1, 2, ...), step, reached, customers, median_days (since the stage before, of those who reached it), young
    (entrants left out, the same in each row).
    """
    counted = counts(path_steps, stages, as_of=as_of, within_days=within_days, strict=strict)
    row = counted.to_pandas().iloc[0]
    return pd.DataFrame([
        {"stage": k, "step": step, "reached": int(row[f"reached_{k}"]), "customers": int(row[f"customers_{k}"]),
         "median_days": float(row[f"days_{k}"]) if k > 1 else float("nan"), "young": int(row["young"])}
        for k, step in enumerate(stages, 1)
    ])  # fmt: skip


def counts(
    path_steps: ir.Table,
    stages: Sequence[str],
    *,
    as_of: dt.date | None = None,
    within_days: float | None = None,
    strict: bool = False,
) -> ir.Table:
    """Return the figures of a funnel as one row in the engine: young, and for stage k reached_k, customers_k and days_k."""
    paths = _reached(path_steps, stages, within_days=within_days, strict=strict)
    young = ibis.literal(False)
    if within_days is not None and as_of is not None:
        young = paths.at_1.epoch_seconds() > _last_entry(as_of, within_days)
    paths = paths.mutate(young=young)
    figures = {"young": paths.young.sum().fill_null(0)}
    for k in range(1, len(stages) + 1):
        there = paths[f"at_{k}"].notnull() & ~paths.young
        figures[f"reached_{k}"], figures[f"customers_{k}"] = there.sum().fill_null(0), paths.customer_id.nunique(where=there)
        if k > 1:
            took = paths[f"at_{k}"].epoch_seconds() - paths[f"at_{k - 1}"].epoch_seconds()
            figures[f"days_{k}"] = took.median(where=there) / DAY
    return paths.aggregate(**figures)


def detours(
    path_steps: ir.Table, stages: Sequence[str], *, as_of: dt.date, within_days: float, most: int = 5, minimum: int = 0
) -> pd.DataFrame:
    """Count what comes directly after each stage in the paths that do not reach the next one in time.

    Parameters are those of `funnel`; `most` steps are named for each stage, the others and those of fewer than `minimum` customers go
    into "(other)".

    Returns
    -------
    stage (number of the one reached), from, missed (the next one), step ("(end)": nothing came; the missed one itself: it came too
    late), paths, lost (all that went no further from there); by stage, the commonest first, what was put together last.
    """
    reached = _reached(path_steps, stages, within_days=within_days)
    reached = reached.filter(reached.at_1.epoch_seconds() <= _last_entry(as_of, within_days))
    found = []
    for k in range(1, len(stages)):
        lost = reached.filter(reached[f"at_{k}"].notnull() & reached[f"at_{k + 1}"].isnull()).select("journey", place=f"position_{k}")
        there = path_steps.join(lost, "journey").filter(lambda t: t.position == t.place)
        counted = there.group_by(step=there.following.coalesce(ENDED)).agg(paths=there.count(), customers=there.customer_id.nunique())
        found.append(counted.to_pandas().assign(stage=k))
    every = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=["step", "paths", "customers", "stage"])
    return _named(every, stages, most=most, minimum=minimum)


def _named(counted: pd.DataFrame, stages: Sequence[str], *, most: int, minimum: int) -> pd.DataFrame:
    ordered = counted.sort_values(["stage", "paths", "step"], ascending=[True, False, True])
    rest = ordered.groupby("stage").cumcount() >= most
    small = ordered.assign(step=ordered["step"].mask(rest, OTHER)).groupby(["stage", "step"], as_index=False).agg({"paths": "sum", "customers": "max"})
    shown = publishable(small, by="stage", name="step", minimum=minimum).astype({"stage": "int64"})
    shown = shown.assign(lost=shown["stage"].map(counted.groupby("stage")["paths"].sum()), last=shown["step"] == OTHER)
    shown = shown[~shown.groupby("stage")["last"].transform("all")]  # where nothing can be named, nothing is said
    shown = shown.sort_values(["stage", "last", "paths", "step"], ascending=[True, True, False, True], ignore_index=True)
    names = dict(enumerate(stages, 1))
    return shown.assign(**{"from": shown["stage"].map(names), "missed": (shown["stage"] + 1).map(names)})[["stage", "from", "missed", "step", "paths", "lost"]]


def stages_of(asked: str, known: Sequence[str], automatic: Sequence[str]) -> list[str]:
    """Read "a > b > c"; nothing gives the automatic stages.

    Raises
    ------
    UsageError : naming the stage the data do not have.

    >>> stages_of("visit > order", ["visit", "order"], [])
    ['visit', 'order']
    """
    if not asked.strip():
        return list(automatic)
    wanted = [name.strip() for name in asked.split(">")]
    for name in wanted:
        if name not in known:
            raise UsageError(f"stages = {asked!r}: the data have no step {name!r}.{did_you_mean(name, known)} They have: {', '.join(known[:12])}.")
    if len(wanted) < 2:
        raise UsageError(f"stages = {asked!r}: a funnel has at least two stages, as in 'visit > order'.")
    return wanted


def automatic_stages(path_steps: ir.Table, conversion: str, *, share: float = 1 / 3, most: int = 2) -> list[str]:
    """Propose stages: the commonest steps of journeys that convert, in the order in which they first come, then the conversion."""
    first = path_steps.group_by("journey", "step").agg(position=path_steps.position.min())
    won = path_steps.filter(path_steps.converted).select("journey").distinct()
    inside = first.semi_join(won, "journey")
    counted = inside.group_by("step").agg(n=inside.count(), place=inside.position.mean()).to_pandas()
    whole = counted.loc[counted["step"] == conversion, "n"].sum()
    others = counted[~counted["step"].isin([conversion, OTHER])].sort_values(["n", "step"], ascending=[False, True])
    chosen = others[others["n"] >= share * whole].head(most)
    chosen = others.head(1) if chosen.empty else chosen
    return [*chosen.sort_values(["place", "step"])["step"], conversion]


def _last_entry(as_of: dt.date, within_days: float) -> int:
    """The last second at which a path can enter and have its whole time before the end of `as_of`."""
    return int(pd.Timestamp(as_of + dt.timedelta(days=1)).timestamp() - within_days * DAY)


def _reached(path_steps: ir.Table, stages: Sequence[str], *, within_days: float | None = None, strict: bool = False) -> ir.Table:
    """One row per path that enters: journey, customer_id, and at_k, position_k of each stage reached (greedy: the earliest)."""
    entry = path_steps.filter(path_steps.step == stages[0])
    paths = entry.group_by("journey").agg(
        customer_id=entry.customer_id.min(), position_1=entry.position.min(), at_1=entry.at.min()
    )
    for k, step in enumerate(stages[1:], 2):
        there = path_steps.filter(path_steps.step == step).select("journey", place="position", time="at")
        pairs = paths.select("journey", "at_1", previous=f"position_{k - 1}").join(there, "journey")
        pairs = pairs.filter(pairs.place == pairs.previous + 1 if strict else pairs.place > pairs.previous)
        if within_days is not None:
            pairs = pairs.filter(pairs.time.epoch_seconds() - pairs.at_1.epoch_seconds() <= int(within_days * DAY))
        next_one = pairs.group_by(journey_k="journey").agg(**{f"position_{k}": pairs.place.min(), f"at_{k}": pairs.time.min()})
        paths = paths.left_join(next_one, paths.journey == next_one.journey_k).drop("journey_k")
    return paths
