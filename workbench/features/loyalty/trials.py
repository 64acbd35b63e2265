"""Target trials: moments at which a customer might have been treated or not, what was known then and what came after.

A loyalty programme is joined on a purchase, so members are compared on their joining day with other customers who bought
on a day of their own and did not join; what that day brought itself counts for neither. A campaign is compared among
customers who could have been sent it. Everything adjusted for lies before the moment, everything measured after it, and
nothing is known beyond `as_of`.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.experiments import without_both_arms
from workbench.features.customers.totals import total
from workbench.features.loyalty.window_sums import Window, window_sums

LEADS = 6  # windows before the moment; the nearer half is adjusted for, the farther half is kept to check it
ADJUSTED = 3
MEASURED = {"after": "contribution", "member": "as_member", "given": "given", "spend": "spend"}


class Layout(NamedTuple):
    """How time around a moment is cut: windows of so many days, so many of them after the moment."""

    days: int
    windows: int

    @property
    def lookback(self) -> int:
        """Days before a moment that have to be observed."""
        return ADJUSTED * self.days

    @property
    def spans(self) -> dict[str, int]:
        """The days of a window, and of all windows after a moment."""
        return {"window_days": self.days, "response_days": self.days * self.windows}


def first_joinings(memberships: ir.Table) -> ir.Table:
    """Return customer_id and joined_on, the day each customer first joined any programme.

    >>> memberships = ibis.memtable({"customer_id": ["a", "a"], "joined_on": [dt.date(2024, 5, 1), dt.date(2024, 1, 3)]})
    >>> first_joinings(memberships).to_pandas()["joined_on"].astype(str).tolist()
    ['2024-01-03']
    """
    return memberships.group_by("customer_id").agg(joined_on=memberships.joined_on.cast("date").min())


def as_members(days: ir.Table, joinings: ir.Table | None = None) -> ir.Table:
    """Add `as_member`, the contribution of the days after a customer's joining; 0 before, and without joinings.

    >>> days = ibis.memtable({"customer_id": ["a", "a"], "day": [dt.date(2024, 1, 3), dt.date(2024, 1, 9)],
    ...     "contribution": [5.0, 7.0]})
    >>> joinings = ibis.memtable({"customer_id": ["a"], "joined_on": [dt.date(2024, 1, 3)]})
    >>> as_members(days, joinings).order_by("day").to_pandas()["as_member"].tolist()
    [0.0, 7.0]
    """
    if joinings is None:
        return days.mutate(as_member=ibis.literal(0.0))
    both = days.left_join(joinings.select("customer_id", joined_on=joinings.joined_on), "customer_id")
    after = (both.day > both.joined_on).fill_null(False)
    return both.select(*(both[name] for name in days.columns), as_member=ibis.ifelse(after, both.contribution, 0.0))


def contacts(campaigns: ir.Table) -> ir.Table:
    """Return customer_id, campaign_id, kind, day, arm and cost of each contact (arm and cost missing where not recorded).

    A campaign with a customer in both arms is no experiment: it has no arm, see `experiments.without_both_arms`.

    The kind of a campaign is its `campaign_type` where the data have one, else its name without the number at the end.

    >>> campaigns = ibis.memtable({"customer_id": ["a"], "campaign_id": ["email-02"], "sent_at": [dt.datetime(2024, 1, 3, 9)]})
    >>> contacts(campaigns).to_pandas()[["kind", "arm"]].values.tolist()
    [['email', nan]]
    """
    if "arm" in campaigns.columns:
        campaigns = without_both_arms(campaigns)
    name = campaigns.campaign_id
    plain = name.re_replace(r"[-_ ]*[0-9]+$", "")
    kind = ibis.ifelse(plain == "", name, plain)
    if "campaign_type" in campaigns.columns:
        kind = campaigns.campaign_type.cast("string").fill_null(kind)
    arm = campaigns.arm if "arm" in campaigns.columns else ibis.null("string")
    cost = campaigns.cost.cast("float64") if "cost" in campaigns.columns else ibis.null("float64")
    return campaigns.select(
        "customer_id", "campaign_id", kind=kind, day=campaigns.sent_at.cast("date"), arm=arm, cost=cost
    )


def joining_occasions(days: ir.Table, joinings: ir.Table, *, as_of: dt.date) -> ir.Table:
    """Return the purchase days of customers who were not members before them, from the first joining in the data on.

    Returns customer_id, start (the day), treated (joined on that day), joined_on (their first joining by `as_of`,
    missing when none), value (net spend of the day).
    """
    limit = _date(as_of)
    joined = joinings.filter(joinings.joined_on <= limit)
    bought = days.filter((days.day <= limit) & (days.orders > 0) & (days.day >= joined.joined_on.min().as_scalar()))
    both = bought.left_join(joined, "customer_id")
    waiting = both.filter(both.joined_on.isnull() | (both.day <= both.joined_on))
    treated = (waiting.day == waiting.joined_on).fill_null(False)
    return waiting.select(
        "customer_id", start=waiting.day, treated=treated, joined_on=waiting.joined_on, value=waiting.spend
    )


def contact_opportunities(days: ir.Table, sent: ir.Table, *, as_of: dt.date, active_days: int = 90) -> ir.Table:
    """Return, for each campaign without a hold-out, the customers who could have been sent it.

    Those who bought within `active_days` before the campaign's first day; who was sent it without that is left out.

    Parameters
    ----------
    sent : table of `contacts`.

    Returns
    -------
    customer_id, campaign_id, kind, start (first day of the campaign), treated (was sent it), contacts (campaigns sent in
    the same number of days before), same_kind (earlier campaigns of this kind).
    """
    sent = sent.filter(sent.day <= _date(as_of))
    open_ = sent.filter(sent.arm.isnull())
    begun = open_.group_by("campaign_id", "kind").agg(start=open_.day.min())
    bought = days.filter(days.orders > 0).select("customer_id", "day")
    window = ibis.interval(days=active_days)
    pairs = begun.join(bought, (bought.day < begun.start) & (bought.day >= begun.start - window))
    could = pairs.select("customer_id", "campaign_id", "kind", "start").distinct()
    was = open_.select("customer_id", "campaign_id").distinct().mutate(treated=True)
    earlier = could.join(sent.select("customer_id", other=sent.kind, sent_on=sent.day), "customer_id")
    earlier = earlier.filter(earlier.sent_on < earlier.start)
    before = earlier.group_by("customer_id", "campaign_id", "kind").agg(
        contacts=(earlier.sent_on >= earlier.start - window).sum(), same_kind=(earlier.other == earlier.kind).sum()
    )
    marked = could.left_join(was, ["customer_id", "campaign_id"]).drop("customer_id_right", "campaign_id_right")
    keys = ["customer_id", "campaign_id", "kind"]
    marked = marked.left_join(before, keys).drop(*(f"{key}_right" for key in keys))
    counts = {name: marked[name].fill_null(0) for name in ("contacts", "same_kind")}
    return marked.mutate(treated=marked.treated.fill_null(False), **counts)


def randomised_contacts(sent: ir.Table, *, as_of: dt.date) -> ir.Table:
    """Return the contacts of campaigns that held customers out at random, from the table of `contacts`.

    Returns customer_id, campaign_id, kind, start (the first day), treated, cost (of all its contacts); one row for each
    customer of a campaign, however often it was sent to them.
    """
    drawn = sent.filter(sent.arm.notnull() & (sent.day <= _date(as_of)))
    each = drawn.group_by("customer_id", "campaign_id", "kind").agg(
        cost=total(drawn.cost), start=drawn.day.min(), treated=(drawn.arm == "treatment").any()
    )
    return each.select("customer_id", "campaign_id", "kind", "cost", "start", "treated")


def with_history(
    moments: ir.Table, days: ir.Table, *, layout: Layout, as_of: dt.date, data_from: dt.date, observed: bool = True
) -> pd.DataFrame:
    """Add what was known before each moment, and what came after it, to moments (customer_id, start, …).

    Parameters
    ----------
    days : customer days with contribution, given and as_member, see `contributions` and `as_members`.
    layout : windows of so many days; `ADJUSTED` of them before the moment are adjusted for.
    data_from : the day the data begin; moments with less than the lookback before them are left out, unless `observed`
        is False, as where chance made the groups alike.

    Returns
    -------
    The columns of the moments and: lead_k and orders_k (contribution and orders in the k-th window before, k from 1;
    missing where the data do not reach), orders_before, spend_before, recency_days (missing without an earlier order), known_days,
    after_k (contribution in the k-th window after, from 0; missing where it is not over by `as_of`), member_k (the part of
    it brought as a member), given_k (discounts) and spend_k likewise. Ordered by customer, moment.
    """
    earliest = data_from + dt.timedelta(days=layout.lookback if observed else 0)
    usable = moments.filter((moments.start >= _date(earliest)) & (moments.start <= _date(as_of)))
    seen = days.filter(days.day <= _date(as_of))
    past = _past(usable, seen)
    frame = usable.to_pandas().merge(
        window_sums(usable, seen, _windows(layout)), on=["customer_id", "start"], validate="m:1"
    )
    frame = frame.merge(past, on=["customer_id", "start"], how="left", validate="m:1")
    frame[["orders_before", "spend_before"]] = frame[["orders_before", "spend_before"]].fillna(0)
    start = pd.to_datetime(frame["start"])
    left, right = (start - pd.Timestamp(data_from)).dt.days, (pd.Timestamp(as_of) - start).dt.days
    for k in range(1 if observed else ADJUSTED + 1, LEADS + 1):
        frame.loc[left < k * layout.days, [f"lead_{k}", f"orders_{k}"]] = float("nan")
    for k in range(layout.windows):
        frame.loc[right < (k + 1) * layout.days, [f"{name}_{k}" for name in MEASURED]] = float("nan")
    extra = [name for name in ("campaign_id",) if name in frame]
    return frame.sort_values(["customer_id", "start", *extra], ignore_index=True)


def _windows(layout: Layout) -> dict[str, Window]:
    before: dict[str, Window] = {}
    for k in range(1, LEADS + 1):
        span = -k * layout.days, -(k - 1) * layout.days - 1
        before |= {f"lead_{k}": Window("contribution", *span), f"orders_{k}": Window("orders", *span)}
    after: dict[str, Window] = {}
    for k in range(layout.windows):
        span = k * layout.days + 1, (k + 1) * layout.days
        after |= {f"{name}_{k}": Window(column, *span) for name, column in MEASURED.items()}
    return before | after


def _past(moments: ir.Table, days: ir.Table) -> pd.DataFrame:
    """Orders and spend before each moment, days since the last one and since the first one."""
    keys = moments.select("customer_id", "start").distinct()
    both = keys.join(days.filter(days.orders > 0), "customer_id")
    age = both.start.epoch_days() - both.day.epoch_days()
    earlier = both.mutate(age=age).filter(age > 0)
    known = earlier.group_by("customer_id", "start").agg(
        orders_before=earlier.orders.sum(), spend_before=total(earlier.spend), recency_days=earlier.age.min(),
        known_days=earlier.age.max(),
    )  # fmt: skip
    return known.to_pandas().astype({"recency_days": "float64", "known_days": "float64"})


def _date(day: dt.date) -> ir.DateScalar:
    return ibis.date(day.year, day.month, day.day)
