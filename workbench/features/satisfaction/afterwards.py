"""What customers did after an answer, and before it: as of the answer, so that nothing later tells who is in which group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import numpy as np
import pandas as pd

from workbench.features.customers import activity, dated

YEAR = 365


def followed(
    given: pd.DataFrame, tables: Mapping[str, ibis.Table], *, as_of: dt.date, follow_days: int = 90
) -> pd.DataFrame:
    """Return each customer's latest answer that has been followed long enough, with what came before and after.

    Parameters
    ----------
    given : answers of one kind: customer_id, day, score. tables : a dataset's tables; without transactions nobody is followed.

    Returns
    -------
    customer_id, day, score, bought (1.0 or 0.0), spend and returns (in the days after the day of the answer), spend_before (the year before
    it).

    >>> lines = ibis.memtable({"customer_id": ["a"], "order_id": ["1"], "ordered_at": [dt.datetime(2024, 2, 1)], "amount": [9.5]})
    >>> said = pd.DataFrame({"customer_id": ["a"], "day": pd.to_datetime(["2024-01-03"]), "score": [9.0]})
    >>> followed(said, {"transactions": lines}, as_of=dt.date(2024, 6, 30))[["bought", "spend"]].values.tolist()
    [[1.0, 9.5]]
    """
    last = pd.Timestamp(as_of) - pd.Timedelta(days=follow_days)
    mine = given[given["day"] <= last].drop_duplicates("customer_id", keep="last").reset_index(drop=True)
    base = mine[["customer_id", "day", "score"]]
    if "transactions" not in set(tables):
        return base.head(0).assign(bought=0.0, spend=0.0, returns=0.0, spend_before=0.0)
    lines = _days(tables, as_of)
    names, who, at = pd.Index(mine["customer_id"]), np.arange(len(mine)), dated.numbers(mine["day"])
    sums = {name: dated.past(lines, names, name) for name in ("spend", "returns")}
    orders = dated.past(lines[lines["orders"] > 0], names)
    after = {name: one.within(who, at + 1, at + follow_days)[1] for name, one in sums.items()}
    bought = (orders.within(who, at + 1, at + follow_days)[0] > 0).astype("float64")
    return base.assign(bought=bought, **after, spend_before=sums["spend"].within(who, at - YEAR, at - 1)[1])


def revenue(given: pd.DataFrame, tables: Mapping[str, ibis.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Return what each customer who answered brought in the latest year: customer_id, score, money; nobody without transactions.

    Parameters
    ----------
    given : one answer of each customer: customer_id, score.

    >>> revenue(pd.DataFrame({"customer_id": ["a"], "score": [9.0]}), {}, as_of=dt.date(2024, 6, 30)).empty
    True
    """
    base = given[["customer_id", "score"]].reset_index(drop=True)
    if "transactions" not in set(tables):
        return base.head(0).assign(money=0.0)
    names, end = pd.Index(base["customer_id"]), np.full(len(base), dated.number(as_of))
    money = dated.past(_days(tables, as_of), names, "spend").within(np.arange(len(base)), end - YEAR + 1, end)[1]
    return base.assign(money=money)


def contacted(
    low: pd.DataFrame, tables: Mapping[str, ibis.Table], *, within_days: int = 14, prefix: str = ""
) -> pd.DataFrame:
    """Return customers with a low score, and whether a campaign reached them within so many days after it: with contacted (True or False).

    Contacts that ask for an answer again do not count.

    Parameters
    ----------
    low : customer_id, day and what else is known. prefix : see `invitations.invitations`.

    >>> sent = ibis.memtable({"customer_id": ["a"], "campaign_id": "sorry", "sent_at": [dt.datetime(2024, 1, 5)]})
    >>> said = pd.DataFrame({"customer_id": ["a", "b"], "day": pd.to_datetime(["2024-01-03"] * 2)})
    >>> contacted(said, {"campaigns": sent})["contacted"].tolist()
    [True, False]
    """
    from workbench.features.satisfaction.invitations import ASKING

    if "campaigns" not in set(tables):
        return low.head(0).assign(contacted=False)
    sent = tables["campaigns"]
    name = sent.campaign_id.lower()
    asks = name.startswith(prefix.lower()) if prefix else ibis.or_(*(name.contains(word) for word in ASKING))
    held = sent.arm == "control" if "arm" in sent.columns else ibis.literal(False)
    mine = sent.filter(~asks & ~held.fill_null(False))
    rows = mine.select("customer_id", day=mine.sent_at.cast("date")).to_pandas()
    reached = dated.past(rows, pd.Index(low["customer_id"]))
    at = dated.numbers(low["day"])
    found = reached.within(np.arange(len(low)), at + 1, at + within_days)[0] > 0
    return low.assign(contacted=found)


def shifted(given: pd.DataFrame, *, days: int) -> pd.DataFrame:
    """Return answers as if they had been given so many days later: what follows begins when all had their time to be contacted.

    >>> shifted(pd.DataFrame({"day": pd.to_datetime(["2024-01-03"])}), days=14)["day"].astype(str).tolist()
    ['2024-01-17']
    """
    return given.assign(day=given["day"] + pd.Timedelta(days=days))


def _days(tables: Mapping[str, ibis.Table], as_of: dt.date) -> pd.DataFrame:
    days = activity.customer_days(tables["transactions"])
    seen = days.filter(days.day <= ibis.date(as_of.year, as_of.month, as_of.day))
    return seen.select("customer_id", "day", "orders", "spend", "returns").to_pandas()
