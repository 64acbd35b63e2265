"""Identity: how events without a known customer were merged with those of a customer, where the data still say so.

The events carry one stitched `customer_id`. Where they also carry the `anonymous_id` under which they came (a cookie, a device), a
visitor who was never identified has it as `customer_id` too.
"""

from __future__ import annotations

import ibis.expr.types as ir


def identities(events: ir.Table | None) -> dict[str, int]:
    """Count events, anonymous ids and customers by whether they were merged.

    Returns
    -------
    events and anonymous (events of visitors never identified); ids (anonymous ids), merged (those that a customer was found for)
    and shared (those with several customers: merged too widely, or one device of several people); customers (identified ones with
    an anonymous id) and several (of them, with more than one). All are 0 where the events have no `anonymous_id`.
    """
    names = ["events", "anonymous", "ids", "merged", "shared", "customers", "several"]
    if events is None or "anonymous_id" not in events.columns:
        return dict.fromkeys(names, 0)
    known = events.mutate(anonymous=events.anonymous_id.cast("string"), who=events.customer_id)
    rows = known.aggregate(events=known.count(), anonymous=(known.who == known.anonymous).sum())
    pairs = (
        known.filter(known.anonymous.notnull()).select("anonymous", who=known.who.nullif(known.anonymous)).distinct()
    )
    ids = pairs.group_by("anonymous").agg(customers=pairs.who.nunique())
    people = pairs.filter(pairs.who.notnull()).group_by("who").agg(ids=lambda t: t.count())
    counted = [
        rows,
        ids.aggregate(ids=ids.count(), merged=(ids.customers > 0).sum(), shared=(ids.customers > 1).sum()),
        people.aggregate(customers=people.count(), several=(people.ids > 1).sum()),
    ]
    found = {name: value for part in counted for name, value in part.fill_null(0).to_pandas().iloc[0].items()}
    return {name: int(found[name]) for name in names}
