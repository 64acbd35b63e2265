"""The order in which events came is kept where the source has one, and copies are still found."""

import datetime as dt

import pandas as pd
import pytest

from workbench.data import open_dataset

TOML = 'name = "shop"\ncurrency = "EUR"\ntimezone = "UTC"\n[tables.events]\n'
EVENTS = pd.DataFrame(
    [("a", "2024-01-01 10:00:00", "z"), ("a", "2024-01-01 10:00:00", "b"), ("b", "2024-01-01 11:00:00", "z"), ("a", "2024-01-02 10:00:00", "b")],
    columns=["customer_id", "occurred_at", "event"],
)  # fmt: skip


def opened(folder, files, table='source = "e*"\n'):
    for name, frame in files.items():
        if name.endswith(".csv"):
            frame.to_csv(folder / name, index=False)
        else:
            frame.assign(occurred_at=pd.to_datetime(frame["occurred_at"])).to_parquet(folder / name, index=False)
    (folder / "shop.toml").write_text(TOML + table, "utf-8")
    return open_dataset(folder / "shop.toml")


def in_order(dataset):
    return dataset.table("events").order_by("occurred_at", "sequence").to_pandas()["event"].tolist()


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("cut", [4, 2])
def test_events_keep_their_place_within_a_file_and_among_files(kind, cut, tmp_path):
    files = {f"e1.{kind}": EVENTS[:cut]} | ({f"e2.{kind}": EVENTS[cut:]} if cut < 4 else {})
    assert in_order(opened(tmp_path, files)) == ["z", "b", "z", "b"]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_file_with_the_newest_rows_first_is_read_from_below(kind, tmp_path):
    assert in_order(opened(tmp_path, {f"e.{kind}": EVENTS[::-1]})) == ["z", "b", "z", "b"]


def test_a_sequence_of_the_data_is_theirs(tmp_path):
    dataset = opened(tmp_path, {"e.csv": EVENTS.assign(sequence=[2, 1, 3, 4])})
    assert in_order(dataset) == ["b", "z", "z", "b"]


def test_a_query_has_no_order_to_keep(tmp_path):
    dataset = opened(tmp_path, {"e.csv": EVENTS}, 'query = "select * from raw"\n[sources.raw]\nsource = "e.csv"\n')
    assert "sequence" not in dataset.table("events").columns


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_copies_of_events_are_found_though_each_has_a_place_of_its_own(kind, tmp_path):
    dataset = opened(tmp_path, {f"e.{kind}": pd.concat([EVENTS, EVENTS.tail(1)])})
    [copies] = [check for check in dataset.checks if check["key"] == "events.copies"]
    assert (copies["status"], copies["value"]) == ("warn", 1)


def test_other_tables_have_no_place(tmp_path):
    lines = EVENTS.rename(columns={"occurred_at": "ordered_at", "event": "order_id"}).assign(amount=1)
    lines.to_csv(tmp_path / "o.csv", index=False)
    (tmp_path / "shop.toml").write_text(TOML.replace("events", "transactions") + 'source = "o.csv"\n', "utf-8")
    dataset = open_dataset(tmp_path / "shop.toml")
    assert "sequence" not in dataset.table("transactions").columns
    assert dataset.data_to == dt.date(2024, 1, 2)
