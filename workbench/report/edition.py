"""One run's report in one language: a single self-contained page without scripts and without requests."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from nbconvert.exporters.html import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode

from workbench.report import brief as briefs
from workbench.report import comparison, folding, page, pages, provenance, reading, resting
from workbench.report.pages import TEMPLATES, fill, stylesheet
from workbench.report.results import collect
from workbench.report.sanitize import gate, local_address
from workbench.words import prose
from workbench.words.bundles import words
from workbench.words.files import COMMON
from workbench.words.languages import language
from workbench.words.messages import say


class ReadingExporter(HTMLExporter):
    """nbconvert with our template: every value is escaped, every piece of HTML passes the gate."""

    def __init__(self) -> None:
        super().__init__(
            template_name=TEMPLATES.name,
            extra_template_basedirs=[str(TEMPLATES.parent)],
            exclude_anchor_links=True,
        )

    def default_filters(self) -> Any:
        """Add the gate, and the filters nbconvert's base template names but ours does not reach."""
        yield from super().default_filters()
        yield "gate", gate
        yield "highlight_code", escape
        yield "filter_data_type", sorted

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        environment.autoescape = True
        environment.globals |= {"say": _say, "label": _label}
        return environment

    def from_notebook_node(  # type: ignore[override]  # nbconvert declares its base to return a notebook, and ignores it too
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Render without HTMLExporter's second pass, which re-parses the page."""
        return TemplateExporter.from_notebook_node(self, nb, resources, **kw)


def render(
    notebook: Mapping[str, Any],
    results: Mapping[str, Any],
    *,
    lang: str = "en",
    previous: Sequence[Mapping[str, Any]] = (),
    siblings: Mapping[str, str] | None = None,
    index: str = "",
) -> str:
    """Return the report of an executed notebook as one HTML page.

    Parameters
    ----------
    notebook : executed nbformat notebook whose outputs hold items.
    results : what `results.build` made of it.
    lang : code of a language.
    previous : results of earlier runs, in any order; those that can stand beside this one are chosen here.
    siblings : language → file name of the same report in other languages.
    index : relative link to the page of all reports.
    """
    items = collect(notebook)
    first = briefs.brief(notebook.get("metadata", {}).get("workbench", {}), items)
    told: set[str] = set()
    said = resting.words(items)
    care, beside = (resting.care(doubts, said, told, lang) for doubts in briefs.doubts(first, items))
    copy = reading.reading_copy(notebook, results["analysis"], lang, lifted=first.lifted, told=told)
    earlier = comparison.history(previous, results)
    change = comparison.compare(results, earlier[-1]) if earlier else None
    lead = reading.lead(copy)
    copy = folding.folded(copy, lang)
    cards = page.cards(items, earlier, change, lang)
    figure = reading.lifted_figure(notebook, first.figure, lang) if first.figure else ""
    context = {
        **_frame(results, lang, title=_title(notebook, results, lang), siblings=siblings or {}, index=index),
        "lead": lead,
        "masthead": page.masthead(results, lang),
        "check_line": page.verdict_on_checks(results["checks"], lang),
        "banners": page.banners(results, change, lang),
        "answers": first.answers,
        "verdict": page.verdict(first.verdict, lang),
        "care": care,
        "care_of_numbers": beside,
        "figure": figure,
        "on_paper": reading.data_on_paper(figure, lang),
        "numbers": [card for key in first.numbers for card in cards if card["key"] == key],
        "cards": [card for card in cards if card["key"] not in first.numbers],
        "range_note": page.range_note(items, lang),
        "decisions": page.decisions(items, lang),
        "changed": page.changed(change, lang),
        "definitions": page.definitions(items, lang),
        "evidence": [provenance.stands_for(label, lang) for label in page.evidence(items)],
        "limitations": page.limitations(items, lang),
        "not_shown": reading.not_shown(items, lang),
        "ledger": provenance.ledger(results, lang),
        "checks": provenance.checks(results, lang),
        "files": provenance.files(results, lang),
        "run": provenance.run(results, lang),
        "toc": _contents(copy, lang, more=len(cards) > len(first.numbers)),
    }
    html, _ = _exporter().from_notebook_node(copy, resources={"page": context})
    return html


def failed(
    results: Mapping[str, Any],
    *,
    lang: str = "en",
    last_good: str = "",
    siblings: Mapping[str, str] | None = None,
    index: str = "",
) -> str:
    """Return the page of a run that failed: the error in plain words, the checks, the way to the last good report."""
    title = page.shown(prose.title(results["analysis"], results["title"]), lang)
    return fill(
        "failed.html.j2",
        lang,
        title=title,
        index=local_address(index),
        siblings=_others(siblings or {}, lang),
        about=f"{results['analysis']} · {results['run_id']}",
        message=results.get("error", {}).get("message", ""),
        last_good=local_address(last_good),
        checks=provenance.checks(results, lang),
    )


def prepare(langs: Sequence[str], analysis: str) -> None:
    """Compile templates and read words ahead of the first page, while a kernel works and this process waits."""
    for path in TEMPLATES.glob("*.j2"):
        _exporter().environment.get_template(path.name)
    for lang in langs:
        pages.prepare(lang)
        for held in (words(lang, COMMON), words(lang, analysis)):
            for id in held:
                held.entry(id)


@functools.cache
def _exporter() -> ReadingExporter:
    return ReadingExporter()


@pass_context
def _say(context: Context, id: str) -> Markup:
    """Fixed words of a template in the language of the page."""
    return Markup(say(id).html(context["resources"]["page"]["lang"]))  # escaped there


@pass_context
def _label(context: Context, id: str) -> str:
    """Fixed words of a template within an attribute, where there is no room for the mark of another language."""
    return say(id).render(context["resources"]["page"]["lang"])


def _frame(
    results: Mapping[str, Any], lang: str, *, title: str, siblings: Mapping[str, str], index: str
) -> dict[str, Any]:
    return {
        "lang": lang,
        "html_lang": language(lang).html,
        "css": stylesheet(),
        "title": title,
        "index": local_address(index),
        "siblings": _others(siblings, lang),
    }


def _others(siblings: Mapping[str, str], lang: str) -> list[dict[str, str]]:
    return [
        {"href": local_address(path), "html_lang": language(other).html, "name": language(other).name}
        for other, path in siblings.items()
        if other != lang and local_address(path)
    ]


def _title(notebook: Mapping[str, Any], results: Mapping[str, Any], lang: str) -> str:
    title = prose.title(results["analysis"], reading.title(notebook)).render(lang)
    return title if results["scope"] == "all" else f"{title} – {results['scope']}"


def _contents(copy: NotebookNode, lang: str, *, more: bool) -> list[tuple[str, Any]]:
    before = [("main", say("in-brief")), ("decide", say("what-to-do"))]
    before += [("changed", say("what-changed-since-the-last-run"))]
    after = [("numbers", say("more-numbers"))] if more else []
    after += [("definitions", say("definitions-heading")), ("limitations", say("strengths-and-limitations"))]
    after += [("data-checks", say("data-and-checks")), ("how-made", say("how-this-report-was-made"))]
    fixed = [[(anchor, page.shown(words, lang)) for anchor, words in part] for part in (before, after)]
    return [*fixed[0], *reading.sections(copy), *fixed[1]]
