"""Chances to renew and the forecast from them, against counts by hand, exact sums and what happened."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.subscriptions import renewal_model
from workbench.models.subscriptions.renewal_model import RenewalModel


def seen(*groups, due="2024-03-31"):
    """Renewals: term, age, how many fell due, and how many of them were lost."""
    rows = [(pd.Timestamp(due), term, age, k >= lost) for term, age, many, lost in groups for k in range(many)]
    return pd.DataFrame(rows, columns=["due", "term", "age", "renewed"])


def ahead(*rows):
    """Renewals ahead: contract, cents, term, age, due (or None), ends."""
    frame = pd.DataFrame(list(rows), columns=["contract", "cents", "term", "age", "due", "ends"])
    return frame.assign(due=pd.to_datetime(frame["due"]))


MANY = seen((1, 1, 4000, 800), (1, 2, 4000, 400), (1, 5, 4000, 200), (12, 12, 400, 100))


def test_chances_are_those_counted_by_age_and_term_drawn_a_little_to_the_average_of_the_term():
    found = RenewalModel().fit(MANY).chances_.set_index(["term", "band"])["chance"]
    assert found[(1, 1)] == pytest.approx(0.8, abs=0.001) and found[(1, 4)] == pytest.approx(0.95, abs=0.001)
    assert found[(12, 7)] == pytest.approx(0.75, abs=0.001)
    few = RenewalModel().fit(seen((1, 1, 990, 99), (1, 2, 10, 10))).chances_.set_index("band")["chance"]
    assert few[2] == pytest.approx(1 - (10 + 10 * 109.5 / 1001) / 20)


def test_what_is_kept_is_the_sum_of_money_times_the_chances_of_all_renewals_on_the_way():
    model = RenewalModel().fit(MANY)
    rows = ahead(
        (0, 1000, 1, 1, "2024-04-10", False), (0, 1000, 1, 2, "2024-05-10", False), (1, 3000, 12, 12, "2024-05-01", False),
        (2, 5000, 12, 0, None, False), (3, 1000, 1, 2, "2024-04-20", True),
    )  # fmt: skip
    found, chance = model.kept(rows), model.predict(rows)
    assert chance[3] == 1.0 and chance[4] == 0.0
    assert found.value == pytest.approx((1000 * chance[0] * chance[1] + 3000 * chance[2] + 5000) / 10_000)
    assert found.lo < found.value < found.hi and found.n == 4


def test_the_range_of_many_alike_is_that_of_a_binomial_when_the_chance_is_known_well():
    sure = RenewalModel().fit(seen((1, 5, 1_000_000, 100_000)))
    found = sure.kept(ahead(*((k, 1000, 1, 5, "2024-04-10", False) for k in range(400))), draws=4000)
    assert (found.hi - found.lo) / 2 == pytest.approx(1.96 * np.sqrt(0.9 * 0.1 / 400), rel=0.1)


def test_nothing_is_forecast_where_losses_are_missing_from_most_months():
    months = pd.concat([seen((1, 1, 100, 0), due=f"2023-{month:02d}-28") for month in range(1, 12)])
    model = RenewalModel().fit(pd.concat([months, seen((1, 1, 100, 40), due="2023-12-28")]))
    rows = ahead((0, 1000, 1, 1, "2024-04-10", False))
    assert model.kept(rows).no_interval == "losses-not-recorded" and np.isnan(model.predict(rows)).all()


def test_no_renewal_seen_and_no_contract_ahead_are_said_and_not_forecast():
    assert (
        RenewalModel().fit(seen()).kept(ahead((0, 1000, 1, 1, "2024-04-10", False))).no_interval
        == "losses-not-recorded"
    )
    assert RenewalModel().fit(MANY).kept(ahead()).no_interval == "nobody-to-count"


def test_a_term_that_was_never_seen_to_renew_takes_the_average_of_all():
    found = RenewalModel().fit(MANY).predict(ahead((0, 1000, 24, 24, "2024-04-10", False)))
    assert found[0] == pytest.approx(1 - 1500.5 / 12401)


def test_the_back_test_learns_only_from_what_was_due_and_leaves_out_stretches_of_few():
    origin = pd.Timestamp("2024-03-31").date()
    rows = ahead(*((k, 1000, 1, 5, "2024-04-10", False) for k in range(100)))
    later = seen((1, 5, 5000, 5000), due="2024-04-10")
    past = [(origin, rows, 100, 12, 0.88, 0.8), (origin, rows, 100, 3, 0.97, 0.8)]
    tested = renewal_model.back_test(past, pd.concat([MANY, later]), minimum=10)
    assert len(tested) == 1 and tested["kept_told"].iloc[0] == pytest.approx(0.95, abs=0.002)
    assert [error.value for error in renewal_model.errors(tested)] == pytest.approx([0.07, 0.08], abs=0.002)


def test_without_a_back_test_errors_are_not_known():
    told, rule = renewal_model.errors(renewal_model.back_test([], MANY))
    assert not told.known and not rule.known and renewal_model.verdict(renewal_model.back_test([], MANY)) == "warn"
