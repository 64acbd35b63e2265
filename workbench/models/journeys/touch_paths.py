"""Paths as attribution models take them: lists of channels, with conversions and nulls counted for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd


def checked(paths, conversions, nulls) -> tuple[list[list[str]], np.ndarray, np.ndarray]:
    """Return the paths and their counts; without counts every path is one conversion.

    Raises
    ------
    ValueError : counts of another length, negative ones, a path without a channel, or nothing that converts.
    """
    paths = [[path] if isinstance(path, str) else list(path) for path in paths]
    won = np.ones(len(paths)) if conversions is None else np.asarray(conversions, dtype="float64")
    lost = np.zeros(len(paths)) if nulls is None else np.asarray(nulls, dtype="float64")
    for name, counts in (("conversions", won), ("nulls", lost)):
        if counts.shape != (len(paths),):
            raise ValueError(f"{name} has shape {counts.shape}; one count for each of {len(paths)} paths is expected")
        if not (np.isfinite(counts).all() and (counts >= 0).all()):
            raise ValueError(f"{name} are counts: finite and not negative")
    if empty := [k for k, path in enumerate(paths) if not path]:
        raise ValueError(f"paths {empty[:5]} have no channel: nobody can be credited for them; leave them out")
    if won.sum() <= 0:
        raise ValueError("no path converts: there is nothing to attribute")
    return paths, won, lost


def channels(paths: Sequence[Sequence[str]]) -> list[str]:
    """Return the channels, sorted."""
    return sorted({channel for path in paths for channel in path})


def series(values, names: Sequence[str], name: str) -> pd.Series:
    """Return values by channel."""
    return pd.Series(np.asarray(values, dtype="float64"), pd.Index(names, name="channel"), name=name)
