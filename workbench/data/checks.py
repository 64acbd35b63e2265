"""What is checked at the door: one scan a table, every fault with its first bad row, every passed check on record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import duckdb

from workbench.data import sql
from workbench.data.canonical import NUMBER_KINDS, TABLES
from workbench.data.engine import Engine
from workbench.data.staging import SENTINELS, TOO_EARLY, TOO_LATE, Staged
from workbench.errors import ConfigurationError

LARGEST = 1e12                                          # no amount is larger
MANY_SENTINELS = 0.001                                  # share of stand-in dates above which the data are refused
MANY_DROPPED = 0.05                                     # share of rows a rule may drop without a warning
_HOW_WRITTEN = "Correct the values, or say in the dataset file how they are written."
_SIGN = """ A currency sign is taken off by an expression: {0} = "replace(its_column, '€', '')"."""


class Rule(NamedTuple):
    """A condition that no row may meet, what was expected instead, and what to say when none does."""

    key: str
    column: str
    condition: str
    expected: str
    mend: str
    passed: str


@dataclass
class Findings:
    """All that came of checking one table."""

    table: str
    faults: list[str] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    ledger: list[tuple[str, str, int]] = field(default_factory=list)
    numbers: dict[str, Any] = field(default_factory=dict)
    reasons: set[str] = field(default_factory=set)      # drop reasons that were met

    def record(self, key: str, message: str, *, value: float = 0, threshold: float = 0, **values: Any) -> None:
        """Record a check: it warns when value is above threshold. message is a sentence with {name:format} places."""
        self.checks.append({
            "key": f"{self.table}.{key}", "status": "warn" if value > threshold else "pass", "value": value,
            "threshold": threshold, "message": message, "values": {"table": self.table} | values})


def check(engine: Engine, staged: Staged, *, currency: str) -> Findings:
    """Check one staged table whose amounts are in currency. Nothing is raised for the data: faults are in the result.

    Raises ConfigurationError when a drop rule is not SQL the engine understands.
    """
    found, rules = Findings(staged.spec.table), list(_rules(staged, currency))
    counted = _count(engine, staged, rules)
    _ledger(engine, staged, counted, found)
    if not counted["rows"]:
        if staged.spec.table == "transactions":
            found.faults.append(f"transactions: {staged.raw.label} has no rows" + (
                f" left of {counted['read']:,} read." if counted["read"] else ", expected one for each order line."))
        found.record("rows", "check-no-rows", value=1)
        return found
    for place, rule in enumerate(rules):
        if bad := counted[f"rule{place}"]:
            found.faults.append(_fault(engine, staged, rule, bad, counted["rows"]))
        else:
            found.record(rule.key, rule.passed, rows=counted["rows"], column=rule.column)
    _customers(engine, staged, counted, found)
    if staged.spec.table == "transactions":
        _orders(engine, staged, counted["read"], found)
    return found


def _rules(staged: Staged, currency: str) -> list[Rule]:
    shape, rules = TABLES[staged.spec.table], []
    for column, expected in staged.expected.items():
        rules.append(Rule(
            f"{column}.readable", column, f"{sql.name('#raw:' + column)} IS NOT NULL AND {column} IS NULL", expected,
            _HOW_WRITTEN + (_SIGN.format(column) if shape.columns[column] in NUMBER_KINDS else ""),
            "check-readable"))
    for column in shape.required:
        rules.append(Rule(
            f"{column}.present", column, f"{sql.name('#raw:' + column)} IS NULL", "a value in every row",
            f"Deliver it, or drop such rows by a declared rule: [tables.{staged.spec.table}.drop] "
            f"\"no {column}\" = \"{column} IS NULL\".",
            "check-present"))
    for column, kind in shape.columns.items():
        if kind in NUMBER_KINDS and column in staged.raws:        # written so that NaN counts as too large
            rules.append(Rule(
                f"{column}.finite", column, f"NOT (abs({column}) <= {LARGEST:.0f})", "a finite number of at most 10^12",
                "Correct the values, or drop such rows by a declared rule.",
                "check-finite"))
    for column, choices in shape.choices.items():
        if column in staged.raws:
            rules.append(Rule(
                f"{column}.known", column, f"{column} NOT IN ({sql.values(choices)})", f"one of {', '.join(choices)}",
                "Translate the values with an expression or a query in the dataset file.",
                "check-known"))
    if "currency" in staged.raws:                       # amounts of two currencies must not be added up
        rules.append(Rule(
            "currency.one", "currency", f"upper(trim(currency)) NOT IN ({sql.values([currency, ''])})",
            f"{currency}, the dataset's currency", f"Convert the amounts and state currency = \"'{currency}'\" in "
            "expressions, or drop such rows by a declared rule.",
            "check-currency"))
    return rules


def _count(engine: Engine, staged: Staged, rules: list[Rule]) -> dict[str, Any]:
    """Every number the checks need, in one scan."""
    shape = TABLES[staged.spec.table]
    kept = 'FILTER (WHERE "#reason" IS NULL)'
    items = ["count(*) AS read", f"count(*) {kept} AS rows"]
    items += [f'count(*) FILTER (WHERE "#reason" = {place}) AS drop{place}' for place in range(len(staged.drops))]
    items += [f'count(*) FILTER (WHERE "#reason" IS NULL AND ({rule.condition})) AS rule{place}'
              for place, rule in enumerate(rules)]
    if "customer_id" in shape.required:
        items.append(f'count(DISTINCT "#raw:customer_id") {kept} AS customers')   # integers are counted faster than text
    if shape.clock:
        items += [f"min({shape.clock}) {kept} AS first", f"max({shape.clock}) {kept} AS last"]
    rows = f'SELECT *, {_reason(staged)} AS "#reason" FROM ({staged.select(_raws(staged))})'
    query = f"SELECT {', '.join(items)} FROM ({rows})"
    try:
        return engine.rows(query)[0]
    except duckdb.Error as error:
        for reason, condition in staged.spec.drop.items():
            try:
                engine.describe(f"SELECT * FROM ({staged.select()}) WHERE {condition}")
            except duckdb.Error:
                raise ConfigurationError(f"[tables.{staged.spec.table}.drop] {reason!r} = {condition!r}: "
                                         f"{str(error).splitlines()[0]} The columns are: "
                                         f"{', '.join(staged.columns)}.") from error
        raise


def _raws(staged: Staged) -> str:
    return "".join(f", {raw} AS {sql.name('#raw:' + column)}" for column, raw in staged.raws.items())


def _reason(staged: Staged) -> str:
    cases = " ".join(f"WHEN COALESCE({condition}, FALSE) THEN {place}"
                     for place, condition in enumerate(staged.drops.values()))
    return f"CASE {cases} END" if cases else "NULL"


def _ledger(engine: Engine, staged: Staged, counted: dict[str, Any], found: Findings) -> None:
    found.ledger.append((found.table, "read", counted["read"]))
    for place, reason in enumerate(staged.drops):
        dropped = counted[f"drop{place}"]
        share = dropped / max(counted["read"], 1)
        if dropped:
            found.reasons.add(reason)
            found.ledger.append((found.table, reason, dropped))
        if reason == SENTINELS:
            if share > MANY_SENTINELS:
                rule = Rule("", TABLES[found.table].clock, staged.drops[reason], "a real date", "Deliver real dates, "
                            "leave them empty, or drop such rows by a declared rule.", "")
                found.faults.append(_fault(engine, staged, rule, dropped, counted["read"], among=f'"#reason" = {place}'))
            found.record("dates", "check-stand-in-dates", value=dropped, dropped=dropped, rows=counted["read"])
            continue
        told = {"value": share, "threshold": MANY_DROPPED, "dropped": dropped, "rows": counted["read"], "share": share}
        if reason == TOO_EARLY:
            found.record(f"dropped.{place}", "check-before-the-data", **told)
        elif reason == TOO_LATE:
            found.record(f"dropped.{place}", "check-after-the-data", **told)
        else:
            found.record(f"dropped.{place}", "check-left-out-by-rule", reason=reason, **told)
    found.ledger.append((found.table, "used", counted["rows"]))
    found.numbers = {"rows": counted["rows"]} | {key: counted[key] for key in ("customers",) if key in counted}
    found.numbers |= {key: str(counted[key])[:10] for key in ("first", "last") if counted.get(key) is not None}


def _fault(
    engine: Engine, staged: Staged, rule: Rule, bad: int, total: int, *, among: str = '"#reason" IS NULL'
) -> str:
    """What is wrong, where it is first seen, what came, what was expected, what to do, and how often."""
    spec, located = staged.spec, staged.raw.located
    place = ', "#file" AS file, "#row" AS row' if located else ""
    first = engine.rows(
        f"SELECT CAST({sql.name('#raw:' + rule.column)} AS VARCHAR) AS came{', file, row' if located else ''} "
        f'FROM (SELECT *, {_reason(staged)} AS "#reason" FROM ({staged.select(_raws(staged) + place, located)})) '
        f"WHERE {among} AND ({rule.condition}) {'ORDER BY file, row' if located else ''} LIMIT 1")[0]
    where = f"{first['file'].replace(chr(92), '/').split('/')[-1]}, row {first['row']:,}" if located else staged.raw.label
    source = spec.expressions.get(rule.column) or spec.columns.get(rule.column, rule.column)
    named = rule.column if source == rule.column else f"{rule.column} (from {source!r})"
    came = "nothing" if first["came"] is None else repr(first["came"][:60])
    return (f"{spec.table}: {where}, column {named}: {came} came, expected {rule.expected}. {bad:,} of {total:,} rows "
            f"are like this. {rule.mend}")


def _customers(engine: Engine, staged: Staged, counted: dict[str, Any], found: Findings) -> None:
    if "customers" not in counted:
        return
    if found.table == "customers" and (repeated := counted["rows"] - counted["customers"]) > 0:
        examples = engine.rows(f"SELECT customer_id FROM ({staged.canonical(found.reasons)}) GROUP BY customer_id "
                               "HAVING count(*) > 1 ORDER BY customer_id LIMIT 3")
        found.faults.append(
            f"customers: {staged.raw.label}, column customer_id: {repeated:,} rows repeat a customer, first "
            f"{', '.join(repr(row['customer_id']) for row in examples)}; expected one row for each customer. Keep one, "
            "for example with a query in the dataset file.")
    if staged.text_ids and engine.embedded:
        alike = counted["customers"] - engine.rows(
            "SELECT count(DISTINCT lower(trim(nfc_normalize(customer_id)))) AS n FROM "
            f"({staged.canonical(found.reasons)})")[0]["n"]
        found.record("customer_id.distinct", "check-ids-alike", value=alike, alike=alike)


def _orders(engine: Engine, staged: Staged, read: int, found: Findings) -> None:
    """Two things that are odd and yet may be right: they warn."""
    shared, distinct = (_shared_and_distinct if engine.embedded else _shared_and_distinct_elsewhere)(engine, staged)
    found.record("order_id.customer", "check-orders-shared",
                 value=shared, orders=shared)
    found.record("copies", "check-copies",
                 value=read - distinct, copies=read - distinct)


def _shared_and_distinct(engine: Engine, staged: Staged) -> tuple[int, int]:
    """How many order ids several customers share, and how many rows differ: exact copies stand in the same order."""
    order, customer = staged.raws["order_id"], staged.raws["customer_id"]
    orders = (f"SELECT {order} AS o, min({customer}) AS low, max({customer}) AS high, list(hash(t)) AS hashes "
              f"FROM {staged.raw.sql} AS t GROUP BY {order}")   # hashes of rows take a fraction of the memory of rows
    found = engine.rows("SELECT count(*) FILTER (WHERE o IS NOT NULL AND low <> high) AS shared, "
                        f"sum(list_unique(hashes)) AS distinct_rows FROM ({orders})")[0]
    return found["shared"], int(found["distinct_rows"])


def _shared_and_distinct_elsewhere(engine: Engine, staged: Staged) -> tuple[int, int]:
    """The same for a database that knows neither lists nor hashes of rows."""
    order, customer, raw = staged.raws["order_id"], staged.raws["customer_id"], staged.raw.sql
    shared = engine.rows(f"SELECT count(*) AS n FROM (SELECT {order} AS o FROM {raw} WHERE {order} IS NOT NULL "
                         f"GROUP BY {order} HAVING min({customer}) <> max({customer}))")[0]["n"]
    return shared, engine.rows(f"SELECT count(*) AS n FROM (SELECT DISTINCT * FROM {raw})")[0]["n"]
