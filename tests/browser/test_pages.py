"""The published pages in a real browser: accessible, silent, whole without scripts, on paper and on a phone."""

import json
import shutil
import subprocess
import unicodedata
from collections import Counter
from xml.etree import ElementTree

import pytest

from workbench.report import edition, portal, results

pytestmark = pytest.mark.browser

PAGES = ("en", "zh", "index", "index_zh")
NUMBERS = "[...document.querySelectorAll('[data-v]')].map(e => e.dataset.v)"
DATA = "document.getElementById('report-data').textContent"


@pytest.mark.parametrize("which", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_axe_finds_no_violation(site, open_page, violations, which, width, scheme):
    page = open_page(getattr(site, which), width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []


UNDECIDED = """r => r.incomplete.filter(v => v.id == 'color-contrast').flatMap(v => v.nodes)
  .filter(n => !n.html.startsWith('<text') && !n.any.some(a => a.data && a.data.messageKey == 'shortTextContent')).map(n => n.html.slice(0, 90))"""


@pytest.mark.parametrize("which", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_contrast_of_every_text_can_be_told(site, open_page, violations, which, scheme):
    """Text in drawings, which axe takes for a picture, is judged by tests/report/test_contrast.py."""
    page = open_page(getattr(site, which), scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []
    assert page.evaluate(f"axe.run(document, {{runOnly: ['color-contrast']}}).then({UNDECIDED})") == []


CUT = """[...document.querySelectorAll('.phone svg')].flatMap(svg => { const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(t => { const r = t.getBoundingClientRect(); return r.left < box.left - 2
    || r.right > box.right + 2 || r.top < box.top - 2 || r.bottom > box.bottom + 2 }).map(t => t.textContent) })"""
LETTERS = "[...document.querySelectorAll('.phone svg')].map(s => 13 * s.getBoundingClientRect().width / s.viewBox.baseVal.width)"


@pytest.mark.parametrize("which", ["en", "zh"])
def test_figures_on_a_phone_are_whole_and_legible_without_scrolling(site, open_page, which):
    page = open_page(getattr(site, which), width=390)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.querySelectorAll('.phone svg').length") >= 3
    assert page.evaluate(CUT) == []
    assert min(page.evaluate(LETTERS)) >= 11
    assert page.evaluate("[...document.querySelectorAll('.wide')].every(e => !e.checkVisibility())")


@pytest.mark.parametrize("which", ["en", "zh"])
def test_every_figure_can_be_saved_as_a_file_that_stands_alone(site, open_page, which, tmp_path):
    page = open_page(getattr(site, which))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    links = page.query_selector_all("a[download$='.svg']")
    assert len(links) == page.evaluate("document.querySelectorAll('figure').length") > 0
    with page.expect_download() as saving:
        links[0].click()
    saving.value.save_as(tmp_path / "figure.svg")
    root = ElementTree.fromstring((tmp_path / "figure.svg").read_text("utf-8"))
    assert (
        root.tag == "{http://www.w3.org/2000/svg}svg" and len(list(root.iter("{http://www.w3.org/2000/svg}text"))) > 3
    )
    assert page.complaints == []


@pytest.mark.parametrize("which", PAGES)
def test_a_page_asks_for_nothing_but_itself_and_says_nothing(site, open_page, which):
    path = getattr(site, which)
    page = open_page(path)
    page.emulate_media(media="print")
    assert page.asked == [path.as_uri()]
    assert page.complaints == []


@pytest.mark.parametrize("which", PAGES)
@pytest.mark.parametrize("width", [320, 390, 760, 1280])
def test_a_page_never_scrolls_sideways(site, open_page, which, width):
    page = open_page(getattr(site, which), width=width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("which", PAGES)
def test_a_page_is_the_same_with_scripts_off(site, open_page, which):
    path = getattr(site, which)
    assert open_page(path, scripts=False).inner_text("body") == open_page(path).inner_text("body")


@pytest.mark.parametrize("which", ["en", "zh"])
def test_the_printed_report_holds_every_word_and_nothing_is_cut(site, open_page, tmp_path, which):
    page = open_page(getattr(site, which))
    page.emulate_media(media="print")
    paper = 793 - 2 * 49  # A4 at 96 dpi less the page's own margins of 13 mm
    page.set_viewport_size({"width": paper, "height": 1000})
    wide = page.evaluate(
        f"[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > {paper + 1}"
        " && !e.closest('.vh')).map(e => e.outerHTML.slice(0, 90))"
    )
    assert wide == []
    page.evaluate("document.querySelectorAll('.vh').forEach(e => e.remove())")
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    lost = characters(page.evaluate("document.querySelector('main').innerText")) - characters(
        text_of(tmp_path / "report.pdf")
    )
    assert not lost


def characters(text):
    """Count the letters and digits of a text; a browser and a PDF differ in spaces, order and ligatures only."""
    return Counter(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())


def text_of(pdf):
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext, which is not installed (Debian: apt-get install poppler-utils)")
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


def test_every_printed_page_names_the_run(site, open_page, tmp_path):
    page = open_page(site.en)
    run = json.loads(page.evaluate(DATA))["run_id"]
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    pages = text_of(tmp_path / "report.pdf").rstrip("\f").split("\f")
    assert pages and all(run in text for text in pages)


def test_the_brief_is_the_first_printed_page_and_the_evidence_begins_on_the_second(site, open_page, tmp_path):
    page = open_page(site.en)
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    first, second = text_of(tmp_path / "report.pdf").split("\f")[:2]
    for element in page.query_selector_all("#main, .side .card h3, .act h3, .options th[scope=row]"):
        assert not characters(element.inner_text()) - characters(first)
    assert "What changed since the last run" in second


def test_what_a_link_of_the_contents_leads_to_can_be_seen(site, open_page):
    page = open_page(site.en)
    anchors = page.evaluate("[...document.querySelectorAll('.toc a')].map(a => a.getAttribute('href').slice(1))")
    for anchor in anchors:
        assert page.evaluate("id => document.getElementById(id).checkVisibility()", anchor), anchor


def test_details_are_open_on_paper(site, open_page):
    page = open_page(site.en)
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('details table')].map(e => e.getBoundingClientRect().height)"
    )
    assert heights and min(heights) > 0


def test_both_editions_show_the_same_numbers(site, open_page):
    english, chinese = open_page(site.en), open_page(site.zh)
    assert english.evaluate(NUMBERS) == chinese.evaluate(NUMBERS)
    assert json.loads(english.evaluate(DATA)) == json.loads(chinese.evaluate(DATA))
    assert chinese.evaluate("document.documentElement.lang") == "zh-Hans"


def test_the_page_holds_what_results_json_holds(site, open_page):
    page = json.loads(open_page(site.en).evaluate(DATA))
    spine = json.loads((site.folder / "results.json").read_text("utf-8"))
    assert {name: spine[name] for name in page} == page


def test_pages_are_small_and_flat(site, open_page):
    for which, most in (("en", 500_000), ("zh", 500_000), ("index", 300_000)):
        path = getattr(site, which)
        assert path.stat().st_size <= most
        assert open_page(path).evaluate("document.getElementsByTagName('*').length") <= 6000


def test_the_portal_sorts_and_sifts_without_scripts(open_page, tmp_path):
    for name, as_of in (("b", "2024-01-01"), ("a", "2023-01-01"), ("c", "2024-06-01")):
        run = {"analysis": name, "scope": "all", "run_id": "r", "title": name.upper(), "status": "ok"}
        record = results.build([], run=run | {"provenance": {"started": "2024-12-01T00:00:00+00:00"}})
        folder = tmp_path / name / "all" / "r"
        folder.mkdir(parents=True)
        results.write(folder / "results.json", record | {"dataset": {"name": "d", "as_of": as_of}})
    index, _ = portal.build(tmp_path, now="2024-12-02T00:00:00+00:00")
    page = open_page(index, scripts=False)

    def seen(link):
        page.click(f".sift a[href='{link}']")
        rows = [
            (row.bounding_box(), row.query_selector("th").inner_text().strip())
            for row in page.query_selector_all("tbody tr")
        ]
        return [name for box, name in sorted(((box["y"], name) for box, name in rows if box))]

    assert seen("#by-report") == ["A", "B", "C"] == seen("#by-age")[:1] + ["B", "C"]
    assert seen("#by-age") == ["A", "B", "C"] and seen("#only-2") == ["B"]
    assert len(seen("#everything")) == 3


def test_links_between_pages_lead_to_files_and_anchors_that_exist(site, open_page):
    for which in PAGES:
        path = getattr(site, which)
        page = open_page(path)
        for href in page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"):
            if href.startswith("#"):
                assert page.evaluate("id => document.getElementById(id) !== null", href[1:]), href
            elif href.endswith(".html"):
                assert (path.parent / href).exists(), href


def test_the_keyboard_reaches_the_main_points_first(site, open_page):
    page = open_page(site.en)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


def test_the_contents_stay_in_sight_on_a_wide_screen(site, open_page):
    page = open_page(site.en)
    page.evaluate("window.scrollTo(0, 1500)")
    assert page.evaluate("document.querySelector('.toc').getBoundingClientRect().top") >= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_of_a_failed_run_is_accessible_too(open_page, violations, tmp_path, scheme, lang):
    run = {"analysis": "cohort", "scope": "all", "run_id": "r", "status": "failed", "provenance": {}}
    failed = results.build([], run=run | {"error": {"message": "orders.csv is empty. Deliver it again."}})
    path = tmp_path / "report.failed.html"
    path.write_text(edition.failed(failed, lang=lang, last_good="../r0/report.html", index="../index.html"), "utf-8")
    page = open_page(path, width=390, scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
