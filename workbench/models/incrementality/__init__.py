"""What a programme changed: estimators by design, and the diagnostics that say whether one may be believed."""

from workbench.models.incrementality.doubly_robust import DoublyRobustEstimator
from workbench.models.incrementality.encouragement import ComplierEffectEstimator
from workbench.models.incrementality.randomised import CupedEstimator, DifferenceEstimator

__all__ = ["ComplierEffectEstimator", "CupedEstimator", "DifferenceEstimator", "DoublyRobustEstimator"]
