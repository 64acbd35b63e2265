"""What the customers table says of customers beyond the canonical columns, and how much of it an analysis looks at.

A report's time grows with every attribute, and so does the chance that one of them differs by chance. So there is a cap,
here and nowhere else; what it leaves out is told in every report.
"""

from __future__ import annotations

from typing import NamedTuple

import ibis

from workbench.data.canonical import ARRIVAL, TABLES
from workbench.data.findings import Findings, shown

MOST = 40  # attributes an analysis looks at
LEVELS = 30  # a text with more values names customers, it does not describe groups of them


class Attributes(NamedTuple):
    """Columns of the customers table: those an analysis looks at, and those that describe customers but are too many."""

    used: list[str]
    left_out: list[str]


def looked_at(people: ibis.Table, *, most: int = MOST) -> Attributes:
    """Say which columns of the customers table an analysis looks at: canonical ones, and the first `most` others.

    Where there are more, only those count that can describe: numbers, and texts of at most 30 values, that are not the
    same for all. Others are not even left out.

    >>> people = ibis.memtable({"customer_id": ["a", "b"], "name": ["Ann", "Bo"], "same": [1, 1], "age": [30, 40]})
    >>> looked_at(people, most=1)
    Attributes(used=['customer_id', 'name'], left_out=['age'])
    """
    known = [name for name in people.columns if name in TABLES["customers"].columns or name == ARRIVAL]
    others = [name for name in people.columns if name not in known]
    known = [name for name in known if name != "referred_by"]  # names a customer, and describes none
    if len(others) > most:
        others = _describing(people, others)
    used = {*known, *others[:most]}
    return Attributes([name for name in people.columns if name in used], others[most:])


def told(people: ibis.Table) -> Findings:
    """Record what is left out, for every report on these data."""
    found = Findings("customers")
    left = looked_at(people).left_out
    if left:
        found.record(
            "attributes", "check-many-attributes", value=MOST + len(left), threshold=MOST, n=MOST + len(left), most=MOST,
            left=len(left), names=shown(left),
        )  # fmt: skip
    return found


def _describing(people: ibis.Table, names: list[str]) -> list[str]:
    schema = people.schema()
    numbers = [name for name in names if schema[name].is_numeric() or schema[name].is_boolean()]
    texts = [name for name in names if schema[name].is_string()]
    if not numbers and not texts:
        return []
    counted = people.aggregate(**{name: people[name].nunique() for name in (*numbers, *texts)}).to_pandas().iloc[0]
    fit = {*(n for n in numbers if counted[n] > 1), *(n for n in texts if 1 < counted[n] <= LEVELS)}
    return [name for name in names if name in fit]
