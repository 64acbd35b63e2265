"""What contacts change, where some were kept out at random: the experiment beside the attribution."""

from __future__ import annotations

from typing import Any

import pandas as pd

from workbench.models.intervals.clustered_shares import clustered_mean_difference
from workbench.models.intervals.estimate import Estimate, not_estimated


def holdout_effects(contacts: pd.DataFrame, *, level: float = 0.95, minimum: int = 30) -> pd.DataFrame:
    """Compare contacted with held-out customers, campaign by campaign, for each kind of campaign.

    Intervals hold together over the kinds (Bonferroni). Return on spend divides the difference in value by the mean cost of a
    contact, which is known and not estimated.

    Parameters
    ----------
    contacts : kind, campaign_id, customer_id, treated, converted, value, cost.
    minimum : fewest contacts in either arm.

    Returns
    -------
    kind, treated, control, effect, lo, hi (share of contacts with a conversion), value, value_lo, value_hi (per contact),
    cost, roas, roas_lo, roas_hi (missing without cost), shown (the interval does not hold 0); by kind.
    """
    rows = []
    kinds = sorted(contacts["kind"].unique())
    for kind in kinds:
        mine = contacts[contacts["kind"] == kind]
        treated = int(mine["treated"].sum())
        if min(treated, len(mine) - treated) < minimum:
            continue
        each = 1 - (1 - level) / len(kinds)
        given = mine["treated"] == 1, mine["campaign_id"], mine["customer_id"]
        share = clustered_mean_difference(mine["converted"], *given, level=each)
        worth = clustered_mean_difference(mine["value"], *given, unit="number", level=each)
        cost = float(mine.loc[mine["treated"] == 1, "cost"].mean())
        cost = cost if cost > 0 else float("nan")
        rows.append({
            "kind": kind, "treated": treated, "control": len(mine) - treated, "effect": share.value, "lo": share.lo, "hi": share.hi,
            "value": worth.value, "value_lo": worth.lo, "value_hi": worth.hi, "cost": cost,
            "roas": worth.value / cost, "roas_lo": worth.lo / cost, "roas_hi": worth.hi / cost,
            "shown": bool(share.lo > 0 or share.hi < 0),
        })  # fmt: skip
    columns = [
        "kind",
        "treated",
        "control",
        "effect",
        "lo",
        "hi",
        "value",
        "value_lo",
        "value_hi",
        "cost",
        "roas",
        "roas_lo",
        "roas_hi",
        "shown",
    ]
    return pd.DataFrame(rows, columns=columns)


def counted(effects: pd.DataFrame) -> dict[str, int]:
    """Return how many kinds of campaigns were tried, and for how many of them the interval does not hold 0 (clear)."""
    return {"tried": len(effects), "clear": int(effects["shown"].sum())}


def side_by_side(effects: pd.DataFrame) -> pd.DataFrame:
    """Return the effects as they are shown, under names that tell them from other estimates."""
    names = {
        "kind": "contact_kind", "treated": "contacted", "control": "held_out", "effect": "incremental_conversions", "lo": "lo", "hi": "hi",
        "value": "incremental_value", "value_lo": "incremental_value_lo", "value_hi": "incremental_value_hi", "roas": "value_per_cost",
    }  # fmt: skip
    return effects[list(names)].rename(columns=names)


def clearest(effects: pd.DataFrame, *, level: float = 0.95) -> dict[str, Any]:
    """Return the effect on conversions that lies furthest from 0 in units of its own interval, and its kind: effect, kind."""
    if effects.empty:
        return {"effect": not_estimated("no-random-hold-out", level=level, unit="points"), "kind": ""}
    row = effects.loc[
        (effects["effect"].abs() / (effects["hi"] - effects["lo"]).replace(0, float("nan"))).fillna(0).idxmax()
    ]
    method = "difference within campaigns, customers as clusters, Bonferroni over kinds"
    effect = Estimate(
        row["effect"], row["lo"], row["hi"], int(row["treated"] + row["control"]), level, method, "points"
    )
    return {"effect": effect, "kind": row["kind"]}


def without(planned: pd.DataFrame, kept_out: int, *, minimum: int) -> dict[str, Any]:
    """Say what is in the way of an experiment where there is none: nobody kept out ("none"), too few, or too late ("young").

    Parameters
    ----------
    planned : the contacts that could be followed long enough. kept_out : all customers kept out; not told below `minimum`.

    >>> without(pd.DataFrame({"treated": []}), 21_306, minimum=10)
    {'without': 'young', 'kept': 21306}
    >>> without(pd.DataFrame({"treated": [1, 1]}), 0, minimum=10), without(pd.DataFrame({"treated": [0]}), 9, minimum=10)
    ({'without': 'none', 'kept': 0}, {'without': 'few', 'kept': 0})
    """
    if kept_out < minimum:
        return {"without": "few" if kept_out else "none", "kept": 0}
    return {"without": "few" if (planned["treated"] == 0).any() else "young", "kept": kept_out}


def attribution_verdict(effects: pd.DataFrame) -> str:
    """Return "pass" only where every kind of campaign was tried and shows a difference; else attribution may follow intent."""
    return "pass" if len(effects) and effects["shown"].all() else "warn"


def evidence(effects: pd.DataFrame) -> str:
    """Return what the section on contacts rests on: an experiment, or nothing more than a description."""
    return "Experiment" if len(effects) else "Description"
