"""Staggered starts: against a calculation by hand, and what may be estimated from how many groups."""

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from tests.truth import staggered
from workbench.models.incrementality import ladder
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


WATCHED = """
import os, sys
import numpy as np
import diff_diff  # importing it defines everything; what matters is what runs afterwards
from tests.truth.staggered import staged_stores
from workbench.models.incrementality.staggered import StaggeredEstimator

windows, ran = staged_stores(np.random.default_rng(3), 60).windows, set()
sys.setprofile(lambda frame, event, argument: ran.add(frame.f_code.co_filename))
StaggeredEstimator(draws=1).fit(windows).breakdown()
sys.setprofile(None)
print(*sorted(os.path.basename(name) for name in ran if "diff_diff" in name), "diff_diff._nprobust_port" in sys.modules)
"""


def test_of_the_library_nothing_runs_that_was_translated_from_packages_under_the_gpl(root):
    """diff-diff's wheel holds translations of R's nprobust and rdrobust, and what is built on them."""
    made = subprocess.run([sys.executable, "-c", WATCHED], cwd=root, capture_output=True, text=True, check=True)
    *ran, loaded = made.stdout.split()
    own = {"aggregation.py", "honest_did.py", "pretrends.py", "results_base.py", "survey.py", "utils.py"}
    assert "staggered.py" in ran and {name for name in ran if not name.startswith("staggered")} <= own
    assert loaded == "False"
