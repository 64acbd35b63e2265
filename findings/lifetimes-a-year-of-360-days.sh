#!/usr/bin/env bash
# lifetimes: customer_lifetime_value(time=12) is the value of 360 days in days and of 364.98 days in weeks.
# Guess: twelve months are a year, whatever unit the model was fitted in.
# Seen: a month is 30 of freq="D" and 4.345 of freq="W". The same customer is worth 1.4 % more in weeks than in days.
# Who is hurt: whoever compares the value of models fitted in days and in weeks, or with a budget of a year.
# Instead: ask the model for the purchases of 365 days and discount them yourself.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifetimes==0.11.3 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifetimes
import pandas as pd
from lifetimes import GammaGammaFitter


class OneADay:
    """A model that expects one purchase on each day."""

    def __init__(self, days_in_unit):
        self.days_in_unit = days_in_unit

    def predict(self, t, frequency, recency, T):
        return pd.Series(t * self.days_in_unit, index=frequency.index)


print("lifetimes", lifetimes.__version__)
money = GammaGammaFitter()
money.params_ = pd.Series({"p": 6.25, "q": 3.74, "v": 15.45})
bought, value = pd.Series([10]), pd.Series([35.0])
each = float(money.conditional_expected_average_profit(bought, value).iloc[0])
for freq, days_in_unit in (("D", 1), ("W", 7)):
    worth = money.customer_lifetime_value(
        OneADay(days_in_unit), bought, bought, bought, value, time=12, discount_rate=0, freq=freq
    )
    print(freq, "purchases, one on each day of twelve months:", round(float(worth.iloc[0]) / each, 2))
PYTHON

diff - "$place/seen" <<'SEEN'
lifetimes 0.11.3
D purchases, one on each day of twelve months: 360.0
W purchases, one on each day of twelve months: 364.98
SEEN
