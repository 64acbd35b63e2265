import json

import pytest

from workbench.report import catalogue, extract

PACKAGE = """
from workbench.report import column, text
KNOWN = {"p": text("First message.")}
def shown(frame):
    return column("Customers" if frame else "Orders", "count"), text("{n:count}", n=3)
"""
CELLS = [
    {"cell_type": "markdown", "source": ["# Cohorts\n", "\n", "Who comes\n", "back?"]},
    {"cell_type": "code", "source": 'report.figure("k", chart, title="A title", alt=text("An alt"), notes=["Note one"])'},
    {"cell_type": "code", "source": 'axes.set(title="Not ours")\ndecision(action="Act.", evidence="Description")'},
]


@pytest.fixture
def project(tmp_path):
    (tmp_path / "workbench").mkdir()
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "workbench" / "module.py").write_text(PACKAGE, encoding="utf-8")
    (tmp_path / "notebooks" / "cohort.ipynb").write_text(json.dumps({"cells": CELLS}), encoding="utf-8")
    (tmp_path / "zh_Hans.po").write_text(extract.HEADER + 'msgid "Old"\nmsgstr "旧"\n', encoding="utf-8")
    return tmp_path


def test_messages_are_found_in_code_notebooks_and_markdown(project):
    assert sorted(extract.messages(project)) == [
        "A title", "Act.", "An alt", "Cohorts", "Customers", "First message.", "Note one", "Orders", "Who comes back?"
    ]  # fmt: skip


def test_the_catalogue_gains_what_is_new_and_loses_what_is_unused(project):
    path = project / "zh_Hans.po"
    waiting = extract.update(path, project)
    assert sorted(waiting) == sorted(extract.messages(project))
    held = {entry.id: entry.string for entry in catalogue.read(path) if entry.id}
    assert "Old" not in held
    assert set(held) == set(waiting)


def test_an_update_keeps_chinese_and_changes_nothing_the_second_time(project):
    path = project / "zh_Hans.po"
    extract.update(path, project)
    path.write_text(path.read_text("utf-8").replace('"Customers"\nmsgstr ""', '"Customers"\nmsgstr "客户数"'), "utf-8")
    assert "Customers" not in extract.update(path, project)
    once = path.read_bytes()
    extract.update(path, project)
    assert path.read_bytes() == once
    assert "客户数" in once.decode()


def test_a_message_whose_english_changes_is_marked_and_not_shown_as_if_current(project):
    path, module = project / "zh_Hans.po", project / "workbench" / "module.py"
    extract.update(path, project)
    path.write_text(path.read_text("utf-8").replace('"First message."\nmsgstr ""', '"First message."\nmsgstr "第一"'), "utf-8")
    module.write_text(PACKAGE.replace("First message.", "First messages."), encoding="utf-8")
    assert "First messages." in extract.update(path, project)
    entry = next(e for e in catalogue.read(path) if e.id == "First messages.")
    assert entry.fuzzy


def test_an_f_string_is_no_message():
    with pytest.raises(ValueError, match="line 2: a message is an f-string"):
        extract.in_code('n = 3\nfinding(f"{n} customers")')
