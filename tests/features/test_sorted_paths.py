"""One sorted pass over numbers says what the windows of the engine say."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features import funnels, journeys, sorted_paths, transitions

AS_OF = dt.date(2024, 3, 31)


def touches(seed: int, *, unit: str, customers: int = 40, rows: int = 600, ranks: int = 1, sequences: int = 1) -> ibis.Table:
    """Many touches at equal times; the same step twice at one time is one touch."""
    rng = np.random.default_rng(seed)
    at = pd.Timestamp("2024-03-01") + pd.to_timedelta(rng.integers(0, 400, rows) * (3600 if unit == "s" else 3_600_000_001), unit=unit)
    frame = pd.DataFrame({
        "customer_id": [f"c{k}" for k in rng.integers(customers, size=rows)], "at": at.astype("datetime64[us]"), "rank": rng.integers(ranks, size=rows),
        "sequence": rng.integers(sequences, size=rows) - 1, "step": rng.choice(["view", "cart", "订单", "a b"], rows),
    }).drop_duplicates()  # fmt: skip
    return ibis.memtable(frame.assign(channel=frame["step"], converted=False, value=0.0))


CASES = [{"unit": "s"}, {"unit": "us"}, {"unit": "s", "ranks": 3, "sequences": 5}, {"unit": "us", "ranks": 2}, {"unit": "s", "customers": 1}, {"unit": "s", "customers": 600}]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_counts_what_windows_count(case, seed, monkeypatch):
    monkeypatch.setattr(sorted_paths, "_BLOCK", 64)  # so that there are several
    table = touches(seed, **case)
    found, steps = sorted_paths.sorted_paths(table), journeys.steps(journeys.whole(table), cap=10**6).cache()
    expected = transitions.transitions(steps)
    expected = expected[expected["from"] != "(start)"].reset_index(drop=True)
    pd.testing.assert_frame_equal(found.transitions(), expected[["from", "to", "count"]])
    for stages in (["view", "cart"], ["view", "cart", "订单"], ["view", "a b", "view"], ["view", "nowhere"], ["nowhere", "view"]):
        pd.testing.assert_frame_equal(found.funnel(stages), funnels.funnel(steps, stages))
        bounds = {"as_of": AS_OF, "within_days": 10}
        pd.testing.assert_frame_equal(found.funnel(stages, **bounds), funnels.funnel(steps, stages, **bounds))


def test_an_empty_table_has_no_paths():
    nothing = touches(1, unit="s").filter(ibis.literal(False))
    found = sorted_paths.sorted_paths(nothing)
    assert found.transitions().empty and found.funnel(["view", "cart"])["reached"].tolist() == [0, 0]


def test_what_does_not_fit_into_one_number_is_refused():
    far = touches(1, unit="us", sequences=2).mutate(sequence=ibis.cases((ibis._.step == "view", 2**40), else_=0))
    with pytest.raises(ValueError, match="do not fit into one number; use transitions and funnels"):
        sorted_paths.sorted_paths(far)
