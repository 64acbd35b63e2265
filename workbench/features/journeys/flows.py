"""The first steps of journeys as a flow: what enters a column of it goes on, ends or converts, and nothing else."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.disclosure.folding import OTHER, fold_few
from workbench.features.journeys.journeys import ENDED

COLUMNS = ["position", "from", "to", "journeys"]


def flows(path_steps: ir.Table, *, event: str, minimum: int, longest: int = 5, names: int = 3) -> pd.DataFrame:
    """Count the journeys that go from one step at a position to one at the next, all from the same journeys.

    The names are the same in every column: the conversion, and the steps that most customers take among the first ones; the others
    are "(other)". A journey is followed to its conversion or to its end, and not beyond. A move that few customers make goes to
    "(other)"; where it was an end or a conversion it stands there one step later.

    Parameters
    ----------
    path_steps : from `journeys.steps`. event : the conversion, always called by its name.
    minimum : fewest customers of a move. longest : columns. names : steps besides the conversion.

    Returns position (of the first of the two), from, to ("(end)" without a conversion), journeys. For every position but the first
    and every name but the conversion and "(end)", as many come as go on.
    """
    paths = _paths(path_steps, event=event, longest=longest, names=names)
    places, parts = [f"s{k}" for k in range(1, longest + 1)], []
    paths = _folded(paths.assign(s0=""), "s0", "s1", "", event, minimum)
    if paths.groupby("s1")["customer_id"].nunique().min() < minimum:
        return pd.DataFrame(columns=COLUMNS)
    for position, (here, there) in enumerate(zip(places, places[1:], strict=False), start=1):
        after = places[position + 1] if position + 1 < longest else ""
        paths = _folded(paths, here, there, after, event, minimum)
        counted = paths.groupby([here, there], as_index=False)["journeys"].sum()
        parts.append(counted.set_axis(["from", "to", "journeys"], axis=1).assign(position=position))
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def reached(flows: pd.DataFrame, column: int, name: str) -> float:
    """Return the share of all journeys that are at a name in a column or were in an earlier one; for the conversion and the end.

    >>> frame = pd.DataFrame({"position": [1, 1, 2], "from": ["x", "x", "y"], "to": ["order", "y", "order"], "journeys": [6, 4, 1]})
    >>> reached(frame, 2, "order"), reached(frame, 3, "order")
    (0.6, 0.7)
    """
    begun = flows["position"] == 1
    at_once = flows.loc[begun & (flows["from"] == name), "journeys"].sum()
    later = flows.loc[(flows["position"] < column) & (flows["to"] == name), "journeys"].sum()
    return float((at_once + later) / max(flows.loc[begun, "journeys"].sum(), 1))


def _paths(path_steps: ir.Table, *, event: str, longest: int, names: int) -> pd.DataFrame:
    """Count, by customer, the journeys with the same first steps: s1, s2, ...; after the last one "(end)", then nothing."""
    shown = _commonest(path_steps, event=event, longest=longest, names=names)
    short = path_steps.filter(path_steps.position <= longest)
    called = ibis.cases((short.converted, event), (short.step.isin(shown), short.step), else_=OTHER)
    won, last = short.position.min(where=short.converted), path_steps.group_by("journey").agg(last=path_steps.position.max())
    steps = {f"s{k}": called.max(where=short.position == k) for k in range(1, longest + 1)}
    each = short.mutate(called=called).group_by("journey").agg(customer_id=short.customer_id.min(), won=won, **steps)
    each = each.join(last, "journey")
    cut = {f"s{k}": ibis.cases((each.won < k, ibis.null("string")), (each["last"] == k - 1, ENDED), else_=each[f"s{k}"]) for k in range(1, longest + 1)}
    named = each.mutate(**cut)
    return named.group_by("customer_id", *steps).agg(journeys=named.count()).order_by("customer_id", *steps).to_pandas()


def _commonest(path_steps: ir.Table, *, event: str, longest: int, names: int) -> list[str]:
    early = path_steps.filter((path_steps.position <= longest) & ~path_steps.step.isin([event, OTHER]))
    counted = early.group_by("step").agg(customers=early.customer_id.nunique())
    return counted.order_by(ibis.desc("customers"), "step").limit(names).step.to_list()


def _folded(paths: pd.DataFrame, here: str, there: str, after: str, event: str, minimum: int) -> pd.DataFrame:
    """Call what few customers go on to "(other)"; an end or a conversion among it moves on by one place, `after`."""
    moves = paths.dropna(subset=there).groupby([here, there], as_index=False).agg(customers=("customer_id", "nunique"), journeys=("journeys", "sum"))
    kept = fold_few(moves, by=here, name=there, minimum=minimum)
    few = paths[there].notna() & ~pd.MultiIndex.from_frame(paths[[here, there]]).isin(pd.MultiIndex.from_frame(kept[[here, there]]))
    over = few & paths[there].isin([ENDED, event])
    told = paths.assign(**{there: paths[there].mask(few, OTHER)})
    return told.assign(**{after: told[after].mask(over, paths[there])}) if after else told
