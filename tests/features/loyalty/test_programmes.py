"""What is studied, and what is refused: a question without its tables ends in plain words, before anything is computed."""

import datetime as dt

import pytest

from workbench.errors import ConfigurationError
from workbench.features.journeys import touchpoints
from workbench.features.loyalty import programmes


def test_a_programme_goes_before_campaigns_unless_campaigns_are_asked_for():
    both = {"campaigns": None, "memberships": None}
    assert programmes.subject_of(both) == "membership" and programmes.subject_of(both, "campaign") == "campaign"


def test_without_a_programme_and_without_campaigns_there_is_nothing_to_study():
    said = "neither a table memberships nor a table campaigns.*Describe one of the two"
    with pytest.raises(ConfigurationError, match=said):
        programmes.subject_of({"transactions": None})


def test_without_anything_that_touches_a_customer_there_is_no_journey():
    with pytest.raises(
        ConfigurationError, match="none of the tables events, campaigns and transactions.*subscriptions"
    ):
        touchpoints.touchpoints({"subscriptions": None}, as_of=dt.date(2024, 1, 1), conversion="order")
