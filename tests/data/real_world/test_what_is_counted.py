"""More datasets after public reports, held to what is counted from them: who left, who got how far, whose journey it was."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.data.real_world.test_real_world import HERE, told
from workbench.data import open_dataset
from workbench.errors import DataFault
from workbench.features.churn import churn_over_time, contract_ends, lifetimes, setting
from workbench.features.journeys import funnels, journeys, touchpoints
from workbench.features.journeys.sorted_paths import sorted_paths
from workbench.features.purchases import histories

AS_OF = dt.date(2025, 7, 1)
STAGES = ["view", "cart", "purchase"]


@pytest.fixture
def opened(tmp_path):
    """opened(name) opens a copy, so that no cache stays beside the kept files."""
    return lambda name: open_dataset(shutil.copytree(HERE / name, tmp_path / name) / "shop.toml")


def left(dataset):
    """Customers who left by period, how many left in all, and the contracts that ended."""
    found = histories.open_histories(dataset.tables, cached=dataset.cached)
    design = setting.choose_design(found, as_of=AS_OF)
    window = {"first_day": dataset.data_from, "as_of": AS_OF}
    periods = churn_over_time.churn_over_time(found, design, lengths=(28,), **window)
    spells = contract_ends.spells(found["contracts"], grace=design.grace).to_pandas()
    lives = lifetimes.lifetimes(found, design, **window)
    return int(periods["left"].sum()), int(spells["until"].notna().sum()), int((lives["cause"] == "left").sum())


def test_whoever_cancels_one_of_two_subscriptions_is_still_a_customer(opened):
    assert left(opened("one_of_two_subscriptions")) == (10, 10, 35)


def test_an_upgrade_ends_a_contract_and_no_customer_leaves(opened):
    assert left(opened("upgrade_from_free")) == (12, 12, 12)


@pytest.mark.parametrize("name", ["steps_in_one_second", "newest_first"])
def test_steps_within_one_second_are_counted_as_they_came_and_their_doubt_is_known(opened, name):
    dataset = opened(name)
    touches = touchpoints.touchpoints(
        dict(dataset.tables), as_of=dataset.data_to, conversion="purchase", sources="events"
    )
    frame = funnels.funnel(sorted_paths(touches), STAGES, as_of=dataset.data_to, within_days=30)
    assert frame["reached"].tolist() == frame["reached_most"].tolist() == [40, 24, 12]
    assert frame["reached_least"].tolist() == [40, 0, 0]


def test_one_session_id_of_two_people_is_two_journeys(opened):
    dataset = opened("one_session_of_two_people")
    touches = touchpoints.touchpoints(
        dict(dataset.tables), as_of=dataset.data_to, conversion="purchase", sources="events"
    )
    walked = journeys.steps(journeys.cut(touches, gap_seconds=30 * journeys.DAY, by_id=True))
    ends = journeys.outcomes(walked, as_of=dataset.data_to, gap_days=30).to_pandas()
    assert ends["status"].value_counts().to_dict() == {"converted": 10, "lost": 10}
    assert (ends["touches"] == 2).all()


def test_an_id_that_all_events_of_a_server_share_is_told_in_part(opened):
    found = told(opened("one_id_for_the_server"))
    assert found["events.customer_id.top"].startswith(
        "One customer id of events (m...r) has 31% of the rows, 80; the next has 3."
    )


def test_ids_with_one_event_each_are_told(opened):
    found = told(opened("a_new_id_with_each_page"))
    assert "Every one of the 120 customers of events has one event only" in found["events.customer_id.repeat"]


def test_days_of_events_that_came_twice_are_refused(opened):
    with pytest.raises(
        DataFault,
        match=r"events: events.csv: 36 rows one after another by occurred_at, from 2025-01-16 .* to 2025-01-21 .*",
    ):
        opened("events_exported_twice")


def test_numbers_that_lost_their_zeros_are_told(opened):
    dataset = opened("accounts_without_their_zeros")
    assert told(dataset)["transactions.customer_id.distinct"].startswith(
        "39 customer ids of transactions differ from another only in"
    )
    assert dataset.summary()["tables"]["transactions"]["customers"] == 80, "they are told, and not merged"


def test_years_with_a_wrong_digit_are_left_out_on_both_sides(opened):
    dataset = opened("digits_of_a_year")
    assert dataset.ledger == [
        ("transactions", "read", 240),
        ("transactions", "far from all other days", 2),
        ("transactions", "used", 238),
    ]
    assert (str(dataset.data_from), str(dataset.data_to)) == ("2025-01-06", "2025-03-06")
    assert "31 January 2002 to 31 January 2052" in told(dataset)["transactions.strays"]


def test_tickets_answered_or_resolved_before_they_were_opened_are_left_out_and_named(opened):
    dataset = opened("answered_before_asked")
    assert dataset.ledger[1:] == [
        ("tickets", "first_response_at before opened_at", 1),
        ("tickets", "resolved_at before opened_at", 1),
        ("tickets", "used", 58),
    ]
    assert {"tickets.first_response_at.order", "tickets.resolved_at.order"} <= set(told(dataset))


def test_an_id_that_a_program_printed_as_a_measure_is_refused_with_its_row(opened):
    with pytest.raises(
        DataFault, match="row 5, column customer_id: '1.2345673E7' came, expected the whole id.* 1 of 40 rows"
    ):
        opened("id_printed_by_a_program")


def test_the_readme_names_every_folder():
    readme = (Path(__file__).parent / "README.md").read_text("utf-8")
    assert [path.parent.name for path in HERE.glob("*/shop.toml") if f"`{path.parent.name}`" not in readme] == []
