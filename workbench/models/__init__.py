"""What learns: scikit-learn's contract, arrays and frames in, never a dataset; no files, no drawings."""

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
    "Estimate",
    "GammaGammaModel",
    "MarkovAttribution",
    "ModifiedBetaGeoModel",
    "NotEstimable",
    "ParetoNBDModel",
    "ShapleyAttribution",
    "ShiftedBetaGeoModel",
]
