"""Bad inputs of the segmentation: each gives a report that says so, never a trace or a number that pretends."""

import json
import re

import lxml.html
import numpy as np
import pandas as pd
import pytest

from workbench import runs

TOML = """
name = "small"
title = {{ en = "Small shop", zh = "小店" }}
currency = "EUR"
timezone = "Europe/Berlin"
[tables.transactions]
source = "{name}.csv"
"""


def lines(customers: int, *, orders: int = 2, seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"customer_id": np.repeat([f"K{k:05d}" for k in range(customers)], orders)})
    frame["order_id"] = [f"o{k}" for k in range(len(frame))]
    days = pd.Timestamp("2024-12-31") - pd.to_timedelta(rng.integers(0, 360, len(frame)), "D")
    return frame.assign(ordered_at=days.strftime("%Y-%m-%d"), amount=rng.lognormal(3, 1, len(frame)).round(2))


def whale() -> pd.DataFrame:
    frame = lines(200, orders=6)
    frame.loc[:5, "amount"] = 1.5 * frame["amount"].iloc[6:].sum() / 6
    return frame


def alike() -> pd.DataFrame:
    return lines(120, orders=3).assign(amount=10.0, ordered_at=["2024-12-01", "2024-12-08", "2024-12-15"] * 120)


@pytest.mark.parametrize(
    ("frame", "given", "says"),
    [
        (lines(40), {}, "Too few customers bought again to tell groups apart"),
        (lines(70, orders=12), {"k": 8}, "8 segments of 70 customers were asked for and are refused"),
        (alike(), {}, "All 120 customers are alike in what segments are made of"),
        (whale(), {}, "One customer alone brings more than a tenth of revenue"),
    ],
    ids=["few repeat buyers", "too many segments", "everybody alike", "one whale"],
)
def test_bad_input_gives_a_report_that_says_so(frame, given, says, tmp_path):
    frame.to_csv(tmp_path / "small.csv", index=False)
    (tmp_path / "small.toml").write_text(TOML.format(name="small"), encoding="utf-8")
    made = runs.run(
        "segmentation", data=str(tmp_path / "small.toml"), parameters=given, lang=("en",), out=tmp_path / "out"
    )
    assert made.status in ("ok", "checks_failed"), made.error
    words = lxml.html.fromstring(made.report.read_bytes()).text_content()
    assert says in words and not re.search(r"\bnan\b|\binf\b|Traceback", words)
    headlines = {one["key"]: one for one in json.loads((made.path / "results.json").read_text("utf-8"))["headlines"]}
    if "One customer" not in says:
        assert (
            headlines["segments"]["value"] == 1 and headlines["stability"]["no_interval"] == "there is only one segment"
        )
