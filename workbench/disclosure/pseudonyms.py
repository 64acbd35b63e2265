"""Pseudonyms for customer ids in exported lists: the same person has the same one in every run of a report, and another in another report."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from typing import Any

import pandas

from workbench.errors import ConfigurationError

IDS = ("customer_id", "referred_by")  # the columns that name customers
LEAST = 16  # letters of a key: shorter ones can be tried out
LENGTH = 20  # hexadecimal digits of a pseudonym, 80 bits: a million customers share none but once in 10^12 lists
_PREFIX = "env:"


def key(privacy: Mapping[str, Any]) -> bytes:
    """Return the key that a dataset declares for pseudonyms, from the environment; empty where it declares none.

    >>> key({"minimum_cell": 10})
    b''

    Raises
    ------
    ConfigurationError : where the variable is not set, or the key is so short that it can be tried out.
    """
    declared = str(privacy.get("pseudonyms", ""))
    if not declared:
        return b""
    variable = declared.removeprefix(_PREFIX)
    found = os.environ.get(variable, "")
    if len(found) < LEAST:
        came = "is not set" if not found else f"holds fewer than {LEAST} letters"
        raise ConfigurationError(
            f"[privacy] pseudonyms = {declared!r}: the environment variable {variable} {came}. Nothing is exported under "
            f"the ids themselves: set it to a secret of {LEAST} letters or more, the same each time, or take the key "
            "out of the dataset file."
        )
    return found.encode()


def pseudonym(identifier: str, *, secret: bytes, report: str) -> str:
    """Return what stands for a customer id in the lists of a report: HMAC-SHA256 (RFC 2104) of report and id, shortened.

    >>> pseudonym("C1", secret=b"not a secret, an example", report="churn")
    'p20e8c1335beed4bbeb0b'
    """
    told = hmac.new(secret, f"{report}\0{identifier}".encode(), hashlib.sha256).hexdigest()
    return f"p{told[:LENGTH]}"  # a letter first: no program takes it for a number


def pseudonymous(frame: pandas.DataFrame, *, secret: bytes, report: str) -> pandas.DataFrame:
    """Return a frame with every customer id replaced by its pseudonym; as it is without a key. A missing id stays missing.

    Rows are in the order of the pseudonyms: in that of the ids, or of anything that follows them, a list would tell who is who.

    >>> frame = pandas.DataFrame({"customer_id": ["C1"], "score": [0.5]})
    >>> pseudonymous(frame, secret=b"", report="churn")["customer_id"].tolist()
    ['C1']
    """
    held = [name for name in IDS if name in frame] if secret else []
    if not held:
        return frame
    replaced = frame.assign(**{name: _replaced(frame[name], secret, report) for name in held})
    return replaced.sort_values(held, kind="stable", ignore_index=True)


def _replaced(ids: pandas.Series, secret: bytes, report: str) -> pandas.Series:
    told = {each: pseudonym(str(each), secret=secret, report=report) for each in ids.dropna().unique()}
    return ids.astype(object).map(told)
