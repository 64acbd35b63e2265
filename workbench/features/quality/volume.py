"""How much came lately against the usual: blocks of whole weeks, so that no block has more weekends than another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import numpy as np
import pandas as pd

BEFORE = 3  # blocks before the latest that say what is usual: few, so that growth is not taken for a fault
NOISE = 3  # times the root of a count: what chance brings
YEAR = 364  # days: whole weeks, so that weekdays meet weekdays
SEEN = 10  # days with rows that say how long a table usually pauses
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COLUMNS = ("rows_latest", "rows_usual", "usual_least", "usual_most", "rows_year_before")


def recent(days: pd.DataFrame, *, tables: Collection[str], as_of: dt.date, weeks: int, apart: float) -> pd.DataFrame:
    """Compare each table's latest weeks with the three blocks of as many weeks before them.

    Parameters
    ----------
    days : see `arrivals.by_day`. tables : those to tell of, in order; one without rows has none to compare.
    weeks : length of a block. apart : how far below the least or above the most of the blocks before, as a share of it, is told.

    Returns
    -------
    source_table, rows_latest, rows_usual (median of the blocks before), usual_least, usual_most, rows_year_before (52 weeks
    earlier) and volume: `low` or `high` where the latest block is below the least or above the most by more than `apart` of
    it, and by more than chance brings, `season` where it is but is as a year before, else `usual`; `short` where the table
    does not reach back three blocks.

    >>> day = pd.date_range("2024-01-01", "2024-03-31")
    >>> days = pd.DataFrame({"source_table": "spend", "day": day, "rows": [80] * 84 + [20] * 7})
    >>> recent(days, tables=["spend"], as_of=dt.date(2024, 3, 31), weeks=1, apart=0.3)["volume"].tolist()
    ['low']
    """
    found = [
        {"source_table": name, **_block(days[days["source_table"] == name], as_of, 7 * weeks, apart)} for name in tables
    ]
    return pd.DataFrame(found, columns=["source_table", *COLUMNS, "volume"])


def off(compared: pd.DataFrame) -> pd.DataFrame:
    """Return the tables of which clearly fewer or more rows came than usual.

    >>> off(pd.DataFrame({"source_table": ["a", "b"], "volume": ["usual", "low"]}))["source_table"].tolist()
    ['b']
    """
    return compared[compared["volume"].isin(["low", "high"])].reset_index(drop=True)


def known(compared: pd.DataFrame) -> int:
    """Return of how many tables the usual volume is known.

    >>> known(pd.DataFrame({"source_table": ["a", "b"], "volume": ["short", "low"]}))
    1
    """
    return int((compared["volume"] != "short").sum())


def late(ages: pd.DataFrame) -> pd.DataFrame:
    """Return the tables of which the newest row is older than any pause before.

    >>> late(pd.DataFrame({"source_table": ["a", "b"], "fresh": ["usual", "late"]}))["source_table"].tolist()
    ['b']
    """
    return ages[ages["fresh"] == "late"].reset_index(drop=True)


def freshness(days: pd.DataFrame, *, tables: Collection[str], as_of: dt.date) -> pd.DataFrame:
    """Say how old the newest row of each table is: source_table, newest_row, days_behind, longest_pause, fresh.

    Parameters
    ----------
    days : see `arrivals.by_day`. tables : those to tell of, in order.

    Returns
    -------
    longest_pause : days between two days with rows at most, missing below ten of them. fresh : `late` where the newest row
    is older than that, `unknown` where no pause is known, else `usual`.

    >>> day = pd.date_range("2024-01-01", "2024-01-20")
    >>> days = pd.DataFrame({"source_table": "spend", "day": day, "rows": 1})
    >>> freshness(days, tables=["spend"], as_of=dt.date(2024, 1, 25))[["days_behind", "longest_pause", "fresh"]].values.tolist()
    [[5.0, 1.0, 'late']]
    """
    found = [{"source_table": name, **_age(days.loc[days["source_table"] == name, "day"], as_of)} for name in tables]
    return pd.DataFrame(found, columns=["source_table", "newest_row", "days_behind", "longest_pause", "fresh"])


def fullest(days: pd.DataFrame) -> str:
    """Return the table with the most rows, and "" where there are none.

    >>> fullest(pd.DataFrame({"source_table": ["a", "b"], "day": pd.to_datetime(["2024-01-01"] * 2), "rows": [1, 2]}))
    'b'
    """
    rows = days.groupby("source_table", sort=False)["rows"].sum()
    return str(rows.idxmax()) if len(rows) else ""


def weekdays(days: pd.DataFrame, *, table: str, as_of: dt.date, weeks: int) -> pd.DataFrame:
    """Return the rows a day by weekday in the latest weeks, and in three times as many before: weekday_name, rows_a_day, usual_a_day.

    Parameters
    ----------
    days : see `arrivals.by_day`.

    >>> day = pd.date_range("2024-01-01", "2024-01-14")
    >>> days = pd.DataFrame({"source_table": "spend", "day": day, "rows": [1] * 7 + [3] * 7})
    >>> weekdays(days, table="spend", as_of=dt.date(2024, 1, 14), weeks=1)["rows_a_day"].tolist()[:2]
    [3.0, 3.0]
    """
    each = _calendar(days[days["source_table"] == table], as_of)
    latest, before = each.iloc[-7 * weeks :], each.iloc[: -7 * weeks].iloc[-7 * weeks * BEFORE :]
    means = [part.groupby(part.index.day_of_week).mean().reindex(range(7)) for part in (latest, before)]
    return pd.DataFrame(
        {"weekday_name": WEEKDAYS, "rows_a_day": means[0].to_numpy(), "usual_a_day": means[1].to_numpy()}
    )


def monthly(days: pd.DataFrame, *, table: str, as_of: dt.date) -> pd.DataFrame:
    """Return the rows a day of a table in each whole month: calendar_period, rows_a_day.

    Parameters
    ----------
    days : see `arrivals.by_day`.

    >>> day = pd.date_range("2024-01-01", "2024-03-05")
    >>> days = pd.DataFrame({"source_table": "spend", "day": day, "rows": 2})
    >>> monthly(days, table="spend", as_of=dt.date(2024, 3, 5))["rows_a_day"].tolist()
    [2.0, 2.0]
    """
    each = _calendar(days[days["source_table"] == table], as_of)
    months = each.groupby(each.index.to_period("M")).agg(["sum", "size"])
    whole = months[months["size"] == months.index.days_in_month]
    return pd.DataFrame({"calendar_period": whole.index, "rows_a_day": (whole["sum"] / whole["size"]).to_numpy()})


def _calendar(days: pd.DataFrame, as_of: dt.date) -> pd.Series:
    """Rows of every day from the first with any to the last counted."""
    rows = days.set_index("day")["rows"].astype(float)
    start = rows.index.min() if len(rows) else pd.Timestamp(as_of)
    return rows.reindex(pd.date_range(start, as_of, freq="D"), fill_value=0.0)


def _block(days: pd.DataFrame, as_of: dt.date, length: int, apart: float) -> dict[str, object]:
    each = _calendar(days, as_of).to_numpy()[::-1] if len(days) else np.zeros(0)
    blocks = [each[start : start + length].sum() for start in range(0, len(each) - length + 1, length)]
    latest, before = float(each[:length].sum()), blocks[1 : BEFORE + 1]
    year = float(each[YEAR : YEAR + length].sum()) if len(each) >= YEAR + length else np.nan
    if len(before) < BEFORE:
        return dict(zip((*COLUMNS, "volume"), (latest, np.nan, np.nan, np.nan, year, "short"), strict=True))
    usual, least, most = float(np.median(before)), float(min(before)), float(max(before))
    told = "low" if _far(latest, least, apart) and latest < least else "usual"
    told = "high" if _far(latest, most, apart) and latest > most else told
    told = "season" if told != "usual" and year > 0 and not _far(latest, year, apart) else told
    return dict(zip((*COLUMNS, "volume"), (latest, usual, least, most, year, told), strict=True))


def _far(rows: float, other: float, apart: float) -> bool:
    """Whether two counts differ by more than a share of one, and by more than chance brings."""
    return bool(abs(rows - other) > max(apart * other, NOISE * np.sqrt(other)))


def _age(seen: pd.Series, as_of: dt.date) -> dict[str, object]:
    if seen.empty:
        return {"newest_row": None, "days_behind": np.nan, "longest_pause": np.nan, "fresh": "unknown"}
    newest = seen.max()
    behind = float((pd.Timestamp(as_of) - newest).days)
    pause = float(seen.sort_values().diff().max().days) if len(seen) >= SEEN else np.nan
    fresh = "unknown" if np.isnan(pause) else "late" if behind > pause else "usual"
    return {"newest_row": newest.date(), "days_behind": behind, "longest_pause": pause, "fresh": fresh}
