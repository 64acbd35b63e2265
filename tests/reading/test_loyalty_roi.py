"""The loyalty report read by somebody who wants to refute it: the e-mail experiment from its file, sums from its own tables."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

MARGIN = 0.3  # of the price, assumed; the page says so


@pytest.fixture(scope="module")
def mails(shared):
    raw = pd.read_csv(shared / "data" / "hillstrom" / "hillstrom.csv")
    return pd.DataFrame({"sent": raw["segment"], "margin": MARGIN * raw["spend"]})


@pytest.fixture(scope="module")
def experiment(claims, shared):
    return claims("loyalty_roi", "hillstrom")


def difference(mails, *kinds):
    one, two = mails[mails["sent"].isin(kinds)]["margin"], mails[mails["sent"] == "No E-Mail"]["margin"]
    return one.mean() - two.mean(), np.sqrt(one.var() / len(one) + two.var() / len(two))


MENS, WOMENS = "Mens E-Mail", "Womens E-Mail"


@pytest.mark.shared
def test_contacted_and_kept_out_differ_by_as_much(experiment, mails):
    gap, error = difference(mails, MENS, WOMENS)
    naive = experiment.headline("naive_difference")
    assert naive["value"] == pytest.approx(gap, abs=0.005)
    assert naive["hi"] - naive["lo"] == pytest.approx(2 * norm.ppf(0.975) * error, rel=0.15)


@pytest.mark.shared
def test_the_effect_is_that_of_the_draw(experiment, mails):
    gap, error = difference(mails, MENS, WOMENS)
    effect = experiment.headline("incremental_margin_per_member")
    assert abs(effect["value"] - gap) < error / 4 and effect["lo"] > 0
    assert next(item["data"]["evidence"] for item in experiment.items if item["kind"] == "finding") == "Experiment"


@pytest.mark.shared
def test_all_campaigns_together_lie_between_the_kinds(experiment, mails):
    kinds = experiment.shown("kinds").set_index("kind")["naive"]
    for kind, name in (("mens", MENS), ("womens", WOMENS)):
        assert kinds[kind] == pytest.approx(difference(mails, name)[0], abs=0.005)
    assert kinds.min() <= experiment.headline("naive_difference")["value"] <= kinds.max()


@pytest.mark.shared
def test_with_an_assumed_cost_it_says_below_what_it_pays_and_gives_no_order(experiment):
    said, effect = experiment.sentence("left-over"), experiment.headline("incremental_margin_per_member")["value"]
    assert said["values"]["e"]["value"] == effect
    assert (
        said["text"]["en"].startswith("It pays below US$0.18 per contact")
        and "30% of the list price" in said["text"]["en"]
    )
    assert said["values"]["net"]["value"] == pytest.approx(effect - 0.5, abs=1e-9)
    orders = [item["data"] for item in experiment.items if item["kind"] == "decision"]
    assert not [
        order for order in orders if order["evidence"] == "Experiment" or "End it" in order["action"]["text"]["en"]
    ]


@pytest.mark.shared
def test_the_cost_is_called_assumed_wherever_it_stands(experiment):
    title = next(item["data"]["title"] for item in experiment.items if item["key"] == "money")["text"]
    said = experiment.sentence("comes-back")["text"]
    assert "the assumed cost" in title["en"] and "the assumed cost" in said["en"]
    assert "假定的成本" in title["zh"] and "假定的成本" in said["zh"]
    assert "assumed" in experiment.headline("cost_per_member")["label"]


@pytest.mark.shared
def test_whom_it_kept_out_is_what_both_reports_say(claims, experiment, mails):
    held = int((mails["sent"] == "No E-Mail").sum())
    assert experiment.shown("kinds")["n_control"].tolist() == [held, held]
    said = claims("journey", "hillstrom").sentence("contacts")
    assert said["values"]["kept"] == held and "No campaign" not in said["text"]["en"]


@pytest.mark.parametrize("data", ["planted", pytest.param("hillstrom", marks=pytest.mark.shared)])
def test_the_steps_of_the_money_add_up_to_what_is_left(request, claims, data):
    if data == "hillstrom":
        request.getfixturevalue("shared")
    report = claims("loyalty_roi", data)
    drawn = report.shown("money")
    steps = drawn.set_index(drawn["money_step"].map(lambda step: step.removeprefix("money-step-")))["amount"]
    costs = steps.drop(["naive", "selection", "effect", "net"]).sum()
    assert steps["naive"] + steps["selection"] == pytest.approx(steps["effect"], abs=1e-6)
    assert steps["effect"] + costs == pytest.approx(steps["net"], abs=1e-6)
    cost, effect = (
        report.headline("cost_per_member")["value"],
        report.headline("incremental_margin_per_member")["value"],
    )
    assert -costs == pytest.approx(cost, abs=1e-6)
    assert report.headline("roi")["value"] == pytest.approx((effect - cost) / cost, abs=1e-6)


def test_where_nothing_may_be_estimated_no_effect_and_no_return_is_told(claims):
    report = claims("loyalty_roi", "complete_journey")
    for key in ("incremental_margin_per_member", "roi"):
        assert report.headline(key)["value"] is None and report.headline(key)["no_interval"]
    assert report.sentence("brought")["text"]["en"].startswith("We cannot tell from these data")
    assert not {item["key"] for item in report.items} & {"money", "tornado", "payback", "kinds", "uplift"}
    assert report.sentence("margin-assumed")["values"]["s"] == 1.0  # no line of these data has a margin


def test_a_range_on_both_sides_of_nothing_is_no_verdict(claims):
    report = claims("loyalty_roi", "planted")
    effect = report.headline("incremental_margin_per_member")
    crosses = effect["lo"] < 0 < effect["hi"]
    assert crosses == ("cannot be told" in report.sentence("brought")["text"]["en"])
    net = report.sentence("left-over")["values"]["net"]
    (order,) = (item["data"]["action"]["text"]["en"] for item in report.items if item["kind"] == "decision"
                and item["data"]["action"]["id"] == "go-on")  # fmt: skip
    assert (net["lo"] < 0 < net["hi"]) == order.startswith("Change nothing")
