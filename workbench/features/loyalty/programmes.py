"""What a dataset holds about programmes and campaigns, and the table of trials from which their effect is estimated."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from typing import Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.arguments import one_of
from workbench.data import Dataset
from workbench.data.attributes import looked_at
from workbench.errors import ConfigurationError, UsageError, did_you_mean
from workbench.features.customers.activity import customer_days
from workbench.features.customers.totals import total
from workbench.features.loyalty import trials
from workbench.features.loyalty.trials import Layout
from workbench.features.loyalty.window_sums import contributions

Subject = Literal["membership", "campaign"]
MEMBERSHIP_WINDOWS = 12  # later ones hold next to nothing: by then the others have joined too, or left
_REDUCED = {"memberships": trials.first_joinings, "campaigns": trials.contacts}


def held(dataset: Dataset, *, margin_share: float) -> dict[str, ir.Table]:
    """Return what the dataset has of: days (customer days with contribution), memberships (first joinings), campaigns
    (contacts), tiers (memberships that name one), rewards, events and customers, as tables that can be joined with each other.

    Raises
    ------
    ConfigurationError : when there are neither memberships nor campaigns, with the tables there are.
    """
    there = set(dataset.tables)  # a table's columns may hold more than the canonical ones
    if not there & _REDUCED.keys():
        dataset.table("memberships")
    found = {name: dataset.cached(reduce, name) for name, reduce in _REDUCED.items() if name in there}
    found |= {
        name: ibis.memtable(dataset.tables[name].to_pandas())
        for name in ("customers", "rewards", "events")
        if name in there
    }
    if "memberships" in there and "tier" in dataset.tables["memberships"].columns:
        found["tiers"] = ibis.memtable(dataset.tables["memberships"].to_pandas())
    days = contributions(dataset.cached(customer_days), margin_share=margin_share)
    return found | {"days": trials.as_members(days, found.get("memberships"))}


def subject_of(tables: Mapping[str, ir.Table], asked: Literal["auto", "membership", "campaign"] = "auto") -> Subject:
    """Return what is studied: what was asked for, else the membership programme where there is one, else campaigns.

    Raises
    ------
    ConfigurationError : when the data hold neither.

    >>> subject_of({"campaigns": None}), subject_of({"campaigns": None, "memberships": None})
    ('campaign', 'membership')
    """
    there = {"membership": "memberships" in tables, "campaign": "campaigns" in tables}
    if not any(there.values()):
        raise ConfigurationError(
            "The data have neither a table memberships nor a table campaigns: there is no programme and no campaign whose return "
            "could be studied. Describe one of the two in a section "
            "[tables.memberships] or [tables.campaigns]."
        )
    if asked == "campaign" and there["campaign"]:
        return "campaign"
    return "membership" if there["membership"] else "campaign"


def panel(
    tables: Mapping[str, ir.Table],
    subject: Subject,
    *,
    layout: Layout,
    as_of: dt.date,
    data_from: dt.date,
) -> pd.DataFrame:
    """Return the trials of the subject with what was known before and what came after each, and `design`.

    A membership gives purchase days (design "occasions"). Campaigns that held customers out give their contacts
    ("contacts"); where none did, the customers who could have been sent them ("opportunities").

    Returns the columns of `trials.with_history`, kind, campaign_id and cost (missing where not known).
    """
    history = functools.partial(trials.with_history, layout=layout, as_of=as_of, data_from=data_from)
    if subject == "membership":
        found = trials.joining_occasions(tables["days"], tables["memberships"], as_of=as_of)
        return history(found, tables["days"]).assign(design="occasions", kind="membership")
    sent = tables["campaigns"]
    if sent.arm.notnull().any().to_pandas():
        drawn = trials.randomised_contacts(sent, as_of=as_of)
        every = history(drawn, tables["days"], observed=False).assign(design="contacts")
        whole = every[every[f"after_{layout.windows - 1}"].notna()]
    else:
        could = trials.contact_opportunities(tables["days"], sent, as_of=as_of, active_days=layout.lookback)
        every = history(could, tables["days"]).assign(design="opportunities", cost=float("nan"))
        whole = every[every[f"after_{layout.windows - 1}"].notna()]
    return whole.reset_index(drop=True)


def layout_of(subject: Subject, *, days: int, response_windows: int) -> Layout:
    """Return how time is cut for a subject: a membership is followed for longer than a response to a contact."""
    return Layout(days, MEMBERSHIP_WINDOWS if subject == "membership" else response_windows)


def invitations(tables: Mapping[str, ir.Table], *, name: str, as_of: dt.date) -> pd.DataFrame:
    """Return who was drawn to be invited to the programme, whether they joined, and their margin since.

    Parameters
    ----------
    name : kind of the campaign that invites at random; none such gives no rows.

    Returns joined, margin, invited; one row per customer of that campaign.
    """
    if "memberships" not in tables or "campaigns" not in tables:
        return pd.DataFrame({"joined": [], "margin": [], "invited": []})
    drawn = trials.randomised_contacts(tables["campaigns"], as_of=as_of)
    drawn = (
        drawn.filter(drawn.kind == name)
        .group_by("customer_id")
        .agg(start=drawn.start.min(), invited=drawn.treated.max())
    )
    limit = ibis.date(as_of.year, as_of.month, as_of.day)
    seen = tables["days"].filter(tables["days"].day <= limit)
    both = drawn.join(seen, "customer_id")
    since = both.filter(both.day >= both.start).group_by("customer_id").agg(margin=lambda t: total(t.contribution))
    joined = tables["memberships"].filter(tables["memberships"].joined_on <= limit).select("customer_id", joined=True)
    frame = (
        drawn.left_join(since, "customer_id")
        .left_join(joined, "customer_id")
        .select("customer_id", "invited", "margin", "joined")
        .to_pandas()
    )
    frame = frame.sort_values("customer_id", ignore_index=True).astype({"invited": bool})
    return frame.assign(margin=frame["margin"].fillna(0.0), joined=frame["joined"].notna())[
        ["joined", "margin", "invited"]
    ]


def attributes(tables: Mapping[str, ir.Table], customers: pd.Series, *, names: str) -> pd.DataFrame:
    """Return attributes of customers known before, one row for each entry of `customers`.

    Parameters
    ----------
    names : "all" texts and numbers of the customers table (of too many the first, `workbench.data.attributes`), "none", or
        names with commas between them.

    Raises
    ------
    UsageError : a name that is no text or number of the customers table.
    """
    if names == "none" or (names == "all" and "customers" not in tables):
        return pd.DataFrame(index=customers.index)
    if "customers" not in tables:
        raise UsageError(
            f"adjust_for={names}: the dataset has no table of customers, so there is nothing to adjust for. Leave it at all, or none."
        )
    asked = [name.strip() for name in names.split(",") if name.strip()]
    table = tables["customers"]
    kept = looked_at(table).used if names == "all" else [name for name in asked if name in table.columns]
    columns = [name for name in table.columns if name in {"customer_id", *kept} - {"acquired_on", "referred_by"}]
    known = table.select(columns).to_pandas().set_index("customer_id")
    usable = [
        name
        for name in known
        if not pd.api.types.is_datetime64_any_dtype(known[name])
        and known[name].map(type).isin([str, int, float, bool, type(None)]).all()
    ]
    for name in [] if names == "all" else asked:
        if name not in usable:
            others = [each for each in table.columns if each not in ("customer_id", "acquired_on", "referred_by")]
            raise UsageError(
                f"adjust_for: no attribute of the customers is called {name!r}.{did_you_mean(name, others)} There are: {', '.join(others) or 'none'}."
            )
    chosen = usable if names == "all" else asked
    return known[chosen].reindex(customers).set_axis(customers.index)


def totals(panel: pd.DataFrame, measure: str) -> pd.Series:
    """Sum a measure (after, given, spend) over the windows of each trial; missing unless all are over, or without windows.

    Raises ArgumentFault with the closest measure where the windows have another.

    >>> totals(pd.DataFrame({"after_0": [1.0, 2.0], "after_1": [3.0, float("nan")]}), "after").tolist()
    [4.0, nan]
    """
    measures = sorted({str(name).rpartition("_")[0] for name in panel if re.fullmatch(r".+_[0-9]+", str(name))})
    if measures:
        one_of(measure, measures, "measure")
    return panel.filter(regex=rf"^{re.escape(measure)}_[0-9]+$").sum(axis=1, skipna=False, min_count=1)


def brought(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Return, for each member by `as_of`, the margin since joining and the days since; nothing without memberships.

    Returns customer_id (index), joined_on, margin, member_days.
    """
    if "memberships" not in tables:
        return pd.DataFrame({"joined_on": [], "margin": [], "member_days": []}, index=pd.Index([], name="customer_id"))
    limit = ibis.date(as_of.year, as_of.month, as_of.day)
    joined = tables["memberships"].filter(tables["memberships"].joined_on <= limit)
    seen = tables["days"].filter(tables["days"].day <= limit)
    margin = seen.group_by("customer_id").agg(margin=total(seen.as_member))
    frame = joined.left_join(margin, "customer_id").select("customer_id", "joined_on", "margin").to_pandas()
    frame["member_days"] = (pd.Timestamp(as_of) - pd.to_datetime(frame["joined_on"])).dt.days
    return frame.fillna({"margin": 0.0}).set_index("customer_id").sort_index()


def others_margin(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Return the margin of each day summed over the customers who are not members by `as_of`, and how many they are.

    Returns day, margin, customers and error (of the mean margin of a customer over all days; the same in each row).
    """
    limit = ibis.date(as_of.year, as_of.month, as_of.day)
    seen = tables["days"].filter(tables["days"].day <= limit)
    if "memberships" in tables:
        seen = seen.anti_join(tables["memberships"].filter(tables["memberships"].joined_on <= limit), "customer_id")
    daily = seen.group_by("day").agg(margin=total(seen.contribution)).order_by("day").to_pandas()
    each = (
        seen.group_by("customer_id").agg(margin=total(seen.contribution)).order_by("customer_id").to_pandas()["margin"]
    )
    return daily.assign(customers=len(each), error=float(each.std(ddof=0) / max(len(each), 1) ** 0.5))


def margin_assumed(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> float:
    """Return the share of the days with orders on which no margin is recorded, so that one is assumed; 0 without days.

    >>> days = ibis.memtable({"day": [dt.date(2024, 1, 3)] * 2, "orders": [1, 1], "margin": [0.5, None]})
    >>> margin_assumed({"days": days}, as_of=dt.date(2024, 1, 31))
    0.5
    """
    days = tables["days"]
    seen = days.filter((days.day <= ibis.date(as_of.year, as_of.month, as_of.day)) & (days.orders > 0))
    return float(seen.margin.isnull().cast("float64").mean().fill_null(0.0).to_pandas())


def redeemers(tables: Mapping[str, ir.Table], kinds: pd.Series, *, minimum: int) -> pd.Series:
    """Return, for each kind of campaign, the share of contacts after which a coupon of the campaign was redeemed.

    Redemptions are events whose name ends in "redemption" and that name their campaign; missing without such, and where
    fewer than `minimum` did or did not redeem.
    """
    unknown = pd.Series(float("nan"), index=kinds.index)
    if "campaigns" not in tables or "campaign_id" not in getattr(tables.get("events"), "columns", ()):
        return unknown
    events = tables["events"].filter(tables["events"].event.endswith("redemption"))
    used = (
        events.select("customer_id", "campaign_id", used=True)
        .mutate(campaign_id=lambda t: t.campaign_id.cast("string"))
        .distinct()
    )
    sent = tables["campaigns"].select("customer_id", "campaign_id", "kind").distinct()
    both = sent.left_join(used, ["customer_id", "campaign_id"])
    counted = (
        both.group_by("kind")
        .agg(sent=both.count(), used=both.used.fill_null(False).sum())
        .to_pandas()
        .set_index("kind")
    )
    few = counted[["used"]].assign(rest=counted["sent"] - counted["used"]).min(axis=1) < minimum
    return kinds.map((counted["used"] / counted["sent"]).mask(few)).astype("float64")
