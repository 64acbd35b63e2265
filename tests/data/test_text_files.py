"""Text files are read to the letter or refused as a whole."""

import pandas as pd
import pytest

from workbench.data import open_dataset
from workbench.errors import ConfigurationError, DataFault

HEADER = "customer_id,order_id,ordered_at,amount\n"
LINE = "a,1,2017-03-01,1\n"


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("", r"orders.csv: the file is empty \(0 bytes\), expected a header"),
        ("\n\n", "orders.csv: the first line is empty, expected a header"),
        (HEADER, "transactions: orders.csv has no rows"),
        ("customer_id,order_id,ordered_at,amount,Amount\n", "the header has 'amount' more than once"),
        ("customer_id,order_id,,amount\n", "column 3 has no name"),
        ("customer_id;order_id;ordered_at;amount\na;1;2017-03-01;1\n", "is one column; declare the delimiter"),
        (HEADER + LINE + "a,1\n", r"1 of its rows do not fit the header of 4 columns: line 3: .*'a,1'"),
        (HEADER + "a,1,2017-03-01,1,extra\n" + LINE, "line 2: Expected Number of Columns: 4 Found: 5"),
        (HEADER + '"a"b,1,2017-03-01,1\n' + LINE, "line 2: Value with unterminated quote found"),
        ("cust_id,order_id,ordered_at,amount\n", "no column 'customer_id', which is required. Did you mean 'cust_id'?"),
    ],
)
def test_files_of_the_wrong_shape_are_refused(shop, csv, message):
    with pytest.raises(DataFault, match=message):
        open_dataset(shop(csv))


def test_all_missing_columns_are_named_at_once(shop):
    with pytest.raises(DataFault) as caught:
        open_dataset(shop("cust_id,date\na,2017-03-01\n"))
    assert len(caught.value.faults) == 4


def test_a_mapped_column_that_is_not_there_is_named_with_the_nearest_one(shop):
    with pytest.raises(DataFault, match="no column 'prise' .columns.amount.. Did you mean 'price'?"):
        open_dataset(shop("customer_id,order_id,ordered_at,price\n", table='columns = { amount = "prise" }'))


def test_quotes_line_breaks_and_windows_line_ends_are_read(shop):
    path = shop("\ufeff" + (HEADER + '"a ""x""\n, b",1,2017-03-01,1\n').replace("\n", "\r\n"))
    assert open_dataset(path).table("transactions").to_pandas().customer_id.tolist() == ['a "x"\r\n, b']


def test_names_and_values_that_look_like_sql_are_only_text(shop):
    csv = 'customer_id,order_id,ordered_at,amount,"a"";drop table t--"\n' + "x' or 1=1 --,1,2017-03-01,1,'\n"
    table = open_dataset(shop(csv)).table("transactions").to_pandas()
    assert table.iloc[0].tolist() == ["x' or 1=1 --", "1", pd.Timestamp("2017-03-01"), 1.0, "'"]
    assert table.columns[-1] == 'a";drop table t--'


def test_a_glob_reads_all_files_and_names_the_one_at_fault(shop, tmp_path):
    (tmp_path / "more_2.csv").write_text("order_id,customer_id,ordered_at,amount\n2,b,2017-03-02,2\n")
    (tmp_path / "more_1.csv").write_text(HEADER + LINE)
    path = shop()
    path.write_text(path.read_text().replace("orders.csv", "more_*.csv"))
    assert open_dataset(path).table("transactions").to_pandas().customer_id.tolist() == ["a", "b"]
    (tmp_path / "more_3.csv").write_text(HEADER + "c,3,soon,3\n")
    with pytest.raises(DataFault, match="more_3.csv, row 2, column ordered_at: 'soon' came"):
        open_dataset(path)
    (tmp_path / "more_3.csv").write_text("customer_id,order_id,ordered_on,amount\nc,3,2017-03-03,3\n")
    with pytest.raises(DataFault, match=r"more_3.csv: .* missing \['ordered_at'\], unexpected \['ordered_on'\]"):
        open_dataset(path)


def test_a_file_delivered_twice_is_read_once_with_a_warning(shop, tmp_path):
    path = shop()
    (tmp_path / "orders_again.csv").write_bytes((tmp_path / "orders.csv").read_bytes())
    path.write_text(path.read_text().replace("orders.csv", "orders*.csv"))
    dataset = open_dataset(path)
    assert dataset.summary()["tables"]["transactions"]["rows"] == 1
    assert "orders_again.csv holds the same bytes as orders.csv and was read once" in repr(dataset)


def test_a_file_without_a_last_line_break_is_warned_about(shop):
    assert "orders.csv does not end with a line break" in repr(open_dataset(shop(HEADER + LINE.strip())))


def test_a_workbook_is_read_as_strictly_as_a_csv(shop, tmp_path):
    frame = pd.DataFrame(
        {
            "customer_id": ["00123"],
            "order_id": [7],
            "ordered_at": pd.to_datetime(["2017-03-01 10:00"]),
            "amount": [9.5],
            "note": ["NA"],
        }
    )
    frame.to_excel(tmp_path / "orders.xlsx", index=False)
    path = shop()
    path.write_text(path.read_text().replace("orders.csv", "orders.xlsx"))
    assert open_dataset(path).table("transactions").to_pandas().values.tolist() == [
        ["00123", "7", pd.Timestamp("2017-03-01 10:00"), 9.5, "NA"]
    ]
    path.write_text(path.read_text() + 'sheet = "June"\n')
    with pytest.raises(DataFault, match="orders.xlsx: sheet 'June' cannot be read as Excel"):
        open_dataset(path)


def test_a_damaged_parquet_file_is_refused_by_name(shop, tmp_path):
    path = shop()
    path.write_text(path.read_text().replace("orders.csv", "orders.parquet"))
    (tmp_path / "orders.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(DataFault, match="orders.parquet: cannot be read as Parquet"):
        open_dataset(path)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere.csv", "source 'nowhere.csv' is not there"),
        (
            "package:no_such_package_here/x.parquet",
            "package 'no_such_package_here', which is not installed here. Install it",
        ),
        ("package:duckdb/no_such.parquet", "is not there"),
        ("https://example.org/x.csv", "is an address"),
        ("*.toml", "files ending in .toml"),
        ("table:orders", "table 'orders' cannot be read"),
    ],
)
def test_sources_that_cannot_be_found_say_what_to_do(shop, source, message):
    path = shop()
    path.write_text(path.read_text().replace("orders.csv", source))
    with pytest.raises(ConfigurationError, match=message):
        open_dataset(path)
