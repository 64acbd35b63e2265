"""Scores, tiers, stages and segments do not depend on how the data are delivered."""

import pandas as pd
import pytest

from tests import metamorphic
from workbench.data.planted import generate
from workbench.features.customers import activity
from workbench.features.segments import behaviour, moves, rfm, stages, tiers
from workbench.models.segments import migration, portrait, profiles, segmentation

WINDOW, STEP = 180, 90


@pytest.fixture(scope="module")
def company():
    return generate(400, seed=8)


def analyse(dataset) -> dict[str, pd.DataFrame]:
    days = activity.customer_days(dataset.table("transactions")).cache()
    dates = [dataset.data_to, dataset.data_to - pd.Timedelta(days=STEP).to_pytimedelta()]
    now, before = (
        rfm.recency_frequency_monetary(days, as_of=day, window_days=WINDOW).order_by("customer_id").to_pandas()
        for day in dates
    )
    cuts = tiers.tier_cuts(now["monetary"])
    scored = rfm.score(now).assign(
        tier=tiers.tiers(now["monetary"], cuts), stage=stages.lifecycle_stages(now, window_days=WINDOW)
    )
    found = segmentation.segment(rfm.active(now), repeat_buyers=int((now["frequency"] > 1).sum()), seed=1)
    placed = [moves.placed(people, found.place(rfm.active(people))) for people in (before, now)]
    moved = moves.moves(*placed)
    states = [*sorted(found.names), moves.NO_PURCHASE]
    described = (
        behaviour.behaviour(days, as_of=dates[0], window_days=WINDOW)
        .to_pandas()
        .set_index("customer_id")
        .reindex(found.labels.index)
    )
    money = now.set_index("customer_id").loc[found.labels.index, "monetary"]
    return {
        "customers": scored.assign(segment=placed[1]["segment"]),
        "sizes": portrait.sizes_and_values(found.labels, money, order=states),
        "migration": migration.migration(moved, states=states),
        "differences": profiles.differences(described, found.labels, resamples=10),
        "tests": pd.DataFrame({"p": [migration.equal_migration(moved, moved.assign(now=moved["before"]), states=states, resamples=99)],
                               "top": [portrait.customers_for_share(money, 0.5, resamples=20).hi]}),
    }  # fmt: skip


MONEY = {
    name: 1
    for name in (
        "monetary",
        "margin",
        "late",
        "early",
        "money",
        "moved",
        "moved_lo",
        "moved_hi",
        "net",
        "gross",
        "largest",
        "second",
    )
}


@pytest.mark.parametrize("variant", metamorphic.VARIANTS)
def test_segments_do_not_depend_on_the_delivery(variant, company, tmp_path):
    metamorphic.check(variant, analyse, company, tmp_path, money=MONEY, tables=("transactions",))
