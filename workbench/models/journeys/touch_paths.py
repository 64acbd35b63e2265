"""Paths as attribution models take them: lists of channels, with conversions and nulls counted for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from workbench.errors import ArgumentFault


def checked(
    paths: Iterable[Sequence[str]], conversions: ArrayLike | None, nulls: ArrayLike | None
) -> tuple[list[list[str]], np.ndarray, np.ndarray]:
    """Return the paths and their counts; without counts every path is one conversion.

    Raises
    ------
    ArgumentFault : a path that is a text. ValueError : counts of another length, negative ones, a path without a channel or
        with one that is missing, or nothing that converts.
    """
    for place, path in enumerate(paths):
        if isinstance(path, str):
            raise ArgumentFault(
                f"paths: entry {place} (counted from 0) is one text, {path[:60]!r}; a path is a list of channels, such as ['search', 'mail']."
            )
    lists = [list(path) for path in paths]
    if odd := [k for k, path in enumerate(lists) if not all(isinstance(channel, str) for channel in path)]:
        raise ArgumentFault(f"paths: entries {odd[:5]} (counted from 0) have a channel that is missing or no text.")
    won = np.ones(len(lists)) if conversions is None else np.asarray(conversions, dtype="float64")
    lost = np.zeros(len(lists)) if nulls is None else np.asarray(nulls, dtype="float64")
    for name, counts in (("conversions", won), ("nulls", lost)):
        if counts.shape != (len(lists),):
            raise ValueError(f"{name} has shape {counts.shape}; one count for each of {len(lists)} paths is expected")
        if not (np.isfinite(counts).all() and (counts >= 0).all()):
            raise ValueError(f"{name} are counts: finite and not negative")
    if empty := [k for k, path in enumerate(lists) if not path]:
        raise ValueError(f"paths {empty[:5]} have no channel: nobody can be credited for them; leave them out")
    if won.sum() <= 0:
        raise ValueError("no path converts: there is nothing to attribute")
    return lists, won, lost


def channels(paths: Sequence[Sequence[str]]) -> list[str]:
    """Return the channels, sorted."""
    return sorted({channel for path in paths for channel in path})


def series(values: ArrayLike, names: Sequence[str], name: str) -> pd.Series:
    """Return values by channel."""
    return pd.Series(np.asarray(values, dtype="float64"), pd.Index(names, name="channel"), name=name)
