"""What a notebook displays: one class for all kinds, carrying its language-free data beside its looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.report.style import NOTEBOOK_STYLE, NOTEBOOK_VARIABLES

MIME = "application/vnd.workbench.item+json"


@dataclass(frozen=True, repr=False)
class Item:
    """Something shown: its kind and key, its data, and what it looks like.

    `data` is JSON without a language, `plain` the English words for a terminal, `body` the English HTML for
    JupyterLab and `html` the finished HTML by language for the kinds that are drawn when they are made.
    """

    kind: str
    key: str
    data: Mapping[str, Any]
    plain: str
    body: str
    html: Mapping[str, str] = field(default_factory=dict)

    def payload(self) -> dict[str, Any]:
        """Return the JSON that travels in the notebook."""
        payload = {"kind": self.kind, "key": self.key, "data": dict(self.data)}
        return payload | ({"html": dict(self.html)} if self.html else {})

    def __repr__(self) -> str:
        return self.plain

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        style = f"<style>{NOTEBOOK_STYLE}</style>" if self.html else ""
        shown = f'<div class="wb" style="{NOTEBOOK_VARIABLES}">{style}{self.body}</div>'
        return {"text/plain": self.plain, "text/html": shown, MIME: self.payload()}
