"""What somebody declares in the dataset file stands on the scorecard, in both languages."""

import datetime as dt
import random

import pytest

import workbench
from workbench.features.customers import activity
from workbench.features.scorecard import kpis
from workbench.models.scorecard import board, story
from workbench.report import Report

TOML = """
name = "shop"
currency = "EUR"
timezone = "UTC"
data_from = 2024-01-01
[tables.transactions]
source = "orders.csv"
[targets.order-value]
value = 30
owner = { en = "Shop floor", zh = "门店" }
[[notes]]
date = 2024-03-04
words = { en = "New price list", zh = "新价目表" }
kpi = "order-value"
[[measures]]
date = 2024-06-03
words = { en = "Reminder by mail", zh = "邮件提醒" }
kpi = "order-value"
owner = "Ann"
"""


@pytest.fixture(scope="module")
def items(tmp_path_factory):
    """The tables of a shop of forty customers, written as the notebook writes them."""
    folder, chance = tmp_path_factory.mktemp("shop"), random.Random(2)
    rows = ["customer_id,order_id,ordered_at,amount"]
    for week in range(40):
        for customer in (c for c in range(40) if chance.random() < 0.6):
            day = dt.date(2024, 1, 1) + dt.timedelta(days=7 * week + chance.randrange(7))
            rows.append(f"C{customer:03d},O{len(rows)},{day},{chance.randrange(5, 60)}")
    (folder / "orders.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "shop.toml").write_text(TOML, "utf-8")
    dataset = workbench.open_dataset(str(folder / "shop.toml"))
    last = dataset.as_of()
    points = kpis.kpis(
        dataset.tables, dataset.cached(activity.customer_days), as_of=last, first_day=dataset.data_from, minimum=10
    )
    chart = board.judged(points, kpis.KINDS, season=52, shifts=dataset.shifts)
    shown = board.overview(chart, kpis.KINDS, currency="EUR", targets=dataset.targets)
    report = Report("scorecard", dataset, as_of=last, period="week", show=(found := []).append)
    report.table("board", shown, columns=story.columns(shown))
    report.table("notes", story.notes(dataset.notes, first=dataset.data_from, last=last))
    report.table("measures", story.measures(dataset.measures, chart))
    return found


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", [["€30.00", "Shop floor"], ["New price list", "Order value"], ["Reminder by mail", "Ann"]]),
     ("zh", [["€30.00", "门店"], ["新价目表", "客单价"], ["邮件提醒", "Ann"]])],
)  # fmt: skip
def test_targets_owners_notes_and_measures_are_shown(items, lang, words):
    for item, told in zip(items, words, strict=True):
        assert all(word in item.html[lang] for word in told), told


def test_a_measure_taken_is_told_as_a_step_and_claims_no_cause(items):
    assert "a step does not show why" in items[-1].html["en"] and "阶跃不说明缘由" in items[-1].html["zh"]
