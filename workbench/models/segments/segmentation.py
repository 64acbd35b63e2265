"""From features to named segments, or to the reason why there is only one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.segments.log_scale import LogRobustScaler
from workbench.models.segments.natural_groups import groups_by_feature
from workbench.models.segments.segment_names import EVERYBODY, segment_names
from workbench.models.segments.segmenter import SAMPLE, CustomerSegmenter, largest_number
from workbench.models.segments.stability import stability, without_groups

REPEAT_BUYERS = 50
Verdict = Literal["natural", "asked", "convenient", "alike", "few", "too-many"]


@dataclass(frozen=True)
class Segmentation:
    """Segments of one date, able to place the customers of another.

    ``verdict`` is "natural" (the data hold these segments), "asked" (their number was given and is not what the data
    hold), "convenient" (the data hold none, the cut is ours) or, for a single segment, "alike" (everybody is), "few"
    (repeat buyers) or "too-many" (segments were asked for).
    """

    verdict: Verdict
    labels: pd.Series
    names: tuple[str, ...]
    segmenter: CustomerSegmenter | None

    def place(self, features: pd.DataFrame) -> pd.Series:
        """Return the segment of each customer, by the scale and the centres of this date."""
        if self.segmenter is None or features.empty:
            return pd.Series(EVERYBODY, features.index, dtype="str")
        return pd.Series(np.array(self.names)[self.segmenter.predict(features.to_numpy())], features.index, dtype="str")

    def stability(self, *, level: float = 0.95) -> Estimate:
        """Estimate how alike the segments come back in resamples."""
        if self.segmenter is None or len(self.names) == 1:
            return not_estimated("only-one-segment", n=len(self.labels), level=level, unit="share")
        return stability(self.segmenter.jaccard_, np.bincount(self.segmenter.labels_), level=level)

    def stability_without_groups(self, *, level: float = 0.95, seed: int = 0) -> Estimate:
        """Estimate how alike as many segments come back in data without groups: what `stability` stands beside."""
        if self.segmenter is None or len(self.names) == 1:
            return not_estimated("only-one-segment", n=len(self.labels), level=level, unit="share")
        return without_groups(self.segmenter.unclustered_, len(self.names), level=level, seed=seed)

    def stabilities(self, *, level: float = 0.95) -> tuple[Estimate, Estimate]:
        """Return `stability` and, beside it, `stability_without_groups`."""
        return self.stability(level=level), self.stability_without_groups(level=level)

    def by_money(self, money: pd.Series) -> list[str]:
        """Return the segments in the order of the money that their customers brought, the most first."""
        return list(money.groupby(self.labels).sum().sort_values(ascending=False).index)

    def counted(self) -> Estimate:
        """Return the number of segments; a decision has no interval and says so."""
        missing, n = float("nan"), len(self.labels)
        return Estimate(float(len(self.names)), missing, missing, n, 0.95, "", "count", "chosen-not-sampled")

    def comparison(self) -> pd.DataFrame:
        """Return what the numbers of segments that were considered looked like beside data without clusters.

        Beside the columns of `natural_groups.Clustering`: explained, the share of all squared distances that lies between the
        groups, and explained_without, the same in data without clusters.
        """
        columns = ["k", "depth", "reference_depth", "gain", "expected_gain", "gap"]
        found = self.segmenter.clusters_ if self.segmenter is not None else None
        table = found.table if found is not None else pd.DataFrame(columns=columns, dtype="float64")
        return table.assign(explained=1 - np.exp(-table["gain"]), explained_without=1 - np.exp(-table["expected_gain"]))

    def compared(self) -> pd.DataFrame:
        """Return what a reader is shown of `comparison`, from two groups on, under the names of report columns."""
        names = {"k": "number_of_groups", "explained": "explained", "explained_without": "explained_without", "depth": "valley",
                 "reference_depth": "reference_valley", "gap": "gap_statistic"}  # fmt: skip
        found = self.comparison() if len(self.names) > 1 else self.comparison().head(0)  # one group explains nothing
        return found.loc[found["k"] > 1, list(names)].rename(columns=names)

    def beside_reference(self) -> pd.DataFrame:
        """Return number_of_groups, series ("customers", or "reference" for data without groups) and explained, to be drawn."""
        table = self.compared().rename(columns={"explained": "customers", "explained_without": "reference"})
        return table.melt("number_of_groups", ["customers", "reference"], "series", "explained")

    def explained(self) -> tuple[float, float]:
        """Return what the segments shown explain, and what as many groups explain in data without clusters."""
        table = self.comparison()
        mine = table.loc[table["k"] == len(self.names), ["explained", "explained_without"]]
        here, without = mine.iloc[0] if len(mine) else (math.nan, math.nan)
        return float(here), float(without)

    def by_segment(self) -> pd.DataFrame:
        """Return segment, comes_back (Jaccard, mean over the resamples), lo and hi (its middle 95%)."""
        if self.segmenter is None or len(self.names) == 1:
            return pd.DataFrame(columns=["segment", "comes_back", "lo", "hi"])
        found = self.segmenter.jaccard_
        lo, hi = np.quantile(found, [0.025, 0.975], axis=0)
        return pd.DataFrame({"segment": self.names, "comes_back": found.mean(axis=0), "lo": lo, "hi": hi})


def segment(
    features: pd.DataFrame, *, repeat_buyers: int, k: int = 0, smallest: int = 10, seed: int = 0
) -> Segmentation:
    """Cut customers into named segments.

    Parameters
    ----------
    features : one row per customer: recency, frequency, order value, in this order.
    repeat_buyers : customers with at least two orders; with fewer than 50 nothing is cut.
    k : number of segments asked for; 0 lets the data decide. More than the customers carry are refused.
    """
    n = len(features)
    verdict: Verdict | None = None
    if repeat_buyers < REPEAT_BUYERS:
        verdict = "few"
    elif k > largest_number(n, smallest=smallest):
        verdict = "too-many"
    if n == 0:
        return Segmentation("few", pd.Series(dtype="str", name="segment"), (EVERYBODY,), None)
    wanted = 1 if verdict else (k or None)
    fitted = CustomerSegmenter(wanted, smallest=smallest, random_state=seed).fit(features.to_numpy(dtype="float64"))
    names = tuple(segment_names(fitted.cluster_centers_))
    labels = pd.Series(np.array(names)[fitted.labels_], features.index, dtype="str", name="segment")
    if verdict is None:
        several: Verdict = "natural" if fitted.natural_ else "asked" if k else "convenient"
        verdict = "alike" if len(names) == 1 and k != 1 else several
    return Segmentation(verdict, labels, names, fitted)


def groups_alone(features: pd.DataFrame, *, level: float = 0.95, seed: int = 0) -> pd.DataFrame:
    """Find out whether any single feature falls into groups: measure, natural_groups (1: none), p_value, customers."""
    if len(features) < 2:
        return pd.DataFrame(columns=["measure", "natural_groups", "p_value", "customers"])
    scaled = pd.DataFrame(LogRobustScaler().fit_transform(features.to_numpy(dtype="float64")), columns=features.columns)
    ordered = scaled.sort_values(list(scaled.columns), ignore_index=True)
    few = ordered.sample(SAMPLE, random_state=seed) if len(ordered) > SAMPLE else ordered
    found = groups_by_feature(few, level=level, seed=seed).rename(
        columns={"feature": "measure", "groups": "natural_groups"}
    )
    return found.assign(customers=len(few))
