"""What learns: scikit-learn's contract, arrays and frames in, never a dataset; no files, no drawings."""

import importlib

from workbench.models.cohorts.beta_discrete_weibull import BetaDiscreteWeibullModel
from workbench.models.cohorts.shifted_beta_geo import ShiftedBetaGeoModel
from workbench.models.intervals.estimate import Estimate
from workbench.models.journeys.markov_attribution import MarkovAttribution
from workbench.models.journeys.shapley_attribution import ShapleyAttribution
from workbench.models.purchases.beta_geo import BetaGeoModel, ModifiedBetaGeoModel
from workbench.models.purchases.gamma_gamma import GammaGammaModel
from workbench.models.purchases.pareto_nbd import ParetoNBDModel
from workbench.models.purchases.purchase_histories import NotEstimable

__all__ = [
    "BetaDiscreteWeibullModel",
    "BetaGeoModel",
    "ChurnClassifier",
    "CustomerSegmenter",
    "Estimate",
    "GammaGammaModel",
    "MarkovAttribution",
    "ModifiedBetaGeoModel",
    "NotEstimable",
    "ParetoNBDModel",
    "ShapleyAttribution",
    "ShiftedBetaGeoModel",
]

_LATER = {"ChurnClassifier": "churn.churn_classifier", "CustomerSegmenter": "segments.segmenter"}


def __getattr__(name: str) -> object:
    """Load what brings half of scikit-learn along only when it is asked for: most notebooks do without."""
    if name in _LATER:
        return getattr(importlib.import_module(f"workbench.models.{_LATER[name]}"), name)
    raise AttributeError(f"module 'workbench.models' has no attribute {name!r}")
