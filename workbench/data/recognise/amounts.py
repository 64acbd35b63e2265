"""The numbers of a table: marks, units, cents, refunds; and the question where 1.234 has two readings."""

from __future__ import annotations

from workbench.data import sql
from workbench.data.recognise import headers, numbers, roles
from workbench.data.recognise.parts import Line, Question, Table
from workbench.data.recognise.roles import Role
from workbench.data.recognise.values import Values
from workbench.words.messages import Message, say


def add(table: Table, found: dict[str, Role]) -> None:
    """Add the lines of the number columns, and those that say how the file writes numbers."""
    values = table.values
    written = {name: column for name in _all(values, found) if (column := numbers.of(values, name))}
    units = {unit for column in written.values() for unit in column.units}
    for unit, scale in sorted(numbers.scales(units).items()):
        table.add("units", unit, scale, say("draft-unit-scale", scale=scale) if scale != 1 else say("draft-unit"))
    table.signs = tuple(sorted(units))
    _marks(table, written)
    for canonical, role in found.items():
        if role.column:
            _column(table, canonical, role, mended=written[role.column].mended if role.column in written else False)


def _all(values: Values, found: dict[str, Role]) -> list[str]:
    """The columns whose numbers are used, then those that show how the file writes numbers: with a mark, and no times."""
    used = [
        name
        for role in found.values()
        for name in ([role.column] if role.column else roles.named_in(role.expression, values.sheet.header))
    ]
    if not values.text:
        return list(dict.fromkeys(used))
    marked = [
        name
        for name in values.sheet.header
        if name not in used and values.one(f"count(*) FILTER (WHERE regexp_full_match({values.filled(name)}, '[^\\d]*\\d+[.,]\\d{{1,2}}[^\\d]*'))") == values.count(name) > 0
    ]  # fmt: skip
    return list(dict.fromkeys([*used, *marked]))


def _marks(table: Table, written: dict[str, numbers.Column]) -> None:
    """The decimal mark and the mark of thousands, or the question which they are."""
    if not table.values.text or not written:
        return
    allowed = numbers.together(written.values())
    if not allowed:  # two columns write numbers in two ways: the door names the values that do not fit
        return
    if len(allowed) == 1:
        for key, mark, usual in zip(("decimal", "thousands"), allowed[0], (".", ""), strict=True):
            if mark != usual:
                table.add("", key, mark, say("draft-mark", mark=mark))
        return
    name = next(name for name, column in written.items() if len(column.readings) > 1)
    answers = tuple(_answer(marks, allowed) for marks in allowed)
    table.questions.append(
        Question(name, say("draft-ask-mark", column=name), answers, _rows(table, name, written[name].text, allowed))
    )


def _answer(marks: tuple[str, str], allowed: list[tuple[str, str]]) -> Line:
    """One line is enough: a point that groups thousands leaves the comma for decimals."""
    if marks[1]:
        return Line("", "thousands", marks[1], say("draft-groups", mark=marks[1]))
    return Line("", "decimal", marks[0], say("draft-decimal", mark=marks[0]))


def _rows(table: Table, name: str, text: str, allowed: list[tuple[str, str]]) -> tuple[Message, ...]:
    found = []
    for row, value in table.values.samples(name, "regexp_matches(x, '[.,]')"):
        digits = value.replace(allowed[0][0], "")
        found.append(
            say(
                "draft-row",
                row=row,
                text=value,
                readings=" / ".join(_read(value, marks) for marks in allowed) or digits,
            )
        )
    return tuple(found)


def _read(value: str, marks: tuple[str, str]) -> str:
    """A number as one reading has it, written with a point."""
    return (value.replace(marks[1], "") if marks[1] else value).replace(marks[0], ".")


def _column(table: Table, canonical: str, role: Role, *, mended: bool) -> None:
    """A number column: as it is, or with its sign moved, its cents made whole, its refunds taken off."""
    name, header = sql.name(role.column), table.values.sheet.header
    expression = ""
    if mended:
        expression = f"CASE WHEN regexp_matches({name}, '^\\s*\\(.*\\)\\s*$|-\\s*$') THEN '-' || trim({name}, '()- ') ELSE {name} END"
        table.add("expressions", canonical, expression, say("draft-signs", column=role.column))
        return
    scale = headers.scale(role.column)
    why = role.why
    if scale != 1:
        expression, why = f"CAST({name} AS DOUBLE) * {scale:g}", say("draft-scale", column=role.column, scale=scale)
    if canonical == "amount" and not table.layout:
        refunds = [
            each
            for each in headers.candidates("refund", header)
            if each != role.column and roles.holds(table.values, each, "money")
        ]
        if refunds:
            expression = (
                f"{expression or f'CAST({name} AS DOUBLE)'} - coalesce(abs(CAST({sql.name(refunds[0])} AS DOUBLE)), 0)"
            )
            why = say("draft-less-refunds", refund=refunds[0])
    if expression:
        table.add("expressions", canonical, expression, why)
    elif canonical != role.column:
        table.add("columns", canonical, role.column, why)
