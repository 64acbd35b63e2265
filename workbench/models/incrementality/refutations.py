"""Attempts to refute an estimate: where it should find nothing, and what a hidden trait would have to be."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.incrementality import hidden_trait
from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.incrementality.verdicts import Diagnosis, Verdict
from workbench.models.nuisance import nuisance

COLUMNS = ["test", "estimate", "lo", "hi", "n_treated", "n_control", "verdict"]
HELD_BACK = (4, 5, 6)  # windows before the moment that are not adjusted for
FEWEST = 50  # treated trials with enough history for the earlier-spending test
COMPARED = 10_000  # trials by which traits are compared with a hidden one
WINSOR = 0.99
FIRST = "after_0"  # the first window's outcome, the one that most trials have
_LONG = ("spending_so_far", "orders_before", "recency")  # parts that see further back than the windows adjusted for


class Tried(NamedTuple):
    """A fitted trial, one of whose outcomes is the first window, and what it was fitted on; without `benchmark` the hidden trait is not compared with observed ones.

    `opened_by` is the part of X that decides who could be treated at all, where there is one.
    """

    panel: pd.DataFrame
    X: pd.DataFrame
    parts: dict[str, list[str]]
    fitted: DoublyRobustEstimator
    benchmark: bool = True
    opened_by: str = ""

    @property
    def treated(self) -> np.ndarray:
        return self.panel["treated"].to_numpy(bool)

    @property
    def total(self) -> pd.Series:
        """The first window's outcome, the one that most trials have."""
        return self.panel[FIRST]


class Refuted(NamedTuple):
    """The table of attempts, what follows from them, and the windows before the moment as those after it are shown:
    window (−4 is the fourth before), estimate, lo, hi, n_treated, n_control."""

    table: pd.DataFrame
    doubts: list[Diagnosis]
    before: pd.DataFrame


def none() -> pd.DataFrame:
    """The table without a row, where nothing was there to refute."""
    return pd.DataFrame(columns=COLUMNS)


def refute(tried: Tried, *, few_alike: bool = False) -> Refuted:
    """Try to refute an estimate.

    "earlier": spending long before the moment, not adjusted for, must not differ; an interval clear of 0 warns, and
    refuses when the difference is at least half the estimate. Where the estimate is clear of 0, an interval too wide to
    notice half of it warns too. Where there is no such history it warns, and refuses if `few_alike` (overlap or the
    prediction of joining warn): few others carry the estimate then, and nothing could contradict it. "placebo_group": customers who could not be treated against
    those who could and were not, likewise; missing where there are no such customers. "winsorised": the largest outcomes cut at the 99th percentile.
    "without_largest": without the customer who moves the estimate most. "models", where several were tried: what straight lines make of it less
    what trees do; by more than half the width of the estimate's range it warns. "robustness": share of the rest a hidden trait must explain;
    below that of the strongest observed covariate the estimate is fragile. "e_value" likewise as a risk ratio.
    """
    y, fitted = tried.total, tried.fitted
    base, influence = fitted.effects_.loc[FIRST], fitted.influence_[:, fitted.effects_.index.get_loc(FIRST)]
    cut = fitted.effects_on(y.clip(y.quantile(1 - WINSOR), y.quantile(WINSOR)), splits=1)[0].iloc[0]
    rows, doubts = [_row("first_window", base)], []
    earlier = _earlier(tried)
    if len(earlier):
        whole = earlier.loc["mean"]
        rows.append((*_row("earlier", whole)[:-1], _judged(whole, base)))
        doubts.append(_doubt("earlier", whole, base))
    else:
        doubts.append(Diagnosis("earlier", float("nan"), 0.0, 0.0, "NO ESTIMATE" if few_alike else "WARN"))
    group, doubt = placebo_group(tried, base)
    rows.append(group)
    doubts += [doubt] if doubt else []
    rows.append(_row("winsorised", cut))
    rows.append(_row("without_largest", without_largest(base, influence, level=fitted.level)))
    if len(fitted.library) > 1:
        moved, doubt = _models(tried, base)
        rows, doubts = [*rows, moved], [*doubts, doubt]
    if tried.benchmark:
        hidden, doubt = _hidden_trait(tried, base)
        rows, doubts = rows + hidden, [*doubts, doubt]
    before = earlier.drop(index="mean", errors="ignore").drop(columns="se")
    before = before.assign(window=[-int(name.removeprefix("lead_")) for name in before.index])
    return Refuted(pd.DataFrame(rows, columns=COLUMNS), doubts, before.sort_values("window", ignore_index=True))


def _hidden_trait(tried: Tried, base: pd.Series) -> tuple[list[tuple], Diagnosis]:
    """On the trials of so many customers drawn at random that the time is bounded: how traits compare needs no more."""
    total, drawn = tried.total, _drawn(tried.panel["customer_id"])
    y, treated, groups, X = total[drawn], tried.treated[drawn], tried.panel.loc[drawn, "customer_id"], tried.X[drawn]
    one = tried.fitted.again((nuisance.STRAIGHT,)).fit(X, y.to_frame(), treated, groups=groups)
    strength = hidden_trait.robustness_value(float(base["estimate"]), hidden_trait.scale(one, y, treated).size)
    by_part = hidden_trait.benchmarks(tried.fitted, X, y, treated, groups=groups, parts=_explaining(tried.parts))
    strongest = float(by_part["strength"].max()) if len(by_part) else 0.0
    fragile: Verdict = "WARN" if strength <= strongest else "ESTIMATE"
    ratio = hidden_trait.e_value(float(base["estimate"]), float(total[~tried.treated].std()))
    found = {"robustness": (strength, fragile), "benchmark": (strongest, fragile), "e_value": (ratio, "ESTIMATE")}
    rows = [(name, value, np.nan, np.nan, *_sizes(base), verdict) for name, (value, verdict) in found.items()]
    return rows, Diagnosis("robustness", strength, strongest, 0.0, fragile)


def _drawn(who: pd.Series) -> np.ndarray:
    """Mark the rows of customers drawn at random, some `COMPARED` of them where there are more."""
    code = pd.factorize(who)[0]
    share = COMPARED / len(code)
    return np.ones(len(code), bool) if share >= 1 else (np.random.default_rng(0).random(code.max() + 1) < share)[code]


def _models(tried: Tried, base: pd.Series) -> tuple[tuple, Diagnosis]:
    """Straight lines against trees, on one split: an estimate that moves by more than its range, and more than chance moves it,
    rests on the choice of model."""
    number = tried.fitted.effects_.index.get_loc(FIRST)
    straight, trees = (tried.fitted.alone(name, number, tried.total) for name in (nuisance.STRAIGHT, nuisance.BOOSTED))
    moves, half = straight[0] - trees[0], float(base["hi"] - base["lo"]) / 2
    chance = float(norm.ppf((1 + tried.fitted.level) / 2) * np.sqrt(((straight[1] - trees[1]) ** 2).sum()))
    verdict: Verdict = "WARN" if abs(moves) > max(half, chance) else "ESTIMATE"
    return ("models", moves, np.nan, np.nan, *_sizes(base), verdict), Diagnosis(
        "models", moves, max(half, chance), float("inf"), verdict
    )


def _earlier(tried: Tried) -> pd.DataFrame:
    """The windows held back, in the mean and one by one, adjusting for the nearer three only; no rows where too few have them."""
    leads = tried.panel[[f"lead_{k}" for k in HELD_BACK]]
    y = leads.assign(mean=leads.mean(axis=1, skipna=False))
    seen = y["mean"].notna().to_numpy()
    if (tried.treated & seen).sum() < FEWEST or (~tried.treated & seen).sum() < FEWEST:
        return tried.fitted.effects_.iloc[:0]
    hidden = [column for part in _LONG for column in tried.parts.get(part, [])]
    X = tried.X.loc[seen].drop(columns=hidden)
    found = tried.fitted.again().fit(X, y[seen], tried.treated[seen], groups=tried.panel.loc[seen, "customer_id"])
    return found.effects_


def placebo_group(tried: Tried, base: pd.Series) -> tuple[tuple, Diagnosis | None]:
    """Nobody here was treated: who could be and was not must have brought what who could not be did, other things alike.

    Customers who could be treated and were not have lost those whom a hidden trait moved to join; who could not be have
    not. So a difference speaks of a hidden trait (or of another course in their groups).
    """
    nobody = ("placebo_group", *[np.nan] * 5, "absent"), None
    if "open" not in tried.panel:
        return nobody
    idle = ~tried.treated & tried.total.notna().to_numpy()
    panel, could = tried.panel[idle], tried.panel.loc[idle, "open"].to_numpy(bool)
    if min(panel.loc[arm, "customer_id"].nunique() for arm in (could, ~could)) < FEWEST:
        return nobody
    X = tried.X[idle].drop(columns=tried.parts.get(tried.opened_by, []))
    found = tried.fitted.again().fit(X, panel["after_0"], could, groups=panel["customer_id"])
    row = found.effects_.iloc[0]
    return (*_row("placebo_group", row)[:-1], _judged(row, base)), _doubt("placebo_group", row, base)


def _judged(row: pd.Series, base: pd.Series) -> Verdict:
    """Judge a difference that should be none against the estimate of the first window (both with estimate, lo, hi)."""
    half = abs(float(base["estimate"])) / 2
    if row["lo"] <= 0 <= row["hi"]:
        clear = base["lo"] > 0 or base["hi"] < 0
        return "WARN" if clear and (row["hi"] - row["lo"]) / 2 > half else "ESTIMATE"
    return "NO ESTIMATE" if abs(row["estimate"]) >= half else "WARN"


def _doubt(key: str, row: pd.Series, base: pd.Series) -> Diagnosis:
    return Diagnosis(key, float(row["estimate"]), 0.0, abs(float(base["estimate"])) / 2, _judged(row, base))


def without_largest(effect: pd.Series, influence: np.ndarray, *, level: float) -> pd.Series:
    """Leave out the customer who moves an effect most, to first order: what it is without them, with its range.

    Parameters
    ----------
    influence : of each customer, as `DoublyRobustEstimator.influence_`.
    """
    most, n = int(np.abs(influence).argmax()), len(influence)
    value = float(effect["estimate"]) - influence[most] / (n - 1)
    half = float(norm.ppf((1 + level) / 2) * np.sqrt((np.delete(influence, most) ** 2).sum()) / (n - 1))
    left = effect.copy()
    left[["estimate", "lo", "hi"]] = value, value - half, value + half
    return left


def _explaining(parts: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: columns for name, columns in parts.items() if name != "calendar"}


def _sizes(row: pd.Series) -> tuple[int, int]:
    return int(row["n_treated"]), int(row["n_control"])


def _row(test: str, row: pd.Series) -> tuple:
    return test, float(row["estimate"]), float(row["lo"]), float(row["hi"]), *_sizes(row), "ESTIMATE"
