"""How long recency, frequency, money, tiers and stages of a million customers take, as a multiple of a bare GROUP BY.

    python benchmarks/segments.py [CUSTOMERS] [ROUNDS]

Customer days are simulated into one Parquet file of the shape that the cache keeps, in the same order. Each round runs the bare
`GROUP BY customer_id` over it and then everything from there to scores, tiers and stages; the two take turns. Nothing is asserted.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

import ibis

from workbench.features.segments import rfm, stages, tiers

AS_OF = dt.date(2024, 12, 31)
SIMULATED = """
COPY (
    SELECT 'C' || lpad((customer)::VARCHAR, 7, '0') AS customer_id,
           DATE '2024-12-31' - CAST(hash(customer, visit) % 730 AS INTEGER) AS day,
           round(exp(1.5 + 3 * (hash(visit, customer) % 1000) / 1000.0), 2) AS spend,
           CAST(1 + (hash(customer + visit) % 10 = 0)::INTEGER AS BIGINT) AS orders,
           CAST(3 AS BIGINT) AS lines, 0.0 AS returns, NULL::DOUBLE AS discount, NULL::DOUBLE AS margin
    FROM (SELECT range AS customer FROM range({customers})) , range(1 + CAST(hash(customer) % 19 AS BIGINT)) AS visits(visit)
    ORDER BY ALL
) TO '{path}' (FORMAT parquet)
"""


def whole(days: ibis.Table) -> int:
    """From customer days to scores, tiers and stages."""
    customers = rfm.recency_frequency_monetary(days, as_of=AS_OF, window_days=180).to_pyarrow().to_pandas()
    scored = rfm.score(customers)
    scored["tier"] = tiers.tiers(customers["monetary"], tiers.tier_cuts(customers["monetary"]))
    scored["stage"] = stages.lifecycle_stages(customers, window_days=180)
    return len(scored)


def timed(work, *given) -> float:
    start = time.perf_counter()
    work(*given)
    return time.perf_counter() - start


def main(customers: int, rounds: int) -> None:
    """Measure in turns and print the best of each and their ratio."""
    with tempfile.TemporaryDirectory() as place:
        path, connection = Path(place) / "days.parquet", ibis.duckdb.connect()
        connection.raw_sql(SIMULATED.format(customers=customers, path=path))
        days = connection.read_parquet(path)
        bare = f"SELECT customer_id, max(day), sum(orders), sum(spend) FROM read_parquet('{path}') GROUP BY customer_id"
        found: dict[str, list[float]] = {"bare GROUP BY": [], "RFM, tiers, stages": []}
        for _ in range(rounds):
            found["bare GROUP BY"].append(timed(lambda: connection.raw_sql(bare).to_arrow_table()))
            found["RFM, tiers, stages"].append(timed(whole, days))
        print(f"{customers:,} customers, {days.count().to_pandas():,} customer days, best of {rounds} rounds")
        for name, taken in found.items():
            print(f"{name:<20} {min(taken):6.2f} s   x {min(taken) / min(found['bare GROUP BY']):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
