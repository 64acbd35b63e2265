"""A change is worded by rule, put down to what differs, and not drawn where it means nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.report import changes, comparison


def by_key(compared):
    return {row["key"]: row for row in compared["headlines"]}


def test_a_later_cut_off_is_a_new_period(sample, results, history):
    compared = comparison.compare(results, history[-1])
    assert compared["causes"] == ["new_period"] and compared["comparable"]
    assert by_key(compared)["retention_1"]["word"] == "unclear"


def test_a_clear_and_large_change_is_a_rise_and_says_whether_that_is_good(sample, results):
    row = by_key(comparison.compare(results, sample.earlier(1, shift=-0.1)))["retention_1"]
    assert (row["word"], row["verdict"]) == ("rise", "better")
    assert row["lo"] > 0
    assert str(changes.word(row)) == "clear rise, for the better"


def test_other_data_for_the_same_window_are_a_restatement_without_a_range(sample, notebook, results):
    before = sample.built(sample.notebook(shift=-0.03, data=sample.summary(fingerprint="sha256:other")), run_id="a")
    compared = comparison.compare(results, before)
    row = by_key(compared)["retention_1"]
    assert compared["causes"] == ["restated"]
    assert (row["word"], row["lo"], row["no_interval"]) == ("restated", None, "restated")


def test_another_parameter_makes_figures_incomparable_and_shows_both_lines(sample, results):
    before = sample.earlier(1, parameters={"period": "month", "warm_up": 60, "data": "shop"})
    compared = comparison.compare(results, before)
    assert not compared["comparable"]
    assert ["-", "warm_up = 60"] in compared["parameters"] and ["+", "warm_up = 90"] in compared["parameters"]
    assert {row["word"] for row in compared["headlines"]} == {"redefined"}
    assert all(row["change"] is None for row in compared["headlines"])


def test_another_definition_makes_that_headline_incomparable(sample, results):
    before = sample.earlier(1)
    before["headlines"][0]["definition_hash"] = "other"
    compared = comparison.compare(results, before)
    assert compared["causes"] == ["new_period", "definition"]
    assert [row["word"] for row in compared["headlines"]] == ["redefined", "unclear", "unclear"]


def test_other_code_is_named_and_still_compared(sample, notebook, results):
    before = sample.built(notebook, run_id="a", provenance={"code": "other", "started": "2024-12-01T00:00:00+00:00"})
    compared = comparison.compare(results, before)
    assert compared["causes"] == ["code"]
    assert {(row["word"], row["change"], row["lo"]) for row in compared["headlines"]} == {("same", 0.0, None)}


def test_other_numbers_from_the_same_data_are_recalculated_not_a_movement(sample, results):
    before = sample.built(sample.notebook(shift=-0.05), run_id="a", provenance={"code": "other"})
    row = by_key(comparison.compare(results, before))["retention_1"]
    assert (row["word"], row["no_interval"]) == ("recalculated", "same_data")


def test_history_keeps_to_the_same_analysis_scope_dataset_grain_and_success(sample, results):
    others = [
        sample.earlier(1),
        sample.earlier(2, scope="north"),
        sample.earlier(3, analysis="churn"),
        sample.earlier(4, parameters={"period": "week"}),
        sample.earlier(5, status="failed"),
    ]
    assert [run["run_id"] for run in comparison.history(others, results)] == ["run-11"]


def test_runs_are_ordered_by_moment_not_by_the_zone_they_were_written_in(sample, results):
    east = {"started": "2024-12-19T09:00:00+08:00"}  # six hours before the run that stands beside it
    assert comparison.history([sample.earlier(1, provenance=east)], results) != []


def test_a_run_made_again_from_the_same_input_is_not_a_second_observation(sample, notebook, results, history):
    again = sample.built(notebook, run_id="z", provenance={"started": "2024-12-20T00:00:00+00:00", "code": "new"})
    assert comparison.history([*history, results], again) == comparison.history(history, results)


def test_different_numbers_from_the_same_input_are_never_hidden(sample, results):
    odd = sample.built(sample.notebook(shift=0.01), run_id="odd", provenance={"started": "2024-12-20T00:00:00+00:00"})
    assert [run["run_id"] for run in comparison.history([results], odd)] == [results["run_id"]]
    assert comparison.compare(odd, results)["causes"] == []


@given(st.floats(-1, 1), st.floats(0, 0.2), st.floats(0, 0.2), st.floats(0.001, 0.1))
def test_words_of_movement_need_a_clear_and_material_change(change, below, above, material):
    word = comparison.movement(change, change - below, change + above, material=material)
    if word in ("rise", "fall"):
        assert abs(change) >= material and (change - below > 0 or change + above < 0)
    if word == "little":
        assert max(abs(change - below), abs(change + above)) <= material


def test_two_touching_intervals_are_not_read_as_a_change():
    now, before = ({"value": v, "lo": v - 0.02, "hi": v + 0.02, "level": 0.95} for v in (0.40, 0.38))
    lo, hi, _ = comparison.change_of(now, before)
    assert lo < 0 < hi


def test_different_levels_give_no_range(sample):
    now = {"value": 0.4, "lo": 0.3, "hi": 0.5, "level": 0.95}
    assert comparison.change_of(now, now | {"level": 0.8}) == (None, None, "levels")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_terminal_says_the_same(sample, results, history, lang):
    told = changes.plain(comparison.compare(results, history[-1]), lang)
    assert "run-11" in told and "38%" in told
    assert ("no clear change" if lang == "en" else "无明显变化") in told
