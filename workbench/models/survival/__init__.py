"""How long customers stay, and how well that is told of new ones."""

import importlib


def __getattr__(name: str) -> object:
    """Look in the module that bears the room's name: `from workbench.models import survival` is as good as either."""
    return getattr(importlib.import_module("workbench.models.survival.survival"), name)
