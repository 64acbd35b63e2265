"""Paths as sorted numbers: what each customer, or each journey, did in order, for counting transitions and funnels of large tables.

DuckDB reads and codes; the order is made by sorting one whole number a touch, which says who, when and what. Windows over text, which
`journeys.steps` asks of the engine for what needs more than the order, take several times as long and twice the memory.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import ibis
import ibis.expr.datatypes as dtypes
import ibis.expr.types as ir
import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.arguments import one_of
from workbench.features.journeys.journeys import Repeats

_BLOCK = 1 << 20
_MICRO = 1_000_000
_BITS = 63


@dataclass(frozen=True)
class SortedPaths:
    """Steps path by path and in order within each; made by `sorted_paths`.

    `who` (the path, ascending), `step` (its place in `names`), `at` (whole seconds) and `moment` (ascending, the same for steps of a
    path at the same time to the microsecond) have one number a step; `owners` say which customer a path is of, ascending, so that all
    paths of a customer stand together.
    """

    who: np.ndarray
    step: np.ndarray
    at: np.ndarray
    moment: np.ndarray
    names: list[str]
    owners: np.ndarray

    def folded(self, keep: Sequence[str], other: str) -> SortedPaths:
        """Call every step that is not kept by one other name."""
        names = sorted({*(set(keep) & set(self.names)), other})
        place = {name: k for k, name in enumerate(names)}
        codes = np.array([place.get(name, place[other]) for name in self.names], dtype="int32")
        return replace(self, step=codes[self.step], names=names)

    def places(self, name: str) -> np.ndarray:
        """Return where a step is; ArgumentFault with the closest name where no path has it, but some have others."""
        ours = name.startswith("(") and name not in self.names  # what is folded, as (other), may be in no path
        if ours or not self.names:
            return np.flatnonzero(self.step == -1)
        return np.flatnonzero(self.step == self.names.index(one_of(name, self.names, "step")))

    def following(self) -> np.ndarray:
        """Return what comes after each step: its number, or that behind the last name where the path is over."""
        over = np.int32(len(self.names))
        same = self.who[1:] == self.who[:-1]
        return np.append(np.where(same, self.step[1:], over), over)[: len(self.step)]

    def blocks(self) -> Iterator[slice]:
        """Yield places piece by piece, all those of a customer in one."""
        start = 0
        while start < len(self.who):
            owner = self.owners[self.who[min(start + _BLOCK, len(self.who)) - 1]]
            stop = np.searchsorted(self.who, self.who.dtype.type(np.searchsorted(self.owners, owner, "right")))
            yield slice(start, int(stop))
            start = stop


def sorted_paths(
    touches: ir.Table,
    *,
    by: Literal["customer_id", "journey"] = "customer_id",
    repeats: Repeats = "keep",
    cap: int = 1000,
) -> SortedPaths:
    """Sort everything that customers did, or did in each of their journeys, into arrays.

    A table in another database than DuckDB is brought over, as far as it is needed. Customers and journeys are told apart by a hash of 64 bits: among a million, two are taken for one with a chance of 1 in 37 million.

    Parameters
    ----------
    touches : customer_id, at, rank, sequence, step, converted, and journey where paths are journeys; what is in none is left out.
    repeats : `"collapse"` drops a step that repeats the one before it, but no conversion.
    cap : what a path has beyond so many steps is dropped: it is taken for a machine's.

    Examples
    --------
    >>> touches = ibis.memtable({"customer_id": ["a", "a", "b"], "step": ["x", "y", "x"], "at": pd.to_datetime(
    ...     ["2024-01-01", "2024-01-02", "2024-01-01"]), "rank": 0, "sequence": 0, "converted": False})
    >>> paths = sorted_paths(touches)
    >>> paths.who.tolist(), [paths.names[k] for k in paths.step]
    ([0, 0, 1], ['x', 'y', 'x'])
    """
    kept = _brought_over(touches.filter(touches[by].notnull()), by)
    steps = _described(kept)
    who, at, order, step = _read(kept, by, steps)
    coded = pa.array(who).dictionary_encode()
    who, found = coded.indices.to_numpy(), coded.dictionary.to_numpy()
    owners = np.arange(len(found))
    if by != "customer_id":
        owners, renumbered = _owners(kept, by, found)
        who = renumbered[who]
    who, at, step = _in_order(who, at, order, step)
    moment = _moments(who, at)
    at = at // _MICRO if steps["micro"].any() else at
    paths = SortedPaths(who, step, at, moment, steps["step"].tolist(), owners)
    paths = _without_repeats(paths, steps["converted"].to_numpy()) if repeats == "collapse" else paths
    return _shortened(paths, cap)


def _brought_over(touches: ir.Table, by: str) -> ir.Table:
    """In DuckDB, whose hash and batches of numbers are used here."""
    if ibis.get_backend(touches).name == "duckdb":
        return touches
    needed = {"customer_id", by, "at", "rank", "sequence", "step", "converted"}
    return ibis.memtable(touches.select(*sorted(needed)).to_pyarrow())


def _described(touches: ir.Table) -> pd.DataFrame:
    """Each step with its number, its hash, and the bounds of what orders it; by name, so that codes are in the order of names."""
    at, sequence = _epoch_us(touches.at), touches["sequence"].cast("int64")
    counted = touches.group_by("step").agg(
        n=touches.count(), micro=(at % _MICRO).max() > 0, converted=touches.converted.any(), rank=touches["rank"].cast("int64").max(),
        low=sequence.min(), high=sequence.max(),
    )  # fmt: skip
    return counted.mutate(hash=_hash(counted.step)).to_pandas().sort_values("step", ignore_index=True)


@ibis.udf.scalar.builtin(name="hash")
def _hash(name: str) -> dtypes.uint64:
    """DuckDB's own hash; that of ibis costs as much again for a change of type."""


@ibis.udf.scalar.builtin(name="epoch_us")
def _epoch_us(at: dtypes.timestamp) -> dtypes.int64:
    """Microseconds as a whole number."""


def _read(
    touches: ir.Table, by: str, steps: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None, np.ndarray]:
    """Read batch by batch: the hash of who, when (seconds, or microseconds where there are any), the order at one time, what."""
    names = {"who": _hash(touches[by]), "at": _epoch_us(touches.at), "what": _hash(touches.step)}
    low, high = (int(steps[name].agg(end)) if len(steps) else 0 for name, end in (("low", "min"), ("high", "max")))
    if high > low or steps["rank"].max() > 0:
        names["order"] = touches["rank"].cast("int64") * (high - low + 1) + touches["sequence"].cast("int64") - low
    n, unit, start = int(steps["n"].sum()), 1 if steps["micro"].any() else _MICRO, 0
    who, at, step = np.empty(n, dtype="uint64"), np.empty(n, dtype="int64"), np.empty(n, dtype="int32")
    order = np.empty(n, dtype="int64") if "order" in names else None
    hashes = pd.Index(steps["hash"].astype("uint64"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ibis asks DuckDB for batches by a name it is giving up
        for batch in touches.select(**names).to_pyarrow_batches(chunk_size=_BLOCK):
            part = slice(start, start := start + len(batch))
            who[part], at[part] = batch["who"].to_numpy(), batch["at"].to_numpy() // unit
            step[part] = hashes.get_indexer(batch["what"].to_numpy())
            if order is not None:
                order[part] = batch["order"].to_numpy()
    return who, at, order, step


def _owners(touches: ir.Table, by: str, found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The customers of the paths in ascending order, and the new number of each path, so that those of a customer stand together."""
    each = touches.group_by(path=_hash(touches[by])).agg(owner=_hash(touches.customer_id.min())).to_pandas()
    owner = pd.factorize(each.set_index("path")["owner"].reindex(found).to_numpy())[0]
    turn = np.argsort(owner, kind="stable")
    renumbered = np.empty_like(turn)
    renumbered[turn] = np.arange(len(turn))
    return owner[turn], renumbered


def _in_order(
    who: np.ndarray, at: np.ndarray, order: np.ndarray | None, step: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sort by who, when and the declared order, and last by name: as one number where they fit into one."""
    if not len(who):
        return who.astype("int32"), at, step
    first, within = int(at.min()), 1 if order is None else int(order.max()) + 1
    what, when = int(step.max()).bit_length(), ((int(at.max()) - first + 1) * within).bit_length()
    if int(who.max()).bit_length() + when + what > _BITS:
        turn = np.lexsort(
            (step, at, who) if order is None else (step, order, at, who)
        )  # a place among all rows is long
        return who[turn].astype("int32"), at[turn], step[turn]
    keys, who = at, who.astype("int64", copy=False)  # what came is not needed again: in place, memory is what limits
    keys -= first
    if order is not None:
        keys *= within
        keys += order
    keys <<= what
    keys |= step
    who <<= when + what
    keys |= who
    keys.sort()
    step = (keys & ((1 << what) - 1)).astype("int32")
    who = (keys >> (when + what)).astype("int32")
    keys >>= what
    keys &= (1 << when) - 1
    keys //= within
    keys += first
    return who, keys, step


def _moments(who: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Number the moments of the paths in order."""
    moment = np.zeros(len(who), dtype="int32")
    np.cumsum((who[1:] != who[:-1]) | (at[1:] != at[:-1]), out=moment[1:])
    return moment


def _without_repeats(paths: SortedPaths, converts: np.ndarray) -> SortedPaths:
    again = (paths.who[1:] == paths.who[:-1]) & (paths.step[1:] == paths.step[:-1]) & ~converts[paths.step[1:]]
    return _kept(paths, np.append(True, ~again)) if len(paths.who) else paths


def _shortened(paths: SortedPaths, cap: int) -> SortedPaths:
    begins = np.flatnonzero(np.diff(paths.who, prepend=-1))
    lengths = np.diff(begins, append=len(paths.who))
    if lengths.max(initial=0) <= cap:
        return paths
    return _kept(paths, np.arange(len(paths.who)) - np.repeat(begins, lengths) < cap)


def _kept(paths: SortedPaths, kept: np.ndarray) -> SortedPaths:
    return replace(paths, **{name: getattr(paths, name)[kept] for name in ("who", "step", "at", "moment")})
