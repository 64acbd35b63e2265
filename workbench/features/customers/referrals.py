"""Who brought whom: the customers whom others referred, how far from the first of their chain, and who refers."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from workbench.errors import DataFault


def referrals(customers: pd.DataFrame, *, as_of: dt.date) -> pd.DataFrame:
    """Return the customers acquired by a day with who referred them.

    Returns customer_id, acquired_on, referred_by, verified (the referrer is a customer, acquired no later), depth (0 for who
    was not referred by a customer, 1 for who was referred by one of depth 0, and so on) and brought (verified referrals made).

    Parameters
    ----------
    customers : customer_id, acquired_on and referred_by, missing where nobody referred them.

    Raises
    ------
    DataFault : a customer who referred themselves, or customers who referred each other in a circle.

    Examples
    --------
    >>> people = pd.DataFrame({"customer_id": ["a", "b", "c"], "acquired_on": pd.to_datetime(["2024-01-01"] * 3),
    ...                        "referred_by": [None, "a", "b"]})
    >>> referrals(people, as_of=dt.date(2024, 2, 1))[["depth", "brought"]].values.tolist()
    [[0, 1], [1, 1], [2, 0]]
    """
    known = customers[pd.to_datetime(customers["acquired_on"]) <= pd.Timestamp(as_of)]
    found = known[["customer_id", "acquired_on", "referred_by"]].sort_values("customer_id", ignore_index=True)
    day = pd.to_datetime(found.set_index("customer_id")["acquired_on"])
    begun = found["referred_by"].map(day)
    verified = (begun <= pd.to_datetime(found["acquired_on"])).to_numpy(bool)
    parent = found["referred_by"].where(verified)
    made = parent.value_counts().reindex(found["customer_id"], fill_value=0).to_numpy()
    return found.assign(verified=verified, depth=_depth(found["customer_id"], parent), brought=made)


def _depth(ids: pd.Series, parent: pd.Series) -> list[int]:
    above, depth = dict(zip(ids, parent, strict=True)), pd.Series(0, index=ids)
    at = parent.set_axis(ids)
    for _ in range(len(ids)):
        at = at.dropna()
        if at.empty:
            return depth.tolist()
        depth[at.index] += 1
        at = at.map(above)
    fault = (
        f"table customers, column referred_by: {len(at)} customers referred themselves, or each other in a circle, or came by such a "
        "circle; everybody has to be brought by one who was there before. Correct referred_by, or leave it empty for them."
    )
    raise DataFault([fault])
