"""Two reports in a language nobody speaks, in which every word of ours is accented, bracketed and a third longer."""

import re

import pytest

from workbench import open_dataset, runs
from workbench.words.pseudo import CODE

pytestmark = pytest.mark.browser
OURS = "[...document.querySelectorAll('body *')].filter(e => !e.closest('script, style, code, pre, #run, [lang=en], [lang|=zh], .run, footer'))"
WORDS = f"{OURS}.flatMap(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent.trim())).filter(Boolean)"
# drawn words that stick out of their drawing, and words that stick out of a box that hides what is beyond it
CUT = """[...document.querySelectorAll('svg.fig')].flatMap(svg => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(t => { const r = t.getBoundingClientRect();
        return r.width && (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) })
        .map(t => t.textContent) })"""


@pytest.fixture(scope="module", params=["cohort", "recurring_revenue"])
def page(request, tmp_path_factory):
    made = runs.run(request.param, data="planted", lang=("en", CODE), out=tmp_path_factory.mktemp("pseudo"))
    assert made.status in ("ok", "checks_failed"), made.error
    return made.path / f"report.{CODE}.html"


def without_names(words):
    """Words without what the dataset calls itself and its names: those are data, in the languages that its file has."""
    names = [said["en"] for said in open_dataset("planted").labels.values()]
    for name in ["Planted company", *sorted(names, key=len, reverse=True)]:
        words = words.replace(name, "")
    return words


def test_no_plain_english_shows(open_page, page):
    """Two plain words in a row are a sentence that came past the word files; names of tables, columns and files are data."""
    opened = open_page(page)
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    said = opened.evaluate(WORDS)
    assert sum("⟦" in words for words in said) > 150
    plain = [words for words in said if re.search(r"\b[A-Za-z]{2,}\b[ ,;:]+\b[A-Za-z]{2,}\b", without_names(words))]
    assert plain == []


@pytest.mark.parametrize("width", [390, 1280])
def test_longer_words_are_not_cut_and_the_page_does_not_scroll_sideways(open_page, page, width):
    opened = open_page(page, width=width)
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.evaluate(CUT) == []
