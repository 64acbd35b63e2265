"""The section [service]: what it declares, and every mistake in it named with what was expected."""

import pytest

from workbench.data import open_dataset
from workbench.errors import ConfigurationError, DataFault

TICKETS = "customer_id,opened_at\na,2017-03-01 10:00\n"


def test_what_is_declared_is_handed_to_analyses(company):
    lines = '[service]\ncalendar = "DE-BE"\nhours = "09:00-17:30"\ndays = ["mon", "fri"]\nrespond_hours = 4\nclosed = [2017-12-24]'
    dataset = open_dataset(company({"tickets": TICKETS}, more=lines))
    assert dataset.service["calendar"] == "DE-BE" and dataset.service["respond_hours"] == 4
    assert open_dataset(company({"tickets": TICKETS})).service == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('calender = "DE"', "unknown key 'calender'. Did you mean 'calendar'?"),
        ('calendar = "XX"', "no holidays of 'XX' are known; expected a country such as 'DE' or 'CN'"),
        ('calendar = "DE-XX"', "'XX' is no part of DE"),
        ("calendar = 4", "expected a country such as 'DE'"),
        ('hours = "17:00-09:00"', "expected opening and closing on one day, such as '09:00-17:30'"),
        ('hours = "9-17"', "expected opening and closing on one day"),
        ('days = ["Monday"]', "expected a list of mon, tue, wed, thu, fri, sat, sun"),
        ("days = []", "expected a list of mon"),
        ('closed = ["2017-12-24"]', "expected a list of dates such as 2024-12-24"),
        ("respond_hours = 0", "expected hours above 0 and up to 10,000"),
        ("resolve_hours = true", "expected hours above 0 and up to 10,000"),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(company, line, told):
    with pytest.raises(ConfigurationError) as caught:
        open_dataset(company({"tickets": TICKETS}, more=f"[service]\n{line}"))
    assert "[service] " in str(caught.value) and told in str(caught.value)


def test_a_ticket_closed_or_opened_again_before_it_was_opened_is_named_with_its_row(company):
    rows = "customer_id,opened_at,resolved_at,reopened_at\n"
    rows += "a,2017-03-02 10:00,2017-03-01 10:00,\nb,2017-03-02 10:00,2017-03-03 10:00,2017-03-01 10:00\nc,2017-03-02 10:00,,\n"
    with pytest.raises(DataFault) as caught:
        open_dataset(company({"tickets": rows}))
    for place in ("row 2, column resolved_at", "row 3, column reopened_at"):
        assert f"{place}: '2017-03-01 10:00' came, expected nothing before opened_at" in str(caught.value)
