"""Concordance and integrated Brier score: by hand, without censoring as everybody knows them, with it the same in expectation."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import brier_score_loss, roc_auc_score

from workbench.models.survival import survival_scores as scores


def lives(n=4000, seed=0, effect=1.0, censoring=0.02):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=n)
    end = np.ceil(rng.exponential(12 / np.exp(effect * x)))
    seen = np.ceil(rng.exponential(1 / censoring, n)) if censoring else np.full(n, 1e9)
    time = np.minimum(np.minimum(end, seen), 60)
    return pd.DataFrame(
        {"entry": 0, "time": time, "cause": np.where((end <= seen) & (end <= 60), "left", ""), "group": "all", "x": x}
    )


def test_by_hand_with_one_censored_customer():
    """Ends at 1 and 3, censored at 2 and 4: after month 2 two of three are still uncensored, so later ones count by 3/2."""
    time, ended = np.array([1.0, 2, 3, 4]), np.array([True, False, True, False])
    chance = np.array([[0.2, 0.1], [0.8, 0.6], [0.9, 0.3], [0.7, 0.5]])  # of being there at months 1 and 3
    at_1 = (0.2**2 + 0.2**2 + 0.1**2 + 0.3**2) / 4  # one gone, three there, nobody censored yet
    at_3 = (
        0.1**2 + 0.3**2 * 3 / 2 + 0.5**2 * 3 / 2
    ) / 4  # gone at 1, gone at 3, there; the censored one counts for nothing
    assert scores.integrated_brier(time, ended, chance, np.array([1.0, 3.0])) == pytest.approx((at_1 + at_3) / 2)


def test_without_censoring_they_are_the_scores_everybody_knows():
    rng = np.random.default_rng(1)
    late, risk = rng.random(500) < 0.4, rng.random(500)
    time, all_ended = np.where(late, 2.0, 1.0), np.ones(500, dtype=bool)
    assert scores.concordance(time, all_ended, risk, until=2) == pytest.approx(roc_auc_score(~late, risk))
    chance = rng.random(500)
    assert scores.integrated_brier(time, all_ended, chance[:, None], np.array([1.0])) == pytest.approx(
        brier_score_loss(late, chance)
    )


def test_censoring_changes_neither_score_but_for_chance():
    all_seen, half_seen = (lives(20_000, seed=2, censoring=c) for c in (0, 0.08))
    months = np.arange(1.0, 13.0)
    found = []
    for frame in (all_seen, half_seen):
        time, ended = frame["time"].to_numpy(), (frame["cause"] != "").to_numpy()
        told = np.exp(-np.exp(frame["x"].to_numpy())[:, None] * months / 12)
        found.append(
            (
                scores.concordance(time, ended, frame["x"].to_numpy(), until=12),
                scores.integrated_brier(time, ended, told, months),
            )
        )
    assert (half_seen["cause"] == "").mean() > 0.4
    assert found[0] == pytest.approx(found[1], abs=0.012)


def test_a_model_that_knows_the_customer_beats_the_curve_and_one_that_does_not_ties_with_it():
    told = scores.survival_scores(lives())
    assert told["concordance"].lo > 0.7 and told["integrated_brier"].hi < told["integrated_brier_alone"].lo
    blind = scores.survival_scores(lives(effect=0.0))
    assert blind["concordance"].lo < 0.5 < blind["concordance"].hi
    assert blind["integrated_brier"].value == pytest.approx(blind["integrated_brier_alone"].value, abs=0.002)


def test_late_entrants_are_not_judged_and_too_few_lives_say_so():
    few = scores.survival_scores(lives(n=40))
    assert all(one.no_interval == "too-few-whole-lives" for one in few.values())
    assert scores.survival_scores(lives().assign(entry=3))["integrated_brier"].no_interval
    assert scores.survival_scores(lives().head(0))["integrated_brier"].no_interval
