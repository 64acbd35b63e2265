"""Numbers that can be read in two ways: 1.234 is little more than one, or more than a thousand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.data import conversion, sql
from workbench.data.canonical import NUMBER_KINDS, TABLES
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.staging import Staged

GROUPED = r"\s*[+-]?[1-9]\d{0,2}(\.\d{3})+\s*"


def look(engine: Engine, staged: Staged, found: Findings) -> None:
    """Refuse a column of numbers whose points may all group thousands, where the dataset file does not say what they do."""
    spec = staged.spec
    if spec.decimal or spec.thousands or not staged.raw.text or not engine.embedded:
        return
    columns = dict(_columns(staged))
    items = [
        f"count(*) FILTER (WHERE contains({text}, '.')) AS p{k}, "
        f"min({text}) FILTER (WHERE regexp_full_match({text}, {sql.value(GROUPED)})) AS e{k}, "
        f"count(*) FILTER (WHERE regexp_full_match({text}, {sql.value(GROUPED)})) AS g{k}"
        for k, text in enumerate(columns.values())
    ]
    counted = engine.rows(f"SELECT {', '.join(items)} FROM {staged.raw.sql} AS t")[0] if items else {}
    for k, name in enumerate(columns):
        if counted[f"p{k}"] and counted[f"p{k}"] == counted[f"g{k}"]:
            value = counted[f"e{k}"].strip()
            found.faults.append(
                f"{found.table}: {staged.raw.label}, column {name}: {value!r} came, and {counted[f'p{k}']:,} values with a "
                f"point are written like it, so that it may be {value.replace('.', '')} or {value}; expected a file that says "
                'what the point is. Declare thousands = "." or decimal = "." in '
                f"[tables.{found.table}]."
            )


def _columns(staged: Staged) -> Iterator[tuple[str, str]]:
    """The text columns that give numbers, and SQL of their values without units."""
    spec, kinds = staged.spec, TABLES[staged.spec.table].columns
    rules = conversion.rules(spec, "UTC")
    for name, raw in staged.raws.items():
        if kinds.get(name) in NUMBER_KINDS and name not in spec.expressions and staged.is_text(name):
            yield spec.columns.get(name, name), conversion.without_units(raw, rules)
    for name in staged.raw.recognised:
        named = rf"(?<!\w){re.escape(name)}(?!\w)"
        if any(re.search(named, text, re.IGNORECASE) for text in spec.expressions.values()):
            yield name, conversion.without_units(conversion.cleaned(sql.name(name), "VARCHAR", rules), rules)
