"""Small hand-made touches that the tests of journeys share."""

from pathlib import Path

import ibis
import pandas as pd

from workbench.features.journeys.sorted_paths import SortedPaths, sorted_paths

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DAY = pd.Timestamp("2024-03-01")


def touches(rows, *, orders=("order",), visits=()) -> ibis.Table:
    """Rows of (customer, day or time, step); steps named as orders convert, those named as visits have no channel."""
    frame = pd.DataFrame(rows, columns=["customer_id", "at", "step"])
    frame["at"] = [
        DAY + pd.Timedelta(days=at) if isinstance(at, int | float) else pd.Timestamp(at) for at in frame["at"]
    ]
    converted = frame["step"].isin(orders)
    return ibis.memtable(
        frame.assign(
            rank=converted.map({True: 3, False: 2}), sequence=range(len(frame)), converted=converted,
            channel=frame["step"].mask(converted | frame["step"].isin(visits)), value=converted.map({True: 10.0, False: float("nan")}),
            journey_id=pd.Series(None, frame.index, dtype="object"),
        ).astype({"journey_id": "string", "channel": "string"})
    )  # fmt: skip


def one_each(rows: ibis.Table) -> ibis.Table:
    """All that each customer did as one journey."""
    return rows.mutate(journey=rows.customer_id)


def whole(frame: pd.DataFrame, *, customer: str, event: str, time: str) -> SortedPaths:
    """All that each customer did as one path, ties in the order of the file."""
    named = pd.DataFrame({"customer_id": frame[customer], "at": pd.to_datetime(frame[time]), "step": frame[event]})
    return sorted_paths(ibis.memtable(named.assign(rank=0, sequence=range(len(named)), converted=False)), cap=10**6)
