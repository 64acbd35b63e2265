"""What a text file says is what the canonical table holds, or the file is refused."""

import datetime as dt
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data import open_dataset
from workbench.errors import DataFault

HEADER = "customer_id,order_id,ordered_at,amount\n"


def rows(path) -> list[tuple]:
    return [tuple(row) for row in open_dataset(path).table("transactions").to_pandas().itertuples(index=False)]


def faults(path) -> str:
    with pytest.raises(DataFault) as caught:
        open_dataset(path)
    return str(caught.value)


@pytest.mark.parametrize(
    "identifier", ["00123", "1e5", "9007199254740993", "None", "NA", "null", " x ", "张三", "=1+1"]
)
def test_ids_stay_exactly_as_written(shop, identifier):
    assert rows(shop(f"{HEADER}{identifier},1,2017-03-01,1\n"))[0][0] == identifier


def test_ids_are_compared_letter_by_letter(shop):
    """The 15 and 18 characters by which one system names one record differ, and so do capitals."""
    ids = ["0015g00000ABcDe", "0015g00000ABcDeAAB", "0015g00000abcde"]
    csv = HEADER + "".join(f"{each},{number},2017-03-0{number},1\n" for number, each in enumerate(ids, 1))
    assert [row[0] for row in rows(shop(csv))] == ids


def test_na_values_make_declared_texts_missing(shop):
    csv = "customer_id,order_id,ordered_at,amount,city\na,1,2017-03-01,1,None\nb,2,2017-03-01,1,-\n"
    table = open_dataset(shop(csv, table='na_values = ["-"]')).table("transactions").to_pandas()
    assert table.city.tolist()[0] == "None"
    assert table.city.isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2017-07-01", "2017-07-01 00:00"),
        ("2017-07-01 10:00", "2017-07-01 10:00"),
        ("2017-07-01T10:00:00Z", "2017-07-01 11:00"),
        ("2017-07-01 10:00:00+02:00", "2017-07-01 09:00"),
    ],
)
def test_iso_times_are_read_into_the_zone_of_the_dataset(shop, text, local):
    assert rows(shop(f"{HEADER}a,1,{text},1\n"))[0][2] == pd.Timestamp(local)


def test_times_of_another_zone_are_converted_on_both_sides_of_a_clock_change(shop):
    csv = HEADER + "a,1,2017-03-12 06:59:59,1\na,2,2017-03-12 07:00:00,1\n"
    found = [row[2] for row in rows(shop(csv, table='timezone = "UTC"', zone="America/New_York"))]
    assert found == [pd.Timestamp("2017-03-12 01:59:59"), pd.Timestamp("2017-03-12 03:00:00")]


@pytest.mark.parametrize("text", ["03/04/2024", "2017-02-30", "1488358800", "yesterday"])
def test_a_time_that_is_not_iso_is_refused_unless_its_format_is_declared(shop, text):
    message = faults(shop(f"{HEADER}a,1,2017-03-01,1\na,2,{text},1\n"))
    assert f"orders.csv, row 3, column ordered_at: '{text}' came, expected an ISO time" in message
    assert "1 of 2 rows" in message


def test_a_declared_format_decides_between_day_and_month(shop):
    path = shop(f"{HEADER}a,1,03/04/2024,1\n", table='formats = { ordered_at = "%d/%m/%Y" }')
    assert rows(path)[0][2] == pd.Timestamp("2024-04-03")


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("12.50", "", 12.5),
        ("-3", "", -3.0),
        (" 7 ", "", 7.0),
        ("1e2", "", 100.0),
        ('"1.234,50"', 'decimal = ","\nthousands = "."', 1234.5),
        ('"12,5"', 'decimal = ","', 12.5),
        ('"1,234,567.5"', 'thousands = ","', 1234567.5),
        ("1234.5", 'thousands = ","', 1234.5),
    ],
)
def test_numbers_are_read_as_their_marks_are_declared(shop, text, marks, value):
    assert rows(shop(f"{HEADER}a,1,2017-03-01,{text}\n", table=marks))[0][3] == value


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"1,234.50"', ""),
        ("(12.00)", ""),
        ("£5", ""),
        ("1_000", ""),
        ("nan", ""),
        ("inf", ""),
        ("0x1F", ""),
        ('"1,5"', 'thousands = ","'),
        ('"12,34,567"', 'thousands = ","'),
    ],
)
def test_numbers_written_otherwise_are_refused(shop, text, marks):
    came = text.strip('"')
    assert f"row 2, column amount: '{came}' came, expected a number" in faults(
        shop(f"{HEADER}a,1,2017-03-01,{text}\n", table=marks)
    )


def test_a_currency_sign_is_refused_with_the_expression_that_takes_it_off(shop):
    csv = 'customer_id,order_id,ordered_at,paid\na,1,2017-03-01,"¥1,234.50"\n'
    assert "amount = \"replace(its_column, '€', '')\"" in faults(shop(csv, table='columns = { amount = "paid" }'))
    table = "thousands = \",\"\nexpressions = { amount = \"replace(paid, '¥', '')\" }"
    assert rows(shop(csv, table=table))[0][3] == 1234.5


def test_amounts_in_another_currency_are_refused_until_they_are_converted(shop):
    csv = HEADER.replace("\n", ",Currency\n") + "a,1,2017-03-01,1,gbp \na,2,2017-03-01,1,\na,3,2017-03-01,10,USD\n"
    message = faults(shop(csv))
    assert "row 4, column currency: 'USD' came, expected GBP, the dataset's currency. 1 of 3 rows" in message
    converted = (
        "expressions = { amount = \"CAST(amount AS DOUBLE) * CASE Currency WHEN 'USD' THEN 0.8 ELSE 1 END\", "
        "currency = \"'GBP'\" }"
    )
    assert [row[3] for row in rows(shop(csv, table=converted))] == [1, 1, 8]
    dropped = '[tables.transactions.drop]\n"in dollars" = "currency = \'USD\'"'
    assert [row[1] for row in rows(shop(csv, table=dropped))] == ["1", "2"]


def test_every_fault_of_every_kind_comes_in_one_error(shop):
    message = faults(
        shop(HEADER + ",1,2017-03-01,1\na,,2017-03-01,1\na,1,never,1\na,1,2017-03-01,lots\na,1,2017-03-01,1e13\n")
    )
    for expected in (
        "row 2, column customer_id: nothing came",
        "row 3, column order_id: nothing came",
        "row 4, column ordered_at: 'never'",
        "row 5, column amount: 'lots'",
        "row 6, column amount: '1e13'",
    ):
        assert expected in message
    assert len(message.splitlines()) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_declared_encodings_give_the_same_table(shop, encoding):
    csv = "会员号,order_id,ordered_at,amount\r\n张三,1,2017-03-01,1\r\n".encode(encoding)
    path = shop(csv, table=f'encoding = "{encoding}"\ncolumns = {{ customer_id = "会员号" }}')
    assert rows(path) == [("张三", "1", pd.Timestamp("2017-03-01"), 1.0)]


@pytest.mark.parametrize(("encoding", "hint"), [("cp1252", "cp1252"), ("utf-16", "utf-16")])
def test_undeclared_encodings_are_refused_with_the_place_of_the_first_byte(shop, encoding, hint):
    csv = f"{HEADER}Zoë,1,2017-03-01,1\n".encode(encoding)
    offset = len(f"{HEADER}Zo") if encoding == "cp1252" else 0
    assert re.search(rf"orders.csv: byte {offset} is 0x\w\w, which is not utf-8.*{hint}", faults(shop(csv)))


@given(
    st.datetimes(dt.datetime(1995, 1, 1), dt.datetime(2030, 1, 1)),
    st.sampled_from(["UTC", "Asia/Shanghai", "Asia/Kathmandu", "America/St_Johns", "Europe/Paris"]),
    st.sampled_from(["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Tokyo"]),
)
def test_shifting_zones_in_sql_agrees_with_python(moment, source, target):
    from zoneinfo import ZoneInfo

    import duckdb

    from workbench.data.zones import shift_sql

    moment = moment.replace(microsecond=0)
    window = dt.timedelta(days=200)
    shifted = shift_sql("t", moment - window, moment + window, source=source, target=target)
    found = duckdb.execute(f"SELECT {shifted} FROM (SELECT TIMESTAMP '{moment}' AS t)").fetchone()[0]
    assert found == moment.replace(tzinfo=ZoneInfo(source)).astimezone(ZoneInfo(target)).replace(tzinfo=None)
