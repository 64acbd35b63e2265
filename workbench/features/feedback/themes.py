"""Comments by theme: who wrote about it, how many of them unhappily, lately and before, and who bought nothing afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench import disclosure

NONE = "none-of-these"


def with_theme(said: pd.DataFrame, labels: np.ndarray, names: Sequence[str]) -> pd.DataFrame:
    """Return comments with the name of their theme; `none-of-these` for those near none.

    >>> with_theme(pd.DataFrame({"comment": ["x", "y"]}), np.array([0, -1]), ["price"])["theme"].tolist()
    ['price', 'none-of-these']
    """
    return said.assign(theme=[names[label] if label >= 0 else NONE for label in labels])


def by_theme(said: pd.DataFrame, negative: pd.Series, *, as_of: dt.date, days: int = 90) -> pd.DataFrame:
    """Count customers by theme, themes first that most write about.

    Parameters
    ----------
    said : customer_id, day, theme. negative : chance that each comment is negative, missing where it is not told.
    days : length of the stretch up to the day, and of the one before it, that are compared.

    Returns
    -------
    theme, customers, comments, unhappy (customers with a negative comment on it; missing where tone is not told), wrote
    (customers with a comment on anything), before, now, all_before, all_now (customers in both stretches). A theme, not
    the comments near none.
    """
    last = pd.Timestamp(as_of)
    age = (last - said["day"]).dt.days // days
    known = said.assign(negative=negative.to_numpy(), age=age)
    named = known[known["theme"] != NONE]
    counted = named.groupby("theme").agg(customers=("customer_id", "nunique"), comments=("customer_id", "size"))
    unhappy = named[named["negative"] >= 0.5].groupby("theme")["customer_id"].nunique()
    told = named.groupby("theme")["negative"].count() > 0
    counted["unhappy"] = unhappy.reindex(counted.index).fillna(0).astype("float64").where(told)
    counted["wrote"] = known["customer_id"].nunique()
    for number, name in ((1, "before"), (0, "now")):
        mine = named[named["age"] == number].groupby("theme")["customer_id"].nunique()
        counted[name] = mine.reindex(counted.index).fillna(0).astype("int64")
        counted[f"all_{name}"] = known.loc[known["age"] == number, "customer_id"].nunique()
    return counted.reset_index().sort_values(["customers", "theme"], ascending=[False, True], ignore_index=True)


def lately(said: pd.DataFrame, *, as_of: dt.date, days: int = 90) -> np.ndarray:
    """Say of each comment whether it was written within so many days up to a day.

    >>> lately(pd.DataFrame({"day": pd.to_datetime(["2024-01-01", "2024-03-01"])}), as_of=dt.date(2024, 3, 1), days=30).tolist()
    [False, True]
    """
    return ((pd.Timestamp(as_of) - said["day"]).dt.days < days).to_numpy()


def afterwards(said: pd.DataFrame, tables: Mapping[str, ir.Table], *, as_of: dt.date, days: int = 90) -> pd.DataFrame:
    """Count by theme the customers who bought nothing within so many days after they first wrote about it.

    Only those count whose comment lies so many days back. Without transactions, or without anybody, there are no rows.

    Returns
    -------
    theme, customers, quiet.
    """
    named = said[said["theme"] != NONE]
    first = named.groupby(["theme", "customer_id"], as_index=False)["day"].min()
    first = first[first["day"] <= pd.Timestamp(as_of) - pd.Timedelta(days=days)]
    if "transactions" not in set(tables) or first.empty:
        return pd.DataFrame({"theme": pd.Series(dtype="str"), "customers": [], "quiet": []})
    lines = tables["transactions"]
    bought = lines.filter(
        (lines.amount > 0) & (lines.ordered_at.cast("date") <= ibis.date(as_of.year, as_of.month, as_of.day))
    )
    on = bought.select("customer_id", bought_on=bought.ordered_at.cast("date")).distinct().to_pandas()
    on["bought_on"] = pd.to_datetime(on["bought_on"])
    met = first.merge(on, on="customer_id")
    met = met[(met["bought_on"] > met["day"]) & (met["bought_on"] <= met["day"] + pd.Timedelta(days=days))]
    active = met.drop_duplicates(["theme", "customer_id"]).groupby("theme").size()
    counted = first.groupby("theme").size().rename("customers").to_frame()
    counted["quiet"] = (counted["customers"] - active.reindex(counted.index).fillna(0)).astype("int64")
    return counted.sort_values("customers", ascending=False, kind="stable").reset_index()


def by_language(said: pd.DataFrame) -> pd.DataFrame:
    """Count comments by the language that most of a customer's are in: language, customers, comments.

    >>> by_language(pd.DataFrame({"customer_id": ["a", "a", "b"], "language": ["en", "en", "zh"]})).values.tolist()
    [['en', 1, 2], ['zh', 1, 1]]
    """
    named = said.assign(language=said["language"].replace("", "none"))
    counts = named.groupby(["customer_id", "language"]).size().rename("comments").reset_index()
    main = counts.sort_values(["customer_id", "comments", "language"], ascending=[True, False, True])
    own = main.drop_duplicates("customer_id")["language"].value_counts()
    found = pd.DataFrame({"customers": own, "comments": named["language"].value_counts()}).fillna(0).astype("int64")
    return (
        found.rename_axis("language")
        .reset_index()
        .sort_values(["comments", "language"], ascending=[False, True], ignore_index=True)
    )


def shown(themes: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the themes that enough customers write about, for a figure."""
    return themes[themes["customers"] >= max(minimum, 1)].head(12).reset_index(drop=True)


def published(themes: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the table of themes for a file: without what is about few."""
    roles: dict[str, disclosure.Role] = {
        "theme": "name", "customers": "people", "rate": "rate", "lo": "rate", "hi": "rate", "comments": "events",
        "share_before": "rate", "share_now": "rate",
    }  # fmt: skip
    there = {name: role for name, role in roles.items() if name in themes}
    return disclosure.without_hidden(
        themes[list(there)], disclosure.guard_table(themes[list(there)], there, minimum=minimum)
    )


def listed(said: pd.DataFrame, negative: pd.Series) -> pd.DataFrame:
    """Return each comment's theme and tone without its text, for an analyst: customer_id, day, source, language, theme, p_negative."""
    return said[["customer_id", "day", "source", "language", "theme"]].assign(p_negative=negative.to_numpy())
