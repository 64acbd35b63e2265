"""A results.json made before messages had ids: portal and comparison still read it, beside one made today."""

import json
import shutil
from pathlib import Path

import lxml.html
import pytest

from workbench.report import changes, comparison, portal, results

OLD = Path(__file__).resolve().parents[2] / "fixtures" / "before_words" / "results.json"


@pytest.fixture
def old():
    return results.read(OLD)


@pytest.fixture
def today(old):
    """The same report a month later, in today's form."""
    headlines = []
    for headline in old["headlines"]:
        said = {
            "id": f"{headline['key'].replace('_', '-')}",
            "attribute": "label",
            "analysis": "cohort",
            "values": {},
            "text": {"en": headline["label"], "zh": "留存"},
        }
        moved = {name: headline[name] + 0.1 for name in ("value", "lo", "hi")}
        headlines.append(headline | {"label_text": said} | moved)
    dataset = old["dataset"] | {"as_of": "2025-01-31", "fingerprint": "sha256:other"}
    provenance = old["provenance"] | {"started": "2027-01-01T00:00:00+00:00"}
    return results.sealed(
        old | {"run_id": "today", "dataset": dataset, "headlines": headlines, "provenance": provenance}
    )


def test_it_is_of_the_old_form(old):
    assert "msgid" in old["findings"][0]["text"] and "msgid" in old["headlines"][0]["label_text"]


def test_the_portal_shows_its_sentence_and_its_number(old, tmp_path):
    folder = tmp_path / "cohort" / "all" / old["run_id"]
    folder.mkdir(parents=True)
    shutil.copy(OLD, folder / "results.json")
    english, chinese = (
        lxml.html.document_fromstring(path.read_text("utf-8"))
        for path in portal.build(tmp_path, now="2026-12-01T00:00:00+00:00")
    )
    assert (
        "55% of new customers come back in the month after that of their first purchase (52% to 57%; 1,513 customers)."
        in english.text_content()
    )
    assert (
        "按同期群的客户留存" in chinese.text_content() or "同期群" in chinese.text_content()
    )  # its title is known today
    assert "55% of new customers" in chinese.xpath("string(//*[@data-untranslated])")


def test_it_is_compared_with_a_run_of_today(old, today):
    assert comparison.history([old], today) == [old]
    found = comparison.compare(today, old)
    assert found["comparable"] and [row["word"] for row in found["headlines"]] == ["rise"] * 5
    assert "retention_1: 65% now, 55% before" in changes.plain(found)


def test_two_old_runs_are_compared_in_english(old):
    later = json.loads(OLD.read_text("utf-8")) | {
        "run_id": "later",
        "provenance": old["provenance"] | {"started": "2027-01-01T00:00:00+00:00"},
    }
    assert "unchanged" in changes.plain(comparison.compare(results.sealed(later), old))
