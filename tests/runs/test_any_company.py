"""Companies that are valid and odd: every analysis ends in a report or in a plain refusal, never in a fault of ours."""

import datetime as dt
import json
import random
import re

import pytest

from tests.runs import in_process
from workbench import runs

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 12, 30)
HEADS = {
    "transactions": "customer_id,order_id,ordered_at,amount,margin",
    "customers": "customer_id,region",
    "events": "customer_id,occurred_at,event,channel",
    "campaigns": "customer_id,campaign_id,sent_at,arm",
    "memberships": "customer_id,programme,joined_on",
    "rewards": "customer_id,issued_at,cost,redeemed_at",
    "subscriptions": "customer_id,started_on,ended_on,plan,price",
    "tickets": "customer_id,opened_at",
    "surveys": "customer_id,responded_at,kind,score",
}
CLOCK = {
    name: next(k for k, column in enumerate(head.split(",")) if re.search("_at$|_on$", column))
    for name, head in HEADS.items()
    if name != "customers"
}
ANALYSES = {
    "cohort": {},
    "segmentation": {},
    "lifetime_value": {},
    "recurring_revenue": {},
    "data_quality": {},
    "service": {},
    "satisfaction": {},
    "forecast": {},
    "scorecard": {},
    "churn of buyers": {"contract": "non-contractual"},
    "churn of contracts": {"contract": "contractual"},
    "journey by the day": {"sources": "all"},
    "journey of events": {"sources": "events"},
    "loyalty_roi of members": {"subject": "membership"},
    "loyalty_roi of campaigns": {"subject": "campaign"},
}


def company(customers=60, first=FIRST, last=LAST, *, ends=True, pause=40):
    """Rows of every table by name; each customer buys in a rhythm, and does a little of everything else."""
    chance = random.Random(3)
    rows = {name: [] for name in HEADS}
    length = (last - first).days
    for number in range(customers):
        who, day = f"C{number:03d}", first + dt.timedelta(days=chance.randrange(length // 3 + 1))
        started, member = day, chance.random() < 0.5
        rows["customers"].append([who, chance.choice(["north", "south"])])
        over = (
            started + dt.timedelta(days=chance.randrange(length // 2 + 1)) if ends and chance.random() < 0.6 else None
        )
        rows["subscriptions"].append([who, started, over or "", chance.choice("sm"), 10])
        while day <= last:
            amount = chance.randrange(5, 90)
            rows["transactions"].append([who, f"O{len(rows['transactions']):05d}", day, amount, amount / 4])
            rows["events"].append(
                [who, f"{day} 10:00:00", chance.choice(["view", "cart", "purchase"]), chance.choice(["mail", "web"])]
            )
            rows["campaigns"].append([who, f"mail-{day.month}", day, chance.choice(["treatment", "control"])])
            if member:
                rows["rewards"].append(
                    [who, day, 1, min(day + dt.timedelta(days=9), last) if chance.random() < 0.5 else ""]
                )
                rows["memberships"] += [] if any(row[0] == who for row in rows["memberships"]) else [[who, "club", day]]
            rows["tickets"] += [[who, day]] if chance.random() < 0.2 else []
            rows["surveys"] += [[who, day, "nps", chance.randrange(11)]] if chance.random() < 0.2 else []
            day += dt.timedelta(days=1 + int(chance.expovariate(1 / pause)))
    arms = {}  # one arm for each customer of a campaign
    rows["campaigns"] = [
        [who, campaign, day, arms.setdefault((who, campaign), arm)] for who, campaign, day, arm in rows["campaigns"]
    ]
    return rows


def one_order():
    rows = company(1)
    return {name: part if name == "customers" else part[:1] for name, part in rows.items()}


def nobody_active():
    rows = company(last=dt.date(2024, 4, 1))
    rows["subscriptions"] = [
        [who, day, "2024-04-01", plan, price] for who, day, _, plan, price in rows["subscriptions"]
    ]
    return rows


def none_in_the_window():
    """Transactions from January on, everything else after the day the analysis looks back from."""
    late = company(first=dt.date(2024, 10, 1))
    return late | {
        "transactions": company(last=dt.date(2024, 9, 1))["transactions"],
        "customers": company()["customers"],
    }


def nothing_paid():
    rows = company()
    return rows | {"transactions": [[*line[:3], 0, 0] for line in rows["transactions"]]}


SHAPES = {
    "one customer": (lambda: company(1), "", {}),
    "one order": (one_order, "", {}),
    "nobody active": (nobody_active, "data_to = 2024-12-31", {}),
    "everybody active": (lambda: company(ends=False, pause=5, last=dt.date(2024, 7, 1)), "", {}),
    "one month": (lambda: company(last=dt.date(2024, 1, 31)), "", {}),
    "one day": (lambda: company(last=FIRST), "", {}),
    "nothing was ever paid": (nothing_paid, "", {}),
    "nothing for years": (company, "data_to = 2029-12-31", {}),
    "rows, but none in the window": (none_in_the_window, "data_from = 2024-01-01", {"as_of": "2024-08-31"}),
}  # fmt: skip
TOML = 'name = "odd"\ncurrency = "EUR"\ntimezone = "UTC"\n{more}\n'
SECTION = '[tables.{name}]\nsource = "{name}.csv"\n'


@pytest.fixture(scope="module", params=SHAPES)
def shop(request, tmp_path_factory):
    """The dataset file of an odd company, and the parameters to look at it with."""
    make, more, parameters = SHAPES[request.param]
    folder = tmp_path_factory.mktemp("odd")
    rows = {name: part for name, part in make().items() if part}
    for name, part in rows.items():
        lines = [HEADS[name], *(",".join(map(str, row)) for row in part)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    sections = "".join(SECTION.format(name=name) for name in rows)
    (folder / "odd.toml").write_text(TOML.format(more=more) + sections, "utf-8")
    return folder / "odd.toml", parameters


@pytest.mark.parametrize("analysis", ANALYSES)
def test_an_odd_company_gets_a_report_or_a_refusal_in_words(analysis, shop, tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "_execute", in_process.execute)
    path, parameters = shop
    name = analysis.split()[0]
    made = runs.run(
        name, data=str(path), parameters=parameters | ANALYSES[analysis], lang=("en", "zh"), out=tmp_path / "out"
    )
    if made.status not in ("ok", "checks_failed"):
        assert made.exit_code in (2, 3), made.error
        return
    told = json.dumps(json.loads((made.path / "results.json").read_text("utf-8"))["headlines"])
    pages = (made.path / "report.html").read_text("utf-8") + (made.path / "report.zh.html").read_text("utf-8")
    assert not re.search(
        r"Traceback|NaN\b|\binf\b|>nan<", told + re.sub("<script.*?</script>", "", pages, flags=re.DOTALL)
    )
