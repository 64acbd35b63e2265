"""The bridge of recurring revenue: what it was, what came, what went, what it is; exact in whole minor units."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from workbench.features.subscriptions.movements import KINDS, standing

LOSSES = ("contraction", "churn")


def months(moves: pd.DataFrame, *, first_day: dt.date, as_of: dt.date) -> pd.DataFrame:
    """Return the calendar months of the bridge: since and until; the first and the last may be parts of one.

    >>> months(pd.DataFrame({"day": []}), first_day=dt.date(2024, 1, 15), as_of=dt.date(2024, 2, 9)).astype(str).values.tolist()
    [['2024-01-15', '2024-01-31'], ['2024-02-01', '2024-02-09']]
    """
    ends = pd.date_range(first_day, as_of, freq="ME").as_unit("s")
    last = pd.DatetimeIndex([pd.Timestamp(as_of).as_unit("s")])
    ends = ends.append(last[~last.isin(ends)])
    starts = pd.DatetimeIndex([pd.Timestamp(first_day).as_unit("s")]).append(ends[:-1] + pd.Timedelta(days=1))
    return pd.DataFrame({"since": starts, "until": ends})


def moved(moves: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Return what moved, one row a movement of money within the spans: span (their row), customer_id, movement, cents (without sign)."""
    place = spans["since"].searchsorted(moves["day"], side="right") - 1
    inside = (
        (place >= 0) & (moves["day"] <= spans["until"].iloc[-1]).to_numpy() & moves["movement"].isin(KINDS).to_numpy()
    )
    found = moves[["customer_id", "movement"]].assign(span=place, cents=(moves["after"] - moves["before"]).abs())
    return found[inside].reset_index(drop=True)


def bridge(moves: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Return the bridge over spans of days: since, until, start, new, expansion, reactivation, contraction, churn, end.

    Parameters
    ----------
    moves : see `movements.movements`. spans : since and until, one after the other without a gap, see `months`.

    All are minor units a month. start + new + expansion + reactivation - contraction - churn = end, and each start is the
    end before.

    >>> moves = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-05", "2024-02-05"]), "before": [0, 900],
    ...     "after": [900, 0], "movement": ["new", "churn"]})
    >>> spans = months(moves, first_day=dt.date(2024, 1, 1), as_of=dt.date(2024, 2, 29))
    >>> bridge(moves, spans)[["start", "new", "churn", "end"]].values.tolist()
    [[0, 900, 0, 900], [900, 0, 900, 0]]
    """
    sums = moved(moves, spans).pivot_table(
        index="span", columns="movement", values="cents", aggfunc="sum", fill_value=0
    )
    sums = sums.reindex(index=range(len(spans)), columns=list(KINDS), fill_value=0).astype("int64")
    earlier = moves[moves["day"] < spans["since"].iloc[0]]
    opening = int((earlier["after"] - earlier["before"]).sum())
    net = sums.sum(axis=1) - 2 * sums[list(LOSSES)].sum(axis=1)
    end = (opening + net.cumsum()).astype("int64")
    found = spans.assign(start=end.shift(fill_value=opening).astype("int64"), **sums)
    return found.assign(end=end)


def since_then(moves: pd.DataFrame, *, then: dt.date, now: dt.date) -> pd.DataFrame:
    """Return the customers who paid at the end of one day with what they pay at the end of a later one.

    Returns customer_id; first (day they first paid); then, now (minor units a month), kept (the lesser of both); plan_then,
    plan_now; lost_by (how those went who pay nothing now).

    >>> moves = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-05", "2024-02-05"]), "after": [900, 700],
    ...     "plan": ["s", "s"], "lost_by": ["", ""]})
    >>> since_then(moves, then=dt.date(2024, 1, 31), now=dt.date(2024, 3, 1))[["then", "now", "kept"]].values.tolist()
    [[900, 700, 700]]
    """
    before, after = standing(moves, then), standing(moves, now)
    base = before[before["cents"] > 0].rename(columns={"cents": "then", "plan": "plan_then"})
    base = base.join(after[["cents", "plan"]].rename(columns={"cents": "now", "plan": "plan_now"}))
    last = moves[moves["day"] <= pd.Timestamp(now)].groupby("customer_id")["lost_by"].last()
    kept = base[["then", "now"]].min(axis=1)
    return base.assign(kept=kept, lost_by=last.reindex(base.index)).reset_index()


def months_with_losses(moves: pd.DataFrame, *, after: dt.date, until: dt.date) -> tuple[int, int]:
    """Return in how many of the months after a day and until another somebody stopped paying, and how many months there are.

    Months are counted from the later day back, so that each is whole. Where nobody is on record to have stopped for long, those
    who did are likely to be missing from the data.

    >>> moves = pd.DataFrame({"day": pd.to_datetime(["2024-02-10"]), "movement": ["churn"]})
    >>> months_with_losses(moves, after=dt.date(2023, 12, 31), until=dt.date(2024, 3, 31))
    (1, 3)
    """
    gone = moves.loc[(moves["movement"] == "churn") & (moves["day"] <= pd.Timestamp(until)), "day"]
    back = ((pd.Timestamp(until) - gone).dt.days * 12 / 365.25).astype("int64")
    whole = round((until - after).days * 12 / 365.25)
    return int(back[back < whole].nunique()), max(whole, 1)
