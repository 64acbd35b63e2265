"""Waits, promises, volume, growth and what follows a case: published answers, arithmetic by hand, and worlds without a difference."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from workbench.models.service import after_case, growth, promises, volume, waiting


def waits(hours, ended, customers=None):
    return pd.DataFrame(
        {"customer_id": range(len(hours)) if customers is None else customers, "hours": hours, "ended": ended}
    )


GEHAN = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]  # 6-MP, weeks in remission
ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]


def test_the_median_of_gehans_trial_is_the_published_one_and_its_range_reaches_beyond_the_data():
    """Median 23 weeks, the upper end not reached (Kalbfleisch and Prentice 2002, table 1.1; R's survfit)."""
    found = waiting.median(waits(np.array(GEHAN, dtype=float), np.array(ENDED, dtype=bool)))
    assert found.value == 23.0 and found.no_interval == "range-not-reached" and found.n == 21


def test_ranges_of_one_case_a_customer_are_those_of_statsmodels():
    rng = np.random.default_rng(1)
    hours, cut = rng.exponential(10, 300), rng.exponential(25, 300)
    seen = waits(np.minimum(hours, cut), hours <= cut)
    found = waiting.median(seen)
    with np.errstate(divide="ignore", invalid="ignore"):  # of the last value, whose share is 0
        lo, hi = SurvfuncRight(seen["hours"], seen["ended"].astype(int)).quantile_ci(0.5, method="cloglog")
    assert (found.lo, found.hi) == pytest.approx((lo, hi), rel=0.02)  # ours takes customers/(customers − 1)


def test_ten_copies_of_each_case_of_a_customer_tell_no_more_than_one():
    rng = np.random.default_rng(2)
    hours = rng.exponential(10, 60)
    one, ten = (
        waiting.median(waits(hours, True)),
        waiting.median(waits(np.repeat(hours, 10), True, np.repeat(range(60), 10))),
    )
    alone = waiting.median(waits(np.repeat(hours, 10), True))
    assert (ten.value, ten.lo, ten.hi) == (one.value, one.lo, one.hi)
    assert alone.hi - alone.lo < 0.6 * (ten.hi - ten.lo)


def test_nine_in_ten_lie_beyond_half():
    seen = waits(np.arange(1.0, 101.0), True)
    assert waiting.median(seen).value == 50.0 and waiting.median(seen, share=0.9).value == 90.0


@pytest.mark.parametrize(("early", "shown"), [(15, [0.0, 2.0, 6.0]), (5, [0.0])])
def test_the_course_leaves_out_times_between_which_few_cases_end(early, shown):
    seen = waits(np.concatenate([np.full(early, 1.0), np.full(100 - early, 5.0), np.full(100, 50.0)]), True)
    told = waiting.still_waiting(seen, np.array([0.0, 2.0, 6.0, 60.0]), minimum=10)
    assert told["hours"].tolist() == shown
    assert told.iloc[-1].tolist() == ([6.0, 100, 100, 0.5] if early == 15 else [0.0, 200, 0, 1.0])


def test_a_figure_about_few_customers_is_withheld_and_one_without_record_says_so():
    few = waits([1.0] * 40, True, [0, 1] * 20)
    assert waiting.median(few, minimum=10).no_interval == "too-few-to-show"
    assert waiting.median(few.head(0)).no_interval == "no-such-time-on-record"
    assert waiting.backlog((3, 3), few, minimum=10).no_interval == "too-few-to-show"
    assert waiting.backlog((0, 0), few.head(0)).no_interval == "no-such-time-on-record"
    kept = pd.DataFrame({"customer_id": [0, 1] * 20, "kept": True})
    assert promises.kept_share(kept, minimum=10).no_interval == "too-few-to-show"
    assert promises.kept_share(kept.head(0)).no_interval == "no-case-old-enough"


def test_promises_and_waits_are_told_by_channel_with_the_customers_behind_them():
    kept = pd.DataFrame(
        {"customer_id": range(80), "channel": ["chat"] * 40 + ["mail"] * 40, "kept": ([True] * 30 + [False] * 10) * 2}
    )
    found = promises.by_channel(kept, kept.assign(kept=~kept["kept"]), minimum=10)
    assert found[["channel", "customers", "cases", "answered_rate", "resolved_rate"]].values.tolist() == [
        ["chat", 40, 40, 0.75, 0.25], ["mail", 40, 40, 0.75, 0.25]
    ]  # fmt: skip


def test_a_level_course_is_forecast_as_it_is_and_a_rising_one_near_its_end():
    assert volume.forecast(pd.Series([30.0] * 12)).value == pytest.approx(30.0)
    rising = volume.forecast(pd.Series(np.arange(10.0, 60.0, 2.0)))
    assert 54 < rising.value <= 58 and rising.lo < rising.value < rising.hi
    assert volume.forecast(pd.Series([30.0] * 7)).no_interval == "too-few-stretches"


def test_past_forecasts_know_only_what_came_before():
    counts = pd.Series(np.random.default_rng(3).poisson(40, 20).astype(float))
    tested = volume.back_test(counts)
    again = volume.back_test(pd.concat([counts, pd.Series([900.0])], ignore_index=True))
    assert len(tested) == 12 and tested["naive"].tolist() == counts.iloc[7:19].tolist()
    pd.testing.assert_frame_equal(again.iloc[:11].reset_index(drop=True), tested.iloc[1:].reset_index(drop=True))


def test_a_category_whose_many_cases_are_those_of_a_few_customers_is_not_said_to_grow():
    """Sixty cases after twenty: by twelve customers with five each it is luck of a few, by sixty customers it is clear."""
    before = [("x", f"b{k}", 1, 0) for k in range(20)]
    many = pd.DataFrame(
        [*before, *(("x", f"n{k}", 0, 1) for k in range(60))], columns=["category", "customer_id", "before", "now"]
    )
    few = pd.DataFrame([*before, *(("x", f"n{k}", 0, 5) for k in range(12))], columns=many.columns)
    assert growth.growth(many)["growth"].tolist() == ["grows"]
    ours, theirs = growth.growth(few).iloc[0], growth.growth(many).iloc[0]
    assert ours["ratio"] == pytest.approx(theirs["ratio"]) and ours["hi"] / ours["lo"] > theirs["hi"] / theirs["lo"]


def test_a_category_of_few_customers_is_not_compared():
    few = pd.DataFrame([("x", f"b{k}", 1, 1) for k in range(9)], columns=["category", "customer_id", "before", "now"])
    found = growth.growth(few)
    assert found["growth"].tolist() == ["few"] and pd.isna(found["ratio"].iloc[0])
    assert growth.grown(found) == {"k": 0, "n": 0, "most": ""}


def occasions(n, gap, seed=0):
    rng = np.random.default_rng(seed)
    rows = [(k, f"a{k}", True, float(rng.random() < 0.5 + gap), 20.0) for k in range(n)]
    rows += [(k, f"b{k}", False, float(rng.random() < 0.5), 10.0) for k in range(n)]
    return pd.DataFrame(rows, columns=["occasion", "customer_id", "treated", "bought", "spend"]).assign(score=np.nan)


def test_a_difference_afterwards_is_told_with_its_direction_and_none_is_not():
    assert after_case.difference(occasions(400, 0.3), "bought").direction(materiality=0.02) == "higher"
    assert after_case.difference(occasions(400, 0.0), "bought").direction(materiality=0.02) == "no-clear-change"
    assert after_case.difference(occasions(400, 0.0), "spend", currency="EUR")[:3] == pytest.approx((10.0, 10.0, 10.0))


def test_an_outcome_of_few_customers_or_of_nobody_is_withheld():
    assert after_case.difference(occasions(9, 0.0), "spend", minimum=10).no_interval == "too-few-to-show"
    assert after_case.difference(occasions(40, 0.0), "score").no_interval == "too-few-to-compare"
    assert after_case.difference(occasions(0, 0.0), "bought").no_interval == "too-few-to-compare"
    assert np.isnan(after_case.furthest(occasions(0, 0.0), ["spend"]))
