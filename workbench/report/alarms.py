"""What somebody should hear of: a run that failed, a headline outside its usual band, data that have grown old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.report.changes import estimate
from workbench.report.page import earlier_values
from workbench.report.variation import usual_band
from workbench.words.messages import Message, say

Record = Mapping[str, Any]


def of(state: Record) -> list[Message]:
    """Return the alarms of one report, where it stands being one of `portal.standing`; none when all is as usual."""
    return [*_of_the_run(state), *_of_the_data(state), *_of_the_headlines(state)]


def _of_the_run(state: Record) -> Iterable[Message]:
    if state["newest"]["status"] == "checks_failed":
        yield say("alarm-checks-failed")
    if state["newest"]["status"] == "failed":
        good = state["run"]["status"] != "failed"
        made = str(state["run"]["provenance"].get("started", ""))[:10]
        yield say("alarm-failed", day=made) if good and made else say("alarm-failed-always")


def _of_the_data(state: Record) -> Iterable[Message]:
    if state["status"] == "stale" and state["days"]:
        yield say("alarm-stale", day=state["run"]["dataset"]["as_of"], k=state["days"])


def _of_the_headlines(state: Record) -> Iterable[Message]:
    if state["run"] is not state["newest"]:
        return  # told when it was new
    for headline in state["run"]["headlines"]:
        band = usual_band(earlier_values(state["earlier"], headline))
        if headline["value"] is None or band is None or band[0] <= headline["value"] <= band[1]:
            continue
        edge = min(band, key=lambda limit: abs(limit - headline["value"]))
        apart = sorted((edge, headline["value"]))  # rounded so that the value is not seen to lie within the band
        told = [{**headline, "lo": apart[0], "hi": apart[1], "value": value} for value in (headline["value"], *band)]
        e, lo, hi = map(estimate, told)
        yield say("alarm-outside", label=Message.from_json(headline["label_text"]), e=e, lo=lo, hi=hi)
