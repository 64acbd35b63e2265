"""Silences between purchases: how long they last, how they end, and when a customer counts as lapsed."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.arguments import complete
from workbench.features.churn import churn_features
from workbench.features.purchases.histories import Histories


def silences(purchases: ibis.Table, *, as_of: dt.date) -> ir.Table:
    """Return one row per silence: from a purchase day to the next, or to `as_of` where none has come yet.

    Returns customer_id, since (the purchase day), days (its length so far), ended (a purchase followed), purchase_days
    and spend (of the customer, up to that day).
    """
    bought = purchases.filter((purchases.day <= as_of) & (purchases.orders > 0))
    daily = bought.group_by("customer_id", "day").agg(spend=bought.spend.cast(churn_features.MONEY).sum())
    order = ibis.window(group_by=daily.customer_id, order_by=daily.day)
    before = ibis.window(group_by=daily.customer_id, order_by=daily.day, preceding=(None, 0))
    rows = daily.mutate(following=daily.day.lead().over(order), purchase_days=daily.count().over(before),
                        spent=daily.spend.sum().over(before))  # fmt: skip
    until = rows.following.fill_null(as_of)
    return rows.select(
        "customer_id", "purchase_days", since=rows.day, days=until.epoch_days() - rows.day.epoch_days(),
        ended=rows.following.notnull(), spend=rows.spent.cast("float64"),
    )  # fmt: skip


def return_chances(purchases: ibis.Table | None, *, as_of: dt.date, ahead: int) -> pd.DataFrame:
    """Return, for each length of silence, the share of silences that ended within the next `ahead` days.

    Product-limit estimate over all silences, open ones included as censored (Kaplan and Meier 1958).

    Returns
    -------
    silence (days), silences (that lasted at least so long), returning; only lengths that `ahead` more days of data follow.
    """
    columns = ["silence", "silences", "returning"]
    if purchases is None:
        return pd.DataFrame(columns=columns)
    rows = silences(purchases, as_of=as_of)
    counted = rows.group_by("days").agg(n=rows.count(), ended=rows.ended.cast("int64").sum()).to_pandas()
    if counted.empty:
        return pd.DataFrame(columns=columns)
    table = counted.set_index("days").reindex(range(int(counted["days"].max()) + 1), fill_value=0)
    at_risk = table["n"][::-1].cumsum()[::-1]
    left = (1 - table["ended"] / at_risk).cumprod()
    last = len(left) - 1 - ahead
    days = np.arange(max(last, 0))
    returning = 1 - left.to_numpy()[days + ahead] / np.maximum(left.to_numpy()[days], 1e-12)
    return pd.DataFrame(
        {"silence": days, "silences": at_risk.to_numpy()[days], "returning": returning}, columns=columns
    )


def chances_to_show(found: Histories, *, as_of: dt.date, limit: int, minimum: int = 0, ahead: int = 90) -> pd.DataFrame:
    """Return the share of silences that end within `ahead` days at each length to show; see `return_chances` and `apart`."""
    return apart(return_chances(found.get("purchases"), as_of=as_of, ahead=ahead), minimum=minimum, limit=limit)


def apart(chances: pd.DataFrame, *, minimum: int = 0, every: int = 5, limit: int = 0, fewest: int = 30) -> pd.DataFrame:
    """Return the lengths of silence to show: each fifth and the limit, of at least 30 silences, none of which tells of few.

    At each at least `minimum` come back and as many do not, and between two as many silences ended.

    >>> chances = pd.DataFrame({"silence": [0, 5, 10], "silences": [90, 85, 50], "returning": [0.5, 0.5, 0.1]})
    >>> apart(chances, minimum=10)["silence"].tolist()
    [0]
    """
    complete(chances, ["silence", "silences", "returning"], "chances")
    wanted = (chances["silence"] % every == 0) | (chances["silence"] == limit)
    rows = chances[wanted & (chances["silences"] >= fewest)]
    back = (rows["silences"] * rows["returning"]).round()
    rows = rows[(back >= minimum) & (rows["silences"] - back >= minimum)]
    kept, last = [], np.inf
    for number, silences in zip(rows.index, rows["silences"], strict=True):
        if last - silences >= minimum:
            kept.append(number)
            last = silences
    return rows.loc[kept]


def at_limit(chances: pd.DataFrame, limit: int) -> dict[str, float]:
    """Return the longest length of silence up to a limit and the share that returns after it; 0 and 0 where there is none.

    >>> at_limit(pd.DataFrame({"silence": [0, 5, 10], "returning": [0.5, 0.4, 0.1]}), 7)
    {'silence': 5, 'returning': 0.4}
    """
    complete(chances, ["silence", "returning"], "chances")
    last = chances[chances["silence"] <= limit].tail(1)
    return {"silence": int(last["silence"].sum()), "returning": float(last["returning"].sum())}


def hiatus(found: Histories, *, as_of: dt.date, wanted: int = 0, share: float = 0.9) -> int:
    """Return the silence that goes beyond the own limit of most customers, in days, or `wanted` when it is given.

    A customer's own limit is the 95th percentile of their gaps between purchases, see `churn_features.features`; `share` of all
    customers have a smaller one. 90 where nobody has bought twice.
    """
    if wanted or "purchases" not in found:
        return wanted or 90
    limits = churn_features.features(
        found, as_of=[as_of], contract="non-contractual", windows=churn_features.WINDOWS[:1]
    ).silence_limit_days
    limit = limits.quantile(share).to_pandas()
    return 90 if pd.isna(limit) else max(int(np.ceil(limit)), 1)


def rhythm(purchases: ibis.Table | None, *, as_of: dt.date) -> pd.DataFrame:
    """Return frequency (repeat purchase days), recency and T (days from the first purchase), as buying models take them.

    >>> bought = ibis.memtable({"customer_id": ["a", "a"], "orders": [1, 1], "spend": [5.0, 7.0],
    ...     "day": [dt.date(2024, 1, 3), dt.date(2024, 1, 13)]})
    >>> rhythm(bought, as_of=dt.date(2024, 1, 20)).to_dict("records")
    [{'customer_id': 'a', 'frequency': 1, 'recency': 10, 'T': 17}]
    """
    if purchases is None:
        return pd.DataFrame(columns=["customer_id", "frequency", "recency", "T"])
    bought = purchases.filter((purchases.day <= as_of) & (purchases.orders > 0))
    each = bought.group_by("customer_id").agg(first=bought.day.min(), last=bought.day.max(), days=bought.day.nunique())
    first = each["first"].epoch_days()
    shown = {"recency": each["last"].epoch_days() - first, "T": ibis.literal(as_of).cast("date").epoch_days() - first}
    rows = each.select("customer_id", frequency=each.days - 1, **shown)
    return rows.to_pandas().sort_values("customer_id", ignore_index=True)


def lapses(found: Histories, *, as_of: dt.date, hiatus: int, follow: int) -> pd.DataFrame:
    """Return every silence that passed `hiatus` days, early enough to be followed for `follow` days more.

    Returns
    -------
    customer_id, lapsed_on, returned (bought within `follow` days of lapsing), contacted (within those days and before
    the return), purchase_days, spend (both up to the lapse).
    """
    columns = ["customer_id", "lapsed_on", "returned", "contacted", "purchase_days", "spend"]
    if "purchases" not in found:
        return pd.DataFrame(columns=columns)
    rows = silences(found["purchases"], as_of=as_of)
    limit = as_of - dt.timedelta(days=hiatus + follow)
    long = rows.filter((rows.days > hiatus) & (rows.since <= limit))
    returned = long.ended & (long.days <= hiatus + follow)
    long = long.mutate(returned=returned, until=ibis.ifelse(returned, long.days, hiatus + follow))
    if "contacts" not in found:
        frame = long.mutate(contacted=ibis.literal(False)).to_pandas()
    else:
        sent = found["contacts"].select("customer_id", sent=found["contacts"].day)
        pairs = long.inner_join(sent, "customer_id")
        days = pairs.sent.epoch_days() - pairs.since.epoch_days()
        reached = pairs.filter((days > hiatus) & (days <= pairs.until)).select("customer_id", "since").distinct()
        reached = reached.mutate(contacted=True)
        joined = long.left_join(reached, ["customer_id", "since"])
        frame = joined.mutate(contacted=joined.contacted.fill_null(False)).to_pandas()
    frame = frame.assign(lapsed_on=pd.to_datetime(frame["since"]) + pd.Timedelta(days=hiatus))
    return frame[columns].sort_values(["customer_id", "lapsed_on"], ignore_index=True)
