"""What is checked at the door: one scan a table; passed and warned checks are recorded, faults stop everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workbench.data import sql
from workbench.data.canonical import NUMBER_KINDS, TABLES
from workbench.data.engine import Engine
from workbench.data.staging import EARLIEST, LATEST, SENTINELS, Staged

LARGEST = 1e12
OUTSIDE = 0.001                                         # share of stand-in dates above which the data are refused


@dataclass
class Findings:
    """All that came of checking one table."""

    faults: list[str] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    ledger: list[tuple[str, str, int]] = field(default_factory=list)
    numbers: dict[str, Any] = field(default_factory=dict)
    reasons: set[str] = field(default_factory=set)      # drop reasons that were met

    def record(self, key: str, ok: bool, message: str, *, value: float = 0, threshold: float = 0, **values: Any) -> None:
        """Record a check that passed, or that warns; message is a whole sentence with {name:format} places."""
        self.checks.append({"key": key, "status": "pass" if ok else "warn", "value": value, "threshold": threshold,
                            "message": message, "values": values})


def check(engine: Engine, staged: Staged) -> Findings:
    """Check one staged table; nothing is raised, faults are in the result."""
    found = Findings()
    counted = _count(engine, staged)
    _rows(staged, counted, found)
    if found.numbers["rows"]:
        _missing(engine, staged, counted, found)
    return found


def _count(engine: Engine, staged: Staged) -> dict[str, Any]:
    """Every number the checks need, in one scan."""
    shape = TABLES[staged.spec.table]
    kept = 'FILTER (WHERE "#reason" IS NULL)'
    items = ["count(*) AS read", f"count(*) {kept} AS rows"]
    items += [f'count(*) FILTER (WHERE "#reason" = {place}) AS "drop{place}"' for place in range(len(staged.drops))]
    items += [f'count({sql.name(name)}) {kept} AS {sql.name("has " + name)}' for name in shape.required]
    if "customer_id" in shape.required:
        items.append(f"count(DISTINCT customer_id) {kept} AS customers")
    if shape.clock:
        items += [f"min({shape.clock}) {kept} AS first", f"max({shape.clock}) {kept} AS last"]
    cases = " ".join(f"WHEN COALESCE({condition}, FALSE) THEN {place}"
                     for place, condition in enumerate(staged.drops.values()))
    reason = f"CASE {cases} END" if cases else "NULL"
    return engine.rows(f'SELECT {", ".join(items)} FROM (SELECT *, {reason} AS "#reason" FROM ({staged.select()}))')[0]


def _rows(staged: Staged, counted: dict[str, Any], found: Findings) -> None:
    table = staged.spec.table
    found.ledger.append((table, "read", counted["read"]))
    for place, reason in enumerate(staged.drops):
        dropped = counted[f"drop{place}"]
        if dropped:
            found.reasons.add(reason)
            found.ledger.append((table, reason, dropped))
    found.ledger.append((table, "used", counted["rows"]))
    found.numbers = {"rows": counted["rows"]} | {key: counted[key] for key in ("customers",) if key in counted}
    found.numbers |= {key: counted[key].date().isoformat() if hasattr(counted[key], "date") else str(counted[key])
                      for key in ("first", "last") if counted.get(key) is not None}
    if table == "transactions" and not counted["rows"]:
        found.faults.append(f"{table}: {staged.raw.label} has no rows" + (
            f" left of {counted['read']:,} read." if counted["read"] else " below its header."))


def _missing(engine: Engine, staged: Staged, counted: dict[str, Any], found: Findings) -> None:
    for name in TABLES[staged.spec.table].required:
        absent = counted["rows"] - counted[f"has {name}"]
        if absent:
            found.faults.append(f"{staged.spec.table}: {absent:,} of {counted['rows']:,} rows have no {name}.")
        else:
            found.record(f"{staged.spec.table}.{name}.present", True, "All {rows:count} rows of {table:text} have "
                         "{column:text}.", rows=counted["rows"], table=staged.spec.table, column=name)
