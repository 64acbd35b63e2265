"""Tables of service cases for a file: without what is about few customers."""

from __future__ import annotations

import pandas as pd

from workbench import disclosure

PEOPLE = {"customers"}
PART = {"unanswered"}
NAMES = {"age_group", "channel"}


def guarded(table: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return a table of the backlog, or of promises kept, without what must not be shown.

    Parameters
    ----------
    table : customers, and columns about them: unanswered is a part, age_group and channel are names, all others follow.

    >>> guarded(pd.DataFrame({"channel": ["chat"], "customers": [4], "cases": [5]}), minimum=10)["cases"].tolist()
    [nan]
    """
    roles: dict[str, disclosure.Role] = {
        name: "people" if name in PEOPLE else "part" if name in PART else "name" if name in NAMES else "rate"
        for name in table
    }
    return disclosure.without_hidden(table, disclosure.guard_table(table, roles, minimum=minimum))


def stretches(counts: pd.DataFrame, tested: pd.DataFrame, *, most: int = 12) -> pd.DataFrame:
    """Set past forecasts beside what came: since, until, customers, cases, cases_forecast, forecast_lo, forecast_hi, cases_repeated; the latest ones.

    >>> counts = pd.DataFrame({"since": [1, 2], "until": [1, 2], "customers": [9, 9], "cases": [9, 12]})
    >>> tested = pd.DataFrame({"place": [1], "told": [10.0], "lo": [5.0], "hi": [15.0], "seen": [12.0], "naive": [9.0]})
    >>> stretches(counts, tested)[["cases", "cases_forecast", "cases_repeated"]].values.tolist()
    [[9.0, nan, nan], [12.0, 10.0, 9.0]]
    """
    told = tested.set_index("place").rename(
        columns={"told": "cases_forecast", "lo": "forecast_lo", "hi": "forecast_hi", "naive": "cases_repeated"}
    )
    beside = told[["cases_forecast", "forecast_lo", "forecast_hi", "cases_repeated"]]
    return counts.join(beside).tail(most).reset_index(drop=True)
