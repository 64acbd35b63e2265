"""What learns: scikit-learn's contract, arrays and frames in, never a dataset; no files, no drawings."""

from workbench.models.estimate import Estimate
from workbench.models.shifted_beta_geo import ShiftedBetaGeoModel

__all__ = ["Estimate", "ShiftedBetaGeoModel"]
