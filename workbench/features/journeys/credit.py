"""Credit by rule: what each channel is given of every conversion by its place in the journey."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.totals import exact, total
from workbench.features.journeys.journeys import DAY

RULES = ("first_touch", "last_touch", "linear", "position", "time_decay")


def credit(path_steps: ir.Table, ends: ir.Table, *, half_life_days: float = 7.0) -> pd.DataFrame:
    """Divide every conversion among the channels of its journey by five rules, each of which gives away exactly 1.

    first and last touch take all; linear divides evenly over touches; position gives 40% to the first, 40% to the last and the rest
    to those between (half each to two); time decay halves a touch's weight for every `half_life_days` before the conversion.

    Returns channel, the five rules in conversions, and the five in value (`value_` before the name); by channel.
    """
    won = ends.filter(ends.status == "converted").select("journey", amount=ends["value"].fill_null(0.0))
    touched = path_steps.filter(path_steps.channel.notnull()).select("journey", "channel", "position", "at")
    each = touched.join(won, "journey")
    journey = ibis.window(group_by=each.journey)
    before = (each.at.max().over(journey).epoch_seconds() - each.at.epoch_seconds()) / (
        half_life_days * DAY
    )  # the last one weighs 1
    weight = ibis.literal(2.0).pow(-before)
    each = each.mutate(
        n=each.count().over(journey), first=each.position == each.position.min().over(journey),
        last=each.position == each.position.max().over(journey), weight=weight,
    )  # fmt: skip
    return each.pipe(_shared)


def _shared(each: ir.Table) -> pd.DataFrame:
    whole = exact(each.weight).sum().over(ibis.window(group_by=each.journey)).cast("float64")
    place = ibis.cases(
        (each.n == 1, 1.0), (each.n == 2, 0.5), (each["first"] | each["last"], 0.4), else_=0.2 / (each.n - 2).nullif(0)
    )
    given = each.mutate(
        first_touch=each["first"].cast("float64"), last_touch=each["last"].cast("float64"), linear=1.0 / each.n,
        position=place, time_decay=each.weight / whole,
    )  # fmt: skip
    sums = {rule: total(given[rule]) for rule in RULES} | {
        f"value_{rule}": total(given[rule] * given.amount) for rule in RULES
    }
    return given.group_by("channel").agg(**sums).order_by("channel").to_pandas()
