"""The two pages that are not a notebook seen through nbconvert: the portal and the page of a failed run."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from workbench.report.sanitize import gate
from workbench.words.languages import language
from workbench.words.messages import say

TEMPLATES = Path(__file__).parent / "template"


def fill(template: str, lang: str, **values: Any) -> str:
    """Fill one of our own templates; every value is escaped unless it is Markup."""
    return _environment(lang).get_template(template).render(html_lang=language(lang).html, css=stylesheet(), **values)


def prepare(lang: str) -> None:
    """Compile the portal's template ahead of its first page."""
    _environment(lang).get_template("portal.html.j2")


@functools.cache
def stylesheet() -> Markup:
    """Return the one stylesheet of all pages."""
    return Markup((TEMPLATES / "style.css").read_text(encoding="utf-8"))


@functools.cache
def _environment(lang: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals["say"] = lambda id: Markup(say(id).html(lang))
    environment.globals["label"] = lambda id: say(id).render(lang)  # in an attribute there is no room for a mark
    environment.filters["gate"] = gate
    return environment
