"""A programme that starts store by store, with effects that grow; true, and with a trend of its own: T15."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

STARTS = (0, 7, 10, 13)  # windows; 0: never
SHARES = (0.30, 0.25, 0.25, 0.20)


class Stores(NamedTuple):
    """Stores by window, and the true effect per customer of a store that started, all of whom are members."""

    windows: pd.DataFrame
    effect: float


def staged_stores(
    rng: np.random.Generator,
    stores: int = 100,
    *,
    windows: int = 18,
    effect: float = 1.0,
    slope: float = 0.0,
    noise: float = 0.7,
) -> Stores:
    """Stores of different level and size on one common course; the effect grows by a tenth a window.

    `slope` is added per window in stores that start one day, before and after.
    """
    counts = np.round(np.array(SHARES) * stores).astype(int)
    start = rng.permutation(np.repeat(STARTS, counts))
    window, customers = np.arange(1, windows + 1), rng.integers(20, 200, len(start))
    since = window - start[:, None]
    begun = (start[:, None] > 0) & (since >= 0)
    gain = np.where(begun, effect * (1 + 0.1 * since), 0.0)
    common = rng.normal(size=len(start))[:, None] + 0.05 * window + np.sin(window)
    margin = common + gain + slope * window * (start[:, None] > 0) + noise * rng.normal(size=since.shape)
    store = np.array([f"s{k:03d}" for k in range(len(start))])
    frame = pd.DataFrame(
        {"group": np.repeat(store, windows), "window": np.tile(window, len(store)), "margin": margin.ravel()}
    )
    frame = frame.assign(customers=np.repeat(customers, windows), start=np.repeat(start, windows))
    started = customers[start > 0].sum()
    return Stores(frame, float((gain * customers[:, None]).sum() / started))
