import numpy
import pytest

from workbench.report.findings import check, decision, definition, finding, limitation
from workbench.words.messages import data, say


def test_a_finding_keeps_its_sentence_without_a_language():
    item = finding(say("rows-from-customers", r=1234, c=20), main=True)
    assert repr(item) == "1,234 rows from 20 customers"
    assert item.payload() == {
        "kind": "finding",
        "key": "",
        "data": {
            "text": {
                "id": "rows-from-customers",
                "values": {"r": 1234, "c": 20},
                "text": {"en": "1,234 rows from 20 customers", "zh": "20 名客户的 1,234 行记录"},
            },
            "main": True,
            "evidence": "Description",
        },
    }


def test_a_finding_may_not_claim_more_than_its_evidence():
    with pytest.raises(ValueError, match="'leads to'.*claims a cause"):
        finding("A voucher leads to a second order.")
    assert finding("A voucher leads to a second order.", evidence="Experiment").data["evidence"] == "Experiment"


def test_a_definition_may_have_an_example():
    item = definition("Retention", "Active, divided by all.", example="40 of 100 are 40%.")
    assert repr(item) == "Retention: Active, divided by all. 40 of 100 are 40%."
    assert definition("Retention", "Active, divided by all.").data["example"] is None


def test_a_decision_names_its_evidence_or_is_refused():
    parts = {"action": "Test it.", "effect": "Unknown.", "cost": "Small."}
    assert "owner" not in decision(**parts, evidence="Model").data
    assert decision(**parts, evidence="Model", owner="Sales").data["owner"]["text"] == {"en": "Sales"}
    with pytest.raises(ValueError, match="came"):
        decision(**parts, evidence="Model", boss="Sales")
    with pytest.raises(ValueError, match="evidence is one of"):
        decision(**parts, evidence="Gut feeling")
    with pytest.raises(ValueError, match="claims a cause"):
        decision(action="Test it.", effect="It raises sales.", cost="Small.", evidence="Description")


def test_a_check_has_one_of_three_outcomes():
    assert repr(check("overlap", "fail", "No overlap.", value=0.1, threshold=0.9)) == "✗ No overlap."
    with pytest.raises(ValueError, match="check 'overlap': the status is one of"):
        check("overlap", "ok", "No overlap.")


def test_numbers_of_a_check_are_plain_json():
    data = check("k", "pass", "All there.", value=numpy.int64(3), threshold=float("nan")).data
    assert (data["value"], data["threshold"]) == (3, None)
    assert type(data["value"]) is int


def test_data_in_sentences_is_escaped_in_every_kind():
    payload = "<script>"
    for item in (finding(data(payload)), limitation(data(payload))):
        assert "<script>" not in item.body
