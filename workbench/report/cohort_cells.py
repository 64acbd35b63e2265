"""A cohort table before it is drawn: which cells are seen, which numbers are withheld, and what the average is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas

from workbench.report import dates, fmt

NEEDED = ("cohort", "period", "customers", "active", "rate", "complete")
NUMBERS = ("active", "rate", "lo", "hi")
FLAGS = ("left_truncated", "hidden", "size_hidden")


@dataclass(frozen=True)
class CohortCells:
    """The cells of a cohort table, sorted; a withheld number is gone from `known` and `average`.

    `known` has a row per cohort × period with `seen` (the table has a cell), `hidden` and `size_hidden`; `average` is
    the rate by period, missing where it is withheld; `base` is the number of customers the average speaks of.
    """

    known: pandas.DataFrame
    average: dict[int, float | None]
    base: int | None

    @classmethod
    def of(cls, frame: pandas.DataFrame, *, minimum: int, average: Mapping[int, float] | None = None) -> CohortCells:
        """Take the columns that are needed and withhold what is small, or alone withheld beside a published average."""
        taken = [*NEEDED, *(name for name in ("lo", "hi", *FLAGS) if name in frame)]
        known = frame[taken].sort_values(["cohort", "period"], ignore_index=True)
        for name in FLAGS:
            known[name] = known[name].fillna(False).astype(bool) if name in known else False
        known["seen"] = (known["rate"].notna() | known["hidden"]) & (known["period"] > 0)
        known["complete"] = known["complete"].astype(bool)
        pooled = _pooled(known)
        given = {} if average is None else {int(k): float(v) for k, v in dict(average).items() if not fmt.is_missing(v)}
        _withhold(known, minimum)
        for name in [name for name in NUMBERS if name in known]:
            known[name] = known[name].astype("float64").mask(known["hidden"])
        return cls(known, _safe(pooled, known) if average is None else given, _base(known))

    def csv_frame(self) -> pandas.DataFrame:
        """Return the seen cells for the CSV, with [c] where a number is withheld."""
        public = self.known[self.known["seen"]].astype(object)
        public["cohort"] = public["cohort"].map(dates.iso).astype(object)
        for name in [name for name in ("customers", *NUMBERS) if name in public]:
            secret = public["size_hidden" if name == "customers" else "hidden"]
            written = ["[c]" if hide else _whole(v) for hide, v in zip(secret, public[name], strict=True)]
            public[name] = pandas.Series(written, index=public.index, dtype=object)
        return public.drop(columns=["hidden", "size_hidden", "seen"])


def _new(known: pandas.DataFrame) -> pandas.DataFrame:
    """Return the complete cells of new customers: those that the average speaks of."""
    return known[known["seen"] & known["complete"] & ~known["left_truncated"]]


def _pooled(known: pandas.DataFrame) -> dict[int, float | None]:
    """Weigh cells by their customers; what the caller has hidden has no part in it."""
    used = _new(known)
    sums = used[~used["hidden"]].groupby("period")[["active", "customers"]].sum()
    return {int(row.Index): float(row.active / row.customers) for row in sums.itertuples()}


def _withhold(known: pandas.DataFrame, minimum: int) -> None:
    """Mark small cells, and the smallest other cell where a small one stands alone beside an average."""
    sizes = known["customers"].fillna(0)
    small = sizes < minimum
    few = small | (known["active"] < minimum) | (sizes - known["active"] < minimum)
    known["size_hidden"] |= small & (minimum > 0)
    known["hidden"] |= known["seen"] & few & (minimum > 0)
    if minimum <= 0:
        return
    for _, column in known[known["seen"] & known["complete"]].groupby(["left_truncated", "period"]):
        if column["hidden"].sum() == 1 and len(column) > 1:
            known.loc[column.loc[~column["hidden"], "customers"].idxmin(), "hidden"] = True


def _safe(pooled: dict[int, float | None], known: pandas.DataFrame) -> dict[int, float | None]:
    """Withhold the average where it is that of one hidden cell."""
    alone = _new(known).groupby("period")["hidden"].agg(lambda hidden: len(hidden) == 1 and hidden.all())
    return {k: None if alone.get(k, False) else rate for k, rate in pooled.items()}


def _base(known: pandas.DataFrame) -> int | None:
    """Return the number of new customers; nothing where a size is missing or the only one hidden would follow."""
    sizes = known[~known["left_truncated"]].drop_duplicates("cohort")
    if sizes.empty or sizes["customers"].isna().any() or sizes["size_hidden"].sum() == 1:
        return None
    return int(sizes["customers"].sum())


def _whole(value: Any) -> Any:
    """Return a count as an integer although missing ones made its column one of floats."""
    return int(value) if not fmt.is_missing(value) and float(value).is_integer() else value
