"""Shops that are valid and odd: every analysis of purchases ends in a report or a plain refusal, never in a fault of ours."""

import datetime as dt
import random

import pytest

from workbench import runs

ANALYSES = ("cohort", "segmentation", "lifetime_value", "churn")
HEAD = "customer_id,order_id,ordered_at,amount\n"
TOML = 'name = "odd"\ncurrency = "EUR"\ntimezone = "UTC"\n{more}\n[tables.transactions]\nsource = "orders.csv"\n'


def orders(amount: str = "") -> str:
    """One year of orders of 150 customers with rhythms of their own."""
    chance, lines = random.Random(3), []
    for customer in range(150):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(0, 200))
        while day < dt.date(2024, 12, 31):
            lines.append(f"C{customer:03d},O{len(lines):05d},{day},{amount or chance.randrange(5, 90)}")
            day += dt.timedelta(days=1 + int(chance.expovariate(1 / 40)))
    return HEAD + "\n".join(lines) + "\n"


SHOPS = {
    "nothing was ever paid": (orders("0"), ""),
    "nobody bought for nine months": (orders(), "data_to = 2025-09-30"),
}


@pytest.mark.parametrize("analysis", ANALYSES)
@pytest.mark.parametrize("shop", SHOPS)
def test_an_odd_shop_gets_a_report_or_a_refusal_in_words(analysis, shop, tmp_path):
    lines, more = SHOPS[shop]
    (tmp_path / "orders.csv").write_text(lines, "utf-8")
    (tmp_path / "odd.toml").write_text(TOML.format(more=more), "utf-8")
    made = runs.run(analysis, data=str(tmp_path / "odd.toml"), lang=("en",), out=tmp_path / "out")
    assert made.status in ("ok", "checks_failed") or made.exit_code in (2, 3), made.error
