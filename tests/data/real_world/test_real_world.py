"""Small datasets made after public reports of people who do this job; each file names its report and the right value."""

import shutil
from pathlib import Path

import pytest

from workbench.data import open_dataset
from workbench.data.dataset import plain
from workbench.errors import DataFault

HERE = Path(__file__).parent


@pytest.fixture
def opened(tmp_path):
    """opened(name) opens a copy, so that no cache stays beside the kept files."""
    return lambda name: open_dataset(shutil.copytree(HERE / name, tmp_path / name) / "shop.toml")


def told(dataset) -> dict[str, str]:
    return {check["key"]: plain(check) for check in dataset.checks if check["status"] != "pass"}


def orders(dataset) -> tuple[int, float]:
    table = dataset.table("transactions")
    return table.count().to_pyarrow().as_py(), round(table.amount.sum().to_pyarrow().as_py(), 2)


def test_every_folder_names_its_report_and_its_right_value():
    folders = [path.parent for path in HERE.glob("*/shop.toml")]
    assert len(folders) >= 10
    for folder in folders:
        head = folder.joinpath("shop.toml").read_text("utf-8").split("\nname =")[0]
        assert "Right: " in head, folder.name
        assert len(head) > 100, folder.name


def test_rows_of_items_without_a_total_are_dropped_by_a_rule_and_counted(opened):
    dataset = opened("order_and_item_rows")
    assert orders(dataset) == (12, 1270.80)
    assert ("transactions", "row of an item", 24) in dataset.ledger


def test_blank_totals_are_refused_without_the_rule(tmp_path):
    path = shutil.copytree(HERE / "order_and_item_rows", tmp_path / "shop") / "shop.toml"
    path.write_text(path.read_text("utf-8").split("[tables.transactions.drop]")[0], "utf-8")
    with pytest.raises(DataFault, match="row 3, column amount .*nothing came"):
        open_dataset(path)


def test_a_contract_cancelled_before_it_began_is_left_out_and_named(opened):
    dataset = opened("cancelled_before_start")
    assert dataset.ledger == [
        ("subscriptions", "read", 40),
        ("subscriptions", "ended_on before started_on", 1),
        ("subscriptions", "used", 39),
    ]
    assert (
        "1 of 40 rows of subscriptions have ended_on before started_on" in told(dataset)["subscriptions.ended_on.order"]
    )


def test_a_shop_that_paused_has_a_gap_and_keeps_its_first_orders(opened):
    dataset = opened("a_shop_that_paused")
    assert [(gap["first"], gap["last"]) for gap in dataset.summary()["gaps"]] == [("2016-10-31", "2016-12-22")]
    assert dataset.ledger == [("transactions", "read", 1152), ("transactions", "used", 1152)]
    assert str(dataset.data_from) == "2016-09-28"


def test_an_id_that_a_spreadsheet_made_a_power_of_ten_is_refused_with_its_row(opened):
    with pytest.raises(
        DataFault, match="row 4, column customer_id: '2.20E[+]02' came, expected the whole id.* 1 of 6 rows"
    ):
        opened("part_number_22e1")


def test_guest_orders_are_refused_and_can_be_told_by_e_mail(opened, tmp_path):
    with pytest.raises(DataFault, match="column customer_id: nothing came.* 10 of 30 rows"):
        opened("guest_orders")
    path = tmp_path / "guest_orders" / "shop.toml"
    path.write_text(path.read_text("utf-8") + 'expressions = { customer_id = "email" }\n', "utf-8")
    dataset = open_dataset(path)
    assert dataset.summary()["tables"]["transactions"]["customers"] == 7
    assert orders(dataset) == (30, 465.0)


@pytest.mark.parametrize("name", ["inch_signs", "header_of_another_system", "last_line_of_another_system"])
def test_files_that_other_readers_cut_short_are_read_whole(opened, name):
    dataset = opened(name)
    assert orders(dataset) == (20, 210.0)
    assert told(dataset) == {}


def test_a_comment_without_its_closing_quote_is_refused_with_its_line(opened):
    with pytest.raises(DataFault, match="orders.csv: .* line 8: .*unterminated quote"):
        opened("typographic_quote")


def test_one_channel_in_two_spellings_is_named_within_a_table_and_between_two(opened):
    found = told(opened("capitals_in_utm_source"))
    assert "'Facebook', 'facebook'" in found["events.channel.spelling"]
    assert "'Google', 'google'" in found["channels.spend.events"]


def test_customers_in_both_arms_make_it_no_experiment(opened):
    dataset = opened("assigned_anew")
    assert dataset.no_experiments == dataset.summary()["no_experiments"] == ["checkout"]
    check = next(check for check in dataset.checks if check["key"] == "campaigns.arm.one")
    assert (check["status"], check["value"]) == ("fail", 12)


def test_ids_that_became_decimals_meet_those_that_did_not(opened):
    dataset = opened("ids_that_met_a_missing_value")
    met = next(check for check in dataset.checks if check["key"] == "memberships.customer_id.in.transactions")
    assert (met["status"], met["values"]["met"], met["values"]["n"]) == ("pass", 20, 20)
    assert "20 rows of memberships" in told(dataset)["memberships.customer_id.form"]


def test_two_orders_of_one_name_are_warned_about_and_kept(opened):
    dataset = opened("two_orders_of_one_name")
    assert told(dataset) == {
        "transactions.order_id.customer": "28 order ids of transactions are used by more than one customer."
    }
    assert orders(dataset) == (56, 1596.0)
