"""What a number may be by the name of its argument: throughout the house one name means one thing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from workbench.arguments.kinds import shown


class Limit(NamedTuple):
    """The numbers an argument may be, and how a message says so."""

    least: float
    most: float
    words: str
    open: bool = False

    def holds(self, value: float) -> bool:
        """Whether a number lies within.

        >>> LEVEL.holds(0.95), LEVEL.holds(95), LEVEL.holds(float("nan"))
        (True, False, False)
        """
        return self.least < value < self.most if self.open else self.least <= value <= self.most


LEVEL = Limit(0.0, 1.0, "a share above 0 and below 1, such as 0.95", open=True)
SHARE = Limit(0.0, 1.0, "a share from 0 to 1")
COUNT = Limit(0.0, math.inf, "0 or more")
SOME = Limit(1.0, math.inf, "1 or more")
ABOVE = Limit(0.0, math.inf, "more than 0", open=True)

_NAMES = {
    LEVEL: "level power",
    SHARE: "margin_share support swapped",
    COUNT: "minimum minimum_cell minimum_repeat_buyers minimum_at_risk smallest least warm_up grace gap hiatus gap_days "
    "materiality successes promoters passives detractors part whole n tenure_days margin contact incentive capacity budget ahead horizon holdout_days",
    SOME: "longest cap step_days steps replicates resamples draws references tenths folds",
    ABOVE: "half_life_days unit_days expiry_days discount_days",
}
BY_NAME: Mapping[str, Limit] = {name: limit for limit, names in _NAMES.items() for name in names.split()}
# Columns of any frame, and arrays or series by the argument's name, in which every value has to be known: without its
# customer, day or count a row cannot be counted, and without its weight or label it would count for nothing.
KNOWN_COLUMNS = frozenset(
    [
        "customer_id",
        "day",
        "snapshot",
        "cohort",
        "period",
        "complete",
        "left_truncated",
        "frequency",
        "recency",
        "T",
        "entry",
        "time",
        "n",
        "converted",
        "promoters",
        "passives",
        "detractors",
        "treated",
        "frequency_score",
        "recency_score",
        "from",
        "to",
        "before",
        "now",
        "count",
        "money",
        "eligible",
        "repeated",
        "stage",
        "reached",
        "young",
        "cause",
        "verified",
        "brought",
        "holdout_orders",
        "silences",
        "returning",
    ]
)
# Columns of tables that come to features: what the door demands of a dataset's tables, and what customer days are made of.
KNOWN_OF_TABLES = frozenset(
    [
        "order_id",
        "ordered_at",
        "amount",
        "orders",
        "spend",
        "contribution",
        "occurred_at",
        "event",
        "at",
        "rank",
        "sent_at",
        "joined_on",
        "started_on",
    ]
)
KNOWN_ARGUMENTS = frozenset(
    [
        "values",
        "money",
        "spent",
        "score",
        "p",
        "left",
        "weights",
        "risk",
        "time",
        "ended",
        "months",
        "heights",
        "labels",
        "won",
        "lost",
        "chance",
        "treated",
        "age_days",
        "redeemed",
        "survival",
        "one",
        "other",
        "a",
        "b",
        "z",
    ]
)


def fault(name: str, value: object) -> str:
    """Return what is wrong with a single number by its argument's name, or nothing.

    What sets a function has to be known; what is measured may be not a number, and is told as not known by what takes it.

    >>> fault("level", 95), fault("cost", math.nan)
    ('expected a share above 0 and below 1, such as 0.95, 95 came.', '')
    """
    limit = BY_NAME.get(name)
    if limit is None or isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return "" if limit.holds(value) else f"expected {limit.words}, {shown(value)} came."


def unknown(name: str, value: Any) -> str:
    """Return where a frame, column or array lacks a value that has to be known by its name, or nothing.

    >>> import pandas as pd
    >>> unknown("frame", pd.DataFrame({"customer_id": ["a", None], "spend": [1.0, None]}))
    "column 'customer_id' is missing in 1 of 2 rows; it has to be known in every row."
    """
    if type(value).__name__ == "Table" and type(value.op()).__name__ == "InMemoryTable":
        value = value.op().data.to_frame()  # made by hand; what comes from a dataset was checked at its door
        known = KNOWN_COLUMNS | KNOWN_OF_TABLES
    else:
        known = KNOWN_COLUMNS
    if hasattr(value, "isna") and hasattr(value, "columns"):
        for column in known.intersection(value.columns):
            if missing_in := int(value[column].isna().sum()):
                return (
                    f"column {column!r} is missing in {_of(missing_in, len(value))}; it has to be known in every row."
                )
        return ""
    if name not in KNOWN_ARGUMENTS or not hasattr(value, "dtype") or not getattr(value, "shape", ()):
        return ""
    if value.dtype.kind in "US":
        return "expected numbers, texts came."
    import pandas as pd  # whoever has an array has loaded it

    if missing_in := int(pd.isna(value).sum()) if value.dtype.kind in "fOM" else 0:
        return f"is missing in {_of(missing_in, len(value))}; it has to be known in every row."
    return ""


def _of(missing_in: int, rows: int) -> str:
    return f"{missing_in:,} of {rows:,} rows"
