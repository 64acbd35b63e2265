import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.intervals.estimate import Estimate, not_estimated


def change(value, lo, hi):
    return Estimate(value, lo, hi, 900, unit="points")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ((0.05, 0.02, 0.08), "higher"),
        ((-0.05, -0.08, -0.02), "lower"),
        ((0.005, 0.002, 0.008), "little-changed"),
        ((0.0, -0.005, 0.005), "little-changed"),
        ((0.02, -0.03, 0.07), "no-clear-change"),
        ((0.05, -0.001, 0.1), "no-clear-change"),
    ],
)
def test_words_of_movement_need_a_clear_and_material_change(given, word):
    assert change(*given).direction(materiality=0.01) == word


@given(st.floats(-1, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.5))
def test_an_interval_around_zero_never_gets_a_direction(value, below, above, materiality):
    lo, hi = value - below, value + above
    word = change(value, lo, hi).direction(materiality=materiality)
    if lo <= 0 <= hi or abs(value) < materiality:
        assert word in ("little-changed", "no-clear-change")
    mirrored = change(-value, -hi, -lo).direction(materiality=materiality)
    assert mirrored == {"higher": "lower", "lower": "higher"}.get(word, word)


def test_what_is_not_known_has_no_direction():
    assert not_estimated("nobody-to-count").direction(materiality=0.01) == "no-clear-change"


def test_a_negative_materiality_is_refused():
    with pytest.raises(ValueError, match="materiality: expected 0 or more"):
        change(0.1, 0.0, 0.2).direction(materiality=-0.1)
