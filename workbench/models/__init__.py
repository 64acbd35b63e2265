"""What learns: scikit-learn's contract, arrays and frames in, never a dataset; no files, no drawings."""

import importlib

from workbench.models.beta_discrete_weibull import BetaDiscreteWeibullModel
from workbench.models.beta_geo import BetaGeoModel, ModifiedBetaGeoModel
from workbench.models.estimate import Estimate
from workbench.models.gamma_gamma import GammaGammaModel
from workbench.models.markov_attribution import MarkovAttribution
from workbench.models.pareto_nbd import ParetoNBDModel
from workbench.models.purchase_histories import NotEstimable
from workbench.models.shapley_attribution import ShapleyAttribution
from workbench.models.shifted_beta_geo import ShiftedBetaGeoModel

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

_LATER = {"ChurnClassifier": "churn_classifier", "CustomerSegmenter": "segmenter"}


def __getattr__(name: str) -> object:
    """Load what brings half of scikit-learn along only when it is asked for: most notebooks do without."""
    if name in _LATER:
        return getattr(importlib.import_module(f"workbench.models.{_LATER[name]}"), name)
    raise AttributeError(f"module 'workbench.models' has no attribute {name!r}")
