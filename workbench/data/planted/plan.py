"""The plan of a company: its size, its seed, its calendar and what is planted in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from workbench.data.planted import rhythm
from workbench.data.planted.effects import Effects
from workbench.errors import UsageError

CHUNK = 20_000  # customers made at a time; part of the seeding, so changing it changes every company
MONTH = 365.25 / 12

# A stream's number is part of the seeding: append new ones, never reorder.
_STREAMS = (
    "population", "orders", "channels", "lines", "campaigns", "rewards", "subscriptions", "spend", "tickets",
    "attitudes", "invitations", "surveys", "comments", "events",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """Everything that determines a planted company; two equal plans make the same bytes.

    Attributes
    ----------
    customers : number of customers, at least 1.
    seed : whole number, not negative.
    start, days : first day of the data and how many days they cover.
    currency, timezone : ISO currency code and IANA zone; times are wall-clock times in that zone.
    """

    customers: int = 2000
    seed: int = field(kw_only=True)
    start: dt.date = dt.date(2023, 1, 1)
    days: int = 730
    currency: str = "EUR"
    timezone: str = "Europe/Berlin"
    effects: Effects = field(default_factory=Effects)

    def __post_init__(self) -> None:
        for name, least in (("customers", 1), ("seed", 0), ("days", 90)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < least:
                raise UsageError(f"{name} must be a whole number of at least {least}, got {value!r}")
        if isinstance(self.start, str):
            object.__setattr__(self, "start", date_of(self.start))
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise UsageError(f"timezone must be an IANA zone such as 'Europe/Berlin', got {self.timezone!r}") from error

    @property
    def last_day(self) -> dt.date:
        """The last day the data cover."""
        return self.start + dt.timedelta(days=self.days - 1)

    @property
    def end(self) -> float:
        """The end of the last day, in business days since the start."""
        return float(rhythm.to_business(np.array(self.days), start=self.start))

    @property
    def chunks(self) -> range:
        return range(-(-self.customers // CHUNK))

    def members_of(self, chunk: int) -> range:
        """The customers, counted from 1, that belong to a chunk."""
        return range(1 + chunk * CHUNK, 1 + min((chunk + 1) * CHUNK, self.customers))

    def rng(self, stream: str, chunk: int = 0) -> np.random.Generator:
        """A generator of its own for each table and chunk, so that no table depends on which others are made."""
        return np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(_STREAMS.index(stream), chunk)))


def date_of(day: str | dt.date) -> dt.date:
    """Return a day that may have come as text."""
    try:
        return dt.date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError as error:
        raise UsageError(f"start must be a date such as '2023-01-01', got {day!r}") from error
