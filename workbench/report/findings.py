"""Sentences of a report: computed findings, definitions, limitations, decisions and checks."""

from __future__ import annotations

from typing import Literal, get_args

from workbench.report.items import Item
from workbench.report.messages import Text, json_number, text
from workbench.report.wording import EVIDENCE, Evidence, check_words

Status = Literal["pass", "warn", "fail"]
SIGNS = {"pass": "✓", "warn": "!", "fail": "✗"}


def finding(msgid: str | Text, *, main: bool = False, evidence: Evidence = "Description", **values: object) -> Item:
    """Return a computed sentence; with `main` it is also listed under Main points.

    Examples
    --------
    >>> finding("{n:count} customers came back.", n=1234)
    1,234 customers came back.

    Raises
    ------
    ValueError : if the words claim more than the evidence carries, or values and placeholders differ.
    """
    sentence = text(msgid, **values)
    check_words(sentence, evidence)
    data = {"text": sentence.to_json(), "main": main, "evidence": evidence}
    body = sentence.html("en")
    return Item("finding", "", data, str(sentence), f"<p><strong>{body}</strong></p>" if main else f"<p>{body}</p>")


def not_enough(what: str | Text) -> Item:
    """Return the sentence that stands where a figure or table would, had there been anything to show.

    >>> not_enough("Retention, %, by month")
    Not enough data to show: Retention, %, by month.
    """
    return finding("Not enough data to show: {what:msg}.", what=text(what))


def definition(term: str | Text, meaning: str | Text, *, example: str | Text | None = None) -> Item:
    """Return what a word means in this report, if possible with a worked example.

    >>> definition("Cohort", "Customers who share the month of their first order.")
    Cohort: Customers who share the month of their first order.
    """
    term, meaning = text(term), text(meaning)
    worked = None if example is None else text(example)
    data = {"term": term.to_json(), "meaning": meaning.to_json(), "example": worked and worked.to_json()}
    words = f"{meaning} {worked}" if worked else str(meaning)
    body = meaning.html("en") + (f" {worked.html('en')}" if worked else "")
    return Item("definition", "", data, f"{term}: {words}", f"<p><strong>{term.html('en')}.</strong> {body}</p>")


def limitation(msgid: str | Text, **values: object) -> Item:
    """Return a sentence that says what the report cannot show.

    >>> limitation("Refunds are not taken off orders.")
    Limitation: Refunds are not taken off orders.
    """
    sentence = text(msgid, **values)
    body = f"<p><em>Limitation:</em> {sentence.html('en')}</p>"
    return Item("limitation", "", {"text": sentence.to_json()}, f"Limitation: {sentence}", body)


def decision(*, action: str | Text, effect: str | Text, cost: str | Text, evidence: Evidence, owner: str = "") -> Item:
    """Return something the reader can decide: the action, what to expect, what it costs and how sure we are.

    >>> decision(action="Test a second-order voucher.", effect="Not known yet.", cost="One test.",
    ...          evidence="Description")
    Decide: Test a second-order voucher. [Description] Not known yet. One test.
    """
    if evidence not in EVIDENCE:
        raise ValueError(f"a decision's evidence is one of {list(EVIDENCE)}; {evidence!r} came.")
    action, effect, cost = text(action), text(effect), text(cost)
    check_words(effect, evidence)
    parts = {"action": action.to_json(), "effect": effect.to_json(), "cost": cost.to_json()}
    data = parts | {"evidence": evidence, "owner": owner}
    body = f"<p><strong>{action.html('en')}</strong> [{evidence}] {effect.html('en')} {cost.html('en')}</p>"
    return Item("decision", "", data, f"Decide: {action} [{evidence}] {effect} {cost}", body)


def check(
    key: str, status: Status, message: str | Text, *, value: float | None = None, threshold: float | None = None
) -> Item:
    """Return the outcome of a check: pass, warn or fail, with the number that was compared.

    >>> check("overlap", "pass", "Groups overlap.", value=0.98, threshold=0.9)
    ✓ Groups overlap.
    """
    if status not in get_args(Status):
        raise ValueError(f"check {key!r}: the status is one of {list(get_args(Status))}; {status!r} came.")
    message = text(message)
    numbers = {"value": json_number(value), "threshold": json_number(threshold)}
    data = {"key": key, "status": status, "message": message.to_json()} | numbers
    body = f"<p>{SIGNS[status]} {message.html('en')}</p>"
    return Item("check", key, data, f"{SIGNS[status]} {message}", body)
