"""What an analyst types from `workbench.models` gives published answers."""

import numpy as np
import pandas as pd
import pytest

from workbench import models
from workbench.models import NotEstimable, cox, kaplan_meier, nps_difference

# Gehan 1965: weeks of remission of 21 patients with 6-MP ("" = still in remission) and 21 without.
TREATED = [(6, 3, 1), (7, 1, 0), (9, 0, 1), (10, 1, 1), (11, 0, 1), (13, 1, 0), (16, 1, 0), (17, 0, 1), (19, 0, 1), (20, 0, 1),
           (22, 1, 0), (23, 1, 0), (25, 0, 1), (32, 0, 2), (34, 0, 1), (35, 0, 1)]  # fmt: skip
CONTROL = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


@pytest.fixture
def gehan() -> pd.DataFrame:
    treated = [(week, cause, 0) for week, ended, there in TREATED for cause in ["left"] * ended + [""] * there]
    return pd.DataFrame(treated + [(week, "left", 1) for week in CONTROL], columns=["time", "cause", "control"])


def test_the_published_coefficient_of_gehans_patients_per_unit_and_in_any_unit(gehan):
    """Efron's ties: 1.572 with standard error .412, hazard ratio 4.82 (as R's survival and textbooks give it)."""
    assert len(gehan) == 42
    told = cox(gehan).iloc[0]
    assert told[["coefficient", "standard_error", "ratio"]].tolist() == pytest.approx([1.572, 0.412, 4.817], abs=0.001)
    assert (told["factor"], told["n"]) == ("control", 42)
    tenth = cox(gehan.assign(control=gehan["control"] * 10)).iloc[0]
    assert tenth["coefficient"] == pytest.approx(told["coefficient"] / 10, rel=1e-6)


def test_text_is_set_against_its_first_value_and_rows_without_a_factor_are_left_out(gehan):
    named = gehan.assign(arm=gehan["control"].map({0: "6-MP", 1: "none"}), control=None).drop(columns="control")
    named.loc[0, "arm"] = None
    told = cox(named).iloc[0]
    assert (told["factor"], told["n"]) == ("arm=none", 41)


def test_factors_that_cannot_be_told_apart_are_refused(gehan):
    with pytest.raises(NotEstimable):
        cox(gehan.assign(twice=2 * gehan["control"]))
    with pytest.raises(NotEstimable):
        cox(gehan[["time", "cause"]])


def test_kaplan_meier_of_gehans_patients(gehan):
    """Published: 0.857 are in remission after 6 weeks with 6-MP."""
    lives = gehan.assign(entry=0, group=gehan["control"].astype(str))
    curve = kaplan_meier(lives, minimum=0).set_index(["group", "month"])
    assert curve.loc[("0", 6), "survival"] == pytest.approx(0.857, abs=0.001)


def test_two_samples_of_the_same_people_differ_by_chance_as_often_as_promised():
    rng = np.random.default_rng(21)
    answers = [pd.Series(rng.choice([10, 8, 3], p=[0.5, 0.3, 0.2], size=80)) for _ in range(1200)]
    found = [
        nps_difference(one, other)["p"].item() < 0.05 for one, other in zip(answers[::2], answers[1::2], strict=True)
    ]
    assert 0.03 < np.mean(found) < 0.07


def test_with_nobody_in_one_sample_nothing_is_known_of_the_difference():
    told = nps_difference(pd.Series([10, 9]), pd.Series([np.nan]))
    assert told[["difference", "lo", "hi", "p"]].isna().all(axis=None) and told["n_other"].item() == 0


def test_completion_offers_every_name_before_it_is_loaded():
    assert set(models.__all__) <= set(dir(models))
    assert all(getattr(models, name) is not None for name in models.__all__)
