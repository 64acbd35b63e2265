"""Customers who came together: who was seen again at which age, and who came back after falling silent."""

import importlib


def __getattr__(name: str) -> object:
    """Look in the module that bears the room's name: `from workbench.features import cohorts` is as good as either."""
    return getattr(importlib.import_module("workbench.features.cohorts.cohorts"), name)
