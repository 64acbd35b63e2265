"""The dataset as the reader meets it: what came, what was used, what the door found."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.report.items import Item
from workbench.words import dates
from workbench.words.messages import Message, say


def dataset(summary: Mapping[str, Any], *, as_of: object, used: Mapping[str, int | str]) -> Item:
    """Return the masthead of a report from a dataset's summary.

    Parameters
    ----------
    summary : what `Dataset.summary()` returns: name, title, tables, ledger, checks, ...
    as_of : the last day counted.
    used : {"rows": ..., "customers": ...} that the analysis rests on; "table" names the one whose rows they are, where it
        is not transactions ("" where they come from several).

    Raises
    ------
    ValueError : if `used` lacks rows or customers.

    Examples
    --------
    >>> dataset({"name": "shop", "title": {"en": "Web shop"}, "checks": []}, as_of="2017-12-31",
    ...         used={"rows": 1500, "customers": 20})
    Web shop: 1,500 rows, 20 customers, to 31 December 2017
    """
    if missing := [name for name in ("rows", "customers") if name not in used]:
        raise ValueError(f"dataset: `used` lacks {missing}; say how many rows and customers the analysis rests on.")
    told = said(summary["checks"])
    checks = [dict(check, message=words.to_json()) for check, words in zip(summary["checks"], told, strict=True)]
    for check in checks:
        check.pop("values", None)
    counts = {name: int(used[name]) for name in ("rows", "customers")}
    table = used.get("table", "transactions")
    data = dict(summary, checks=checks, as_of=dates.iso(as_of), used=counts)
    data["ledger"] = _within(summary.get("ledger", ()), counts["rows"], str(table))
    line = say(
        "opening", title=summary["title"]["en"], day=data["as_of"], rows=counts["rows"], customers=counts["customers"]
    )
    failed = [f"<li>{Message.from_json(c['message']).html('en')}</li>" for c in checks if c["status"] != "pass"]
    body = f"<p>{html.escape(str(line))}</p>" + (f"<ul>{''.join(failed)}</ul>" if failed else "")
    return Item("dataset", str(summary["name"]), data, str(line), body)


def said(checks: Iterable[Mapping[str, Any]]) -> list[Message]:
    """Return what checks of a dataset say."""
    return [say(check["message"], **check.get("values", {})) for check in checks]


def _within(ledger: Iterable[Mapping[str, Any]], rows: int, table: str) -> list[dict[str, Any]]:
    """Carry the ledger of a table on to the rows that lie within the window of the analysis."""
    carried = []
    for line in map(dict, ledger):
        later = line["rows"] - rows if (line["table"], line["reason"]) == (table, "used") else 0
        if later > 0:
            carried.append({**line, "reason": "after the last day counted", "rows": later})
            line["rows"] = rows
        carried.append(line)
    return carried
