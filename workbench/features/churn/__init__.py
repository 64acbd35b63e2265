"""What was known of customers at a moment, and who of them left afterwards."""

import importlib


def __getattr__(name: str) -> object:
    """Look in the module that bears the room's name: `from workbench.features import churn` is as good as either."""
    return getattr(importlib.import_module("workbench.features.churn.churn_features"), name)
