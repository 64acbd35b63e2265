"""What was seen beside what chance alone gives: net first, then who fell and who rose."""

import pandas as pd
import pytest

from workbench.models.intervals.estimate import Estimate
from workbench.models.segments import chance

DRAWN = pd.DataFrame({"fell": [0.25, 0.35] * 10, "rose": [0.3, 0.4] * 10, "change": [-0.1, 0.1] * 10})


def compared(n: int = 100, change: float = 1.0) -> pd.DataFrame:
    frame = pd.DataFrame({"early": [10.0] * n, "money": [change, -change / 2] * (n // 2)})
    return frame.assign(fell=(frame["money"] < 0).astype(float), rose=(frame["money"] > 0).astype(float))


def test_a_change_within_what_chance_gives_is_called_chance_and_one_beyond_it_is_not():
    told = chance.halves(compared(), DRAWN, unit="EUR")
    assert (told["net"].value, told["net"].n, told["beside"]) == (25.0, 100, "chance")  # of 1,000 chance gives ±200
    assert told["un"].value == pytest.approx(0.0) and 195 < told["un"].hi < 205
    assert (told["f"].value, told["uf"].value, told["r"].value) == (0.5, pytest.approx(0.3), 0.5)
    assert chance.halves(compared(change=50.0), DRAWN, unit="EUR")["beside"] == "more"
    assert chance.halves(compared(change=-50.0), DRAWN, unit="EUR")["beside"] == "less"


def test_nothing_is_told_of_few_or_without_a_stretch_to_reorder():
    few = chance.halves(compared(12), DRAWN, unit="EUR")
    assert few["net"].no_interval == "fewer-than-30-moved" and few["beside"] == "unknown"
    rare = compared().assign(fell=[1.0] * 4 + [0.0] * 96)
    assert chance.halves(rare, DRAWN, unit="EUR", minimum=10)["f"].no_interval == "too-few-to-show"
    assert chance.by_chance(pd.Series(dtype="float64")).no_interval == "no-weeks-to-reorder"
    unknown = chance.kept(pd.DataFrame({"before": ["a"], "now": ["a"]}), pd.DataFrame({"stayed": []}))
    assert unknown["beside"] == "unknown" and not unknown["u"].known


def test_who_bought_nothing_since_stands_below_the_change_of_all():
    ids = [str(k) for k in range(100)]
    moved = pd.DataFrame({"customer_id": ids, "before": "a", "now": "a", "money": -1.0, "money_before": 10.0})
    moved.loc[90:, "before"] = "no_purchase"
    buying, gone = moved[:90], moved[:40]
    told = chance.silent(moved, buying, gone, DRAWN.assign(silent=[0.1, 0.2] * 10), unit="EUR")
    assert (told["net"].value, told["m"].value, told["m"].n) == (-100.0, -40.0, 40)
    assert (told["g"].value, told["g"].n, told["ug"].value) == (40 / 90, 90, pytest.approx(0.15))
    assert told["beside"] == "chance"


def test_what_the_high_tier_kept_is_not_told_where_chance_is_not_known():
    lately = pd.Series([10.0] * 50, [str(k) for k in range(50)])
    best = lately.index[:20]
    drawn = pd.DataFrame({"top": [0.2, 0.3] * 5})
    assert chance.top(lately, best, drawn)["t"].value == 0.4 and chance.top(lately, best, drawn)["beside"] == "more"
    assert chance.top(lately, best, drawn.head(0))["t"].no_interval == "no-weeks-to-reorder"
    assert chance.beside(Estimate(0.1, 0.0, 0.2, 9), Estimate(0.3, 0.2, 0.4, 9)) == "less"
