"""Customer ids: two spellings, numbers with a point, one id for many people, a customer in both arms of a campaign."""

from __future__ import annotations

from workbench.data.engine import Engine
from workbench.data.findings import STAND_INS, Findings, masked, shown
from workbench.data.staging import Staged
from workbench.data.used import Used

MANY = 50  # customers from which one can stick out
# an id as people mean it: without capitals, blanks around it, and the leading zeros that a spreadsheet takes off a number
_PLAIN = "lower(trim(nfc_normalize(CASE WHEN starts_with(id, '0') AND regexp_full_match(id, '0+[1-9]\\d*') THEN ltrim(id, '0') ELSE id END)))"
TOP_SHARE, TOP_TIMES = 0.02, 5  # of the rows, and against the next id: more is no single person


def look(engine: Engine, staged: Staged, used: Used, found: Findings) -> None:
    """Everything about one table's customer ids that takes a count for each id."""
    kept, column = used.relation, used.id("customer_id")
    counted = f"SELECT {column} AS id, count(*) AS n FROM {kept} GROUP BY {column}"
    spelled = staged.is_text("customer_id") and engine.embedded
    alike = f", (SELECT count(DISTINCT {_PLAIN}) FROM c WHERE id IS NOT NULL) AS plain" if spelled else ""
    top = engine.rows(
        f"SELECT CAST(id AS VARCHAR) AS id, n, (SELECT count(id) FROM ({counted}) AS a) AS customers "
        f"FROM ({counted}) AS b WHERE id IS NOT NULL ORDER BY n DESC LIMIT 2"
        if not engine.embedded
        else f"WITH c AS MATERIALIZED ({counted}) SELECT CAST(id AS VARCHAR) AS id, n, "
        f"(SELECT count(id) FROM c) AS customers{alike} FROM c WHERE id IS NOT NULL ORDER BY n DESC LIMIT 2"
    )
    found.numbers["customers"] = customers = top[0]["customers"] if top else 0
    rows = found.numbers["rows"]
    if found.table == "customers":
        _repeated(engine, staged, used, rows - customers, found)
    elif customers:
        _top(top, customers, rows, found)
    if spelled and top:
        alike = customers - top[0]["plain"]
        found.record("customer_id.distinct", "check-ids-alike", value=alike, alike=alike)
    if found.table == "events":
        _one_each(customers, rows, found)


def _one_each(customers: int, rows: int, found: Findings) -> None:
    """An id with one event each is that of a session or of the event; people come again."""
    if customers >= MANY and customers == rows:
        found.record("customer_id.repeat", "check-one-event-each", value=1, customers=customers)
    else:
        found.record("customer_id.repeat", "check-events-of-customers", customers=customers, n=rows)


def both_arms(engine: Engine, used: Used, found: Findings) -> None:
    """A customer in both arms of a campaign: who was held out is not known, so it is no experiment."""
    both = engine.rows(
        "SELECT campaign_id, count(*) AS customers FROM (SELECT campaign_id, customer_id FROM "
        f"{used.relation} GROUP BY campaign_id, customer_id "
        "HAVING min(arm) <> max(arm)) AS b GROUP BY campaign_id ORDER BY customers DESC, campaign_id"
    )
    found.facts["no_experiments"] = campaigns = [row["campaign_id"] for row in both]
    customers = sum(row["customers"] for row in both)
    if both:
        found.record(
            "arm.one", "check-both-arms", value=customers, fails=True, customers=customers, campaigns=shown(campaigns)
        )
    else:
        found.record("arm.one", "check-one-arm")


def _repeated(engine: Engine, staged: Staged, used: Used, repeated: int, found: Findings) -> None:
    if repeated <= 0:
        return
    examples = engine.rows(
        f"SELECT customer_id FROM {used.relation} GROUP BY customer_id HAVING count(*) > 1 ORDER BY customer_id LIMIT 3"
    )
    found.faults.append(
        f"customers: {staged.raw.label}, column customer_id: {repeated:,} rows repeat a customer, first "
        f"{', '.join(repr(row['customer_id']) for row in examples)}; expected one row for each customer. Keep one, "
        "for example with a query in the dataset file."
    )


def _top(top: list[dict], customers: int, rows: int, found: Findings) -> None:
    """One id with far more rows than any other is no person: a guest, a till, a test."""
    first, second = top[0]["n"], top[1]["n"] if len(top) > 1 else 0
    share = first / rows
    alone = customers >= MANY and share > TOP_SHARE and first > TOP_TIMES * second
    stand_in = top[0]["id"].strip().lower() in STAND_INS and share > TOP_SHARE and first > second
    if alone or stand_in:
        found.record(
            "customer_id.top",
            "check-top-id",
            value=share,
            threshold=TOP_SHARE,
            who=masked(top[0]["id"]),
            share=share,
            n=first,
            next=second,
        )
    else:
        found.record("customer_id.top", "check-no-top-id", share=share)


def pointed(rows: int, found: Findings) -> None:
    """1001.0 is what a spreadsheet or a data frame makes of 1001: it is read as 1001, and told."""
    if rows:
        found.record("customer_id.form", "check-ids-with-point", value=rows, rows=rows)
    else:
        found.record("customer_id.form", "check-ids-without-point")
