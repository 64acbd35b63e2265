"""What an estimator is given: who was treated, the outcome and what was known before, each refused where it cannot be used."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

SHOWN = 3  # values or rows that a message names


def arms(treated: ArrayLike, n: int | None = None) -> np.ndarray:
    """Return who was treated as an array of True and False, from values that are true or false, or 1 or 0, and nothing else.

    Raises ValueError where one is missing, is text or another number, or where there are not `n` of them.

    >>> arms([1, 0, 1]).tolist()
    [True, False, True]
    >>> arms(["Yes", "No"])
    Traceback (most recent call last):
    ...
    ValueError: treated has to hold True and False, or 1 and 0; 'Yes', 'No' came. Compare it with the value that means treated, as in arm == "treatment".
    """
    if isinstance(treated, np.ndarray | pd.Series) and treated.dtype == bool and n in (None, len(treated)):
        return np.array(treated)
    values = pd.Series(
        np.asarray(treated, dtype=object).ravel()
        if not isinstance(treated, pd.Series)
        else treated.to_numpy(dtype=object)
    )
    missing = values.isna()
    if missing.any():
        raise ValueError(
            f"treated is missing in {_rows(missing)}; whether a case was treated has to be known. Leave such cases out, and say so."
        )
    strange = ~values.map(
        lambda value: isinstance(value, bool | np.bool_ | int | float | np.number) and value in (0, 1)
    ).astype(bool)
    if strange.any():
        came = ", ".join(repr(value) for value in dict.fromkeys(values[strange].tolist()[: 50 * SHOWN]))
        raise ValueError(
            f"treated has to hold True and False, or 1 and 0; {came[:80]} came. "
            'Compare it with the value that means treated, as in arm == "treatment".'
        )
    if n is not None and len(values) != n:
        raise ValueError(f"treated has {len(values)} entries for {n} cases; it needs one for each.")
    return values.astype(bool).to_numpy()


def outcome(y: ArrayLike) -> np.ndarray:
    """Return one outcome as numbers, every one of which is known.

    Raises ValueError where one is missing or infinite, or is no number.

    >>> outcome([1.0, None])
    Traceback (most recent call last):
    ...
    ValueError: the outcome is missing or infinite in row 1 (rows counted from 0); an effect on some of the cases only would be another one. Leave out cases that were not observed, in both arms alike, and say so; who brought nothing has 0.
    """
    values = numbers(y, "the outcome")
    bad = ~np.isfinite(values)
    if bad.any():
        raise ValueError(
            f"the outcome is missing or infinite in {_rows(pd.Series(bad.ravel()))}; an effect on some of the cases only would be another "
            "one. Leave out cases that were not observed, in both arms alike, and say so; who brought nothing has 0."
        )
    return values


def covariates(X: ArrayLike, n: int) -> np.ndarray:
    """Return what was known before as an array of numbers, one row for each of `n` cases.

    Raises ValueError where a value is missing or infinite, is no number, or where the rows are not `n`; it names the column.

    >>> covariates(pd.DataFrame({"age": [30.0, None]}), 2)
    Traceback (most recent call last):
    ...
    ValueError: covariate 'age' is missing or infinite in row 1 (rows counted from 0). Fill it in and add a column that says so, or leave it out.
    """
    frame = X if isinstance(X, pd.DataFrame) else pd.DataFrame(np.asarray(X))
    if len(frame) != n:
        raise ValueError(f"X has {len(frame)} rows for {n} cases; it needs one for each.")
    columns = [numbers(frame[name], f"covariate {name!r}") for name in frame.columns]
    for name, column in zip(frame.columns, columns, strict=True):
        bad = ~np.isfinite(column)
        if bad.any():
            raise ValueError(
                f"covariate {name!r} is missing or infinite in {_rows(pd.Series(bad))}. "
                "Fill it in and add a column that says so, or leave it out."
            )
    return np.column_stack(columns) if columns else np.empty((n, 0))


def numbers(values: ArrayLike, what: str) -> np.ndarray:
    """Return values as floating numbers, missing ones as NaN; raises ValueError naming the first that is none.

    >>> numbers(["3 EUR"], "the outcome")
    Traceback (most recent call last):
    ...
    ValueError: the outcome has to be numbers; '3 EUR' came in row 0 (rows counted from 0).
    """
    raw = np.asarray(values)
    if raw.dtype.kind in "biuf":
        return raw.astype(float)
    flat = pd.Series(raw.ravel(), dtype=object)
    known = pd.to_numeric(flat.map(lambda value: value if not isinstance(value, str) else None), errors="coerce")
    bad = known.isna() & flat.notna()
    if bad.any():
        raise ValueError(f"{what} has to be numbers; {flat[bad].iloc[0]!r} came in {_rows(bad)}.")
    return known.to_numpy(float).reshape(raw.shape)


def _rows(bad: pd.Series) -> str:
    where = np.flatnonzero(bad.to_numpy())
    named = ", ".join(str(row) for row in where[:SHOWN])
    more = f" and {len(where) - SHOWN} more" if len(where) > SHOWN else ""
    return f"{'row' if len(where) == 1 else 'rows'} {named}{more} (rows counted from 0)"
