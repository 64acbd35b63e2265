"""Answers to surveys as of a day; of a customer who answers again and again the latest one speaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import ibis
import numpy as np
import pandas as pd

Kind = Literal["nps", "csat", "ces"]
KINDS: tuple[Kind, ...] = ("nps", "csat", "ces")
BOUNDS: Mapping[str, tuple[float, float]] = {
    "nps": (7, 9),
    "csat": (3, 4),
    "ces": (4, 5),
}  # lowest middling, lowest high
GROUPS = ("low", "middle", "high")
_OWN = ("customer_id", "responded_at", "sent_at", "kind", "score", "comment", "loaded_at")
_MOST_LEVELS = 12  # of a text that parts answers


def answers(surveys: ibis.Table, *, as_of: dt.date) -> pd.DataFrame:
    """Return the answers given by the end of a day: customer_id, day, kind, score, and the table's further columns; oldest first.

    >>> one = ibis.memtable({"customer_id": ["a"], "responded_at": [dt.datetime(2024, 1, 1)], "kind": ["nps"], "score": [9]})
    >>> answers(one, as_of=dt.date(2024, 1, 31))[["customer_id", "kind", "score"]].values.tolist()
    [['a', 'nps', 9.0]]
    """
    cut = dt.datetime.combine(as_of, dt.time()) + dt.timedelta(days=1)
    seen = surveys.filter((surveys.responded_at < ibis.timestamp(cut)) & surveys.score.notnull())
    kept = [name for name in seen.columns if name not in ("comment", "loaded_at")]
    found = seen.select(*kept).to_pandas()
    found = found.assign(
        score=found["score"].astype("float64"), day=pd.to_datetime(found["responded_at"]).dt.normalize()
    )
    return found.sort_values(["responded_at", "customer_id", "kind", "score"], ignore_index=True)


def of_kind(found: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Return the answers of one kind.

    >>> of_kind(pd.DataFrame({"kind": ["nps", "csat"], "score": [9.0, 5.0]}), "csat")["score"].tolist()
    [5.0]
    """
    return found[found["kind"] == kind].reset_index(drop=True)


def latest(found: pd.DataFrame, *, after: dt.date | None = None) -> pd.DataFrame:
    """Return each customer's latest answer: one person's answers are not independent of each other.

    Parameters
    ----------
    found : answers of one kind, oldest first. after : only answers after this day.

    >>> two = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-01", "2024-01-02"]), "score": [3.0, 9.0]})
    >>> latest(two)["score"].tolist()
    [9.0]
    """
    mine = found if after is None else found[found["day"] > pd.Timestamp(after)]
    return mine.drop_duplicates("customer_id", keep="last").reset_index(drop=True)


def group(kind: Kind, scores: pd.Series) -> pd.Series:
    """Return what each score is called: low (detractors), middle (passives) or high (promoters; satisfied; easy).

    >>> group("nps", pd.Series([0, 6, 7, 8, 9, 10])).tolist()
    ['low', 'low', 'middle', 'middle', 'high', 'high']
    """
    middle, high = BOUNDS[kind]
    return pd.Series(np.select([scores >= high, scores >= middle], ["high", "middle"], "low"), scores.index)


def main_kind(found: pd.DataFrame) -> Kind:
    """Return the kind of survey that the report is about first: nps, else csat, else ces; nps where there are no answers.

    >>> main_kind(pd.DataFrame({"kind": ["ces", "csat"]}))
    'csat'
    """
    there = set(found["kind"])
    return next((kind for kind in KINDS if kind in there), "nps")


def window(as_of: dt.date, *, days: int) -> dt.date:
    """Return the day after which answers count.

    >>> window(dt.date(2024, 1, 31), days=30)
    datetime.date(2024, 1, 1)
    """
    return as_of - dt.timedelta(days=days)


def asked_often(every: Mapping[str, pd.DataFrame], *, after: dt.date) -> dict[str, pd.DataFrame]:
    """Return by kind all answers after a day, also those that the same customer has given again since.

    >>> two = pd.DataFrame({"day": pd.to_datetime(["2024-01-01", "2024-01-02"])})
    >>> len(asked_often({"nps": two}, after=dt.date(2024, 1, 1))["nps"])
    1
    """
    return {kind: found[found["day"] > pd.Timestamp(after)] for kind, found in every.items()}


def quarters(found: pd.DataFrame, *, freq: Literal["Q", "M"] = "Q") -> pd.DataFrame:
    """Return each customer's latest answer of each quarter of the calendar, or month, with calendar_period.

    >>> two = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-01", "2024-04-02"]), "score": [3.0, 9.0]})
    >>> quarters(two)["calendar_period"].astype(str).tolist()
    ['2024Q1', '2024Q2']
    """
    dated = found.assign(calendar_period=found["day"].dt.to_period(freq))
    return dated.drop_duplicates(["customer_id", "calendar_period"], keep="last").reset_index(drop=True)


def grouped(kind: Kind, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with what their score is called beside it: group (low, middle, high).

    >>> grouped("csat", pd.DataFrame({"score": [1.0, 5.0]}))["group"].tolist()
    ['low', 'high']
    """
    return rows.assign(group=group(kind, rows["score"]))


def low(kind: Kind, found: pd.DataFrame) -> pd.DataFrame:
    """Return the answers with a low score.

    >>> low("nps", pd.DataFrame({"score": [6.0, 9.0]}))["score"].tolist()
    [6.0]
    """
    return found[found["score"] < BOUNDS[kind][0]].reset_index(drop=True)


def used(found: pd.DataFrame) -> dict[str, int | str]:
    """Return how many answers and customers there are, for the opening of a report.

    >>> used(pd.DataFrame({"customer_id": ["a", "a", "b"]}))
    {'table': 'surveys', 'rows': 3, 'customers': 2}
    """
    return {"table": "surveys", "rows": len(found), "customers": int(found["customer_id"].nunique())}


def touchpoints(found: pd.DataFrame) -> list[str]:
    """Return the further columns of the surveys that part answers into a few groups, such as the touchpoint they are about.

    >>> touchpoints(pd.DataFrame({"customer_id": ["a", "b"], "kind": "nps", "score": 9.0, "place": ["shop", "web"], "day": 1}))
    ['place']
    """
    texts = [
        name for name in found.columns if name not in (*_OWN, "day") and not pd.api.types.is_numeric_dtype(found[name])
    ]
    return [
        name
        for name in texts
        if pd.api.types.is_string_dtype(found[name]) and 2 <= found[name].nunique() <= _MOST_LEVELS
    ]


def sub_scores(found: pd.DataFrame) -> list[str]:
    """Return the further columns of the surveys that hold numbers of more than one value, such as a score for delivery.

    >>> sub_scores(pd.DataFrame({"customer_id": ["a", "b"], "kind": "nps", "score": 9.0, "delivery": [4, 5], "place": ["x", "y"]}))
    ['delivery']
    """
    numbers = [
        name for name in found.columns if name not in (*_OWN, "day") and pd.api.types.is_numeric_dtype(found[name])
    ]
    return [name for name in numbers if found[name].nunique() > 1]
