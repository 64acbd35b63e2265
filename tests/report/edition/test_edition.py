"""The page of a run: complete, in the order of the standard, self-contained, and the same bytes for the same input."""

import json
import re

import lxml.html
import pytest
from nbformat import v4

from workbench.report import edition, reading
from workbench.report.page import evidence

LANGS = ("en", "zh")
SIBLINGS = {"en": "report.html", "zh": "report.zh.html"}


@pytest.fixture(scope="module")
def pages(notebook, results, history):
    return {
        lang: edition.render(notebook, results, lang=lang, previous=history, siblings=SIBLINGS, index="../index.html")
        for lang in LANGS
    }


@pytest.fixture(scope="module")
def trees(pages):
    return {lang: lxml.html.document_fromstring(page) for lang, page in pages.items()}


def words(element):
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_the_parts_stand_in_the_order_of_the_standard(trees):
    assert [h2.get("id") for h2 in trees["en"].xpath("//main//h2")] == [
        "main", "decide", "changed", "q-do-customers-come-back", "q-who-orders-most-often",
        "definitions", "limitations", "data-checks", "how-made",
    ]  # fmt: skip


@pytest.mark.parametrize("below", ["", "What stands here in general.", "A table."])
def test_a_section_of_which_only_its_introduction_is_left_is_left_out(below):
    heading = v4.new_markdown_cell("Which campaigns?", metadata={"level": 2, "anchor": "q"})
    said = {"": [], "A table.": [v4.new_code_cell(outputs=[])]}.get(
        below, [v4.new_markdown_cell(below, metadata={"introduces": 2})]
    )
    another = [
        v4.new_markdown_cell("Who responds?", metadata={"level": 2, "anchor": "r"}),
        v4.new_code_cell(outputs=[]),
    ]
    kept = reading._without_empty_sections([heading, *said, *another])
    assert ("Which campaigns?" in [cell.source for cell in kept]) == (below == "A table.")
    assert len(kept) == (4 if below == "A table." else 2)


def test_both_languages_have_the_same_anchors(trees):
    english, chinese = (tree.xpath("//@id") for tree in trees.values())
    assert english == chinese and len(english) == len(set(english))


def test_a_heading_without_chinese_is_marked_as_english(trees):
    heading = trees["zh"].get_element_by_id("q-who-orders-most-often")
    assert heading.xpath("span/@lang") == ["en"]


def test_the_first_screen_says_window_cut_off_population_and_checks(trees):
    meta = words(trees["en"].find_class("meta")[0])
    assert meta == (
        "Web shop · 1 January 2024 to 18 December 2024 (data cut-off) · 12,197 rows from 2,020 customers · "
        "Data checks: 2 passed, 1 with a warning"
    )


def test_every_kind_of_evidence_behind_the_findings_is_named_the_weakest_first():
    items = [
        {"kind": "finding", "data": {"evidence": "Model"}},
        {"kind": "decision", "data": {"evidence": "Experiment"}},
        {"kind": "finding", "data": {"evidence": "Description"}},
        {"kind": "finding", "data": {"evidence": "Model"}},
    ]
    assert evidence(items) == ["Description", "Model", "Experiment"]
    assert evidence([]) == ["Description"]


def test_cards_have_value_range_n_previous_run_and_trend(trees):
    card = words(trees["en"].find_class("card")[0])
    for part in ("Month-1 retention", "38%", "95% range 37% to 40%", "n = 2,721", "Previous run 38%", "Last 9 runs"):
        assert part in card
    assert trees["en"].find_class("card")[0].xpath(".//*[@class='band']")


def test_two_runs_are_drawn_over_the_range_of_the_last_so_that_noise_looks_like_noise(sample, notebook, results):
    card = lxml.html.document_fromstring(edition.render(notebook, results, previous=[sample.earlier(1)])).find_class(
        "card"
    )[0]
    assert "Last 2 runs, from 38% to 38%; grey: range of the last" in words(card)
    assert card.xpath(".//*[@class='band']")


def test_headlines_are_lifted_and_their_empty_section_is_gone(trees):
    assert "Headlines" not in [words(h2) for h2 in trees["en"].xpath("//main//h2")]


def test_a_first_run_says_there_is_nothing_to_compare(notebook, results):
    page = edition.render(notebook, results)
    assert "so there is nothing to compare with" in page and "Previous run" not in page and 'class="spark"' not in page


def test_code_streams_and_stderr_stay_out(pages):
    for page in pages.values():
        assert "print(" not in page and "WARNING secret" not in page and "stdout noise" not in page


def test_figures_are_numbered_and_name_their_cell(trees):
    figure = trees["en"].xpath("//figure")[0]
    assert words(figure.find_class("fno")[0]) == "Figure 1"
    assert "Notebook cell 4." in words(figure)
    assert words(trees["zh"].xpath("//figure")[0].find_class("fno")[0]) == "图 1"


def test_every_table_has_a_caption_and_scoped_headers(trees):
    for table in trees["en"].xpath("//table"):
        assert table.xpath("caption") and words(table.xpath("caption")[0])
        assert not table.xpath(".//th[not(@scope)]")


def test_the_page_loads_nothing_and_its_policy_forbids_it(pages, trees):
    for lang, tree in trees.items():
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        assert tree.xpath("//script/@type") == ["application/json"]
        for address in tree.xpath("//@href | //@src"):
            assert re.match(r"#|data:text/csv|data:image/png|data:image/svg|[\w./-]+$", address), address
        assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", pages[lang])


def test_the_machine_readable_part_holds_what_the_page_shows(trees, results):
    english, chinese = (json.loads(tree.get_element_by_id("report-data").text) for tree in trees.values())
    assert english == chinese
    assert english["headlines"] == results["headlines"] and english["provenance"] == results["provenance"]


def test_both_languages_show_the_same_numbers(trees):
    english, chinese = (tree.xpath("//@data-v") for tree in trees.values())
    assert english == chinese and len(english) > 80


def test_provenance_names_everything_needed_to_make_it_again(trees, results):
    run = words(trees["en"].get_element_by_id("run"))
    for part in (
        results["run_id"], "2024-12-19 07:02:11 +00:00", results["dataset"]["fingerprint"], "18 December 2024", "4f2a9c1",
        "pandas 3.1.1", "workbench run cohort --data shop -p period=month --lang en,zh --out reports", "12.3 seconds",
    ):  # fmt: skip
        assert part in run


def test_every_parameter_says_who_set_it(trees):
    rows = [[words(cell) for cell in tr] for tr in trees["en"].get_element_by_id("run").xpath(".//table//tr")]
    origins = {row[0]: row[-1] for row in rows}
    assert [origins[name] for name in ("period", "warm_up", "seed")] == ["command line", "dataset file", "default"]


def test_the_same_input_gives_the_same_bytes_outside_the_run_block(sample, notebook, results, history, pages):
    again = sample.built(
        sample.notebook(),
        run_id="20250101-0000-zz",
        provenance={"started": "2025-01-01T00:00:00+08:00", "seconds": 99.0, "packages": {"pandas": "9"}},
    )
    for lang in LANGS:
        other = edition.render(
            sample.notebook(), again, lang=lang, previous=[*history, results], siblings=SIBLINGS, index="../index.html"
        )
        assert without_run(other) == without_run(pages[lang]) and other != pages[lang]


def without_run(page):
    return re.sub(r'<section id="run".*?</section>', "", page, flags=re.DOTALL)


def test_failed_checks_put_a_banner_before_the_figures(sample):
    data = sample.summary()
    data["checks"][1]["status"] = "fail"
    made = sample.notebook(data=data)
    page = edition.render(made, sample.built(made))
    assert page.index("Do not use: 1 data checks failed") < page.index('<h2 id="main"')


def test_runs_that_do_not_compare_get_a_banner_and_no_words_of_movement(sample, notebook, results):
    before = sample.earlier(1, shift=-0.2, parameters={"period": "month", "warm_up": 60})
    page = edition.render(notebook, results, previous=[before])
    assert "Not comparable with the previous run" in page and "warm_up = 60" in page
    assert "clear rise" not in page and "Range of the change" not in page


def test_an_analysts_own_table_is_shown_without_its_dangers():
    left = v4.new_output(
        "execute_result",
        {"text/html": "<style>x</style><table onclick=a()><tr><td>7<script>b()</script></table>", "text/plain": "7"},
        execution_count=1,
    )
    made = v4.new_notebook(
        cells=[v4.new_markdown_cell("## Own"), v4.new_code_cell("df", outputs=[left], execution_count=1)]
    )
    tree = lxml.html.document_fromstring(edition.render(made, bare_results()))
    shown = tree.find_class("out")[0]
    assert words(shown) == "7" and not shown.xpath(".//script | .//style | .//@onclick")


def bare_results():
    return {
        "schema": 1, "analysis": "own", "scope": "north", "run_id": "r", "status": "ok", "title": "", "dataset": {},
        "parameters": {}, "headlines": [], "findings": [], "estimates": {}, "checks": [], "tables": [], "provenance": {},
    }  # fmt: skip


def test_a_notebook_of_prose_alone_is_a_page_too():
    made = v4.new_notebook(cells=[v4.new_markdown_cell("# Own report\n\nWhy.\n\n- one\n- two")])
    tree = lxml.html.document_fromstring(edition.render(made, bare_results()))
    assert words(tree.xpath("//h1")[0]) == "Own report – north"
    assert [words(li) for li in tree.find_class("lead")[-1].xpath(".//li")] == ["one", "two"]
    assert "no main point" in words(tree.xpath("//main")[0])


def test_a_failed_run_says_why_and_leads_to_the_last_good_report(sample):
    from workbench.report import results as spine

    failed = spine.build([], run=sample.run(status="failed", error={"message": "orders.csv is <empty>"}))
    page = edition.failed(failed, last_good="../r0/report.html", index="../index.html")
    tree = lxml.html.document_fromstring(page)
    assert words(tree.xpath("//pre")[0]) == "orders.csv is <empty>"
    assert "../r0/report.html" in tree.xpath("//a/@href")


def test_missing_values_never_read_nan(pages):
    for page in pages.values():
        text = words(lxml.html.document_fromstring(page).body)
        assert not re.search(r"\b(nan|NaN|None|inf|Traceback)\b", text.split('{"analysis"')[0])


def test_the_page_is_small(pages):
    assert max(len(page.encode()) for page in pages.values()) < 200_000
