"""Changes to a delivery that must not change which journeys there are, how they end, and what is said of them."""

import pytest

from tests import metamorphic
from workbench.data.planted import generate
from workbench.features.journeys import (
    credit,
    funnels,
    holdouts,
    journeys,
    other_gaps,
    paths,
    sequences,
    touchpoints,
    transitions,
)
from workbench.features.journeys import pain_points as pains
from workbench.features.journeys.sorted_paths import sorted_paths
from workbench.models.intervals import clustered_shares
from workbench.models.journeys import attribution, differences, funnel_rates, incidence, pain_rates

GAP, WITHIN, FEW = 30, 14, 5
MONEY = {"value": 1, "short": 1, "short_lo": 1, "short_hi": 1, "gross": 1, "largest": 1, "second": 1}
MONEY |= {f"value_{method}": 1 for method in attribution.METHODS}
TABLES = ("events", "campaigns", "tickets", "surveys")


@pytest.fixture(scope="module")
def company():
    return generate(250, seed=9)


def analyse(dataset):
    """Everything that the notebook computes before it is put into words."""
    tables, last = dict(dataset.tables), dataset.data_to
    touches = touchpoints.touchpoints(tables, as_of=last, conversion="order", sources="events").cache()
    cut = journeys.cut(touches, gap_seconds=GAP * journeys.DAY, by_id=True).cache()
    raw = journeys.steps(cut, repeats="collapse").cache()
    kept = transitions.common(raw, event="order", minimum=FEW)
    steps = transitions.fold(raw, kept).cache()
    ends = journeys.outcomes(raw, as_of=last, gap_days=GAP).cache()
    whole = sorted_paths(touches, repeats="collapse")
    stages = funnels.automatic_stages(steps, "order")
    slow = pains.long_wait(steps)
    pained = pains.pain_counts(steps, ends, tables, as_of=last, gap_days=GAP, within_days=WITHIN, slow_days=slow)
    variants = paths.variants(raw, ends)
    lasted = journeys.durations(ends, as_of=last, gap_days=GAP)
    converted = journeys.converted_within(ends, as_of=last, within_days=WITHIN)
    ways = funnels.detours(whole, stages, as_of=last, within_days=WITHIN, minimum=FEW)
    found = sequences.frequent_in_journeys(steps, ends)
    contacts = holdouts.contacts(tables["campaigns"], touches, as_of=last, within_days=WITHIN)
    groups = touchpoints.customers_by(tables["customers"], touches, "region")
    return {
        "customers": converted,
        "curve": incidence.cumulative_incidence(lasted["days"], lasted["status"], longest=WITHIN),
        "funnel": funnel_rates.funnel_rates(funnels.funnel(whole, stages, as_of=last, within_days=WITHIN)),
        "detours": funnel_rates.detour_rates(ways),
        "pains": pain_rates.pain_points(pained, minimum=FEW),
        "transitions": transitions.transitions(sorted_paths(cut, by="journey", repeats="collapse").folded(kept, transitions.OTHER)),
        "at step": paths.step_matrix(steps),
        "top": paths.top(steps, ends, minimum=FEW),
        "sequences": clustered_shares.shares_by(found, "path"),
        "attribution": attribution.compare(variants, credit.credit(raw, ends)),
        "triples": transitions.triples(steps),
        "differences": differences.transition_differences(transitions.customer_transitions(steps), groups, replicates=2)[["from", "to", "difference"]]
        .sort_values(["from", "to"], ignore_index=True),
        "contacts": contacts.drop(columns=["cost", "customer_id"]).groupby(["kind", "campaign_id", "treated"], as_index=False).sum(),
        "gaps": clustered_shares.shares_by(other_gaps.by_gap(touches, [GAP], as_of=last, within_days=WITHIN), "gap_days"),
    }  # fmt: skip


@pytest.mark.parametrize("variant", metamorphic.VARIANTS)
def test_journeys_do_not_depend_on_the_delivery(variant, company, tmp_path):
    metamorphic.check(variant, analyse, company, tmp_path, money=MONEY, tables=TABLES)
