"""The setting of a churn analysis: what the single features say, put together for one day."""

import datetime as dt

import ibis
import pandas as pd

from workbench.features.churn import churn_features, outcomes, setting, silence
from workbench.features.churn.outcomes import Design

WINDOW = {"first_day": dt.date(2024, 1, 1), "as_of": dt.date(2024, 12, 31)}


def shop():
    """Ten customers who buy every month, five of them only until July."""
    days = [
        (f"c{k}", day.date())
        for k in range(10)
        for day in pd.date_range("2024-01-05", "2024-12-30" if k < 5 else "2024-07-05", freq="30D")
    ]
    rows = pd.DataFrame(days, columns=["customer_id", "day"])
    money = {"orders": 1, "lines": 1, "spend": 5.0, "returns": 0.0, "discount": 0.0, "breadth": 1}
    return {"purchases": ibis.memtable(rows.assign(known_on=rows["day"], **money))}


def test_the_design_takes_the_silence_that_the_data_show_unless_one_is_given():
    chosen = setting.choose_design(shop(), as_of=WINDOW["as_of"], horizon=30, gap=7)
    assert chosen == Design(
        "non-contractual", horizon=30, gap=7, grace=7, hiatus=silence.hiatus(shop(), as_of=WINDOW["as_of"])
    )
    assert setting.choose_design(shop(), as_of=WINDOW["as_of"], hiatus=45).hiatus == 45


def test_a_report_is_told_the_days_of_the_window_counted_from_the_moment():
    facts = Design("non-contractual", horizon=60, gap=7, hiatus=90).facts
    assert facts == {"kind": "non-contractual", "horizon": 60, "gap": 7, "hiatus": 90, "opens": 8, "closes": 67}


def test_past_moments_and_today_are_seen_through_the_same_windows():
    design = Design("non-contractual", horizon=30, gap=7, hiatus=45)
    known, today = setting.known_and_today(shop(), design, **WINDOW)
    at = outcomes.moments(design, **WINDOW)
    windows = churn_features.observed_windows(WINDOW["first_day"], [*at, WINDOW["as_of"]])
    pd.testing.assert_frame_equal(
        known, outcomes.labelled(shop(), design, at=at, as_of=WINDOW["as_of"], windows=windows)
    )
    assert sorted(today["customer_id"]) == [f"c{k}" for k in range(5)], "who stopped in July is no customer today"
    longer = {name.rpartition("_")[2] for name in set(today) - set(known)}
    assert longer <= {"180", "365"}, "today is seen through longer windows too, and through nothing else"


def test_rules_are_asked_at_the_newest_moment_with_the_rhythm_known_by_then():
    design = Design("non-contractual", horizon=30, gap=7, hiatus=45)
    verdicts, rhythm = setting.verdicts(shop(), design, **WINDOW)
    newest = max(outcomes.moments(design, **WINDOW))
    assert verdicts.set_index("customer_id")["hiatus"].to_dict() == {f"c{k}": k >= 5 for k in range(10)}
    pd.testing.assert_frame_equal(rhythm, silence.rhythm(shop()["purchases"], as_of=newest))
    none, everyone = setting.verdicts(shop(), design, first_day=dt.date(2024, 12, 1), as_of=dt.date(2024, 12, 31))
    assert none.empty and len(everyone) == 10, "without a moment nobody is judged"
