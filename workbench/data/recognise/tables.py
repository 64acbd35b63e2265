"""One table of a draft: from the values of a sheet to lines with reasons, and questions."""

from __future__ import annotations

from workbench.data import sql
from workbench.data.canonical import NUMBER_KINDS, TABLES, TIME_KINDS
from workbench.data.recognise import amounts, clocks, layouts, roles, statuses
from workbench.data.recognise.parts import Line, Question, Table
from workbench.data.recognise.roles import Role
from workbench.data.recognise.values import Values
from workbench.words.messages import say

_WRAPPED = "regexp_matches(x, '^=?\".*\"$|^''\\d+$')"  # ="123" and '123 keep a spreadsheet from rounding


def recognise(values: Values, source: str) -> Table | None:
    """The table that a sheet holds, drafted; None where nothing says what it is."""
    layout = layouts.of(values.sheet.header)
    if layout:
        name, found = layout.table, roles.by_layout(layout, values)
        if any(column not in found and column != "order_id" for column in TABLES[name].required):
            layout = None
    if not layout:
        name, found = roles.by_headers(values)
    if not name:
        return None
    table = Table(name, values, layout)
    _reading(table, source)
    if name == "transactions" and "order_id" not in found:
        found["order_id"] = _order(found)
    for column, role in found.items():
        kind = TABLES[name].columns[column]
        if kind in TIME_KINDS and role.column:
            clocks.add(table, column, role)
        elif kind not in NUMBER_KINDS or role.expression:
            _add(table, column, role)
    amounts.add(table, {column: role for column, role in found.items() if TABLES[name].columns[column] in NUMBER_KINDS})
    if name == "transactions":
        statuses.add(table)
    _blanks(table, found)
    return table


def _reading(table: Table, source: str) -> None:
    """The lines that say how the file is read."""
    sheet, layout = table.values.sheet, table.layout
    table.add(
        "", "source", source, say("draft-is-layout", product=layout.product, version=layout.version) if layout else None
    )
    for key, value in sheet.keys.items():
        if key == "encoding" and len(sheet.encodings) > 1:
            continue
        table.add("", key, value, sheet.why.get(key))
    if len(sheet.encodings) > 1:
        answers = tuple(Line("", "encoding", name) for name in sheet.encodings)
        table.questions.append(Question("encoding", say("draft-ask-encoding"), answers))


def _add(table: Table, column: str, role: Role) -> None:
    """A line for a column that is an id or a text, or that an expression gives."""
    values = table.values
    if role.expression:
        table.add("expressions", column, role.expression, role.why)
        return
    if TABLES[table.name].columns[column] == "id" and values.text and values.samples(role.column, _WRAPPED):
        table.add(
            "expressions", column, f"trim({sql.name(role.column)}, '=\"''')", say("draft-unwrapped", column=role.column)
        )
        return
    if column == "currency":
        table.currencies = values.most(role.column)
    if column != role.column:
        table.add("columns", column, role.column, role.why)


def _order(found: dict[str, Role]) -> Role:
    """Without a number, what a customer bought at one time is an order."""
    parts = [
        sql.name(found[each].column) if found[each].column else f"({found[each].expression})"
        for each in ("customer_id", "ordered_at")
    ]
    return Role("", f"{parts[0]} || ' ' || {parts[1]}", say("draft-order-of-time"))


def _blanks(table: Table, found: dict[str, Role]) -> None:
    """Rows without an id are left out, by a rule that the ledger counts."""
    values = table.values
    for column, reason in (("customer_id", say("draft-drop-no-customer")), ("order_id", say("draft-drop-no-order"))):
        role = found.get(column)
        if role is None or column not in TABLES[table.name].required:
            continue
        text = values.filled(role.column) if role.column else f"nullif(trim(CAST(({role.expression}) AS VARCHAR)), '')"
        if blank := values.one(f"count(*) FILTER (WHERE {text} IS NULL)"):
            table.add(
                "drop",
                reason,
                f"{column} IS NULL OR trim({column}) = ''",
                say("draft-blank", rows=blank, of=values.rows),
            )
