"""The words of pain points: what happens at a step, and the sentence about the one that concerns most customers."""

from __future__ import annotations

import pandas

from workbench.report.messages import Text, text
from workbench.report.tables import Column, column


def pain_name(kind: str) -> Text:
    """Return the name of a kind of pain point.

    >>> str(pain_name("ticket"))
    'Followed by a ticket'
    """
    known = {
        "lost": text("Lost there"), "slow": text("Long wait"), "again": text("Comes again"),
        "ticket": text("Followed by a ticket"), "low_score": text("Followed by a low score"),
    }  # fmt: skip
    return known.get(kind) or text("{name:text}", name=kind)


def pain_words(points: pandas.DataFrame) -> pandas.DataFrame:
    """Put the names of kinds (what) and the words for more and less (against) in place of their keys.

    >>> shown = pain_words(pandas.DataFrame({"kind": ["lost"], "against": ["more"]}))
    >>> str(shown["what"][0]), str(shown["against"][0])
    ('Lost there', 'clearly more')
    """
    words = {"more": text("clearly more"), "less": text("clearly less"), "alike": text("no clear difference")}
    return points.assign(what=points["kind"].map(pain_name), against=points["against"].map(words))


def pain_money(currency: str) -> dict[str, Column]:
    """Return the shown columns of what pained journeys fell short of.

    >>> list(pain_money("EUR"))
    ['step', 'what', 'pained', 'short', 'short_lo', 'short_hi']
    """
    return {
        "step": column(text("Step"), "text"), "what": column(text("What happens"), "msg"), "pained": column(text("Journeys"), "count"),
        "short": column(text("Worth less than others by"), f"money:{currency}"), "short_lo": column(text("Low"), f"money:{currency}"),
        "short_hi": column(text("High"), f"money:{currency}"),
    }  # fmt: skip


def pain_sentence(share: object, step: str, kind: str, *, customers: int, days: int, slow_days: float) -> Text:
    """Return the sentence on the pain point that concerns most customers.

    Parameters
    ----------
    share : the estimate of the share of journeys; days : after the step, for tickets and scores; slow_days : what a long wait exceeds.
    """
    if not kind:
        return text("No step is a pain point of enough customers to be shown.")
    given = {"s": step, "r": share, "c": customers}
    if kind == "lost":
        return text("The pain point of most customers is {s:text}, where {r:value} of the journeys through it are lost ({r:range}; {r:n} journeys): that "
                    "happened to {c:count} customers.", **given)
    if kind == "slow":
        return text("The pain point of most customers is {s:text}, after which {r:value} of the journeys through it wait longer than {w:number} days ({r:range}; "
                    "{r:n} journeys): that happened to {c:count} customers.", w=slow_days, **given)
    if kind == "again":
        return text("The pain point of most customers is {s:text}, to which {r:value} of the journeys through it come again ({r:range}; {r:n} journeys): that "
                    "happened to {c:count} customers.", **given)
    if kind == "ticket":
        return text("The pain point of most customers is {s:text}: {r:value} of the journeys through it are followed by a ticket within {d:days} ({r:range}; {r:n} "
                    "journeys): that happened to {c:count} customers.", d=days, **given)
    return text("The pain point of most customers is {s:text}: of the journeys through it that are followed by a survey answer within {d:days}, {r:value} are "
                "followed by a low score ({r:range}; {r:n} journeys): that happened to {c:count} customers.", d=days, **given)
