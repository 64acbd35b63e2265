"""How much of the revenue and of the customers of an earlier day is still there: shares with intervals over customers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.models.intervals.estimate import Estimate, not_estimated, not_of_few, too_few
from workbench.models.intervals.rates import wilson

DRAWS = 999
FEWEST = 30  # customers below which a range of a ratio is not trusted
_AT_ONCE = 4_000_000  # numbers drawn at once


def net_retention(base: pd.DataFrame, *, level: float = 0.95, minimum: int = 0, seed: int = 0) -> Estimate:
    """Estimate net revenue retention: what customers of an earlier day pay now, divided by what they paid then.

    The interval is a bootstrap over customers (percentiles of 999 draws). Below 30 customers there is none; what tells of few
    customers, or of one or two who make it up, is withheld.

    Parameters
    ----------
    base : customer_id, then, now, kept (the lesser of both). minimum : fewest customers a figure may be about.

    >>> base = pd.DataFrame({"customer_id": range(40), "then": 100, "now": [150] * 20 + [0] * 20, "kept": [100] * 20 + [0] * 20})
    >>> net_retention(base).value, gross_retention(base).value
    (0.75, 0.5)
    """
    return _kept(base, "now", level=level, minimum=minimum, seed=seed)


def gross_retention(base: pd.DataFrame, *, level: float = 0.95, minimum: int = 0, seed: int = 0) -> Estimate:
    """Estimate gross revenue retention: as net, but who pays more now counts with what they paid then; see `net_retention`."""
    return _kept(base, "kept", level=level, minimum=minimum, seed=seed)


def logo_churn(base: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Estimate the share of the customers of an earlier day who pay nothing now (Wilson's interval), withheld where it tells of few.

    >>> logo_churn(pd.DataFrame({"now": [0] * 10 + [5] * 30})).value
    0.25
    """
    gone = int((base["now"] == 0).sum())
    return not_of_few(wilson(gone, len(base), level=level, nobody="nobody-observed-long-enough"), minimum=minimum)


def by_cohort(base: pd.DataFrame, *, level: float = 0.95, minimum: int = 0, seed: int = 0) -> pd.DataFrame:
    """Return retention by when customers first paid: calendar quarters, neighbouring ones together until each row may be shown.

    Returns since and until (days on which they first paid), customers, left, net_kept, net_lo, net_hi, gross_kept, gross_lo,
    gross_hi; no row where not even all customers together may be shown.

    >>> base = pd.DataFrame({"customer_id": range(80), "first": pd.to_datetime(["2023-01-05"] * 40 + ["2023-04-05"] * 40), "then": 100,
    ...     "now": ([100] * 30 + [0] * 10) * 2, "kept": ([100] * 30 + [0] * 10) * 2})
    >>> by_cohort(base, minimum=10)[["customers", "left", "gross_kept"]].values.tolist()
    [[40.0, 10.0, 0.75], [40.0, 10.0, 0.75]]
    """
    quarters = pd.DatetimeIndex(base["first"]).to_period("Q")
    names = sorted(quarters.unique())
    parts = [base[quarters == name] for name in names]
    groups = disclosure.joined(len(parts), lambda places: _shown(pd.concat([parts[k] for k in places]), minimum))
    rows = []
    for places in groups:
        mine = pd.concat([parts[k] for k in places])
        if _shown(mine, minimum):
            net, gross = (kind(mine, level=level, minimum=0, seed=seed) for kind in (net_retention, gross_retention))
            span = names[places[0]].start_time.normalize(), names[places[-1]].end_time.normalize()
            rows.append([*span, len(mine), int((mine["now"] == 0).sum()), *net[:3], *gross[:3]])
    kinds = ("net_kept", "net_lo", "net_hi", "gross_kept", "gross_lo", "gross_hi")
    return pd.DataFrame(rows, columns=["since", "until", "customers", "left", *kinds])


def _kept(base: pd.DataFrame, column: str, *, level: float, minimum: int, seed: int) -> Estimate:
    n, changed = len(base), int((base[column] != base["then"]).sum())
    if not n:
        return not_estimated("nobody-observed-long-enough", level=level, unit="share")
    if minimum and (disclosure.about_few(n, changed, minimum=minimum) or _one_or_two(base)):
        return too_few(level=level, unit="share")
    share = float(base[column].sum() / base["then"].sum())
    if n < FEWEST:
        missing = float("nan")
        return Estimate(share, missing, missing, n, level, "", "share", "fewer-than-30-for-a-ratio")
    drawn = _drawn(base["then"].to_numpy(), base[column].to_numpy(), seed)
    lo, hi = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(share, min(float(lo), share), max(float(hi), share), n, level, "bootstrap over customers", "share")


def _drawn(then: np.ndarray, now: np.ndarray, seed: int) -> np.ndarray:
    """The ratio in samples of as many customers; alike ones are drawn together, which is the same and quicker."""
    pairs, counts = np.unique(np.column_stack([then, now]), axis=0, return_counts=True)
    rng, at_once = np.random.default_rng(seed), max(1, _AT_ONCE // len(pairs))
    ratios = []
    for first in range(0, DRAWS, at_once):
        size = min(at_once, DRAWS - first)
        drawn = rng.multinomial(counts.sum(), counts / counts.sum(), size=size)
        ratios.append((drawn @ pairs[:, 1]) / (drawn @ pairs[:, 0]))
    return np.concatenate(ratios)


def _one_or_two(base: pd.DataFrame) -> bool:
    return bool(disclosure.show_through(base.assign(all="all"), ["all"], "then").any())


def _shown(base: pd.DataFrame, minimum: int) -> bool:
    """Whether a row about these customers tells of enough who left, stayed, changed and did not, and of no one's money."""
    if not minimum:
        return len(base) > 0
    parts = [(base["now"] == 0).sum(), (base["now"] != base["then"]).sum(), (base["kept"] != base["then"]).sum()]
    return not _one_or_two(base) and not any(
        disclosure.about_few(len(base), int(part), minimum=minimum) for part in parts
    )
