"""Which rows are sales: what a status says, which rows are refunds, and the question where a status is not known."""

from __future__ import annotations

import functools
import tomllib

from workbench.data import sql
from workbench.data.recognise import headers, layouts
from workbench.data.recognise.layouts import FOLDER
from workbench.data.recognise.parts import Line, Question, Table
from workbench.words.messages import say


@functools.cache
def _known() -> dict[str, list[str]]:
    return tomllib.loads((FOLDER / "statuses.toml").read_text("utf-8"))


def add(table: Table) -> None:
    """Add the rule that leaves out what is no sale, and turn the sign of refunds."""
    layout, header = table.layout, table.values.sheet.header
    status = layout.status if layout else {}
    column = layouts.first(status.get("column") or ([] if layout else headers.candidates("status", header)), header)
    if column:
        _rule(table, column, status)
    if not layout:
        _refunds(table)


def _rule(table: Table, column: str, status: dict) -> None:
    """Sales are the rows whose status counts; one that is in no list is asked about."""
    came = table.values.most(column)
    counting = status.get("counts", []) if status else _known()["counts"]
    leaving = status.get("leaves", []) if status else _known()["leaves"]
    said = {value: _plain(value, status) for value in came}
    counts = [value for value, plain in said.items() if plain in counting]
    leaves = [value for value, plain in said.items() if plain in leaving]
    unknown = [value for value in came if value not in counts and value not in leaves]
    if status.get("others") == "leave" and counts:
        leaves, unknown = [*leaves, *unknown], []
    if not status and not counts and not leaves and (len(came) >= 40 or headers.plain(column) == "state"):
        return  # no status, whatever its name: a state may be Texas
    if not came:
        return
    rows = sum(came[value] for value in leaves)
    rule = _outside(column, [*counting, *counts, *unknown] if status else [*counts, *unknown])
    why = say(
        "draft-status", column=column, counts=_list(came, [*counts, *unknown]), leaves=_list(came, leaves), rows=rows
    )
    table.add("drop", say("draft-drop-no-sale"), rule, why)
    if unknown:  # the rule stands; the file is not used before somebody has said that it may
        table.questions.append(Question(column, say("draft-ask-status", column=column, values=_list(came, unknown))))


def _plain(value: str, status: dict) -> str:
    text = value.strip().casefold().removeprefix(status.get("strip", ""))
    return text.partition(status["before"])[0] if "before" in status else text


def _outside(column: str, values: list[str]) -> str:
    """The rule: a status that is not one of these; without a status a row counts."""
    listed = sorted({value.strip().lower() for value in values})
    plain = f"lower(trim(CAST({sql.name(column)} AS VARCHAR)))"
    return f"{plain} NOT IN ({sql.values(listed)})" if values else f"{sql.name(column)} IS NOT NULL"


def _list(came: dict[str, int], values: list[str]) -> str:
    return ", ".join(f"{value} ({came[value]})" for value in values) or "-"


def _refunds(table: Table) -> None:
    """Rows that are refunds by their kind bring money back: their amounts are negative."""
    header = table.values.sheet.header
    for column in headers.candidates("kind", header):
        values = [value for value in table.values.most(column) if value.strip().casefold() in _known()["refunds"]]
        place = next(
            (
                k
                for k, line in enumerate(table.lines)
                if line.key == "amount" and line.section in ("columns", "expressions")
            ),
            None,
        )
        if not values or place is None:
            continue
        line = table.lines[place]
        amount = line.value if line.section == "expressions" else f"CAST({sql.name(line.value)} AS DOUBLE)"
        expression = (
            f"CASE WHEN {sql.name(column)} IN ({sql.values(sorted(values))}) THEN -abs({amount}) ELSE {amount} END"
        )
        table.lines[place] = Line(
            "expressions", "amount", expression, say("draft-refund-rows", column=column, values=", ".join(values))
        )
        return
