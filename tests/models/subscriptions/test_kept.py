"""Revenue kept and customers lost: shares by hand, their ranges, and what is withheld."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.subscriptions import kept, recurring


def base(*groups):
    """Customers of an earlier day: so many, what they paid then, what they pay now, and in which quarter they first paid."""
    rows = [(then, now, pd.Timestamp(first)) for many, then, now, first in groups for _ in range(many)]
    frame = pd.DataFrame(rows, columns=["then", "now", "first"])
    return frame.assign(customer_id=range(len(frame)), kept=frame[["then", "now"]].min(axis=1))


FIRST = "2023-02-01"
COMPANY = base((50, 1000, 1000, FIRST), (20, 1000, 1500, FIRST), (15, 1000, 400, FIRST), (15, 1000, 0, FIRST))


def test_net_counts_what_customers_add_and_gross_does_not():
    assert kept.net_retention(COMPANY, minimum=10).value == pytest.approx((50 + 30 + 6) / 100)
    assert kept.gross_retention(COMPANY, minimum=10).value == pytest.approx((50 + 20 + 6) / 100)
    assert kept.logo_churn(COMPANY, minimum=10).value == 0.15


def test_the_range_is_that_of_a_bootstrap_over_customers_drawn_one_by_one():
    found, rng = kept.net_retention(COMPANY), np.random.default_rng(1)
    then, now = COMPANY["then"].to_numpy(), COMPANY["now"].to_numpy()
    drawn = [now[some].sum() / then[some].sum() for some in rng.integers(0, 100, (4000, 100))]
    assert (found.lo, found.hi) == pytest.approx(tuple(np.quantile(drawn, [0.025, 0.975])), abs=0.012)
    assert found.method == "bootstrap over customers" and found.n == 100


def test_the_same_customers_give_the_same_range():
    assert kept.net_retention(COMPANY) == kept.net_retention(COMPANY.sample(frac=1, random_state=3))


@pytest.mark.parametrize(
    ("groups", "reason"),
    [
        ([], "nobody-observed-long-enough"),
        ([(8, 1000, 0, FIRST)], "too-few-to-show"),
        ([(95, 1000, 1000, FIRST), (5, 1000, 0, FIRST)], "too-few-to-show"),
        ([(20, 10, 0, FIRST), (20, 10, 10, FIRST), (1, 90_000, 90_000, FIRST)], "too-few-to-show"),
    ],
)
def test_what_tells_of_few_or_of_one_customers_money_is_withheld(groups, reason):
    found = kept.gross_retention(base(*groups), minimum=10)
    assert not found.known and found.no_interval == reason


def test_below_thirty_customers_there_is_a_share_and_no_range():
    found = kept.gross_retention(base((12, 1000, 0, FIRST), (12, 1000, 1000, FIRST)), minimum=10)
    assert found.value == 0.5 and found.no_interval == "fewer-than-30-for-a-ratio"


def test_neighbouring_quarters_stand_in_one_row_until_enough_left_and_stayed():
    quarters = [(20, 1000, 1000, "2023-01-05"), (4, 1000, 0, "2023-01-09"), (20, 1000, 1000, "2023-04-05"), (11, 1000, 0, "2023-04-09"),
                (25, 1000, 1000, "2023-07-01"), (12, 1000, 0, "2023-08-01"), (9, 1000, 0, "2023-10-05")]  # fmt: skip
    found = kept.by_cohort(base(*quarters), minimum=10)
    assert found[["customers", "left"]].values.tolist() == [[55, 15], [46, 21]]
    assert [str(day.date()) for day in found["until"]] == ["2023-06-30", "2023-12-31"]
    assert found["gross_kept"].tolist() == pytest.approx([40 / 55, 25 / 46])


def test_where_not_even_all_together_may_be_shown_there_is_no_row():
    assert kept.by_cohort(base((30, 1000, 1000, FIRST), (3, 1000, 0, FIRST)), minimum=10).empty


def test_a_total_is_a_complete_count_in_the_currency_and_withheld_where_it_is_one_customers():
    paying = pd.Series([1000] * 20)
    assert recurring.total(paying, unit="EUR", minimum=10)[:1] == (200.0,)
    assert recurring.total(paying, unit="JPY", units=1, minimum=10).value == 20_000
    rich = pd.concat([paying, pd.Series([10**7])])
    assert recurring.total(rich, unit="EUR", minimum=10).no_interval == "too-few-to-show"


def test_the_share_of_failed_payments_leaves_out_those_of_whom_no_reason_is_known():
    rows = pd.DataFrame({"change": ["churn-choice", "churn-payment", "churn-unsaid"], "customers": [30, 10, 500]})
    assert recurring.payment_share(rows, minimum=10).value == 0.25
    assert recurring.payment_share(rows[2:], minimum=10).no_interval == "no-reasons-on-record"


def changes(**moved):
    rows = [
        (name.replace("_", "-"), customers, money, money, money / customers, money / customers)
        for name, (customers, money) in moved.items()
    ]
    return pd.DataFrame(rows, columns=["change", "customers", "moved", "gross", "largest", "second"])


def test_the_quick_ratio_sets_all_that_came_against_all_that_went():
    found = recurring.quick_ratio(
        changes(new=(20, 300.0), expansion_plan=(12, 100.0), churn_choice=(30, 150.0), contraction_price=(9, 50.0)),
        minimum=10,
    )
    assert found.value == 2.0
    few = recurring.quick_ratio(changes(new=(20, 300.0), churn_choice=(3, 30.0)), minimum=10)
    assert few.no_interval == "too-few-to-show"
    assert recurring.quick_ratio(changes(new=(20, 300.0))).no_interval == "nothing-came-or-went"


def test_a_test_before_renewal_says_whether_enough_fall_due():
    share = kept.gross_retention(COMPANY)
    assert recurring.trial_size(share, 10_000)["wait"] == "enough" and recurring.trial_size(share, 50)["wait"] == "few"
    few = recurring.trial_size(share, 50)
    assert 50 * (few["rounds"] - 1) < 2 * few["n"] <= 50 * few["rounds"]
    assert recurring.trial_size(kept.gross_retention(base()), 50)["wait"] == "unknown"
