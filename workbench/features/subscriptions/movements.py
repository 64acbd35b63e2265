"""How each customer's recurring revenue moves: one row a customer and day, in whole minor units.

What a customer pays is the sum of their contracts that run at the end of a day. The change of a day is one movement, so that
leaving one plan for another on the same day is a change of plan, not a loss and a gain.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from workbench.features.churn.lifetimes import INVOLUNTARY

KINDS = ("new", "expansion", "reactivation", "contraction", "churn")
NEVER = pd.Timestamp("9999-12-31").as_unit("s")
COLUMNS = ["customer_id", "day", "before", "after", "movement", "change_of", "lost_by", "plan_before", "plan"]


def movements(contracts: pd.DataFrame, *, grace: int = 0) -> pd.DataFrame:
    """Return every change of what a customer pays a month, and every change of plan.

    Parameters
    ----------
    contracts : see `contracts.contracts`.
    grace : who comes back at most so many days after their last contract ended has not been away: it counts as having run on.
        A pause that the source tells of is one however short.

    Returns
    -------
    customer_id, day; before and after (minor units a month); movement: new (the first time they pay), reactivation (again
    after nothing), expansion, contraction, churn (nothing any more), or switch (another plan at the same price); change_of:
    price (the plans are the same) or plan; lost_by, of churn: payment (it failed), pause, choice, or unsaid; plan_before and
    plan (the dearest one, "" without any).

    >>> held = pd.DataFrame({"customer_id": ["a", "a"], "plan": ["s", "m"], "state": "active", "cents": [1000, 1500], "reason": "",
    ...     "since": pd.to_datetime(["2024-01-01", "2024-02-01"]), "until": pd.to_datetime(["2024-02-01", None])})
    >>> movements(held)[["movement", "before", "after"]].values.tolist()
    [['new', 0, 1000], ['expansion', 1000, 1500]]
    """
    paid, idle = bridged(contracts, grace=grace), contracts[contracts["cents"] == 0]
    steps = _steps(paid)
    each = steps.groupby(["customer_id", "day"], as_index=False)["cents"].sum()
    each["after"] = each.groupby("customer_id")["cents"].cumsum()
    each["before"] = each["after"] - each.pop("cents")
    plans = _plans_moved(steps)
    each["moved"] = pd.MultiIndex.from_frame(each[["customer_id", "day"]]).isin(plans)
    each["movement"] = _kind(each)
    each = each[(each["before"] != each["after"]) | each["moved"]]
    each["change_of"] = each["moved"].map({True: "plan", False: "price"})
    each["lost_by"] = _lost_by(each, paid, idle)
    each["plan"] = _dearest(each, paid)
    each["plan_before"] = each.groupby("customer_id")["plan"].shift(fill_value="")
    return each[COLUMNS].reset_index(drop=True)


def bridged(contracts: pd.DataFrame, *, grace: int) -> pd.DataFrame:
    """Return the contracts that bring money; those followed within `grace` days by another of their customer run on until then.

    Parameters
    ----------
    contracts : see `contracts.contracts`. A pause, or another state that brings no money, is not run over.

    >>> held = pd.DataFrame({"customer_id": ["a", "a"], "plan": ["s", "s"], "state": "active", "cents": [900, 900], "reason": "",
    ...     "since": pd.to_datetime(["2024-01-01", "2024-02-03"]), "until": pd.to_datetime(["2024-02-01", None])})
    >>> bridged(held, grace=7)["until"].dt.day.tolist()
    [3.0, nan]
    """
    paid, idle = contracts[contracts["cents"] > 0], contracts[contracts["cents"] == 0]
    if not grace or paid.empty:
        return paid
    ordered = paid.sort_values(["customer_id", "since"], kind="stable")
    reached = ordered["until"].fillna(NEVER).groupby(ordered["customer_id"]).cummax()
    reached = reached.groupby(ordered["customer_id"]).shift()
    wait = (ordered["since"] - reached).dt.days
    gaps = pd.DataFrame({"customer_id": ordered["customer_id"], "until": reached, "again": ordered["since"]})
    gaps = gaps[(wait > 0) & (wait <= grace)].astype({"until": paid["until"].dtype})
    idle_from = pd.MultiIndex.from_frame(idle[["customer_id", "since"]])
    gaps = gaps[~pd.MultiIndex.from_frame(gaps[["customer_id", "until"]]).isin(idle_from)]
    gaps = gaps.drop_duplicates(["customer_id", "until"])  # two may begin on the day on which they come back
    again = paid.merge(gaps, on=["customer_id", "until"], how="left")["again"].set_axis(paid.index)
    return paid.assign(until=again.fillna(paid["until"]))


def standing(moves: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Return what every customer who has paid by the end of a day pays then, and since when they had: cents, plan, first; by customer_id.

    >>> moves = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-01", "2024-03-01"]), "after": [5, 0], "plan": ["s", ""]})
    >>> standing(moves, dt.date(2024, 2, 1))["cents"].to_dict()
    {'a': 5}
    """
    known = moves[moves["day"] <= pd.Timestamp(day)]
    found = known.groupby("customer_id").agg(cents=("after", "last"), plan=("plan", "last"), first=("day", "first"))
    return found.astype({"cents": "int64"})


def _steps(paid: pd.DataFrame) -> pd.DataFrame:
    """One row for each beginning and each end, with what it adds."""
    begun = paid.assign(day=paid["since"], count=1)
    ended = paid[paid["until"].notna()]
    ended = ended.assign(day=ended["until"], count=-1, cents=-ended["cents"])
    steps = pd.concat([begun, ended], ignore_index=True)
    return steps[["customer_id", "day", "plan", "cents", "count"]]


def _plans_moved(steps: pd.DataFrame) -> pd.MultiIndex:
    """Customers and days on which the contracts of some plan became more or fewer."""
    net = steps.groupby(["customer_id", "day", "plan"])["count"].sum()
    return net[net != 0].droplevel("plan").index.unique()


def _kind(each: pd.DataFrame) -> pd.Series:
    first = each["after"].gt(0).groupby(each["customer_id"]).cumsum().eq(1)
    kind = pd.Series("switch", each.index, dtype=object)
    kind = kind.mask(each["after"] > each["before"], "expansion").mask(each["after"] < each["before"], "contraction")
    kind = kind.mask(each["after"] == 0, "churn")
    return kind.mask(each["before"] == 0, first.map({True: "new", False: "reactivation"}))


def _lost_by(each: pd.DataFrame, paid: pd.DataFrame, idle: pd.DataFrame) -> pd.Series:
    """Say how those who pay nothing any more went, by what begins or ends on that day."""
    at = pd.MultiIndex.from_frame(each[["customer_id", "day"]])
    starts, ends = ["customer_id", "since"], ["customer_id", "until"]
    failed = at.isin(pd.MultiIndex.from_frame(paid.loc[paid["reason"].isin(INVOLUNTARY), ends]))
    failed |= at.isin(pd.MultiIndex.from_frame(idle.loc[idle["state"] == "unpaid", starts]))
    paused = at.isin(pd.MultiIndex.from_frame(idle.loc[idle["state"] == "paused", starts]))
    chosen = at.isin(pd.MultiIndex.from_frame(paid.loc[paid["reason"] != "", ends]))
    way = pd.Series("unsaid", each.index, dtype=object)
    way = way.mask(chosen, "choice").mask(failed, "payment").mask(paused, "pause")
    return way.where(each["movement"] == "churn", "")


def _dearest(each: pd.DataFrame, paid: pd.DataFrame) -> pd.Series:
    """The plan that brings most of what a customer pays after each of their movements."""
    both = each[["customer_id", "day"]].reset_index().merge(paid, on="customer_id")
    runs = both[(both["since"] <= both["day"]) & ~(both["until"] <= both["day"])]
    by_plan = runs.groupby(["index", "plan"], as_index=False)["cents"].sum()
    dearest = by_plan.sort_values(["index", "cents"], ascending=[True, False], kind="stable").drop_duplicates("index")
    return dearest.set_index("index")["plan"].reindex(each.index).fillna("")
