"""What is checked at the door: every fault with its first bad row, every passed check on record."""

from __future__ import annotations

from workbench.data.canonical import TABLES
from workbench.data.checks import copies, counting, days, ids, marks, orders, programmes, rules, spelling
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.staging import Staged
from workbench.data.used import Used


def check(engine: Engine, staged: Staged, *, currency: str) -> Findings:
    """Check the rows of one staged table whose amounts are in currency, each for itself, and count them.

    Nothing is raised for the data: faults are in the result.
    """
    table = staged.spec.table
    found, conditions = Findings(table), rules.of(staged, currency)
    counted = counting.count(engine, staged, conditions)
    counting.ledger(engine, staged, counted, found)
    if not counted["rows"]:
        if table == "transactions":
            found.faults.append(
                f"transactions: {staged.raw.label} has no rows"
                + (f" left of {counted['read']:,} read." if counted["read"] else ", expected one for each order line.")
            )
        found.record("rows", "check-no-rows", value=1)
        return found
    for place, rule in enumerate(conditions):
        if bad := counted[f"rule{place}"]:
            found.faults.append(counting.fault(engine, staged, rule, bad, counted["rows"]))
        else:
            found.record(rule.key, rule.passed, rows=counted["rows"], column=rule.column)
    marks.look(engine, staged, found)
    if "pointed" in counted:
        ids.pointed(counted["pointed"], found)
    return found


def together(engine: Engine, staged: Staged, used: Used, found: Findings) -> tuple[Used, days.Days]:
    """Check the used rows of one table against each other: days, ids, orders, copies, names.

    Returns the table without the rows far from all others, and the days that are left.
    """
    if not found.numbers["rows"]:
        return used, []
    used, seen = days.strays(used, days.of_table(engine, used), found)
    days.told(seen, found)
    if "customer_id" in TABLES[used.table].required:
        ids.look(engine, staged, used, found)
    if used.table == "transactions":
        orders.look(engine, used, found)
        if "margin" in staged.columns:
            orders.margins(engine, used, found)
    elif used.table == "campaigns" and "arm" in staged.raws:
        ids.both_arms(engine, used, found)
    elif used.table == "memberships":
        programmes.overlapping(engine, used, list(staged.columns), found)
    if used.table != "customers":  # there a customer listed twice is a fault already
        copies.look(engine, staged, used, found)
    spelling.look(engine, staged, used, found)
    return used, seen
