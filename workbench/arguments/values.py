"""Checks that functions make themselves: names that must be there, and numbers all of which must be known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from workbench.errors import ArgumentFault, did_you_mean

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_NAMED = 8  # names or rows that a message shows


def one_of(name: str, there: Collection[str], argument: str) -> str:
    """Return a name that is among those there are.

    Raises ArgumentFault with the closest one where it is not.

    >>> one_of("histroy", ["history", "region"], "adjust_for")
    Traceback (most recent call last):
    ...
    workbench.errors.ArgumentFault: adjust_for: 'histroy' is not one of history, region. Did you mean 'history'?
    """
    if name in there:
        return name
    shown = ", ".join(list(there)[:_NAMED]) + (", …" if len(there) > _NAMED else "")
    what = f"is not one of {shown}." if there else "is not there; there is none."
    raise ArgumentFault(f"{argument}: {name!r} {what}{did_you_mean(str(name), there)}")


def listed(text: str, there: Collection[str], argument: str) -> list[str]:
    """Return the names in a text with commas between them, every one of which is there.

    >>> listed("region, age", ["age", "region"], "adjust_for")
    ['region', 'age']
    """
    return [one_of(name.strip(), there, argument) for name in text.split(",") if name.strip()]


def columns(frame: pd.DataFrame, names: Iterable[str], argument: str) -> None:
    """Raise ArgumentFault where a frame lacks one of the columns, with the closest that it has.

    >>> import pandas as pd
    >>> columns(pd.DataFrame({"recency": [1]}), ["recency"], "X")
    """
    for name in names:
        if name not in frame.columns:
            has = ", ".join(map(str, frame.columns[:_NAMED])) or "none"
            hint = did_you_mean(name, map(str, frame.columns))
            raise ArgumentFault(f"argument {argument} has no column {name!r}; it has {has}.{hint}")


def complete(frame: pd.DataFrame, names: Iterable[str], argument: str) -> None:
    """Raise ArgumentFault where one of the columns has a missing value: what is summed over it would be short without a word.

    >>> import pandas as pd
    >>> complete(pd.DataFrame({"active": [4.0, None]}), ["active"], "counts")
    Traceback (most recent call last):
    ...
    workbench.errors.ArgumentFault: argument counts: column 'active' is missing in 1 of 2 rows; it has to be known in every row.
    """
    for name in names:
        if missing := int(frame[name].isna().sum()):
            raise ArgumentFault(
                f"argument {argument}: column {name!r} is missing in {missing:,} of {len(frame):,} rows; it has to be known in every row."
            )


def known(values: Any, argument: str, *, least: float = float("-inf"), most: float = float("inf")) -> np.ndarray:
    """Return values as floats, none of which is missing, infinite, a text, or below `least` or above `most`.

    >>> known([1, 2.5], "days").tolist()
    [1.0, 2.5]
    >>> known([1, None], "days")
    Traceback (most recent call last):
    ...
    workbench.errors.ArgumentFault: days: missing or infinite in row 1 (counted from 0); a known number is needed in every row.
    """
    import numpy as np
    import pandas as pd

    raw = np.asarray(values)
    if raw.dtype.kind not in "biuf":
        flat = pd.Series(raw.ravel(), dtype=object)
        texts = flat.notna() & ~flat.map(lambda value: isinstance(value, int | float | np.number))
        if texts.any():
            raise ArgumentFault(f"{argument}: {_rows(np.flatnonzero(texts))} holds no number.")
        raw = flat.astype("float64").to_numpy().reshape(raw.shape)
    found = raw.astype("float64")
    if len(bad := np.flatnonzero(~np.isfinite(found.ravel()))):
        raise ArgumentFault(f"{argument}: missing or infinite in {_rows(bad)}; a known number is needed in every row.")
    if len(bad := np.flatnonzero((found.ravel() < least) | (found.ravel() > most))):
        limits = f"from {least:g} to {most:g}" if most < float("inf") else f"{least:g} or more"
        raise ArgumentFault(f"{argument}: expected {limits}, which {_rows(bad)} is not.")
    return found


def _rows(bad: Sequence[int] | np.ndarray) -> str:
    named = ", ".join(str(int(row)) for row in bad[:3])
    more = f" and {len(bad) - 3:,} more" if len(bad) > 3 else ""
    return f"{'row' if len(bad) == 1 else 'rows'} {named}{more} (counted from 0)"
