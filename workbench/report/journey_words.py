"""The words of journeys: headings of their tables, and the reasons for which a journey is not counted."""

from __future__ import annotations

from collections.abc import Mapping

import pandas

from workbench.report.messages import text
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
        "detour": ("step", column(text("Next step instead"), "text")),
        "detour_share": ("rate", column(text("Of those lost"), "share:1")),
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
        "lost_at": ("lost", column(text("Lost between the two"), "count")),
        "missed": ("missed", column(text("To"), "text")),
        "minutes": ("minutes", column(text("Silence, minutes"), "count")),
        "overall": ("overall", column(text("Of the start"), "share:1", marks="mark")),
        "pained_share": ("rate", column(text("Share"), "share:1")),
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


def journey_accounts(counted: Mapping[str, int]) -> pandas.DataFrame:
    """Return the journeys from all to those counted in rates, with the reasons for which the others are not.

    >>> counted = {"journeys": 10, "capped": 0, "young": 2, "used": 8, "untouched": 1}
    >>> [str(what) for what in journey_accounts(counted)["what"]][-1], int(journey_accounts(counted)["n"].iloc[-1])
    ('Used', 8)
    """
    lines = [
        (text("Begun"), counted["journeys"]),
        (text("Left out: so many touches that a machine made them"), counted["capped"]),
        (text("Left out: begun too late to have had the whole time"), counted["young"]),
        (text("Used"), counted["used"]),
    ]
    return pandas.DataFrame(lines, columns=["what", "n"])
