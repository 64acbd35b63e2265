"""Messages of runs made before the word files: whole English sentences with places such as {r:range}."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from workbench.words import fmt
from workbench.words.values import PARTS


def render(record: Mapping[str, Any]) -> str:
    """Return the English of a message kept as {"msgid", "values"}.

    >>> render({"msgid": "{n:count} came in {m:month}.", "values": {"n": 1234, "m": "2024-09"}})
    '1,234 came in Sep 2024.'
    """
    out = []
    for literal, name, spec, _ in string.Formatter().parse(record["msgid"]):
        out.append(literal)
        if name is not None:
            out.append(_shown(record["values"][name], spec or "text"))
    return "".join(out)


def _shown(value: Any, spec: str) -> str:
    if spec == "msg" and value is not None:
        return render(value)
    return fmt.estimate(value, spec, "en") if spec in PARTS else fmt.value(value, spec, "en")
