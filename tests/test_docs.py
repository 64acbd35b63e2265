"""What the documentation shows can be run: examples, tutorial and cookbook."""

import doctest
import json
import re
from pathlib import Path

import pytest

from workbench import models, runs
from workbench.execution import analyses
from workbench.places import NOTEBOOKS

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_every_example_of_the_page_of_names_gives_what_it_shows():
    failed, tried = doctest.testfile(str(DOCS / "api.md"), module_relative=False)
    assert (failed, tried > 30) == (0, True)


def test_the_page_of_names_holds_an_example_of_every_name_of_the_front_door():
    shown = set(re.findall(r"\w+", " ".join(re.findall(r">>> .*", (DOCS / "api.md").read_text("utf-8")))))
    assert set(models.__all__) - shown == {"NotEstimable"}


@pytest.mark.parametrize("name", ["tutorial", "cookbook"])
def test_a_notebook_of_the_documentation_is_committed_executed_and_holds_no_error(name):
    cells = json.loads((DOCS / f"{name}.ipynb").read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in code)
    assert not [
        out for cell in code for out in cell["outputs"] if out["output_type"] == "error" or out.get("name") == "stderr"
    ]


def test_the_cookbook_has_ten_recipes():
    cells = json.loads((DOCS / "cookbook.ipynb").read_text("utf-8"))["cells"]
    headings = re.findall(r"^## (\d+)\.", "\n".join("".join(cell["source"]) for cell in cells), re.MULTILINE)
    assert headings == [str(number) for number in range(1, 11)]


def test_the_tutorial_is_published_with_another_category_as_its_last_step_says(tmp_path):
    made = runs.run(str(DOCS / "tutorial.ipynb"), data="planted", parameters={"category": "tea"}, out=tmp_path)
    assert made.status == "ok", made.error
    assert [headline["key"] for headline in made.results["headlines"]] == ["with_it", "without"]
    page = (made.path / "report.html").read_text("utf-8")
    assert "tea on the first day" in page and "Do buyers of a category come back more often?" in page


def test_the_version_is_the_same_wherever_it_stands(root):
    import tomllib

    import workbench

    assert tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"] == workbench.__version__


def test_the_chinese_readme_names_every_analysis_of_the_english_one(root):
    known = set(analyses.names(NOTEBOOKS))
    english, chinese = (
        known & set(re.findall(r"^\| ([a-z_]+) \|", (root / name).read_text("utf-8"), re.MULTILINE))
        for name in ("README.md", "README.zh.md")
    )
    assert english and english <= chinese


@pytest.mark.parametrize("name", ["README.zh.md", "docs/api.md", "CONTRIBUTING.md"])
def test_no_link_of_a_page_leads_nowhere(root, name):
    for link in re.findall(r"\]\(([^)#:]+)\)", (root / name).read_text("utf-8")):
        assert ((root / name).parent / link).exists(), link


def test_the_sections_that_the_page_on_unattended_work_shows_are_ones_that_can_be_read(tmp_path):
    from workbench.data.description import read

    [shown] = re.findall(r"```toml\n(.*?)```", (DOCS / "unattended.md").read_text("utf-8"), re.DOTALL)
    head = 'name = "shop"\ncurrency = "GBP"\ntimezone = "Europe/London"\n[tables.transactions]\nsource = "orders.csv"\n'
    (tmp_path / "shop.toml").write_text(head + shown)
    described = read(tmp_path / "shop.toml")
    assert (described.schedule["on"], described.alerts["mail"]["when"], described.keep["daily"]) == (
        "mon,thu",
        "alarm",
        14,
    )
