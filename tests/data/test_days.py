"""The window comes from where the mass of rows is; what is far from it, missing in it or turned round is named."""

import datetime as dt

import pytest

from workbench.data import open_dataset
from workbench.data.checks.days import gaps, mass
from workbench.errors import DataFault

START = dt.date(2024, 1, 1)
HEADER = "customer_id,order_id,ordered_at,amount\n"


def run(*days: int, each: int = 5) -> list[tuple[dt.date, int]]:
    return [(START + dt.timedelta(days=day), each) for day in sorted(days)]


def csv(days) -> str:
    return HEADER + "".join(
        f"c{(k * 7 + n) % 50},o{day}{n},{day},{n + 1}\n" for k, (day, rows) in enumerate(days) for n in range(rows)
    )


@pytest.mark.parametrize(("stray", "year"), [(dt.date(2052, 8, 21), 2052), (dt.date(2004, 3, 1), 2004)])
def test_a_stray_row_is_named_counted_left_out_and_does_not_decide_the_window(company, stray, year):
    days = run(*range(200))
    dataset = open_dataset(company({"transactions": csv([*days, (stray, 1)])}))
    assert (dataset.data_from, dataset.data_to) == (days[0][0], days[-1][0])
    assert dataset.ledger == [
        ("transactions", "read", 1001),
        ("transactions", "far from all other days", 1),
        ("transactions", "used", 1000),
    ]
    assert dataset.table("transactions").count().to_pyarrow().as_py() == 1000
    assert str(year) in repr(dataset)
    assert dataset.summary()["tables"]["transactions"] == {
        "rows": 1000,
        "customers": 50,
        "first": "2024-01-01",
        "last": str(days[-1][0]),
    }


def test_strays_on_both_sides_are_found():
    assert mass([(dt.date(2004, 1, 1), 2), *run(*range(300)), (dt.date(2052, 1, 1), 3)]) == (
        START,
        START + dt.timedelta(days=299),
    )


@pytest.mark.parametrize(
    "days",
    [
        run(0, 60),
        run(0, 400, each=1),
        run(*range(0, 3000, 90)),
        run(*range(200), 230),
        [(START, 3), *run(*range(40, 300))],  # a first sale before the opening
        run(*range(100), each=1) + run(*range(160, 400), each=1),
    ],
)
def test_rows_that_may_be_right_are_no_strays(days):
    assert mass(days) == (days[0][0], days[-1][0])


def test_a_declared_window_keeps_the_rows_it_names(company):
    days = [(dt.date(2004, 3, 1), 1), *run(*range(200))]
    dataset = open_dataset(company({"transactions": csv(days)}, top="data_from = 2024-01-01"))
    assert ("transactions", "earlier than data_from", 1) in dataset.ledger


def test_a_month_that_was_not_delivered_is_named_in_checks_and_summary(company):
    dataset = open_dataset(company({"transactions": csv(run(*range(91), *range(121, 300)))}))
    assert (
        dataset.summary()["gaps"]
        == dataset.gaps
        == [{"table": "transactions", "first": "2024-04-01", "last": "2024-04-30", "expected": 150, "weekday": None}]
    )
    check = next(check for check in dataset.checks if check["key"] == "transactions.gaps.0")
    assert (check["status"], check["values"]["first"]) == ("warn", "2024-04-01")


def test_a_weekday_that_stops_for_weeks_is_named():
    shop = [
        day
        for day in run(*range(300))
        if not (dt.date(2024, 4, 1) <= day[0] < dt.date(2024, 7, 1) and day[0].weekday() == 5)
    ]
    (found,) = gaps(shop)
    assert (found.weekday, found.first.month, found.last.month) == (5, 4, 6)


@pytest.mark.parametrize(
    "days",
    [
        [day for day in run(*range(400)) if day[0].weekday() < 5],  # closed at weekends
        run(*range(0, 900, 30), each=400),  # booked on one day a month
        run(*range(0, 400, 7), each=60),  # and on one a week
        run(*range(100), each=1) + run(*range(120, 300), each=1),  # 20 of the usual 1 a day are no wonder
        run(*range(100)),
        run(0),
        [],
    ],
)
def test_pauses_that_are_usual_are_no_gaps(days):
    assert gaps(days) == []


def subscriptions(rows: list[tuple]) -> str:
    return "customer_id,started_on,ended_on\n" + "".join(f"c{k},{a},{b}\n" for k, (a, b) in enumerate(rows))


def test_a_few_ends_before_their_start_are_left_out_and_named(company):
    rows = [(START + dt.timedelta(days=k), "") for k in range(99)] + [("2024-03-01", "2024-02-01")]
    dataset = open_dataset(company({"subscriptions": subscriptions(rows)}))
    assert ("subscriptions", "ended_on before started_on", 1) in dataset.ledger
    assert dataset.table("subscriptions").count().to_pyarrow().as_py() == 99


def test_many_ends_before_their_start_are_a_fault_with_the_first_row(company):
    rows = [("2024-03-01", "2024-02-01")] * 3 + [("2024-03-01", "")] * 7
    with pytest.raises(
        DataFault, match="row 2, column ended_on: '2024-02-01' came, expected nothing before started_on .* 3 of 10"
    ):
        open_dataset(company({"subscriptions": subscriptions(rows)}))


def test_1970_for_not_ended_is_a_fault_until_it_is_declared_missing(company):
    tables = {"subscriptions": subscriptions([("2024-03-01", "1970-01-01"), ("2024-03-02", "2024-04-01")])}
    with pytest.raises(DataFault, match="row 2, column ended_on: '1970-01-01' came, expected a real date, or nothing"):
        open_dataset(company(tables))
    dataset = open_dataset(company(tables, subscriptions='na_values = ["1970-01-01"]'))
    assert dataset.table("subscriptions").ended_on.to_pandas().isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("table", "header", "row"),
    [
        ("rewards", "customer_id,issued_at,cost,redeemed_at", "c1,2024-02-02 10:00,1,2024-02-02"),
        ("tickets", "customer_id,opened_at,first_response_at,resolved_at", "c1,2024-02-02 10:00,2024-02-02,2024-02-03"),
    ],
)
def test_a_day_without_a_time_may_be_the_same_day(company, table, header, row):
    assert open_dataset(company({table: f"{header}\n{row}\n"})).ledger[-1] == (table, "used", 1)


@pytest.mark.parametrize(
    ("table", "header", "row", "reason"),
    [
        (
            "rewards",
            "customer_id,issued_at,cost,redeemed_at",
            "c1,2024-02-02 10:00,1,2024-02-01",
            "redeemed_at before issued_at",
        ),
        (
            "tickets",
            "customer_id,opened_at,first_response_at",
            "c1,2024-02-02 10:00,2024-02-02 09:00",
            "first_response_at before opened_at",
        ),
        (
            "memberships",
            "customer_id,programme,joined_on,left_on",
            "c1,club,2024-02-02,2024-01-01",
            "left_on before joined_on",
        ),
    ],
)
def test_every_pair_of_times_is_held_to_its_order(company, table, header, row, reason):
    good = row.rsplit(",", 1)[0] + ",2024-09-09"
    dataset = open_dataset(company({table: f"{header}\n{row}\n" + f"{good}\n" * 30}))
    assert (table, reason, 1) in dataset.ledger


def test_with_contracts_only_the_data_end_with_the_last_recorded_end(company):
    rows = [(START + dt.timedelta(days=k), START + dt.timedelta(days=k + 100) if k % 2 else "") for k in range(100)]
    dataset = open_dataset(company({"subscriptions": subscriptions([*rows, ("2024-02-01", "9999-12-31")])}))
    assert dataset.data_to == START + dt.timedelta(days=199)
    assert "contracts are recorded to have ended after the last one began on 9 April 2024" in repr(dataset)


def test_a_contract_of_long_ago_is_kept_and_does_not_stretch_the_window(company):
    rows = [("2004-05-01", "")] + [(START + dt.timedelta(days=k // 2), "") for k in range(400)]
    dataset = open_dataset(company({"subscriptions": subscriptions(rows)}))
    assert dataset.data_from == START
    assert dataset.table("subscriptions").count().to_pyarrow().as_py() == 401


def test_memberships_outside_the_data_are_counted(company):
    members = "customer_id,programme,joined_on\n" + "".join(
        f"c{k},club,{2019 if k < 30 else 2027}-05-01\n" for k in range(40)
    )
    dataset = open_dataset(company({"transactions": csv(run(*range(200))), "memberships": members}))
    check = next(check for check in dataset.checks if check["key"] == "memberships.joined_on.window")
    assert (check["status"], check["values"]["early"], check["values"]["late"]) == ("warn", 30, 10)


OUTSIDE = {
    "campaigns": ("customer_id,campaign_id,sent_at", "c{k},k,{y}-05-01"),
    "events": ("customer_id,occurred_at,event", "c{k},{y}-05-01,visit"),
    "rewards": ("customer_id,issued_at,cost", "c{k},{y}-05-01,3"),
    "surveys": ("customer_id,responded_at,kind,score", "c{k},{y}-05-01,nps,7"),
    "tickets": ("customer_id,opened_at", "c{k},{y}-05-01"),
    "spend": ("day,channel,cost", "{y}-05-01,ch{k},3"),
    "subscriptions": ("customer_id,started_on", "c{k},{y}-05-01"),
}


@pytest.mark.parametrize("table", OUTSIDE)
def test_rows_of_any_table_outside_the_data_are_counted_with_a_warning(company, table):
    header, line = OUTSIDE[table]
    rows = "".join(line.format(k=k, y=2019 if k < 30 else 2027) + "\n" for k in range(40))
    dataset = open_dataset(company({"transactions": csv(run(*range(200))), table: f"{header}\n{rows}"}))
    check = next(check for check in dataset.checks if check["key"].endswith(".window"))
    assert check["key"].startswith(table) and check["status"] == "warn"
    assert (check["values"]["early"], check["values"]["late"]) == (30, 10)


@pytest.mark.parametrize(("early", "late", "table"), [(19, 0, "tickets"), (0, 2, "events"), (40, 0, "subscriptions")])
def test_some_rows_of_other_tables_before_or_after_the_data_are_usual(company, early, late, table):
    header, line = OUTSIDE[table]
    inside = [f"{START + dt.timedelta(days=k % 90)}" for k in range(40 - early - late)]
    days = ["2023-11-05"] * early + inside + [f"{START + dt.timedelta(days=204)}"] * late
    rows = "".join(line.replace("{y}-05-01", day).format(k=k) + "\n" for k, day in enumerate(days))
    dataset = open_dataset(company({"transactions": csv(run(*range(200))), table: f"{header}\n{rows}"}))
    assert not [check for check in dataset.checks if check["key"].endswith(".window")]


MEMBERS = {
    "two programmes at once": ("a,gold,2024-01-05,\na,silver,2024-02-05,\nb,gold,2024-01-05,\n", 1),
    "one programme twice at once": ("a,gold,2024-01-05,\na,gold,2024-02-05,\n", 1),
    "within a longer one": ("a,gold,2024-01-05,2024-06-01\na,silver,2024-02-05,2024-03-01\na,club,2024-04-05,\n", 2),
    "one after the other": ("a,gold,2024-01-05,2024-02-05\na,silver,2024-02-05,\nb,silver,2024-01-09,\n", 0),
}


@pytest.mark.parametrize("kind", MEMBERS)
def test_memberships_that_run_at_once_are_counted_and_it_is_said_which_counts(company, kind):
    rows, expected = MEMBERS[kind]
    tables = {"transactions": csv(run(*range(200))), "memberships": f"customer_id,programme,joined_on,left_on\n{rows}"}
    found = [check for check in open_dataset(company(tables)).checks if check["key"] == "memberships.programmes"]
    assert [(check["status"], check["value"]) for check in found] == [("warn", expected)] * bool(expected)
