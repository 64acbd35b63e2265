"""A small chain of stores whose programme starts store by store, all customers becoming members that day; with its truth."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

FIRST, LAST = dt.date(2023, 1, 1), dt.date(2024, 12, 29)  # 26 windows of 28 days
STARTS = (364, 448, 532, 10**6)  # days after the first; a quarter of the stores never starts
MARGIN = 0.3

TOML = """
name = "stores"
title = { en = "Chain of stores", zh = "连锁门店" }
currency = "EUR"
timezone = "UTC"
data_from = 2023-01-01
data_to = 2024-12-29
[tables.transactions]
source = "transactions.parquet"
[tables.customers]
source = "customers.parquet"
[tables.memberships]
source = "memberships.parquet"
"""


class Chain(NamedTuple):
    """Where the dataset's file lies, and what the programme brought per member."""

    path: Path
    effect: float


def write(folder: Path, *, stores: int = 60, customers: int = 40, lift: float = 0.3, seed: int = 1) -> Chain:
    """Write transactions, customers and memberships; from the start on, members' baskets are larger by `lift`."""
    rng, n = np.random.default_rng(seed), stores * customers
    store = np.repeat(np.arange(stores), customers)
    start = np.array(STARTS)[store % len(STARTS)]
    days = (LAST - FIRST).days + 1
    orders = rng.poisson(rng.gamma(2.0, 13.0, n))
    who = np.repeat(np.arange(n), orders)
    day = rng.integers(0, days, len(who))
    base = rng.lognormal(3.0, 0.6, len(who)) * np.exp(rng.normal(0, 0.3, stores))[store[who]]
    extra = np.where(day > start[who], lift * base, 0.0)
    ids = np.array([f"c{k:05d}" for k in range(n)])
    member = start < days
    tables = {
        "transactions": pd.DataFrame({
            "customer_id": ids[who], "order_id": np.arange(len(who)).astype(str), "amount": base + extra,
            "ordered_at": pd.Timestamp(FIRST) + pd.to_timedelta(day, unit="D") + pd.Timedelta(hours=12), "margin": MARGIN * (base + extra),
        }),
        "customers": pd.DataFrame({"customer_id": ids, "store": [f"store {k:02d}" for k in store], "sex": rng.choice(["f", "m"], n)}),
        "memberships": pd.DataFrame({
            "customer_id": ids[member], "programme": "Card", "joined_on": pd.Timestamp(FIRST) + pd.to_timedelta(start[member], unit="D"),
        }),
    }  # fmt: skip
    for name, frame in tables.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    (folder / "stores.toml").write_text(TOML, encoding="utf-8")
    return Chain(folder / "stores.toml", float(MARGIN * extra.sum() / member.sum()))
