"""A cohort table before it is drawn: which cells are seen, and no number where the caller has hidden it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas

from workbench.words import dates, fmt

NEEDED = ("cohort", "period", "customers", "active", "rate", "complete")
NUMBERS = ("active", "rate", "lo", "hi")
FLAGS = ("left_truncated", "hidden", "size_hidden")


@dataclass(frozen=True)
class CohortCells:
    """The cells of a cohort table, sorted; a hidden number is gone from `known`.

    `known` has a row per cohort × period with `seen` (the table has a cell), `hidden` and `size_hidden`; `average` is
    the rate by period; `base` is the number of customers the average speaks of.
    """

    known: pandas.DataFrame
    average: dict[int, float]
    base: int | None

    @classmethod
    def of(cls, frame: pandas.DataFrame, *, average: Mapping[int, float]) -> CohortCells:
        """Take the columns that are needed and drop the numbers that are hidden; all those of a cohort whose size is."""
        taken = [*NEEDED, *(name for name in ("lo", "hi", *FLAGS) if name in frame)]
        known = frame[taken].sort_values(["cohort", "period"], ignore_index=True)
        for name in FLAGS:
            known[name] = known[name].fillna(False).astype(bool) if name in known else False
        known["hidden"] |= known["size_hidden"]
        known["seen"] = (known["rate"].notna() | known["hidden"]) & (known["period"] > 0)
        known["complete"] = known["complete"].astype(bool)
        shown = (known["seen"] | known["complete"]).groupby(known["cohort"]).transform("any")
        known = known[shown].reset_index(drop=True)  # a cohort that new customers still join has nothing to show
        given = {int(k): float(v) for k, v in dict(average).items() if not fmt.is_missing(v)}
        for name in [name for name in NUMBERS if name in known]:
            known[name] = known[name].astype("float64").mask(known["hidden"])
        return cls(known, given, _base(known))

    def csv_frame(self) -> pandas.DataFrame:
        """Return the seen cells for the CSV, with [c] where a number is withheld."""
        public = self.known[self.known["seen"]].astype(object)
        public["cohort"] = public["cohort"].map(dates.iso).astype(object)
        for name in [name for name in ("customers", *NUMBERS) if name in public]:
            secret = public["size_hidden" if name == "customers" else "hidden"]
            written = ["[c]" if hide else _whole(v) for hide, v in zip(secret, public[name], strict=True)]
            public[name] = pandas.Series(written, index=public.index, dtype=object)
        return public.drop(columns=["hidden", "size_hidden", "seen"])


def _base(known: pandas.DataFrame) -> int | None:
    """Return the number of new customers; nothing where the size of a cohort is missing or hidden."""
    sizes = known[~known["left_truncated"]].drop_duplicates("cohort")
    if sizes.empty or sizes["customers"].isna().any() or sizes["size_hidden"].any():
        return None
    return int(sizes["customers"].sum())


def _whole(value: Any) -> Any:
    """Return a count as an integer although missing ones made its column one of floats."""
    return int(value) if not fmt.is_missing(value) and float(value).is_integer() else value
