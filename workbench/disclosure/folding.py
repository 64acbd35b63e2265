"""Where a name may be left out instead of a number: what few did goes into one group that is about enough."""

from __future__ import annotations

import pandas

OTHER = "(other)"


def fold_few(counts: pandas.DataFrame, *, by: str, name: str, minimum: int) -> pandas.DataFrame:
    """Fold what few customers did into "(other)", group by group, until no cell is about a few.

    Parameters
    ----------
    counts : from `transitions` or `paths.step_matrix`: the columns `by` and `name`, customers, and numbers that add up.
    by, name : each group of `by` is folded apart; the cells of `name` that go into "(other)" are the smallest ones, and as many
        as it takes for one of them to be about at least `minimum` customers. A group that is small as a whole is left out.

    Returns the same columns; `customers` of a folded cell is the least it can be.
    """
    rows = []
    for _, group in counts.groupby(by, sort=True):
        ordered = group.assign(other=group[name] == OTHER).sort_values(
            ["other", "customers", name], ascending=[True, False, True]
        )
        fold = ordered["other"] | (ordered["customers"] < minimum)
        while fold.any() and not fold.all() and ordered.loc[fold, "customers"].max() < minimum:
            fold[ordered.loc[~fold, "customers"].index[-1]] = True
        kept, folded = ordered[~fold].drop(columns="other"), ordered[fold].drop(columns="other")
        if len(folded) and folded["customers"].max() >= minimum:
            numbers = folded.drop(columns=[by, name, "customers"]).sum()
            one = {by: group[by].iloc[0], name: OTHER, "customers": folded["customers"].max(), **numbers}
            kept = pandas.concat([kept, pandas.DataFrame([one])], ignore_index=True)
        rows.append(kept.sort_values(name))
    together = pandas.concat(rows, ignore_index=True) if rows else counts.iloc[:0]
    return together[list(counts.columns)].astype({c: t for c, t in counts.dtypes.items() if t == "int64"})


def fold_small(labels: pandas.Series, *, minimum: int = 10) -> pandas.Series:
    """Empty the labels of groups too small to show, and the next smallest ones until the emptied are enough together.

    >>> fold_small(pandas.Series(["a"] * 12 + ["b"] * 11 + ["c"]), minimum=10).value_counts().to_dict()
    {'a': 12, '': 12}
    """
    sizes = labels[labels != ""].value_counts().sort_index(kind="stable").sort_values(kind="stable")
    empty = int((labels == "").sum())
    gone = list(sizes.index[sizes < minimum])
    for name in sizes.index[len(gone) :]:
        if not gone and not 0 < empty < minimum:
            break
        if empty + sizes[gone].sum() >= minimum:
            break
        gone.append(name)
    return labels.where(~labels.isin(gone), "")
