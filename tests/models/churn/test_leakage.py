"""Columns that give the answer away stop the analysis, in words; honest ones do not."""

import numpy as np
import pandas as pd
import pytest

from tests.metamorphic import Delivery
from workbench import runs
from workbench.data.planted import Effects, generate
from workbench.errors import AnalysisFailed
from workbench.models.churn import leakage

NOTHING = pd.DataFrame(columns=["feature", "suspect"])


def rows(n=2000, seed=0):
    rng = np.random.default_rng(seed)
    left = pd.Series(rng.random(n) < 0.2)
    return pd.DataFrame({
        "left": left, "closed": np.where(left, rng.random(n) < 0.97, rng.random(n) < 0.01).astype(float),
        "when": np.where(left, 900.0, 0.0) + rng.random(n), "word": np.where(left, "gone", rng.choice(["a", "b"], n)),
        "fair": left * 0.5 + rng.normal(size=n), "empty": np.nan,
    })  # fmt: skip


def test_a_single_feature_that_nearly_tells_the_label_is_found_among_numbers_and_words():
    table = leakage.single_features(rows(seed=1), rows(seed=2), features=["closed", "when", "word", "fair", "empty"])
    auc = table.set_index("feature")["auc"]
    assert (auc[["closed", "when", "word"]] > leakage.TOO_GOOD).all() and auc["fair"] < 0.7 and auc["empty"] == 0.5
    with pytest.raises(AnalysisFailed, match=r"give the answer away.*the column 'when' alone tells who will leave"):
        leakage.screen(table, NOTHING)
    assert leakage.screen(table[table["feature"] == "fair"], NOTHING) < 0.7


def standing(seed=0, n=1500):
    """`status` is written when a customer is lost; `region` goes together with being lost, then and now."""
    rng = np.random.default_rng(seed)
    region = rng.choice(["north", "south"], n)
    hazard = np.where(region == "north", 0.5, 0.15)
    lost_then = rng.random(n) < hazard
    lost_now = lost_then | (rng.random(n) < hazard)
    status = np.where(lost_now & (rng.random(n) < 0.95), "closed", "open")
    frames = [pd.DataFrame({"snapshot": when, "customer_id": range(n), "lost": lost, "status": status, "region": region})
              for when, lost in (("2024-01-01", lost_then), ("2024-07-01", lost_now))]  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def test_a_column_written_when_customers_leave_knows_more_of_now_than_of_then():
    table = leakage.hindsight(standing()).set_index("feature")
    assert table.loc["status", "suspect"] and not table.loc["region", "suspect"]
    with pytest.raises(AnalysisFailed, match="it seems to be written when a customer leaves"):
        leakage.screen(pd.DataFrame({"feature": [], "auc": []}), table.reset_index())


def test_without_a_past_or_without_losses_nothing_is_suspected():
    now = standing()
    assert leakage.hindsight(now[now["snapshot"] == "2024-07-01"]).empty
    assert leakage.hindsight(now.assign(lost=False)).empty and leakage.hindsight(pd.DataFrame()).empty


def test_the_planted_leak_stops_the_run_and_the_column_is_named(tmp_path):
    company = generate(1000, seed=3, effects=Effects(leak=True))
    plan, kept = company.plan, ("transactions", "customers")
    delivery = Delivery(
        {name: [company.tables[name]] for name in kept},
        plan.currency,
        plan.timezone,
        str(plan.start),
        str(plan.last_day),
    )
    made = runs.run("churn", data=str(delivery.write(tmp_path / "shop")), lang=("en",), out=tmp_path / "out")
    assert (
        made.status == "failed"
        and "account_status" in str(made.error)
        and "written when a customer leaves" in str(made.error)
    )
    assert not list((tmp_path / "out").glob("churn/*/*/report.html")) or "Traceback" not in str(made.error)
