"""What chance alone gives, beside what was seen: a rise, a fall or a move is told with what it would be without any change."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
from scipy.stats import norm

from workbench.models.intervals.estimate import Estimate, not_estimated, not_of_few
from workbench.models.segments.migration import stayed, total_change
from workbench.models.segments.portrait import group_share, share_of

Beside = Literal["more", "less", "chance", "unknown"]


def by_chance(drawn: pd.Series, *, scale: float = 1.0, unit: str = "share", level: float = 0.95) -> Estimate:
    """Return the mean of a figure over random orders of the weeks, and the range (normal) in which chance puts it.

    Parameters
    ----------
    drawn : the figure in each order. scale : what it is a share of, where an amount is wanted.

    >>> by_chance(pd.Series([0.2, 0.4]), level=0.5).value.__round__(2)
    0.3
    """
    known = drawn.dropna() * scale
    if len(known) < 2:
        return not_estimated("no-weeks-to-reorder", level=level, unit=unit)
    mean, half = float(known.mean()), float(norm.ppf((1 + level) / 2) * known.std())
    return Estimate(mean, mean - half, mean + half, len(known), level, "weeks in random order", unit)


def beside(seen: Estimate, usual: Estimate) -> Beside:
    """Say whether what was seen lies above or below the range that chance alone gives, or within it.

    >>> chance = Estimate(0.3, 0.2, 0.4, 49)
    >>> beside(Estimate(0.5, 0.4, 0.6, 90), chance), beside(Estimate(0.3, 0.2, 0.4, 90), chance)
    ('more', 'chance')
    """
    if not (seen.known and usual.known):
        return "unknown"
    return "more" if seen.value > usual.hi else "less" if seen.value < usual.lo else "chance"


def halves(
    compared: pd.DataFrame, drawn: pd.DataFrame, *, unit: str, level: float = 0.95, minimum: int = 0
) -> dict[str, Any]:
    """Set the change between the halves of the window beside chance: first in all, then who fell and who rose.

    Parameters
    ----------
    compared : early, money (late less early), fell, rose by customer. drawn : change, fell, rose by random order.

    Returns net, f and r (what was seen), un, uf and ur (what chance alone gives) and beside (of the net change).
    """
    net, early = total_change(compared, unit=unit, level=level), float(compared["early"].sum())
    usual = by_chance(drawn["change"], scale=early, unit=unit, level=level)
    sides = {name[0]: not_of_few(share_of(compared[name], level=level), minimum=minimum) for name in ("fell", "rose")}
    by_luck = {f"u{name[0]}": by_chance(drawn[name], level=level) for name in ("fell", "rose")}
    return {"net": net, "un": usual, "beside": beside(net, usual)} | sides | by_luck


def kept(buying: pd.DataFrame, drawn: pd.DataFrame, *, level: float = 0.95) -> dict[str, Any]:
    """Set the share of customers who are in their segment still beside chance: k, u (by chance) and beside.

    Parameters
    ----------
    buying : moves of customers who had a segment. drawn : stayed by random order.
    """
    seen, usual = stayed(buying, level=level), by_chance(drawn["stayed"], level=level)
    return {"k": seen, "u": usual, "beside": beside(seen, usual)}


def silent(
    moved: pd.DataFrame, buying: pd.DataFrame, gone: pd.DataFrame, drawn: pd.DataFrame, *, unit: str, level: float = 0.95
) -> dict[str, Any]:  # fmt: skip
    """Set what all customers brought more or less, and who bought nothing since, beside chance.

    Parameters
    ----------
    moved, buying, gone : moves of everybody, of those who had a segment, and of those of them without an order since.
    drawn : change, silent by random order.

    Returns net, g and m (the change in all, the share without an order, and what these brought less), un and ug (by chance)
    and beside (of the net change).
    """
    net, lost = (total_change(each, unit=unit, level=level) for each in (moved, gone))
    share = share_of(buying["customer_id"].isin(gone["customer_id"]), level=level)
    usual = by_chance(drawn["change"], scale=float(moved["money_before"].sum()), unit=unit, level=level)
    return {"net": net, "un": usual, "g": share, "ug": by_chance(drawn["silent"], level=level), "m": lost,
            "beside": beside(net, usual)}  # fmt: skip


def by_segment(drawn: pd.DataFrame, order: list[str], *, level: float = 0.95) -> pd.DataFrame:
    """Return what share of each segment stays in it by chance alone: segment_before, share, lo, hi.

    >>> by_segment(pd.DataFrame({"a": [0.4, 0.6]}), ["a", "b"])[["segment_before", "share"]].values.tolist()
    [['a', 0.5]]
    """
    found = [(name, *by_chance(drawn[name], level=level)[:3]) for name in order if name in drawn]
    return pd.DataFrame(found, columns=["segment_before", "share", "lo", "hi"])


def top(
    lately: pd.Series, best: pd.Index, drawn: pd.DataFrame, *, level: float = 0.95, minimum: int = 0
) -> dict[str, Any]:
    """Set what the high tier of an earlier day has brought since beside chance: t (its share of all money), u and beside.

    Parameters
    ----------
    lately : money since that day by customer_id. best : who was in the high tier. drawn : top by random order.
    """
    usual = by_chance(drawn["top"], level=level)
    seen = group_share(lately, pd.Series(lately.index.isin(best), lately.index), level=level, minimum=minimum)
    seen = seen if usual.known else not_estimated("no-weeks-to-reorder", level=level, unit="share")
    return {"t": seen, "u": usual, "beside": beside(seen, usual)}
