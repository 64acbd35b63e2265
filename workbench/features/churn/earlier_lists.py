"""Earlier act lists that came back in the data: who was contacted, who was held out, and who stayed."""

from __future__ import annotations

import datetime as dt

import ibis
import pandas as pd

from workbench.features.churn import churn_features, contract_ends
from workbench.features.churn.outcomes import Design
from workbench.features.purchases.histories import Histories

COLUMNS = ["customer_id", "campaign_id", "sent_on", "arm", "promised", "stayed", "worth"]


def newest_list(found: Histories, design: Design, *, as_of: dt.date, starts_with: str) -> pd.DataFrame:
    """Return the newest list that has both arms and whose outcome window has ended.

    Parameters
    ----------
    starts_with : how the campaign ids of lists begin.

    Returns
    -------
    customer_id, campaign_id, sent_on (the list's first day), arm, promised (expected_profit of the campaigns table, if it
    has it), stayed (bought, or kept the contract, within the horizon from that day), worth (spent within it; the contract's
    price a month until its end); empty where there is none. Everybody on the list is counted from the same day.
    """
    empty = pd.DataFrame(columns=COLUMNS)
    if "arms" not in found or not starts_with:
        return empty
    arms = found["arms"].filter(found["arms"].campaign_id.startswith(starts_with))
    whole = design.horizon + (design.grace if design.contract == "contractual" else 0)
    per_list = arms.group_by("campaign_id").agg(sent_on=arms.day.min(), both=arms.arm.nunique()).to_pandas()
    limit = pd.Timestamp(as_of) - pd.Timedelta(days=whole)
    ready = per_list[(per_list["both"] == 2) & (pd.to_datetime(per_list["sent_on"]) <= limit)]
    if ready.empty:
        return empty
    newest = ready.sort_values(["sent_on", "campaign_id"]).iloc[-1]
    sent = pd.Timestamp(newest["sent_on"]).date()
    listed = arms.filter(arms.campaign_id == newest["campaign_id"])
    told = _kept(found, design, sent) if design.contract == "contractual" else _bought(found, design, sent)
    joined = listed.left_join(told, "customer_id").drop("customer_id_right")
    frame = joined.mutate(stayed=joined.stayed.fill_null(False), worth=joined.worth.fill_null(0.0)).to_pandas()
    return frame.assign(sent_on=sent)[COLUMNS].sort_values("customer_id", ignore_index=True)


def _bought(found: Histories, design: Design, sent: dt.date) -> ibis.Table:
    bought = found["purchases"]
    days = bought.day.epoch_days() - ibis.literal(sent).cast("date").epoch_days()
    within = bought.filter((days > 0) & (days <= design.horizon))
    return within.group_by("customer_id").agg(
        stayed=(within.orders > 0).any(), worth=within.spend.cast(churn_features.MONEY).sum().cast("float64")
    )


def _kept(found: Histories, design: Design, sent: dt.date) -> ibis.Table:
    """Whoever had a contract on the day: whether one ran through the horizon, and what all of theirs were paid in it."""
    day, end = ibis.literal(sent).cast("date"), ibis.literal(sent + dt.timedelta(days=design.horizon)).cast("date")
    there = contract_ends.spells(found["contracts"], grace=design.grace)
    there = there.filter((there.since <= day) & (there.until.isnull() | (there.until >= day)))
    stayed = there.group_by("customer_id").agg(stayed=(there.until.isnull() | (there.until >= end)).any())
    held = contract_ends.with_ends(found["contracts"])
    begins, stops = ibis.greatest(held.started_on, day), ibis.least(held.ended_on.fill_null(end), end)
    ran = ibis.greatest(stops.epoch_days() - begins.epoch_days(), 0)
    price = held.price if "price" in held.columns else ibis.null().cast("float64")
    paid = held.mutate(paid=price * ran * 12 / 365.25).group_by("customer_id").agg(worth=lambda t: t.paid.sum())
    return stayed.left_join(paid, "customer_id").drop("customer_id_right")
