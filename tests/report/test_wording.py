import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.report import Text, text
from workbench.report.wording import by_direction, check_words, direction


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ((0.05, 0.02, 0.08), "higher"),
        ((-0.05, -0.08, -0.02), "lower"),
        ((0.005, 0.002, 0.008), "little changed"),
        ((0.0, -0.005, 0.005), "little changed"),
        ((0.02, -0.03, 0.07), "no clear change"),
        ((0.05, -0.001, 0.1), "no clear change"),
    ],
)
def test_words_of_movement_need_a_clear_and_material_change(change, word):
    assert direction(*change, materiality=0.01) == word


@given(st.floats(-1, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.5))
def test_an_interval_around_zero_never_gets_a_direction(value, below, above, materiality):
    lo, hi = value - below, value + above
    word = direction(value, lo, hi, materiality=materiality)
    if lo <= 0 <= hi or abs(value) < materiality:
        assert word in ("little changed", "no clear change")
    assert direction(-value, -hi, -lo, materiality=materiality) == {"higher": "lower", "lower": "higher"}.get(word, word)


def test_the_sentence_is_chosen_whole():
    sentences = {name: Text(name) for name in ("higher", "lower", "little_changed", "no_clear_change")}
    up = {"value": 0.05, "lo": 0.02, "hi": 0.08, "n": 9}
    assert by_direction(up, materiality=0.01, **sentences) == Text("higher")
    unknown = {"value": 0.05, "lo": None, "hi": None, "n": 9}
    assert by_direction(unknown, materiality=0.01, **sentences) == Text("no_clear_change")


@pytest.mark.parametrize(
    "sentence",
    [
        "The programme raises retention.",
        "Retention is lower because of prices.",
        "Vouchers lead to more orders.",
        "Spending increased.",
        "会员计划提升了留存率。",
        "促销导致流失。",
    ],
)
def test_causal_words_need_evidence_that_carries_them(sentence):
    for weak in ("Description", "Model"):
        with pytest.raises(ValueError, match="claims a cause"):
            check_words(sentence, weak)
    for strong in ("Experiment", "Matched comparison"):
        assert check_words(sentence, strong) == sentence


@pytest.mark.parametrize("sentence", ["A significant rise.", "差异显著。"])
def test_significant_is_refused_whatever_the_evidence(sentence):
    with pytest.raises(ValueError, match="write 'clear'"):
        check_words(sentence, "Experiment")


def test_ordinary_words_pass():
    assert check_words("38% of customers praised the offer and its causeway.")  # 'raised' and 'cause' inside words


def test_names_from_data_are_not_judged():
    quoted = text("Customers of {name:text} return.", name="Significant Increase Ltd")
    assert check_words(quoted) is quoted
    with pytest.raises(ValueError, match="claims a cause"):
        check_words(text("{x:msg}", x=text("Vouchers raise sales.")))


def test_unknown_evidence_is_refused():
    with pytest.raises(ValueError, match="evidence 'Proof' is not one of"):
        check_words("A.", "Proof")
