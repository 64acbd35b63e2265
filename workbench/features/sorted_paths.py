"""The quick look at a large table: transitions and a funnel of everything that customers did, from one sorted pass over numbers.

DuckDB reads and codes; the order is made by sorting one whole number a touch, which says who, when and what. Windows over text,
which `journeys.steps` asks of any engine, take several times as long and twice the memory.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.datatypes as dtypes
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.features.journeys import DAY, ENDED

_BLOCK = 1 << 20
_MICRO = 1_000_000


@dataclass(frozen=True)
class SortedPaths:
    """Touches in order, everything a customer did being one path; made by `sorted_paths`.

    `keys` hold who, when (with the declared order at one time) and what, from high to low bits; `when` and `what` are widths in bits,
    `names` the steps by code, `people` the number of customers, and `times` the earliest time, its units a second, and the places
    within one time.
    """

    keys: np.ndarray
    names: list[str]
    people: int
    when: int
    what: int
    times: tuple[int, int, int]

    def transitions(self) -> pd.DataFrame:
        """Count the moves from step to step and out of the path: from, to, count; what `transitions.transitions` says of whole paths."""
        size = len(self.names)
        cells = np.zeros(size * (size + 1), dtype="int64")
        for block, following in self._blocks():
            step = block & ((1 << self.what) - 1)
            after = np.where(following >> (self.when + self.what) == block >> (self.when + self.what), following & ((1 << self.what) - 1), size)
            cells += np.bincount(step * (size + 1) + after, minlength=len(cells))
        pairs = pd.MultiIndex.from_product([self.names, [*self.names, ENDED]], names=["from", "to"])
        counted = pd.Series(cells, pairs, name="count")
        return counted[counted > 0].reset_index().sort_values(["from", "to"], ignore_index=True)

    def funnel(self, stages: Sequence[str], *, as_of: dt.date | None = None, within_days: float | None = None) -> pd.DataFrame:
        """Count the customers who reach each stage in order: what `funnels.funnel` says of whole paths, in the same columns."""
        place = np.full(self.people, -1)
        entry = last = np.zeros(self.people)
        rows, young = [], 0
        for k, stage in enumerate(stages, 1):
            at = self._places(stage)
            who, seconds = self.keys[at] >> (self.when + self.what), self._seconds(at)
            there = at > place[who] if k == 1 else (place[who] >= 0) & (at > place[who])
            if k > 1 and within_days is not None:
                there &= seconds - entry[who] <= int(within_days * DAY)
            at, who, seconds = at[there], who[there], seconds[there]
            begins = np.flatnonzero(np.diff(who, prepend=-1))
            if k == 1 and as_of is not None and within_days is not None:
                limit = pd.Timestamp(as_of + dt.timedelta(days=1)).timestamp() - within_days * DAY
                old = seconds[begins] <= int(limit)
                young, begins = int((~old).sum()), begins[old]
            before, place, last = last, np.full(self.people, -1), np.zeros(self.people)
            place[who[begins]], last[who[begins]] = at[begins], seconds[begins]
            entry = last if k == 1 else entry
            took = (last - before)[who[begins]] / DAY
            rows.append({"stage": k, "step": stage, "reached": len(begins), "customers": len(begins),
                         "median_days": float(np.median(took)) if k > 1 and len(took) else float("nan"), "young": 0})  # fmt: skip
        return pd.DataFrame(rows).assign(young=young)

    def _blocks(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Pieces of the keys beside the key that follows each."""
        for start in range(0, len(self.keys), _BLOCK):
            block = self.keys[start : start + _BLOCK]
            following = self.keys[start + 1 : start + _BLOCK + 1]
            yield block, following if len(following) == len(block) else np.append(following, -1)

    def _places(self, stage: str) -> np.ndarray:
        code = self.names.index(stage) if stage in self.names else -1
        pieces = [np.flatnonzero((self.keys[start : start + _BLOCK] & ((1 << self.what) - 1)) == code) + start for start in range(0, len(self.keys), _BLOCK)]
        return np.concatenate(pieces) if pieces else np.zeros(0, dtype="int64")

    def _seconds(self, at: np.ndarray) -> np.ndarray:
        first, second, within = self.times
        time = ((self.keys[at] >> self.what) & ((1 << self.when) - 1)) // within + first
        return time / second


def sorted_paths(touches: ir.Table) -> SortedPaths:
    """Sort everything that customers did into one array; for tables in DuckDB.

    Customers are told apart by a hash of 64 bits: among a million, two are taken for one with a chance of 1 in 37 million.

    Parameters
    ----------
    touches : customer_id, at, rank, sequence, step.

    Raises
    ------
    ValueError : when who, when and what together need more than 63 bits, as with times in microseconds over years for many customers.

    Examples
    --------
    >>> touches = ibis.memtable({"customer_id": ["a", "a", "b"], "step": ["x", "y", "x"], "at": pd.to_datetime(
    ...     ["2024-01-01", "2024-01-02", "2024-01-01"]), "rank": 0, "sequence": 0})
    >>> sorted_paths(touches).transitions().values.tolist()
    [['x', '(end)', 1], ['x', 'y', 1], ['y', '(end)', 1]]
    """
    steps = _described(touches)
    if steps.empty:
        return SortedPaths(np.zeros(0, dtype="int64"), [], 0, 0, 0, (0, 1, 1))
    second = _MICRO if steps["micro"].any() else 1
    first, low = int(steps["first"].min()) // (_MICRO // second), int(steps["low"].min())
    width = int(steps["high"].max()) - low + 1
    within = width * (int(steps["rank"].max()) + 1)
    what = max(len(steps) - 1, 1).bit_length()
    order = touches["rank"].cast("int64") * width + touches["sequence"].cast("int64") - low
    asked = touches.select(who=_hash(touches.customer_id), what=_hash(touches.step), at=_epoch_us(touches.at), **({"order": order} if within > 1 else {}))
    who, keys = _read(asked, steps, (first, second, within), what)
    when = int(keys.max(initial=0)).bit_length() - what
    who, people = pd.factorize(who)
    if len(people).bit_length() + when + what > 63:
        raise ValueError(f"{len(people):,} customers, {when} bits of time and {len(steps)} steps do not fit into one number; use transitions and funnels.")
    for start in range(0, len(keys), _BLOCK):
        keys[start : start + _BLOCK] |= who[start : start + _BLOCK] << (when + what)
    del who
    keys.sort()
    return SortedPaths(keys, steps["step"].tolist(), len(people), when, what, (first, second, within))


def _described(touches: ir.Table) -> pd.DataFrame:
    """Each step with its number, its hash, and the bounds of what orders it; by name, so that codes are in the order of names."""
    at, sequence = _epoch_us(touches.at), touches["sequence"].cast("int64")
    counted = touches.group_by("step").agg(
        n=touches.count(), first=at.min(), micro=(at % _MICRO).max() > 0, rank=touches["rank"].cast("int64").max(), low=sequence.min(), high=sequence.max()
    )
    return counted.mutate(hash=_hash(counted.step)).to_pandas().sort_values("step", ignore_index=True)


@ibis.udf.scalar.builtin(name="hash")
def _hash(name: str) -> dtypes.uint64:
    """DuckDB's own hash; that of ibis costs as much again for a change of type."""


@ibis.udf.scalar.builtin(name="epoch_us")
def _epoch_us(at: dtypes.timestamp) -> int:
    """Microseconds as a whole number."""


def _read(asked: ir.Table, steps: pd.DataFrame, times: tuple[int, int, int], what: int) -> tuple[np.ndarray, np.ndarray]:
    """Read who, and when beside what, batch by batch, into two arrays."""
    (first, second, within), hashes = times, pd.Index(steps["hash"])
    n, start = int(steps["n"].sum()), 0
    who, keys = np.empty(n, dtype="uint64"), np.empty(n, dtype="int64")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ibis asks DuckDB for batches by a name it is giving up
        for batch in asked.to_pyarrow_batches(chunk_size=_BLOCK):
            part = slice(start, start + len(batch))
            key = batch["at"].to_numpy() // (_MICRO // second) - first
            key = key * within + batch["order"].to_numpy() if within > 1 else key
            keys[part] = key << what | hashes.get_indexer(batch["what"].to_numpy())
            who[part] = batch["who"].to_numpy()
            start += len(batch)
    return who, keys
