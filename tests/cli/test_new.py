"""`workbench new`: what it writes runs, speaks both languages, is measured like the others, and replaces nothing."""

import json

import nbformat
import pytest

from workbench import runs
from workbench.errors import UsageError
from workbench.execution import analyses, scaffold
from workbench.words import files
from workbench.words.bundles import words


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    root = tmp_path_factory.mktemp("checkout")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_WORDS", str(root / "workbench" / "words"))
        paths = scaffold.write("service_visits", table="tickets", root=root)
        yield root, paths


def test_it_writes_notebook_words_in_both_languages_and_a_test(written):
    root, paths = written
    assert [path.relative_to(root).as_posix() for path in paths] == [
        "notebooks/service_visits.ipynb", "workbench/words/en/service_visits.ftl", "workbench/words/zh/service_visits.ftl",
        "tests/analyses/test_service_visits.py",
    ]  # fmt: skip
    assert "<<" not in "".join(path.read_text("utf-8") for path in paths)


def test_the_notebook_is_executed_with_counts_so_that_nbval_compares_something(written):
    code = [cell for cell in nbformat.read(written[1][0], as_version=4).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert sum(len(cell.outputs) for cell in code) >= 8


def test_its_description_says_what_it_needs_and_yields(written):
    found = analyses.read(written[1][0])
    assert found.needs == ({"tickets": ["customer_id", "opened_at"]},)
    assert (found.headlines, found.tables) == (("several_days",), ("course",))


def test_it_publishes_in_both_languages_without_an_edit(written, tmp_path):
    root, _ = written
    made = runs.run("service_visits", data="planted", notebooks=root / "notebooks", out=tmp_path)
    assert made.status == "ok", made.error
    chinese = (made.path / "report.zh.html").read_text("utf-8")
    assert "谁会再次出现" in chinese and "data-untranslated" not in chinese.split("<main")[1].split('id="run"')[0]
    assert json.loads((made.path / "results.json").read_text("utf-8"))["headlines"][0]["key"] == "several_days"


def test_both_languages_have_the_same_messages_attributes_and_variables(written):
    assert told("en") == told("zh")


def told(lang):
    held = words(lang, "service_visits")
    return {
        (id, name): held.variables(id, name)
        for id in files.entries(lang, "service_visits")
        for name in held.patterns(id)
    }


def test_nothing_is_replaced(written):
    root, paths = written
    before = [path.read_bytes() for path in paths]
    with pytest.raises(UsageError, match="exists already"):
        scaffold.write("service_visits", root=root)
    assert [path.read_bytes() for path in paths] == before


@pytest.mark.parametrize(
    ("name", "table", "fault"),
    [
        ("../x", "tickets", "cannot name an analysis"),
        ("Visits", "tickets", "cannot name"),
        ("visits", "ticket", "Did you mean 'tickets'"),
        ("visits", "spend", "expected one of"),
    ],
)
def test_a_name_or_table_that_cannot_be_is_refused_and_nothing_written(name, table, fault, tmp_path):
    with pytest.raises(UsageError, match=fault):
        scaffold.write(name, table=table, root=tmp_path)
    assert list(tmp_path.iterdir()) == []
