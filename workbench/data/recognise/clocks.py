"""The times of a table: how they are written, and the question where a day and a month can change places."""

from __future__ import annotations

from workbench.data import sql
from workbench.data.recognise import times
from workbench.data.recognise.parts import Line, Question, Table
from workbench.data.recognise.roles import Role
from workbench.words.messages import Message, say

_OFFSET = r"([+-]\d{2}:?\d{2}|Z)$"


def add(table: Table, column: str, role: Role) -> None:
    """Add the lines of a time column."""
    written = times.of(table.values, role.column)
    if written.expression:
        table.add("expressions", column, written.expression, say(f"draft-time-{written.form}", column=role.column))
        return
    if column != role.column:
        table.add("columns", column, role.column, role.why)
    if not table.values.text:
        return
    _offsets(table, role.column)
    if len(written.formats) == 1:
        total = table.values.count(role.column)
        said = (
            say("draft-time-nearly", fits=written.fits, total=total)
            if written.fits < total
            else say("draft-time-format", total=total)
        )
        table.add("formats", column, written.formats[0], said)
    elif written.formats:
        answers = tuple(Line("formats", column, form, _order(form)) for form in written.formats)
        table.questions.append(
            Question(
                role.column,
                say("draft-ask-day", column=role.column),
                answers,
                _rows(table, role.column, written.formats),
            )
        )


def _order(form: str) -> Message:
    """What comes first in a format."""
    first = next((letter for letter in form.lower().replace("%", "") if letter in "dmyb"), "d")
    return say(f"draft-first-{first}")


def _rows(table: Table, column: str, formats: tuple[str, ...]) -> tuple[Message, ...]:
    """Rows that show how the readings differ."""
    read = [f"try_strptime(x, {sql.value(form)})" for form in formats]
    differ = " OR ".join(f"{each} <> {read[0]}" for each in read[1:])
    found = []
    for row, text in table.values.samples(column, differ):
        days = table.values.row(**{str(k): f"any_value(strftime(CAST(try_strptime({sql.value(text)}, {sql.value(form)}) AS DATE), '%Y-%m-%d'))" for k, form in enumerate(formats)})  # fmt: skip
        found.append(
            say("draft-row", row=row, text=text, readings=" / ".join(days[str(k)] for k in range(len(formats))))
        )
    return tuple(found)


def _offsets(table: Table, column: str) -> None:
    """Days and offsets from UTC, which tell the zone."""
    condition = f"regexp_matches(x, '.*:.*') AND regexp_extract(x, {sql.value(_OFFSET)}) <> ''"
    text = table.values.filled(column)
    bounds = table.values.row(
        first=f"min({text})",
        last=f"max({text})",
        offsets=f"list(DISTINCT regexp_extract({text}, {sql.value(_OFFSET)}))",
    )
    for offset in bounds["offsets"] or []:
        if offset:
            shown = table.values.samples(column, f"{condition} AND ends_with(x, {sql.value(offset)})")
            table.offsets += [(value[:10], offset) for _, value in shown]
