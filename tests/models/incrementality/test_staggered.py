"""Staggered starts: against a calculation by hand, and what may be estimated from how many groups."""

import numpy as np
import pandas as pd
import pytest

from tests.truth import staggered
from workbench.models.incrementality import group_time, ladder
from workbench.models.incrementality.results import Setting
from workbench.models.incrementality.staggered import StaggeredEstimator
from workbench.models.incrementality.study import diagnosis_table, staged_study


def by_hand(windows: pd.DataFrame) -> float:
    """The formula of Callaway & Sant'Anna without covariates: Σ n·ATT(g, t) over started customers and their windows."""
    wide = windows.pivot(index="group", columns="window", values="margin")
    about = windows.groupby("group")[["customers", "start"]].first()
    total, exposed = 0.0, 0
    for start in sorted(set(about["start"]) - {0}):
        mine = about["start"] == start
        for window in range(start, windows["window"].max() + 1):
            waiting = (about["start"] == 0) | (about["start"] > window)
            change = wide[window] - wide[start - 1]
            gain = [np.average(change[arm], weights=about.loc[arm, "customers"]) for arm in (mine, waiting)]
            total += about.loc[mine, "customers"].sum() * (gain[0] - gain[1])
    started = about.loc[about["start"] > 0, "customers"].sum()
    exposed += started
    return total / exposed


@pytest.fixture(scope="module")
def world():
    return staggered.staged_stores(np.random.default_rng(3), 60)


def as_study(world, **setting):
    sizes = world.windows.groupby("group")["customers"].first()
    groups = pd.Series(np.repeat(sizes.index, sizes), name="group").rename_axis("customer_id")
    start = groups.map(world.windows.groupby("group")["start"].first())
    members = pd.DataFrame(
        {"margin": 1.0, "joined_on": pd.Timestamp("2024-01-01"), "member_days": 100}, index=groups.index[start > 0]
    )
    return staged_study(
        world.windows, groups, Setting("EUR", draws=2, **setting), members=members, others=pd.DataFrame()
    )


def test_it_is_the_sum_of_two_by_two_differences(world):
    fitted = StaggeredEstimator(draws=0).fit(world.windows)
    assert fitted.effect_.value == pytest.approx(by_hand(world.windows))
    assert (fitted.n_treated_, fitted.n_control_) == (42, 18)


def test_the_last_sum_of_windows_and_the_bootstrap_agree_with_the_estimate(world):
    fitted = StaggeredEstimator(draws=200).fit(world.windows)
    error = (fitted.effect_.hi - fitted.effect_.lo) / 2 / 1.96
    assert fitted.draws_.std(ddof=1) == pytest.approx(error, rel=0.2)
    first = fitted.event_time_.set_index("window").loc[0]
    assert fitted.gained_.iloc[0][["value", "lo", "hi"]].tolist() == pytest.approx(
        first[["estimate", "lo", "hi"]].tolist(), rel=0.02
    )


def test_a_common_course_of_all_groups_changes_nothing(world):
    moved = world.windows.assign(margin=world.windows["margin"] + 5 * np.sqrt(world.windows["window"]))
    one, other = (StaggeredEstimator(draws=0).fit(frame).effect_ for frame in (world.windows, moved))
    assert one.value == pytest.approx(other.value) and one.lo == pytest.approx(other.lo)


def test_forty_stores_warn_and_four_regions_are_refused():
    forty = as_study(staggered.staged_stores(np.random.default_rng(3), 40))
    assert {d.key: d.verdict for d in forty.diagnoses}["groups"] == "WARN"
    four = staggered.staged_stores(np.random.default_rng(3), 60)
    four = four._replace(
        windows=four.windows[four.windows["group"].isin(four.windows.drop_duplicates("start")["group"])]
    )
    refused = as_study(four)
    assert refused.verdict == "NO ESTIMATE" and np.isnan(refused.effect.value)
    assert ladder.rollout_state(refused) == "few"


def test_a_steep_trend_before_the_start_is_refused():
    trending = as_study(staggered.staged_stores(np.random.default_rng(3), 60, slope=0.5, effect=0.0))
    assert trending.verdict == "NO ESTIMATE" and trending.evidence == "Description"
    table = diagnosis_table(trending).set_index("key")
    assert table.loc["lead_trend", "verdict"] == "NO ESTIMATE" and table.loc["groups", "kind"] == "count"
    assert ladder.rollout_state(trending) == "refused"


def test_a_sound_start_is_used_and_its_costs_are_those_of_the_same_customers(world):
    sound = as_study(world)
    assert (
        sound.design == "rollout" and sound.evidence == "Matched comparison" and ladder.rollout_state(sound) == "used"
    )
    assert sound.customer_weights.shape == (2, int(world.windows.groupby("group")["customers"].first().sum()))
    assert len(sound.margin_draws) == 2 and sound.effect.lo < world.effect < sound.effect.hi


def test_without_two_windows_before_the_start_the_leads_are_unknown_and_warn(world):
    short = world.windows[world.windows["window"] >= 6]
    short = short.assign(window=short["window"] - 5, start=(short["start"] - 5).clip(lower=0))
    one_start = short[short["start"].isin([0, 2])]
    fitted = StaggeredEstimator(draws=0).fit(one_start)
    assert np.isnan(fitted.leads_.joint) and np.isnan(fitted.breakdown())


def test_it_agrees_with_diff_diff():
    """diff-diff 3.13.0 on this world: CallawaySantAnna(not_yet_treated, universal base, reg) with group sizes as weights, its
    event study, PreTrendsPower(wald) and HonestDiD(relative_magnitude), whose breakdown is found on a grid of 0.05."""
    world = staggered.staged_stores(np.random.default_rng(4), 100, slope=0.1)
    fitted = StaggeredEstimator(draws=0).fit(world.windows)
    assert fitted.effect_[:3] == pytest.approx((19.557453593725263, 17.215026213779577, 21.89988097367095), rel=1e-9)
    course = fitted.event_time_.set_index("window")
    expected = {-12: (-0.848240, -1.432448, -0.264032), -2: (0.448723, 0.147212, 0.750233), 0: (1.261719, 0.962925, 1.560513),
                11: (3.304920, 2.674772, 3.935068)}  # fmt: skip
    for window, numbers in expected.items():
        assert course.loc[window, ["estimate", "lo", "hi"]].tolist() == pytest.approx(numbers, abs=1e-6)
    leads = (0.004043716747573025, 0.015743722488038632, 0.05113645376038685, 0.020811268459197122, 0.9999999980559003)
    assert fitted.leads_ == pytest.approx(leads, rel=1e-6)
    assert fitted.breakdown() == pytest.approx(0.996, abs=0.05)


def test_the_breakdown_is_the_step_at_which_the_range_touches_zero():
    """Two windows before with steps of 0.2 and 0.1, two after of 1 and 2 with an error of 0.25 for their mean: a step of
    M · 0.2 a window adds 0.2 · M · 1.5 on average."""
    fitted = StaggeredEstimator()
    fitted._course = group_time.Course(np.array([-3, -2, 0, 1]), np.array([0.3, 0.1, 1.0, 2.0]), np.eye(4) * 0.125)
    assert fitted.breakdown() == pytest.approx((1.5 - 1.959964 * 0.25) / (0.2 * 1.5), rel=1e-5)


def test_an_effect_that_is_exact_has_an_influence_of_nothing_but_the_sizes():
    """Four groups, hand-made: two start in window 3 and gain 2 and 4, by weights 1 and 3; two never start."""
    margin = np.array([[1.0, 1.0, 3.0], [5.0, 5.0, 9.0], [2.0, 2.0, 2.0], [7.0, 7.0, 7.0]])
    data = group_time.Panel(margin, np.array([3, 3, 0, 0]), np.array([1.0, 3.0, 1.0, 1.0]))
    found = group_time.effects(data)
    assert [(one.start, one.window, one.value) for one in found] == [(3, 1, 0.0), (3, 3, 3.5)]
    assert group_time.mean(data, found[1:]).influence == pytest.approx(np.array([-1.5, 3 * 0.5, 0, 0]))
