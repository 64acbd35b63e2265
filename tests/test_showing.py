"""What a notebook shows of a dataset, an estimate and a fitted model is small, safe, and suits a light and a dark theme."""

import re

import numpy as np
import pandas as pd
import pytest

from workbench import models, open_dataset
from workbench.models import BetaGeoModel, Estimate, ShapleyAttribution
from workbench.showing import card


def fitted():
    rng = np.random.default_rng(3)
    T = rng.uniform(20, 60, 800)
    x = rng.poisson(rng.gamma(0.8, 0.2, 800) * T * 0.6)
    recency = np.where(x > 0, T * rng.beta(np.maximum(x, 1), 1.5), 0)
    return BetaGeoModel().fit(pd.DataFrame({"frequency": x, "recency": recency, "T": T}))


SHOWN = {
    "dataset": lambda: open_dataset("planted"),
    "estimate": lambda: Estimate(0.384, 0.366, 0.403, 2721, unit="share", method="Wilson"),
    "estimate without a value": lambda: Estimate(*[float("nan")] * 3, 0, no_interval="nobody-answered"),
    "model": fitted,
    "model of channels": lambda: ShapleyAttribution().fit(
        [["a", "b"], ["b"]] * 30, conversions=[1, 0] * 30, nulls=[0, 1] * 30
    ),
    "model not fitted": BetaGeoModel,
}


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_small_runs_nothing_and_sets_no_colours(name):
    page = SHOWN[name]()._repr_html_()
    assert 40 < len(page.encode()) <= 20_000
    assert not re.search(r"<script|<style|on\w+=|https?:|src=|href=", page)
    assert not re.search(r"(?<!-)color:|background:(?!none)", page), "a colour suits one theme only"


def test_a_fitted_model_shows_its_parameters_with_their_errors():
    model = fitted()
    page = model._repr_html_()
    assert f"{model.params_['alpha']:,.4g}" in page and f"± {model.standard_errors_['alpha']:,.4g}" in page
    assert model._repr_mimebundle_()["text/html"] == page
    assert "(not fitted)" in BetaGeoModel()._repr_html_() and "(not fitted)" not in page


def test_every_model_of_the_front_door_shows_itself_without_a_script():
    for name in models.__all__:
        if name[0].isupper() and name not in ("Estimate", "NotEstimable"):
            assert "<script" not in getattr(models, name)()._repr_html_(), name


def test_names_from_data_are_escaped_and_a_thousand_rows_stay_small():
    page = card("<i>", [("<script>alert(1)</script>" * 9, k) for k in range(1000)], ["&"])
    assert "<script" not in page and "960 further rows" in page
    assert len(page.encode()) <= 20_000


def test_a_notebook_completes_the_tables_of_a_dataset_and_the_names_of_the_package():
    from IPython.core.completer import Completer

    completer = Completer(namespace={"dataset": open_dataset("planted"), "models": models}, global_namespace={})
    assert {"models.BetaBinomialModel", "models.BetaGeoModel"} <= set(completer.attr_matches("models.Beta"))
    assert {"subscriptions", "surveys"} <= set(open_dataset("planted").tables._ipython_key_completions_())
