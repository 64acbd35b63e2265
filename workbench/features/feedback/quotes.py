"""What customers said in their own words: redacted, and only where a dataset allows it and enough customers said so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from workbench.features.feedback.themes import NONE

EACH, SHORTEST, LONGEST = 3, 8, 200  # quotes of a theme; characters of one


def allowed(privacy: Mapping[str, Any]) -> bool:
    """Say whether a dataset allows quotes: [privacy] quotes = true; without a word it does not.

    >>> allowed({"minimum_cell": 10}), allowed({"quotes": True})
    (False, True)
    """
    return privacy.get("quotes", False) is True


def quotes(said: pd.DataFrame, nearness: np.ndarray, *, allowed: bool, minimum: int) -> pd.DataFrame:
    """Return up to three quotes of each theme that enough customers write about, those most typical of it.

    Comments from which something was taken out, and very short or long ones, are not quoted.

    Parameters
    ----------
    said : customer_id, comment, theme. nearness : how near each comment is to its theme, 0 to 1.

    Returns
    -------
    theme, quote.
    """
    columns = ["theme", "quote"]
    text = said["comment"].str.replace(r"\s+", " ", regex=True).str.strip()
    rows = said.assign(quote=text, near=nearness)[["customer_id", "theme", "quote", "near"]]
    rows = rows[
        (rows["theme"] != NONE) & text.str.len().between(SHORTEST, LONGEST) & ~text.str.contains(r"\[\w+\]", regex=True)
    ]
    people = said.groupby("theme")["customer_id"].nunique()
    rows = rows[rows["theme"].map(people) >= max(minimum, 1)]
    if not allowed or rows.empty:
        return pd.DataFrame({column: pd.Series(dtype="str") for column in columns})
    typical = rows.sort_values(["theme", "near", "quote"], ascending=[True, False, True])
    chosen = (
        typical.drop_duplicates(["theme", "quote"])
        .drop_duplicates(["theme", "customer_id"])
        .groupby("theme")
        .head(EACH)
    )
    order = people.sort_values(ascending=False, kind="stable").index
    return chosen.assign(place=chosen["theme"].map({name: k for k, name in enumerate(order)})).sort_values(
        ["place", "near", "quote"], ascending=[True, False, True], ignore_index=True
    )[columns]
