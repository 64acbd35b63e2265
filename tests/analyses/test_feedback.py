"""What the report feedback says of the planted company, held against a count by hand."""

import pytest

import workbench


@pytest.fixture(scope="module")
def made(default_run):
    made = default_run("feedback", "planted")
    assert made.status == "ok", made.error
    return made


def test_the_share_that_comes_again_is_the_one_counted_by_hand(made):
    rows = workbench.open_dataset("planted").tables["surveys"].to_pandas()
    days = rows.groupby("customer_id")["responded_at"].apply(lambda at: at.dt.date.nunique())
    headline = {each["key"]: each for each in made.results["headlines"]}["several_days"]
    assert headline["n"] == len(days)
    assert headline["value"] == pytest.approx((days > 1).mean(), abs=1e-9)
