"""The comments there are: of surveys and of tickets, one row each, with what says who wrote them taken out first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.data.redaction import names_in, redact, taken_out
from workbench.features.feedback.language import languages

LONGEST = 10_000  # characters of a comment that are read
_SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
_LOW, _HIGH = {"nps": 6, "csat": 2, "ces": 3}, {"nps": 9, "csat": 4, "ces": 5}
_SOURCES = {"surveys": "responded_at", "tickets": "opened_at"}
_COLUMNS = ["customer_id", "day", "source", "kind", "score", "comment", "language", "cut"]


def comments(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Return every comment of surveys and tickets up to a day, redacted and with its language, in a fixed order.

    Names are those of the customer table. Of a comment longer than 10,000 characters the first 10,000 are read.

    Parameters
    ----------
    tables : canonical tables by name; those without a column `comment` have none.

    Returns
    -------
    customer_id, day, source (survey, ticket), kind and score (of surveys), comment, language (see `language.language`), cut
    (whether it was longer). A comment without a letter or digit is no comment.

    >>> rows = ibis.memtable({"customer_id": ["a"], "responded_at": [dt.date(2024, 1, 5)], "kind": ["nps"], "score": [9],
    ...     "comment": ["Mail me: a@b.example"]})
    >>> comments({"surveys": rows}, as_of=dt.date(2024, 1, 31))[["comment", "language"]].values.tolist()
    [['Mail me: [email]', 'en']]
    """
    parts = [
        _of(name, tables[name], as_of) for name in _SOURCES if name in set(tables) and "comment" in tables[name].columns
    ]
    found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_COLUMNS[:6])
    text = found["comment"].astype("str").str.strip()
    found = found.assign(comment=text)[found["comment"].notna() & text.str.contains(r"\w", regex=True)]
    people = names_in(tables["customers"].to_pandas()) if "customers" in set(tables) else []
    safe = redact(found["comment"], names=people).astype("str")
    found = found.assign(
        comment=safe.str.slice(0, LONGEST), cut=safe.str.len() > LONGEST, score=found["score"].astype("float64")
    )
    found["language"] = languages(found["comment"])
    return found.sort_values(["day", "customer_id", "source", "kind", "comment"], ignore_index=True)[_COLUMNS]


def used(said: pd.DataFrame) -> dict[str, int | str]:
    """Count comments and the customers who wrote them, for the opening of a report.

    >>> used(pd.DataFrame({"customer_id": ["a", "a"]}))
    {'rows': 2, 'customers': 1, 'table': ''}
    """
    return {"rows": len(said), "customers": int(said["customer_id"].nunique()), "table": ""}


def redacted(said: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return what was taken out of comments: mark, comments (in which it stood); only what enough comments held.

    >>> redacted(pd.DataFrame({"comment": ["call [phone]"] * 12}), minimum=10).values.tolist()
    [['phone', 12]]
    """
    marks = list(taken_out(said["comment"]))
    held = [int(said["comment"].str.contains(f"[{mark}]", regex=False).sum()) for mark in marks]
    found = pd.DataFrame({"mark": marks, "comments": held})
    return found[found["comments"] >= max(minimum, 1)].reset_index(drop=True)


def moods(said: pd.DataFrame) -> pd.Series:
    """Return what the score beside a comment says of it: 1 low, 0 high, missing where it is neither or there is none.

    Low are 0 to 6 of NPS, 1 and 2 of CSAT, 1 to 3 of CES; high 9 and 10, 4 and 5, 5 to 7. A score outside its scale says nothing.

    >>> moods(pd.DataFrame({"kind": ["nps", "nps", "nps", "csat"], "score": [3, 8, 10, 4]})).tolist()
    [1.0, nan, 0.0, 0.0]
    """
    kind, score = said["kind"], said["score"].astype("float64")
    least, most = (kind.map({name: scale[end] for name, scale in _SCALES.items()}).astype("float64") for end in (0, 1))
    inside = (score >= least) & (score <= most)
    low, high = score <= kind.map(_LOW).astype("float64"), score >= kind.map(_HIGH).astype("float64")
    return pd.Series(np.select([inside & low, inside & high], [1.0, 0.0], np.nan), said.index)


def _of(name: str, table: ir.Table, as_of: dt.date) -> pd.DataFrame:
    clock = _SOURCES[name]
    known = table.filter(table[clock].cast("date") <= ibis.date(as_of.year, as_of.month, as_of.day))
    known = known.mutate(day=known[clock].cast("date"))
    columns = [column for column in ("customer_id", "day", "kind", "score", "comment") if column in known.columns]
    rows = known.select(*columns).to_pandas()
    rows["day"] = pd.to_datetime(rows["day"])
    rows = rows.assign(source=name.removesuffix("s"))
    return rows.reindex(columns=_COLUMNS[:6])
