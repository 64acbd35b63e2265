"""No two stories: a quantity of a window has one definition and one number, on a page and in all reports of a dataset."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from tests.reading.said import estimates, spoken
from tests.reading.shop import Claims

DATASETS = {
    "complete_journey": ("cohort", "segmentation", "journey", "loyalty_roi", "churn", "lifetime_value"),
    "planted": (
        "cohort",
        "segmentation",
        "journey",
        "loyalty_roi",
        "churn",
        "lifetime_value",
        "recurring_revenue",
        "acquisition",
        "service",
    ),
}
OF_ITS_OWN = {"conversion_rate"}  # the contract gives journeys and acquisition one key; each states its definition
MARGINS = {"margin", "margin_share"}  # what a report calls the share of the price that is taken as margin


@pytest.fixture(scope="module", params=DATASETS)
def reports(request, claims) -> dict[str, Claims]:
    return {name: claims(name, request.param) for name in DATASETS[request.param]}


def headlines(reports: dict[str, Claims]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, headline) for name, report in reports.items() for headline in report.results["headlines"]]


def test_all_reports_tell_of_the_same_rows_customers_and_days(reports):
    seen: dict[str, list[tuple]] = {}
    for report in reports.values():
        dataset = report.results["dataset"]
        for table, found in dataset["tables"].items():
            seen.setdefault(table, []).append((dataset["as_of"], dataset["fingerprint"], *sorted(found.items())))
    assert {table for table, told in seen.items() if len(set(told)) > 1} == set()


def test_one_label_has_one_definition_and_one_number(reports):
    for (one, first), (two, second) in itertools.combinations(headlines(reports), 2):
        if first["label"] == second["label"] or first["definition"] == second["definition"]:
            assert (first["definition"], first["value"]) == (second["definition"], second["value"]), (one, two)
            assert first["label"] == second["label"], (one, two)


def test_one_key_means_one_thing(reports):
    """Two reports may use a key for one quantity only: the same definition, and then the same number."""
    by_key: dict[str, set[tuple]] = {}
    for _, headline in headlines(reports):
        by_key.setdefault(headline["key"], set()).add((headline["definition"], headline["value"]))
    assert {key for key, told in by_key.items() if len(told) > 1} <= OF_ITS_OWN


def test_what_a_message_says_it_says_the_same_wherever_it_stands(reports):
    """A check, a finding and a lifted sentence with one id have one set of numbers."""
    for name, report in reports.items():
        said: dict[tuple[str, str], set[float]] = {}
        for id, values in spoken(report):
            if id.removeprefix("check-") in ("range", "definition-range"):
                continue
            for variable, value in values.items():
                for each in estimates(value):
                    said.setdefault((id.removeprefix("check-"), variable), set()).add(each["value"])
        assert {key for key, told in said.items() if len(told) > 1} == set(), name


def test_a_headline_and_the_sentence_beside_it_tell_one_number_and_one_range(reports):
    """Two estimates of one number of customers, one method and one unit that round to the same are the same."""
    for name, report in reports.items():
        every = [each for _, values in spoken(report) for each in estimates(values) if each.get("method")]
        every += [headline for headline in report.results["headlines"] if headline["value"] is not None]
        for one, two in itertools.combinations(every, 2):
            alike = all(one[part] == two[part] for part in ("n", "unit", "method"))
            if alike and one["value"] and one["n"] and abs(one["value"] - two["value"]) < 1e-6 * abs(one["value"]):
                assert one["lo"] == pytest.approx(two["lo"]) and one["hi"] == pytest.approx(two["hi"]), (name, one, two)


def test_shares_in_a_title_lie_on_the_curve(reports):
    """Plain shares (not estimates) of a title: e and w of the groups are a row of its table."""
    data = reports["segmentation"].shown("groups")
    title = next(item["data"]["title"] for item in reports["segmentation"].items if item["key"] == "groups")["values"]
    row = data.set_index("number_of_groups").loc[title["n"]]
    assert (row["explained"], row["explained_without"]) == pytest.approx((title["e"], title["w"]))


def test_the_same_customers_are_counted_as_having_bought(reports):
    """Cohorts count whoever bought, so do the stages of the segmentation."""
    cohort, segmentation = reports["cohort"], reports["segmentation"]
    assert cohort.results["parameters"]["activity"] == "purchases"
    stages = segmentation.table("segments")["stage"]
    assert cohort.sentence("seen-early")["values"]["share"]["n"] == (stages != "prospect").sum()


def test_one_margin_is_taken_in_all_reports_and_the_other_is_explained(reports):
    """The share is one; that loyalty takes it of the list price, less discounts, is said where it differs."""
    shares = {
        report.results["parameters"][name]
        for report in reports.values()
        for name in MARGINS & set(report.results["parameters"])
    }
    assert len(shares) == 1
    assumed = [said for id, said in spoken(reports["loyalty_roi"]) if id == "margin-assumed"]
    if assumed:
        page = reports["loyalty_roi"].page("en")
        assert re.search(r"list price less discounts", page) and "share of revenue instead" in page
