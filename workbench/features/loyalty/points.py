"""Points and rewards by vintage: when they were issued, what they cost, and whether they have been redeemed by a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis.expr.types as ir
import pandas as pd

COLUMNS = ["customer_id", "cost", "age_days", "redeemed"]


def point_vintages(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Return every reward issued by `as_of`: customer_id, cost if redeemed, age_days, redeemed.

    age_days counts from issue to redemption, or to `as_of` where it has not been redeemed by then.

    >>> import ibis
    >>> rewards = ibis.memtable({"customer_id": ["a", "a"], "cost": [1.0, 2.0], "issued_at": [dt.datetime(2024, 1, 3), dt.datetime(2024, 1, 9)],
    ...     "redeemed_at": [dt.datetime(2024, 1, 13), None]})
    >>> point_vintages({"rewards": rewards}, as_of=dt.date(2024, 1, 19))[["age_days", "redeemed"]].values.tolist()
    [[10.0, True], [10.0, False]]
    """
    if "rewards" not in tables:
        return pd.DataFrame(
            {"customer_id": pd.Series(dtype=str), "cost": [], "age_days": [], "redeemed": pd.Series(dtype=bool)}
        )
    frame = tables["rewards"].to_pandas()
    end = pd.Timestamp(as_of) + pd.Timedelta(days=1)
    frame = frame[pd.to_datetime(frame["issued_at"]) < end]
    gone = pd.to_datetime(frame["redeemed_at"]) if "redeemed_at" in frame else pd.Series(pd.NaT, frame.index)
    redeemed = gone.notna() & (gone < end)
    until = gone.where(redeemed, pd.Timestamp(as_of))
    age = (until - pd.to_datetime(frame["issued_at"])).dt.total_seconds() / 86_400
    made = frame.assign(cost=frame["cost"].astype(float), age_days=age.clip(lower=0.0), redeemed=redeemed)
    return made[COLUMNS].sort_values(COLUMNS, ignore_index=True)
