"""What an object says of itself in a notebook: a small table without scripts or colours, so that it suits any theme."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Sequence
from numbers import Number
from typing import Any

_LINES = 40
_LETTERS = 160
_CELL = 'style="text-align:left;padding:2px 12px 2px 0;border:0;background:none"'


def card(title: str, rows: Iterable[Sequence[object]], notes: Iterable[str] = ()) -> str:
    """Return a title, rows of cells and notes as HTML of at most some 20 KB; what is left out is counted.

    >>> card("A <b>", [("rows", 1200.0)]).count("&lt;b&gt;")
    1
    """
    held, more = [list(row) for row in rows], [str(note) for note in notes]
    body = "".join(
        "<tr>" + "".join(f"<td {_CELL}>{html.escape(_short(cell))}</td>" for cell in row[:6]) + "</tr>"
        for row in held[:_LINES]
    )
    more += [f"{len(held) - _LINES} further rows"] if len(held) > _LINES else []
    said = "".join(f"<li>{html.escape(_short(note))}</li>" for note in more[:_LINES])
    return (
        f"<div><b>{html.escape(_short(title))}</b>"
        + (f'<table style="border-collapse:collapse;border:0">{body}</table>' if body else "")
        + (f"<ul>{said}</ul>" if said else "")
        + "</div>"
    )


class Shown:
    """A model that shows its settings and what it has learned, in place of scikit-learn's drawing, which runs a script."""

    def _repr_html_(self) -> str:
        learned = {name: value for name, value in vars(self).items() if name.endswith("_") and not name.startswith("_")}
        settings: dict[str, Any] = self.get_params(deep=False)  # type: ignore[attr-defined]
        rows: list[Sequence[object]] = [(name, value) for name, value in settings.items()]
        for name, value in learned.items():
            rows += _learned(name, value, learned)
        title = type(self).__name__
        return card(title if learned else f"{title} (not fitted)", rows)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


def _learned(name: str, value: Any, others: dict[str, Any]) -> list[Sequence[object]]:
    """The rows of one learned value; parameters stand with their standard errors."""
    if name == "standard_errors_" and "params_" in others:
        return []
    if name == "params_" and hasattr(value, "items"):
        errors = others.get("standard_errors_")
        return [(key, number, "" if errors is None else f"± {_short(errors[key])}") for key, number in value.items()]
    if hasattr(value, "shape"):
        length = " × ".join(f"{side:,}" for side in value.shape)
        if hasattr(value, "items") and len(value.shape) == 1 and len(value) <= 12:
            return [(f"{name} {key}", number) for key, number in value.items()]
        return [(name, f"{type(value).__name__}, {length}")]
    return [(name, value)]


def _short(value: object) -> str:
    if isinstance(value, Number) and not isinstance(value, bool | complex):
        number = float(value)  # type: ignore[arg-type]
        whole = math.isfinite(number) and number == int(number) and abs(number) < 1e15
        return "not known" if math.isnan(number) else f"{int(number):,}" if whole else f"{number:,.4g}"
    text = " ".join(str(value).split())
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
