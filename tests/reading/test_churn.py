"""The churn report read by somebody who wants to refute it: each claim of the first screen from the raw data, without our code."""

import re

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from tests.reading import shop

GAP, HORIZON, LOOK = 7, 60, ["planted", "complete_journey"]
MONEY_RESTS_ON = (
    "calibration_level",
    "calibration_slope",
    "calibration_called",
    "temporal_validation",
    "drift_together",
)


@pytest.fixture(scope="module", params=LOOK)
def told(request, claims):
    return claims("churn", request.param), shop.lines(request.param), pd.Timestamp(shop.LAST[request.param])


def at(days, moment):
    """Who is active at a moment and who buys nothing in the window: customer, recency, left; by the words of the page."""
    past = days[days["day"] <= moment]
    gaps = past.assign(gap=np.log(past.groupby("customer")["day"].diff().dt.days)).dropna()
    middle, spread = gaps["gap"].mean(), gaps["gap"].var(ddof=0)
    own = gaps.groupby("customer")["gap"].agg(["size", "sum", lambda g: (g**2).sum()])
    people = (
        past.groupby("customer")["day"]
        .max()
        .to_frame("last")
        .join(own.set_axis(["n", "sum", "squares"], axis=1))
        .fillna(0.0)
    )
    mean = (people["sum"] + 5 * middle) / (people["n"] + 5)
    around = people["squares"] - 2 * mean * people["sum"] + people["n"] * mean**2
    limit = np.exp(mean + 1.645 * np.sqrt((around + 5 * spread) / (people["n"] + 5)))
    recency = (moment - pd.to_datetime(people["last"])).dt.days
    window = days["day"].between(moment + pd.Timedelta(days=GAP + 1), moment + pd.Timedelta(days=GAP + HORIZON))
    frame = pd.DataFrame({"recency": recency, "left": ~people.index.isin(days.loc[window, "customer"])})
    return frame[recency <= limit * (1 + 1e-9)]


def newest(days, last):
    return at(days, last - pd.Timedelta(days=GAP + HORIZON))


def test_as_many_were_active_and_left_as_it_says(told):
    report, lines, last = told
    people, rate = newest(shop.purchase_days(lines), last), report.headline("churn_rate")
    assert rate["n"] == pytest.approx(len(people), rel=0.002)
    assert rate["value"] == pytest.approx(people["left"].mean(), abs=0.002)


def test_so_it_was_at_every_moment_it_names(told):
    report, lines, _ = told
    days, moments = shop.purchase_days(lines), report.table("moments")
    for row in moments.iloc[[0, len(moments) // 2]].itertuples():
        people = at(days, pd.Timestamp(row.moment))
        assert row.customers == pytest.approx(len(people), rel=0.002) and row.rate == pytest.approx(
            people["left"].mean(), abs=0.002
        )
        assert (pd.Timestamp(row.window_from) - pd.Timestamp(row.moment)).days == GAP + 1


def test_the_rule_of_thumb_beside_the_model_is_the_best_that_silence_alone_does(told):
    report, lines, last = told
    people, said = newest(shop.purchase_days(lines), last), report.sentence("reach")["values"]
    size, recency, left = 0.1 * len(people), people["recency"], people["left"]
    edge = np.sort(recency)[::-1][int(np.ceil(size)) - 1]
    sure, tied = recency > edge, recency == edge
    reached = (left[sure].sum() + (size - sure.sum()) * left[tied].mean()) / left.sum()
    assert said["rule_reached"] == pytest.approx(reached, abs=0.01)
    worse = said["t"]["hi"] < said["rule_reached"]
    assert not worse, "a model that ranks worse than silence must not be praised"


def test_every_score_stands_beside_that_of_the_trivial_rule(told):
    report, _, _ = told
    for key in ("top_decile_lift", "average_precision", "roc_auc"):
        label = report.headline(key)["label"]
        assert "rule of thumb" in label and "random" in label, label
    rules = report.shown("rules")
    assert {"borne_out", "nobody_called"} <= set(rules), "accuracy beside that of calling nobody lapsed"


def test_the_money_adds_up_from_the_list_and_the_assumptions_in_the_sentence(told):
    report, _, _ = told
    profit, said = report.headline("expected_profit"), report.sentence("list-pays")
    if profit["value"] is None:
        assert said["values"]["p"]["no_interval"] and (report.table("risk")["act"] == "leave alone").all()
        return
    named, listed = said["values"], report.table("risk").query("act == 'contact'")
    p, value = listed["p_churn"] * named["came_true"], listed["value"].clip(lower=0)
    kept = named["margin"] * named["lost"]["value"] * value - named["incentive"]
    each = p * named["save_rate"] * kept - (1 - p) * named["incentive"] - named["contact"]
    assert each.sum() == pytest.approx(profit["value"], rel=1e-6) and len(listed) == profit["n"]
    even = report.headline("break_even")["value"]
    at_even = p * even * kept - (1 - p) * named["incentive"] - named["contact"]
    assert abs(at_even.sum()) < 1e-6 * len(listed) * named["incentive"] or even == 1
    for lang, text in said["text"].items():
        assert all(part in text for part in ("30%", "1.00", "10.00", "13%", "51%")), (
            f"an assumption is not said in {lang}"
        )


def test_where_an_assumption_decides_the_sign_it_gives_no_verdict(told):
    report, _, _ = told
    profit, said = report.headline("expected_profit"), report.sentence("list-pays")["values"]
    action = report.sentence("contact-the-list")["text"]["en"]
    if profit["value"] is None:
        assert said["sign"] == "none" and action.startswith("Contact nobody")
    elif profit["lo"] <= 0:
        sentence = report.sentence("list-pays")["text"]["en"]
        assert said["sign"] == "open" and "pays only if" in sentence and "as a test only" in action
        assert re.match(r"[^:]*(may lose|risk of losing) money", sentence)


def test_the_hold_out_has_the_power_it_says(told):
    report, _, _ = told
    said = next(item["data"]["effect"]["values"] for item in report.items if item["kind"] == "decision")
    risk = report.table("risk")
    held, called = (int((risk["act"] == act).sum()) for act in ("hold out", "contact"))
    if not held:
        assert "Not told" in report.page("en")
        return
    leave = risk.loc[risk["act"] != "leave alone", "p_churn"].mean()
    shares, sizes = np.array([leave * 0.7, leave]), np.array([called, held])
    rng = np.random.default_rng(0)
    for lists, least, most in ((1, said["power"] - 0.03, said["power"] + 0.03), (int(said["lists"]), 0.75, 1.0)):
        drawn = rng.binomial(sizes * lists, shares, (20_000, 2)) / (sizes * lists)
        error = np.sqrt((shares * (1 - shares) / (sizes * lists)).sum())
        assert least <= (np.abs(drawn[:, 0] - drawn[:, 1]) > norm.ppf(0.975) * error).mean() <= most


def test_the_yearly_values_add_up_to_no_more_than_the_company_takes(told):
    report, lines, last = told
    taken = max(
        lines.loc[lines["day"] > last - pd.Timedelta(days=back), "amount"].sum() * 365 / back for back in (365, 90)
    )
    times = report.table("risk")["value"].sum() / taken
    assert times == pytest.approx(report.check("yearly_values")["value"], rel=0.01)
    assert times <= 1.25 or report.headline("expected_profit")["value"] is None


def test_a_check_that_failed_stands_beside_the_money_or_withholds_it(told):
    report, _, _ = told
    missed = [key for key in MONEY_RESTS_ON if report.check(key)["status"] != "pass"]
    for key in ("expected_profit", "break_even"):
        headline = report.headline(key)
        assert headline["value"] is None or set(missed) <= set(headline["doubts"])
    if report.headline("expected_profit")["value"] is not None and missed:
        assert "Read with care" in report.page("en") and "请谨慎解读" in report.page("zh")
