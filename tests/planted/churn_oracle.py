"""The chance of leaving in a planted company, for who knows the law of its customers and what each of them bought.

    python -m tests.planted.churn_oracle [CUSTOMERS] [SEED]

prints what the list chosen from the model's chances is worth, as a share of the list chosen from these.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

import workbench
from tests.metamorphic import Delivery
from workbench.data.planted import Planted, generate
from workbench.features.churn import churn_features, outcomes
from workbench.features.purchases import histories
from workbench.models.churn import churn_validation as validation
from workbench.models.churn.retention_offer import Offer, expected_profit

TABLES = ("transactions", "customers", "campaigns", "tickets")
DRAWS, AT_ONCE = 4000, 500


def profit_share(company: Planted, design: outcomes.Design, *, model: str = "auto") -> float:
    """Return the profit of the model's list, reckoned by the oracle's chances, as a share of the oracle's list."""
    with tempfile.TemporaryDirectory() as folder:
        tried = validation.rolling_origin(
            _labelled(company, design, Path(folder) / "shop"), matures=design.matures, model=model
        )
    held, offer = tried.held, Offer()
    truth = oracle(
        company, held["customer_id"], moment=held["snapshot"].iloc[0], gap=design.gap, horizon=design.horizon
    )
    worth = expected_profit(truth, held["value"].to_numpy(), offer)
    chosen = expected_profit(held["p"].to_numpy(), held["value"].to_numpy(), offer) > 0
    return float(worth[chosen].sum() / worth[worth > 0].sum())


def oracle(
    company: Planted, who: pd.Series, *, moment: pd.Timestamp, gap: int, horizon: int, seed: int = 0
) -> np.ndarray:
    """Return P(no order in the window | orders so far), by draws of rate and dropout from the true law, weighted by each
    history's likelihood (BG/NBD, Fader, Hardie and Lee 2005, Mktg. Sci. 24:275, equation 3)."""
    end, kinds, rng = moment + pd.Timedelta(days=1), company.truth.segments, np.random.default_rng(seed)
    x, recency, age = (column[:, None] for column in _histories(company, who, end))
    kind = rng.choice(len(kinds), DRAWS, p=kinds["share"])
    r, alpha, a, b = (kinds[name].to_numpy()[kind] for name in ("r", "alpha", "a", "b"))
    rate, dropout = rng.gamma(r) / alpha, rng.beta(a, b)
    buys = np.exp(-rate * dropout * gap) * (1 - np.exp(-rate * horizon))  # of who is alive at the moment
    chances = []
    for start in range(0, len(x), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        weight = x[some] * (np.log(rate) + np.log1p(-dropout))
        weight = np.exp(weight - weight.max(axis=1, keepdims=True))
        alive = np.exp(-rate * age[some])
        gone = np.where(x[some] > 0, dropout / (1 - dropout) * np.exp(-rate * recency[some]), 0.0)
        chances.append(1 - (weight * alive * buys).sum(axis=1) / (weight * (alive + gone)).sum(axis=1))
    return np.concatenate(chances)


def _histories(company: Planted, who: pd.Series, end: pd.Timestamp) -> tuple[np.ndarray, ...]:
    """Repeat orders, days from the first to the last and to the end, in the order of `who`."""
    lines = company.frame("transactions")
    sold = lines[(lines["amount"] > 0) & (pd.to_datetime(lines["ordered_at"]) < end)]
    orders = sold.groupby("order_id").agg(customer_id=("customer_id", "first"), at=("ordered_at", "min"))
    at = pd.to_datetime(orders["at"]).groupby(orders["customer_id"])
    first, last, number = at.min().reindex(who), at.max().reindex(who), at.size().reindex(who)
    days = [(to - first).dt.total_seconds().to_numpy() / 86_400 for to in (last, pd.Series(end, first.index))]
    return number.to_numpy(dtype="float64") - 1, *days


def _labelled(company: Planted, design: outcomes.Design, folder: Path) -> pd.DataFrame:
    plan = company.plan
    tables = {name: [company.tables[name]] for name in TABLES}
    path = Delivery(tables, plan.currency, plan.timezone, str(plan.start), str(plan.last_day)).write(folder)
    dataset = workbench.open_dataset(str(path))
    found, last = histories.open_histories(dataset.tables, cached=dataset.cached), plan.last_day
    moments = outcomes.moments(design, first_day=dataset.data_from, as_of=last)
    windows = churn_features.observed_windows(dataset.data_from, [*moments, last])
    return outcomes.labelled(found, design, at=moments, as_of=last, windows=windows)


def main(customers: int = 20_000, seed: int = 3) -> None:
    """Print the share for one company."""
    share = profit_share(generate(customers, seed=seed), outcomes.Design("non-contractual"))
    sys.stdout.write(f"{customers:,} customers, seed {seed}: the model's list is worth {share:.1%} of the oracle's\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
