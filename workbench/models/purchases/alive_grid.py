"""P(alive) by how often customers bought again and how long ago they last did."""

from __future__ import annotations

import numpy as np
import pandas as pd

FREQUENCY = (0, 1, 2, 3, 5, 8, 13, 21, 34)
SILENCE_DAYS = (0, 31, 61, 91, 181, 366)


def alive_grid(X: pd.DataFrame, p_alive: pd.Series, *, unit_days: float) -> pd.DataFrame:
    """Average P(alive) in cells of frequency by days since the last purchase; empty cells have no row.

    Parameters
    ----------
    X : frequency, recency, T. p_alive : for each customer. unit_days : days of the unit of recency and T.

    Returns
    -------
    repeat_purchases, days_of_silence (texts such as "3–4", "31–60"), p_alive (mean), customers; ordered by the first two.
    """
    if p_alive.isna().any() or X.empty:
        return pd.DataFrame(columns=["repeat_purchases", "days_of_silence", "p_alive", "customers"])
    silent = np.round((X["T"] - X["recency"]) * unit_days)
    row = np.searchsorted(FREQUENCY, X["frequency"], side="right") - 1
    column = np.searchsorted(SILENCE_DAYS, silent, side="right") - 1
    cells = pd.DataFrame({"row": row, "column": column, "p_alive": p_alive.to_numpy()})
    cells = cells.groupby(["row", "column"])["p_alive"].agg(p_alive="mean", customers="size").reset_index()
    return cells.assign(
        repeat_purchases=[_span(FREQUENCY, k) for k in cells["row"]], days_of_silence=[_span(SILENCE_DAYS, k) for k in cells["column"]],
    )[["repeat_purchases", "days_of_silence", "p_alive", "customers"]]  # fmt: skip


def _span(edges: tuple[int, ...], at: int) -> str:
    """The name of a bin.

    >>> _span(FREQUENCY, 1), _span(FREQUENCY, 3), _span(FREQUENCY, 8)
    ('1', '3–4', '34+')
    """
    if at == len(edges) - 1:
        return f"{edges[at]}+"
    last = edges[at + 1] - 1
    return str(last) if last == edges[at] else f"{edges[at]}–{last}"
