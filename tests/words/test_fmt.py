from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.words import fmt

FINITE = st.floats(-1e9, 1e9, allow_nan=False)


def record(value, lo=None, hi=None, *, unit="share", n=100, level=0.95):
    return {"value": value, "lo": lo, "hi": hi, "n": n, "level": level, "unit": unit, "method": "", "no_interval": ""}


def parts(estimate, lang="en"):
    return [fmt.estimate(estimate, part, lang) for part in ("value", "range")]


def test_rounding_is_half_up_and_not_half_to_even():
    assert str(fmt.rounded(fmt.decimal(0.3725) * 100, -1)) == "37.3"
    assert fmt.single(0.385, "share", "en") == "39%"


@pytest.mark.parametrize(
    ("estimate", "value", "interval"),
    [
        (record(0.3844, 0.3663, 0.4028), "38%", "37% to 40%"),
        (record(0.3844, 0.3812, 0.3876), "38.4%", "38.1% to 38.8%"),
        (record(0.3844, 0.1, 0.7), "38%", "10% to 70%"),
        (record(0.062, 0.055, 0.07), "6.2%", "5.5% to 7.0%"),
        (record(0.0253, -0.0139, 0.0632, unit="points"), "2.5 percentage points", "−1.4 to 6.3 percentage points"),
        (record(45.2, 40.4, 50.1, unit="days"), "45 days", "40 to 50 days"),
        (record(1234567.0, 1210000.0, 1250000.0, unit="GBP"), "£1.23M", "£1.21M to £1.25M"),
        (record(1832, 1790, 1874, unit="count"), "1,830", "1,790 to 1,870"),
        (record(2.437, 2.31, 2.56, unit="number"), "2.4", "2.3 to 2.6"),
    ],
)
def test_rounding_follows_the_interval(estimate, value, interval):
    assert parts(estimate) == [value, interval]


def test_the_same_numbers_in_chinese():
    assert parts(record(0.3844, 0.3663, 0.4028), "zh") == ["38%", "37% 至 40%"]
    assert parts(record(0.0253, -0.0139, 0.0632, unit="points"), "zh") == ["2.5 个百分点", "−1.4 至 6.3 个百分点"]
    assert parts(record(123456789.0, 1.2e8, 1.27e8, unit="CNY"), "zh") == ["¥1.23亿", "¥1.20亿 至 ¥1.27亿"]
    assert fmt.single(12346000, "CNY", "zh") == "¥1,230万"
    assert fmt.single(12346000, "CNY", "en") == "CN¥12.3M"


def test_the_size_of_an_estimate_has_no_sign():
    assert fmt.estimate(record(-0.031, -0.05, -0.012, unit="points"), "size", "en") == "3.1 percentage points"


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_a_missing_number_is_said_and_never_nan(missing):
    for unit in ("share", "count", "GBP", "days"):
        assert fmt.single(missing, unit, "en") == "not available"
        assert fmt.single(missing, unit, "zh") == "暂无"
    assert parts(record(missing)) == ["not available", "not available"]


def test_an_estimate_without_interval_has_a_value_and_no_range():
    assert parts(record(0.3844)) == ["38%", "not available"]


def test_plain_numbers_have_no_decimals_that_they_do_not_need():
    shown = [fmt.single(value, "days", "en") for value in (45, 45.0, 1, 3.26)]
    assert shown == ["45 days", "45 days", "1 day", "3.3 days"]
    assert [fmt.single(v, "share", "en") for v in (0.05, 0.0532, 0.0004, 0, 1)] == [
        "5%", "5.3%", "under 0.1%", "0%", "100%"
    ]  # fmt: skip
    assert [fmt.single(v, "GBP", "en") for v in (12.5, 432.1, 8432.5, 456_789)] == ["£12.50", "£432", "£8,433", "£457K"]
    assert fmt.estimate(record(0.1, level=0.995), "level", "en") == "99.5%"


@given(FINITE, st.floats(1e-6, 1e6), st.sampled_from(["share", "number", "GBP", "days", "points"]))
def test_both_ends_of_an_interval_stay_apart_and_around_the_value(value, half, unit):
    at = fmt.exponent(Decimal(repr(value)), Decimal(repr(value - half)), Decimal(repr(value + half)), unit=unit)
    if unit in ("share", "points") and half < 0.01 or unit == "days" and half < 0.1:
        return  # never finer than a hundredth of a point or a tenth of a day
    lo, mid, hi = (fmt.rounded(Decimal(repr(v)), at) for v in (value - half, value, value + half))
    assert lo <= mid <= hi
    assert lo < hi


@given(st.floats(-1, 1))
def test_no_number_is_too_small_to_be_written(value):
    assert fmt.single(value, "number", "en")


@given(FINITE)
def test_no_number_shows_a_negative_zero_or_a_hyphen(value):
    for unit in ("share", "number", "GBP", "points"):
        for lang in ("en", "zh"):
            shown = fmt.single(value, unit, lang)
            assert "-" not in shown
            assert "nan" not in shown
            assert not shown.startswith("−0%")


def test_hours_have_their_noun_and_a_net_promoter_score_one_decimal_and_no_per_cent():
    wait = {"value": 1.0, "lo": None, "hi": None, "n": 40, "level": 0.95, "unit": "hours"}
    assert [fmt.value(1.0, "hours", lang) for lang in ("en", "zh", "fr")] == ["1 hour", "1 小时", "1 heure"]
    assert fmt.estimate(wait | {"value": 29.71, "lo": 26.7, "hi": 34.4}, "range", "en") == "27 to 34 hours"
    score = wait | {"value": 13.0, "lo": 5.0047, "hi": 20.818, "unit": "nps"}
    assert [fmt.estimate(score, part, "en") for part in ("value", "range")] == ["13.0", "5.0 to 20.8"]
    assert fmt.estimate(score | {"value": -7.25, "lo": None, "hi": None}, "value", "en") == "−7.3"
