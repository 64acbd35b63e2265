"""The length of cohorts: months as long as they can be shown, quarters where months would hide most of the table."""

import datetime as dt

import pandas as pd
import pytest

from tests.features.cohorts.test_cohorts import days_table
from workbench.features.cohorts.chosen_period import choose_period

END = dt.date(2023, 12, 31)


def shop(arriving: int):
    """So many new customers a month for two years; every second one buys again in each of the months that follow."""
    rows = []
    for number, month in enumerate(pd.period_range("2022-01", "2023-12", freq="M")):
        for k in range(arriving):
            first = month.start_time + pd.Timedelta(days=k % 25)
            again = pd.date_range(first, "2023-12-31", freq="30D")[1:] if k % 2 else []
            rows += [(f"{number}-{k}", str(day.date()), 1, 10.0) for day in [first, *again]]
    return days_table(rows)


def chosen(arriving: int, **how):
    return choose_period(shop(arriving), **{"minimum": 10, "as_of": END, "warm_up": 90} | how)


def test_months_that_can_be_shown_stay():
    period, counts, hidden = chosen(40)
    assert (period, hidden) == ("month", 0.0) and str(counts["cohort"].dtype) == "period[M]"


def test_where_months_hide_most_cells_quarters_are_taken_for_everything():
    period, counts, hidden = chosen(8)
    assert period == "quarter" and hidden > 0.5 and str(counts["cohort"].dtype) == "period[Q-DEC]"
    assert counts.loc[counts["period"] > 0, "hidden"].mean() <= 0.5


def test_where_quarters_show_no_more_months_stay():
    period, counts, hidden = chosen(2)
    assert period == "month" and hidden > 0.5 and counts.loc[counts["period"] > 0, "hidden"].all()


def test_where_new_customers_have_not_been_followed_for_a_quarter_months_stay():
    period, _, hidden = chosen(8, as_of=dt.date(2022, 8, 31))
    assert period == "month" and hidden > 0.5


@pytest.mark.parametrize("wanted", ["week", "month", "quarter"])
def test_a_length_that_was_asked_for_is_taken_as_it_is(wanted):
    assert chosen(2, wanted=wanted)[0] == wanted
