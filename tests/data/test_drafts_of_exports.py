"""Folders of exports: what `workbench doctor FOLDER` drafts reads every row as it was planted, or asks first."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from typer.testing import CliRunner

from workbench import cli
from workbench.data import open_dataset
from workbench.data.recognise import draft_for
from workbench.errors import DataFault

EXPORTS = Path(__file__).parent / "exports"


class Planted(NamedTuple):
    """What was put into a folder: rows read and used, customers, the sum of the amounts, currency and zone."""

    read: int
    used: int
    customers: int
    amount: float
    currency: str
    zone: str
    table: str = "transactions"


PLANTED = {
    "shopify": Planted(134, 115, 31, 13809.05, "EUR", "Europe/Berlin"),
    "woocommerce": Planted(92, 75, 35, 14020.12, "GBP", "Europe/London"),
    "stripe": Planted(91, 71, 34, 4362.96, "USD", "UTC"),
    "salesforce": Planted(89, 59, 32, 137711.10, "USD", "UTC"),
    "hubspot": Planted(75, 55, 32, 12498.22, "EUR", "Europe/Berlin"),
    "zoho": Planted(78, 54, 32, 1245830.00, "INR", "Asia/Kolkata"),
    "zendesk": Planted(87, 87, 36, 16843.15, "USD", "UTC"),
    "ga4": Planted(195, 195, 60, 0, "USD", "UTC", "events"),
    "fxiaoke": Planted(90, 75, 34, 909083.50, "CNY", "Asia/Shanghai"),
    "youzan": Planted(90, 79, 36, 16220.59, "CNY", "Asia/Shanghai"),
    "taobao": Planted(90, 77, 35, 15716.96, "CNY", "Asia/Shanghai"),
    "online_retail": Planted(134, 109, 34, 10742.93, "GBP", "Europe/London"),
    "german": Planted(89, 89, 36, 181744.30, "EUR", "Europe/Berlin"),
    "chinese_workbook": Planted(99, 98, 36, 2144595.00, "CNY", "Asia/Shanghai"),
}


@pytest.fixture
def export(tmp_path):
    """export(name) -> a copy of the folder; export(files={name: text}) -> a folder with these files."""

    def make(name: str = "shop", files: dict[str, str | bytes] | None = None) -> Path:
        folder = tmp_path / name
        if files is None:
            shutil.copytree(EXPORTS / name, folder)
        for file, content in (files or {}).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


def uncomment(path: Path, *starts: str) -> None:
    """Answer questions as a person would: take the mark of comments off the lines that start so."""
    lines = path.read_text("utf-8").splitlines()
    for start in starts:
        place = next(k for k, line in enumerate(lines) if line.startswith(f"# {start}"))
        lines[place] = lines[place].removeprefix("# ")
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("name", PLANTED)
def test_a_known_export_is_drafted_without_a_question_and_every_row_is_used_or_in_the_ledger(export, name):
    drafted = draft_for(export(name))
    assert drafted.questions == []
    dataset, planted = open_dataset(drafted.path), PLANTED[name]
    table = dataset.table(planted.table).to_pandas()
    lines = {reason: rows for table, reason, rows in dataset.ledger if table == planted.table}
    assert (lines.pop("read"), lines.pop("used")) == (planted.read, planted.used)
    assert sum(lines.values()) == planted.read - planted.used
    assert (len(table), table.customer_id.nunique()) == (planted.used, planted.customers)
    assert (dataset.currency, dataset.timezone) == (planted.currency, planted.zone)
    if planted.amount:
        assert table.amount.sum() == pytest.approx(planted.amount, abs=0.005)


def test_every_guess_stands_in_the_draft_with_its_reason(export):
    text = draft_for(export("german")).path.read_text("utf-8")
    for line in text.splitlines():
        if "=" in line and not line.startswith(("#", "source")):
            assert "  # " in line, line


def test_lines_of_an_order_take_what_its_first_line_says_and_add_up_to_its_total(export):
    table = open_dataset(draft_for(export("shopify")).path).table("transactions").to_pandas()
    raw = pd.read_csv(EXPORTS / "shopify" / "orders_export_1.csv")
    first = raw[raw.Total.notna()].set_index("Name")
    paid = (first.Total - first["Refunded Amount"])[table.order_id.unique()]
    assert table.groupby("order_id").amount.sum()[paid.index].to_numpy() == pytest.approx(paid.to_numpy())
    assert set(table["Financial Status"]) == {"paid", "partially_refunded"}
    written = first["Created at"][table.order_id[0]]
    assert table.ordered_at[0] == pd.Timestamp(written[:19])  # the wall clock of Berlin, as the shop writes it


def test_what_can_be_read_in_two_ways_is_asked_with_rows_and_answered_by_one_line_each(export):
    folder = export("ambiguous")
    told = CliRunner().invoke(cli.app, ["doctor", str(folder)])
    assert told.exit_code == 3
    assert "Question 1: Day and month of Datum can change places." in told.stderr
    assert "Question 2: The numbers of Umsatz have two readings." in told.stderr
    path = folder / "dataset.toml"
    text = path.read_text("utf-8")
    assert "#   row 3: 02/01/2024 is 2024-01-02 / 2024-02-01" in text
    assert "#   row 2: 1.100 is 1.100 / 1100" in text
    assert CliRunner().invoke(cli.app, ["doctor", str(path)]).exit_code == 3  # nothing is read by chance
    uncomment(path, 'thousands = "."', 'ordered_at = "%d/%m/%Y"')
    table = open_dataset(path).table("transactions").to_pandas()
    assert table.amount.iloc[0] == 1100
    assert table.ordered_at.iloc[1] == pd.Timestamp("2024-01-02")


@pytest.mark.parametrize("file", ["dataset.toml", "dataset.draft.toml"])
def test_an_existing_file_is_never_overwritten(export, file):
    folder = export("zoho")
    (folder / "dataset.toml").write_text("mine")
    (folder / file).write_text("mine")
    drafted = draft_for(folder)
    assert (folder / "dataset.toml").read_text() == (folder / file).read_text() == "mine"
    assert drafted.path.name == ("dataset.draft.toml" if file == "dataset.toml" else "dataset.draft-2.toml")


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"notes.txt": "hello\n"},
        {"a.csv": "x,y\n1,2\n"},
        {"a.csv": b""},
        {"weather.csv": "station,rain\nA,3\nB,4\n"},
    ],
)
def test_a_folder_in_which_nothing_is_recognised_ends_with_4_and_writes_nothing(export, tmp_path, files):
    folder = export("empty", files)
    folder.mkdir(exist_ok=True)
    told = CliRunner().invoke(cli.app, ["doctor", str(folder)])
    assert told.exit_code == 4
    assert "no file was recognised" in told.stderr
    assert not list(folder.glob("*.toml"))


def test_the_command_drafts_checks_and_says_what_can_be_run(export):
    told = CliRunner().invoke(cli.app, ["doctor", str(export("woocommerce"))])
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0].endswith("woocommerce/dataset.toml")
    assert "run cohort: yes" in told.stdout


ORDERS = "customer,order_id,date,amount{more}\n" + "".join(
    f"c{k},o{k},2024-03-{k + 1:02},{k}.50{{more}}\n" for k in range(20)
)


def orders(header: str = "", value: str = "") -> str:
    """Twenty orders with a further column."""
    lines = ORDERS.format(more=value).splitlines()
    return "\n".join([lines[0].removesuffix(value) + header, *lines[1:]]) + "\n"


def test_nothing_says_the_currency_so_it_is_asked(export):
    drafted = draft_for(export(files={"orders.csv": orders()}))
    assert [str(question) for question in drafted.questions] == ["Nothing says in which currency the amounts are."]
    uncomment(drafted.path, 'currency = "GBP"')
    assert open_dataset(drafted.path).currency == "GBP"


@pytest.mark.parametrize(
    ("header", "value", "currency"),
    [
        (",currency", ",chf", "CHF"),
        (",shipping (EUR)", ",1", "EUR"),
        (",postage £", ",1", "GBP"),
        (",paid", ",€ 3", "EUR"),
    ],
)
def test_the_currency_is_taken_from_a_column_a_header_or_a_sign(export, header, value, currency):
    text = (
        orders(header, value).replace(",amount,paid", ",ignored,amount") if "paid" in header else orders(header, value)
    )
    drafted = draft_for(export(files={"orders.csv": text}))
    assert drafted.questions == []
    assert open_dataset(drafted.path).currency == currency


def test_amounts_in_two_currencies_are_asked_about_and_not_added_up(export):
    text = orders(",currency", ",EUR").replace("c3,o3,2024-03-04,3.50,EUR", "c3,o3,2024-03-04,3.50,USD")
    drafted = draft_for(export(files={"orders.csv": text}))
    assert "only EUR is used here, USD (1) is left out" in str(drafted.questions[0])
    lines = drafted.path.read_text("utf-8").splitlines()
    drafted.path.write_text("\n".join(line for line in lines if not line.startswith("questions")), "utf-8")
    assert ("transactions", "in another currency", 1) in open_dataset(drafted.path).ledger


def test_a_status_that_is_not_known_is_asked_about_and_stops_until_it_is(export):
    text = orders(",currency,status", ",EUR,paid").replace(
        "o3,2024-03-04,3.50,EUR,paid", "o3,2024-03-04,3.50,EUR,parked"
    )
    drafted = draft_for(export(files={"orders.csv": text}))
    assert "parked (1)" in str(drafted.questions[0])
    told = CliRunner().invoke(cli.app, ["doctor", str(drafted.path)])
    assert told.exit_code == 3 and "is not answered" in told.stderr


def test_refund_rows_and_refunded_amounts_lower_revenue(export):
    rows = "customer,order_id,date,amount,type,refunded,currency\nc1,o1,2024-03-01,10.50,sale,0,EUR\nc1,o2,2024-03-02,4.25,refund,0,EUR\nc2,o3,2024-03-03,8.00,sale,3,EUR\n"
    table = open_dataset(draft_for(export(files={"a.csv": rows})).path).table("transactions").to_pandas()
    assert table.amount.tolist() == [10.50, -4.25, 5.00]


@pytest.mark.parametrize("sign", ["", "-"])
def test_a_discount_lowers_the_amount_whatever_its_sign(export, sign):
    rows = f"customer,order_id,date,quantity,unit price,discount,currency\nc1,o1,2024-03-01,2,10.50,{sign}1.00,EUR\nc2,o2,2024-03-02,1,3.50,,EUR\n"
    table = open_dataset(draft_for(export(files={"a.csv": rows})).path).table("transactions").to_pandas()
    assert table.amount.tolist() == [20.00, 3.50]


@pytest.mark.parametrize(
    ("header", "values", "expected"),
    [
        ("amount_cents", ["1050", "399"], [10.50, 3.99]),
        ("amount", ["(10.50)", "3.99"], [-10.50, 3.99]),
        ("amount", ["10.50-", "3.99"], [-10.50, 3.99]),
        ("amount", ['"1,234.50"', "3.99"], [1234.50, 3.99]),
        ("amount", ['"1.234,50"', '"3,99"'], [1234.50, 3.99]),
        ("amount", ["1 234.50", "3.99"], [1234.50, 3.99]),
        ("amount", ["€1234.50", "3.99 €"], [1234.50, 3.99]),
        ("金额(万元)", ["1.25", "0.5"], [12500, 5000]),
    ],
)
def test_numbers_are_read_as_they_are_written(export, header, values, expected):
    rows = f"customer,order_id,date,{header},currency\nc1,o1,2024-03-01,{values[0]},EUR\nc2,o2,2024-03-02,{values[1]},EUR\n"
    drafted = draft_for(export(files={"a.csv": rows}))
    assert drafted.questions == []
    assert open_dataset(drafted.path).table("transactions").to_pandas().amount.tolist() == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["31/12/2023", "01/02/2024"], ["2023-12-31", "2024-02-01"]),
        (["12/31/2023", "02/01/2024"], ["2023-12-31", "2024-02-01"]),
        (["2023/12/31 9:05", "2024/2/1 10:00"], ["2023-12-31 09:05", "2024-02-01 10:00"]),
        (["2023年12月31日", "2024年2月1日"], ["2023-12-31", "2024-02-01"]),
        (["20231231", "20240201"], ["2023-12-31", "2024-02-01"]),
        (["31 Dec 2023", "1 Feb 2024"], ["2023-12-31", "2024-02-01"]),
        (["12/31/2023 9:05 PM", "2/1/2024 10:00 AM"], ["2023-12-31 21:05", "2024-02-01 10:00"]),
        (["45291", "45323.5"], ["2023-12-31", "2024-02-01 12:00"]),
        (["1704013500", "1706781600"], ["2023-12-31 10:05", "2024-02-01 11:00"]),
        (["2023-12-31T09:05:00+01:00", "2024-02-01T10:00:00+01:00"], ["2023-12-31 09:05", "2024-02-01 10:00"]),
    ],
)
def test_days_and_times_are_read_as_they_are_written(export, written, expected):
    rows = f"customer,order_id,date,amount,currency\nc1,o1,{written[0]},1.5,EUR\nc2,o2,{written[1]},2.5,EUR\n"
    drafted = draft_for(export(files={"a.csv": rows}))
    assert drafted.questions == []
    table = open_dataset(drafted.path).table("transactions").to_pandas()
    assert table.ordered_at.tolist() == [pd.Timestamp(each) for each in expected]


def test_two_files_that_would_both_make_the_orders_are_asked_about(export):
    folder = export("woocommerce")
    shutil.copy(EXPORTS / "stripe" / "payments.csv", folder)
    drafted = draft_for(folder)
    assert any("transactions is made from" in str(question) for question in drafted.questions)


def test_a_value_with_a_line_break_cannot_write_a_line_of_the_draft(export):
    rows = 'customer,order_id,date,amount,currency,status\nc1,o1,2024-03-01,1.5,EUR,"paid\n[evil]"\n'
    path = draft_for(export(files={"orders.csv": rows})).path
    assert "[evil]" in path.read_text("utf-8")
    assert not any(line.startswith("[evil]") for line in path.read_text("utf-8").splitlines())


def test_the_comments_of_a_draft_are_in_the_language_of_the_files_or_the_one_asked_for(export):
    folder = export("taobao")
    assert "由 workbench doctor" in draft_for(folder).path.read_text("utf-8")
    assert "Drafted by workbench doctor" in draft_for(folder, "en").path.read_text("utf-8")


def workbook(path: Path, sheets: dict[str, list[list]]) -> None:
    """A workbook with these sheets."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pd.ExcelWriter(path) as writer:
        for name, rows in sheets.items():
            pd.DataFrame(rows).to_excel(writer, sheet_name=name, header=False, index=False)


COLUMNS = ["Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country"]


def test_sheets_with_the_same_columns_are_read_together_and_a_fault_names_its_sheet(tmp_path):
    line = ["1", "A", "cup", 2, pd.Timestamp("2010-01-04 10:00"), 1.5, 12, "France"]
    late = [["2", "A", "cup", 1, pd.Timestamp("2011-01-04 10:00"), 1.5, 13, "France"]]
    workbook(
        tmp_path / "two.xlsx",
        {"Year 2009-2010": [COLUMNS, line], "Year 2010-2011": [COLUMNS, *late], "Notes": [["none"]]},
    )
    drafted = draft_for(tmp_path)
    assert 'sheet = "Year 20*"' in drafted.path.read_text("utf-8")
    assert open_dataset(drafted.path).table("transactions").to_pandas().amount.tolist() == [3.0, 1.5]
    late[0][4] = "soon"
    workbook(tmp_path / "two.xlsx", {"Year 2009-2010": [COLUMNS, line], "Year 2010-2011": [COLUMNS, *late]})
    with pytest.raises(
        DataFault, match=r"two.xlsx, sheet Year 2010-2011, row 2, column ordered_at \(from 'InvoiceDate'\): 'soon' came"
    ):
        open_dataset(drafted.path)


def test_a_parquet_file_is_drafted_by_its_types(tmp_path):
    (tmp_path / "shop").mkdir()
    frame = pd.DataFrame(
        {
            "customer_id": [7, 8],
            "order_no": [1, 2],
            "created": [1704013500, 1706781600],
            "total_cents": [1050, 399],
            "currency": "EUR",
        }
    )
    frame.to_parquet(tmp_path / "shop" / "orders.parquet")
    table = open_dataset(draft_for(tmp_path / "shop").path).table("transactions").to_pandas()
    assert table.amount.tolist() == [10.50, 3.99]
    assert table.ordered_at[0] == pd.Timestamp("2023-12-31 10:05")  # in Berlin


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_found(export, encoding):
    rows = "会员号,订单号,日期,金额\n张三,1,2024-03-01,1.50\n李四,2,2024-03-02,2.50\n"
    drafted = draft_for(export(files={"a.csv": rows.encode(encoding)}))
    assert open_dataset(drafted.path).table("transactions").to_pandas().customer_id.tolist() == ["张三", "李四"]


def test_a_data_file_in_place_of_a_dataset_file_is_told_what_to_do(export):
    folder = export(files={"orders.csv": orders()})
    told = CliRunner().invoke(cli.app, ["doctor", str(folder / "orders.csv")])
    assert told.exit_code == 4 and "drafts one" in told.stderr


def test_a_file_with_odd_rows_is_a_fault_that_names_them(export):
    folder = export(files={"orders.csv": orders() + "c1,o9\n"})
    told = CliRunner().invoke(cli.app, ["doctor", str(folder)])
    assert told.exit_code == 3 and "line 22: Expected Number of Columns: 4 Found: 2" in told.stderr


def test_tables_of_earlier_reports_in_the_folder_are_no_exports(export):
    report = {
        "reports/cohort/all/1/results.json": "{}",
        "reports/cohort/all/1/tables/risk.csv": orders(",paid (EUR)", ",1"),
    }
    drafted = draft_for(export(files={"orders.csv": orders(",paid (EUR)", ",1")} | report))
    assert drafted.questions == [] and drafted.tables == ["transactions: orders.csv (20 rows)"]


def test_a_column_of_states_is_no_status(export):
    drafted = draft_for(export(files={"orders.csv": orders(",state,currency", ",TX,USD")}))
    assert drafted.questions == []
