"""The audit of published folders finds every kind of leak it is there for, and nothing in a guarded table."""

import json

import pandas as pd
import pytest

from tests.disclosure.published import (
    MIME,
    Grid,
    audit,
    grids,
    roles_of,
    told_by_headlines,
    told_by_two,
    told_in_words,
    told_of_few,
)
from workbench.disclosure import guard_table

ROLES = {
    "name": "name",
    "n": "people",
    "left": "part",
    "rate": "rate",
    "money": "money",
    "there": "running",
    "gone": "running",
}


def faults(values: dict, hidden: dict | None = None, *, lines=(), **more) -> list[str]:
    frame = pd.DataFrame(values)
    gone = pd.DataFrame(False, frame.index, list(frame)).assign(**{name: rows for name, rows in (hidden or {}).items()})
    return list(
        told_of_few(Grid("x", frame.mask(gone), gone, lines), {name: ROLES[name] for name in frame}, minimum=10)
    )


@pytest.mark.parametrize(("values", "hidden", "lines", "words"), [
    ({"n": [3, 50, 60]}, {}, (), "n is 3"),
    ({"n": [40, 50], "left": [4, 20]}, {}, (), "left is 4"),
    ({"n": [40, 50], "left": [33, 20]}, {}, (), "n less left is 7"),
    ({"n": [5, 299, 12]}, {"n": [True, False, False]}, (), "only this n is hidden"),
    ({"n": [1, 299, 12], "money": [9.0, 1, 1]}, {"n": [True, False, True]}, (), "money is shown beside hidden people"),
    ({"n": [40, 50, 60], "money": [9.0, 1, 1]}, {"money": [True, False, False]}, (), "only this money is hidden"),
    ({"n": [5, 6, 89], "rate": [0.05, 0.06, 0.89]}, {"n": [True, True, False]}, (), "rate is shown beside"),
    ({"n": [4, 5, 50, 41], "rate": [0.04, 0.05, 0.5, 0.41]}, {k: [True, True, False, False] for k in ("n", "rate")}, (), "2 hidden n are 9"),
    ({"n": [40, 50], "rate": [0.1, 0.5]}, {}, (), "that is a count which is 4"),
    ({"there": [100, 96, 60]}, {}, (), "there differs by 4"),
    ({"there": [100, 100, 80], "gone": [0, 20, 24]}, {}, (), "gone differs by 4"),
    ({"there": [100, 85], "gone": [0, 20]}, {}, (), "who went in it is 5"),
    ({"name": ["a", "a", "b", "b"], "n": [3, 50, 60, 70]}, {"n": [True, False, False, False]}, ("name",), 'name a: only one n'),
])  # fmt: skip
def test_a_leak_of_each_kind_is_found(values, hidden, lines, words):
    assert any(words in fault for fault in faults(values, hidden, lines=lines)), faults(values, hidden, lines=lines)


def test_a_guarded_table_has_none():
    frame = pd.DataFrame(
        {
            "name": list("abcd"),
            "n": [5, 299, 12, 90],
            "left": [2, 100, 6, 30],
            "rate": [5 / 406, 299 / 406, 12 / 406, 90 / 406],
        }
    )
    marks = guard_table(frame, {name: ROLES[name] for name in frame}, minimum=10)
    assert (
        list(
            told_of_few(
                Grid("x", frame.mask(marks == "c"), marks == "c"), {name: ROLES[name] for name in frame}, minimum=10
            )
        )
        == []
    )


def test_it_reads_notebook_tables_and_pages_and_leaves_lists_of_customers_alone(tmp_path):
    data = {
        "columns": [{"name": "name"}, {"name": "n"}],
        "rows": [[{"id": "x"}, None], ["b", 40]],
        "marks": [["", "c"], ["", ""]],
    }
    outputs = [{"data": {MIME: {"kind": "table", "key": "sizes", "data": data}}}, {"text": "x"}]
    (tmp_path / "notebook.ipynb").write_text(json.dumps({"cells": [{"outputs": outputs}, {}]}))
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "sizes.csv").write_text("name,n\na,[c]\nb,7\n")
    (tmp_path / "tables" / "list.csv").write_text("customer_id,n\na,3\n")
    (tmp_path / "report.html").write_text(
        '<a download="sizes.csv" href="data:text/csv;charset=utf-8,%EF%BB%BFname,n%0Aa,3%0Ab,50%0A">csv</a>'
    )
    assert [grid.place for grid in grids(tmp_path)] == [
        "notebook: sizes",
        "tables/list.csv",
        "tables/sizes.csv",
        "report.html: sizes.csv",
    ]
    found = audit(tmp_path, ROLES.__getitem__)
    assert found == [
        "notebook: sizes, row 0: only this n is hidden", "tables/sizes.csv, row 1: n is 7", "tables/sizes.csv, row 0: only this n is hidden",
        "report.html: sizes.csv, row 0: n is 3",
    ]  # fmt: skip
    assert len(audit(tmp_path, ROLES.__getitem__, exempt={"tables/sizes.csv": "about products"})) == 2


def test_bounds_take_the_role_of_the_column_before_and_unknown_columns_are_free():
    assert list(roles_of(["money", "lo", "hi", "other"], ROLES.__getitem__).values()) == [
        "money",
        "money",
        "money",
        "free",
    ]
    assert list(roles_of(["left", "lo", "hi"], ROLES.__getitem__).values()) == ["part", "rate", "rate"]


@pytest.mark.parametrize(("words", "found"), [
    ("<p>Of these, 1 customer makes half.</p>", True),
    ("<p>7 new customers left.</p>", True),
    ('<svg aria-label="Bars: 3 members at most"></svg>', True),
    ("<svg><desc>Bars for 4 subscribers</desc></svg>", True),
    ("<p>其中 3 位客户</p>", True),
    ("<p>Groups of fewer than 10 customers; 12 customers; 1,005 customers; 0 customers; 3.5 customers</p>", False),
    ("<style>a { width: 3 people }</style><p>3 segments</p>", False),
])  # fmt: skip
def test_words_about_few_are_found_wherever_a_page_has_words(tmp_path, words, found):
    (tmp_path / "report.html").write_text(f"<html><body>{words}</body></html>", "utf-8")
    assert bool(told_in_words(tmp_path)) == found


def test_what_a_notebook_shows_in_words_is_read_too(tmp_path):
    outputs = [{"data": {"text/plain": ["left: ", "3 customers"]}}, {"text": "5 members\n"}]
    (tmp_path / "notebook.ipynb").write_text(json.dumps({"cells": [{"outputs": outputs}]}))
    assert told_in_words(tmp_path) == [
        "notebook.ipynb: left: 3 customers",
        "notebook.ipynb: left: 3 customers 5 members",
    ]


@pytest.mark.parametrize(("value", "n", "unit", "found"), [
    (0.5, 8, "share", True), (0.01, 300, "share", True), (0.99, 300, "share", True), (0.5, 300, "share", False),
    (12.0, 4, "number", True), (0.01, 300, "EUR", False), (None, 4, "share", False),
])  # fmt: skip
def test_headlines_about_few_are_found(value, n, unit, found):
    headlines = [{"key": "k", "value": value, "n": n, "unit": unit}]
    assert bool(told_by_headlines({"headlines": headlines})) == found


def test_two_runs_are_subtracted_row_by_row(tmp_path):
    for name, rows in (("now", "a,53\nb,90\n"), ("before", "a,50\nb,70\n")):
        (tmp_path / name / "tables").mkdir(parents=True)
        (tmp_path / name / "tables" / "sizes.csv").write_text(f"name,n\n{rows}")
    assert told_by_two(tmp_path / "now", tmp_path / "before", ROLES.__getitem__) == ["tables/sizes.csv, n: 3"]
