"""T9: a funnel with a window of seven days, exponential lags, and paths still open when the data end."""

import datetime as dt
from functools import cache

import duckdb
import ibis
import numpy as np
import pandas as pd
import pyarrow as pa

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, Small
from tests.truth.replicates import Case, Result, compare
from workbench.features.funnels import counts
from workbench.models.retention import wilson

PATHS, DAYS, WINDOW = 2000, 30, 7.0
CHANCES, LAGS = (0.6, 0.5), (2.0, 3.0)
TRUTH = CHANCES[0] * CHANCES[1] * simulators.within(WINDOW, *LAGS)
START = dt.date(2024, 1, 1)
STAGES = ["s1", "s2", "s3"]


COLUMNS = {"journey": "int64", "customer_id": "int64", "step": "string", "position": "int64", "at": "timestamp(6)"}


@cache
def _engine() -> tuple[duckdb.DuckDBPyConnection, str]:
    """The funnel as SQL over a table `steps`, written once: asking the engine is quick, writing the question is not."""
    asked = counts(ibis.table(COLUMNS, name="steps"), STAGES, as_of=START + dt.timedelta(days=DAYS - 1), within_days=WINDOW)
    return duckdb.connect(config={"threads": 1}), ibis.to_sql(asked, dialect="duckdb")


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    seen = simulators.funnel_paths(rng, PATHS, chances=CHANCES, lags=LAGS, days=DAYS)
    late = int((seen.loc[seen["step"] == "s1", "day"] > DAYS - WINDOW).sum())
    found = _funnel(seen)
    share = wilson(int(found["reached_3"]), int(found["reached_1"]))
    converted = seen.loc[seen["step"] == "s3", "journey"].nunique()
    naive = wilson(int(converted), int(found["reached_1"] + found["young"]))
    return {
        "conversion within 7 days": compare(TRUTH, share.value, share.lo, share.hi),
        "entrants left out, against those who came too late": compare(0.0, float(found["young"] - late)),
        "all entrants counted, no window: misses": Result(alarm=float(not naive.lo <= TRUTH <= naive.hi)),
    }


def _funnel(seen: pd.DataFrame) -> pd.Series:
    at = pd.Timestamp(START) + pd.to_timedelta((seen["day"] * 86_400).astype("int64"), unit="s")
    steps = seen[["journey", "step", "position"]].assign(customer_id=seen["journey"], at=at)[list(COLUMNS)]
    connection, asked = _engine()
    connection.register("steps", pa.Table.from_pandas(steps, preserve_index=False))
    return connection.execute(asked).df().iloc[0]


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
