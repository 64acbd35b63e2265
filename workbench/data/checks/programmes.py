"""Memberships of one customer that run at the same time: no analysis can tell what each of them brings."""

from __future__ import annotations

from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.used import Used

FOR_EVER = "TIMESTAMP '9999-12-31'"


def overlapping(engine: Engine, used: Used, columns: list[str], found: Findings) -> None:
    """Count the memberships that begin while another of the same customer runs, and say which of them counts."""
    ends = f"COALESCE(left_on, {FOR_EVER})" if "left_on" in columns else FOR_EVER
    before = (
        f"max({ends}) OVER (PARTITION BY customer_id ORDER BY joined_on, programme "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    rows = engine.rows(
        f"SELECT count(*) AS n FROM (SELECT joined_on, {before} AS until FROM {used.relation}) AS m WHERE joined_on < until"
    )[0]["n"]
    if rows:
        found.record("programmes", "check-programmes-overlap", value=rows, n=rows, rows=found.numbers["rows"])
