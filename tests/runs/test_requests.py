"""Everything that can be refused is refused before anything starts."""

import pytest

from workbench.errors import ConfigurationError, DataFault, UsageError
from workbench.execution import analyses, requests

DATASET = """
name = "shop"
currency = "GBP"
timezone = "UTC"
[tables.transactions]
source = "orders.csv"
[parameters.own_data]
size = 8
colour = "red"
"""


@pytest.fixture
def works(notebooks):
    return analyses.find("works", notebooks)


@pytest.fixture
def own_data(notebooks):
    return analyses.find("own_data", notebooks)


@pytest.fixture
def shop(tmp_path):
    file = tmp_path / "shop.toml"
    file.write_text(DATASET)
    return str(file)


def prepare(analysis, data="complete_journey", parameters=None, lang=("en",)):
    return requests.prepare(analysis, data=data, parameters=parameters or {}, lang=lang, out="reports")


def test_the_command_line_wins_over_the_dataset_and_the_dataset_over_the_notebook(own_data, shop):
    request = prepare(own_data, shop, {"colour": "blue"})
    values = dict(request.values)
    place = values.pop("data")
    assert values == {"colour": "blue", "size": 8, "as_of": ""}
    assert request.set_by == {"size": "dataset", "colour": "command line", "data": "command line"}
    assert request.injected == {"colour": "blue", "size": 8, "data": place}


def test_the_defaults_of_the_notebook_are_not_injected(works):
    assert prepare(works, parameters={"weeks": "4"}).injected == {}


def test_a_parameter_of_the_dataset_file_is_held_to_the_same_rules(own_data, shop, tmp_path):
    (tmp_path / "shop.toml").write_text(DATASET.replace("size = 8", "size = 80"))
    with pytest.raises(ConfigurationError, match=r"shop.toml, \[parameters.own_data\]: size expects .* got 80"):
        prepare(own_data, shop)


def test_an_unknown_dataset_is_refused(works):
    with pytest.raises(ConfigurationError, match="no dataset 'complete_jurney'.*Did you mean 'complete_journey'?"):
        prepare(works, "complete_jurney")


def test_a_dataset_file_is_named_as_the_notebook_sees_it(own_data, notebooks, shop):
    request = prepare(own_data, shop)
    named = request.values["data"]
    assert not named.startswith("/")
    assert (notebooks / named).resolve().samefile(shop)
    assert request.set_by["data"] == "command line"


def test_a_dataset_in_the_data_folder_stays_a_name(own_data):
    assert prepare(own_data, "online_retail").values["data"] == "online_retail"


def test_a_dataset_for_a_notebook_that_takes_none_is_refused(works):
    with pytest.raises(UsageError, match="works has no parameter 'data'"):
        prepare(works, "online_retail")


def test_the_dataset_is_no_parameter(own_data):
    with pytest.raises(UsageError, match="chosen with --data"):
        prepare(own_data, parameters={"data": "shop.toml"})


@pytest.mark.parametrize("lang", [(), ("de",), ("en", "en"), ("",), ("en", "tlh")])
def test_a_language_that_has_no_words_is_refused(works, lang):
    with pytest.raises(UsageError, match="--lang expects en or "):
        prepare(works, lang=lang)


def test_a_day_outside_the_data_is_refused(notebooks):
    analysis = analyses.find("own_data", notebooks)
    with pytest.raises(UsageError, match="as_of = '1995-01-01': lies outside the data, which cover 2017-01-01 to 2017"):
        prepare(analysis, parameters={"as_of": "1995-01-01"})


def test_data_at_fault_are_told_whole_when_they_have_to_be_opened(own_data, shop, tmp_path):
    (tmp_path / "orders.csv").write_text("customer_id,order_id,ordered_at,amount\nA,1,2024-01-01,ten\n")
    shared = {"data": shop, "lang": ("en",), "out": "reports"}
    with pytest.raises(DataFault, match="amount.*ten"):
        requests.prepare_all([own_data], parameters={"as_of": "2024-01-01"}, **shared)


def test_with_several_analyses_a_parameter_goes_to_those_that_have_it(notebooks):
    pair = [analyses.find(name, notebooks) for name in ("works", "echo")]
    shared = {"data": "complete_journey", "lang": ("en",), "out": "reports"}
    first, second = requests.prepare_all(pair, parameters={"weeks": "9", "share": "0.1"}, **shared)
    assert first.injected == {"weeks": 9}
    assert second.injected == {"share": 0.1}
    with pytest.raises(UsageError, match="no parameter 'week'. Did you mean 'weeks'?"):
        requests.prepare_all(pair, parameters={"week": "9"}, **shared)
    with pytest.raises(UsageError, match="weeks expects(.|\n)*share expects"):
        requests.prepare_all(pair, parameters={"weeks": "99", "share": "9"}, **shared)
