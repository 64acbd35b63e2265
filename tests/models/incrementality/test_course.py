"""What is drawn of a study: the course before and after the moment, and the sum that ends in the effect."""

import numpy as np
import pandas as pd
import pytest

from tests.truth import joiners
from tests.truth.test_t14_joining_on_a_purchase import fitted
from workbench.models.incrementality import study
from workbench.models.incrementality.results import Setting

NOBODY = pd.DataFrame({"joined_on": [], "margin": [], "member_days": []})
OTHERS = pd.DataFrame({"day": [], "margin": [], "customers": []})


@pytest.fixture(scope="module")
def occasions():
    return joiners.buying_joiners(np.random.default_rng(3), 1000, lift=0.2)


def campaign(occasions, design: str) -> study.Study:
    """The purchase months of the joiners, as if they were contacts drawn at random, or opportunities."""
    drawn = np.random.default_rng(1).random(len(occasions.panel)) < 0.5
    whole = occasions.panel.assign(treated=drawn, design=design, kind="mail", campaign_id="mail-1", cost=1.0).dropna()
    none = pd.DataFrame(index=range(len(whole)))
    return study.study(whole.reset_index(drop=True), none, Setting("EUR", draws=2), members=NOBODY, others=OTHERS)


@pytest.mark.parametrize("design", ["contacts", "opportunities"])
def test_the_last_point_of_the_sum_is_the_effect_of_the_headline(occasions, design):
    found = campaign(occasions, design)
    assert found.gained["value"].iloc[-1] == pytest.approx(found.effect.value)
    assert found.gained["window"].tolist() == [1, 2, 3, 4, 5, 6]


def test_a_trial_shows_the_windows_held_back_before_the_moment(occasions):
    course = study.course(campaign(occasions, "opportunities"))
    assert course["window"].tolist() == [-5, -4, -3, 1, 2, 3, 4, 5, 6]
    assert course["part"].tolist() == ["before"] * 3 + ["after"] * 6
    assert (course.loc[course["part"] == "before", ["lo", "hi"]].prod(axis=1) < 0).all(), "chance drew the groups"


def test_a_staged_start_shows_the_window_it_is_compared_with(occasions):
    found = campaign(occasions, "contacts")
    staged = found._replace(design="rollout", event_time=found.event_time.assign(window=[-3, -2, 0, 1, 2, 3]))
    course = study.course(staged).set_index("window")
    assert course.index.tolist() == [-2, -1, 0, 1, 2, 3, 4]
    assert course.loc[0, "estimate"] == 0 and np.isnan(course.loc[0, "lo"])
    assert study.first_difference(staged).value == found.event_time["estimate"].iloc[2]


def test_a_refused_study_has_no_course_and_no_first_difference(occasions):
    refused = campaign(occasions, "contacts")._replace(verdict="NO ESTIMATE")
    assert study.course(refused).empty and np.isnan(study.first_difference(refused).value)


def test_what_forbids_an_estimate_is_named(occasions):
    few = occasions._replace(panel=occasions.panel[occasions.panel["customer_id"] < 40])
    assert (
        study.forbidding(campaign(few, "contacts")) == "customers"
        and study.forbidding(campaign(occasions, "contacts")) == ""
    )


def test_the_weights_of_the_windows_hold_nothing_of_what_joiners_happened_to_bring(occasions):
    luck = (
        np.random.default_rng(2).gamma(1.0, 30.0, (len(occasions.panel), 6))
        * occasions.panel["treated"].to_numpy()[:, None]
    )
    moved = {
        f"{name}_{k}": occasions.panel[f"{name}_{k}"] + luck[:, k] for name in ("after", "member") for k in range(6)
    }
    plain, lucky = (fitted(occasions._replace(panel=occasions.panel.assign(**of)), draws=2) for of in ({}, moved))
    assert lucky.effect_.value > plain.effect_.value
    assert lucky.window_weights_ == pytest.approx(plain.window_weights_)
