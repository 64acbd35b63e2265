"""Compressed files and JSON lines mean what the CSV file in them means."""

import gzip
import io
import zipfile

import pytest

from workbench.data import open_dataset
from workbench.data.recognise import draft_for
from workbench.errors import DataFault

CSV = "customer_id,order_id,ordered_at,amount,vip\n007,1,2024-03-01,1.50,true\nc2,2,2024-03-02,20,\n"
LINES = (
    '{"customer_id": "007", "order_id": 1, "ordered_at": "2024-03-01", "amount": 1.50, "vip": true}\n\n'
    '{"order_id": 2, "customer_id": "c2", "ordered_at": "2024-03-02", "amount": 20}\n'
)


def zipped(**files: str) -> bytes:
    """An archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), text)
    return held.getvalue()


def described(folder, source: str):
    """The dataset file of one table."""
    path = folder / "shop.toml"
    path.write_text(
        f'name = "shop"\ncurrency = "EUR"\ntimezone = "UTC"\n[tables.transactions]\nsource = "{source}"\n', "utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("orders.csv.gz", gzip.compress(CSV.encode(), mtime=0)),
        ("orders.zip", zipped(export__orders_csv=CSV, readme_txt="x")),
        ("orders.jsonl", LINES.encode()),
        ("orders.jsonl.gz", gzip.compress(LINES.encode(), mtime=0)),
    ],
)
def test_a_packed_file_gives_the_same_table_as_plain_csv(tmp_path, file, content):
    (tmp_path / "plain.csv").write_text(CSV)
    plain = open_dataset(described(tmp_path, "plain.csv")).table("transactions").to_pandas()
    (tmp_path / file).write_bytes(content)
    table = open_dataset(described(tmp_path, file)).table("transactions").to_pandas()
    assert table.to_dict("list") == plain.to_dict("list")
    assert table.customer_id.tolist() == ["007", "c2"]


def test_daily_archives_are_read_together(tmp_path):
    for day in (1, 2):
        (tmp_path / f"{day}.zip").write_bytes(zipped(orders_csv=CSV.replace("c2", f"d{day}")))
    table = open_dataset(described(tmp_path, "*.zip")).table("transactions").to_pandas()
    assert table.customer_id.tolist() == ["007", "d1", "007", "d2"]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("a.zip", zipped(a_csv=CSV, b_csv=CSV), "a.zip: holds a.csv, b.csv; expected one file ending in"),
        ("a.zip", zipped(), "a.zip: holds nothing; expected one file"),
        ("a.zip", b"no archive", "a.zip: cannot be unpacked"),
        ("a.csv.gz", b"no archive", "a.csv.gz: cannot be unpacked"),
        ("a.csv.gz", gzip.compress(CSV.encode(), mtime=0)[:-9], "a.csv.gz: cannot be unpacked"),
        ("a.jsonl", b'{"a": 1}\n[1]\n', "a.jsonl, line 2: .* expected one object"),
        ("a.jsonl", b'{"a": 1}\n{"a": \n', "a.jsonl, line 2: is not JSON"),
    ],
)
def test_an_archive_of_two_tables_and_a_damaged_one_are_refused(tmp_path, file, content, message):
    (tmp_path / file).write_bytes(content)
    with pytest.raises(DataFault, match=message):
        open_dataset(described(tmp_path, file))


def test_an_archive_is_written_nowhere_but_into_the_folder_for_copies(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped(**{"..__..__stray_csv": CSV}))
    open_dataset(described(tmp_path / "in", "a.zip"))
    assert not list(tmp_path.parent.rglob("stray.csv"))


def test_a_folder_of_packed_files_is_drafted(tmp_path):
    (tmp_path / "orders.csv.gz").write_bytes(gzip.compress(CSV.replace("vip", "shipping EUR").encode()))
    (tmp_path / "broken.zip").write_bytes(b"no archive")
    drafted = draft_for(tmp_path)
    assert "broken.zip: cannot be unpacked" in str(drafted.questions[0])
    lines = drafted.path.read_text("utf-8").splitlines()
    drafted.path.write_text("\n".join(line for line in lines if not line.startswith("questions")), "utf-8")
    assert open_dataset(drafted.path).table("transactions").to_pandas().amount.tolist() == [1.5, 20]
