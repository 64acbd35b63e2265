"""Orders: shared by customers, without a price, or one for each customer."""

from __future__ import annotations

from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.used import Used

MANY = 100  # customers from which "one order each" says something


def look(engine: Engine, used: Used, found: Findings) -> None:
    """What takes one group for each order, of a fixed size, so that it spills where memory is short."""
    order, customer = used.id("order_id"), used.id("customer_id")
    grouped = (
        f"SELECT min({customer}) AS low, max({customer}) AS high FROM {used.relation} WHERE {order} IS NOT NULL "
        f"GROUP BY {order}"
    )
    counted = engine.rows(
        f"SELECT count(*) AS orders, count(CASE WHEN low <> high THEN 1 END) AS shared FROM ({grouped}) AS o"
    )[0]
    counted |= _without_money(engine, used, order)
    orders = counted["orders"]
    free = orders if counted["unpaid"] == orders else counted["free"]
    found.record("order_id.customer", "check-orders-shared", value=counted["shared"], orders=counted["shared"])
    found.record(
        "orders.free",
        "check-free-orders",
        threshold=max(
            orders - 1, 0
        ),  # where no order is a purchase there is nothing to analyse, or amounts have the other sign
        value=free,
        free=free,
        offset=counted["offset"],
        orders=orders,
    )
    customers = found.numbers.get("customers", 0)
    _returned(engine, used, customer, found)
    one_each = customers >= MANY and orders == customers and not counted["shared"]
    if one_each:
        found.record("customer_id.repeat", "check-one-order-each", value=1, customers=customers)
    elif customers:
        found.record("customer_id.repeat", "check-orders-of-customers", customers=customers, orders=orders)


def _without_money(engine: Engine, used: Used, order: str) -> dict[str, int]:
    """Orders that bring nothing: unpaid ones have no line above 0, free ones of these none below it either, offset ones come
    to 0 with lines above it.

    Only orders with a line of 0 or below can be either, so only these are added up.
    """
    odd = f"SELECT DISTINCT {order} AS o FROM {used.relation} WHERE amount <= 0"
    summed = (
        f"SELECT max(amount) AS most, sum(amount) AS net FROM {used.relation} WHERE {order} IN ({odd}) GROUP BY {order}"
    )
    return engine.rows(
        "SELECT count(CASE WHEN most <= 0 THEN 1 END) AS unpaid, count(CASE WHEN most = 0 THEN 1 END) AS free, "
        f"count(CASE WHEN most > 0 AND abs(net) < 0.005 THEN 1 END) AS offset FROM ({summed}) AS s"
    )[0]


def _returned(engine: Engine, used: Used, customer: str, found: Findings) -> None:
    """Count customers who have returned more than they bought: bought before the data begin, or booked twice.

    Only customers with a line below 0 can have done so, so only these are added up.
    """
    some = f"SELECT DISTINCT {customer} AS c FROM {used.relation} WHERE amount < 0"
    summed = f"SELECT sum(amount) AS net FROM {used.relation} WHERE {customer} IN ({some}) GROUP BY {customer}"
    seen = engine.rows(
        f"SELECT count(*) AS some, count(CASE WHEN net < -0.005 THEN 1 END) AS beyond FROM ({summed}) AS s"
    )[0]
    found.record(
        "returns.beyond", "check-returns-beyond", value=seen["beyond"], beyond=seen["beyond"], customers=seen["some"]
    )


def margins(engine: Engine, used: Used, found: Findings) -> None:
    """Count the lines without a margin where others have one."""
    rows = engine.rows(f"SELECT count(*) AS n, count(margin) AS known FROM {used.relation}")[0]
    if rows["known"]:
        missing = rows["n"] - rows["known"]
        found.record("margin", "check-margins-missing", value=missing, missing=missing, rows=rows["n"])
