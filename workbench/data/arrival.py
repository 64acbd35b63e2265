"""The order in which events came: what decides between two of one customer at the same time."""

from __future__ import annotations

from dataclasses import replace

from workbench.data import sql
from workbench.data.conversion import Typed
from workbench.data.engine import Engine
from workbench.data.sources import Raw

COLUMN = "sequence"  # as data that say it themselves call it
CLOCK = "occurred_at"
_SAMPLE = 10_000
_CLEARLY = 2  # so many times as many steps back in time as forth: the newest row comes first


def placed(raw: Raw) -> Raw:
    """The raw relation with "#arrival", where its source has an order."""
    return replace(raw, sql=raw.arrival, located=raw.located and raw.arrival) if raw.arrival else raw


def sequence(engine: Engine, raw: Raw, clock: str) -> Typed:
    """The place of each row as a column; backwards for a file whose newest rows come first, as many exports write them.

    clock is SQL of the time at which a row happened, over the raw relation.
    """
    found = engine.rows(
        f"SELECT count(CASE WHEN moment < earlier THEN 1 END) AS back, count(CASE WHEN moment > earlier THEN 1 END) AS forth FROM "
        f'(SELECT moment, lag(moment) OVER (ORDER BY place) AS earlier FROM (SELECT {clock} AS moment, "#arrival" AS place '
        f"FROM {raw.arrival} AS t LIMIT {_SAMPLE}) AS s) AS p"
    )[0]
    newest_first = found["back"] > _CLEARLY * found["forth"]
    return Typed(f"{'-' if newest_first else ''}{sql.name('#arrival')}", "", "")
