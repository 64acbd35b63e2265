"""What customers brought after they came, beside whether others referred them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.referrals import referrals

COLUMNS = ["customer_id", "month", "named", "verified", "depth", "brought", "margin"]


def margins(tables: Mapping[str, ir.Table], *, days: int, as_of: dt.date, data_from: dt.date) -> pd.DataFrame:
    """Return the customers who came within the data, whether another referred them, and their margin in their first days.

    Without a column referred_by, or with nothing in it, no rows. A customer came on acquired_on, or where the table has no
    such column, on the day of the first order. Who names themselves was referred by nobody.

    Parameters
    ----------
    tables : those of `programmes.held`. days : counted from the day they came.

    Returns customer_id, month (in which they came), named (somebody is named as the referrer), verified, depth and brought
    (see `referrals`), margin (missing where the days are not over by `as_of`, or lie before the data).
    """
    nobody = pd.DataFrame({name: [] for name in COLUMNS})
    people = tables["customers"].to_pandas() if "customers" in tables else nobody
    if "referred_by" not in people or people["referred_by"].isna().all():
        return nobody
    seen = tables["days"].select("customer_id", "day", "orders", "contribution").to_pandas()
    seen = seen.assign(day=pd.to_datetime(seen["day"]))
    if "acquired_on" not in people:
        first = seen[seen["orders"] > 0].groupby("customer_id")["day"].min()
        people = people.assign(acquired_on=people["customer_id"].map(first))
    own = people["referred_by"] == people["customer_id"]
    people = people.assign(
        referred_by=people["referred_by"].mask(own), acquired_on=pd.to_datetime(people["acquired_on"])
    )
    found = referrals(people.dropna(subset=["acquired_on"]), as_of=as_of)
    came = found.set_index("customer_id")["acquired_on"]
    since = (seen["day"] - seen["customer_id"].map(came)).dt.days
    margin = seen[since.between(0, days - 1)].groupby("customer_id")["contribution"].sum()
    over = found["acquired_on"] + pd.Timedelta(days=days) <= pd.Timestamp(as_of) + pd.Timedelta(days=1)
    brought = found["customer_id"].map(margin).fillna(0.0).where(over)
    made = found.assign(
        month=found["acquired_on"].dt.strftime("%Y-%m"), named=found["referred_by"].notna(), margin=brought
    )
    return made.loc[made["acquired_on"] >= pd.Timestamp(data_from), COLUMNS].reset_index(drop=True)
