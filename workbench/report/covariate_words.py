"""The words of loyalty reports: what a covariate of a comparison is called."""

from __future__ import annotations

import re

from workbench.report.messages import Text, text

_WINDOW = re.compile(r"(lead|orders)_(\d)(_log|_any)?")


def covariate(name: str) -> Text:
    """Return a covariate's name as its reader knows it; an attribute and its level are named as in the data.

    >>> str(covariate("lead_1_log")), str(covariate("region=north"))
    ('margin 1 window before (log)', 'region=north')
    """
    if found := _WINDOW.fullmatch(name):
        k = int(found[2])
        return {
            ("lead", None): text("margin {k:count} window before", k=k),
            ("lead", "_log"): text("margin {k:count} window before (log)", k=k),
            ("orders", "_log"): text("orders {k:count} window before (log)", k=k),
            ("orders", "_any"): text("any order {k:count} window before", k=k),
        }[found[1], found[3]]
    known = {
        "value": text("value of the purchase"),
        "value_log": text("value of the purchase (log)"),
        "orders_before_log": text("orders before (log)"),
        "first_order": text("first order ever"),
        "recency_log": text("days since the last order (log)"),
        "known_log": text("days since the first order (log)"),
        "per_order": text("spending per order so far"),
        "per_order_log": text("spending per order so far (log)"),
        "flow": text("spending per day so far"),
        "flow_log": text("spending per day so far (log)"),
        "contacts_log": text("contacts before (log)"),
        "same_kind_log": text("contacts of the same kind before (log)"),
    }
    return known.get(name) or text("{name:text}", name=name)
