"""Who was asked and who answered: invitations are contacts of the campaigns that ask, and what is known of those asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import pandas as pd

from workbench.data import attributes

ASKING = (
    "survey",
    "nps",
    "csat",
    "问卷",
    "调研",
)  # in the name of a campaign that asks, where none is named by a parameter
MOST_LEVELS = 12
COLUMNS = ["customer_id", "day", "answered"]


def invitations(
    tables: Mapping[str, ibis.Table], given: pd.DataFrame, *, as_of: dt.date, within_days: int = 30, prefix: str = ""
) -> pd.DataFrame:
    """Return every invitation that is old enough to have been answered: customer_id, day, answered (True or False).

    An answer belongs to the customer's latest invitation before it, if that is not longer ago than so many days. Without a table of
    campaigns, or one that asks, there is none: who was asked is not known.

    Parameters
    ----------
    tables : a dataset's tables. given : answers of one kind: customer_id, day. prefix : with which the campaigns that ask begin; "" takes
        those whose name says so (survey, nps, csat).

    >>> asked = ibis.memtable({"customer_id": ["a", "b"], "campaign_id": "nps-1", "sent_at": [dt.datetime(2024, 1, 1)] * 2})
    >>> said = pd.DataFrame({"customer_id": ["a"], "day": pd.to_datetime(["2024-01-03"])})
    >>> invitations({"campaigns": asked}, said, as_of=dt.date(2024, 3, 1))["answered"].tolist()
    [True, False]
    """
    if "campaigns" not in set(tables):
        return pd.DataFrame(columns=COLUMNS)
    sent = tables["campaigns"]
    name = sent.campaign_id.lower()
    asks = name.startswith(prefix.lower()) if prefix else ibis.or_(*(name.contains(word) for word in ASKING))
    held = sent.arm == "control" if "arm" in sent.columns else ibis.literal(False)
    last = as_of - dt.timedelta(days=within_days)
    mine = sent.filter(
        asks & ~held.fill_null(False) & (sent.sent_at.cast("date") <= ibis.date(last.year, last.month, last.day))
    )
    rows = mine.select("customer_id", day=mine.sent_at.cast("date")).distinct().to_pandas()
    rows = rows.assign(day=pd.to_datetime(rows["day"]).astype("datetime64[us]")).sort_values(
        ["day", "customer_id"], ignore_index=True
    )
    said = given[["customer_id", "day"]].assign(day=given["day"].astype("datetime64[us]")).sort_values("day")
    met = pd.merge_asof(
        said, rows.assign(row=rows.index), on="day", by="customer_id", tolerance=pd.Timedelta(days=within_days)
    )
    return rows.assign(answered=rows.index.isin(met["row"].dropna().astype("int64")))[COLUMNS]


def traits(tables: Mapping[str, ibis.Table]) -> pd.DataFrame:
    """Return what parts customers into a few groups: customer_id and the texts of the customers table with 2 to 12 values.

    >>> people = ibis.memtable({"customer_id": ["a", "b"], "region": ["n", "s"], "name": ["Ann", "Ann"]})
    >>> traits({"customers": people}).columns.tolist()
    ['customer_id', 'region']
    """
    if "customers" not in set(tables):
        return pd.DataFrame({"customer_id": pd.Series(dtype="str")})
    people = tables["customers"]
    texts = [name for name in attributes.looked_at(people).used if people.schema()[name].is_string()]
    found = people.select(*dict.fromkeys(["customer_id", *texts])).to_pandas().drop_duplicates("customer_id")
    parting = [name for name in texts if name != "customer_id" and 2 <= found[name].nunique() <= MOST_LEVELS]
    return found[["customer_id", *parting]].reset_index(drop=True)


def names_of(known: pd.DataFrame) -> list[str]:
    """Return the names of the traits.

    >>> names_of(pd.DataFrame({"customer_id": ["a"], "region": ["n"]}))
    ['region']
    """
    return [name for name in known.columns if name != "customer_id"]


def with_traits(rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return rows of customers with their traits beside them; missing for a customer of whom nothing is known.

    >>> with_traits(pd.DataFrame({"customer_id": ["b"]}), pd.DataFrame({"customer_id": ["a", "b"], "region": ["n", "s"]}))["region"].tolist()
    ['s']
    """
    new = [name for name in known.columns if name == "customer_id" or name not in rows.columns]
    return rows.merge(known[new], on="customer_id", how="left")
