"""The discrete-time model gives what is published of the donations it was made for."""

import numpy as np
import pandas as pd
import pytest

from workbench.models import BetaBinomialModel, NotEstimable

# Fader, Hardie & Shang 2010, table 1: donors of 1995 by gifts in six years, year of the last one, and their number.
DONATIONS = [
    (6, 6, 1203), (5, 6, 728), (4, 6, 512), (3, 6, 357), (2, 6, 234), (1, 6, 129), (5, 5, 335), (4, 5, 284), (3, 5, 225), (2, 5, 173),
    (1, 5, 119), (4, 4, 240), (3, 4, 181), (2, 4, 155), (1, 4, 78), (3, 3, 322), (2, 3, 255), (1, 3, 129), (2, 2, 613), (1, 2, 277),
    (1, 1, 1091), (0, 0, 3464),
]  # fmt: skip


@pytest.fixture(scope="module")
def donors() -> pd.DataFrame:
    rows = [(x, last, 6) for x, last, n in DONATIONS for _ in range(n)]
    return pd.DataFrame(rows, columns=["frequency", "recency", "T"])


@pytest.fixture(scope="module")
def fitted(donors) -> BetaBinomialModel:
    return BetaBinomialModel().fit(donors)


def test_the_published_parameters_of_the_donations(fitted, donors):
    assert len(donors) == 11_104
    assert fitted.params_.round(3).tolist() == pytest.approx([1.204, 0.750, 0.657, 2.783], abs=0.001)
    assert fitted.log_likelihood_ == pytest.approx(-33_225.6, abs=0.05)
    assert (fitted.standard_errors_ > 0).all() and fitted.n_customers_ == 11_104


def test_the_published_expectations_of_the_next_five_years(fitted):
    """Table 8 of the paper: who gave every year is expected to give 3.75 times in five years, who never gave again .07 times."""
    X = pd.DataFrame([(6, 6, 6), (0, 0, 6)], columns=["frequency", "recency", "T"])
    assert fitted.predict(X, 5).round(2).tolist() == [3.75, 0.07]


def test_all_histories_together_have_a_probability_of_one(fitted):
    """Every sequence of six years is one history: their probabilities, counted by how many sequences share one, sum to 1."""
    from math import comb

    from workbench.models.purchases.beta_binomial import _histories, _log_likelihood

    rows = [(0, 0, 6)] + [(x, last, 6) for last in range(1, 7) for x in range(1, last + 1)]
    ways = np.array([1] + [comb(last - 1, x - 1) for last in range(1, 7) for x in range(1, last + 1)])
    chance = np.exp(
        _log_likelihood(
            fitted.params_.to_numpy(), _histories(pd.DataFrame(rows, columns=["frequency", "recency", "T"]))
        )
    )
    assert ways @ chance == pytest.approx(1, abs=1e-12)


def test_who_is_expected_to_buy_once_more_is_what_the_longer_history_says(fitted):
    """One period ahead, the expectation is the chance of the same history with a purchase appended."""
    from workbench.models.purchases.beta_binomial import _histories, _log_likelihood

    now, then = ([(2, 3, 6)], [(3, 7, 7)])
    logs = [
        _log_likelihood(fitted.params_.to_numpy(), _histories(pd.DataFrame(rows, columns=["frequency", "recency", "T"])))[0]
        for rows in (now, then)
    ]  # fmt: skip
    X = pd.DataFrame(now, columns=["frequency", "recency", "T"])
    assert fitted.predict(X, 1)[0] == pytest.approx(np.exp(logs[1] - logs[0]), rel=1e-12)
    assert fitted.predict(X, 1)[0] < fitted.probability_alive(X)[0] < 1


@pytest.mark.parametrize(
    ("row", "rule"),
    [((1, 1.5, 6), "whole numbers of periods"), ((4, 3, 6), "at most one purchase"), ((1, 7, 6), "between 0 and T")],
)
def test_a_history_that_cannot_be_is_refused_with_its_row(fitted, row, rule):
    with pytest.raises(ValueError, match=f"{rule}.*row 0"):
        fitted.predict(pd.DataFrame([row], columns=["frequency", "recency", "T"]), 1)


def test_too_few_who_bought_again_are_refused():
    with pytest.raises(NotEstimable, match="too-few-bought-again"):
        BetaBinomialModel().fit(pd.DataFrame({"frequency": [1, 0], "recency": [1, 0], "T": [6, 6]}))
