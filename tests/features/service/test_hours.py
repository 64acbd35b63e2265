"""Business hours by hand: opening times, weekends, public holidays, days worked to make up for them, nights on which clocks change."""

import datetime as dt

import pandas as pd
import pytest

from workbench.features.service import hours

NINE_TO_FIVE = {"hours": "09:00-17:00"}


def counted(start, end, declared, timezone="UTC", since=dt.date(2024, 1, 1), until=dt.date(2024, 12, 31)):
    clock = hours.clock(declared, since=since, until=until, timezone=timezone)
    times = (pd.Series(pd.to_datetime([at])) for at in (start, end))
    return hours.between(*times, clock=clock).iloc[0]


@pytest.mark.parametrize(
    ("start", "end", "declared", "expected"),
    [
        ("2024-03-01 16:00", "2024-03-04 10:30", {"calendar": "DE"} | NINE_TO_FIVE, 2.5),  # Friday to Monday
        ("2024-03-29 10:00", "2024-04-02 10:00", {"calendar": "DE"} | NINE_TO_FIVE, 1.0),  # Good Friday, Easter Monday
        ("2024-03-07 16:00", "2024-03-11 10:00", {"calendar": "DE-BE"} | NINE_TO_FIVE, 2.0),  # 8 March, in Berlin
        ("2024-03-07 16:00", "2024-03-11 10:00", {"calendar": "DE-BY"} | NINE_TO_FIVE, 10.0),  # no holiday in Bavaria
        ("2024-02-03 12:00", "2024-02-05 09:00", {"calendar": "CN"} | NINE_TO_FIVE, 8.0),  # Sunday 4 February was worked
        ("2024-02-09 16:00", "2024-02-18 10:00", {"calendar": "CN"} | NINE_TO_FIVE, 2.0),  # the Spring Festival, to Sunday 18
        ("2024-09-30 16:00", "2024-10-08 10:00", {"calendar": "CN"} | NINE_TO_FIVE, 2.0),  # the National Day week
        ("2024-03-01 16:00", "2024-03-04 10:30", NINE_TO_FIVE | {"days": ["mon", "fri", "sat"]}, 10.5),
        ("2024-03-01 16:00", "2024-03-04 10:30", NINE_TO_FIVE | {"closed": [dt.date(2024, 3, 2)]}, 10.5),
        ("2024-03-01 16:00", "2024-03-04 10:30", {}, 66.5),
        ("2024-03-02 10:00", "2024-03-02 20:00", {"calendar": "GB"} | NINE_TO_FIVE, 0.0),  # a Saturday
        ("2024-03-01 07:00", "2024-03-01 20:00", {"hours": "08:30-18:00"}, 9.5),
    ],
)  # fmt: skip
def test_hours_are_those_counted_by_hand(start, end, declared, expected):
    assert counted(start, end, declared) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("2024-03-30 12:00", "2024-03-31 12:00", 23.0), ("2024-10-26 12:00", "2024-10-27 12:00", 25.0)],
)
def test_every_hour_is_counted_over_nights_on_which_clocks_change(start, end, expected):
    assert counted(start, end, {}, timezone="Europe/Berlin") == expected


def test_every_year_of_the_published_chinese_make_up_days_is_worked():
    """From the notices of the State Council for 2023, 2024 and 2025: days at weekends that are worked."""
    worked = [
        "2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08",
        "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12",
        "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
    ]  # fmt: skip
    days = pd.date_range("2023-01-01", "2025-12-31")
    clock = hours.clock({"calendar": "CN"}, since=days[0].date(), until=days[-1].date())
    weekend = days[(days.day_of_week >= 5) & clock.open_days]
    assert [str(day.date()) for day in weekend] == worked


@pytest.mark.parametrize(("calendar", "year", "known"), [("CN", 2025, True), ("DE", 2030, True), ("", 2030, True)])
def test_a_calendar_without_days_to_make_up_has_none_to_miss(calendar, year, known):
    assert hours.published({"calendar": calendar}, until=dt.date(year, 6, 30)) is known


def test_a_year_whose_days_to_make_up_have_not_been_published_yet_is_noticed():
    """As the package will stand for the year after the one it was made in."""
    import holidays

    last = max(day.year for day in holidays.country_holidays("CN", years=range(2020, 2040)).weekend_workdays)
    assert hours.published({"calendar": "CN"}, until=dt.date(last, 12, 31))
    assert not hours.published({"calendar": "CN"}, until=dt.date(last + 1, 1, 31))


def test_a_time_that_is_missing_gives_hours_that_are_missing():
    assert pd.isna(counted("2024-03-01 16:00", None, NINE_TO_FIVE)) and pd.isna(counted("2024-03-01 16:00", None, {}))


@pytest.mark.parametrize(
    ("declared", "asked", "expected"),
    [
        ({}, {}, (24.0, 72.0, "assumed")),
        ({"respond_hours": 4}, {}, (4.0, 72.0, "assumed")),
        ({"respond_hours": 4, "resolve_hours": 16.5}, {}, (4.0, 16.5, "declared")),
        ({"respond_hours": 4}, {"respond": 2.0, "resolve": 8.0}, (2.0, 8.0, "declared")),
    ],
)
def test_a_promise_is_the_parameters_then_the_datasets_and_else_called_assumed(declared, asked, expected):
    found = hours.promises(declared, **asked)
    assert (found["respond"], found["resolve"], found["promised"]) == expected
