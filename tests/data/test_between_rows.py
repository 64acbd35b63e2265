"""What only shows when rows or tables are held against each other: ids, copies, orders, names, joins, lines of a file."""

import datetime as dt

import pytest

from workbench.data import open_dataset
from workbench.data.checks import blocks, copies
from workbench.data.checks.meeting import PAIRS
from workbench.data.findings import masked
from workbench.errors import DataFault

HEADER = "customer_id,order_id,ordered_at,amount\n"


def lines(count: int, *, customers: int = 60, start: int = 0) -> list[str]:
    return [
        f"c{k % customers},o{k},{dt.date(2024, 1, 1) + dt.timedelta(days=k // 5)},{k % 11 + 1}\n"
        for k in range(start, start + count)
    ]


def beside(rows: list[str], step: int) -> list[str]:
    """The rows, with a copy beside every so-manieth."""
    return [row for k, row in enumerate(rows) for row in [row] * (1 + (k % step == 0))]


def found(dataset, key: str) -> dict:
    return next(check for check in dataset.checks if check["key"] == key)


def test_one_id_for_many_people_is_told_with_its_share_and_nobodys_name(company):
    guests = [line.replace(line.split(",")[0], "guest-4711") for line in lines(200, start=600)]
    check = found(
        open_dataset(company({"transactions": HEADER + "".join(lines(600) + guests)})), "transactions.customer_id.top"
    )
    assert (check["status"], check["value"], check["values"]["n"]) == ("warn", 0.25, 200)
    assert check["values"]["who"] == masked("guest-4711") == "g...1"


@pytest.mark.parametrize(
    "rows", [lines(600), [*lines(600), *("c7,z,2024-01-01,1\n",) * 15], [f"a,o{k},2024-01-01,{k}\n" for k in range(50)]]
)
def test_a_good_customer_or_a_small_shop_is_not_suspicious(company, rows):
    assert (
        found(open_dataset(company({"transactions": HEADER + "".join(rows)})), "transactions.customer_id.top")["status"]
        == "pass"
    )


def test_an_order_each_is_told_of_many_customers_and_not_of_few(company):
    assert (
        found(
            open_dataset(company({"transactions": HEADER + "".join(lines(300, customers=300))})),
            "transactions.customer_id.repeat",
        )["status"]
        == "warn"
    )
    assert (
        found(
            open_dataset(company({"transactions": HEADER + "".join(lines(50, customers=50))})),
            "transactions.customer_id.repeat",
        )["status"]
        == "pass"
    )


def test_ids_with_a_point_are_one_with_those_without(company):
    dataset = open_dataset(
        company({"transactions": HEADER + "1001,1,2024-01-01,1\n1001.0,2,2024-01-02,1\n10.50,3,2024-01-03,1\n"})
    )
    assert sorted(dataset.table("transactions").customer_id.to_pandas()) == ["10.50", "1001", "1001"]
    assert found(dataset, "transactions.customer_id.form")["value"] == 1


@pytest.mark.parametrize("identifier", ["1.23457E+11", "2.20E+02", "1,5E+10"])
def test_an_id_rounded_by_a_spreadsheet_is_a_fault(company, identifier):
    with pytest.raises(DataFault, match=r"row 3, column order_id: '.*E\+.*' came, expected the whole id"):
        open_dataset(company({"transactions": f'{HEADER}a,1,2024-01-01,1\na,"{identifier}",2024-01-01,1\n'}))


def test_a_part_delivered_twice_is_a_fault_and_some_copies_only_warn(company):
    once = lines(400)
    with pytest.raises(
        DataFault, match="100 rows one after another by ordered_at, from 2024-02-10.* came more than once"
    ):
        open_dataset(company({"transactions": HEADER + "".join(once + once[200:300])}))
    scattered = open_dataset(company({"transactions": HEADER + "".join(beside(once, 7))}))
    check = found(scattered, "transactions.copies")
    assert (check["status"], check["value"]) == ("warn", len(once[::7]))


def test_what_one_shop_sent_twice_is_a_fault_though_other_shops_rows_lie_between(company):
    once = lines(400)
    with pytest.raises(DataFault, match="58 rows one after another in the files, from 2024.* came more than once"):
        open_dataset(company({"transactions": HEADER + "".join(once + once[::7])}))


def test_a_row_sent_twice_is_the_same_row_whenever_it_was_loaded(company):
    header = HEADER.strip() + ",loaded_at\n"
    sent = [[line.strip() + f",{day}\n" for line in lines(40)] for day in ("2025-01-01", "2025-01-02")]
    with pytest.raises(DataFault, match="40 rows one after another by ordered_at"):
        open_dataset(company({"transactions": header + "".join(sent[0] + sent[1])}))


def test_copies_are_counted_in_every_table_and_among_the_rows_that_are_used(company):
    drop = '[tables.transactions.drop]\n"tests" = "customer_id = \'test\'"\n'
    events = "customer_id,occurred_at,event\n" + 3 * "c1,2024-01-05,view\n"
    dataset = open_dataset(
        company({"transactions": HEADER + "".join(lines(9)) + 5 * "test,o,2024-01-01,1\n", "events": events}, more=drop)
    )
    assert found(dataset, "transactions.copies")["value"] == 0
    assert found(dataset, "transactions.order_id.customer")["value"] == 0
    assert found(dataset, "events.copies")["value"] == 2


def test_copies_counted_in_passes_are_as_many_as_in_one(company, monkeypatch):
    tables = {"transactions": HEADER + "".join(beside(beside(lines(200), 9), 10))}
    expected = found(open_dataset(company(tables)), "transactions.copies")["value"]
    monkeypatch.setattr(copies, "AT_ONCE", 20)
    again = found(open_dataset(company(tables, top='title = { en = "Again" }')), "transactions.copies")["value"]
    assert again == expected == len(beside(beside(lines(200), 9), 10)) - 200


@pytest.mark.parametrize("sample", [10, 40, 150])
@pytest.mark.parametrize(
    "again", [slice(200, 300), slice(380, 400), slice(0, 19), slice(None, None, 3), slice(100, 140, 2)]
)
def test_a_block_looked_for_among_a_part_of_the_rows_is_the_one_found_among_all(company, monkeypatch, sample, again):
    rows = lines(400)
    tables = {"transactions": HEADER + "".join(beside(rows, 31) + rows[again])}
    told = [faults(company(tables))]
    monkeypatch.setattr(blocks, "SAMPLE", sample)
    told.append(faults(company(tables, top='title = { en = "Again" }')))
    assert told[0] == told[1]


def faults(path) -> list[str]:
    try:
        open_dataset(path)
    except DataFault as fault:
        return fault.faults
    return []


def test_orders_without_money_are_counted_by_the_rule_of_purchases(company):
    rows = [
        "a,free,2024-01-01,0\n",
        "a,offset,2024-01-02,20\n",
        "a,offset,2024-01-02,-20\n",
        "a,paid,2024-01-03,5\n",
        "a,back,2024-01-04,-5\n",
    ]
    values = found(open_dataset(company({"transactions": HEADER + "".join(rows)})), "transactions.orders.free")[
        "values"
    ]
    assert (values["free"], values["offset"], values["orders"]) == (1, 1, 4)


@pytest.mark.parametrize(("amount", "status"), [("0", "warn"), ("-12.5", "warn"), ("12.5", "pass")])
def test_where_no_order_is_a_purchase_it_is_a_warning_and_names_all(company, amount, status):
    """Amounts that are all 0 were never filled in; amounts all below 0 have the sign of a ledger."""
    rows = [f"c{k % 3},o{k},2024-01-0{k + 1},{amount}\n" for k in range(6)]
    check = found(open_dataset(company({"transactions": HEADER + "".join(rows)})), "transactions.orders.free")
    assert (check["status"], check["values"]["free"]) == (status, 6 if status == "warn" else 0)


def test_a_name_in_two_spellings_is_named(company):
    events = "customer_id,occurred_at,event,channel\nc1,2024-01-05,Add to cart,web\nc1,2024-01-06,add_to_cart,WEB\nc1,2024-01-06,view,C\nc1,2024-01-07,view,C++\n"
    dataset = open_dataset(company({"events": events}))
    assert found(dataset, "events.event.spelling")["values"]["examples"] == "'Add to cart', 'add_to_cart'"
    assert found(dataset, "events.channel.spelling")["values"]["names"] == 1


@pytest.mark.parametrize("score", ["nps,-7", "nps,55", "csat,0", "ces,8"])
def test_a_score_off_its_scale_is_a_fault(company, score):
    with pytest.raises(
        DataFault, match="row 3, column score: '.*' came, expected 0 to 10 for nps, 1 to 5 for csat, 1 to 7 for ces"
    ):
        open_dataset(
            company({"surveys": f"customer_id,responded_at,kind,score\na,2024-01-01,nps,10\na,2024-01-02,{score}\n"})
        )


def members(ids) -> str:
    return "customer_id,programme,joined_on\n" + "".join(f"{each},club,2024-01-05\n" for each in ids)


@pytest.mark.parametrize(
    ("ids", "status", "met"),
    [
        ([f"c{k}" for k in range(30)], "pass", 30),
        ([f"c{k}" for k in range(10)] + [f"x{k}" for k in range(20)], "warn", 10),
        ([f"M-{k}" for k in range(30)], "fail", 0),
    ],
)
def test_members_are_looked_for_among_customers(company, ids, status, met):
    dataset = open_dataset(company({"transactions": HEADER + "".join(lines(300)), "memberships": members(ids)}))
    check = found(dataset, "memberships.customer_id.in.transactions")
    assert (check["status"], check["values"]["met"], check["values"]["n"]) == (status, met, 30)
    if status == "warn":
        assert check["values"]["missing"] == "'a9', 'a99'"  # what the ids look like, and nobody's


def test_channels_that_are_not_found_are_named(company):
    dataset = open_dataset(
        company(
            {
                "transactions": HEADER + "".join(lines(10)),
                "customers": "customer_id,acquisition_channel\n" + "".join(f"c{k},Mail\n" for k in range(10)),
                "spend": "day,channel,cost\n2024-01-01,mail,1\n2024-01-01,radio,1\n",
            }
        )
    )
    assert found(dataset, "spend.channel.in.customers")["status"] == "fail"
    assert found(dataset, "channels.spend.customers")["values"]["examples"] == "'mail', 'Mail'"


def test_every_pair_is_of_canonical_columns():
    from workbench.data.canonical import TABLES

    assert all(
        pair.column in TABLES[pair.table].columns and pair.other_column in TABLES[pair.other].columns for pair in PAIRS
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_comment_of_several_lines_is_counted_and_a_quote_that_swallows_rows_fails(company, ends):
    comment = (
        "customer_id,responded_at,kind,score,comment\n"
        + 'a,2024-01-01,nps,9,"good\nbut slow\nand dear"\nb,2024-01-02,nps,8,fine\n'
    )
    if ends != "\r":
        check = found(open_dataset(company({"surveys": comment.replace("\n", ends)})), "surveys.file.surveys.csv.lines")
        assert (check["status"], check["values"]["fields"], check["values"]["lines"]) == ("pass", 1, 3)
    rows = "".join(f"c{k},o{k},2024-01-02,{k}.50,ok\n" for k in range(20))
    swallowed = (
        HEADER.replace("\n", ",note\n") + 'a,1,2024-01-01,1.00,"see mail\n' + rows + 'b,2,2024-01-03,2.00,inch"\n'
    )
    check = found(
        open_dataset(company({"transactions": swallowed.replace("\n", ends)}, top=f'title = {{ en = "{len(ends)}" }}')),
        "transactions.file.transactions.csv.lines",
    )
    assert (check["status"], check["values"]["row"], check["values"]["rows"]) == ("fail", 2, 21)


def test_mixed_line_ends_are_read_whatever_stands_at_the_end_of_a_chunk(company, monkeypatch):
    from workbench.data import textfiles

    text = "customer_id,order_id,ordered_at,amount\n" + "".join(
        line.replace("\n", "\r\n") if k % 3 else line for k, line in enumerate(lines(90))
    )
    for chunk in (7, 64, 1 << 20):
        monkeypatch.setattr(textfiles, "_CHUNK", chunk)
        dataset = open_dataset(company({"transactions": text}, top=f'title = {{ en = "{chunk}" }}'))
        assert dataset.ledger[-1] == ("transactions", "used", 90)
        assert dataset.table("transactions").amount.sum().to_pyarrow().as_py() == sum(k % 11 + 1 for k in range(90))
