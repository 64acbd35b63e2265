"""T29: waits of service cases with open ones and several a customer, promises kept, what comes next, and customers with a case who
would have bought the same without one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.truth import replicates
from tests.truth.gates import Covers, CoversAtLeast, SeldomAlarms, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.service import after_case, growth, promises, volume, waiting

CUSTOMERS, MEAN, SPREAD = 150, 10.0, 0.6  # mean hours, and how much customers differ in them (of the logarithm)
WITHIN = 12.0


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    hours, who = cases(rng, CUSTOMERS)
    cut = rng.uniform(0, 60, len(hours))  # opened so long before the data end
    waits = pd.DataFrame({"customer_id": who, "hours": np.minimum(hours, cut), "ended": hours <= cut})
    old = cut >= WITHIN
    kept = promises.kept_share(pd.DataFrame({"customer_id": who[old], "kept": hours[old] <= WITHIN}))
    found = waiting.median(waits)
    return {
        "median wait": compare(MEDIAN, *found[:3]),
        "promise kept": compare(KEPT, *kept[:3]),
        "cases to come": to_come(rng),
        "growth where there is none": Result(alarm=float((steady(rng)["growth"] != "steady").any())),
        "difference where there is none": afterwards(rng, 0.0),
        "difference of a tenth": afterwards(rng, -0.1),
    }


def cases(rng: np.random.Generator, customers: int) -> tuple[np.ndarray, np.ndarray]:
    """Hours of cases, one to three a customer, alike within a customer."""
    who = np.repeat(np.arange(customers), rng.integers(1, 4, customers))
    slow = np.exp(SPREAD * rng.standard_normal(customers))
    return MEAN * slow[who] * rng.standard_exponential(len(who)), who


EVERY = cases(np.random.default_rng(29), 400_000)[0]
MEDIAN, KEPT = float(np.median(EVERY)), float((EVERY <= WITHIN).mean())


def to_come(rng: np.random.Generator) -> Result:
    counts = rng.negative_binomial(20, 1 / 3, 21).astype("float64")
    told = volume.forecast(pd.Series(counts[:-1]))
    return compare(float(counts[-1]), *told[:3])


def steady(rng: np.random.Generator) -> pd.DataFrame:
    """Four categories, of customers with many and with few cases, that come as often as before."""
    rate = rng.gamma(0.8, 0.8, (160, 1, 1))
    counts = rng.poisson(np.broadcast_to(rate, (160, 4, 2)))
    rows = pd.DataFrame(counts.reshape(-1, 2), columns=["before", "now"])
    rows["customer_id"], rows["category"] = np.repeat(np.arange(160), 4), np.tile(list("abcd"), 160)
    return growth.growth(rows)


def afterwards(rng: np.random.Generator, gap: float) -> Result:
    """Alike customers, some of whom stand beside several cases."""
    beside = rng.integers(0, 150, (200, 2))
    liking = rng.beta(4, 3, (200, 1))
    mine = rng.random(200) < liking[:, 0] + gap
    theirs = rng.random((200, 2)) < liking
    bought = np.concatenate([mine, theirs.ravel()]).astype("float64")
    who = [*(f"a{k}" for k in range(200)), *(f"b{k}" for k in beside.ravel())]
    rows = pd.DataFrame({"occasion": [*range(200), *np.repeat(range(200), 2)], "customer_id": who, "bought": bought})
    found = after_case.difference(rows.assign(treated=np.arange(600) < 200), "bought")
    clear = found.direction(materiality=0.02) in ("higher", "lower")
    return compare(gap, *found[:3])._replace(alarm=float(clear))


CASE = Case(
    "T29",
    simulate,
    {
        "median wait": (CoversAtLeast(0.92), Unbiased(within=0.5)),
        "promise kept": (Covers(), Unbiased(within=0.01)),
        "cases to come": (CoversAtLeast(0.9),),
        "growth where there is none": (SeldomAlarms(0.05),),
        "difference where there is none": (SeldomAlarms(0.05), CoversAtLeast(0.92), Unbiased(within=0.01)),
        "difference of a tenth": (CoversAtLeast(0.92), Unbiased(within=0.01)),
    },
    seed=29,
    share=0.4,
)


def test_service_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
