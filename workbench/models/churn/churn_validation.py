"""How good is a churn model: tried on later customers only, moment after moment, as it would have been used.

At each origin a model is fitted to the customers of moments whose outcomes were known by then (an embargo of gap and
horizon lies between), and gives chances to those of the origin. There is no other way in: a random split would let a
customer's later rows teach about earlier ones and is not offered. Where all outcomes fall into one period, customers
are left out instead of time, and the result says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, log_loss

from workbench.models.churn.churn_classifier import FOLDS, MODELS, ChurnClassifier, Model
from workbench.models.churn.recalibration import Line, corrected, level_shift, platt
from workbench.models.churn.weighted_scores import lift

NOT_FEATURES = ("snapshot", "customer_id", "left", "spent", "naive", "value")
NAIVE = "naive"


@dataclass(frozen=True)
class Validation:
    """Chances given before the outcome, and what became of them.

    Attributes
    ----------
    kind : "time" (later customers), "customers" (left out of the one period there is), "none".
    model : the kind of model chosen, on earlier origins where there are any. reason : why there is none: "few" customers
        left or stayed, or no earlier "period" to learn from.
    tried : every row that got a chance from a model that had not seen its moment: snapshot, customer_id, left, spent,
        naive, one column of uncorrected chances per kind of model; fair, the chosen kind's as customers left out of its
        fit set them right.
    held : the rows of the newest origin, on which the model is judged; also p, the chance told.
    features : names of the columns learned from. fitted_on : rows the judged model was fitted to. slope_error : standard
        error of the slope that those rows gave the chances told, as a share of it.
    """

    kind: Literal["time", "customers", "none"]
    model: Model
    tried: pd.DataFrame
    held: pd.DataFrame
    features: list[str] = field(default_factory=list)
    fitted_on: int = 0
    reason: Literal["", "few", "period"] = ""
    slope_error: float = 0.0

    @property
    def verdict(self) -> Literal["pass", "warn"]:
        """ "pass" when the chances were tried on later customers."""
        return "pass" if self.kind == "time" else "warn"

    @property
    def how(self) -> str:
        """How the model was tried, or the reason why it was not."""
        return self.reason or self.kind

    @property
    def n(self) -> int:
        """How many customers of the newest origin the model is judged on."""
        return len(self.held)

    @property
    def mean_chance(self) -> float:
        """Mean chance told to the newest origin's customers; missing without them."""
        return float(self.held["p"].mean()) if len(self.held) else float("nan")

    @property
    def base_rate(self) -> float:
        """Share of the newest origin's customers who left; missing without them."""
        return float(self.held["left"].mean()) if len(self.held) else float("nan")


def rolling_origin(
    frame: pd.DataFrame,
    *,
    matures: int,
    model: Literal["auto"] | Model = "auto",
    random_state: int = 0,
    minimum: int = 50,
    models: Sequence[Model] = MODELS,
) -> Validation:
    """Give every later customer a chance from models fitted to earlier ones.

    Parameters
    ----------
    frame : snapshot, customer_id, left (the label), naive (a score of the rule of thumb), spent; all others features.
    matures : days from a moment until its outcome is known: the embargo.
    model : a kind of model, or "auto": the first of the kinds whose log loss, on origins before the newest, is as small
        as the smallest within chance.
    minimum : customers who left, and who stayed, that a fit and a judgement need each.

    Returns
    -------
    Validation; its kind is "none" with a reason where there are too few customers to learn from.
    """
    kinds = list(models) if model == "auto" else [model]
    names = [name for name in frame if name not in NOT_FEATURES]
    if frame.empty or _fewer(frame["left"], minimum):
        return Validation("none", kinds[0], pd.DataFrame(), pd.DataFrame(), names, 0, "few")
    frame = frame.assign(snapshot=pd.to_datetime(frame["snapshot"]))
    folds = _origins(frame, matures, minimum)
    if folds:
        fitted = [_fitted(frame[known], names, kinds, random_state) for known, _ in folds]
        tried = pd.concat(
            [_told(fits, frame[told]) for fits, (_, told) in zip(fitted, folds, strict=True)], ignore_index=True
        )
        chosen = _choice(tried, kinds)
        lines = [left_out_line(fits[chosen], frame[known]) for fits, (known, _) in zip(fitted, folds, strict=True)]
        tried = tried.assign(fair=_fair(tried, chosen, lines))
        held = _held(tried)
        return Validation(
            "time", chosen, tried, held, names, int(folds[-1][0].sum()), slope_error=lines[-1].slope_error
        )
    newest = frame[frame["snapshot"] == frame.loc[frame["left"], "snapshot"].max()].reset_index(drop=True)
    if _fewer(newest["left"], minimum):
        return Validation("none", kinds[0], pd.DataFrame(), pd.DataFrame(), names, 0, "period")
    return _left_out(newest, names, kinds, random_state)


def left_out_line(fitted: ChurnClassifier, frame: pd.DataFrame) -> Line:
    """Return how a model's chances are to be set right, told by the customers it was fitted to, a fifth at a time left out."""
    told = fitted.left_out(frame, frame["left"], frame["customer_id"])
    return platt(told, frame["left"], people=frame["customer_id"])


def level_moved(tried: pd.DataFrame) -> Line:
    """Return how the level has moved, told by the outcomes of the origins in `tried`."""
    if tried.empty:
        return Line()
    return level_shift(tried["fair"], tried["left"], periods=tried["snapshot"].nunique(), people=tried["customer_id"])


def comparison(validation: Validation) -> pd.DataFrame:
    """Return each kind of model and the rule of thumb on the newest origin.

    Returns scorer (the kind), choice ("used" or "not used"), average_precision, top_decile_lift, log_loss (of the corrected chances;
    missing for the rule).
    """
    columns = ["scorer", "choice", "average_precision", "top_decile_lift", "log_loss"]
    held = validation.held
    if held.empty:
        return pd.DataFrame(columns=columns)
    kinds = [name for name in MODELS if name in held]
    left, once = held["left"].to_numpy(), np.ones((1, len(held)))
    rows = []
    for name in [*kinds, NAIVE]:
        score = held[name].to_numpy()
        loss = log_loss(left, held[f"p_{name}"]) if name != NAIVE else np.nan
        shown = (float(average_precision_score(left, score)), float(lift(left, score, once)[0]), loss)
        rows.append((name, "used" if name == validation.model else "not used", *shown))
    return pd.DataFrame(rows, columns=columns).sort_values("average_precision", ascending=False, ignore_index=True)


def _fewer(left: pd.Series, minimum: int) -> bool:
    return min(left.sum(), (~left.astype(bool)).sum()) < minimum


def _origins(frame: pd.DataFrame, matures: int, minimum: int) -> list[tuple[pd.Series, pd.Series]]:
    """Rows to learn from and rows to be told, oldest first; origins lie so far apart that no outcome counts twice."""
    folds, before = [], None
    for origin in sorted(frame["snapshot"].unique(), reverse=True):
        if before is not None and before - origin < pd.Timedelta(days=matures):
            continue
        known = frame["snapshot"] <= origin - pd.Timedelta(days=matures)
        told = frame["snapshot"] == origin
        if _fewer(frame.loc[known, "left"], minimum) or _fewer(frame.loc[told, "left"], minimum // 2):
            continue
        folds.append((known, told))
        before = origin
    return folds[::-1]


def _fitted(past: pd.DataFrame, names: list[str], kinds: Sequence[Model], seed: int) -> dict[Model, ChurnClassifier]:
    return {kind: ChurnClassifier(kind, random_state=seed).fit(past[names], past["left"]) for kind in kinds}


def _told(fitted: dict[Model, ChurnClassifier], later: pd.DataFrame) -> pd.DataFrame:
    rows = later[[name for name in NOT_FEATURES if name in later]]
    return rows.assign(**{kind: model.raw(later) for kind, model in fitted.items()})


def _choice(tried: pd.DataFrame, kinds: Sequence[Model]) -> Model:
    """The kind chosen on origins before the newest; with one origin, the first."""
    earlier = tried[tried["snapshot"] < tried["snapshot"].max()]
    if len(kinds) == 1 or earlier.empty:
        return kinds[0]
    return _simplest(earlier, kinds)


def _simplest(rows: pd.DataFrame, kinds: Sequence[Model]) -> Model:
    """The first kind in order whose loss lies within one standard error of the smallest."""
    left = rows["left"].to_numpy()
    chances = {kind: corrected(rows[kind], platt(rows[kind], left)) for kind in kinds}
    losses = {kind: -np.log(np.where(left, chance, 1 - chance)) for kind, chance in chances.items()}
    best = min(losses, key=lambda kind: losses[kind].mean())
    extra = {kind: loss - losses[best] for kind, loss in losses.items()}
    return next(kind for kind in kinds if extra[kind].mean() <= extra[kind].std() / np.sqrt(len(left)))


def _fair(tried: pd.DataFrame, chosen: Model, lines: Sequence[Line]) -> np.ndarray:
    """Each origin's chances, set right by the customers left out of its own fit."""
    chance = np.zeros(len(tried))
    for moment, line in zip(sorted(tried["snapshot"].unique()), lines, strict=True):
        here = (tried["snapshot"] == moment).to_numpy()
        chance[here] = corrected(tried.loc[here, chosen], line)
    return chance


def _held(tried: pd.DataFrame) -> pd.DataFrame:
    """The newest origin, its chances set right by what was known of earlier ones at the time."""
    newest = tried["snapshot"].max()
    before, held = tried[tried["snapshot"] < newest], tried[tried["snapshot"] == newest].reset_index(drop=True)
    for kind in (name for name in MODELS if name in held):
        line = platt(before[kind], before["left"]) if len(before) else Line()
        held[f"p_{kind}"] = corrected(held[kind], line)
    return held.assign(p=corrected(held["fair"], level_moved(before)))


def _left_out(newest: pd.DataFrame, names: list[str], kinds: Sequence[Model], seed: int) -> Validation:
    """Where only one period has outcomes: each customer gets a chance from models that were fitted without them."""
    people = pd.Series(pd.factorize(newest["customer_id"], sort=True)[0], newest.index)
    part = (np.random.default_rng(seed).permutation(people.nunique()) % FOLDS)[people]
    pieces = [
        _told(_fitted(newest[part != k], names, kinds, seed), newest[part == k]).assign(part=k) for k in range(FOLDS)
    ]
    tried = pd.concat(pieces, ignore_index=True)
    chosen = _simplest(tried, kinds)
    held = tried.copy()
    for kind in kinds:
        held[f"p_{kind}"] = 0.0
        for k in range(FOLDS):
            others, mine = tried[tried["part"] != k], held["part"] == k
            held.loc[mine, f"p_{kind}"] = corrected(held.loc[mine, kind], platt(others[kind], others["left"]))
    held = held.assign(p=held[f"p_{chosen}"]).drop(columns="part")
    return Validation("customers", chosen, tried.drop(columns="part"), held, names, len(newest) * (FOLDS - 1) // FOLDS)
