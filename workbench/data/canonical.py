"""The canonical tables: their columns, what kind of value each holds, and which have to be there."""

from __future__ import annotations

from dataclasses import dataclass, field

TIME_KINDS = ("time", "date")
NUMBER_KINDS = ("money", "number")
ARRIVAL = "loaded_at"  # of any table: when a row became known


@dataclass(frozen=True)
class Shape:
    """The columns of one canonical table: name -> kind (id, text, time, date, money, number)."""

    required: dict[str, str]
    optional: dict[str, str] = field(default_factory=dict)
    clock: str = ""  # the column that says when the row happened
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)  # a later time -> the one it cannot come before

    @property
    def columns(self) -> dict[str, str]:
        """All columns, required ones first."""
        return self.required | self.optional


TABLES: dict[str, Shape] = {
    "transactions": Shape(
        {"customer_id": "id", "order_id": "id", "ordered_at": "time", "amount": "money"},
        {
            "quantity": "number",
            "product_id": "id",
            "category": "text",
            "channel": "text",
            "discount": "money",
            "margin": "money",
            "currency": "text",
        },
        clock="ordered_at",
    ),
    "customers": Shape(
        {"customer_id": "id"}, {"acquired_on": "date", "acquisition_channel": "text", "referred_by": "id"}
    ),
    "events": Shape(
        {"customer_id": "id", "occurred_at": "time", "event": "text"},
        {"channel": "text", "value": "money"},
        clock="occurred_at",
    ),
    "campaigns": Shape(
        {"customer_id": "id", "campaign_id": "id", "sent_at": "time"},
        {"arm": "text", "cost": "money"},
        clock="sent_at",
        choices={"arm": ("treatment", "control")},
    ),
    "memberships": Shape(
        {"customer_id": "id", "programme": "text", "joined_on": "date"},
        {"left_on": "date", "tier": "text"},
        clock="joined_on",
        ends={"left_on": "joined_on"},
    ),
    "rewards": Shape(
        {"customer_id": "id", "issued_at": "time", "cost": "money"},
        {"points": "number", "redeemed_at": "time"},
        clock="issued_at",
        ends={"redeemed_at": "issued_at"},
    ),
    "subscriptions": Shape(
        {"customer_id": "id", "started_on": "date"},
        {"ended_on": "date", "plan": "text", "price": "money"},
        clock="started_on",
        ends={"ended_on": "started_on"},
    ),
    "spend": Shape({"day": "date", "channel": "text", "cost": "money"}, clock="day"),
    "surveys": Shape(
        {"customer_id": "id", "responded_at": "time", "kind": "text", "score": "number"},
        {"comment": "text", "sent_at": "time"},
        clock="responded_at",
        choices={"kind": ("nps", "csat", "ces")},
        ends={"responded_at": "sent_at"},
    ),
    "tickets": Shape(
        {"customer_id": "id", "opened_at": "time"},
        {
            "first_response_at": "time",
            "resolved_at": "time",
            "reopened_at": "time",
            "channel": "text",
            "category": "text",
        },
        clock="opened_at",
        ends={"first_response_at": "opened_at", "resolved_at": "opened_at", "reopened_at": "opened_at"},
    ),
}
