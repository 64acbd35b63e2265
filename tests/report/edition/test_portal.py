"""One page of all reports: what needs attention first, small, whole, and undisturbed by a broken run."""

import re

import lxml.html
import pytest

from workbench.report import portal, portal_rows, results

NOW = "2024-12-30T00:00:00+00:00"


def put(directory, run, *, report=True):
    folder = directory / run["analysis"] / run["scope"] / run["run_id"]
    folder.mkdir(parents=True, exist_ok=True)
    results.write(folder / "results.json", run)
    for name in ("report.html", "report.zh.html") if report else ():
        (folder / name).write_text("", "utf-8")
    return folder


def table(directory, lang="en", **options):
    page = portal.build(directory, now=options.pop("now", NOW), **options)[lang == "zh"].read_text("utf-8")
    return lxml.html.document_fromstring(page)


def rows(tree):
    return [[words(cell) for cell in row] for row in tree.xpath("//tbody/tr")]


def words(element):
    return re.sub(r"\s+", " ", element.text_content()).strip()


@pytest.fixture
def directory(tmp_path, results, history):
    for run in [*history, results]:
        put(tmp_path, run)
    return tmp_path


def test_a_report_is_one_row_with_sentence_value_range_trend_change_status_date_and_age(directory):
    (row,) = rows(table(directory))
    assert row[0] == "Customer retention by cohort period = month English · 中文"
    assert row[1].startswith("38% of new customers buy again")
    assert row[2] == "Test a reminder in the first month"
    assert row[3] == "38% 37% to 40%"
    assert row[4] == "Last 9 runs, from 39% to 38%; grey: usual variation"
    assert row[5:] == ["no clear change", "in order", "2024-12-18 1 day old when made", "2024-12-19"]


def test_chinese_has_the_same_rows_and_numbers(directory):
    (row,) = rows(table(directory, "zh"))
    assert row[3] == "38% 37% 至 40%" and row[5:] == [
        "无明显变化",
        "正常",
        "2024-12-18 生成时数据已有 1 天",
        "2024-12-19",
    ]


def test_links_are_relative_and_lead_to_the_newest_run(directory, results):
    hrefs = table(directory).xpath("//tbody//th//a/@href")
    base = f"cohort/all/{results['run_id']}"
    assert hrefs == [f"{base}/report.html", f"{base}/report.html", f"{base}/report.zh.html"]


def test_earlier_runs_are_listed_up_to_a_limit_that_is_said(directory, sample):
    for k in range(6):
        put(directory, sample.built(run_id=f"old-{k}", provenance={"started": f"2023-01-0{k + 1}T00:00:00+00:00"}))
    tree = table(directory)
    assert len(tree.xpath("//details//li")) == portal_rows.PREVIOUS_SHOWN
    assert "4 older runs are not listed" in words(tree.xpath("//details")[0])


def test_failed_comes_first_then_stale_then_changed_then_the_rest(tmp_path, sample, results):
    put(tmp_path, {**results, "analysis": "d"})
    put(tmp_path, {**sample.earlier(1, shift=-0.1), "analysis": "c"})
    put(tmp_path, {**results, "analysis": "c"})
    put(tmp_path, {**results, "analysis": "b", "provenance": {"started": "2024-01-01T00:00:00+00:00"}})
    put(tmp_path, {**results, "analysis": "a"})
    put(
        tmp_path,
        sample.built(sample.notebook(), analysis="z", run_id="z1", status="failed", error={"message": "empty file"}),
    )
    assert [row[6] for row in rows(table(tmp_path))] == [
        "last run failed",
        "old data",
        "changed",
        "in order",
        "in order",
    ]


def test_a_failed_run_keeps_the_last_good_one_in_view(directory, sample, results):
    later = {"started": "2024-12-25T00:00:00+00:00"}
    put(directory, sample.built(run_id="z", status="failed", error={"message": "x"}, provenance=later), report=False)
    (row,) = rows(table(directory))
    assert row[6] == "last run failed" and row[3] == "38% 37% to 40%"
    assert table(directory).xpath("//tbody//th//a/@href")[0].endswith(f"{results['run_id']}/report.html")


def test_a_broken_file_is_named_and_does_not_stop_the_page(directory, results):
    broken = put(directory, {**results, "scope": "north"}) / "results.json"
    broken.write_text(broken.read_text("utf-8")[:200], "utf-8")
    tree = table(directory)
    assert len(rows(tree)) == 1
    assert "cohort/north" in words(tree.xpath("//ul/li[@class='bad']")[0])
    assert str(directory) not in tree.text_content()


def test_two_datasets_of_one_analysis_are_two_rows(directory, sample):
    other = sample.notebook(data=sample.summary(name="outlet", title={"en": "Outlet", "zh": "折扣店"}))
    put(directory, sample.built(other, run_id="outlet-1"))
    assert len(rows(table(directory))) == 2


def test_reports_are_grouped_by_dataset_the_most_urgent_first(tmp_path, sample, results):
    put(tmp_path, {**results, "analysis": "b"})
    other = sample.notebook(data=sample.summary(name="outlet", title={"en": "Outlet", "zh": "折扣店"}))
    put(tmp_path, sample.built(other, run_id="outlet-1", provenance={"started": "2024-01-01T00:00:00+00:00"}))
    put(tmp_path, {**results, "analysis": "a"})
    groups = table(tmp_path).xpath("//section[@class='group']")
    assert [(words(g.find("h2")), len(g.xpath(".//tbody/tr"))) for g in groups] == [("Outlet", 1), ("Web shop", 2)]


def test_links_show_one_kind_of_report_or_sort_and_each_has_its_rule(directory, results):
    put(directory, {**results, "analysis": "other", "title": "Other"})
    tree = table(directory)
    links = tree.xpath("//nav[@class='sift']//a/@href")
    assert links == ["#everything", "#only-1", "#only-2", "#everything", "#by-report", "#by-age", "#by-made"]
    assert all(tree.get_element_by_id(link[1:]) is not None for link in links)
    assert {row.get("class") for row in tree.xpath("//tbody/tr")} == {"f1", "f2"}
    rules = "".join(tree.xpath("//style/text()"))
    assert all(f"{link}:target" in rules for link in links if link != "#everything")


def test_a_run_made_before_pages_had_a_brief_shows_its_first_finding_and_headline(tmp_path, results):
    old = {name: part for name, part in results.items() if name != "brief"}
    put(tmp_path, old)
    (row,) = rows(table(tmp_path))
    assert row[1].startswith("38% of new customers") and row[2] == "" and row[3] == "38% 37% to 40%"


def test_staleness_counts_from_now_and_the_limit_can_be_set(directory):
    assert rows(table(directory, stale_after=9))[0][6] == "old data"
    assert rows(table(directory, now="2025-03-01T00:00:00+00:00"))[0][6] == "old data"


def test_data_that_ended_long_ago_are_never_in_order_however_new_the_report(tmp_path, results):
    old = {
        "dataset": {**results["dataset"], "as_of": "2011-12-09"},
        "provenance": {"started": "2024-12-29T20:00:00+00:00"},
    }
    put(tmp_path, {**results, **old})
    (row,) = rows(table(tmp_path))
    assert row[6:] == ["old data", "2011-12-09 over 13 years old when made", "2024-12-29"]


def test_a_failed_run_shows_its_kind_and_nothing_of_its_message(tmp_path, sample):
    for kind in ("data", "time", "no such kind"):
        error = {"message": "orders.csv, row 3: C0001 came", "kind": kind}
        put(tmp_path, sample.built(analysis=kind, run_id="z", status="failed", error=error, provenance={}))
    text = words(table(tmp_path))
    assert "C0001" not in text and "orders.csv" not in text
    for told in ("The data break the rules", "longer than its limit", "stopped with an error"):
        assert told in text


def test_a_record_that_is_whole_and_yet_odd_costs_its_own_row(directory, results):
    put(directory, {**results, "analysis": "odd", "brief": {"verdict": {"text": 5}}})
    tree = table(directory)
    assert len(rows(tree)) == 1
    assert "odd/all: " in words(tree.xpath("//ul/li[@class='bad']")[0])


def test_another_choice_of_parameters_replaces_no_report(directory, results):
    weekly = {"parameters": {**results["parameters"], "period": "week"}, "run_id": "weekly"}
    put(directory, {**results, **weekly})
    about = [row[0] for row in rows(table(directory))]
    assert len(about) == 2 and sum("period = week" in one for one in about) == 1


def test_the_name_of_a_notebook_is_quoted_in_links(tmp_path, results):
    put(tmp_path, {**results, "analysis": "50% off? #2"})
    assert table(tmp_path).xpath("//tbody//th//a/@href")[0].startswith("50%25%20off%3F%20%232/all/")


def test_a_thousand_runs_make_a_small_page(tmp_path, results):
    for k in range(1000):
        started = f"2024-{1 + k // 90:02d}-{1 + k % 28:02d}T{k % 24:02d}:{k % 60:02d}:00+00:00"
        other = {"analysis": f"a{k % 8}", "run_id": f"{k:04d}", "provenance": {"started": started}}
        put(tmp_path, {**results, **other}, report=False)
    paths = portal.build(tmp_path, now=NOW)
    assert all(path.stat().st_size <= 100_000 for path in paths)
    assert len(rows(lxml.html.document_fromstring(paths[0].read_text("utf-8")))) == 8


def test_an_empty_directory_says_so(tmp_path):
    assert "No report has been made here yet." in words(table(tmp_path).xpath("//main")[0])


def test_two_hundred_runs_stay_below_the_size_limit(tmp_path, sample):
    base = [sample.earlier(k) for k in range(1, 6)]
    for analysis in range(40):
        for run in base:
            put(tmp_path, {**run, "analysis": f"analysis-{analysis:02d}"})
    paths = portal.build(tmp_path, now=NOW)
    assert all(path.stat().st_size <= 300_000 for path in paths)
    assert len(rows(lxml.html.document_fromstring(paths[0].read_text("utf-8")))) == 40


def test_the_same_directory_gives_the_same_bytes_and_leaves_nothing_beside(directory):
    first = [path.read_bytes() for path in portal.build(directory, now=NOW)]
    second = [path.read_bytes() for path in portal.build(directory, now=NOW)]
    assert first == second
    assert sorted(path.name for path in directory.iterdir()) == ["cohort", "index.html", "index.zh.html"]


def test_a_dataset_opens_with_its_scorecard(tmp_path, sample):
    for analysis in ("cohort", "scorecard"):
        put(tmp_path, sample.built(analysis=analysis))
    hrefs = table(tmp_path).xpath("//tbody/tr/th//a[1]/@href")
    assert hrefs[0].startswith("scorecard/") and any(href.startswith("cohort/") for href in hrefs)
