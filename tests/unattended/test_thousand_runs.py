"""A folder with a thousand runs: its page stays small, opens at once, and the rules of its dataset thin it out."""

import time

import pytest

from tests.unattended.records import lay
from workbench.report import portal


@pytest.fixture(scope="module")
def thousand(tmp_path_factory):
    out = tmp_path_factory.mktemp("thousand")
    for number in range(8):
        for day in range(125):
            lay(out, day, 0.3 + day % 7 / 100, analysis=f"report_{number}")
    portal.build(out, now="2026-05-10T00:00:00+00:00")
    return out


def test_the_page_of_a_thousand_runs_names_the_newest_of_each_report_and_counts_the_rest(thousand):
    page = (thousand / "index.html").read_text("utf-8")
    assert len(page.encode()) < 100_000
    assert page.count("Earlier runs: 124") == 8 and page.count("114 older runs") == 8


@pytest.mark.browser
def test_the_page_of_a_thousand_runs_opens_in_under_a_second(thousand, browser):
    page = browser.new_page()
    began = time.perf_counter()
    page.goto((thousand / "index.html").as_uri(), wait_until="load")
    assert page.locator("table.portal tbody tr").count() == 8
    seconds = time.perf_counter() - began
    page.close()
    assert seconds < 1
