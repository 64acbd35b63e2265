"""An analysis is its notebook: found by name, described by its own metadata."""

import json

import pytest

from workbench.errors import ConfigurationError, UsageError
from workbench.execution import analyses


def test_a_notebook_says_what_it_answers_needs_and_yields(notebooks):
    found = analyses.find("works", notebooks)
    assert (found.name, found.title, found.question) == ("works", "A small analysis", "What do the weeks say?")
    assert found.needs == ({"transactions": ["customer_id", "amount"]},)
    assert found.headlines == ("answer",)
    assert list(found.parameters) == ["period", "weeks", "as_of"]


def test_a_notebook_is_found_by_its_path_too(notebooks):
    assert analyses.find(str(notebooks / "works.ipynb"), notebooks / "elsewhere").name == "works"


@pytest.mark.parametrize("name", ["wroks", "works.ipynb", "../notebooks/works", "", "works/../works"])
def test_an_unknown_name_is_refused_with_the_list(notebooks, name):
    with pytest.raises(UsageError, match="There is no analysis .* The analyses are: .*works"):
        analyses.find(name, notebooks)


def test_the_closest_name_is_offered(notebooks):
    with pytest.raises(UsageError, match="Did you mean 'works'?"):
        analyses.find("wroks", notebooks)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"cells": [{}], "metadata": {}}', '{"cells": 1, "metadata": {}}']
)
def test_what_is_no_notebook_is_refused_by_its_file(tmp_path, text):
    (tmp_path / "odd.ipynb").write_text(text)
    with pytest.raises(ConfigurationError, match="odd.ipynb"):
        analyses.find("odd", tmp_path)


def test_two_parameters_cells_are_one_too_many(tmp_path, notebooks):
    document = json.loads((notebooks / "works.ipynb").read_text("utf-8"))
    document["cells"].append(document["cells"][1])
    (tmp_path / "twice.ipynb").write_text(json.dumps(document))
    with pytest.raises(ConfigurationError, match="2 cells tagged 'parameters'"):
        analyses.find("twice", tmp_path)


def test_a_malformed_line_is_named_with_its_notebook(tmp_path, notebooks):
    document = json.loads((notebooks / "works.ipynb").read_text("utf-8"))
    document["cells"][1]["source"] = ["weeks: int = 4  # Weeks\n", "period = 'month'"]
    (tmp_path / "odd.ipynb").write_text(json.dumps(document))
    with pytest.raises(ConfigurationError, match="odd.ipynb, parameters cell, line 2"):
        analyses.find("odd", tmp_path)


class _Dataset:
    def supports(self, needs):
        return [table for table in needs if table != "subscriptions"]


def test_one_of_several_needs_is_enough(tmp_path, notebooks):
    document = json.loads((notebooks / "works.ipynb").read_text("utf-8"))
    either = [{"transactions": ["amount"], "events": []}, {"subscriptions": ["ended_on"]}]
    document["metadata"]["workbench"]["needs"] = either
    (tmp_path / "either.ipynb").write_text(json.dumps(document))
    found = analyses.find("either", tmp_path)
    assert analyses.lacks(found, _Dataset()) == []
    assert "Needs:\n  transactions: amount" in analyses.plain(
        found
    ) and "Or:\n  subscriptions: ended_on" in analyses.plain(found)


def test_what_is_lacking_is_told_by_the_need_that_comes_nearest(tmp_path, notebooks):
    document = json.loads((notebooks / "works.ipynb").read_text("utf-8"))
    document["metadata"]["workbench"]["needs"] = [{"transactions": [], "events": []}, {"tickets": []}]
    (tmp_path / "either.ipynb").write_text(json.dumps(document))
    assert analyses.lacks(analyses.find("either", tmp_path), _Dataset()) == ["tickets"]


def test_all_notebooks_of_a_folder_are_analyses(notebooks):
    names = [analysis.name for analysis in analyses.every(notebooks)[0]]
    assert names == sorted(names)
    assert {"works", "raises"} <= set(names)
