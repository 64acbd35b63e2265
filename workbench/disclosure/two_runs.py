"""What two published tables tell together: subtracted row by row, as a reader would who has both."""

from __future__ import annotations

from collections.abc import Mapping

import pandas

from workbench.disclosure.roles import COUNTS, Role, named


def told_together(now: pandas.DataFrame, before: pandas.DataFrame, roles: Mapping[str, Role], *, minimum: int) -> int:
    """Count the numbers of `now` that tell of fewer than `minimum` people once `before` is known too.

    Rows with the same names are the same group. A count tells of few when it differs by some people, but fewer than the
    minimum, also where the tables say it in several rows; money when it differs and no count of its row differs by as many. Where the one table shows what the other
    hides, a single number that both hide is what is left of the total.

    Parameters
    ----------
    now, before : the same table of two runs; missing where nothing is shown.
    roles : what each column says about people.

    Examples
    --------
    >>> now = pandas.DataFrame({"tier": ["high", "low"], "customers": [53, 247], "revenue": [880.0, 400.0]})
    >>> before = pandas.DataFrame({"tier": ["high", "low"], "customers": [52, 230], "revenue": [870.0, 350.0]})
    >>> told_together(now, before, {"tier": "name", "customers": "people", "revenue": "money"}, minimum=10)
    2
    """
    keys = [name for name in named(roles, "name") if name in now and name in before]
    if not keys:
        return 0
    if now.duplicated(keys).any() or before.duplicated(keys).any():
        now, before = (_once_each(frame, keys, named(roles, *COUNTS)) for frame in (now, before))
    if now.duplicated(keys).any() or before.duplicated(keys).any():
        return 0
    first, second = (frame.set_index(keys) for frame in (now, before))
    same = first.index.intersection(second.index)
    first, second = first.loc[same], second.loc[same]
    counts = [name for name in named(roles, *COUNTS) if name in first and name in second]
    money = [name for name in named(roles, "money") if name in first and name in second]
    steps = {name: (_numbers(first[name]) - _numbers(second[name])).abs() for name in (*counts, *money)}
    people = pandas.DataFrame({name: steps[name] for name in counts}, same)
    few = people.gt(0.5) & people.lt(minimum - 0.5) & people.round(6).eq(people.round())
    alone = [name for name in counts if _one_left(_numbers(first[name]), _numbers(second[name]))]
    moved = sum(int((steps[name].gt(0.005) & ~people.ge(minimum).any(axis=1)).sum()) for name in money)
    return int(few.to_numpy().sum()) + moved + len(alone)


def _once_each(frame: pandas.DataFrame, keys: list[str], counts: list[str]) -> pandas.DataFrame:
    """How many each group has, where a table says it in several rows; groups of which rows say different numbers stay so."""
    return frame[[*keys, *(name for name in counts if name in frame)]].drop_duplicates()


def _numbers(column: pandas.Series) -> pandas.Series:
    return pandas.to_numeric(column, errors="coerce").astype("float64")


def _one_left(first: pandas.Series, second: pandas.Series) -> bool:
    """Whether the two show alike what both show, and only together all but one."""
    both = first.notna() & second.notna()
    hidden = first.isna() & second.isna()
    return bool(
        hidden.sum() == 1 < min(first.isna().sum(), second.isna().sum()) and (first[both] == second[both]).all()
    )
