"""Which cells of a cross table may be shown: its counts, and the values that follow them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas

from workbench.disclosure.crosstabs import guard_cells
from workbench.disclosure.dominance import dominated
from workbench.disclosure.roles import FEW, MONEY, TOPS, Role, check, named, tops_of


def guard_matrix(
    frame: pandas.DataFrame,
    *,
    down: str,
    across: str,
    count: str,
    minimum: int,
    roles: Mapping[str, Role] | None = None,
    whole: str = "",
    of: Mapping[str, str] | None = None,
) -> pandas.DataFrame:
    """Return the marks of a cross table's cells: "c" not to be shown, "u" on fewer than 30 people, else "".

    All totals are taken as known, of counts and of money. Rates and events follow the counts.

    Parameters
    ----------
    frame : one row per cell; down, across, count : its columns. minimum : 0 shows all.
    roles : of the other columns; see `Role`. whole : why this table needs no guard. of : the money of a gross.

    Returns
    -------
    The columns count and those in `roles`, with the index of the frame.

    Examples
    --------
    >>> frame = pandas.DataFrame({"a": list("xxyyzz"), "b": list("pqpqpq"), "n": [3, 40, 50, 60, 70, 80], "share": 0.1})
    >>> guard_matrix(frame, down="a", across="b", count="n", minimum=10, roles={"share": "rate"})["share"].tolist()
    ['c', 'c', 'c', 'c', '', '']
    """
    role_of: dict[str, Role] = {count: "people", **(roles or {})}
    of = dict(of or {})
    check(frame, role_of, of)
    marks = pandas.DataFrame("", frame.index, list(role_of), dtype="str")
    if whole or not minimum or frame.empty:
        return marks
    cells = guard_cells(frame, down=down, across=across, count=count, minimum=minimum)
    for column, role in role_of.items():
        marks[column] = cells.to_numpy() if column == count or role in ("part", "running", "rate", "events") else ""
    for money in named(role_of, *MONEY):
        marks[money] = np.where(
            _hidden_money(frame, (down, across), _sums(frame, money, role_of, of), cells == "c"), "c", ""
        )
    few = (frame[count] < FEW).to_numpy()
    for column in named(role_of, "rate", *MONEY):
        marks[column] = marks[column].mask((marks[column] == "") & few, "u")
    marks[named(role_of, *TOPS)] = "c"
    return marks


def _sums(frame: pandas.DataFrame, money: str, roles: Mapping[str, Role], of: Mapping[str, str]) -> pandas.DataFrame:
    return pandas.DataFrame(
        {top: frame[name] for top, name in tops_of(money, roles, of, frame.columns).items()}
    ).fillna(0.0)


def _hidden_money(
    frame: pandas.DataFrame, lines: tuple[str, str], sums: pandas.DataFrame, hidden: pandas.Series
) -> np.ndarray:
    """Hide dominated cells and, line by line, the cells with the least money until no secret one can be worked out."""
    secret = hidden.to_numpy() | dominated(sums["gross"], sums["largest"], sums["second"], sums["net"])
    marked, gross = secret.copy(), sums["gross"].to_numpy()
    members = [(frame[name] == value).to_numpy() for name in lines for value in frame[name].unique()]
    while open_lines := [line for line in members if _opens(line, marked, secret, sums)]:
        shown = [line & ~marked & (gross > 0) for line in open_lines]
        if not any(each.any() for each in shown):
            break
        line = max((each for each in shown if each.any()), key=lambda each: -gross[each].min())
        marked[np.flatnonzero(line)[gross[line].argmin()]] = True
    return _no_bridges(members, marked, secret, gross)


def _opens(line: np.ndarray, marked: np.ndarray, secret: np.ndarray, sums: pandas.DataFrame) -> bool:
    """Whether the joint sum of a line's hidden cells, which its total gives away, says too much of one or two customers."""
    mine = line & marked
    if not (mine & (sums["gross"] > 0)).any():
        return False
    part = sums[mine]
    top = pandas.concat([part["largest"], part["second"]]).nlargest(2)
    return mine.sum() == 1 or bool(dominated(part["gross"].sum(), top.iloc[0], top.iloc[1], part["net"].sum()))


def _no_bridges(members: list[np.ndarray], marked: np.ndarray, secret: np.ndarray, gross: np.ndarray) -> np.ndarray:
    """Hide more until no secret cell follows from all totals by adding and taking away."""
    marked = marked.copy()
    while not marked.all() and (_determined(members, marked) & secret & (gross > 0)).any():
        left = np.where(marked, np.inf, gross)
        marked[int(left.argmin())] = True
    return marked


def _determined(members: list[np.ndarray], marked: np.ndarray) -> np.ndarray:
    """Which hidden cells have a single value that fits every total (sums of money have no bounds)."""
    places = np.flatnonzero(marked)
    equations = np.array([line[places] for line in members], dtype="float64")
    _, sizes, basis = np.linalg.svd(equations)
    free = basis[int((sizes > 1e-9).sum()) :]
    found = np.zeros(len(marked), dtype=bool)
    found[places] = (np.abs(free) < 1e-9).all(axis=0)
    return found
