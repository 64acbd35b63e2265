"""Rates along a funnel, with intervals, and where it loses most."""

from __future__ import annotations

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from workbench.disclosure import dominated
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson


def funnel_rates(funnel: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Add the share of the start and of the stage before, with Wilson intervals of the latter.

    Parameters
    ----------
    funnel : stage, step, reached, median_days; one row per stage, each path a customer.
    minimum : a stage at which fewer arrive, or fewer are lost (but not none), is hidden (mark "c"), and so is what the stage
        after it says of it (rate_mark).

    Returns the columns given, overall, rate, lo, hi, lost, mark, rate_mark.
    """
    before = funnel["reached"].shift()
    rows = [wilson(int(now), int(then), level=level) if pd.notna(then) else None for now, then in zip(funnel["reached"], before, strict=True)]
    missing = float("nan")
    rates = funnel.assign(
        overall=funnel["reached"] / funnel["reached"].iloc[0] if len(funnel) and funnel["reached"].iloc[0] else missing,
        rate=[row.value if row else missing for row in rows], lo=[row.lo if row else missing for row in rows],
        hi=[row.hi if row else missing for row in rows], lost=(before - funnel["reached"]),
    )  # fmt: skip
    few = (rates["reached"] < minimum) | ((rates["lost"] > 0) & (rates["lost"] < minimum))
    after = few | few.shift(fill_value=False)
    return rates.assign(mark=few.map({True: "c", False: ""}), rate_mark=after.map({True: "c", False: ""}))


def largest_drop_off(rates: pd.DataFrame, *, level: float = 0.95) -> tuple[Estimate, str, str]:
    """Return the largest loss between two stages, as a share of the earlier one, and the two stages.

    The interval is at a level divided among the stages (Bonferroni), because the largest of several was picked.
    """
    shown = rates[(rates["stage"] > 1) & (rates["rate_mark"] == "") & rates["rate"].notna()]
    if shown.empty:
        return not_estimated("no-stage-with-enough-customers", level=level, unit="share"), "", ""
    place = shown["rate"].idxmin()
    came = int(rates["reached"].loc[place - 1])
    stages = max(int((rates["stage"] > 1).sum()), 1)
    loss = wilson(came - int(rates["reached"].loc[place]), came, level=1 - (1 - level) / stages)
    return loss._replace(level=level, method="Wilson, Bonferroni over stages"), rates["step"].loc[place - 1], rates["step"].loc[place]


def detour_rates(detours: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Add the share of those lost at a stage who went each way, with its Wilson interval (each path a customer).

    Parameters
    ----------
    detours : stage, from, missed, step, paths, lost; at least the columns paths and lost.

    Returns the columns given, rate, lo, hi.
    """
    rows = [wilson(int(went), int(lost), level=level) for went, lost in zip(detours["paths"], detours["lost"], strict=True)]
    return detours.assign(**{name: pd.Series([getattr(row, part) for row in rows], detours.index, dtype="float64")
                             for name, part in (("rate", "value"), ("lo", "lo"), ("hi", "hi"))})  # fmt: skip


def commonest_detour(rates: pd.DataFrame, before: str, after: str, *, other: str, level: float = 0.95) -> tuple[Estimate, str]:
    """Return the share of those lost between two stages who went the commonest way, and which way that was."""
    there = rates[(rates["from"] == before) & (rates["missed"] == after) & (rates["step"] != other)]
    if there.empty:
        return not_estimated("too-few-went-any-one-way", level=level, unit="share"), ""
    row = there.iloc[0]
    return Estimate(row["rate"], row["lo"], row["hi"], int(row["lost"]), level, "Wilson", "share"), row["step"]


def by_customers(paths: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Add the conversion of each path, hidden (mark "c") where few customers converted with it, or few did not.

    Its interval is Wilson's for as many independent journeys as there are customers. Its value is also hidden where one or two
    customers show through it.
    """
    few = ((paths["converting_customers"] > 0) & (paths["converting_customers"] < minimum)) | (
        (paths["conversions"] < paths["journeys"]) & (paths["customers"] - paths["converting_customers"] < minimum)
        & (paths["journeys"] - paths["conversions"] < minimum)
    )  # fmt: skip
    shown = paths.assign(rate=paths["conversions"] / paths["journeys"], mark=few.map({True: "c", False: ""}))
    shown["value"] = shown["value"].mask(few | dominated(paths["gross"], paths["largest"], paths["second"]))
    lo, hi = proportion_confint(shown["rate"] * shown["customers"], shown["customers"], alpha=1 - level, method="wilson")
    shown = shown.assign(lo=lo, hi=hi)
    shown[["rate", "lo", "hi"]] = shown[["rate", "lo", "hi"]].mask(few)
    return shown.assign(conversions=shown["conversions"].astype("float64").mask(few))


def public(rates: pd.DataFrame) -> pd.DataFrame:
    """Return a funnel for a file: hidden stages keep their name and lose their numbers."""
    numbers = ["reached", "overall", "rate", "lo", "hi", "median_days"]
    bare = rates.astype(dict.fromkeys(numbers, "float64"))
    bare[["reached", "overall"]] = bare[["reached", "overall"]].mask(bare["mark"] == "c")
    bare[numbers[2:]] = bare[numbers[2:]].mask(bare["rate_mark"] == "c")
    return bare.assign(reached=bare["reached"].astype("Int64"))[["stage", "step", *numbers]]
