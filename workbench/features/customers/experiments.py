"""Campaigns with a hold-out: which of them are experiments, and which cannot be, because somebody is in both arms."""

from __future__ import annotations

import ibis.expr.types as ir


def without_both_arms(campaigns: ir.Table) -> ir.Table:
    """Take the arm off campaigns in which a customer is in both: who was held out is not known, so they are no experiment.

    Their control rows are left out, and their other rows are contacts without an arm.

    >>> import ibis
    >>> sent = ibis.memtable({"customer_id": ["a", "a", "b", "b"], "campaign_id": ["1", "1", "1", "2"],
    ...     "arm": ["treatment", "control", "control", "control"]})
    >>> without_both_arms(sent).order_by("campaign_id").to_pandas().fillna("")[["campaign_id", "arm"]].values.tolist()
    [['1', ''], ['2', 'control']]
    """
    each = campaigns.group_by("campaign_id", "customer_id").agg(arms=lambda t: t.arm.nunique())
    spoilt = each.filter(each.arms > 1).select(spoilt="campaign_id").distinct()
    joined = campaigns.left_join(spoilt, campaigns.campaign_id == spoilt.spoilt)
    sound = joined.filter(joined.spoilt.isnull() | (joined.arm != "control").fill_null(True))
    arm = sound.spoilt.isnull().ifelse(sound.arm, None)
    return sound.select(*(arm.name("arm") if name == "arm" else name for name in campaigns.columns))
