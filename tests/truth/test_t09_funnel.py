"""T9: a funnel with a window of seven days, exponential lags, and paths still open when the data end."""

import datetime as dt

import numpy as np
import pandas as pd

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, Small
from tests.truth.replicates import Case, Result, compare
from workbench.features.journeys.funnels import funnel
from workbench.features.journeys.sorted_paths import SortedPaths
from workbench.models.intervals.rates import wilson

PATHS, DAYS, WINDOW = 2000, 30, 7.0
CHANCES, LAGS = (0.6, 0.5), (2.0, 3.0)
TRUTH = CHANCES[0] * CHANCES[1] * simulators.within(WINDOW, *LAGS)
START = dt.date(2024, 1, 1)
STAGES = ["s1", "s2", "s3"]


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    seen = simulators.funnel_paths(rng, PATHS, chances=CHANCES, lags=LAGS, days=DAYS)
    late = int((seen.loc[seen["step"] == "s1", "day"] > DAYS - WINDOW).sum())
    found = _funnel(seen)
    reached, young = found["reached"].to_numpy(), int(found["young"].iloc[0])
    share = wilson(int(reached[2]), int(reached[0]))
    converted = seen.loc[seen["step"] == "s3", "journey"].nunique()
    naive = wilson(int(converted), int(reached[0] + young))
    return {
        "conversion within 7 days": compare(TRUTH, share.value, share.lo, share.hi),
        "entrants left out, against those who came too late": compare(0.0, float(young - late)),
        "all entrants counted, no window: misses": Result(alarm=float(not naive.lo <= TRUTH <= naive.hi)),
    }


def _funnel(seen: pd.DataFrame) -> pd.DataFrame:
    """The funnel of paths put together here: that tables become such paths is tested beside `sorted_paths`, and 500 times would be dear."""
    steps = seen.sort_values(["journey", "position"])
    who, people = pd.factorize(steps["journey"])
    at = int(pd.Timestamp(START).timestamp()) + (steps["day"] * 86_400).astype("int64").to_numpy()
    paths = SortedPaths(
        who,
        steps["step"].map({name: k for k, name in enumerate(STAGES)}).to_numpy(),
        at,
        np.arange(len(at)),
        STAGES,
        np.arange(len(people)),
    )
    return funnel(paths, STAGES, as_of=START + dt.timedelta(days=DAYS - 1), within_days=WINDOW)


CASE = Case(
    "T9",
    simulate,
    {
        "conversion within 7 days": (Covers(), Small(0.002)),
        "entrants left out, against those who came too late": (Small(0.05),),
        "all entrants counted, no window: misses": (Alarms(0.3),),
    },
    seed=9,
)


def test_the_funnel_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
