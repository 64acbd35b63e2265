"""A company whose truth is known, as canonical tables; for tests and examples, never for an analysis to look into."""

from workbench.data.planted.company import Planted, generate
from workbench.data.planted.effects import Effects
from workbench.data.planted.plan import Plan
from workbench.data.planted.truth import Truth
from workbench.data.planted.write import write

__all__ = ["Effects", "Plan", "Planted", "Truth", "generate", "write"]
