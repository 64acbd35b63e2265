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

from workbench.models.churn_classifier import MODELS, ChurnClassifier, Model, corrected, platt

NOT_FEATURES = ("snapshot", "customer_id", "left", "spent", "naive", "value")
FOLDS = 5
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
        naive, one column of uncorrected chances per kind of model; in `held` also p, the corrected chance.
    held : the rows of the newest origin, on which the model is judged.
    features : names of the columns learned from. fitted_on : rows and moments the judged model was fitted to.
    """

    kind: Literal["time", "customers", "none"]
    model: Model
    tried: pd.DataFrame
    held: pd.DataFrame
    features: list[str] = field(default_factory=list)
    fitted_on: int = 0
    reason: Literal["", "few", "period"] = ""

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
        tried = pd.concat([_tried(frame, *fold, names, kinds, random_state) for fold in folds], ignore_index=True)
        chosen = _choice(tried, kinds)
        return Validation("time", chosen, tried, _held(tried, chosen), names, int(folds[-1][0].sum()))
    newest = frame[frame["snapshot"] == frame.loc[frame["left"], "snapshot"].max()].reset_index(drop=True)
    if _fewer(newest["left"], minimum):
        return Validation("none", kinds[0], pd.DataFrame(), pd.DataFrame(), names, 0, "period")
    return _left_out(newest, names, kinds, random_state)


def final_model(frame: pd.DataFrame, validation: Validation, *, random_state: int = 0) -> ChurnClassifier | None:
    """Fit the chosen kind of model to all known outcomes and recalibrate it on the chances given before; None without."""
    if validation.kind == "none":
        return None
    tried = validation.tried
    if validation.kind == "customers":  # moments at which nobody could be seen to leave teach nothing
        frame = frame[pd.to_datetime(frame["snapshot"]) == tried["snapshot"].iloc[0]]
    fitted = ChurnClassifier(validation.model, random_state=random_state).fit(frame[validation.features], frame["left"])
    periods = tried["snapshot"].nunique() if validation.kind == "time" else np.inf
    return fitted.recalibrate(tried[validation.model], tried["left"], periods=periods)


def scored(model: ChurnClassifier | None, customers: pd.DataFrame) -> pd.DataFrame:
    """Return customer_id, p_churn and value of today's customers; no row without a model."""
    if model is None or customers.empty:
        return pd.DataFrame({"customer_id": pd.Series(dtype=str), "p_churn": pd.Series(dtype=float), "value": pd.Series(dtype=float)})
    return customers[["customer_id", "value"]].assign(p_churn=model.predict_proba(customers)[:, 1])[["customer_id", "p_churn", "value"]]


def comparison(validation: Validation) -> pd.DataFrame:
    """Return each kind of model and the rule of thumb on the newest origin.

    Returns name, chosen ("used" or "not used"), average_precision, top_decile_lift, log_loss (of the corrected chances; missing for the
    rule), n.
    """
    columns = ["name", "chosen", "average_precision", "top_decile_lift", "log_loss", "n"]
    held = validation.held
    if held.empty:
        return pd.DataFrame(columns=columns)
    kinds = [name for name in MODELS if name in held]
    left = held["left"].to_numpy()
    rows = []
    for name in [*kinds, NAIVE]:
        score = held[name].to_numpy()
        loss = log_loss(left, held[f"p_{name}"]) if name != NAIVE else np.nan
        shown = (float(average_precision_score(left, score)), lift(left, score), loss, len(held))
        rows.append((name, "used" if name == validation.model else "not used", *shown))
    return pd.DataFrame(rows, columns=columns).sort_values("average_precision", ascending=False, ignore_index=True)


def lift(left: np.ndarray, score: np.ndarray, share: float = 0.1) -> float:
    """Return how much more often the highest scores leave than everybody; equal scores count by their mean.

    >>> lift(np.array([True] * 5 + [False] * 45), np.arange(50.0)[::-1])
    10.0
    """
    size = max(round(share * len(score)), 1)
    edge = np.sort(score)[::-1][size - 1]
    above, at = score > edge, score == edge
    hits = left[above].sum() + left[at].mean() * (size - above.sum())
    return float(hits / size / left.mean()) if left.any() else float("nan")


def permuted(frame: pd.DataFrame, validation: Validation, *, random_state: int = 0) -> tuple[float, float]:
    """Return average precision of a model taught with labels dealt out at random, and the most that chance gives.

    Were it above, something other than the past would tell the label. The bound is the 99.5th percentile of average
    precision over random orders of the same customers.
    """
    if validation.kind != "time":
        return float("nan"), float("nan")
    rng, held = np.random.default_rng(random_state), validation.held
    frame = frame.assign(snapshot=pd.to_datetime(frame["snapshot"]))
    rows = frame.head(0) if held.empty else frame[frame["snapshot"] < held["snapshot"].iloc[0]].tail(validation.fitted_on)
    fitted = ChurnClassifier("logistic", random_state=random_state)
    fitted.fit(rows[validation.features], rng.permutation(rows["left"].to_numpy()))
    newest = frame[frame["snapshot"] == held["snapshot"].iloc[0]]
    left = newest["left"].to_numpy()
    chance = [_random_precision(rng.permutation(left)) for _ in range(400)]
    return float(average_precision_score(left, fitted.raw(newest[validation.features]))), float(np.quantile(chance, 0.995))


def shuffled_gap(frame: pd.DataFrame, validation: Validation, *, random_state: int = 0) -> float:
    """Return how much better average precision would look on the same customers, had rows been split at random.

    A warning, never a result: a large gap means that customers or periods tell on themselves.
    """
    if validation.kind != "time":
        return float("nan")
    frame = frame.assign(snapshot=pd.to_datetime(frame["snapshot"])).reset_index(drop=True)
    part = np.random.default_rng(random_state).integers(0, 3, len(frame))
    newest = (frame["snapshot"] == validation.held["snapshot"].iloc[0]).to_numpy()
    chance = np.zeros(len(frame))
    for k in range(3):
        known = frame[part != k]
        fitted = ChurnClassifier(validation.model, random_state=random_state).fit(known[validation.features], known["left"])
        chance[newest & (part == k)] = fitted.raw(frame.loc[newest & (part == k), validation.features])
    left = frame.loc[newest, "left"].to_numpy()
    honest = average_precision_score(validation.held["left"], validation.held[validation.model])
    return float(average_precision_score(left, chance[newest]) - honest)


def _random_precision(left: np.ndarray) -> float:
    """Average precision of customers in this order, no two of them equal."""
    hits = np.flatnonzero(left)
    return float((np.arange(1, len(hits) + 1) / (hits + 1)).mean())


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


def _tried(frame, known, told, names, kinds, seed) -> pd.DataFrame:
    rows = frame.loc[told, [name for name in NOT_FEATURES if name in frame]]
    past = frame[known]
    chances = {
        kind: ChurnClassifier(kind, random_state=seed).fit(past[names], past["left"]).raw(frame.loc[told, names])
        for kind in kinds
    }
    return rows.assign(**chances)


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


def _held(tried: pd.DataFrame, chosen: Model) -> pd.DataFrame:
    """The newest origin, its chances corrected by what was known of earlier ones at the time."""
    newest = tried["snapshot"].max()
    before = tried[tried["snapshot"] < newest]
    periods = before["snapshot"].nunique()
    held = tried[tried["snapshot"] == newest].reset_index(drop=True)
    kinds = [name for name in MODELS if name in held]
    line = {kind: platt(before[kind], before["left"], periods=periods) if periods else (0.0, 1.0) for kind in kinds}
    held = held.assign(**{f"p_{kind}": corrected(held[kind], line[kind]) for kind in kinds})
    return held.assign(p=held[f"p_{chosen}"])


def _left_out(newest: pd.DataFrame, names: list[str], kinds: Sequence[Model], seed: int) -> Validation:
    """Where only one period has outcomes: each customer gets a chance from models that were fitted without them."""
    people = pd.Series(pd.factorize(newest["customer_id"], sort=True)[0], newest.index)
    deal = np.random.default_rng(seed).permutation(people.nunique()) % FOLDS
    part = deal[people]
    pieces = [_tried(newest, part != k, part == k, names, kinds, seed).assign(part=k) for k in range(FOLDS)]
    tried = pd.concat(pieces, ignore_index=True)
    chosen = _simplest(tried, kinds)
    held = tried.copy()
    for kind in kinds:
        held[f"p_{kind}"] = 0.0
        for k in range(FOLDS):
            others = tried[tried["part"] != k]
            mine = held["part"] == k
            held.loc[mine, f"p_{kind}"] = corrected(held.loc[mine, kind], platt(others[kind], others["left"]))
    held = held.assign(p=held[f"p_{chosen}"]).drop(columns="part")
    return Validation("customers", chosen, tried.drop(columns="part"), held, names, len(newest) * (FOLDS - 1) // FOLDS)
