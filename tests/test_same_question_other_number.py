"""Why is your number not the same as theirs: three users' questions of docs/conventions.md, to the last customer.

The rules of the peers are written out in pandas here; that the peers follow them is held by the scripts in findings/.
"""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.features.journeys.journeys_sample import FIXTURES, whole
from workbench.features.journeys import funnels
from workbench.features.purchases.repeat_purchases import calibration_holdout
from workbench.features.segments import rfm

CUT, END = dt.date(1997, 9, 30), dt.date(1998, 6, 30)
NOTHING_PAID = {"0087", "0155", "0227", "0286", "1080", "1195", "1293", "2086"}  # CDNOW: one purchase, of 0


def customer_days(rows: pd.DataFrame) -> ibis.Table:
    """What `activity.customer_days` makes of rows with customer_id, order_id, day and amount."""
    orders = rows[rows["amount"] > 0].groupby(["customer_id", "day"])["order_id"].nunique()
    days = rows.groupby(["customer_id", "day"]).agg(spend=("amount", "sum")).assign(orders=orders).fillna({"orders": 0})
    frame = days.reset_index().astype({"orders": "int64"}).assign(margin=lambda d: d["spend"])
    return ibis.memtable(frame.assign(spend=frame["spend"].round(4)))


@pytest.fixture(scope="module")
def cdnow() -> pd.DataFrame:
    log = pd.read_csv(ROOT / "tests" / "models" / "cdnow" / "log.csv", dtype={"customer": str, "day": str})
    days = pd.to_datetime(log["day"]).dt.date
    return pd.DataFrame({"customer_id": log["customer"], "order_id": log.index, "day": days, "amount": log["amount"]})


def counted(purchases: pd.Series) -> tuple[int, int, int, int]:
    """Customers, repeat purchases in calibration, customers without any, purchases in the hold-out.

    Parameters
    ----------
    purchases : periods with a purchase, one row each, indexed by customer_id.
    """
    before = purchases[purchases["day"] <= CUT]
    repeats = before.groupby("customer_id")["period"].nunique() - 1
    after = purchases[(purchases["day"] > CUT) & purchases["customer_id"].isin(repeats.index)]
    return (
        len(repeats),
        int(repeats.sum()),
        int((repeats == 0).sum()),
        int(after.groupby("customer_id")["period"].nunique().sum()),
    )


def test_cdnow_by_the_rule_of_lifetimes(cdnow):
    by_day = cdnow.assign(period=cdnow["day"])
    assert counted(by_day) == (2357, 2457, 1411, 1882)
    by_week = cdnow.assign(period=pd.to_datetime(cdnow["day"]).dt.to_period("W"))
    assert counted(by_week) == (2357, 2216, 1428, 1788)
    ours = calibration_holdout(customer_days(cdnow), as_of=END, holdout_days=(END - CUT).days)
    assert (len(ours), ours["frequency"].sum(), (ours["frequency"] == 0).sum(), ours["holdout_orders"].sum()) == (
        2349, 2457, 1403, 1882,
    )  # fmt: skip
    assert set(by_day["customer_id"]) - set(ours["customer_id"]) == NOTHING_PAID
    after = cdnow[cdnow["day"] > CUT]
    theirs = after.groupby("customer_id")["amount"].mean() * after.groupby("customer_id")["day"].nunique()
    true = ours.set_index("customer_id")["holdout_money"]
    assert (round(float(theirs.sum()), 2), round(float(true.sum()), 2)) == (68603.26, 70976.39)
    twice = after[after.duplicated(["customer_id", "day"])]["customer_id"]
    other = theirs.index[~np.isclose(theirs, true[theirs.index])]
    assert len(other) == 49 and set(other) == set(twice), "all who ordered twice on a day of the hold-out"


@pytest.mark.shared
def test_online_retail_by_the_rule_of_openretailscience(shared):
    lines = pd.read_parquet(shared / "data" / "online_retail" / "online_retail.parquet").dropna(subset=["CustomerID"])
    rows = pd.DataFrame({
        "customer_id": lines["CustomerID"].astype("int64").astype(str), "order_id": lines["InvoiceNo"].astype(str),
        "day": pd.to_datetime(lines["InvoiceDate"]).dt.date, "amount": (lines["Quantity"] * lines["UnitPrice"]).round(4),
    })  # fmt: skip
    end = dt.date(2011, 12, 9)
    theirs = rows.groupby("customer_id").agg(
        last=("day", "max"), frequency=("order_id", "nunique"), monetary=("amount", "sum")
    )
    theirs["recency_days"] = [(end - day).days for day in theirs["last"]]
    ours = rfm.recency_frequency_monetary(customer_days(rows), as_of=end).to_pandas().set_index("customer_id")
    assert (len(theirs), len(ours)) == (4372, 4338)
    theirs_all = theirs.assign(number=theirs.index.astype("int64"))
    never = theirs.index.difference(ours.index)
    assert len(never) == 34 and rows.loc[rows["customer_id"].isin(never), "amount"].max() <= 0, "nothing was ever paid"
    theirs = theirs.loc[ours.index]
    assert np.allclose(theirs["monetary"], ours["monetary"], atol=0.01)
    assert (
        (theirs["recency_days"] < ours["recency_days"]).sum()
        == (theirs["recency_days"] != ours["recency_days"]).sum()
        == 444
    )
    paid = rows[rows["amount"] > 0].groupby("customer_id")["day"].max()
    assert [(end - day).days for day in paid[ours.index]] == ours["recency_days"].tolist(), (
        "all 444 came for a return last"
    )
    invoices = rows.groupby(["customer_id", "order_id"])["amount"].max().reset_index()
    unpaid = invoices[invoices["amount"] <= 0].groupby("customer_id").size().reindex(ours.index, fill_value=0)
    assert (theirs["frequency"] != ours["frequency"]).sum() == 1557
    assert (theirs["frequency"] - unpaid == ours["frequency"]).all(), "cancellations, and invoices of nothing"
    ranked = theirs_all.sort_values(["frequency", "number"])  # NTILE(10), ties by customer number, from 0
    tenth = pd.Series(np.repeat(range(10), [438, 438] + [437] * 8), ranked.index)
    assert tenth[ranked["frequency"] == 1].value_counts().to_dict() == {0: 438, 1: 438, 2: 437}
    once = rfm.score(ours.reset_index())
    assert once.loc[once["frequency"] == 1, "f"].unique().tolist() == [1]


def test_ecom_by_the_rule_of_retentioneering():
    visits = pd.read_parquet(FIXTURES / "ecom" / "ecom.parquet")
    paths = whole(visits, customer="user_id", event="event", time="timestamp")
    stages = ["catalog", "add_to_cart", "purchase"]
    assert funnels.funnel(paths, stages)["reached"].tolist() == [600, 511, 285]
    limited = funnels.funnel(paths, stages, as_of=dt.date(2024, 6, 29), within_days=30)
    assert limited["reached"].tolist() == [590, 289, 114] and limited["young"].tolist() == [10, 10, 10]

    end, entries, bought = pd.Timestamp("2024-06-30"), {}, {}
    for user, events in visits.sort_values(["timestamp", "sequence"], kind="stable").groupby("user_id"):
        wanted = iter(stages)
        step, times = next(wanted), []
        for event, at in zip(events["event"], events["timestamp"], strict=True):
            if event == step:
                times.append(at)
                step = next(wanted, None)
        entries[user] = times[0]
        if len(times) == 3:
            bought[user] = times[2] - times[0]
    young = {user for user, at in entries.items() if at > end - pd.Timedelta(days=30)}
    late = {user for user, took in bought.items() if took > pd.Timedelta(days=30)} - young
    assert (len(bought), len(young & set(bought)), len(late)) == (285, 2, 169)
    assert 285 - 2 - 169 == limited["reached"].iloc[-1]
