"""Published numbers: retentioneering's path fixture and web shop, and the four sequences of Zaki."""

import pandas as pd
import pytest

from tests.features.journeys.journeys_sample import FIXTURES, whole
from workbench.features.journeys import funnels, sequences, transitions

ZAKI = [
    ["CD", "ABC", "ABF", "ACDF"],
    ["ABF", "E"],
    ["ABF"],
    ["DGH", "BF", "AGH"],
]
ZAKI_SETS = [[list(part) for part in one] for one in ZAKI]
SEVEN = ["catalog", "product_view", "add_to_cart", "cart", "shipping_details", "payment_details", "purchase"]


@pytest.fixture(scope="module")
def ecom():
    return whole(
        pd.read_parquet(FIXTURES / "ecom" / "ecom.parquet"), customer="user_id", event="event", time="timestamp"
    )


@pytest.mark.shared
def test_known_answer_paths_fixture(shared, known_answers):
    frame = pd.read_csv(shared / "answers" / "paths_fixture.tsv", sep="\t")
    counts = transitions.transitions(whole(frame, customer="user_id", event="event", time="timestamp"))
    table = counts.pivot(index="from", columns="to", values="count").fillna(0)
    columns = ["(start)", "A", "B", "C", "(end)"]
    names = {"path_start": "(start)"}
    for row, expected in known_answers["paths-fixture"]["rows_path_start_A_B_C"].items():
        assert table.reindex(columns=columns, fill_value=0).loc[names.get(row, row)].tolist() == expected


@pytest.mark.shared
def test_known_answer_paths_ecom_transitions(ecom, known_answers):
    found = transitions.transitions(ecom).set_index(["from", "to"])["probability"]
    expected = {k: v for k, v in known_answers["paths-ecom"].items() if "->" in k}
    assert len(expected) == 5
    for pair, probability in expected.items():
        before, after = pair.replace("path_end", "(end)").split("->")
        assert found[before, after] == pytest.approx(probability, abs=1e-6)


@pytest.mark.shared
def test_known_answer_paths_ecom_funnels(ecom, known_answers):
    three = funnels.funnel(ecom, ["catalog", "add_to_cart", "purchase"])
    assert three["reached"].tolist() == known_answers["paths-ecom"]["funnel_catalog>add_to_cart>purchase"]
    assert funnels.funnel(ecom, SEVEN)["reached"].tolist() == known_answers["paths-ecom"]["funnel_7_steps"]


@pytest.mark.shared
def test_known_answer_seq_zaki(known_answers):
    found = sequences.frequent_sequences(ZAKI_SETS, support=0.4)
    supports = {pattern: share for pattern, share in zip(found["pattern"], found["support"], strict=True)}
    assert len(found) == known_answers["seq-zaki"]["n"]
    assert supports[("D",), ("B", "F"), ("A",)] == known_answers["seq-zaki"]["D->BF->A"]
    assert supports[("A", "B", "F"),] == known_answers["seq-zaki"]["ABF"]


def occurs(pattern, sequence) -> bool:
    place = 0
    for part in sequence:
        if place < len(pattern) and set(pattern[place]) <= set(part):
            place += 1
    return place == len(pattern)


@pytest.mark.parametrize("support", [0.25, 0.5, 0.75, 1.0])
def test_every_support_is_what_counting_by_hand_gives(support):
    found = sequences.frequent_sequences(ZAKI_SETS, support=support)
    for pattern, count in zip(found["pattern"], found["count"], strict=True):
        assert count == sum(occurs(pattern, one) for one in ZAKI_SETS) >= support * 4


def test_a_share_that_is_none_is_refused():
    with pytest.raises(ValueError, match="above 0 and at most 1; 0 came"):
        sequences.frequent_sequences([["a"]], support=0)
