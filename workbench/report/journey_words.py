"""The words of journeys: headings of their tables, and the reasons for which a journey is not counted."""

from __future__ import annotations

from collections.abc import Mapping

import pandas

from workbench.disclosure import small
from workbench.report.messages import Text, text
from workbench.report.tables import Column, column


def journey_columns(*names: str) -> dict[str, Column]:
    """Return shown columns of journey tables; a name such as "step_rate" stands for the column "rate" with its own heading.

    >>> list(journey_columns("step", "step_rate"))
    ['step', 'rate']
    """
    known = {
        "against": ("against", column(text("Compared"), "msg")),
        "conversions": ("conversions", column(text("Conversions"), "count", marks="mark")),
        "converted_share": ("rate", column(text("Converted"), "share:1", marks="mark")),
        "customers": ("customers", column(text("Customers"), "count")),
        "detour": ("step", column(text("Next step"), "text")),
        "detour_share": ("rate", column(text("Share"), "share:1")),
        "detoured": ("paths", column(text("Customers"), "count")),
        "difference": ("difference", column(text("Difference"), "points")),
        "difference_hi": ("hi", column(text("High"), "points")),
        "difference_lo": ("lo", column(text("Low"), "points")),
        "ended": ("n", column(text("Journeys"), "count")),
        "first": ("first", column(text("First group"), "share:1")),
        "from": ("from", column(text("From"), "text")),
        "hi": ("hi", column(text("High"), "share:1")),
        "journeys": ("journeys", column(text("Journeys"), "count")),
        "lo": ("lo", column(text("Low"), "share:1")),
        "kind": ("what", column(text("What happens"), "msg")),
        "median_days": ("median_days", column(text("Median wait"), "days:1", marks="rate_mark")),
        "lost_at": ("lost", column(text("Lost"), "count")),
        "missed": ("missed", column(text("To"), "text")),
        "minutes": ("minutes", column(text("Silence, minutes"), "count")),
        "overall": ("overall", column(text("Of the start"), "share:1", marks="mark")),
        "pained_share": ("rate", column(text("Share"), "share:1")),
        "path_hi": ("hi", column(text("High"), "share:1", marks="mark")),
        "path_lo": ("lo", column(text("Low"), "share:1", marks="mark")),
        "path": ("path", column(text("Path"), "text")),
        "position": ("position", column(text("Place"), "count")),
        "reached": ("reached", column(text("Customers"), "count", marks="mark")),
        "second": ("second", column(text("Second group"), "share:1")),
        "sequence": ("path", column(text("Sequence"), "text")),
        "sequence_share": ("rate", column(text("Of the journeys"), "share:1")),
        "sequenced": ("won", column(text("Journeys with it"), "count")),
        "sessions": ("sessions", column(text("Sessions"), "count")),
        "single": ("single", column(text("With one touch"), "share:1")),
        "stage": ("stage", column(text("Stage"), "count")),
        "step": ("step", column(text("Step"), "text")),
        "step_hi": ("hi", column(text("High"), "share:1", marks="rate_mark")),
        "step_lo": ("lo", column(text("Low"), "share:1", marks="rate_mark")),
        "step_rate": ("rate", column(text("Of the stage before"), "share:1", marks="rate_mark")),
        "to": ("to", column(text("To"), "text")),
        "touches_per_session": ("touches_per_session", column(text("Touches a session"), "number:1")),
        "usual": ("usual", column(text("All steps"), "share:1")),
    }
    return dict(known[name] for name in names)


def attribution_columns(*names: str, money: str = "") -> dict[str, Column]:
    """Return shown columns of attribution tables; with `money` and only the channel named, the methods in that currency.

    Seven columns of money name it in the subtitle of their table and not in each heading.

    >>> attribution_columns("channel", money="EUR")["value_linear"].format
    'number:0'
    """
    methods = {
        "first_touch": text("First touch"), "last_touch": text("Last touch"), "linear": text("Linear"), "position": text("By position"),
        "time_decay": text("Time decay"), "markov": text("Markov removal"), "shapley": text("Shapley"),
    }  # fmt: skip
    known = {name: (name, column(label, "count" if name.endswith("touch") else "number:1")) for name, label in methods.items()}
    known |= {
        "channel": ("channel", column(text("Channel"), "text")),
        "control": ("control", column(text("Held out"), "count")),
        "effect": ("effect", column(text("Incremental conversions"), "points")),
        "effect_hi": ("hi", column(text("High"), "points")),
        "effect_lo": ("lo", column(text("Low"), "points")),
        "hi": ("hi", column(text("High"), "share:1")),
        "kind": ("kind", column(text("Campaigns"), "text")),
        "lo": ("lo", column(text("Low"), "share:1")),
        "removal_effect": ("removal_effect", column(text("Removal effect"), "share:1")),
        "roas": ("roas", column(text("Value per cost"), "number:1")),
        "second_order": ("second_order", column(text("Two steps remembered"), "share:1")),
        "share": ("share", column(text("Share"), "share:1")),
        "treated": ("treated", column(text("Contacted"), "count")),
    }
    if money:
        known |= {
            "value": ("value", column(text("Incremental value"), f"money:{money}")),
            "value_hi": ("value_hi", column(text("High"), f"money:{money}")),
            "value_lo": ("value_lo", column(text("Low"), f"money:{money}")),
        }
    chosen = dict(known[name] for name in names)
    if money and len(names) == 1:
        chosen |= {f"value_{name}": column(label, "number:0") for name, label in methods.items()}
    return chosen


def journey_accounts(counted: Mapping[str, int], *, minimum: int = 10) -> pandas.DataFrame:
    """Return the journeys from all to those counted in rates, with the reasons for which the others are not: what, n, mark.

    A reason for a few is hidden (mark "c"), and so is then the total from which it would follow; so are those that are over where
    all but a few are.

    >>> shown = journey_accounts({"journeys": 90, "capped": 0, "young": 2, "used": 88, "over": 70})
    >>> [str(what) for what in shown["what"]][-2], shown["n"].tolist()[-2:], shown["mark"].tolist()
    ('Used', [88, 70], ['c', '', 'c', '', ''])
    """
    lines = [
        (text("Begun"), counted["journeys"]),
        (text("Left out: so many touches that a machine made them"), counted["capped"]),
        (text("Left out: begun too late to have had the whole time"), counted["young"]),
        (text("Used"), counted["used"]),
        (text("Of these over, so that steps and paths are counted from them"), counted["over"]),
    ]
    frame = pandas.DataFrame(lines, columns=["what", "n"])
    marks = small(frame["n"], minimum=minimum)
    marks[0] = "c" if (marks[:4] == "c").any() else ""
    marks[4] = "c" if 0 < counted["used"] - counted["over"] < minimum else marks[4]
    return frame.assign(mark=marks)


def left_out(young: int, *, days: int, minimum: int = 10) -> Text:
    """Say how many customers entered a funnel too late; of a few it is only said that there were some.

    >>> str(left_out(3, days=14)), str(left_out(30, days=14))[:20]
    ('Fewer than 10 customers entered less than 14 days before the end of the data and are left out.', '30 customers entered')
    """
    if 0 < young < minimum:
        return text("Fewer than {few:count} customers entered less than {d:days} before the end of the data and are left out.", few=minimum, d=days)
    return text("{n:count} customers entered less than {d:days} before the end of the data and are left out.", n=young, d=days)
