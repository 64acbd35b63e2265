"""What a report shows of a study: diagnoses in rows, the largest differences, places along the windows, and nothing about few."""

import numpy as np
import pandas as pd

from workbench.models.incrementality import presented
from workbench.models.incrementality.results import Setting, naive_members, refused
from workbench.models.incrementality.verdicts import at_least, at_most
from workbench.models.intervals.estimate import Estimate

SETTING = Setting("EUR")
NOBODY = pd.DataFrame({"joined_on": [], "margin": [], "member_days": []})
NAIVE = naive_members(NOBODY, pd.DataFrame({"day": [], "margin": [], "customers": []}), SETTING)
NOTHING = refused([], NAIVE, SETTING)


def drawn(design: str, windows: list[int], **columns):
    """A study with an estimate in these windows (0 is the first after the moment)."""
    events = pd.DataFrame(
        {
            "window": windows,
            "estimate": 1.0,
            "lo": 0.0,
            "hi": 2.0,
            "n_treated": 500,
            "n_control": 900,
            "explained": np.nan,
        }
    )
    return NOTHING._replace(design=design, verdict="WARN", event_time=events.assign(**columns))


def test_counts_stay_whole_beside_measures_and_those_of_few_customers_are_missing():
    found = NOTHING._replace(
        diagnoses=[at_least("customers", 1482, ok=200, limit=50), at_most("balance", 0.034, ok=0.1, limit=0.25)]
    )
    staged = NOTHING._replace(
        diagnoses=[at_least("groups", 12, ok=50, limit=30), at_least("members", 4, ok=200, limit=50)]
    )
    table = presented.diagnoses(found, staged, minimum=10)
    assert table["diagnosis"].tolist() == ["groups", "members", "customers", "balance"]
    assert table["design"].tolist() == ["rollout", "rollout", "trial", "trial"]
    assert table["result"].tolist()[::2] == [12, 1482] and isinstance(table["result"].iloc[0], int)
    assert np.isnan(table["result"].iloc[1]) and table["result"].iloc[3] == 0.034
    assert [type(bound) for bound in table["bound"]] == [int, int, int, float]


def test_a_bound_without_end_is_missing():
    found = NOTHING._replace(diagnoses=[at_most("variance_ratio", 1.5, ok=2.0, limit=np.inf)])
    assert np.isnan(presented.diagnoses(found, NOTHING, minimum=10)["bound"].iloc[0])


def test_the_covariates_that_differed_most_stand_first_whichever_way_they_differed():
    balance = pd.DataFrame(
        {
            "covariate": ["a", "b", "c"],
            "smd_before": [0.1, -0.9, 0.4],
            "smd_after": [0.0, -0.02, 0.05],
            "variance_ratio": 1.0,
        }
    )
    table = presented.most_unlike(NOTHING._replace(balance=balance), most=2)
    assert table["covariate"].tolist() == ["b", "c"]
    assert table["before"].tolist() == [0.9, 0.4] and table["after"].tolist() == [0.02, 0.05]


def test_windows_that_are_not_compared_are_marked_where_some_before_the_moment_are_shown():
    moment = (0.5, 0.5, "moment")
    assert presented.places(drawn("trial", [-6, -5, 0, 1])) == [(-2.0, 0.0, "adjusted-for"), moment]
    assert presented.places(drawn("trial", [0, 1])) == [moment], "no history was held back"
    assert presented.places(drawn("rollout", [-3, -2, 0, 1])) == [(0.0, 0.0, "compared-with"), moment]
    assert presented.places(drawn("experiment", [0, 1])) == [moment] == presented.places(NOTHING)


def test_windows_that_would_tell_of_a_few_who_joined_late_have_no_numbers():
    course = drawn("trial", [0, 1, 2, 3], n_treated=[60, 57, 40, 4]).event_time
    shown = presented.without_few(course, minimum=10)
    assert shown["n_treated"].fillna(0).tolist() == [60, 0, 40, 0]
    assert shown["estimate"].isna().tolist() == shown["lo"].isna().tolist() == [False, True, False, True]
    assert shown["window"].tolist() == [0, 1, 2, 3]


def test_a_course_in_which_many_are_followed_stays_as_it_is():
    course = drawn("rollout", [-3, -2, 0, 1], n_treated=[592, 1182, 1771, 2360]).event_time
    pd.testing.assert_frame_equal(presented.without_few(course, minimum=10), course)


def test_a_return_by_one_of_the_others_makes_the_range_of_the_plain_gap_wide():
    """40 members brought 10 each since joining, 100 others 0 but for one who returned 4,000: 50 apart, and by one customer."""
    members = pd.DataFrame({"joined_on": ["2024-01-01"] * 40, "margin": [9.0, 11.0] * 20, "member_days": 90})
    error = pd.Series([0.0] * 99 + [-4000.0]).std(ddof=0) / 10
    others = pd.DataFrame({"day": ["2024-02-01"], "margin": [-4000.0], "customers": 100, "error": error})
    gap = naive_members(members, others, SETTING)
    assert gap.value == 50.0 and gap.lo < 0 and gap.hi > 100


def test_how_far_one_customer_sways_an_effect_is_told_in_tenths_and_whether_the_answer_is_theirs():
    def swayed(left: tuple[float, float, float], whole: tuple[float, float, float] = (10.0, 6.0, 14.0)) -> tuple:
        study = NOTHING._replace(effect=Estimate(*whole, 90), without_largest=Estimate(*left, 89))
        found = presented.brought(study)
        return found["sway"], found["moved"]

    assert swayed((9.9, 6.0, 13.9)) == ("moves", 0.1) and swayed((8.0, 4.0, 12.0)) == ("moves", 0.3)
    assert swayed((-2.0, -4.0, -1.0)) == ("decides", 1.5) and swayed((1.0, -3.0, 5.0))[0] == "decides"
    assert presented.brought(NOTHING)["sway"] == "none"
