"""The headline: one number with its range, its base and its definition, or no number at all."""

from __future__ import annotations

import hashlib
import html
from typing import Literal, get_args

from workbench.report.items import Item
from workbench.report.wording import Evidence, check_words
from workbench.words import fmt
from workbench.words.messages import Message, message, say, why
from workbench.words.values import estimate_record, json_number

Direction = Literal["up_is_good", "down_is_good", "neutral"]


def headline(
    key: str,
    estimate: object,
    *,
    label: Message | str,
    direction: Direction,
    definition: Message | str,
    materiality: float | None = None,
    evidence: Evidence = "Description",
) -> Item:
    """Return a headline number that cannot be shown without what is needed to judge it.

    Parameters
    ----------
    key : the name in results.json, such as "retention_1".
    estimate : has value, lo, hi, n, level, method, unit and, if it has no interval, no_interval (the reason).
    label : a few words, such as "Month-1 retention".
    direction : whether up is good, down is good, or neither.
    definition : a whole sentence.
    materiality : the smallest change worth a word, in the unit of the estimate; used when runs are compared.
    evidence : causal words in the label need "Matched comparison" or "Experiment".

    Raises
    ------
    ValueError : names everything that is missing.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> r = SimpleNamespace(value=0.3844, lo=0.3663, hi=0.4028, n=2721, level=0.95, method="Wilson", unit="share")
    >>> headline("retention_1", r, label="Month-1 retention", direction="up_is_good",
    ...          definition="Customers with an order in the month after their first, divided by all of them.")
    Month-1 retention: 38% (95% range 37% to 40%; n = 2,721)
    """
    record = estimate_record(estimate)
    if faults := _faults(record, direction, label, definition):
        raise ValueError(f"headline {key!r} cannot be shown: " + "; ".join(faults) + ".")
    label, definition = message(label), message(definition)
    check_words(label, evidence)
    interval = {} if _ranged(record) else {"no_interval": str(why(record)), "why": why(record).to_json()}
    data = {name: record[name] for name in ("value", "lo", "hi", "level", "n", "unit", "method")} | interval
    data |= {
        "key": key,
        "direction": direction,
        "label": str(label),
        "definition": str(definition),
        "definition_hash": hashlib.sha256(str(definition).encode()).hexdigest()[:12],
        "label_text": label.to_json(),
        "definition_text": definition.to_json(),
        "materiality": json_number(materiality),
    }
    shown, base = fmt.estimate(record, "value", "en"), _base(record).render("en")
    body = f'<p><strong>{html.escape(str(label))}: {shown}</strong> <span class="sub">({html.escape(base)})</span></p>'
    return Item("headline", key, data, f"{label}: {shown} ({base})", body)


def _ranged(record: dict) -> bool:
    return record["lo"] is not None and record["hi"] is not None


def _base(record: dict) -> Message:
    if not _ranged(record):
        return say("base-no-range", reason=why(record), n=record["n"])
    return say("base", r=record)


def _faults(record: dict, direction: str, label: object, definition: object) -> list[str]:
    ranged = _ranged(record)
    checks = {
        "the value is missing, without no_interval, the reason": record["value"] is None and not record["no_interval"],
        "it has neither an interval nor no_interval, the reason for none": not ranged and not record["no_interval"],
        "the level of its interval is missing": ranged and record["level"] is None,
        "the value lies outside its interval": ranged
        and record["value"] is not None
        and not record["lo"] <= record["value"] <= record["hi"],
        "n, the number of cases it rests on, is missing": record["n"] is None,
        "its unit is missing": not record["unit"],
        f"direction {direction!r} is not one of {list(get_args(Direction))}": direction not in get_args(Direction),
        "its label is missing": not str(label or "").strip(),
        "its definition is missing": not str(definition or "").strip(),
    }
    return [fault for fault, wrong in checks.items() if wrong]
