"""results.json is whole, sealed and of the contract's schema, or it is refused."""

import copy
import json

import pytest

from workbench.errors import AnalysisFailed
from workbench.report import results as spine


def test_items_come_out_in_reading_order_with_their_cell(notebook):
    items = spine.collect(notebook)
    assert [item["kind"] for item in items[:3]] == ["dataset", "triangle", "export"]
    assert [item["cell"] for item in items] == sorted(item["cell"] for item in items)


def test_the_schema_is_the_contracts(results):
    assert set(spine.MUST_HAVE) <= set(results)
    first = results["headlines"][0]
    assert {name: first[name] for name in ("key", "value", "lo", "hi", "level", "n", "unit", "method", "direction")} == {
        "key": "retention_1", "value": 0.3844, "lo": 0.3664, "hi": 0.4024, "level": 0.95, "n": 2721,
        "unit": "share", "method": "Wilson", "direction": "up_is_good",
    }  # fmt: skip
    assert results["tables"] == [
        {"name": "retention", "path": "tables/retention.csv", "rows": 78,
         "columns": ["cohort", "period", "customers", "active", "rate", "complete", "left_truncated"]}
    ]  # fmt: skip
    assert results["checks"][0]["message"] == "All 12,240 rows of transactions have customer_id."
    assert results["dataset"]["tables"]["transactions"]["customers"] == 2020


def test_what_is_written_reads_back_the_same(results, tmp_path):
    path = tmp_path / "results.json"
    spine.write(path, results)
    assert spine.read(path) == results


def test_two_writings_are_the_same_bytes(sample, notebook, tmp_path):
    for name in ("a", "b"):
        spine.write(tmp_path / name, sample.built(notebook))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("0.3844", "0.4844", 1), "seal"),
        (lambda text: text[: len(text) // 2], "cannot be read"),
        (lambda text: "[]", "list"),
        (lambda text: text.replace('"schema": 1', '"schema": 2'), "schema 2"),
        (lambda text: json.dumps(spine.sealed({**json.loads(text), "headlines": {}})), "headlines"),
        (lambda text: json.dumps(spine.sealed({**json.loads(text), "status": "fine"})), "mistyped status"),
        (lambda text: json.dumps({**json.loads(text), "headlines": [1]}), "seal"),
        (lambda text: json.dumps({**json.loads(text), "title": "\ud800"}), "cannot be read"),
        (lambda text: json.dumps(spine.sealed({**json.loads(text), "headlines": [1]})), "mistyped headlines"),
        (lambda text: json.dumps(spine.sealed({**json.loads(text), "headlines": [{}]})), "mistyped headlines.key"),
        (lambda text: json.dumps(spine.sealed({**json.loads(text), "checks": [1]})), "mistyped checks"),
    ],
)
def test_a_file_that_was_changed_or_cut_is_refused(results, tmp_path, change, said):
    path = tmp_path / "results.json"
    spine.write(path, results)
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(spine.UnreadableResults, match=said):
        spine.read(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(spine.UnreadableResults, match="cannot be read"):
        spine.read(tmp_path / "results.json")


def test_a_headline_without_interval_and_without_a_reason_stops_the_run(sample, notebook):
    bare = copy.deepcopy(spine.collect(notebook))
    next(item for item in bare if item["kind"] == "headline")["data"]["lo"] = None
    with pytest.raises(AnalysisFailed, match=r"retention_1.*no interval"):
        spine.build(bare, run=sample.run())


def test_the_same_headline_twice_stops_the_run(sample, notebook):
    items = spine.collect(notebook)
    with pytest.raises(AnalysisFailed, match="displayed twice"):
        spine.build([*items, *items], run=sample.run())


def test_a_missing_number_is_null_never_nan(sample):
    assert spine.sealed({"a": float("nan"), "b": (1, float("inf"))})["b"] == [1, None]


def test_a_failed_run_carries_its_error_and_needs_no_items(sample):
    failed = spine.build([], run=sample.run(status="failed", error={"message": "orders.csv is empty"}))
    assert failed["error"] == {"message": "orders.csv is empty"} and failed["dataset"] == {}
