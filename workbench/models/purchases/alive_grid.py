"""P(alive) by how often customers bought again and how long ago they last did."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.disclosure import guard_matrix

FREQUENCY = (0, 1, 2, 3, 5, 8, 13, 21, 34)
SILENCE_DAYS = (0, 31, 61, 91, 181, 366)


def alive_grid(X: pd.DataFrame, p_alive: pd.Series, *, unit_days: float, minimum: int = 10) -> pd.DataFrame:
    """Average P(alive) in cells of frequency by days since the last purchase; empty cells have no row.

    Parameters
    ----------
    X : frequency, recency, T. p_alive : for each customer. unit_days : days of the unit of recency and T.
    minimum : cells with fewer customers are marked, and others with them, so that no total gives one away.

    Returns
    -------
    frequency, silence (texts such as "3–4", "31–60"), p_alive (mean), customers, marks ("c" not to be shown, "u" fewer than 30 customers); ordered
    by frequency and silence.
    """
    if p_alive.isna().any() or X.empty:
        return pd.DataFrame(columns=["frequency", "silence", "p_alive", "customers", "marks"])
    silent = np.round((X["T"] - X["recency"]) * unit_days)
    row = np.searchsorted(FREQUENCY, X["frequency"], side="right") - 1
    column = np.searchsorted(SILENCE_DAYS, silent, side="right") - 1
    cells = pd.DataFrame({"row": row, "column": column, "p_alive": p_alive.to_numpy()})
    cells = cells.groupby(["row", "column"])["p_alive"].agg(p_alive="mean", customers="size").reset_index()
    marks = guard_matrix(cells, down="row", across="column", count="customers", roles={"p_alive": "rate"}, minimum=minimum)
    return cells.assign(
        frequency=[_span(FREQUENCY, k) for k in cells["row"]], silence=[_span(SILENCE_DAYS, k) for k in cells["column"]],
        marks=marks["p_alive"],
    )[["frequency", "silence", "p_alive", "customers", "marks"]]  # fmt: skip


def _span(edges: tuple[int, ...], at: int) -> str:
    """The name of a bin.

    >>> _span(FREQUENCY, 1), _span(FREQUENCY, 3), _span(FREQUENCY, 8)
    ('1', '3–4', '34+')
    """
    if at == len(edges) - 1:
        return f"{edges[at]}+"
    last = edges[at + 1] - 1
    return str(last) if last == edges[at] else f"{edges[at]}–{last}"
