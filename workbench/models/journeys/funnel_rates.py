"""Rates along a funnel, with intervals, and where it loses most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from workbench.disclosure import dominated, kept_rows
from workbench.models.intervals.estimate import Estimate, counted, not_estimated, too_few
from workbench.models.intervals.rates import wilson

NUMBERS = ["reached", "overall", "rate", "lo", "hi", "median_days"]
EITHER_WAY = ["reached_least", "reached_most"]
DOUBTFUL = 0.02  # a share that the order of steps at one time moves by more is told with care


def funnel_rates(funnel: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Add the share of the start and of the stage before, with Wilson intervals of the latter.

    Parameters
    ----------
    funnel : stage, step, reached, median_days, young; one row per stage, each path a customer; and where the order of steps at
        one time is in doubt reached_least and reached_most.
    minimum : a stage at which fewer arrive, or fewer are lost (but not none), under any order of steps, is hidden, and so is what
        the stage after it says of it.

    Returns the columns given, overall, rate, lo, hi, lost, and for each number but the last whether it is hidden (such as
    rate_hidden).
    """
    before = funnel["reached"].shift()
    rows = [
        wilson(int(now), int(then), level=level) if pd.notna(then) else None
        for now, then in zip(funnel["reached"], before, strict=True)
    ]
    missing = float("nan")
    rates = funnel.assign(
        overall=funnel["reached"] / funnel["reached"].iloc[0] if len(funnel) and funnel["reached"].iloc[0] else missing,
        rate=[row.value if row else missing for row in rows], lo=[row.lo if row else missing for row in rows],
        hi=[row.hi if row else missing for row in rows], lost=(before - funnel["reached"]),
    )  # fmt: skip
    known = {name: rates[name] if name in rates else rates["reached"] for name in EITHER_WAY}
    rates = rates.assign(**known)
    ways = pd.DataFrame({name: kept_rows(rates[[name]], minimum=minimum) for name in ("reached", *EITHER_WAY)})
    few = ~ways.all(axis=1)  # each for itself: without further rows steps of a count only grow
    after = few | few.shift(fill_value=False)
    return rates.assign(**{f"{name}_hidden": few if name in NUMBERS[:2] else after for name in NUMBERS})


def drawn(rates: pd.DataFrame) -> pd.DataFrame:
    """Return the stages that may be shown and that somebody entered, each with its number in its name, of a funnel with several.

    >>> rates = pd.DataFrame({"stage": [1, 2], "step": ["visit", "order"], "reached_hidden": [False, True], "overall": 0.5})
    >>> drawn(rates)["name"].tolist(), len(drawn(rates.assign(overall=float("nan"))))
    (['1 visit'], 0)
    """
    shown = rates[~rates["reached_hidden"] & rates["overall"].notna()]
    shown = shown if len(rates) > 1 else shown.head(0)  # a single stage is all of itself: there is nothing to draw
    return shown.assign(name=shown["stage"].astype(str) + " " + shown["step"])


def left_out(rates: pd.DataFrame, *, minimum: int = 0) -> dict[str, Any]:
    """Return whether anybody entered too late to have had their time, left_out ("nobody" or "some"), and how many, young.

    Of a few not even their number is told.

    >>> left_out(pd.DataFrame({"young": [30, 30]}), minimum=10)["young"].value, left_out(pd.DataFrame({"young": [0]}))["left_out"]
    (30.0, 'nobody')
    """
    young = int(rates["young"].max())
    told = too_few(unit="count") if 0 < young < minimum else counted(young, n=young)
    return {"left_out": "some" if young else "nobody", "young": told}


def largest_drop_off(rates: pd.DataFrame, *, level: float = 0.95) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the largest loss between two stages, and what another order of steps at the same time would make of it.

    The loss is drop, a share of the earlier stage, and the stages before and after. Its interval is at a level divided among the
    stages (Bonferroni), because the largest of several was picked. The other is order ("open" where another order would move the
    loss by more than two hundredths, else "told"), and the least and most that it would be.
    """
    shown = rates[(rates["stage"] > 1) & ~rates["rate_hidden"] & rates["rate"].notna()]
    if shown.empty:
        unknown = not_estimated("no-stage-with-enough-customers", level=level, unit="share")
        nowhere = {"order": "told", "least": float("nan"), "most": float("nan")}
        return {"drop": unknown, "before": "", "after": ""}, nowhere
    place = shown["rate"].idxmin()
    came = int(rates["reached"].loc[place - 1])
    stages = max(int((rates["stage"] > 1).sum()), 1)
    loss = wilson(came - int(rates["reached"].loc[place]), came, level=1 - (1 - level) / stages)
    drop = loss._replace(level=level, method="Wilson, Bonferroni over stages")
    stages_of_it = {"before": rates["step"].loc[place - 1], "after": rates["step"].loc[place]}
    return {"drop": drop, **stages_of_it}, _order_doubt(rates, int(place))


def either_way(rates: pd.DataFrame) -> pd.DataFrame:
    """Return how many reach each stage under the worst and the best order of steps at the same time; nothing where it is one number.

    >>> rates = pd.DataFrame({"stage": [1], "step": ["a"], "reached": [9], "reached_least": [9], "reached_most": [9], "reached_hidden": False})
    >>> len(either_way(rates)), len(either_way(rates.assign(reached_most=10)))
    (0, 1)
    """
    shown = rates[["stage", "step", "reached_least", "reached", "reached_most", "reached_hidden"]]
    shown = shown.rename(columns={"stage": "funnel_stage"})
    shown = shown.assign(**{f"{name}_hidden": rates["reached_hidden"] for name in EITHER_WAY})
    return shown if (rates["reached_least"] < rates["reached_most"]).any() else shown.head(0)


def detour_rates(detours: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Add the share of those lost at a stage who went each way, with its Wilson interval (each path a customer).

    Parameters
    ----------
    detours : from `funnels.detours`; at least the columns taken_instead and lost_on_the_way.

    Returns the columns given, rate, lo, hi.
    """
    rows = [
        wilson(int(went), int(lost), level=level)
        for went, lost in zip(detours["taken_instead"], detours["lost_on_the_way"], strict=True)
    ]
    return detours.assign(**{name: pd.Series([getattr(row, part) for row in rows], detours.index, dtype="float64")
                             for name, part in (("rate", "value"), ("lo", "lo"), ("hi", "hi"))})  # fmt: skip


def commonest_detour(
    rates: pd.DataFrame, loss: Mapping[str, Any], *, gone: str, other: str, level: float = 0.95
) -> dict[str, Any]:
    """Return the share of those lost between two stages who went the commonest way, which way that was, and what it means.

    Parameters
    ----------
    rates : from `detour_rates`. loss : before and after, the two stages. gone, other : the names of the end, and of small steps
        that were put together.

    Returns before, after, share, step and course: "ended" (nothing more is known), "late" (it is the missed stage, too late) or
    "onward".
    """
    found = {"before": loss["before"], "after": loss["after"]}
    there = rates[
        (rates["from"] == found["before"]) & (rates["missed"] == found["after"]) & (rates["next_step"] != other)
    ]
    if there.empty:
        return found | {
            "share": not_estimated("too-few-went-any-one-way", level=level, unit="share"),
            "step": "",
            "course": "",
        }
    row = there.iloc[0]
    share = Estimate(row["rate"], row["lo"], row["hi"], int(row["lost_on_the_way"]), level, "Wilson", "share")
    return found | {
        "share": share,
        "step": row["next_step"],
        "course": {gone: "ended", found["after"]: "late"}.get(row["next_step"], "onward"),
    }


def _order_doubt(rates: pd.DataFrame, place: int) -> dict[str, Any]:
    """Say what the loss before a stage could be, were steps at the same time in another order."""
    before, after = (rates[["reached", *EITHER_WAY]].iloc[k] for k in (place - 1, place))
    lost = (1 - after / before.where(before > 0)).fillna(0.0)
    least, most = float(lost.min()), float(lost.max())
    return {"order": "open" if most - least > DOUBTFUL else "told", "least": least, "most": most}


def by_customers(paths: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Add the conversion of each path, hidden (without numbers) where few customers converted with it, or few did not.

    Its interval is Wilson's for as many independent journeys as there are customers. Its value is also hidden where one or two
    customers show through it. Whether conversions, rate, lo and hi are hidden stands beside them (such as rate_hidden).
    """
    few = ((paths["converting_customers"] > 0) & (paths["converting_customers"] < minimum)) | (
        (paths["conversions"] < paths["journeys"]) & (paths["customers"] - paths["converting_customers"] < minimum)
        & (paths["journeys"] - paths["conversions"] < minimum)
    )  # fmt: skip
    shown = paths.assign(rate=paths["conversions"] / paths["journeys"])
    shown["value"] = shown["value"].mask(
        few | dominated(paths["gross"], paths["largest"], paths["second"], paths["value"])
    )
    lo, hi = proportion_confint(
        shown["rate"] * shown["customers"], shown["customers"], alpha=1 - level, method="wilson"
    )
    shown = shown.assign(lo=lo, hi=hi)
    shown[["rate", "lo", "hi"]] = shown[["rate", "lo", "hi"]].mask(few)
    hidden = {f"{name}_hidden": few for name in ("conversions", "rate", "lo", "hi")}
    return shown.assign(conversions=shown["conversions"].astype("float64").mask(few), **hidden)


def public_paths(paths: pd.DataFrame) -> pd.DataFrame:
    """Return paths for a file, after `by_customers`, which has taken the numbers away that are hidden."""
    return paths[["path", "journeys", "customers", "conversions", "rate", "value"]]


def public(rates: pd.DataFrame) -> pd.DataFrame:
    """Return a funnel for a file: hidden stages keep their name and lose their numbers."""
    bare = rates.assign(**{name: rates[name].astype("float64").mask(rates[f"{name}_hidden"]) for name in NUMBERS})
    either = {name: rates[name].astype("float64").mask(rates["reached_hidden"]).astype("Int64") for name in EITHER_WAY}
    bare = bare.assign(**either, reached=bare["reached"].astype("Int64"))
    return bare[["stage", "step", *NUMBERS, *EITHER_WAY]]
