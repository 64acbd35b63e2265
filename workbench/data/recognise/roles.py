"""Which column is what: by a known layout, else by header and by what the values are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.data import sql
from workbench.data.canonical import TABLES
from workbench.data.recognise import headers, layouts, numbers, times
from workbench.data.recognise.layouts import Layout
from workbench.data.recognise.values import Values
from workbench.words.messages import Message, say


class Role(NamedTuple):
    """The column, or the SQL over columns, that gives a canonical column, and why."""

    column: str
    expression: str
    why: Message


def by_layout(layout: Layout, values: Values) -> dict[str, Role]:
    """Canonical column -> what gives it, as the layout says; of several names the first that has values."""
    header = values.sheet.header
    found: dict[str, Role] = {}
    for canonical, names in layout.columns.items():
        filled = [name for name in names if name in header and values.count(name)]
        if name := layouts.first(filled or names, header):
            found[canonical] = Role(name, "", say("draft-by-layout", product=layout.product))
    for canonical, variants in layout.expressions.items():
        chosen = next((each for each in variants if set(each.get("needs", ())) <= set(header)), None)
        if chosen:
            found[canonical] = Role("", chosen["sql"], say(f"draft-layout-{chosen['why']}"))
            if paid_in := chosen.get("currency"):
                found["currency"] = Role(paid_in, "", say("draft-by-layout", product=layout.product))
    return found


def by_headers(values: Values) -> tuple[str, dict[str, Role]]:
    """The table that headers and values make up, and what gives its columns; "" where they make up none."""
    for table, asks in headers.tables().items():
        found: dict[str, Role] = {}
        for role in asks["needs"]:
            if given := _role(values, table, role, [each.column for each in found.values()]):
                found[role] = given
        if len(found) < len(asks["needs"]) or not _certain(values, table, found):
            continue
        for role in asks["may"]:
            if role not in found and (given := _role(values, table, role, [each.column for each in found.values()])):
                found[role] = given
        return table, {role: given for role, given in found.items() if role in TABLES[table].columns}
    return "", {}


def _certain(values: Values, table: str, found: dict[str, Role]) -> bool:
    """A list of customers names each once, and says something of them."""
    if table != "customers":
        return True
    column = found["customer_id"].column
    return len(values.sheet.header) > 1 and values.different(column) == values.count(column)


def _role(values: Values, table: str, role: str, used: Sequence[str]) -> Role | None:
    kind = headers.roles()[role]["kind"]
    named = [name for name in headers.candidates(role, values.sheet.header) if name not in used]
    fitting = [name for name in named if holds(values, name, kind)]
    if fitting:
        others = ", ".join(name for name in fitting[1:] if role in ("customer_id", "amount", "ordered_at"))
        why = (
            say("draft-by-header-and-others", column=fitting[0], others=others)
            if others
            else say("draft-by-header", column=fitting[0])
        )
        return Role(fitting[0], "", why)
    if role == "amount":
        return _product(values)
    if table == "transactions" and kind == "time":
        alone = [name for name in values.sheet.header if name not in used and holds(values, name, kind)]
        return Role(alone[0], "", say("draft-only-times", column=alone[0])) if len(alone) == 1 else None
    return None


def _product(values: Values) -> Role | None:
    """Quantity times price, less the discount of the line, whatever its sign."""
    header = values.sheet.header
    parts = {role: next((name for name in headers.candidates(role, header) if holds(values, name, "money")), "") for role in ("quantity", "unit_price", "discount")}  # fmt: skip
    if not (parts["quantity"] and parts["unit_price"]):
        return None
    number = {role: f"CAST({sql.name(name)} AS DOUBLE)" for role, name in parts.items()}
    expression = f"{number['quantity']} * {number['unit_price']}"
    if parts["discount"]:
        expression += f" - coalesce(abs({number['discount']}), 0)"
        return Role("", expression, say("draft-product-less-discount", **parts))
    return Role("", expression, say("draft-product", quantity=parts["quantity"], price=parts["unit_price"]))


def holds(values: Values, column: str, kind: str) -> bool:
    """Whether the values of a column can be of a kind."""
    if kind in ("time", "date"):
        return times.of(values, column).holds
    if kind in ("money", "number"):
        return numbers.of(values, column) is not None
    return values.count(column) > 0


def named_in(expression: str, header: Sequence[str]) -> list[str]:
    """The columns that an expression names in quotes.

    >>> named_in('CAST("Total" AS DOUBLE)', ["Total", "Tax"])
    ['Total']
    """
    quoted = re.findall(r'"((?:[^"]|"")*)"', expression)
    return [name for name in header if name in {each.replace('""', '"') for each in quoted}]
