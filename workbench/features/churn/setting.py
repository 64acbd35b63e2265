"""The setting of a churn analysis in a few calls: how customers leave, whose outcome is known, and who is there today."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pandas as pd

from workbench.features.churn import afterwards, churn_features, outcomes, silence, yearly_values
from workbench.features.churn.outcomes import Design
from workbench.features.customers import left_out
from workbench.features.purchases.histories import Histories


def choose_design(
    found: Histories,
    *,
    as_of: dt.date,
    contract: Literal["auto", "contractual", "non-contractual"] = "auto",
    horizon: int = 60,
    gap: int = 7,
    hiatus: int = 0,
) -> Design:
    """Choose how customers leave, by ending a contract or by staying away, and after which silence they count as lapsed.

    Parameters
    ----------
    horizon, gap : days of the outcome window and before it; a contract taken up again within the gap did not end.
    hiatus : the silence in days; 0 finds it in the data.

    Raises
    ------
    UsageError : if the table that the wanted contract rests on is not there.
    """
    kind = churn_features.choose_contract(found, contract)
    limit = silence.hiatus(found, as_of=as_of, wanted=hiatus)
    return Design(kind, horizon=horizon, gap=gap, grace=gap, hiatus=limit)


def known_and_today(
    found: Histories, design: Design, *, first_day: dt.date, as_of: dt.date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return customers of past moments with what they did since, and today's customers, seen through the same windows.

    Today's are seen through longer ones too, where the data cover them: a year of spending knows no season. See `outcomes.labelled` and `outcomes.customers` for the columns.
    """
    at = outcomes.moments(design, first_day=first_day, as_of=as_of)
    windows = churn_features.observed_windows(first_day, [*at, as_of])
    known = outcomes.labelled(found, design, at=at, as_of=as_of, windows=windows)
    today = churn_features.observed_windows(first_day, [as_of])
    return known, outcomes.customers(found, design, as_of=as_of, windows=today)


def afterwards_and_sales(
    found: Histories, design: Design, known: pd.DataFrame, *, first_day: dt.date, as_of: dt.date
) -> tuple[pd.DataFrame, float]:
    """Return what customers of past moments brought after their window, and what the company took in the last year.

    See `afterwards.afterwards` and `yearly_values.last_year`.
    """
    later = afterwards.afterwards(found, known, design, first_day=first_day, as_of=as_of)
    return later, yearly_values.last_year(found, design.contract, first_day=first_day, as_of=as_of)


def standing(found: Histories, design: Design, *, first_day: dt.date, as_of: dt.date) -> pd.DataFrame:
    """Return who was lost half a year ago and who is lost today, with the undated columns; see `outcomes.standing`."""
    return outcomes.standing(found, design, at=outcomes.then_and_now(first_day, as_of))


def verdicts(
    found: Histories, design: Design, *, first_day: dt.date, as_of: dt.date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what two rules said of each customer at the newest moment, and the rhythm of their purchases by then.

    See `outcomes.verdicts` and `silence.rhythm` for the columns.
    """
    at = outcomes.moments(design, first_day=first_day, as_of=as_of)
    rhythm = silence.rhythm(found.get("purchases"), as_of=max(at, default=as_of))
    return outcomes.verdicts(found, design, at=at, as_of=as_of), rhythm


def unused(found: Histories) -> pd.DataFrame:
    """Return the columns of the customers table that no model of churn learns from, with the reason; see `left_out.left_out`."""
    people = found.get("people")
    return left_out.left_out(people, [] if people is None else churn_features.attributes(people))
