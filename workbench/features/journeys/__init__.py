"""Touches cut into paths: steps, transitions, funnels, sequences, pain points, contacts and who was kept out."""

import importlib


def __getattr__(name: str) -> object:
    """Look in the module that bears the room's name: `from workbench.features import journeys` is as good as either."""
    return getattr(importlib.import_module("workbench.features.journeys.journeys"), name)
