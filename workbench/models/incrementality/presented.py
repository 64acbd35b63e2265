"""A study as a report presents it: its diagnoses as rows, the covariates that differed most, places along the windows."""

from __future__ import annotations

import math
from typing import Literal

import pandas as pd

from workbench import disclosure
from workbench.disclosure import Role
from workbench.models.incrementality import study
from workbench.models.incrementality.results import Study
from workbench.models.incrementality.verdicts import Verdict
from workbench.models.intervals.estimate import Estimate

NUMBERS = {"value": "result", "ok": "asked_for", "limit": "bound"}
COURSE: dict[str, Role] = {
    "estimate": "rate", "lo": "rate", "hi": "rate", "explained": "rate", "n_treated": "running", "n_control": "running",
}  # fmt: skip
MOST = 20  # covariates that a reader can compare


def status(verdict: Verdict) -> Literal["pass", "warn"]:
    """Return the outcome of the check that a verdict stands for: a refusal is no failure of the report.

    >>> status("ESTIMATE"), status("NO ESTIMATE")
    ('pass', 'warn')
    """
    return "pass" if verdict == "ESTIMATE" else "warn"


def diagnoses(found: Study, staged: Study, *, minimum: int) -> pd.DataFrame:
    """Return diagnosis, verdict, result, asked_for, bound and design of each diagnosis; counts are whole numbers.

    Parameters
    ----------
    found, staged, minimum : see `study.diagnosis_table`.
    """
    table = study.diagnosis_table(found, staged, minimum=minimum)
    whole = table["kind"] == "count"
    numbers = {new: _counted(table[old], whole) for old, new in NUMBERS.items()}
    return pd.DataFrame({"diagnosis": table["key"], "verdict": table["verdict"], **numbers, "design": table["design"]})


def brought(found: Study) -> dict[str, Estimate | str | float]:
    """Return what a sentence says of the effect: e, direction, verdict, and how far one customer alone sways it.

    sway is "decides" where the direction is another without the customer who moves the effect most, else "moves" with moved,
    the share of the range's width by which the effect moves, in tenths rounded up: to say more would tell what this one
    brought. "none" where that is not known, as where whole groups are compared.

    >>> from workbench.models.incrementality.results import Setting, refused
    >>> made = refused([], Estimate(1.0, 0.0, 2.0, 90), Setting("EUR"))._replace(
    ...     effect=Estimate(10.0, 6.0, 14.0, 90), without_largest=Estimate(9.0, 5.0, 13.0, 89))
    >>> brought(made)["sway"], brought(made)["moved"]
    ('moves', 0.2)
    """
    effect, left = found.effect, found.without_largest
    told = {
        "e": effect,
        "direction": effect.direction(materiality=0),
        "verdict": found.verdict,
        "sway": "none",
        "moved": 0.0,
    }
    if not (effect.known and left.known and effect.hi > effect.lo):
        return told
    decides = told["direction"] != left.direction(materiality=0)
    moved = abs(effect.value - left.value) / (effect.hi - effect.lo)
    return told | {"sway": "decides" if decides else "moves", "moved": math.ceil(round(10 * moved, 6)) / 10}


def rehearsed(found: Study) -> dict[str, int | Estimate | bool]:
    """Return what a sentence says of the rehearsal of a study (see `Rehearsal.told`), and `when`: whether there was one."""
    return {"when": False} if found.rehearsal is None else {"when": True, **found.rehearsal.told}


def most_unlike(found: Study, *, most: int = MOST) -> pd.DataFrame:
    """Return the rows of the balance table that differed most before, with the sizes of the differences, before and after."""
    sizes = found.balance.assign(before=found.balance["smd_before"].abs(), after=found.balance["smd_after"].abs())
    return sizes.sort_values("before", ascending=False).head(most)


def without_few(course: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the windows of `study.course` without what is about few: their numbers are missing.

    Customers who joined late are followed for few windows, so that two rows tell how many joined between them.

    >>> window = {"estimate": 1.0, "lo": 0.0, "hi": 2.0, "explained": 1.0, "n_control": 500}
    >>> course = pd.DataFrame([{**window, "n_treated": n} for n in (90, 86, 60)])
    >>> without_few(course, minimum=10)["estimate"].tolist()
    [1.0, nan, 1.0]
    """
    return disclosure.without_hidden(course, disclosure.guard_table(course, COURSE, minimum=minimum))


def places(found: Study) -> list[tuple[float, float, str]]:
    """Return what to mark along the windows of `study.course`, from, to and name: the moment, and windows not compared.

    The windows that a trial adjusts for are not shown, and the one before a staged start is what others are compared with.
    """
    earlier = {"trial": (-2.0, 0.0, "adjusted-for"), "rollout": (0.0, 0.0, "compared-with")}
    shown = (study.course(found)["window"] < 1).any() and found.design in earlier
    return [*([earlier[found.design]] if shown else []), (0.5, 0.5, "moment")]


def _counted(numbers: pd.Series, whole: pd.Series) -> pd.Series:
    """Make the numbers that are counts whole, whatever type the others have."""
    pairs = zip(numbers, whole & numbers.notna(), strict=True)
    return pd.Series([int(number) if count else number for number, count in pairs], numbers.index, dtype=object)
