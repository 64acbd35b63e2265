"""Every message of the checks at the door, passed, warned or failed, is said in every language."""

import re
from pathlib import Path

import pytest

import workbench.data
from workbench.data import open_dataset
from workbench.words.files import entries
from workbench.words.languages import USUAL
from workbench.words.messages import say

ROOM = Path(workbench.data.__file__).parent
USED = {id for file in ROOM.rglob("*.py") for id in re.findall(r'"(check-[a-z-]+)"', file.read_text("utf-8"))}
ORDERS = "customer_id,order_id,ordered_at,amount\n"


def daily(days: range, *, each: int = 5, customers: int = 60) -> str:
    """Order lines on days of 2024, counted from 0 for 1 January."""
    import datetime as dt

    lines, order = [], 0
    for day in days:
        for _ in range(each):
            order += 1
            lines.append(
                f"c{order % customers},o{day}-{order},{dt.date(2024, 1, 1) + dt.timedelta(days=day)},{order % 7 + 1}\n"
            )
    return "".join(lines)


MARGINS = "customer_id,order_id,ordered_at,amount,margin\n" + "".join(
    f"c{k},o{k},2024-01-{1 + k % 28:02},2,{'' if k == 3 else 1}\n" for k in range(60)
)
CLEAN = {
    "transactions": ORDERS.replace("\n", ",currency\n") + daily(range(120)).replace("\n", ",GBP\n"),
    "customers": "customer_id,acquisition_channel\n" + "".join(f"c{k},mail\n" for k in range(60)),
    "spend": "day,channel,cost\n" + "".join(f"2024-02-{day:02},mail,5\n" for day in range(1, 29)),
    "campaigns": "customer_id,campaign_id,sent_at,arm\n"
    + "".join(f"c{k},spring,2024-03-01,{('treatment', 'control')[k % 2]}\n" for k in range(60)),
    "surveys": "customer_id,responded_at,kind,score\nc1,2024-02-01,nps,10\n",
    "subscriptions": "customer_id,started_on,ended_on\nc1,2024-02-01,2024-03-01\n",
    "memberships": "customer_id,programme,joined_on\nc1,club,2024-02-01\nc2,club,2024-02-01\n",
}
ODD = {
    "transactions": ORDERS
    + daily(range(60))
    + daily(range(95, 170))
    + (
        "".join(f"c9,g{k},2024-01-{1 + k % 28:02},1\n" for k in range(400))  # a guest
        + "C9,g1,2024-01-02,1\n1001.0,x1,2024-01-02,1\n"  # alike, with a point, a shared order
        + 3 * "c1,x2,2024-01-02,1\n"
        + "c1,x3,2052-08-21,1\n"
        + "c1,x4,1900-01-01,1\n"
        + ",x5,2024-01-02,1\n"
        + "c2,x6,2023-12-01,1\nc2,x7,2025-01-01,1\n"
    ),
    "events": "customer_id,occurred_at,event,channel\nc1,2024-01-05,view,E-mail\nc1,2024-01-06,View,email\n",
    "spend": "day,channel,cost\n2024-01-05,e mail,5\n2024-01-05,radio,5\n",
    "customers": "customer_id,acquisition_channel\n" + "".join(f"c{k},e mail\n" for k in range(30)),
    "campaigns": "customer_id,campaign_id,sent_at,arm\nc1,spring,2024-03-01,treatment\nc1,spring,2024-03-01,control\n",
    "memberships": "customer_id,programme,joined_on\n"
    + "".join(f"m{k},club,2019-05-01\n" for k in range(30))
    + "m1,club,2027-01-01\n",
    "rewards": "customer_id,issued_at,cost,redeemed_at\n"
    + "".join(f"m{k},2024-02-02,1,2024-02-03\n" for k in range(29))
    + "m1,2024-02-02,1,2024-01-02\n",
    "surveys": "customer_id,responded_at,kind,score\n",
    "tickets": 'customer_id,opened_at,category\nc1,2024-02-01,"a\nb"\n',
}


def write(folder: Path, tables: dict[str, str], *, top: str = "", more: str = "") -> Path:
    """A dataset file over one CSV file for each table."""
    folder.mkdir(exist_ok=True)
    sections = []
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
        sections.append(f'[tables.{name}]\nsource = "{name}*.csv"\n')
    path = folder / "shop.toml"
    path.write_text(f'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n{top}\n{"".join(sections)}{more}', "utf-8")
    return path


@pytest.fixture(scope="module")
def checks(tmp_path_factory) -> list[dict]:
    """The checks of datasets that between them meet every message."""
    base = tmp_path_factory.mktemp("shops")
    drop = '[tables.transactions.drop]\n"no customer id" = "customer_id IS NULL"\n'
    odd = write(base / "odd", ODD, more=drop)
    (base / "odd" / "spend-again.csv").write_text(ODD["spend"], "utf-8")
    windowed = write(
        base / "windowed",
        {"transactions": ODD["transactions"]},
        more=drop,
        top="data_from = 2024-01-01\ndata_to = 2024-12-31",
    )
    single = ORDERS + "".join(f"c{k},o{k},2024-01-{1 + k % 28:02},1\n" for k in range(200))
    swallowed = (
        "customer_id,order_id,ordered_at,amount,note\n"
        + 'c1,o1,2024-01-01,5,"see mail\n'
        + "".join(f"c{k},o{k},2024-01-02,5,ok\n" for k in range(9))
        + 'c1,o99,2024-01-03,5,inch"\nc2,o98,2024-01-03,5,ok'
    )
    ends = "customer_id,started_on,ended_on\n" + "".join(
        f"c{k},2024-01-{1 + k % 28:02},2024-{3 + k % 6:02}-15\n" for k in range(60)
    )
    pages = "customer_id,occurred_at,event\n" + "".join(f"p{k},2024-01-{1 + k % 28:02},view\n" for k in range(60))
    weekday = ORDERS + "".join(
        line
        for line in daily(range(200)).splitlines(True)
        if not ("2024-03-01" < line.split(",")[2] < "2024-05-20" and _saturday(line.split(",")[2]))
    )
    wide = "customer_id," + ",".join(f"a{k}" for k in range(45)) + "\n"
    wide += "".join(f"c{k}" + f",{k % 2}" * 45 + "\n" for k in range(60))
    (base / "kept").mkdir()
    kept = write(base / "kept", {"transactions": single})
    (base / "kept" / ".cache").write_text("in the way")
    paths = [
        write(base / "clean", CLEAN),
        odd,
        windowed,
        kept,
        write(base / "swallowed", {"transactions": swallowed}),
        write(base / "ends", {"subscriptions": ends}),
        write(base / "pages", {"events": pages}),
        write(base / "wide", {**CLEAN, "customers": wide}),
        write(base / "weekday", {"transactions": weekday}),
        write(base / "margins", {"transactions": MARGINS}),
    ]
    return [check for path in paths for check in open_dataset(path).checks]


def _saturday(day: str) -> bool:
    import datetime as dt

    return dt.date.fromisoformat(day).weekday() == 5


def test_every_message_in_the_code_has_words_and_no_words_are_left_over():
    of_runs = {"check-two-runs"}  # made when a run is published: tests/runs/test_two_runs.py
    assert {id for id in entries("en", "common") if id.startswith("check-")} - of_runs == USED


def test_every_message_is_met(checks):
    assert USED - {check["message"] for check in checks} == set()


@pytest.mark.parametrize("lang", USUAL)
def test_every_check_is_said_in_every_language_whatever_its_outcome(checks, lang):
    assert {check["status"] for check in checks} == {"pass", "warn", "fail"}
    for check in checks:
        message = say(check["message"], **check["values"])
        assert message.spoken(lang), check["key"]
        said = message.render(lang)
        assert not re.search(r"[{}]|\bNone\b|not available", said), said


def test_lines_without_a_margin_are_counted_where_others_have_one_and_only_there(checks, tmp_path):
    [told] = [check for check in checks if check["key"] == "transactions.margin"]
    assert (told["status"], told["values"]["missing"], told["values"]["rows"]) == ("warn", 1, 60)
    none = re.sub(r",1\n", ",\n", MARGINS)
    keys = [check["key"] for check in open_dataset(write(tmp_path / "none", {"transactions": none})).checks]
    assert "transactions.margin" not in keys


def test_nothing_warns_of_clean_data(checks, tmp_path):
    told = [
        check["key"] for check in open_dataset(write(tmp_path / "clean", CLEAN)).checks if check["status"] != "pass"
    ]
    assert told == []
