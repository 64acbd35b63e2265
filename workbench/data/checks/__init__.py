"""What is checked at the door: every fault with its first bad row, every passed check on record."""

from __future__ import annotations

from workbench.data.canonical import TABLES
from workbench.data.checks import counting, copies, ids, orders, rules, spelling
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.staging import Staged


def check(engine: Engine, staged: Staged, *, currency: str) -> Findings:
    """Check one staged table whose amounts are in currency. Nothing is raised for the data: faults are in the result."""
    table = staged.spec.table
    found, conditions = Findings(table), rules.of(staged, currency)
    counted = counting.count(engine, staged, conditions)
    counting.ledger(engine, staged, counted, found)
    if not counted["rows"]:
        if table == "transactions":
            found.faults.append(f"transactions: {staged.raw.label} has no rows" + (
                f" left of {counted['read']:,} read." if counted["read"] else ", expected one for each order line."))
        found.record("rows", "check-no-rows", value=1)
        return found
    for place, rule in enumerate(conditions):
        if bad := counted[f"rule{place}"]:
            found.faults.append(counting.fault(engine, staged, rule, bad, counted["rows"]))
        else:
            found.record(rule.key, rule.passed, rows=counted["rows"], column=rule.column)
    if "customer_id" in TABLES[table].required:
        ids.look(engine, staged, found)
    if table == "transactions":
        orders.look(engine, staged, found)
    elif table == "campaigns" and "arm" in staged.raws:
        ids.both_arms(engine, staged, found)
    if table != "customers":                            # there a customer listed twice is a fault already
        copies.look(engine, staged, found)
    spelling.look(engine, staged, found)
    return found
