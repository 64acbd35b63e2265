import datetime

import pytest

from workbench.report.datasets import dataset
from workbench.words.messages import say

SUMMARY = {
    "name": "shop",
    "title": {"en": "Web <shop>", "zh": "网店"},
    "ledger": [{"table": "transactions", "reason": "read", "rows": 3}],
    "checks": [
        {
            "key": "transactions.rows", "status": "warn", "value": 1, "threshold": 0,
            "message": "check-no-rows", "values": {"table": "<b>", "column": "unused"},
        }
    ],
}  # fmt: skip


def test_the_masthead_keeps_the_summary_and_turns_checks_into_messages():
    item = dataset(SUMMARY, as_of=datetime.date(2017, 12, 31), used={"rows": 3, "customers": 2})
    assert item.data["as_of"] == "2017-12-31"
    assert item.data["used"] == {"rows": 3, "customers": 2}
    assert item.data["checks"][0]["message"] == say("check-no-rows", table="<b>").to_json()
    assert "values" not in item.data["checks"][0]
    assert "values" in SUMMARY["checks"][0]


def test_text_from_the_data_is_escaped():
    shown = dataset(SUMMARY, as_of="2017-12-31", used={"rows": 3, "customers": 2}).body
    assert "Web &lt;shop&gt;: 3 rows" in shown
    assert "<b>" not in shown


def test_a_report_says_how_much_it_rests_on():
    with pytest.raises(ValueError, match=r"`used` lacks \['customers'\]"):
        dataset(SUMMARY, as_of="2017-12-31", used={"rows": 3})
