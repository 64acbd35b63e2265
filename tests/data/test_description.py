"""A mistake in a dataset file is named before any data are read, with the nearest right name."""

import pytest

from workbench.data import datasets, open_dataset
from workbench.errors import ConfigurationError


@pytest.mark.parametrize(
    ("table", "top", "message"),
    [
        ('colums = { a = "b" }', "", r"\[tables.transactions\] unknown key 'colums'. Did you mean 'columns'?"),
        ('[tables.transaction]\nsource = "x.csv"', "", "is not a canonical table. Did you mean 'transactions'?"),
        ('query = "select 1"', "", "needs either source or query, and not both"),
        ('formats = { orderd_at = "%d" }', "", "formats.orderd_at: is not a column .* Did you mean 'ordered_at'?"),
        ('timezone = "Europe/Londn"', "", "'Europe/Londn': is not a time zone .* Did you mean 'Europe/London'?"),
        ('decimal = ","\nthousands = ","', "", "expected '.' or ',' and another single character"),
        ("columns = { amount = 3 }", "", "columns.amount = 3: expected text"),
        (
            'columns = { amount = "a" }\nexpressions = { amount = "b" }',
            "",
            "amount: stands in columns and in expressions",
        ),
        ("", "data_to = 3", "data_to = 3: expected a date such as 2017-12-31"),
        ("", "[privacy]\nminimum_cel = 5", "unknown key 'minimum_cel'. Did you mean 'minimum_cell'?"),
        ("", "[privacy]\nminimum_cell = 2", "minimum_cell = 2: expected 5 or more"),
        (
            "",
            "data_from = 2018-01-01\ndata_to = 2017-12-31",
            "data_from = 2018-01-01 is later than data_to = 2017-12-31",
        ),
        ("", "data_to = 2017-12-31T00:00:00", "expected a date such as 2017-12-31"),
        ('delimiter = "||"', "", "expected one character"),
        ('encoding = "latin9x"', "", "encoding = 'latin9x': is not known to Python"),
        ('encoding = "base64"', "", "encoding = 'base64': is not known to Python"),
        (
            'formats = { ordered_at = "dd.mm.yyyy" }',
            "",
            "formats.ordered_at = 'dd.mm.yyyy': expected the codes of strptime",
        ),
        ("na_values = [1]", "", "expected a list of texts"),
        ("", "[sources.x]\nsorce = 'a'", r"\[sources.x\] needs source"),
        ("", "[parameters]\ncohort = 3", r"expected a section \[parameters.cohort\]"),
        ("", "[labels]\nevent = {}", "unknown key 'event'. Did you mean 'events'?"),
        ("", "[labels.events]\nvisit = 'Visit'", r"\[labels.events\] visit = 'Visit': expected its words by language"),
        ("", "[labels.events]\nvisit = { en = 'Visit', cn = 'x' }", "visit: 'cn' is not a language of the reports"),
        ("", "[labels.events]\nvisit = { zh = '到访' }", r"visit: lacks English \(en\)"),
        (
            "",
            "[labels.events]\nvisit = { en = 'Visit' }\n[labels.channels]\nvisit = { en = 'A visit' }",
            "visit: is called otherwise elsewhere in",
        ),
        ("", "x = [", "is not valid TOML"),
    ],
)
def test_mistakes_are_named(shop, table, top, message):
    with pytest.raises(ConfigurationError, match=message):
        open_dataset(shop(table=table, top=top))


def test_labels_are_read_by_name_whatever_their_kind(shop):
    top = "[labels.events]\nvisit = { en = 'Visit', zh = '到访' }\n[labels.columns]\n'a b' = { en = 'A and B' }"
    assert open_dataset(shop(top=top)).labels == {"visit": {"en": "Visit", "zh": "到访"}, "a b": {"en": "A and B"}}


def test_all_mistakes_come_at_once(tmp_path):
    (tmp_path / "x.toml").write_text('name = "a b"\ncurrency = "pounds"\n')
    with pytest.raises(ConfigurationError) as caught:
        open_dataset(tmp_path / "x.toml")
    assert len(str(caught.value).splitlines()) == 4  # name, currency, and no timezone, no tables


def test_a_connection_url_in_the_file_is_refused_and_not_repeated(shop):
    with pytest.raises(ConfigurationError, match="expected 'duckdb', 'spark' or 'env:NAME'") as caught:
        open_dataset(shop(top='engine = "postgres://me:secret@host/db"'))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("complete_journy", "no dataset 'complete_journy' in data/. Did you mean 'complete_journey'?"),
        ("nowhere/shop.toml", "no such dataset file"),
    ],
)
def test_a_dataset_that_is_not_there_is_refused_with_the_nearest_name(name, message):
    with pytest.raises(ConfigurationError, match=message):
        open_dataset(name)


def test_the_nearest_dataset_file_in_a_folder_is_suggested(shop):
    with pytest.raises(ConfigurationError, match="Did you mean 'shop.toml'?"):
        open_dataset(shop().with_name("shopp.toml"))


def test_every_committed_dataset_can_be_opened_by_its_name():
    from workbench.data.description import read

    assert {name: read(path).name for name, path in datasets().items()} == {name: name for name in datasets()}


def test_expressions_and_queries_that_are_wrong_name_their_place(shop):
    with pytest.raises(ConfigurationError, match=r"expressions.discount = 'pric \* 2': .*pric"):
        open_dataset(shop(table='expressions = { discount = "pric * 2" }'))
    with pytest.raises(ConfigurationError, match=r"\[tables.events\]: query: .*no_such"):
        open_dataset(shop(table='[tables.events]\nquery = "select * from no_such"'))


def test_a_query_joins_text_sources_and_sees_no_other_file(shop, tmp_path):
    (tmp_path / "who.csv").write_text("customer_id,city\na,Hull\n")
    query = (
        '[tables.customers]\nquery = "select distinct customer_id, city from lines join who using (customer_id)"\n'
        '[sources.lines]\nsource = "orders.csv"\n[sources.who]\nsource = "who.csv"\n'
    )
    assert open_dataset(shop(table=query)).table("customers").to_pandas().values.tolist() == [["a", "Hull"]]
    with pytest.raises(ConfigurationError, match="Cannot access file"):
        open_dataset(shop(table="[tables.customers]\nquery = \"select * from read_csv('/etc/hostname')\""))
