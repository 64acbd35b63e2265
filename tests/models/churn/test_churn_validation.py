"""Validation looks at later customers only; where it cannot, it says so."""

import inspect

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

from workbench.models.churn import churn_metrics as metrics
from workbench.models.churn import churn_scoring, leak_trials, weighted_scores
from workbench.models.churn import churn_validation as validation
from workbench.models.churn.churn_classifier import ChurnClassifier

MATURES = 67


def world(n=500, moments=8, seed=0, drift=0.0):
    """Customers at moments 30 days apart; x tells, noise does not, customer numbers are for life."""
    rng = np.random.default_rng(seed)
    rows = []
    for k in range(moments):
        x = rng.normal(size=n)
        left = rng.random(n) < 1 / (1 + np.exp(-(-1 + drift * k + 1.2 * x)))
        rows.append(pd.DataFrame({"snapshot": pd.Timestamp("2024-01-01") + pd.Timedelta(days=30 * k), "customer_id": [f"c{i}" for i in range(n)],
                                  "x": x, "noise": rng.normal(size=n), "left": left, "spent": 1.0, "naive": x + rng.normal(size=n), "value": 1.0}))  # fmt: skip
    return pd.concat(rows, ignore_index=True)


@pytest.fixture(scope="module")
def tried():
    return validation.rolling_origin(world(), matures=MATURES, models=["logistic", "tree"])


def test_a_model_learns_only_from_moments_whose_outcome_was_known(monkeypatch):
    seen, frame = [], world()
    fit = ChurnClassifier.fit

    def watched(self, X, y):
        seen.append(frame.loc[X.index, "snapshot"].max())
        return fit(self, X, y)

    monkeypatch.setattr(ChurnClassifier, "fit", watched)
    tried = validation.rolling_origin(frame, matures=MATURES, model="logistic")
    origins = sorted(tried.tried["snapshot"].unique())
    assert len(seen) == len(origins) == 2
    for known, origin in zip(sorted(seen), origins, strict=True):
        assert known + pd.Timedelta(days=MATURES) <= origin
    assert origins[1] - origins[0] >= pd.Timedelta(days=MATURES), "no outcome counts twice"


def test_there_is_no_way_to_ask_for_a_random_split():
    assert not {"cv", "shuffle", "test_size", "folds"} & set(inspect.signature(validation.rolling_origin).parameters)


def test_the_judged_rows_are_the_newest_and_their_numbers_are_those_of_scikit_learn(tried):
    held = tried.held
    assert (
        tried.kind == "time"
        and held["snapshot"].nunique() == 1
        and held["snapshot"].iloc[0] == world()["snapshot"].max()
    )
    left, p = held["left"], held["p"]
    assert metrics.roc_auc(tried).value == pytest.approx(roc_auc_score(left, p))
    assert metrics.average_precision(tried).value == pytest.approx(average_precision_score(left, p))
    assert metrics.brier(tried).value == pytest.approx(brier_score_loss(left, p))
    assert metrics.log_score(tried).value == pytest.approx(log_loss(left, p))
    for measure in (
        metrics.roc_auc,
        metrics.average_precision,
        metrics.lift_at,
        metrics.calibration_error,
        metrics.brier,
    ):
        estimate = measure(tried)
        assert estimate.lo <= estimate.value <= estimate.hi and estimate.n == len(held)


@pytest.mark.parametrize("ties", [False, True])
def test_weighted_scores_are_those_of_the_repeated_rows(ties):
    rng = np.random.default_rng(3)
    p = rng.random(200).round(1) if ties else rng.random(200)
    left, counts = rng.random(200) < p, rng.multinomial(200, np.full(200, 1 / 200))
    again = np.repeat(np.arange(200), counts)
    w = counts[None].astype("float64")
    assert weighted_scores.roc_auc(left, p, w)[0] == pytest.approx(roc_auc_score(left[again], p[again]))
    assert weighted_scores.average_precision(left, p, w)[0] == pytest.approx(
        average_precision_score(left[again], p[again])
    )
    once = np.ones((1, 200))
    assert weighted_scores.lift(left, p, w)[0] == pytest.approx(weighted_scores.lift(left[again], p[again], once)[0])
    edge = np.sort(p[again])[-20]
    above, at = left[again][p[again] > edge], left[again][p[again] == edge]
    hits = above.sum() + at.mean() * (20 - len(above))
    assert weighted_scores.lift(left, p, w)[0] == pytest.approx(hits / 20 / left[again].mean())


def test_lift_counts_equal_scores_by_their_mean_whatever_their_order():
    left, score = np.array([True, False] * 50), np.zeros(100)
    once = np.ones((1, 100))
    assert [weighted_scores.lift(some, score, once)[0] for some in (left, left[::-1])] == pytest.approx([1.0, 1.0])


def test_one_period_leaves_customers_out_and_says_so():
    frame = world(moments=1, n=1500)
    tried = validation.rolling_origin(frame, matures=MATURES, model="logistic")
    assert tried.kind == "customers" and len(tried.held) == len(frame) and metrics.roc_auc(tried).value > 0.7
    assert np.isnan(leak_trials.permuted(frame, tried)[0]) and np.isnan(leak_trials.shuffled_gap(frame, tried))


def test_too_few_leavers_give_no_validation_no_model_and_reasons():
    frame = world(n=30, moments=2)
    tried = validation.rolling_origin(frame, matures=MATURES)
    assert (tried.kind, tried.reason) == ("none", "few") and churn_scoring.final_model(frame, tried) is None
    assert metrics.roc_auc(tried).no_interval == "too-few-known-to-have-left"
    assert validation.comparison(tried).empty and metrics.calibration_table(tried).empty and metrics.gains(tried).empty
    assert churn_scoring.scored(None, frame).empty
    assert validation.rolling_origin(pd.DataFrame(), matures=MATURES).kind == "none"


def test_labels_dealt_out_at_random_give_the_base_rate():
    """Old labels alone would not do: a model of one telling column then points the right or the wrong way, never nowhere."""
    frame = world()
    tried = validation.rolling_origin(frame, matures=MATURES, model="logistic")
    found = np.array([leak_trials.permuted(frame, tried, random_state=seed) for seed in range(20)])
    assert abs(found[:, 0].mean() - frame["left"].mean()) < 0.03 and (found[:, 0] <= found[:, 1]).mean() >= 0.95
    assert metrics.average_precision(tried).value > found[:, 1].max() + 0.1


def test_a_random_split_looks_better_where_customers_tell_on_themselves_and_the_gap_warns():
    rng = np.random.default_rng(5)
    frame = world(n=400)
    fate = pd.Series(rng.random(400) < 0.3, [f"c{i}" for i in range(400)])
    known_late = frame["snapshot"] >= frame["snapshot"].max() - pd.Timedelta(days=60)
    flip = rng.random(len(frame)) < 0.05
    frame["left"] = np.where(known_late, frame["customer_id"].map(fate) ^ flip, rng.random(len(frame)) < 0.3)
    frame["code"] = frame["customer_id"].str[1:].astype(float)
    tried = validation.rolling_origin(frame, matures=MATURES, model="tree")
    identity = frame.assign(**{f"bit{k}": (frame["code"].astype(int) // 2**k % 2).astype(float) for k in range(9)})
    gap = leak_trials.shuffled_gap(identity, validation.rolling_origin(identity, matures=MATURES, model="boosting"))
    assert gap > 0.05 and metrics.at_most(gap, 0.05) == "warn"
    assert (
        abs(leak_trials.shuffled_gap(world(), validation.rolling_origin(world(), matures=MATURES, model="logistic")))
        < 0.05
    )
    assert tried.kind == "time"


def test_calibration_groups_and_gains_show_nobody_alone(tried):
    table = metrics.calibration_table(tried, minimum=10)
    assert (table["left"] >= 10).all() and (table["customers"] - table["left"] >= 10).all()
    assert table["customers"].sum() == len(tried.held) and table["predicted"].is_monotonic_increasing
    gains = metrics.gains(tried, minimum=10)
    leavers = gains["reached_share"] * tried.held["left"].sum()
    assert leavers.diff().dropna().min() > 9.5 and gains["reached_share"].iloc[-1] == 1 and gains["depth"].iloc[0] == 0


def test_the_rule_of_thumb_stands_beside_the_models(tried):
    table = validation.comparison(tried)
    assert set(table["scorer"]) == {"logistic", "tree", "naive"} and (table["choice"] == "used").sum() == 1
    assert (
        table.set_index("scorer").loc["naive", "average_precision"]
        < table.set_index("scorer").loc["logistic", "average_precision"]
    )


def test_the_simplest_kind_is_taken_when_another_is_better_only_by_chance():
    assert validation.rolling_origin(world(n=900), matures=MATURES, models=["logistic", "boosting"]).model == "logistic"


def test_a_share_that_few_left_is_not_shown_and_leaves_no_file_either():
    frame = world(moments=2, n=300)
    first = frame["snapshot"] == frame["snapshot"].min()
    few = frame.assign(
        left=frame["left"].where(~first, frame["customer_id"] == frame.loc[first, "customer_id"].iloc[0])
    )
    rates = metrics.rates(few, gap=7, horizon=60, minimum=10)
    assert rates["rate_hidden"].all(), "with the sum known, one hidden share would follow from the other"
    out = metrics.publishable(rates)
    assert (
        out[["left", "rate", "lo", "hi"]].isna().all(axis=None)
        and (out["mark"] == "c").all()
        and "rate_hidden" not in out
    )
    assert not metrics.rates(few, gap=7, horizon=60)["rate_hidden"].any()


def test_all_that_is_said_of_the_chances_is_said_at_once_or_says_why_not(tried):
    found = metrics.judgement(tried)
    assert found.auc == metrics.roc_auc(tried) and found.slope == metrics.calibration_line(tried)[1]
    assert found.by_rule["reached"] == metrics.reached_by_rule(tried) and metrics.chances(found)["skill"].tolist() == [
        "brier",
        "log_loss",
        "slope",
        "intercept",
    ]
    few = validation.rolling_origin(world(n=20, moments=2), matures=MATURES)
    missing = metrics.judgement(few)
    assert few.how == "few" and few.verdict == "warn" and few.n == 0 and (tried.how, tried.verdict) == ("time", "pass")
    assert {one.no_interval for one in missing if hasattr(one, "no_interval")} == {"too-few-known-to-have-left"}


def test_rates_name_their_window():
    row = metrics.rates(world(moments=1), gap=7, horizon=60).iloc[0]
    assert str(row["window_from"].date()) == "2024-01-09" and str(row["window_to"].date()) == "2024-03-08"
    assert metrics.churn_rate(world(moments=1, n=20), minimum=10).no_interval == "too-few-left-or-stayed"
