"""The names that others rely on are where the contract says."""

import inspect

import pytest
from sklearn.base import BaseEstimator

from workbench import models


@pytest.mark.parametrize(
    "name", sorted(name for name in set(models.__all__) - {"Estimate", "NotEstimable"} if name[0].isupper())
)
def test_every_model_is_an_estimator_whose_init_only_stores(name):
    model = getattr(models, name)
    assert issubclass(model, BaseEstimator)
    given = model()
    assert all(getattr(given, key) is value.default for key, value in inspect.signature(model).parameters.items())


def test_the_estimators_of_incremental_effects_have_a_room_of_their_own():
    from workbench.models import incrementality

    assert any(name.endswith("Estimator") for name in dir(incrementality))


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'ChurnModel'"):
        _ = models.ChurnModel
