"""What a published run says: every message with its values, and every number in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tests.reading.shop import Claims


def estimates(value: Any) -> Iterator[dict[str, Any]]:
    """Every known estimate within the values of a message, however deep."""
    if isinstance(value, dict) and {"value", "lo", "hi", "n", "unit"} <= set(value):
        yield from [value] if value["value"] is not None else []
    elif isinstance(value, dict):
        for part in value.values():
            yield from estimates(part)


def spoken(report: Claims) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every message of a report with the values it was said with: the id and the values."""
    for item in report.items:
        for part in item["data"].values():
            for said in part if isinstance(part, list) else [part]:
                if isinstance(said, dict) and "id" in said and "values" in said:
                    yield said["id"], said["values"]


def numbers(report: Claims) -> set[float]:
    """What stands in headlines, sentences and checks of a report."""
    told = {headline["value"] for headline in report.results["headlines"]}
    return told | {each["value"] for _, values in spoken(report) for each in estimates(values)}


def off_their_figures(report: Claims) -> list[tuple[str, float]]:
    """Numbers in titles of figures that are neither in the figure's data nor told beside it.

    A title is read as a legend: a number in it that lies on no curve is one that nobody can find.
    """
    told, lost = numbers(report), []
    for item in (each for each in report.items if each["kind"] == "figure"):
        cells = set(pd.Series(report.shown(item["key"]).select_dtypes("number").to_numpy().ravel()).dropna().round(9))
        for each in estimates(item["data"]["title"].get("values", {})):
            ends = {round(each["value"], 9), round(1 - each["value"], 9)}
            if not ends & cells and each["value"] not in told:
                lost.append((item["key"], each["value"]))
    return lost


def leaks_of_the_flow(flow: pd.DataFrame, event: str) -> dict[int, dict[str, float]]:
    """Journeys that come to a name in a column of a flow and do not go on from it, by column; those that end or convert may stay."""
    lost = {}
    for position in range(2, int(flow["position"].max()) + 1 if len(flow) else 0):
        came = flow[flow["position"] == position - 1].groupby("to")["journeys"].sum()
        went = flow[flow["position"] == position].groupby("from")["journeys"].sum()
        left = came.drop([event, "(end)"], errors="ignore").sub(went, fill_value=0.0)
        if (left != 0).any():
            lost[position] = left[left != 0].to_dict()
    return lost
