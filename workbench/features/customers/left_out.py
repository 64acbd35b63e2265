"""Which columns of the customers table an analysis does not use as attributes, and why not."""

from __future__ import annotations

from collections.abc import Collection

import ibis.expr.types as ir
import pandas as pd

from workbench.arguments import one_of
from workbench.data.attributes import looked_at

_DATES = ("date", "timestamp", "time")
NEVER = ("customer_id", "loaded_at")  # no attributes in any analysis


def left_out(people: ir.Table | None, used: Collection[str]) -> pd.DataFrame:
    """Return the columns of the customers table that are not among those used, with the reason and their number of values.

    Returns variable, unused (nothing_known, one_value, a_date, many_values, other_form for what has no values to compare, or
    beyond_the_most where there are more than `workbench.data.attributes` looks at), different_values; in the order of the table.

    >>> import ibis
    >>> people = ibis.memtable({"customer_id": ["a", "b"], "plan": ["x", "y"], "land": ["CN", "CN"], "name": ["Li", "Wu"]})
    >>> left_out(people, ["plan"])["unused"].tolist()
    ['one_value', 'many_values']
    """
    columns = ["variable", "unused", "different_values"]
    if people is None:
        return pd.DataFrame(columns=columns)
    for name in used:
        one_of(name, people.columns, "used")
    kinds = {name: kind for name, kind in people.schema().items() if name not in (*NEVER, *used)}
    plain = [name for name, kind in kinds.items() if not kind.is_nested()]
    values = people.aggregate(**{name: people[name].nunique() for name in plain}).to_pandas().iloc[0] if plain else {}
    beyond = set(looked_at(people).left_out)
    rows = [
        (
            name,
            "beyond_the_most" if name in beyond else _why(kind, int(values.get(name, -1))),
            values.get(name, float("nan")),
        )
        for name, kind in kinds.items()
    ]
    return pd.DataFrame(rows, columns=columns).astype({"different_values": "float64"})


def _why(kind: object, values: int) -> str:
    if values in (0, 1):
        return ("nothing_known", "one_value")[values]
    if str(kind).split("(")[0] in _DATES:
        return "a_date"
    return "other_form" if values < 0 else "many_values"
