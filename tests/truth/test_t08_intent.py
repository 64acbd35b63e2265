"""T8: retargeting that follows intent and does nothing, search that works: only the hold-out tells them apart."""

import numpy as np

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, SeldomAlarms, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.intervals.clustered_shares import clustered_mean_difference
from workbench.models.journeys.holdout_effects import holdout_effects

CUSTOMERS, LIFT, SPENT, COST = 6000, 0.05, 50.0, 0.5
ROAS = LIFT * SPENT / COST
TOGETHER = 0.975  # two kinds of campaigns share 95%


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    contacts = simulators.intent_contacts(rng, CUSTOMERS, lift=LIFT, spent=SPENT, cost=COST)
    effects = holdout_effects(contacts).set_index("kind")
    search, idle = effects.loc["search"], effects.loc["retargeting"]
    return {
        "effect of search": compare(LIFT, search["effect"], search["lo"], search["hi"]),
        "return on spend of search": compare(ROAS, search["roas"], search["roas_lo"], search["roas_hi"]),
        "retargeting is called effective": Result(alarm=float(idle["shown"])),
        "contacted against all others is fooled": Result(alarm=_naive(rng, contacts)),
    }


def _naive(rng: np.random.Generator, contacts) -> float:
    """Retargeted customers against those reached by search: what a report without a hold-out would compare."""
    treated = contacts[contacts["treated"] == 1]
    found = clustered_mean_difference(
        treated["converted"], treated["kind"] == "retargeting", np.zeros(len(treated)), treated["customer_id"]
    )
    return float(found.lo > 0)


CASE = Case(
    "T8",
    simulate,
    {
        "effect of search": (Covers(level=TOGETHER), Unbiased()),
        "return on spend of search": (Covers(level=TOGETHER), Unbiased()),
        "retargeting is called effective": (SeldomAlarms(size=1 - TOGETHER),),
        "contacted against all others is fooled": (Alarms(0.95),),
    },
    seed=8,
)


def test_intent_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
