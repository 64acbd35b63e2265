"""Bad inputs by their number in the list of forty, as far as they are the door's: refused, warned about, or made right.

Those that models and reports answer (22, 23, 25 to 34, 36 to 39) are tests of their rooms, marked `bad_input`; the last test
here holds that none of the forty is without one.
"""

from pathlib import Path

import pandas as pd
import pytest

from workbench.data import open_dataset
from workbench.errors import DataFault, UsageError

HEADER = "customer_id,order_id,ordered_at,amount\n"
LINE = "a,1,2017-03-01 10:00:00,9.5\n"
MANY = "".join(f"c{k % 40},o{k},2017-{1 + k % 12:02}-{1 + k % 28:02},5\n" for k in range(1200))


def opened(path):
    return open_dataset(path).table("transactions").to_pandas()


def refused(path, message):
    with pytest.raises(DataFault, match=message):
        open_dataset(path)


def warned(dataset, key):
    """The check that warns under a key."""
    return next(check for check in dataset.checks if check["key"] == key and check["status"] == "warn")


def test_01_a_file_of_no_bytes_is_refused(shop):
    refused(shop(b""), r"orders.csv: the file is empty \(0 bytes\), expected a header and rows")


def test_02_a_header_alone_is_refused_for_transactions_and_a_warning_elsewhere(shop, company):
    refused(shop(HEADER), "transactions: orders.csv has no rows")
    dataset = open_dataset(company({"transactions": HEADER + LINE, "surveys": "customer_id,responded_at,kind,score\n"}))
    assert warned(dataset, "surveys.rows")


@pytest.mark.parametrize(("encoding", "declared"), [("utf-8-sig", ""), ("utf-16", "utf-16"), ("cp1252", "cp1252")])
def test_03_an_encoding_is_read_when_declared_and_named_by_its_byte_when_not(shop, encoding, declared):
    content = (HEADER + LINE.replace("a,", "é,")).encode(encoding)
    table = f'encoding = "{declared}"' if declared else ""
    assert opened(shop(content, table=table)).customer_id.tolist() == ["é"]
    if declared:
        refused(shop(content), r"orders.csv: byte \d+ is 0x[0-9a-f]{2}, which is not utf-8")


def test_04_a_last_row_cut_off_is_refused_where_it_shows_and_warned_about_where_it_may_be(shop):
    refused(shop(HEADER + LINE + "b,2,2017"), "1 of its rows do not fit the header of 4 columns: line 3")
    assert "does not end with a line break" in repr(open_dataset(shop(HEADER + LINE + "b,2,2017-03-02,1")))


def test_05_rows_of_another_width_are_listed_twenty_of_them(shop):
    with pytest.raises(DataFault) as caught:
        open_dataset(shop(HEADER + LINE + "x,1\n" * 30))
    assert "more than 20 of its rows do not fit" in str(caught.value)
    assert str(caught.value).count("line ") == 20


def test_06_a_repeated_column_name_is_refused(shop):
    refused(shop("customer_id,order_id,ordered_at,amount,Amount\n"), "the header has 'amount' more than once")


def test_07_a_renamed_column_is_refused_with_the_nearest_name(shop):
    refused(shop(HEADER.replace("customer_id", "cust_id") + LINE), "no column 'customer_id', .* Did you mean 'cust_id'")


@pytest.mark.parametrize("identifier", ["00123", "1e5", "9007199254740993"])
def test_08_ids_that_look_like_numbers_stay_as_they_are(shop, identifier):
    assert opened(shop(HEADER + LINE.replace("a,", f"{identifier},"))).customer_id.tolist() == [identifier]


@pytest.mark.parametrize("identifier", ["NA", "None", "null"])
def test_09_ids_that_look_like_nothing_stay_and_a_blank_is_missing(shop, identifier):
    assert opened(shop(HEADER + LINE.replace("a,", f"{identifier},"))).customer_id.tolist() == [identifier]
    refused(shop(HEADER + LINE.replace("a,", " ,")), "column customer_id: nothing came|customer_id")


@pytest.mark.parametrize("pair", [("é", "e\u0301"), ("Ann", "ann"), ("x", "x "), ("Ａ1", "A1")])
def test_10_ids_alike_to_the_eye_are_kept_apart_and_counted(shop, pair):
    rows = "".join(f"{name},{k},2017-03-0{k},1\n" for k, name in enumerate(pair, 1))
    dataset = open_dataset(shop(HEADER + rows))
    assert dataset.table("transactions").to_pandas().customer_id.nunique() == 2
    if pair != ("Ａ1", "A1"):
        assert "differ from another only in" in repr(dataset)


@pytest.mark.parametrize("identifier", ["🍵", "张三", "مريم", "a\u200bb"])
def test_11_ids_in_any_script_are_accepted(shop, identifier):
    assert opened(shop(HEADER + LINE.replace("a,", f"{identifier},"))).customer_id.tolist() == [identifier]


def test_12_days_that_could_be_months_are_refused_until_declared(shop):
    rows = HEADER + LINE.replace("2017-03-01 10:00:00", "03/04/2024")
    refused(shop(rows), "row 2, column ordered_at: '03/04/2024' came, expected an ISO time .*; declare")
    day = opened(shop(rows, table='formats = { ordered_at = "%d/%m/%Y" }')).ordered_at[0]
    assert day == pd.Timestamp("2024-04-03")


def test_13_two_ways_of_writing_days_in_one_column_are_refused_with_the_first_row(shop):
    refused(shop(HEADER + LINE + "b,2,13/03/2017,1\n"), "row 3, column ordered_at: '13/03/2017' came")


def test_14_a_few_stand_in_dates_are_left_out_and_told_many_are_refused(shop):
    dataset = open_dataset(shop(HEADER + MANY + "x,x,1900-01-01,1\n"))
    assert ("transactions", "a stand-in date (before 1971 or after 2098)", 1) in dataset.ledger
    refused(shop(HEADER + MANY + 9 * "x,x,1900-01-01,1\n"), "1900-01-01")


def test_15_an_hour_that_came_twice_is_its_first_one(shop):
    rows = HEADER + LINE.replace("2017-03-01 10:00:00", "2017-10-29 01:30:00")
    there = opened(shop(rows, table='timezone = "Europe/London"', zone="UTC")).ordered_at[0]
    assert there == pd.Timestamp("2017-10-29 00:30:00")


@pytest.mark.parametrize("value", ["(12.00)", '"1,234.50"', '"1.234,50"', "£12"])
def test_16_numbers_written_otherwise_are_refused_until_declared(shop, value):
    refused(shop(HEADER + LINE.replace("9.5", value)), "row 2, column amount: .* came, expected a number with decimal")


def test_16_a_point_that_may_group_thousands_is_refused_until_declared(shop):
    rows = HEADER + "a,1,2017-03-01,1.234\nb,2,2017-03-01,12\n"
    refused(shop(rows), "column amount: '1.234' came, .* it may be 1234 or 1.234")
    assert opened(shop(rows, table='decimal = "."')).amount.tolist() == [1.234, 12]
    assert opened(shop(rows, table='thousands = "."')).amount.tolist() == [1234, 12]


@pytest.mark.parametrize("value", ["0.234", "1.2345", "1234.567"])
def test_16_a_point_that_cannot_group_thousands_is_read(shop, value):
    assert opened(shop(HEADER + f"a,1,2017-03-01,1.234\nb,2,2017-03-01,{value}\n")).amount[1] == float(value)


def test_17_returns_beyond_what_was_bought_are_counted_as_they_are_and_told(shop):
    lines = "a,1,2017-03-01,9.5\na,2,2017-03-09,-9.5\nb,3,2017-03-02,-4\nc,4,2017-03-03,5\nc,5,2017-03-04,-6\n"
    dataset = open_dataset(shop(HEADER + lines))
    told = warned(dataset, "transactions.returns.beyond")
    assert (told["value"], told["values"]) == (2, {"table": "transactions", "beyond": 2, "customers": 3})
    assert dataset.table("transactions").to_pandas().groupby("customer_id")["amount"].sum().tolist() == [0, -4, -1]


def test_18_two_currencies_are_refused(shop):
    rows = HEADER.replace("\n", ",currency\n") + LINE.replace("\n", ",GBP\n") + "b,2,2017-03-02,1,USD\n"
    refused(shop(rows), "row 3, column currency: 'USD' came, expected GBP")


@pytest.mark.parametrize("value", ["inf", "NaN", "1e308"])
def test_19_amounts_that_are_no_amounts_are_refused(shop, value):
    refused(shop(HEADER + LINE.replace("9.5", value)), "row 2, column amount")


def test_20_a_file_delivered_twice_is_read_once_and_an_order_of_two_customers_is_told(shop, tmp_path):
    path = shop(HEADER + LINE + "b,1,2017-03-02,7\n")
    (tmp_path / "orders_2.csv").write_bytes((tmp_path / "orders.csv").read_bytes())
    path.write_text(path.read_text().replace("orders.csv", "orders*.csv"))
    dataset = open_dataset(path)
    assert dataset.summary()["tables"]["transactions"]["rows"] == 2
    assert "was read once" in repr(dataset)
    assert "1 order ids of transactions are used by more than one customer" in repr(dataset)


def test_21_overlapping_programmes_are_warned_about_with_the_rule(company):
    joined = "customer_id,programme,joined_on\na,club,2017-02-01\na,gold,2017-02-05\n"
    dataset = open_dataset(company({"transactions": HEADER + LINE, "memberships": joined}))
    assert "Of each customer only the day of the first joining counts" in repr(dataset)


def test_24_joining_outside_the_days_of_the_data_is_told(company):
    joined = "customer_id,programme,joined_on\na,club,2015-02-01\nb,club,2019-02-05\n"
    dataset = open_dataset(company({"transactions": HEADER + MANY, "memberships": joined}))
    assert "from before the data begin" in repr(dataset)


@pytest.mark.parametrize("score", ["11", "-1"])
def test_35_a_score_off_its_scale_is_refused_and_one_with_a_space_is_read(company, score):
    surveys = "customer_id,responded_at,kind,score\na,2017-03-01,nps,{}\n"
    refused(company({"transactions": HEADER + LINE, "surveys": surveys.format(score)}), "0 to 10 for nps")
    dataset = open_dataset(company({"transactions": HEADER + LINE, "surveys": surveys.format("9 ")}))
    assert dataset.table("surveys").to_pandas().score.tolist() == [9]


@pytest.mark.parametrize("day", ["2099-01-01", "1999-01-01"])
def test_40_a_day_outside_the_data_is_refused_and_later_rows_are_left_out_and_counted(shop, day):
    path = shop(HEADER + LINE + "b,2,2017-03-02,1\nb,3,2018-03-02,1\n", top="data_to = 2017-12-31")
    dataset = open_dataset(path)
    assert ("transactions", "later than data_to", 1) in dataset.ledger
    with pytest.raises(UsageError, match="lies outside the data"):
        dataset.as_of(day)


@pytest.mark.parametrize("number", range(1, 41))
def test_each_of_the_forty_has_a_test_that_names_its_number(number):
    here = Path(__file__)
    if f"def test_{number:02}_" in here.read_text("utf-8"):
        return
    assert any(f"bad_input({number})" in file.read_text("utf-8") for file in here.parents[1].rglob("test_*.py"))
