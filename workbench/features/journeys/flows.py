"""The first steps of journeys as a flow: what enters a column of it goes on, ends or converts, and nothing else."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.disclosure.folding import OTHER
from workbench.features.journeys.journeys import ENDED

COLUMNS = ["position", "from", "to", "journeys"]


def flows(path_steps: ir.Table, *, event: str, minimum: int, longest: int = 5, names: int = 3) -> pd.DataFrame:
    """Count the journeys that go from one step at a position to one at the next, all from the same journeys.

    The names are the same in every column: the conversion, and the steps that most customers take among the first ones; the others
    are "(other)". A journey is followed to its conversion or to its end, and not beyond. A move that few customers make is drawn from
    "(other)", so that conversions and ends keep their place; where even so too few remain it goes to "(other)", and stands in its own
    place one step later.

    Parameters
    ----------
    path_steps : from `journeys.steps`. event : the conversion, always called by its name.
    minimum : fewest customers of a move. longest : columns, fewer where few get so far. names : steps besides the conversion.

    Returns position (of the first of the two), from, to ("(end)" without a conversion), journeys. For every position but the first
    and every name but the conversion and "(end)", as many come as go on.
    """
    paths = _paths(path_steps, event=event, longest=longest, names=names)
    longest = sum(paths.dropna(subset=f"s{k}")["customer_id"].nunique() >= minimum for k in range(1, longest + 1))
    if longest < 2:
        return pd.DataFrame(columns=COLUMNS)
    parts, paths = [], _without_few(paths, event, longest, minimum)
    for position in range(1, longest):
        here, there = f"s{position}", f"s{position + 1}"
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


def by_column(path_steps: ir.Table, column: int, *, minimum: int) -> dict[str, object]:
    """Say what has become of all journeys by a column, whatever is put together in the flow.

    Returns won and gone (the shares that have converted there or before, and that have ended before without it), and known: whether
    each of these, and those that go on, are enough customers to be told, or none.
    """
    each = path_steps.group_by("journey").agg(
        customer_id=path_steps.customer_id.min(), won=path_steps.position.min(where=path_steps.converted), last=path_steps.position.max()
    )  # fmt: skip
    state = ibis.cases((each.won <= column, "won"), (each["last"] < column, "gone"), else_="on")
    counted = each.group_by(state=state).agg(journeys=each.count(), customers=each.customer_id.nunique()).to_pandas()
    shares = counted.set_index("state")["journeys"].reindex(["won", "gone"], fill_value=0) / max(
        counted["journeys"].sum(), 1
    )
    return {
        "won": float(shares["won"]),
        "gone": float(shares["gone"]),
        "known": bool(len(counted) and counted["customers"].min() >= minimum),
    }


def _paths(path_steps: ir.Table, *, event: str, longest: int, names: int) -> pd.DataFrame:
    """Count, by customer, the journeys with the same first steps: s1, s2, ...; after the last one "(end)", then nothing."""
    shown = _commonest(path_steps, event=event, longest=longest, names=names)
    short = path_steps.filter(path_steps.position <= longest)
    called = ibis.cases((short.converted, event), (short.step.isin(shown), short.step), else_=OTHER)
    won, last = (
        short.position.min(where=short.converted),
        path_steps.group_by("journey").agg(last=path_steps.position.max()),
    )
    steps = {f"s{k}": called.max(where=short.position == k) for k in range(1, longest + 1)}
    each = short.mutate(called=called).group_by("journey").agg(customer_id=short.customer_id.min(), won=won, **steps)
    each = each.join(last, "journey")
    cut = {
        f"s{k}": ibis.cases((each.won < k, ibis.null("string")), (each["last"] == k - 1, ENDED), else_=each[f"s{k}"])
        for k in range(1, longest + 1)
    }
    named = each.mutate(**cut)
    return named.group_by("customer_id", *steps).agg(journeys=named.count()).order_by("customer_id", *steps).to_pandas()


def _commonest(path_steps: ir.Table, *, event: str, longest: int, names: int) -> list[str]:
    early = path_steps.filter((path_steps.position <= longest) & ~path_steps.step.isin([event, OTHER]))
    counted = early.group_by("step").agg(customers=early.customer_id.nunique())
    return counted.order_by(ibis.desc("customers"), "step").limit(names).step.to_list()


def _without_few(paths: pd.DataFrame, event: str, longest: int, minimum: int) -> pd.DataFrame:
    """Call steps of single journeys "(other)" until every move is made by enough customers or by nobody.

    Each round calls more steps so, or puts an end one place later, so the rounds come to an end.
    """
    paths, position = paths.assign(s0=""), longest - 1
    while position >= 0:
        here, there = f"s{position}", f"s{position + 1}"
        moves = paths.dropna(subset=there).groupby([here, there])["customer_id"].nunique()
        few = moves[moves < minimum]
        if few.empty:
            position -= 1
            continue
        paths = _joined(paths, moves, few, position, event)
        position = min(position + 1, longest - 1)
    return paths.drop(columns="s0")


def _joined(paths: pd.DataFrame, moves: pd.Series, few: pd.Series, position: int, event: str) -> pd.DataFrame:
    """Join a move of few customers with another one: where it comes from or where it goes to, whichever takes fewer along."""
    here, there, after = (f"s{position + k}" for k in range(3))
    before, target = min(few.index, key=lambda move: (move[0] == OTHER, move))
    if before not in (OTHER, ""):
        return _called(paths, (before, target), here, there, here)
    starts, ends = moves.index.get_level_values(0), moves.index.get_level_values(1)
    beside = moves[(ends == target) & ~starts.isin([OTHER, ""])]
    same = moves[(starts == before) & ~ends.isin([OTHER, target])]
    enough = target != OTHER and moves.get((before, OTHER), 0) > few.max()
    if len(beside) and not enough and (same.empty or beside.min() <= same.min()):
        return _called(paths, beside.idxmin(), here, there, here)
    if target == OTHER and same.empty:
        return _called(paths, moves.drop((before, target)).idxmin(), here, there, here)
    move = same.idxmin() if target == OTHER else (before, target)
    return _called(paths, move, here, there, there, after=after, over=move[1] in (ENDED, event))


def _called(
    paths: pd.DataFrame,
    move: tuple[str, str],
    here: str,
    there: str,
    place: str,
    *,
    after: str = "",
    over: bool = False,
) -> pd.DataFrame:
    """Call a place of a move "(other)"; an end or a conversion goes on to the place after it."""
    which = (paths[here] == move[0]) & (paths[there] == move[1])
    told = paths.assign(**{place: paths[place].mask(which, OTHER)})
    return told.assign(**{after: told[after].mask(which, paths[there])}) if over and after in told else told
