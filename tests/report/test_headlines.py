import json
from types import SimpleNamespace

import pytest

from workbench.report.headlines import headline
from workbench.report.items import MIME
from workbench.words.messages import data

WORDS = {"label": "Month-1 retention", "direction": "up_is_good", "definition": "Active in month 1, divided by all."}


def estimate(**changed):
    fields = {
        "value": 0.3844, "lo": 0.3663, "hi": 0.4028, "n": 2721, "level": 0.95, "unit": "share", "method": "Wilson",
        "no_interval": "",
    } | changed  # fmt: skip
    return SimpleNamespace(**fields)


def test_a_headline_carries_what_results_need():
    data = headline("retention_1", estimate(), **WORDS).data
    assert {k: data[k] for k in ("key", "value", "lo", "hi", "level", "n", "unit", "method", "direction")} == {
        "key": "retention_1", "value": 0.3844, "lo": 0.3663, "hi": 0.4028, "level": 0.95, "n": 2721, "unit": "share",
        "method": "Wilson", "direction": "up_is_good",
    }  # fmt: skip
    assert "no_interval" not in data
    assert data["definition"] == "Active in month 1, divided by all."
    json.dumps(data, allow_nan=False)


@pytest.mark.parametrize(
    ("changed", "words", "fault"),
    [
        ({"lo": None, "hi": None}, {}, "neither an interval nor no_interval"),
        ({"lo": float("nan")}, {}, "neither an interval nor no_interval"),
        ({"n": None}, {}, "n, the number of cases"),
        ({"value": float("nan")}, {}, "the value is missing"),
        ({"level": None}, {}, "the level"),
        ({"unit": ""}, {}, "its unit is missing"),
        ({"value": 0.5}, {}, "outside its interval"),
        ({}, {"definition": ""}, "its definition is missing"),
        ({}, {"label": " "}, "its label is missing"),
        ({}, {"direction": "up"}, "direction 'up' is not one of"),
    ],
)
def test_a_headline_that_could_mislead_is_refused_by_name(changed, words, fault):
    with pytest.raises(ValueError, match=f"headline 'retention_1' cannot be shown: .*{fault}"):
        headline("retention_1", estimate(**changed), **(WORDS | words))


def test_all_that_is_missing_is_named_at_once():
    with pytest.raises(ValueError, match="unit.*definition"):
        headline("k", estimate(unit=""), **(WORDS | {"definition": ""}))


def test_a_reason_stands_in_for_an_interval_and_for_a_value():
    counted = headline("k", estimate(lo=None, hi=None, no_interval="complete-count"), **WORDS)
    assert counted.data["no_interval"] == "a complete count, not a sample"
    assert counted.data["why"]["id"] == "reason-complete-count"
    assert "no range: a complete count, not a sample; n = 2,721" in repr(counted)
    nothing = estimate(value=float("nan"), lo=float("nan"), hi=float("nan"), n=0, no_interval="nobody-to-count")
    assert headline("k", nothing, **WORDS).data["value"] is None
    assert "not available" in repr(headline("k", nothing, **WORDS))


def test_the_definition_hash_changes_with_the_definition_only():
    one, same, other = (
        headline("k", estimate(value=value), **(WORDS | {"definition": words})).data["definition_hash"]
        for value, words in ((0.38, "A."), (0.39, "A."), (0.38, "B."))
    )
    assert one == same != other


def test_a_label_from_data_is_escaped():
    item = headline("k", estimate(), **(WORDS | {"label": data("Retention of <img src=x>")}))
    assert "<img" not in item._repr_mimebundle_()["text/html"]
    assert item._repr_mimebundle_()[MIME]["kind"] == "headline"


def test_causal_labels_are_refused():
    with pytest.raises(ValueError, match="claims a cause"):
        headline("k", estimate(), **(WORDS | {"label": "Retention driven by vouchers"}))
