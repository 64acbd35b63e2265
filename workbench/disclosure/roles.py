"""What each column of a published table says about people: the only thing the guard has to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import pandas

Role = Literal[
    "name",  # identifies the row
    "people",  # customers in the row's group; the rows are disjoint groups whose total is known
    "part",  # some of those people
    "running",  # people counted over rows in order: those still there, or those gone so far
    "rate",  # a share, mean, median or end of a range of what these people are or did
    "events",  # counts of things, not of people
    "money",  # a sum or a mean of these people's money
    "money_share",  # the same as a share of all money, or an end of its range
    "net", "gross", "largest", "second",  # never shown; what the rules about one or two customers' money need
    "free",  # says nothing about persons
]  # fmt: skip
ROLES: tuple[str, ...] = get_args(Role)
COUNTS = ("people", "part", "running")
MONEY = ("money", "money_share")
TOPS = ("net", "gross", "largest", "second")
FEW = 30  # what rests on fewer people is shown with the mark "u"


def named(roles: Mapping[str, Role], *wanted: str) -> list[str]:
    """Return the columns that have one of the wanted roles.

    >>> named({"tier": "name", "customers": "people"}, "people")
    ['customers']
    """
    return [column for column, role in roles.items() if role in wanted]


def tops_of(column: str, roles: Mapping[str, Role], of: Mapping[str, str], known: Iterable[str] = ()) -> dict[str, str]:
    """Return which columns hold net, gross, largest and second of a money column: its own, those of none, or so called.

    Without a net the first sum of money is that.
    """
    found = {name: name for name in known if name in TOPS and name not in roles}
    found |= {role: name for name, role in roles.items() if role in TOPS and name not in of}
    found |= {role: name for name, role in roles.items() if role in TOPS and of.get(name) == column}
    sums = named(roles, "money")
    return {"net": column if column in of or not sums else sums[0]} | found


def check(frame: pandas.DataFrame, roles: Mapping[str, Role], of: Mapping[str, str]) -> None:
    """Raise a ValueError where the roles do not fit the frame or each other, saying what to do."""
    if unknown := {name: role for name, role in roles.items() if role not in ROLES}:
        raise ValueError(f"roles {unknown}: use one of {', '.join(ROLES)}.")
    _there("roles", roles, frame.columns)
    _there("of", [*of, *of.values()], roles)
    people = named(roles, "people")
    for part in named(roles, "part"):
        if of.get(part, people[0] if len(people) == 1 else "") not in people:
            raise ValueError(
                f"column {part!r} is a part, but of whom? Give one column the role people, or name it: of={{{part!r}: ...}}."
            )
    for money in named(roles, *MONEY):
        tops = tops_of(money, roles, of, frame.columns)
        if lacking := [role for role in ("gross", "largest", "second") if role not in tops]:
            raise ValueError(
                f"column {money!r} is {roles[money]}, but no column has the role {', '.join(lacking)}, so nothing tells whether one "
                f"or two customers make it up. Add them (workbench.disclosure.tops), or call an average or a model's figure a rate."
            )
        if roles.get(tops["net"]) == "money_share":
            raise ValueError(
                f"column {money!r} is a share of money: give the sum itself as money, or as net, which is never shown."
            )


def _there(what: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    if missing := sorted(set(wanted) - set(known)):
        raise ValueError(
            f"{what} names {', '.join(missing)}, which the table does not have. It has: {', '.join(map(str, known))}."
        )
