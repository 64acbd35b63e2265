"""One scan of a table: every rule counted, every fault with its first bad row, and a ledger that adds up."""

from __future__ import annotations

from typing import Any

from workbench.data import sql
from workbench.data.canonical import TABLES
from workbench.data.engine import Engine
from workbench.data.findings import Findings, Rule
from workbench.data.staging import SENTINELS, TOO_EARLY, TOO_LATE, Staged, reversed_pairs

MANY_SENTINELS = 0.001  # share of stand-in dates above which the data are refused
MANY_DROPPED = 0.05  # share of rows a rule may drop without a warning
MANY_REVERSED = 0.05  # share of rows that may end before they begin


def count(engine: Engine, staged: Staged, rules: list[Rule]) -> dict[str, Any]:
    """Every number the rules and the ledger need, in one scan."""
    kept = 'FILTER (WHERE "#reason" IS NULL)'
    items = ["count(*) AS read", f"count(*) {kept} AS rows"]
    items += [f'count(*) FILTER (WHERE "#reason" = {place}) AS drop{place}' for place in range(len(staged.drops))]
    items += [
        f'count(*) FILTER (WHERE "#reason" IS NULL AND ({rule.condition})) AS rule{place}'
        for place, rule in enumerate(rules)
    ]
    if staged.is_text("customer_id"):
        items.append('count(*) FILTER (WHERE "#reason" IS NULL AND "#raw:customer_id" <> customer_id) AS pointed')
    rows = f'SELECT *, {staged.reason} AS "#reason" FROM ({staged.select(staged.raw_values)}) AS "#rows"'
    return engine.rows(f'SELECT {", ".join(items)} FROM ({rows}) AS "#all"')[0]


def ledger(engine: Engine, staged: Staged, counted: dict[str, Any], found: Findings) -> None:
    """The rows read, dropped by each reason, and used; what was dropped is told."""
    found.ledger.append((found.table, "read", counted["read"]))
    for place, reason in enumerate(staged.drops):
        if dropped := counted[f"drop{place}"]:
            found.reasons.add(reason)
            found.ledger.append((found.table, reason, dropped))
        _told(engine, staged, place, counted, found)
    found.ledger.append((found.table, "used", counted["rows"]))
    found.numbers = {"rows": counted["rows"]}


def _told(engine: Engine, staged: Staged, place: int, counted: dict[str, Any], found: Findings) -> None:
    reason = list(staged.drops)[place]
    dropped, rows = counted[f"drop{place}"], counted["read"]
    told = {"dropped": dropped, "rows": rows, "share": dropped / max(rows, 1)}
    at = engine, staged, place, counted, found
    pairs = reversed_pairs(found.table)
    if reason == SENTINELS:
        _too_many(
            *at,
            share=MANY_SENTINELS,
            column=TABLES[found.table].clock,
            expected="a real date",
            mend="Deliver real dates, leave them empty, or drop such rows by a declared rule.",
        )
        found.record("dates", "check-stand-in-dates", value=dropped, **told)
    elif reason in pairs:
        later, earlier = pairs[reason]
        _too_many(
            *at,
            share=MANY_REVERSED,
            column=later,
            expected=f"nothing before {earlier} of the same row",
            mend="Correct the columns or their time zones, or drop such rows by a declared rule.",
        )
        found.record(f"{later}.order", "check-reversed", value=dropped, later=later, earlier=earlier, **told)
    elif reason == TOO_EARLY:
        found.record(f"dropped.{place}", "check-before-the-data", value=told["share"], threshold=MANY_DROPPED, **told)
    elif reason == TOO_LATE:
        found.record(f"dropped.{place}", "check-after-the-data", value=told["share"], threshold=MANY_DROPPED, **told)
    else:
        found.record(
            f"dropped.{place}",
            "check-left-out-by-rule",
            value=told["share"],
            threshold=MANY_DROPPED,
            reason=reason,
            **told,
        )


def _too_many(
    engine: Engine,
    staged: Staged,
    place: int,
    counted: dict[str, Any],
    found: Findings,
    *,
    share: float,
    column: str,
    expected: str,
    mend: str,
) -> None:
    """A fault when more than a share of the rows would be dropped for this reason."""
    dropped, rows = counted[f"drop{place}"], counted["read"]
    if dropped > share * rows:
        rule = Rule("", column, list(staged.drops.values())[place], expected, mend, "")
        found.faults.append(fault(engine, staged, rule, dropped, rows, among=f'"#reason" = {place}'))


def fault(engine: Engine, staged: Staged, rule: Rule, bad: int, total: int, *, among: str = '"#reason" IS NULL') -> str:
    """What is wrong, where it is first seen, what came, what was expected, what to do, and how often."""
    spec, located = staged.spec, staged.raw.located
    place = ', "#file" AS file, "#row" AS row' if located else ""
    first = engine.rows(
        f"SELECT CAST({sql.name('#raw:' + rule.column)} AS VARCHAR) AS came{', file, row' if located else ''} "
        f'FROM (SELECT *, {staged.reason} AS "#reason" FROM ({staged.select(staged.raw_values + place, located)}) AS "#rows") '
        f'AS "#all" WHERE {among} AND ({rule.condition}) {"ORDER BY file, row" if located else ""} LIMIT 1'
    )[0]
    where = (
        f"{first['file'].replace(chr(92), '/').split('/')[-1]}, row {first['row']:,}" if located else staged.raw.label
    )
    source = spec.expressions.get(rule.column) or spec.columns.get(rule.column, rule.column)
    named = rule.column if source == rule.column else f"{rule.column} (from {source!r})"
    came = "nothing" if first["came"] is None else repr(first["came"][:60])
    return (
        f"{spec.table}: {where}, column {named}: {came} came, expected {rule.expected}. {bad:,} of {total:,} rows "
        f"are like this. {rule.mend}"
    )
