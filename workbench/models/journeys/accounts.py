"""From all journeys to those that are counted: how many are left out, and for which reason."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from workbench.disclosure import small

ACCOUNTS = {"begun": "journeys", "capped": "capped", "young": "young", "used": "used", "over": "over"}


def accounts(counted: Mapping[str, int], *, minimum: int = 10) -> pd.DataFrame:
    """Return the journeys begun, left out by reason, used, and over: account, count, count_hidden.

    A reason for a few is hidden, and so is then the total from which it would follow; so are those that are over where all but a
    few are.

    Parameters
    ----------
    counted : journeys, capped, young, used, over; as `journeys.flow` counts them.

    Examples
    --------
    >>> shown = accounts({"journeys": 90, "capped": 0, "young": 2, "used": 88, "over": 70})
    >>> shown["account"].tolist(), shown["count_hidden"].tolist()
    (['begun', 'capped', 'young', 'used', 'over'], [True, False, True, False, False])
    """
    if not counted["journeys"]:  # nothing to account for
        return pd.DataFrame({"account": [], "count": [], "count_hidden": []})
    frame = pd.DataFrame({"account": list(ACCOUNTS), "count": [counted[name] for name in ACCOUNTS.values()]})
    hidden = (small(frame["count"], minimum=minimum) == "c").tolist()
    hidden[0] = any(hidden[:4])
    hidden[4] = hidden[4] or 0 < counted["used"] - counted["over"] < minimum
    return frame.assign(count_hidden=hidden)
