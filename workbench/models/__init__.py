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
    "BetaBinomialModel",
    "BetaDiscreteWeibullModel",
    "BetaGeoModel",
    "ChurnClassifier",
    "CustomerSegmenter",
    "DifferenceEstimator",
    "DoublyRobustEstimator",
    "Estimate",
    "GammaGammaModel",
    "MarkovAttribution",
    "ModifiedBetaGeoModel",
    "NotEstimable",
    "ParetoNBDModel",
    "ShapleyAttribution",
    "ShiftedBetaGeoModel",
    "UpliftEstimator",
    "cox",
    "kaplan_meier",
    "nps",
    "nps_difference",
]

_LATER = {
    "BetaBinomialModel": "purchases.beta_binomial",
    "ChurnClassifier": "churn.churn_classifier",
    "CustomerSegmenter": "segments.segmenter",
    "DifferenceEstimator": "incrementality.randomised",
    "DoublyRobustEstimator": "incrementality.doubly_robust",
    "UpliftEstimator": "incrementality.uplift",
    "cox": "survival.proportional_hazards",
    "kaplan_meier": "survival.survival",
    "nps": "intervals.nps_by_hand",
    "nps_difference": "intervals.nps_by_hand",
}

_ROOMS = {
    "churn": (
        "churn_classifier",
        "churn_metrics",
        "churn_scoring",
        "churn_validation",
        "drift",
        "drivers",
        "empc",
        "lapse_rules",
        "leak_trials",
        "leakage",
        "list_outcome",
        "mid_ranks",
        "recalibration",
        "retention_offer",
        "saved",
        "weighted_scores",
        "win_back",
    ),
    "cohorts": ("backtest", "beta_discrete_weibull", "newcomers", "projection", "shifted_beta_geo"),
    "designs": ("referred", "regional", "threshold"),
    "incrementality": (
        "balance",
        "checks",
        "comparisons",
        "covariates",
        "doubly_robust",
        "encouragement",
        "experiment_study",
        "group_time",
        "hidden_trait",
        "ladder",
        "membership",
        "presented",
        "randomised",
        "refutations",
        "regression",
        "rehearsal",
        "results",
        "rollout_study",
        "staggered",
        "study",
        "trial_studies",
        "uplift",
        "uplift_curves",
        "verdicts",
    ),
    "intervals": ("clustered_shares", "concentration", "control_limits", "estimate", "power", "rates", "spread"),
    "journeys": (
        "accounts",
        "attribution",
        "chain",
        "differences",
        "funnel_rates",
        "holdout_effects",
        "incidence",
        "markov_attribution",
        "markov_property",
        "pain_rates",
        "path_checks",
        "shapley_attribution",
        "touch_paths",
    ),
    "loyalty": ("breakage", "payback", "programme_cost", "programme_value"),
    "nuisance": ("learners", "steps"),
    "purchases": (
        "acquisition_value",
        "alive_grid",
        "beta_binomial",
        "beta_geo",
        "customer_value",
        "gamma_gamma",
        "holdout_study",
        "independence",
        "likelihood",
        "pareto_nbd",
        "purchase_choice",
        "purchase_histories",
        "purchase_holdout",
        "purchase_model",
    ),
    "segments": (
        "log_scale",
        "migration",
        "natural_groups",
        "portrait",
        "profiles",
        "rules",
        "segment_names",
        "segmentation",
        "segmenter",
        "stability",
        "unclustered",
    ),
    "survival": ("survival_scores",),
}
_ROOM_OF = {module: room for room, modules in _ROOMS.items() for module in modules}


def __getattr__(name: str) -> object:
    """Load what brings half of scikit-learn along only when it is asked for, and find a module in its room by its name."""
    if name in _LATER:
        return getattr(importlib.import_module(f"workbench.models.{_LATER[name]}"), name)
    if name in _ROOM_OF:
        return importlib.import_module(f"workbench.models.{_ROOM_OF[name]}.{name}")
    raise AttributeError(f"module 'workbench.models' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name what an analyst types first, so that completion offers it before it is loaded."""
    return sorted({*globals(), *__all__})
