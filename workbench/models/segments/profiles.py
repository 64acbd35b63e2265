"""What segments differ in, judged by variables that did not make them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import chi2_contingency, kruskal, rankdata
from statsmodels.stats.multitest import multipletests

from workbench import disclosure

FEWEST = 30
COLUMNS = ["variable", "customers", "effect", "lo", "hi", "p_value", "adjusted", "differs"]


def differences(
    variables: pd.DataFrame, labels: pd.Series, *, level: float = 0.95, resamples: int = 200, seed: int = 0
) -> pd.DataFrame:
    """Test every variable for a difference between segments, with its size and the false discovery rate held.

    Numbers are compared by their ranks (Kruskal-Wallis), words by their counts (chi-squared). The size of a difference
    is on the scale of a correlation for both: the root of the share of rank variance between segments, and Cramér's V,
    each less what chance alone gives; its range is a bootstrap over customers. Adjusted p-values are Benjamini &
    Hochberg's over all variables.

    Parameters
    ----------
    variables : one column per variable, none of which was used to make the segments: p-values of those would be void.
    labels : segment of each row.

    Returns
    -------
    variable, customers (with a value), effect, lo, hi, p_value, adjusted, differs (adjusted below 1 - level), the
    largest effect first. Variables known of fewer than 30 customers, or that do not vary, are left out.
    """
    rows = []
    for number, name in enumerate(variables.columns):
        known = variables[name].notna()
        values, groups = variables.loc[known, name], labels[known]
        if len(values) < FEWEST or values.nunique() < 2 or groups.nunique() < 2:
            continue
        codes, group = _codes(values), pd.factorize(groups, sort=True)[0]
        numeric = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
        order = np.lexsort([group, codes])  # the same customers in any order give the same range
        codes, group = codes[order], group[order]
        rng = np.random.default_rng([seed, number])
        drawn = (rng.integers(len(codes), size=len(codes)) for _ in range(resamples))
        again = [_effect(codes[d], group[d], numeric) for d in drawn]
        effect, p_value = _effect(codes, group, numeric), _p_value(codes, group, numeric)
        lo, hi = np.quantile(again, [(1 - level) / 2, (1 + level) / 2])
        rows.append((name, len(values), effect, min(lo, effect), max(hi, effect), p_value))
    found = pd.DataFrame(rows, columns=COLUMNS[:6])
    adjusted = multipletests(found["p_value"], method="fdr_bh")[1] if len(found) else []
    found = found.assign(adjusted=adjusted, differs=np.asarray(adjusted) < 1 - level)
    return found.sort_values(["effect", "variable"], ascending=[False, True], ignore_index=True)


def profile(variables: pd.DataFrame, labels: pd.Series, *, order: Sequence[str]) -> pd.DataFrame:
    """Describe each segment by each variable, beside all customers.

    Numbers by their median, shares (columns that end in "_share") by their mean, words by the share of customers with
    each of them. The segments stand in the order given.

    Returns variable, level (of words, else ""), segment, customers (with a value), value, overall, index (value over
    overall, times 100; missing where overall is 0), called (variable, and level where there is one).
    """
    parts = []
    for name in variables.columns:
        known = variables[name].notna()
        values, groups = variables.loc[known, name], labels[known]
        if values.empty:
            continue
        for level, column in _levels(name, values):
            middle = "mean" if level or name.endswith("_share") else "median"
            by = column.groupby(groups).agg([middle, "size"]).set_axis(["value", "customers"], axis=1)
            by = by.reindex([segment for segment in order if segment in by.index])
            parts.append(
                by.rename_axis("segment")
                .reset_index()
                .assign(variable=name, level=level, overall=getattr(column, middle)())
            )
    columns = ["variable", "level", "segment", "customers", "value", "overall", "index", "called"]
    if not parts:
        return pd.DataFrame(columns=columns)
    found = pd.concat(parts, ignore_index=True)
    found["index"] = 100 * found["value"] / found["overall"].where(found["overall"] != 0)
    found["called"] = found["variable"].where(found["level"] == "", found["variable"] + ": " + found["level"])
    return found[columns]


def guarded(profile: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Say of each row of `profile`, in value_hidden and index_hidden, whether it would tell of few."""
    hidden = disclosure.guard_levels(profile, minimum=minimum) == "c"
    return profile.assign(value_hidden=hidden, index_hidden=hidden)


def public(guarded: pd.DataFrame) -> pd.DataFrame:
    """Return a guarded profile without what would tell of few, for whatever leaves as a file."""
    kept = ["variable", "level", "segment", "customers", "value", "overall", "index"]
    marks = pd.DataFrame(
        {name: np.where(guarded[f"{name}_hidden"], "c", "") for name in ("value", "index")}, guarded.index
    )
    return disclosure.without_hidden(guarded, marks)[kept]


def strongest(profile: pd.DataFrame, apart: pd.DataFrame, *, most: int = 4) -> pd.DataFrame:
    """Return the rows of a profile whose variables differ most between segments, in the order of `differences`."""
    differing = apart.loc[apart["differs"], ["variable"]].head(most)
    return differing.merge(profile, on="variable").dropna(subset=["index"])


def _levels(name: str, values: pd.Series):
    """A number as it is; of words one column per word that says who has it."""
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return [("", values.astype("float64"))]
    words = values.astype(str)
    return [(word, (words == word).astype("float64")) for word in sorted(words.unique())]


def _codes(values: pd.Series) -> np.ndarray:
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return values.to_numpy(dtype="float64")
    return pd.factorize(values.astype(str), sort=True)[0]


def _effect(values: np.ndarray, group: np.ndarray, numeric: bool) -> float:
    """Size of the difference on the scale of a correlation."""
    n, k = len(values), len(np.unique(group))
    if k < 2 or len(np.unique(values)) < 2:
        return 0.0
    if numeric:
        ranks = rankdata(values)
        means = np.bincount(group, ranks) / np.maximum(np.bincount(group), 1)
        share = ((means[group] - ranks.mean()) ** 2).sum() / ((ranks - ranks.mean()) ** 2).sum()
        unbiased = 1 - (1 - share) * (n - 1) / max(n - k, 1)
        return float(np.sqrt(max(unbiased, 0.0)))
    table = _counts(group, values)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / n
    statistic, free = ((table - expected) ** 2 / expected).sum(), (table.shape[0] - 1) * (table.shape[1] - 1)
    return float(np.sqrt(max(statistic - free, 0.0) / (n * (min(table.shape) - 1))))


def _p_value(values: np.ndarray, group: np.ndarray, numeric: bool) -> float:
    if len(np.unique(group)) < 2 or len(np.unique(values)) < 2:
        return 1.0
    if numeric:
        return float(kruskal(*(values[group == g] for g in np.unique(group))).pvalue)
    return float(chi2_contingency(_counts(group, values), correction=False).pvalue)


def _counts(group: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Customers by group and word; words and groups without a customer are left out."""
    rows, columns = int(group.max()) + 1, int(values.max()) + 1
    table = np.bincount(group * columns + values, minlength=rows * columns).reshape(rows, columns)
    return table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
