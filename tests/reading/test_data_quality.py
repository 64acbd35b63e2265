"""The report on the data themselves: what it says of two deliveries made by hand, one after the other."""

import datetime as dt

import pandas as pd
import pytest

from tests.disclosure import published
from tests.reading.shop import Claims
from tests.runs import in_process
from workbench import runs
from workbench.report import kind

TOML = (
    'name = "shop"\ncurrency = "EUR"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'
    'drop = { "a test order" = "order_id LIKE \'T%\'" }\n'
)
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 6, 30)


def orders(until, *, head="customer_id,order_id,ordered_at,amount,shop", shop=lambda k: "north", tests=20):
    """Twenty orders a day, and so many test orders on the first one."""
    lines, k = [head], 0
    for number in range((until - FIRST).days + 1):
        for _ in range(20):
            k += 1
            lines.append(f"c{k % 97},o{k},{FIRST + dt.timedelta(days=number)},{5 + k % 30},{shop(k)}")
    return "\n".join(lines + [f"c1,T{n},{FIRST},1,{shop(n)}" for n in range(tests)]) + "\n"


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A run on a first delivery, and one on a later one: a column renamed, half of another missing, four weeks short of a week."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "shop.toml").write_text(TOML, "utf-8")
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_execute", in_process.execute)
        later = orders(LAST, shop=lambda k: "" if k % 2 else "north")
        for text in (orders(LAST - dt.timedelta(days=30)), later, later):
            (folder / "orders.csv").write_text(text, "utf-8")
            made.append(runs.run("data_quality", data=str(folder / "shop.toml"), out=folder / "out"))
    assert [run.status for run in made] == ["ok"] * 3, [run.error for run in made]
    return [Claims(run.path) for run in made]


def test_rows_that_a_rule_of_the_dataset_leaves_out_are_counted_with_its_reason(two):
    first = two[0]
    read = 20 * 152 + 20
    share = first.headline("rows_used_share")
    assert share["value"] == pytest.approx((read - 20) / read) and share["n"] == read
    steps = first.table("ledger")
    assert steps.loc[steps["ledger_step"] == "a test order", "rows"].tolist() == [20]


def test_the_second_delivery_is_held_against_the_first_and_a_repeated_run_too(two):
    assert two[0].sentence("columns-told")["values"]["state"] == "first"
    for later in two[1:]:
        told = later.sentence("columns-told")["values"]
        assert (told["state"], told["changed"], told["before"]) == ("changed", 1, "2024-05-31")
        columns = later.table("columns").set_index("column_name")
        assert columns.loc["shop", ["drift", "missing_before"]].tolist() == ["more", 0.0]
        assert columns.loc["shop", "missing_share"] == pytest.approx(0.5, abs=0.01)
        assert set(columns.drop(index="shop")["drift"]) == {"same"}


def test_every_day_has_rows_and_the_volume_is_as_usual(two):
    last = two[-1]
    assert last.headline("days_without_rows")["value"] == 0 and last.headline("tables_off")["value"] == 0
    assert last.table("volume")["volume"].tolist() == ["usual"]
    assert pd.to_datetime(last.table("freshness")["newest_row"]).dt.date.tolist() == [LAST]


def test_it_tells_nothing_of_few(two):
    for made in two:
        assert published.audit(made.folder, lambda name: kind(name).role) == []
        assert published.told_in_words(made.folder) == []
