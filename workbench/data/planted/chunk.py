"""One chunk of customers with everything that happened to them, each part made when first asked for."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pyarrow as pa

from workbench.data.planted import (
    campaigns,
    events,
    lines,
    orders,
    population,
    programme,
    rewards,
    spend,
    subscriptions,
    surveys,
    tickets,
)
from workbench.data.planted.plan import Plan


class Chunk:
    """Up to `plan.CHUNK` customers: who they are, what they did, and the canonical tables that tell it."""

    def __init__(self, plan: Plan, number: int) -> None:
        self.plan, self.number = plan, number

    @cached_property
    def population(self) -> population.Population:
        return population.populate(self.plan, self.number)

    @cached_property
    def history(self) -> orders.History:
        return orders.purchase(self.plan, self.population, self.number)

    @cached_property
    def contacts(self) -> tuple[campaigns.Contacts, orders.Orders]:
        return campaigns.contact(self.plan, self.population, self.history, self.number)

    @cached_property
    def orders(self) -> orders.Orders:
        """All orders, those that campaigns caused among them."""
        return orders.Orders.join([self.history.orders, self.contacts[1]])

    @cached_property
    def lines(self) -> lines.Lines:
        return lines.break_down(self.plan, self.orders, self.number)

    @cached_property
    def vintages(self) -> rewards.Vintages:
        return rewards.issue(self.plan, self.orders, self.history, self.number)

    @cached_property
    def cases(self) -> dict[str, np.ndarray]:
        return tickets.open_cases(self.plan, self.orders, self.number)

    @cached_property
    def invitations(self) -> campaigns.Contacts:
        return surveys.invite(self.plan, self.population, self.number)

    def transactions(self) -> pa.Table:
        return lines.transactions(self.plan, self.population, self.orders, self.lines, self.number)

    def customers(self) -> pa.Table:
        return population.customers(self.plan, self.population, died=self.history.died)

    def campaigns(self) -> pa.Table:
        contacts = campaigns.Contacts.join([self.contacts[0], self.invitations])
        return campaigns.campaigns(self.plan, self.population, contacts)

    def memberships(self) -> pa.Table:
        return programme.memberships(self.plan, self.population, self.history.joined, self.history.left)

    def rewards(self) -> pa.Table:
        return rewards.rewards(self.plan, self.population, self.vintages)

    def events(self) -> pa.Table:
        return events.events(self.plan, self.population, self.orders, self.number)

    def subscriptions(self) -> pa.Table:
        return subscriptions.subscriptions(self.plan, self.population, self.number)

    def spend(self) -> pa.Table:
        """Marketing spend is the company's, not a chunk's: the first chunk carries it."""
        whole = spend.spend(self.plan)
        return whole if self.number == 0 else whole.slice(0, 0)

    def surveys(self) -> pa.Table:
        answers = surveys.ask(self.plan, self.population, self.orders, self.cases, self.invitations, self.number)
        return surveys.surveys(self.plan, self.population, answers, self.number)

    def tickets(self) -> pa.Table:
        return tickets.tickets(self.plan, self.population, self.orders, self.cases)
