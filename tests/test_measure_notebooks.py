"""The measure of notebooks counts what it says and finds each thing over its limit."""

import json

import pytest

from tools import measure_notebooks as measure


@pytest.fixture
def notebook(tmp_path):
    def notebook(*sources: str, parameters: str = 'data: str = "x"') -> object:
        tagged = [(parameters, ["parameters"]), *((source, []) for source in sources)]
        cells = [
            {"cell_type": "code", "metadata": {"tags": tags}, "source": source.splitlines(keepends=True)}
            for source, tags in tagged
        ]
        path = tmp_path / "tried.ipynb"
        path.write_text(
            json.dumps(
                {"cells": [*cells, {"cell_type": "markdown", "metadata": {}, "source": ["# A title that is not code"]}]}
            )
        )
        return path

    return notebook


def test_letters_cells_and_lines_are_counted_and_empty_lines_are_not(notebook):
    found = measure.measures(notebook("a = 1\n\nb = 22", "c = 3", parameters="p: int = 1\nq: int = 2"))
    assert {name: found[name] for name in ("characters", "cells", "median cell", "longest cell", "longest line")} == {
        "characters": 21 + 13 + 5, "cells": 3, "median cell": 1.5, "longest cell": 2, "longest line": 10,
    }  # fmt: skip


def test_the_parameters_cell_may_have_any_number_of_lines_but_its_letters_count(notebook):
    path = notebook("a = 1", parameters="\n".join(f"p{k}: int = {k}" for k in range(100, 120)))
    assert measure.faults(path) == [] and measure.measures(path)["characters"] > 200


@pytest.mark.parametrize(("source", "told"), [
    ("\n".join(f"a{k} = {k}" for k in range(9)), "longest cell is 9; at most 8"),
    ("\n".join(f"a{k} = {k}" for k in range(4)), "median cell is 4; at most 3"),
    ("a = " + "1" * 107, "longest line is 111; at most 110"),
    ('a = text("Half stay.")', "text( stands in 1 places"),
    ('a = report.column("Rate", "share")', "column( stands in 1 places"),
    ('report.table("x", frame, mark="rate")', "mark= stands in 1 places"),
    ('a = {True: "high", False: "low"}[b > 1]', "True/False stands in 1 places"),
])  # fmt: skip
def test_each_thing_over_its_limit_is_told(notebook, source, told):
    assert any(told in fault for fault in measure.faults(notebook(source)))


def test_a_notebook_of_more_than_ten_thousand_letters_is_told(notebook):
    assert measure.faults(notebook(*(f"a{k:03} = '{'x' * 91}'" for k in range(100)))) == [
        "tried.ipynb: characters is 10015; at most 10000."
    ]


def test_a_mark_on_a_charts_axis_and_a_dictionary_by_other_keys_are_no_faults(notebook):
    assert measure.faults(notebook('a = charts.marked(f, mark=3)\nb = {"high": True}')) == []
