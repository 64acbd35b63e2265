"""Tiers and referrals in the loyalty report, where the data hold them: a club made by hand, with its truth."""

import re

import lxml.html
import numpy as np
import pandas as pd
import pytest

from workbench import runs

REVIEW, LINE, GAIN, MORE = pd.Timestamp("2024-01-01"), 500.0, 30.0, 8.0
TOML = """
name = "club"
title = { en = "Club", zh = "俱乐部" }
currency = "EUR"
timezone = "UTC"
data_from = 2022-12-01
data_to = 2024-02-29
"""


def club(folder, *, people: int = 3000, referrals: bool = True):
    """Tiers by what was spent in 2023, gold worth 30 more margin in January; the referred bring 8 more in their first days."""
    rng = np.random.default_rng(1)
    ids = np.array([f"c{k:04d}" for k in range(people)])
    came = pd.Timestamp("2022-12-01") + pd.to_timedelta(np.sort(rng.integers(0, 400, people)), unit="D")
    referred = rng.random(people) < 0.3
    referred[:50] = False
    by = np.where(referred, ids[(rng.random(people) * np.arange(people) * 0.9).astype(int)], None)
    spend = rng.gamma(2.0, 260.0, people)
    rows = {
        "first": (came, spend),
        "january": (REVIEW + pd.to_timedelta(rng.integers(0, 28, people), unit="D"), np.full(people, 60.0)),
    }
    gold = np.where(came < REVIEW, spend, 0.0) >= LINE
    margin = {"first": 0.1 * spend + MORE * referred, "january": 10 + 0.02 * spend + GAIN * gold}
    noise = rng.normal(0, 4, (2, people))
    lines = [
        pd.DataFrame({"customer_id": ids, "order_id": ids + name, "ordered_at": when + pd.Timedelta(hours=12), "amount": money,
                      "margin": margin[name] + noise[number]})
        for number, (name, (when, money)) in enumerate(rows.items())
    ]  # fmt: skip
    customers = pd.DataFrame({"customer_id": ids, "acquired_on": came} | ({"referred_by": by} if referrals else {}))
    tiers = pd.DataFrame(
        {"customer_id": ids, "programme": "Club", "joined_on": REVIEW, "tier": np.where(gold, "gold", "basic")}
    )
    tables = {"transactions": pd.concat(lines), "customers": customers, "memberships": tiers}
    for name, frame in tables.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    sources = "".join(f'[tables.{name}]\nsource = "{name}.parquet"\n' for name in tables)
    (folder / "club.toml").write_text(TOML + sources, encoding="utf-8")
    return folder / "club.toml"


def told(path) -> str:
    return " ".join(lxml.html.fromstring(path.read_bytes()).get_element_by_id("content").text_content().split())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("club")
    return runs.run("loyalty_roi", data=str(club(folder)), lang=("en", "zh"), out=folder / "out")


def test_a_tiers_line_is_found_and_what_passing_it_changes_is_told_with_its_range(made):
    assert made.status == "ok", made.error
    found = re.search(
        r"the tier “gold” begins \(500 of spending in the year before\) brought €([\d.]+) more .*?\(€([\d.]+) to €([\d.]+)\)",
        told(made.report),
    )
    assert found, "the sentence about the tier"
    value, lo, hi = map(float, found.groups())
    assert lo < GAIN < hi and abs(value - GAIN) < 8
    assert "刚越过等级“gold”起点（此前一年消费额达 500）的会员" in told(made.path / "report.zh.html")


def test_the_referred_are_counted_and_compared_with_others_of_their_month_and_no_effect_is_claimed(made):
    page = told(made.report)
    found = re.search(
        r"Of new customers ([\d.]+)% were referred .*?In their first 28 days the referred brought €([\d.]+) more", page
    )
    assert found and 25 < float(found[1]) < 33 and abs(float(found[2]) - MORE) < 4
    assert "so this is no effect" in page and "How far customers stand from the first of their chain" in page
    assert "因此这不是推荐的效果" in told(made.path / "report.zh.html")


def test_without_tiers_and_referrals_the_report_says_nothing_of_them(tmp_path):
    path = club(tmp_path, people=400, referrals=False)
    members = pd.read_parquet(tmp_path / "memberships.parquet")
    members.drop(columns="tier").to_parquet(tmp_path / "memberships.parquet", index=False)
    made = runs.run("loyalty_roi", data=str(path), lang=("en",), out=tmp_path / "out")
    assert made.status == "ok", made.error
    assert not re.search("What does the next tier change|Who came by referral", told(made.report))
