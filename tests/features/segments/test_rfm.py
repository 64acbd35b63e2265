"""Recency, frequency and money: as of a date, equal customers alike, and the published scores of R's rfm."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from workbench.features.customers import activity
from workbench.features.segments import rfm
from workbench.features.segments.tiers import TierCuts, tier_cuts, tiers

AS_OF = dt.date(2024, 6, 30)


def days_of(rows: list[tuple]) -> ibis.Table:
    frame = pd.DataFrame(rows, columns=["customer_id", "day", "orders", "spend"])
    return ibis.memtable(frame.assign(day=pd.to_datetime(frame["day"]).dt.date, margin=np.nan))


def rfm_of(rows: list[tuple], **given) -> pd.DataFrame:
    found = rfm.recency_frequency_monetary(days_of(rows), **{"as_of": AS_OF} | given)
    return found.order_by("customer_id").to_pandas()


ROWS = [
    ("a", "2024-01-02", 1, 10.0), ("a", "2024-06-20", 2, 30.0), ("a", "2024-06-25", 0, -5.0), ("b", "2023-12-01", 1, 7.0),
    ("c", "2024-06-29", 0, -3.0), ("d", "2024-07-01", 1, 99.0),
]  # fmt: skip


def test_customers_are_measured_as_of_the_date():
    expected = pd.DataFrame({
        "customer_id": ["a", "b"], "tenure_days": [180, 212], "recency_days": [10, 212], "frequency": [3, 1],
        "monetary": [35.0, 7.0], "margin": [np.nan, np.nan], "late": [0.0, 0.0], "early": [0.0, 0.0],
    })  # fmt: skip
    assert_frame_equal(rfm_of(ROWS), expected, check_dtype=False)


def test_a_window_counts_its_days_only_and_halves_its_money():
    found = rfm_of(ROWS, window_days=180).set_index("customer_id")
    assert found.loc["a", ["frequency", "monetary", "late", "early"]].tolist() == [2, 25.0, 25.0, 0.0]
    assert found.loc["b", ["recency_days", "frequency", "monetary"]].tolist() == [212, 0, 0.0]


def test_what_comes_after_the_date_changes_nothing():
    assert_frame_equal(rfm_of(ROWS), rfm_of([row for row in ROWS if row[1] <= "2024-06-30"]))


def test_who_only_returned_has_not_bought():
    assert "c" not in set(rfm_of(ROWS)["customer_id"])


def frame_of(frequency: list[float], monetary: list[float] | None = None) -> pd.DataFrame:
    money = monetary or frequency
    return pd.DataFrame({"recency_days": frequency, "frequency": frequency, "monetary": money}, dtype="float64")


def test_equal_customers_get_equal_scores_whatever_their_order():
    frame = frame_of([1, 1, 1, 1, 1, 1, 1, 2, 3, 9])
    scored = rfm.score(frame)
    assert scored["f"].tolist() == [2] * 7 + [4, 5, 5]
    assert scored["r"].tolist() == [4] * 7 + [2, 1, 1]
    shuffled = frame.sample(frac=1, random_state=1)
    assert_frame_equal(rfm.score(shuffled).sort_index(), scored)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=40))
def test_a_score_is_the_fifth_of_the_midrank(values):
    frame = frame_of([float(v) for v in values])
    below, up_to = (np.array([np.mean(op(values, v)) for v in values]) for op in (np.less, np.less_equal))
    expected = 1 + np.minimum(np.floor(5 * (below + up_to) / 2 + 1e-12), 4).astype(int)
    assert rfm.score(frame)["f"].tolist() == expected.tolist()


def test_cut_points_of_one_day_score_another_and_stay_as_they_are():
    cuts = rfm.cut_points(frame_of([1, 2, 3, 4, 5]))
    assert rfm.scores(frame_of([0.5, 2, 2.5, 99]), cuts)["m"].tolist() == [1, 2, 2, 5]
    table = rfm.reported(cuts)
    assert table["score_of_five"].tolist() == [2, 3, 4, 5] and table["revenue_at_least"].tolist() == [2, 3, 4, 5]
    assert table["recency_at_most"].tolist() == [4, 3, 2, 1]


def test_money_times_100_changes_no_score():
    frame = frame_of([1, 2, 2, 4, 7], [0.13, 5.5, 5.5, 12.0, 99.9])
    assert_frame_equal(
        rfm.score(frame)[["r", "f", "m"]], rfm.score(frame.assign(monetary=frame["monetary"] * 100))[["r", "f", "m"]]
    )


def test_a_grid_leaves_out_the_scores_that_nobody_has():
    grid = rfm.grid(rfm.score(frame_of([1, 1, 1, 1])))
    assert list(grid) == [
        "recency_score",
        "frequency_score",
        "customers",
        "revenue_share",
        "net",
        "gross",
        "largest",
        "second",
    ]
    assert grid.values.tolist() == [[3, 3, 4, 1.0, 4.0, 4.0, 1.0, 1.0]]


def test_customers_of_earlier_days_are_counted_in_windows_of_their_own():
    days = ibis.memtable(pd.DataFrame({"customer_id": ["a", "a", "b"], "day": [dt.date(2024, 1, 10), dt.date(2024, 3, 10), dt.date(2024, 3, 20)],
                                       "orders": [1, 2, 1], "spend": [5.0, 7.0, 2.0], "margin": [1.0, 2.0, np.nan]}))  # fmt: skip
    now, before = rfm.steps_back(days, as_of=dt.date(2024, 3, 31), step_days=30, window_days=60, steps=1)
    assert now[["customer_id", "frequency", "monetary"]].values.tolist() == [["a", 2, 7.0], ["b", 1, 2.0]]
    assert before[["customer_id", "frequency", "monetary"]].values.tolist() == [["a", 1, 5.0]]
    assert rfm.brought(now, "margin").to_dict() == {"a": 2.0, "b": 0.0}


@pytest.fixture(scope="module")
def published(shared) -> pd.DataFrame:
    path = shared / "data" / "rfm_orders" / "rfm_data_orders.csv"
    if not path.is_file():
        pytest.skip(
            "needs the example orders of R's rfm in ../shared/data/rfm_orders, which are not part of the repository"
        )
    orders = pd.read_csv(path)
    lines = pd.DataFrame({"customer_id": orders["customer_id"], "order_id": orders.index.astype(str),
                          "ordered_at": pd.to_datetime(orders["order_date"]), "amount": orders["revenue"].astype(float)})  # fmt: skip
    days = activity.customer_days(ibis.memtable(lines))
    found = rfm.recency_frequency_monetary(days, as_of=dt.date(2006, 12, 31)).order_by("customer_id").to_pandas()
    return rfm.score(found, scoring="quintile")


@pytest.mark.shared
def test_known_answer_rfm_orders(published, known_answers):
    expected = known_answers["rfm-orders"]
    for name in "rfm":
        assert published[name].value_counts().sort_index().tolist() == expected[name.upper()]
    whole = published.assign(score=100 * published["r"] + 10 * published["f"] + published["m"]).set_index("customer_id")
    assert whole["score"].head(5).to_dict() == expected["first5"]
    assert rfm.named(published).value_counts().to_dict() == expected["segments"]


def test_the_high_tier_makes_the_share_asked_for_and_equal_customers_share_a_tier():
    values = pd.Series([60.0, 10.0, 10.0, 10.0, 5.0, 5.0, 0.0, -3.0])
    cuts = tier_cuts(values)
    assert cuts == TierCuts(60.0, 10.0)
    assert tiers(values, cuts).tolist() == ["high", "medium", "medium", "medium", "low", "low", "low", "low"]


def test_where_there_is_no_value_nobody_is_in_a_high_tier():
    assert tiers(pd.Series([0.0, -1.0]), tier_cuts(pd.Series([0.0, -1.0]))).tolist() == ["low", "low"]
    assert np.isnan(tier_cuts(pd.Series(dtype="float64"))).all()


def test_customers_all_alike_are_in_one_tier():
    same = pd.Series([4.0] * 9)
    assert tiers(same, tier_cuts(same)).nunique() == 1
