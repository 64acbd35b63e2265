"""Funnels: how many come from one stage to the next, in order, within a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.errors import UsageError, did_you_mean
from workbench.features.journeys.journeys import DAY, ENDED
from workbench.features.journeys.sorted_paths import SortedPaths
from workbench.features.journeys.transitions import OTHER, publishable

Order = Literal["as it came", "worst", "best"]


def funnel(
    paths: SortedPaths,
    stages: Sequence[str],
    *,
    as_of: dt.date | None = None,
    within_days: float | None = None,
    strict: bool = False,
) -> pd.DataFrame:
    """Count the paths that reach each stage in order, from the first time they enter the first one.

    Parameters
    ----------
    paths : from `sorted_paths`; by default a path is a customer.
    stages : names of steps that there are; a name may come again ("purchase > redemption > purchase").
    within_days : all stages must be reached within so many days of entry. Entrants who came less than that before the end
        of `as_of` are left out: they have not had their time.
    strict : the next stage must be the very next step; otherwise others may lie between.

    Returns
    -------
    stage (1, 2, ...), step, reached, reached_least and reached_most (under the worst and the best order of steps at the same time:
    what came at the time of the stage before counts for none, or for all), customers, median_days (since the stage before, of those
    who reached it), young (entrants left out, the same in each row).

    Examples
    --------
    >>> import ibis
    >>> from workbench.features.journeys.sorted_paths import sorted_paths
    >>> touches = ibis.memtable({"customer_id": ["a", "a", "b"], "step": ["x", "y", "x"], "at": pd.to_datetime(
    ...     ["2024-01-01", "2024-01-02", "2024-01-01"]), "rank": 0, "sequence": 0, "converted": False})
    >>> funnel(sorted_paths(touches), ["x", "y"])[["stage", "step", "reached", "median_days"]].values.tolist()
    [[1, 'x', 2, nan], [2, 'y', 1, 1.0]]
    """
    rules: dict[str, Any] = {"as_of": as_of, "within_days": within_days, "strict": strict}
    places, young = _reached(paths, stages, **rules)
    least, most = places, places
    if (np.diff(paths.moment) == 0).any():
        least, most = (_reached(paths, stages, **rules, order=order)[0] for order in ("worst", "best"))
    rows = []
    for k, step in enumerate(stages):
        there = places[k] >= 0
        took = paths.at[places[k][there]] - paths.at[places[k - 1][there]] if k else []
        rows.append({"stage": k + 1, "step": step, "reached": int(there.sum()), "reached_least": int((least[k] >= 0).sum()),
                     "reached_most": int((most[k] >= 0).sum()), "customers": int((np.diff(paths.owners[there], prepend=-1) > 0).sum()),
                     "median_days": float(np.median(took)) / DAY if len(took) else float("nan")})  # fmt: skip
    return pd.DataFrame(rows).assign(young=young)


def detours(
    paths: SortedPaths, stages: Sequence[str], *, as_of: dt.date, within_days: float, most: int = 5, minimum: int = 0
) -> pd.DataFrame:
    """Count what comes directly after each stage in the paths that do not reach the next one in time.

    Parameters are those of `funnel`; `most` steps are named for each stage, the others and those of fewer than `minimum` customers go
    into "(other)".

    Returns
    -------
    from (the stage reached), missed (the next one), lost_on_the_way (all that went no further from there), next_step ("(end)":
    nothing came; the missed one itself: it came too late), taken_instead (paths); by stage, the commonest first, what was put
    together last.
    """
    places, _ = _reached(paths, stages, as_of=as_of, within_days=within_days)
    names, following, found = pd.Index([*paths.names, ENDED], dtype="str"), paths.following(), []
    for k in range(1, len(stages)):
        lost = (places[k - 1] >= 0) & (places[k] < 0)
        after = pd.DataFrame({"step": names[following[places[k - 1][lost]]], "customer": paths.owners[lost]})
        found.append(
            after.groupby("step", as_index=False)
            .agg(paths=("customer", "size"), customers=("customer", "nunique"))
            .assign(stage=k)
        )
    every = (
        pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=["step", "paths", "customers", "stage"])
    )
    return _named(every, stages, most=most, minimum=minimum)


def _named(counted: pd.DataFrame, stages: Sequence[str], *, most: int, minimum: int) -> pd.DataFrame:
    ordered = counted.sort_values(["stage", "paths", "step"], ascending=[True, False, True])
    rest = ordered.groupby("stage").cumcount() >= most
    small = (
        ordered.assign(step=ordered["step"].mask(rest, OTHER))
        .groupby(["stage", "step"], as_index=False)
        .agg({"paths": "sum", "customers": "max"})
    )
    shown = publishable(small, by="stage", name="step", minimum=minimum).astype({"stage": "int64"})
    shown = shown.assign(lost=shown["stage"].map(counted.groupby("stage")["paths"].sum()), last=shown["step"] == OTHER)
    shown = shown[~shown.groupby("stage")["last"].transform("all")]  # where nothing can be named, nothing is said
    shown = shown.sort_values(
        ["stage", "last", "paths", "step"], ascending=[True, True, False, True], ignore_index=True
    )
    names = dict(enumerate(stages, 1))
    told = {
        "from": shown["stage"].map(names),
        "missed": (shown["stage"] + 1).map(names),
        "lost_on_the_way": shown["lost"],
    }
    return pd.DataFrame(told | {"next_step": shown["step"], "taken_instead": shown["paths"]})


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
            raise UsageError(
                f"stages = {asked!r}: the data have no step {name!r}.{did_you_mean(name, known)} They have: {', '.join(known[:12])}."
            )
    if len(wanted) < 2:
        raise UsageError(f"stages = {asked!r}: a funnel has at least two stages, as in 'visit > order'.")
    return wanted


def automatic_stages(path_steps: ir.Table, conversion: str, *, share: float = 1 / 3, most: int = 2) -> list[str]:
    """Propose stages: the commonest steps of journeys that convert, in the order in which they first come, then the conversion.

    Where nobody converts it is the commonest step alone.
    """
    first = path_steps.group_by("journey", "step").agg(position=path_steps.position.min())
    won = path_steps.filter(path_steps.converted).select("journey").distinct()
    inside = first.semi_join(won, "journey")
    counted = inside.group_by("step").agg(n=inside.count(), place=inside.position.mean()).to_pandas()
    whole = counted.loc[counted["step"] == conversion, "n"].sum()
    if not whole:
        counted = first.group_by("step").agg(n=first.count()).order_by(ibis.desc("n"), "step").limit(1)
        return counted.step.to_list() or [conversion]
    others = counted[~counted["step"].isin([conversion, OTHER])].sort_values(["n", "step"], ascending=[False, True])
    chosen = others[others["n"] >= share * whole].head(most)
    chosen = others.head(1) if chosen.empty else chosen
    return [*chosen.sort_values(["place", "step"])["step"], conversion]


def _reached(
    paths: SortedPaths,
    stages: Sequence[str],
    *,
    as_of: dt.date | None,
    within_days: float | None,
    strict: bool = False,
    order: Order = "as it came",
) -> tuple[np.ndarray, int]:
    """Where each path is at each stage (greedy: the earliest place), -1 where it does not come to it, and the entrants left out.

    The order is that of the paths, or the worst or best one of steps at the same time.
    """
    places, young = np.full((len(stages), len(paths.owners)), -1), 0
    for k, stage in enumerate(stages):
        at = paths.places(stage)
        who = paths.who[at]
        if k:
            before = places[k - 1][who]
            later = _later(paths, at, before, order)
            there = (before >= 0) & (later & (at == before + 1) if strict else later)
            if within_days is not None:
                there &= paths.at[at] - paths.at[places[0][who]] <= int(within_days * DAY)
            at, who = at[there], who[there]
        first = np.diff(who, prepend=-1) > 0
        if k == 0 and within_days is not None and as_of is not None:
            old = paths.at[at] <= int(pd.Timestamp(as_of + dt.timedelta(days=1)).timestamp() - within_days * DAY)
            young, first = int((first & ~old).sum()), first & old
        places[k, who[first]] = at[first]
    return places, young


def _later(paths: SortedPaths, at: np.ndarray, before: np.ndarray, order: Order) -> np.ndarray:
    if order == "as it came":
        return at > before
    moment = paths.moment
    return moment[at] > moment[before] if order == "worst" else (moment[at] >= moment[before]) & (at != before)
