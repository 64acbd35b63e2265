"""Attribution side by side: rules, chain and game on the same conversions, so that readers see how much the method decides."""

from __future__ import annotations

from typing import Any

import pandas as pd

from workbench.disclosure import dominated
from workbench.models.intervals.estimate import Estimate, counted_share, not_estimated
from workbench.models.journeys.differences import attribution_intervals
from workbench.models.journeys.markov_attribution import MarkovAttribution
from workbench.models.journeys.shapley_attribution import ShapleyAttribution

METHODS = ("first_touch", "last_touch", "linear", "position", "time_decay", "markov", "shapley")


def shown_channels(support: pd.DataFrame, *, minimum: int) -> list[str]:
    """Return the channels whose credit may be shown by itself, the most common first; the others are put together.

    In each role a channel has, at least `minimum` customers are behind its conversions and no one or two of them show through its
    money. Where others are left over, the rarest of those kept go with them until the same is true of them together.

    Parameters
    ----------
    support : channel, role ("any", "first", "last"), customers, gross, largest, second.
    """
    safe = (support["customers"] >= minimum) & ~dominated(support["gross"], support["largest"], support["second"])
    good = safe.groupby(support["channel"]).all()
    ordered = support[support["role"] == "any"].sort_values(["customers", "channel"], ascending=[False, True])[
        "channel"
    ]
    kept = [name for name in ordered if good[name]]
    while kept and len(kept) < len(ordered) and not _together(support[~support["channel"].isin(kept)], minimum):
        kept.pop()
    return kept


def _together(rest: pd.DataFrame, minimum: int) -> bool:
    """Whether several channels put together are about enough customers in every role, and about no single one's money."""
    for _, mine in rest.groupby("role"):
        top = pd.concat([mine["largest"], mine["second"]]).nlargest(2)
        if mine["customers"].max() < minimum or dominated([mine["gross"].sum()], [top.iloc[0]], [top.iloc[1]])[0]:
            return False
    return rest["channel"].nunique() > 1


def compare(paths: pd.DataFrame, credit: pd.DataFrame) -> pd.DataFrame:
    """Return what each method gives each channel, in conversions and in value; every column adds up to the same total.

    Parameters
    ----------
    paths : path, conversions, nulls, value. credit : channel and the rules' columns, in conversions and value.

    Returns channel, the seven methods, and the same in value (`value_` before the name); nothing where nothing converts.
    """
    if paths.empty or paths["conversions"].sum() <= 0:
        return pd.DataFrame(columns=["channel", *METHODS, *(f"value_{name}" for name in METHODS)])
    counted = paths["path"], paths["conversions"], paths["nulls"]
    markov = MarkovAttribution().fit(*counted)
    table = credit.set_index("channel")
    table["markov"], table["shapley"] = markov.attributed_, ShapleyAttribution().fit(*counted).attributed_
    table["value_markov"] = markov.shares_ * paths["value"].sum()
    worth = paths["value"].clip(lower=0)
    table["value_shapley"] = ShapleyAttribution().fit(paths["path"], worth).attributed_ if worth.sum() > 0 else 0.0
    table = table.reindex(sorted(set(table.index) | set(markov.shares_.index))).fillna(0.0)
    ordered = table.sort_values(["markov"], ascending=False, kind="stable").rename_axis("channel").reset_index()
    return ordered[["channel", *METHODS, *(f"value_{name}" for name in METHODS)]]


def in_conversions(table: pd.DataFrame) -> pd.DataFrame:
    """Return what each method gives each channel in conversions; by_position is the rule, not a place."""
    return table[["channel", *METHODS]].rename(columns={"position": "by_position"})


def in_value(table: pd.DataFrame) -> pd.DataFrame:
    """Return what each method gives each channel in value, of those that any method gives something."""
    worth = [f"value_{name}" for name in METHODS]
    return table.loc[table[worth].sum(axis=1) > 0, ["channel", *worth]]


def markov_shares(
    paths: pd.DataFrame, moves: pd.DataFrame, *, ends: tuple[str, str, str], level: float = 0.95, random_state: int = 0
) -> pd.DataFrame:
    """Return the Markov share of each channel with an interval over customers, and what other settings would give.

    Parameters
    ----------
    paths : path, conversions, nulls. moves : customer_id, from, to, count of the same chain. ends : the names of start,
        conversion and loss in `moves`.

    Returns channel, removal_effect, credit_share, lo, hi, second_order (the share when the chain remembers two steps); the largest
    first.
    """
    columns = ["channel", "removal_effect", "credit_share", "lo", "hi", "second_order"]
    if paths.empty or paths["conversions"].sum() <= 0:
        return pd.DataFrame(columns=columns)
    given = paths["path"], paths["conversions"], paths["nulls"]
    first = MarkovAttribution().fit(*given)
    frame = pd.DataFrame({"removal_effect": first.removal_effects_, "credit_share": first.shares_})
    frame["second_order"] = MarkovAttribution(order=2).fit(*given).shares_
    start, won, lost = ends
    found = attribution_intervals(
        moves, list(frame.index), start=start, won=won, lost=lost, level=level, random_state=random_state
    )
    frame = frame.rename_axis("channel").join(found.set_index("channel")).reset_index()
    return frame.sort_values(["credit_share", "channel"], ascending=[False, True], ignore_index=True)[columns]


def leader(shares: pd.DataFrame, paths: pd.DataFrame, *, level: float = 0.95) -> dict[str, Any]:
    """Return the largest Markov share of all the conversions of the paths, its channel, and in what share of all paths that is.

    Returns share, channel, present: what a method gives a channel is to be seen beside how often it was there at all.
    """
    n = int(paths["conversions"].sum())
    if shares.empty:
        unknown = not_estimated("nothing-converted", n=n, level=level, unit="share")
        return {"share": unknown, "channel": "", "present": unknown}
    row = shares.iloc[0]
    lo, hi = min(row["lo"], row["credit_share"]), max(row["hi"], row["credit_share"])
    journeys = paths["conversions"] + paths["nulls"]
    there = paths["path"].map(lambda path: row["channel"] in path).astype(bool)
    return {
        "present": counted_share(int(journeys[there].sum()), int(journeys.sum())),
        "share": Estimate(row["credit_share"], lo, hi, n, level, "bootstrap over customers", "share"),
        "channel": row["channel"],
    }


def disagreement(table: pd.DataFrame) -> dict[str, Any]:
    """Return the largest span between methods for one channel, in shares of all conversions, and the channel: span, channel."""
    if table.empty:
        return {"span": not_estimated("nothing-converted", unit="points"), "channel": ""}
    shares = table[list(METHODS)] / table[list(METHODS)].sum()
    span = shares.max(axis=1) - shares.min(axis=1)
    place, missing = span.idxmax(), float("nan")
    n = round(float(table["markov"].sum()))
    found = Estimate(float(span[place]), missing, missing, n, 0.95, "count", "points", "property-of-the-methods")
    return {"span": found, "channel": table["channel"][place]}
