"""How many comments are negative, where the scores beside comments teach it well enough to be told."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.metrics import f1_score

from workbench.models.feedback.sentiment import SentimentModel
from workbench.models.intervals.clustered_shares import clustered_share
from workbench.models.intervals.estimate import Estimate, not_estimated, passed

LEAST_F1, MOST_GAP = 0.75, 0.10  # what is asked for of comments the model had not seen
_LEAST, _EACH, _BINS = 50, 10, 5


class Tone(NamedTuple):
    """What was learnt: the chance that each comment is negative, and how well that held, by language.

    Chances are missing for comments in languages in which it did not hold well enough, and for all where nothing was learnt.
    """

    negative: pd.Series
    by_language: pd.DataFrame

    @property
    def good(self) -> bool:
        """Whether there is a language, and it held well enough in all that were tested."""
        return bool(len(self.by_language) and self.by_language["good"].all())

    @property
    def worst(self) -> float:
        """The lowest macro F1 of a language."""
        return float(self.by_language["macro_f1"].min()) if len(self.by_language) else float("nan")


def tone(said: pd.DataFrame, low: pd.Series) -> Tone:
    """Learn from the scores beside comments which comments are negative, and hold it to customers not seen.

    Parameters
    ----------
    said : customer_id, comment, language. low : 1 where the score is low, 0 where it is high, missing where it says neither.

    Returns
    -------
    Tone; by_language holds language, customers, comments (comments with a score), right (share told right), macro_f1,
    calibration_gap (mean distance of chances told from what they came to), good.
    """
    known = low.notna().to_numpy()
    negative = pd.Series(np.nan, said.index, dtype="float64")
    columns = ["language", "customers", "comments", "told_right", "macro_f1", "calibration_gap", "good"]
    if min((low == 1).sum(), (low == 0).sum()) < 2 * _EACH:
        return Tone(negative, pd.DataFrame(columns=columns))
    learnt = said[known]
    model = SentimentModel().fit(learnt["comment"].tolist(), low[known].to_numpy(), learnt["customer_id"].tolist())
    negative[known] = model.held_out_
    if not known.all():
        negative[~known] = model.predict_proba(said.loc[~known, "comment"].tolist())[:, 1]
    held = learnt.assign(low=low[known], told=model.held_out_)
    rows = [_row(str(language), mine) for language, mine in held.groupby("language") if _enough(mine["low"])]
    found = pd.DataFrame(rows, columns=columns)
    trusted = found.loc[found["good"].astype(bool), "language"]
    return Tone(negative.where(said["language"].isin(trusted)), found)


def verdict(found: Tone) -> str:
    """Return the status of the check: "pass" where what was learnt held in every language tested."""
    return passed(found.good)


def negative_share(said: pd.DataFrame, found: Tone, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Estimate the share of comments that read as negative; comments of one customer are not independent.

    Parameters
    ----------
    said : customer_id. found : see `tone`.
    """
    if not len(found.by_language):
        return not_estimated("too-few-scores-to-learn-from", level=level, unit="share")
    told = found.negative.notna()
    if not told.any():
        return not_estimated("tone-not-told-well", level=level, unit="share")
    each = pd.DataFrame({"customer_id": said["customer_id"], "converted": found.negative >= 0.5})[told]
    counts = each.groupby("customer_id")["converted"].agg(["size", "sum"]).set_axis(["n", "converted"], axis=1)
    return clustered_share(counts.reset_index(), level=level, minimum=minimum)


def calibration_gap(told: np.ndarray, came: np.ndarray) -> float:
    """Return the mean distance between chances and what they came to, over fifths of the comments by their chance.

    >>> float(calibration_gap(np.array([0.2] * 10), np.array([1, 1, 0, 0, 0, 0, 0, 0, 0, 0])))
    0.0
    """
    edges = np.unique(np.quantile(told, np.linspace(0, 1, _BINS + 1)[1:-1]))
    fifth = np.digitize(told, edges)
    parts = [fifth == each for each in np.unique(fifth)]
    return float(
        np.average(
            [abs(told[part].mean() - came[part].mean()) for part in parts], weights=[part.sum() for part in parts]
        )
    )


def _enough(low: pd.Series) -> bool:
    return len(low) >= _LEAST and min((low == 1).sum(), (low == 0).sum()) >= _EACH


def _row(language: str, mine: pd.DataFrame) -> list[object]:
    came, told = mine["low"].to_numpy(dtype="float64"), mine["told"].to_numpy(dtype="float64")
    called = (told >= 0.5).astype("float64")
    macro, gap = float(f1_score(came, called, average="macro", zero_division=0.0)), calibration_gap(told, came)
    good = macro >= LEAST_F1 and gap <= MOST_GAP
    return [language, int(mine["customer_id"].nunique()), len(mine), float((called == came).mean()), macro, gap, good]
