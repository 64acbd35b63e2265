"""Sentences of a report: computed findings, definitions, limitations, decisions and checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from workbench.report.items import Item
from workbench.report.wording import EVIDENCE, Evidence, check_words
from workbench.words.messages import Message, message, say
from workbench.words.values import json_number

Status = Literal["pass", "warn", "fail"]
FACTS = ("owner", "size", "turns")  # of a decision: who acts, on how many, and what would change the verdict
SIGNS = {"pass": "✓", "warn": "!", "fail": "✗"}


def finding(sentence: Message | str, *, main: bool = False, evidence: Evidence = "Description") -> Item:
    """Return a computed sentence; with `main` it is also listed under Main points.

    Examples
    --------
    >>> finding(say("rows-from-customers", r=1234, c=20))
    1,234 rows from 20 customers

    Raises
    ------
    ValueError : if the words claim more than the evidence carries.
    """
    sentence = message(sentence)
    check_words(sentence, evidence)
    data = {"text": sentence.to_json(), "main": main, "evidence": evidence}
    body = sentence.html("en")
    return Item("finding", "", data, str(sentence), f"<p><strong>{body}</strong></p>" if main else f"<p>{body}</p>")


def not_enough(what: Message | str) -> Item:
    """Return the sentence that stands where a figure or table would, had there been anything to show.

    >>> not_enough("Retention, %, by month")
    Not enough data to show: Retention, %, by month.
    """
    return finding(say("not-enough-data", what=message(what)))


def definition(term: Message | str, meaning: Message | str, *, example: Message | str | None = None) -> Item:
    """Return what a word means in this report, if possible with a worked example.

    >>> definition("Cohort", "Customers who share the month of their first order.")
    Cohort: Customers who share the month of their first order.
    """
    term, meaning = message(term), message(meaning)
    worked = None if example is None else message(example)
    data = {"term": term.to_json(), "meaning": meaning.to_json(), "example": worked and worked.to_json()}
    words = f"{meaning} {worked}" if worked else str(meaning)
    body = meaning.html("en") + (f" {worked.html('en')}" if worked else "")
    return Item("definition", "", data, f"{term}: {words}", f"<p><strong>{term.html('en')}.</strong> {body}</p>")


def limitation(sentence: Message | str) -> Item:
    """Return a sentence that says what the report cannot show.

    >>> limitation("Refunds are not taken off orders.")
    Limitation: Refunds are not taken off orders.
    """
    sentence = message(sentence)
    body = f"<p><em>Limitation:</em> {sentence.html('en')}</p>"
    return Item("limitation", "", {"text": sentence.to_json()}, f"Limitation: {sentence}", body)


@dataclass(frozen=True)
class Option:
    """A row of a decision table: what is known, what to do then, what it costs to be wrong, and whether that is so now."""

    known: Message
    do: Message
    regret: Message
    now: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the form that travels in the notebook."""
        return {name: getattr(self, name).to_json() for name in ("known", "do", "regret")} | {"now": self.now}


def decision(
    *, action: Message | str, effect: Message | str, cost: Message | str, evidence: Evidence,
    options: Sequence[Option] = (), **facts: Message | str,
) -> Item:  # fmt: skip
    """Return something the reader can decide: the action, what to expect, what it costs and how sure we are.

    Parameters
    ----------
    options : what to do under what is known, one of them as things stand.
    facts : `owner`, who acts; `size`, on how many; `turns`, what would change the verdict.

    Examples
    --------
    >>> decision(action="Test a second-order voucher.", effect="Not known yet.", cost="One test.",
    ...          evidence="Description")
    Decide: Test a second-order voucher. [Description] Not known yet. One test.
    """
    if evidence not in EVIDENCE:
        raise ValueError(f"a decision's evidence is one of {list(EVIDENCE)}; {evidence!r} came.")
    if unknown := set(facts) - {*FACTS}:
        raise ValueError(f"a decision has {list(FACTS)} beside effect and cost; {sorted(unknown)} came.")
    action, effect, cost = message(action), message(effect), message(cost)
    check_words(effect, evidence)
    parts = {"action": action.to_json(), "effect": effect.to_json(), "cost": cost.to_json()}
    data: dict[str, Any] = parts | {"evidence": evidence, "options": [option.to_json() for option in options]}
    data |= {name: message(words).to_json() for name, words in facts.items()}
    body = f"<p><strong>{action.html('en')}</strong> [{evidence}] {effect.html('en')} {cost.html('en')}</p>"
    return Item("decision", "", data, f"Decide: {action} [{evidence}] {effect} {cost}", body)


def check(
    key: str,
    status: Status,
    words: Message | str,
    *,
    value: float | None = None,
    threshold: float | None = None,
    doubt: Message | None = None,
) -> Item:
    """Return the outcome of a check: pass, warn or fail, with the number that was compared.

    `doubt` is the short sentence that stands beside what rests on the check when it does not pass.

    >>> check("overlap", "pass", "Groups overlap.", value=0.98, threshold=0.9)
    ✓ Groups overlap.
    """
    if status not in get_args(Status):
        raise ValueError(f"check {key!r}: the status is one of {list(get_args(Status))}; {status!r} came.")
    words = message(words)
    numbers = {"value": json_number(value), "threshold": json_number(threshold)}
    data = {"key": key, "status": status, "message": words.to_json()} | numbers
    if doubt is not None and status != "pass":
        data["doubt"] = doubt.to_json()
    body = f"<p>{SIGNS[status]} {words.html('en')}</p>"
    return Item("check", key, data, f"{SIGNS[status]} {words}", body)
