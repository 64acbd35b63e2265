"""T14: customers join on a purchase and spending persists; a programme without effect must find none."""

import numpy as np

from tests.truth import joiners, replicates
from tests.truth.gates import SeldomAlarms, Unbiased
from tests.truth.joiners import Occasions
from tests.truth.replicates import Case, Result, compare
from workbench.models.incrementality.covariates import trial_covariates
from workbench.models.incrementality.membership import MembershipEstimator

LIFT = 0.20


def fitted(world: Occasions, draws: int, *, most: int = 9) -> MembershipEstimator:
    """The shipped default, on a panel as the features make it; fewer splits move no mean."""
    X, _ = trial_covariates(world.panel)
    return MembershipEstimator(draws=draws, most=most).fit(
        X, world.panel.filter(regex="^after_"), world.panel["treated"], groups=world.panel["customer_id"],
        as_member=world.panel.filter(regex="^member_"), brought=world.brought,
    )  # fmt: skip


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    none = joiners.buying_joiners(rng, 800, lift=0.0)
    found = fitted(none, draws=20).effect_
    some = joiners.buying_joiners(rng, 3000, lift=LIFT)
    return {
        "no effect": Result(alarm=float(not found.lo <= 0 <= found.hi)),
        f"effect of {LIFT:.0%}": compare(some.effect, fitted(some, draws=2, most=3).effect_.value),
    }


CASE = Case(
    "T14",
    simulate,
    {"no effect": (SeldomAlarms(),), f"effect of {LIFT:.0%}": (Unbiased(share=0.05),)},
    seed=14,
    share=0.05,
)


def test_a_programme_without_effect_finds_none():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
