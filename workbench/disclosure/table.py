"""Which cells of a table may be shown, by the roles of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pandas

from workbench.disclosure.blocks import hidden_sizes
from workbench.disclosure.dominance import hidden_sums
from workbench.disclosure.parts import hidden_parts
from workbench.disclosure.roles import COUNTS, FEW, MONEY, TOPS, Role, check, named, tops_of
from workbench.disclosure.running import kept_rows


def guard_table(
    frame: pandas.DataFrame,
    roles: Mapping[str, Role],
    *,
    minimum: int,
    whole: str = "",
    of: Mapping[str, str] | None = None,
    by: str = "",
    told: pandas.DataFrame | None = None,
) -> pandas.DataFrame:
    """Return for each cell "c" where it must not be shown, "u" where it rests on fewer than 30 people, else "".

    Parameters
    ----------
    frame : one row per group of people, or per step of running counts.
    roles : what each column says about people; see `Role`. Columns called net, gross, largest and second need no role.
    minimum : smallest group that may be shown; 0 shows all.
    whole : why this table needs no guard (it is about products, say); no cell is marked then.
    of : what a column belongs to, where it is not the whole row: the part that a rate tells of, the people of a part,
        the money of a gross.
    by : a column whose every value is a table with a total of its own; of running counts, names in words that come back.
    told : columns of parts, True where a part follows from how the group is defined; it helps no other to hide.

    Raises
    ------
    ValueError : where roles do not fit the table, a part is more than its people, or money cannot be judged.

    Examples
    --------
    >>> tiers = pandas.DataFrame({"tier": ["high", "low", "none"], "customers": [1, 299, 12], "share": [1 / 312, 299 / 312, 12 / 312]})
    >>> guard_table(tiers, {"tier": "name", "customers": "people", "share": "rate"}, minimum=10)["share"].tolist()
    ['c', '', 'c']
    """
    of = dict(of or {})
    check(frame, roles, of)
    rows = frame.reset_index(drop=True)
    marks = pandas.DataFrame("", rows.index, list(roles), dtype="str")
    if not whole and minimum:
        defined = pandas.DataFrame(False, rows.index, named(roles, "part"))
        for name, column in told.items() if told is not None else ():
            defined[name] = column.to_numpy(dtype=bool)
        for mine in _blocks(rows, roles, by):
            hidden = _hidden(mine, roles, of, defined.loc[mine.index], minimum)
            marks.loc[mine.index] = hidden.replace({True: "c", False: ""}).astype("str")
    if not whole:
        marks = marks.mask((marks == "") & _rests_on_few(rows, roles, of), "u")
    return marks.set_axis(frame.index)


def without_hidden(frame: pandas.DataFrame, marks: pandas.DataFrame) -> pandas.DataFrame:
    """Return a frame without the values whose mark is "c"; for whatever leaves as a file.

    >>> without_hidden(pandas.DataFrame({"n": [3, 40]}), pandas.DataFrame({"n": ["c", ""]}))["n"].tolist()
    [nan, 40.0]
    """
    gone = {name: marks[name] == "c" for name in marks if (marks[name] == "c").any()}
    return frame.assign(**{name: _loose(frame[name]).mask(where) for name, where in gone.items()})


def _loose(column: pandas.Series) -> pandas.Series:
    """A column that may have gaps: whole numbers become plain ones."""
    return column.astype("float64") if pandas.api.types.is_integer_dtype(column.dtype) else column


def _hidden(rows, roles, of, defined, minimum) -> pandas.DataFrame:
    """Mark what must not be shown in one table: counts first, then money, then what follows either."""
    hidden = pandas.DataFrame(False, rows.index, list(roles))
    for people in named(roles, "people"):
        sizes = _counts(rows, people)
        hidden.loc[hidden_sizes(sizes[sizes > 0], minimum=minimum), people] = True
        parts = [part for part in named(roles, "part") if of.get(part, people) == people]
        for part in parts:
            hidden[part] = _hidden_part(sizes, _counts(rows, part, most=sizes), hidden[people], defined[part], minimum)
        for together in _adding_up(rows, parts, sizes):
            for part in together:
                hidden[part] = hidden[together].any(axis=1)
    if running := named(roles, "running"):
        hidden = hidden.assign(**dict.fromkeys(running, ~kept_rows(rows[running], minimum=minimum)))
    for money in named(roles, *MONEY):
        hidden[money] = _hidden_money(rows, money, roles, of, hidden, minimum)
    for follower in named(roles, "rate", "events"):
        hidden[follower] = hidden[_told_by(follower, roles, of)].any(axis=1)
    hidden[named(roles, *TOPS)] = True
    return hidden


def _blocks(rows: pandas.DataFrame, roles: Mapping[str, Role], by: str) -> list[pandas.DataFrame]:
    """The tables within a table."""
    keys = [by] if by else []
    if not by and named(roles, "running"):
        words = [name for name in named(roles, "name") if not pandas.api.types.is_numeric_dtype(rows[name].dtype)]
        keys = [name for name in words if rows[name].duplicated().any()]
    return [mine for _, mine in rows.groupby(keys, sort=False, dropna=False)] if keys else [rows]


def _counts(rows: pandas.DataFrame, column: str, *, most: pandas.Series | None = None) -> pandas.Series:
    """A column of counts, checked; a missing count of people is nobody, a missing part stays missing."""
    counts = rows[column].astype("float64")
    wrong = (counts < 0) if most is None else (counts < 0) | (counts > most + 1e-9)
    if wrong.any():
        row = wrong.idxmax()
        raise ValueError(
            f"column {column!r}, row {row}: {counts[row]:g} is no count of people{'' if most is None else f' among {most[row]:g}'}."
        )
    return counts.fillna(0.0) if most is None else counts


def _hidden_part(people, part, hidden, defined, minimum) -> pandas.Series:
    """Hide parts about few, or that leave few, with others beside them."""
    judged = part.notna() & (people > 0) & ~defined
    found = hidden_parts(people[judged], part[judged], hidden[judged], minimum=minimum)
    return hidden | found.reindex(hidden.index, fill_value=False)


def _adding_up(rows: pandas.DataFrame, parts: list[str], people: pandas.Series) -> list[list[str]]:
    """Parts that add up, in every row, to the people or to another part: of such a sum no single one can hide."""
    found = []
    for size in range(2, len(parts) + 1):
        for some in combinations(parts, size):
            total = rows[list(some)].sum(axis=1)
            if (total == people).all():
                found.append(list(some))
            found += [[*some, other] for other in parts if other not in some and (total == rows[other]).all()]
    return found


def _hidden_money(rows, money, roles, of, hidden, minimum) -> pandas.Series:
    """Hide money where the people are hidden or one or two of them make it up, and beside it what shields it."""
    sums = pandas.DataFrame({top: rows[name] for top, name in tops_of(money, roles, of, rows.columns).items()}).astype(
        "float64"
    )
    counts = [of[money]] if money in of else named(roles, "people")
    people = rows[counts].min(axis=1) if counts else pandas.Series(minimum, rows.index)
    return hidden_sums(sums, people=people.fillna(0), hidden=hidden[counts].any(axis=1), minimum=minimum)


def _told_by(column: str, roles: Mapping[str, Role], of: Mapping[str, str]) -> list[str]:
    """The columns that hide this one with them: what it belongs to, else every count of the row."""
    return [of[column]] if column in of else named(roles, *COUNTS)


def _rests_on_few(rows: pandas.DataFrame, roles: Mapping[str, Role], of: Mapping[str, str]) -> pandas.DataFrame:
    """Rates and money of fewer people than a reader should rely on."""
    few = pandas.DataFrame(False, rows.index, list(roles))
    for people in named(roles, "people"):
        mine = [people, *(part for part in named(roles, "part") if of.get(part, people) == people)]
        for column in named(roles, "rate", *MONEY):
            if of.get(column, people) in mine:
                few[column] |= rows[people] < FEW
    return few
