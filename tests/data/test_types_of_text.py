"""Columns of a text file mean what the same columns of a Parquet file or a workbook mean."""

import pandas as pd
import pytest

from workbench.data import open_dataset
from workbench.data.engine import Engine
from workbench.errors import ConfigurationError, DataFault

HEADER = "customer_id,order_id,ordered_at,amount\n"
FRAME = pd.DataFrame(
    {
        "customer_id": ["a", "b", "c"],
        "usage": [52.7, None, 50.0],
        "contracts": [1, 2, 3],
        "region": ["n", "e", "n"],
        "since": pd.to_datetime(["2024-01-05", "2024-02-29", "2023-12-31"]).date,
        "active": [True, False, True],
        "postcode": ["01067", "10115", "80331"],
        "code": ["1e5", "200", "300"],
        "seen": pd.to_datetime(["2024-01-05 10:00", "2024-02-29 11:30", "2023-12-31 23:59"]),
    }
)


def customers(path) -> pd.DataFrame:
    return open_dataset(path).table("customers").to_pandas().sort_values("customer_id").reset_index(drop=True)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_extra_columns_have_the_types_and_values_they_have_in_parquet(company, tmp_path, kind):
    path = company({"transactions": HEADER + "a,1,2024-01-01,1\n", "customers": ""})
    text = path.read_text()
    FRAME.to_parquet(tmp_path / "customers.parquet")
    path.write_text(text.replace("customers.csv", "customers.parquet"))
    expected = customers(path)
    FRAME.to_csv(tmp_path / "customers.csv", index=False)
    FRAME.to_excel(tmp_path / "customers.xlsx", index=False)
    path.write_text(text.replace("customers.csv", f"customers.{kind}"))
    found = customers(path)
    assert [found[name].dtype.kind for name in ("usage", "contracts", "active")] == ["f", "i", "b"]
    assert found.postcode.tolist() == ["01067", "10115", "80331"]  # leading zeros: no number
    assert found.code.tolist() == ["1e5", "200", "300"]  # mixed forms: no number
    for name in FRAME.columns:
        if name == "since" and kind == "xlsx":  # a workbook knows no days without a time
            assert pd.to_datetime(found[name]).tolist() == pd.to_datetime(expected[name]).tolist()
        else:
            pd.testing.assert_series_equal(found[name], expected[name], check_dtype=name not in ("since", "seen"))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "2", ""], "int64"),
        (["+1", "2"], "float64"),
        (["1", "2.5"], "float64"),
        (["1e-05", "2.5"], "float64"),
        (["true", "FALSE"], "bool"),
        (["2024-01-01", "2024-02-30"], "str"),
        (["1", "x"], "str"),
        (["1e5", "2"], "str"),
        (["007", "8"], "str"),
        (["0", "-3"], "int64"),
        (["NA", "1"], "str"),
        (["99999999999999999999", "1"], "str"),
        (["yes", "no"], "str"),
        (["nan", "1"], "str"),
        (["inf", "1"], "str"),
    ],
)
def test_only_safe_forms_are_recognised(company, values, kind):
    csv = "customer_id,x\n" + "".join(f"c{k},{value}\n" for k, value in enumerate(values))
    schema = (
        open_dataset(company({"transactions": HEADER + "a,1,2024-01-01,1\n", "customers": csv}))
        .table("customers")
        .schema()
    )
    known = {"int64": "int64", "float64": "float64", "bool": "boolean", "str": "string"}
    assert str(schema["x"]) == known[kind]


def test_a_value_of_another_form_after_a_thousand_rows_keeps_the_column_text(company):
    csv = "customer_id,x\n" + "".join(f"c{k},{k}\n" for k in range(1500)) + "late,n/a\n"
    path = company({"transactions": HEADER + "a,1,2024-01-01,1\n", "customers": csv})
    assert str(open_dataset(path).table("customers").schema()["x"]) == "string"


def test_decimal_commas_are_numbers_where_they_are_declared(company):
    csv = 'customer_id,x\na,"1.234,5"\nb,7\n'
    path = company(
        {"transactions": HEADER + "a,1,2024-01-01,1\n", "customers": csv}, customers='decimal = ","\nthousands = "."'
    )
    assert customers(path).x.tolist() == [1234.5, 7.0]


def test_a_declared_type_is_taken_or_refused_with_the_row(company):
    csv = "customer_id,zip,usage\na,10115,5\nb,80331,x\n"
    tables = {"transactions": HEADER + "a,1,2024-01-01,1\n", "customers": csv}
    assert customers(company(tables, customers='types = { zip = "text" }')).zip.tolist() == ["10115", "80331"]
    with pytest.raises(DataFault, match="customers.csv, row 3, column usage: 'x' came, expected a number"):
        open_dataset(company(tables, customers='types = { usage = "number" }'))
    with pytest.raises(DataFault, match="no further column 'usge' .*Did you mean 'usage'"):
        open_dataset(company(tables, customers='types = { usge = "number" }'))
    with pytest.raises(
        ConfigurationError, match="types.zip = 'digits': expected one of text, number, date, time, boolean"
    ):
        open_dataset(company(tables, customers='types = { zip = "digits" }'))
    with pytest.raises(ConfigurationError, match="types.customer_id: a column of customers has its type already"):
        open_dataset(company(tables, customers='types = { customer_id = "text" }'))


@pytest.mark.parametrize(
    ("expression", "amounts"),
    [
        ("Quantity * UnitPrice", [10.0, 4.5]),
        ("quantity*unitprice - 1", [9.0, 3.5]),
        ("CAST(Quantity AS DOUBLE) * CAST(UnitPrice AS DOUBLE)", [10.0, 4.5]),
        ("CASE WHEN Quantity > UnitPrice THEN 1 ELSE 0 END", [0.0, 1.0]),  # as text '10' would lie below '9'
        ("replace(Paid, '£', '')", [1.0, 2.0]),
        ("length(UnitPrice)", [1.0, 3.0]),
    ],
)  # what needs text gets text
def test_expressions_over_text_columns_count_with_numbers(company, expression, amounts):
    csv = "customer_id,order_id,ordered_at,Quantity,UnitPrice,Paid\na,1,2024-01-01,1,10,£1\nb,2,2024-01-01,3,1.5,£2\n"
    if "length" in expression:
        csv = csv.replace(",10,", ",ä,")
    path = company({"transactions": csv}, transactions=f'expressions = {{ amount = "{expression}" }}')
    assert open_dataset(path).table("transactions").order_by("order_id").amount.to_pandas().tolist() == amounts


def test_an_expression_that_cannot_be_computed_names_the_text_in_its_way(company):
    csv = "customer_id,order_id,ordered_at,Quantity,UnitPrice\na,1,2024-01-01,1,free\n"
    with pytest.raises(ConfigurationError, match="expressions.amount .*Text that is no number in every row: UnitPrice"):
        open_dataset(company({"transactions": csv}, transactions='expressions = { amount = "Quantity * UnitPrice" }'))


def test_names_that_differ_in_capitals_are_the_exact_one_or_refused(shop, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    def write(*names):
        columns = [["a"], ["1"], pa.array([pd.Timestamp("2024-01-01")]), [1.0], [100.0]]
        pq.write_table(
            pa.table(columns, names=["customer_id", "order_id", "ordered_at", *names]), tmp_path / "orders.parquet"
        )
        path = shop(table='columns = { amount = "AMOUNT" }' if "Amount" not in names or names[1] == "aMount" else "")
        path.write_text(path.read_text().replace("orders.csv", "orders.parquet"))
        return path

    assert open_dataset(write("Amount", "amount")).table("transactions").amount.to_pandas().tolist() == [100.0]
    with pytest.raises(
        DataFault, match="'Amount', 'aMount', which differ only in capitals, and 'AMOUNT' may be either"
    ):
        open_dataset(write("Amount", "aMount"))


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2024-01-10 09:50:26 +0200", "2024-01-10 07:50:26"),
        ("2024-07-10 09:50:26 +02:00", "2024-07-10 08:50:26"),
        ("2024-01-10T09:50Z", "2024-01-10 09:50"),
        ("2024-01-10 09:50 UTC", "2024-01-10 09:50"),
        ("2024-01-10 09:50:26.5 -05", "2024-01-10 14:50:26.5"),
        ("2024-01-10T09:50+0530", "2024-01-10 04:20"),
    ],
)
def test_offsets_are_read_however_iso_allows_or_exports_write_them(shop, text, local):
    assert open_dataset(shop(f"{HEADER}a,1,{text},1\n")).table("transactions").ordered_at.to_pandas()[
        0
    ] == pd.Timestamp(local)


def test_of_many_columns_some_are_looked_at_together_and_all_have_their_types(company, tmp_path, monkeypatch):
    """Twelve thousand expressions in one query took the engine minutes to plan; eight hundred rows of 2,000 columns take seconds."""
    asked: list[int] = []
    rows = Engine.rows

    def recorded(engine, query):
        asked.append(query.count("bool_and"))
        return rows(engine, query)

    monkeypatch.setattr(Engine, "rows", recorded)
    names = [f"{kind}{k}" for k in range(60) for kind in ("whole", "day", "word", "flag")]
    values = ",".join(["7,2024-01-05,x,true"] * 60)
    text = f"customer_id,{','.join(names)}\n" + "".join(f"{who},{values}\n" for who in "abc")
    found = customers(company({"transactions": HEADER + "a,1,2024-01-01,1\n", "customers": text}))
    kinds = {name: str(found[name].dtype) for name in names}
    assert {kinds[f"whole{k}"] for k in range(60)} == {"int64"} and {kinds[f"flag{k}"] for k in range(60)} == {"bool"}
    assert {str(found[f"day{k}"][0])[:10] for k in range(60)} == {"2024-01-05"} and found["word59"].tolist() == [
        "x"
    ] * 3
    assert 0 < max(asked) <= 5 * 50
