"""Three ways to call a customer lapsed, held against what happened next."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.models.intervals.rates import wilson
from workbench.models.purchases.beta_geo import BetaGeoModel
from workbench.models.purchases.purchase_histories import NotEstimable

COLUMNS = ["rule", "customers", "lapsed", "called_right", "borne_out", "lo", "hi", "nobody_called"]


def alive_chances(rhythm: pd.DataFrame) -> pd.Series:
    """Return each customer's chance of still being there by the BG/NBD model, by customer_id; missing when not estimable.

    Parameters
    ----------
    rhythm : customer_id, frequency, recency, T.
    """
    missing = pd.Series(np.nan, rhythm["customer_id"] if len(rhythm) else [], dtype="float64")
    try:
        model = BetaGeoModel().fit(rhythm[["frequency", "recency", "T"]])
    except (NotEstimable, ValueError, KeyError):
        return missing
    return pd.Series(np.asarray(model.probability_alive(rhythm[["frequency", "recency", "T"]])), rhythm["customer_id"])


def judged(verdicts: pd.DataFrame, rhythm: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return how often each rule was right, the chances of being alive told by the rhythm of purchases; see `rules`."""
    return rules(verdicts, alive_chances(rhythm), level=level, minimum=minimum)


def rules(verdicts: pd.DataFrame, alive: pd.Series, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return how often each rule was right: called lapsed and stayed away, or not called so and came.

    Parameters
    ----------
    verdicts : customer_id, hiatus, own, left. alive : chance of being alive by customer_id; below a half is lapsed.

    Returns
    -------
    rule ("hiatus", "own", "alive"), customers, lapsed, called_right (share of those called lapsed who stayed away), borne_out
    (share of all verdicts that were right), lo, hi (Wilson), nobody_called (the same share for calling nobody lapsed), and
    lapsed_hidden and called_right_hidden where they would tell of few.
    """
    if verdicts.empty:
        return pd.DataFrame(columns=[*COLUMNS, "lapsed_hidden", "called_right_hidden"])
    chance = verdicts["customer_id"].map(alive)
    called = {"hiatus": verdicts["hiatus"], "own": verdicts["own"], "alive": (chance < 0.5).where(chance.notna())}
    left, rows = verdicts["left"].astype(bool), []
    for rule, said in called.items():
        known = said.notna()
        if known.any():
            rows.append((rule, *_right(said[known].astype(bool), left[known], level)))
    table = pd.DataFrame(rows, columns=COLUMNS)
    right = table["called_right"] * table["lapsed"]
    few = [
        disclosure.about_few(whole, part, minimum=minimum)
        for whole, part in zip(table["lapsed"], right.fillna(0), strict=True)
    ]
    hidden = disclosure.guard_parts(table["customers"], table["lapsed"], minimum=minimum) == "c"
    return table.assign(lapsed_hidden=hidden, called_right_hidden=hidden | pd.Series(few, table.index, dtype=bool))


def _right(said: pd.Series, left: pd.Series, level: float) -> tuple[float, ...]:
    share = wilson(int((said == left).sum()), len(said), level=level)
    precise = float(left[said].mean()) if said.any() else float("nan")
    return len(said), int(said.sum()), precise, share.value, share.lo, share.hi, float((~left).mean())
