"""Every analysis on every dataset that comes with the checkout: what holds for all reports alike."""

import itertools
import json
import re

import lxml.html
import pandas as pd
import pytest

import workbench
from tests.disclosure import published
from tests.reading.said import leaks_of_the_flow, off_their_figures
from tests.reading.shop import Claims
from workbench import runs
from workbench.errors import ConfigurationError
from workbench.execution import analyses
from workbench.report import kind, resting

ANALYSES = {analysis.name: analysis for analysis in analyses.every(runs.NOTEBOOKS)[0]}
DATASETS = sorted(path.stem for path in (runs.NOTEBOOKS.parent / "data").glob("*.toml"))
PAGES = {"en": "report.html", "zh": "report.zh.html"}
PAPER = 793 - 2 * 49  # A4 at 96 dpi less the page's own margins of 13 mm


# places in a run's folder that may tell of few, and why
TOLD: dict[str, str] = {}
# what the table of columns calls free, since a guard before it has seen to it: read here as what it says about people
PEOPLE_TOO = {
    **dict.fromkeys(("base", "customers_first", "customers_second", "n_treated", "n_control", "n"), "people"),
    **dict.fromkeys(("share", "first", "second", "probability"), "rate"),
    "won": "part",
}


@pytest.fixture(scope="module", params=[(name, data) for data in DATASETS for name in ANALYSES], ids=" on ".join)
def made(request, default_run) -> runs.Run:
    name, data = request.param
    try:
        dataset = workbench.open_dataset(data)
    except ConfigurationError as error:
        pytest.skip(f"{data} reads the public test data in ../shared, which is not here: {error}")
    if lacking := analyses.lacks(ANALYSES[name], dataset):
        pytest.skip(f"{data} lacks {', '.join(lacking)}")
    made = default_run(name, data)
    assert made.status in ("ok", "checks_failed"), made.error
    return made


def page(made, lang="en"):
    return lxml.html.fromstring((made.path / PAGES[lang]).read_bytes())


def words(made, lang="en") -> str:
    shown = page(made, lang)
    for element in shown.xpath("//script | //style"):
        element.drop_tree()
    return " ".join(shown.itertext())  # cells side by side are not one number


def test_it_yields_what_its_notebook_promises_and_says_so_of_every_headline(made):
    headlines = {headline["key"]: headline for headline in made.results["headlines"]}
    assert set(headlines) >= set(ANALYSES[made.analysis].headlines)
    for headline in headlines.values():
        ranged = headline["lo"] is not None and headline["lo"] <= headline["value"] <= headline["hi"]
        assert ranged or headline["no_interval"], headline["key"]
        assert headline["definition"] and headline["direction"] and headline["n"] is not None
    names = {table["name"] for table in made.results["tables"]}
    assert names >= set(ANALYSES[made.analysis].tables)
    for table in made.results["tables"]:
        assert len(pd.read_csv(made.path / table["path"], dtype=str)) == table["rows"]


def test_a_check_that_did_not_pass_stands_beside_every_headline_that_rests_on_it(made):
    rests_on = resting.declared(json.loads((runs.NOTEBOOKS / f"{made.analysis}.ipynb").read_text("utf-8")))
    missed = {check["key"]: check for check in made.results["checks"] if check["status"] != "pass"}
    doubted = []
    for headline in made.results["headlines"]:
        expected = [key for key in rests_on.get(headline["key"], ()) if key in missed]
        assert headline["doubts"] == (expected if headline["value"] is not None else []), headline["key"]
        doubted += headline["doubts"]
    for lang, sign in (("en", "Read with care"), ("zh", "请谨慎解读")):
        assert (sign in words(made, lang)) or not doubted


def test_what_it_expects_in_all_is_held_to_what_the_company_takes(made):
    """Yearly values up to 1.25 times a year's sales, or no money is told; a base worth more is in doubt."""
    checks, told = ({part["key"]: part for part in made.results[name]} for name in ("checks", "headlines"))
    if made.analysis == "churn":
        assert (
            not checks["yearly_values"]["value"]
            or checks["yearly_values"]["value"] <= 1.25
            or told["expected_profit"]["value"] is None
        )
    if made.analysis == "lifetime_value":
        times = checks["base_against_sales"]["value"]
        assert times is None or times <= 1.25 or "base_against_sales" in told["clv_total"]["doubts"]


@pytest.mark.parametrize("lang", PAGES)
def test_it_holds_no_trace_of_trouble(made, lang):
    assert not re.search(r"\bnan\b|\binf\b|Traceback|Warning:|\bNone\b|<NA>|\{\w+:\w+\}", words(made, lang))


def unfolded(made, lang) -> str:
    """What is read without opening anything."""
    shown = page(made, lang)
    for element in shown.xpath(
        "//head | //script | //style | //details/*[not(self::summary)] | //svg//title | //svg//desc | //*[@class='phone' or @class='keys']"
    ):
        element.drop_tree()
    return " ".join(shown.itertext())


@pytest.mark.parametrize("lang", PAGES)
def test_it_is_read_in_at_most_900_words(made, lang):
    """Chinese writes no spaces: 1.5 characters count as a word, fewer than its words have on average."""
    text = unfolded(made, lang)
    han = re.findall(r"[\u3400-\u9fff]", text)
    others = [word for word in re.sub(r"[\u3400-\u9fff]", " ", text).split() if re.search(r"\w", word)]
    assert len(others) + len(han) / 1.5 <= 900


@pytest.mark.parametrize("lang", PAGES)
def test_its_main_findings_are_said_once_and_the_first_screen_has_verdict_and_decision(made, lang):
    shown = page(made, lang)
    said = [re.sub(r"\s+", " ", p.text_content()).strip() for p in shown.xpath("//main//p | //main//h2 | //main//li")]
    for found in made.results["findings"]:
        sentence = re.sub(r"\s+", " ", found["text"]["text"][lang]).strip()
        assert sum(sentence in one for one in said) <= 1, sentence
    (first,) = shown.find_class("brief")
    assert first.get_element_by_id("main").text_content().strip() and len(first.find_class("card")) <= 3
    assert first.find_class("facts") and first.find_class("options") and len(list(first.iter("figure"))) <= 1


def sentences(element) -> list[str]:
    """What an element says, sentence by sentence, without tables and drawings."""
    parts = element.xpath(".//h2 | .//h3 | .//p | .//li | .//dt | .//dd | .//td | .//th | .//figcaption")
    parts = [part for part in parts if not part.xpath("ancestor::details") and not part.xpath(".//p | .//dd")]
    return [
        one.strip()
        for part in parts
        for one in re.split(r"(?<=[.!?])\s+(?=[A-Z])|(?<=[。！？；])", part.text_content())
        if one.strip()
    ]


def content(sentence: str, lang: str) -> set[str]:
    """What a sentence is about: its longer words, or its pairs of Chinese characters."""
    if lang == "zh":
        return {a + b for run in re.findall(r"[\u3400-\u9fff]+", sentence) for a, b in itertools.pairwise(run)}
    return {word[:6] for word in re.findall(r"[a-z]{4,}", sentence.lower())} - {
        "customer"[:6],
        "with",
        "that",
        "than",
        "more",
        "them",
    }


@pytest.mark.parametrize("lang", PAGES)
def test_no_doubt_is_told_twice_on_the_first_screen(made, lang):
    """Beside a sentence of doubt none says the same in like words, or with the same two figures."""
    (first,) = page(made, lang).find_class("brief")
    doubts = [
        one
        for care in first.xpath(".//span[@class='care']")
        for one in re.split(r"(?<=[.])\s+(?=[A-Z])|(?<=[。])", care.text_content())
    ]
    doubts = [one.strip() for one in doubts if len(content(one, lang)) >= 3]
    others = sentences(first)
    for doubt in doubts:
        about, figures = content(doubt, lang), set(re.findall(r"\d[\d.,]*%?", doubt))
        for other in others:
            if doubt in other or other in doubt:
                continue
            words = content(other, lang)
            assert len(words) < 5 or len(about & words) < 0.6 * min(len(about), len(words)), (doubt, other)
            assert len(figures) < 2 or figures != set(re.findall(r"\d[\d.,]*%?", other)), (doubt, other)


@pytest.mark.parametrize("lang", PAGES)
def test_nothing_that_stands_first_calls_a_thing_by_its_raw_name(made, lang):
    """Main findings, headlines, titles of figures and actions: what a dataset has labels for is called by them."""
    labels = {name: said[lang] for name, said in workbench.open_dataset(made.results["dataset"]["name"]).labels.items()}
    shown = page(made, lang)
    said = [found["text"]["text"][lang] for found in made.results["findings"]]
    said += [headline["label_text"]["text"][lang] for headline in made.results["headlines"]]
    said += [one.text_content() for one in shown.xpath("//figcaption/strong | //*[@class='act']/h3 | //*[@id='main']")]
    for sentence in said:
        assert not re.search(r"[A-Za-z]_[A-Za-z]|\w=\w", sentence), sentence
        raw = [name for name, called in labels.items() if name in sentence and name not in called and lang == "zh"]
        assert raw == [], sentence


def test_both_editions_show_the_same_numbers(made):
    shown = [page(made, lang).xpath("//*[@data-v]/@data-v") for lang in PAGES]
    assert shown[0] == shown[1]


def test_the_chinese_edition_has_no_english_sentence(made):
    assert page(made, "zh").xpath("//*[@data-untranslated]") == [] and page(made, "zh").get("lang") == "zh-Hans"


def test_nothing_on_it_is_fetched_and_it_is_light(made):
    for lang, name in PAGES.items():
        addresses = page(made, lang).xpath("//@src | //link/@href | //image/@href | //use/@href")
        assert [address for address in addresses if not address.startswith(("data:", "#"))] == []
        assert "default-src 'none'" in page(made, lang).xpath(
            "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
        )
        assert (made.path / name).stat().st_size <= 500_000


def test_it_tells_nothing_of_few_customers_by_cells_or_by_subtraction(made):
    """`workbench.disclosure` hides; here a stranger reads the folder by the roles of its columns."""

    def role(name: str) -> str:
        """Of the forecasts of lifetime value `actual` is a mean or a total of purchases, elsewhere a number of people."""
        if (made.analysis, name) == ("lifetime_value", "actual"):
            return "rate"
        return PEOPLE_TOO.get(name) or kind(name).role

    assert published.audit(made.path, role, exempt=TOLD) == []


def test_no_sentence_note_title_or_alt_text_tells_of_few(made):
    """One guard is asked for words as for cells; here a stranger reads both pages and the notebook."""
    assert published.told_in_words(made.path) == []
    assert published.told_by_headlines(made.results) == []


def test_every_number_in_a_figures_title_lies_on_the_figure_or_is_told_beside_it(made):
    assert off_their_figures(Claims(made.path)) == []


def test_journeys_that_come_to_a_column_of_the_flow_go_on_end_or_convert(made):
    claims = Claims(made.path)
    if any(item["key"] == "flow" for item in claims.items):
        assert leaks_of_the_flow(claims.shown("flow"), claims.sentence("get-there")["values"]["event"]) == {}


def test_it_names_no_customer(made):
    """Ids that no other number could be: planted ones, and those of at least five figures."""
    shown = set(re.findall(r"[\w-]{5,}", "\n".join(words(made, lang) for lang in PAGES)))
    for table in made.results["tables"]:
        frame = pd.read_csv(made.path / table["path"], dtype=str)
        if "customer_id" in frame:
            assert not shown & set(frame["customer_id"])


def test_its_record_is_plain_json_without_missing_numbers(made):
    written = (made.path / "results.json").read_text("utf-8")
    assert "NaN" not in written and "Infinity" not in written
    assert json.loads(written)["analysis"] == made.analysis


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lang", "width", "scheme"), [("en", 1280, "dark"), ("zh", 390, "light")]
)  # every pair: tests/browser
def test_axe_finds_no_violation(made, open_page, violations, lang, width, scheme):
    opened = open_page(made.path / PAGES[lang], width=width, scheme=scheme)
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(opened) == []
    assert opened.asked == [(made.path / PAGES[lang]).as_uri()] and opened.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("lang", PAGES)
def test_the_first_screen_holds_verdict_figure_numbers_and_what_to_do(made, open_page, lang):
    opened = open_page(made.path / PAGES[lang])  # 1280 by 800
    last = "[...document.querySelectorAll('#main, .duo svg.fig, .side .card, .side .act h3')].map(e => e.getBoundingClientRect().bottom)"
    assert max(opened.evaluate(last)) <= 800


@pytest.mark.browser
@pytest.mark.parametrize("lang", PAGES)
def test_it_fits_a_phone_and_a_sheet_of_paper(made, open_page, lang):
    opened = open_page(made.path / PAGES[lang], width=320)
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": PAPER, "height": 1000})
    right = f"e => e.getBoundingClientRect().right > {PAPER + 1} && !e.closest('.vh')"
    assert (
        opened.evaluate(f"[...document.querySelectorAll('main *')].filter({right}).map(e => e.outerHTML.slice(0, 90))")
        == []
    )
    assert opened.evaluate("document.getElementsByTagName('*').length") <= 6000
