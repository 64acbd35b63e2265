"""Measures of what customers say and ask for: NPS, CSAT, and how soon they are answered."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.features.customers import calendar
from workbench.features.customers.whole_periods import Window


def answers(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return the net promoter score and the share satisfied (4 or 5 of 5) of those who answered in the period."""
    if "surveys" not in tables:
        return {}
    given = window.until(tables["surveys"], "responded_at").filter(lambda t: t.score.notnull())
    kinds = {"nps": (9, 6), "csat": (4, 3)}
    found = {}
    for kind, (good, bad) in kinds.items():
        mine = given.filter(given.kind == kind).group_by("at")
        counts = mine.agg(
            n=ibis._.count(), people=ibis._.customer_id.nunique(), up=ibis._.count(where=ibis._.score >= good),
            down=ibis._.count(where=ibis._.score <= bad),
        )  # fmt: skip
        frame = window.framed(counts)
        n = frame["n"].where(frame["people"] >= window.minimum, 0)
        if kind == "nps":
            found[kind] = window.points(100 * (frame["up"] - frame["down"]) / n.where(n > 0), n)
        else:
            found[kind] = window.share(frame["up"], n)
    return {name: frame for name, frame in found.items() if frame["value"].notna().any()}


def response_hours(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return the median hours from opening to the first response; a case without one yet waits longer than any with one."""
    if "tickets" not in tables or "first_response_at" not in tables["tickets"].columns:
        return {}
    cases = window.until(tables["tickets"], "opened_at")
    frame = cases.select("at", "customer_id", "opened_at", "first_response_at").to_pandas()
    if frame.empty:
        return {}
    hours = (frame["first_response_at"] - frame["opened_at"]).dt.total_seconds() / 3600
    each = frame.assign(hours=hours.fillna(np.inf)).groupby("at")
    found = pd.DataFrame({"value": each["hours"].median(), "n": each["customer_id"].nunique()}).reset_index()
    index = pd.PeriodIndex(calendar.to_period(found["at"], window.period), freq=window.every.freq)
    points = found.set_index(index)[["value", "n"]].reindex(window.every)
    value = points["value"].replace(np.inf, np.nan)
    return {"response-time": window.points(value, points["n"].fillna(0))}
