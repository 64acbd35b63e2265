"""Canonical tables in, feature tables out: nothing is fitted, nothing is drawn, no clock is read.

Rooms by subject; a module may be asked for by its name alone: `from workbench.features import activity`.
"""

import importlib

_ROOMS = {
    "churn": ("churn_features", "churn_over_time", "earlier_lists", "lifetimes", "outcomes", "setting", "silence"),
    "cohorts": ("won_back",),
    "customers": ("activity", "calendar", "identity", "left_out", "presence", "referrals", "totals"),
    "journeys": (
        "credit",
        "funnels",
        "holdouts",
        "other_gaps",
        "pain_points",
        "paths",
        "sequences",
        "sorted_paths",
        "touchpoints",
        "transitions",
    ),
    "loyalty": ("points", "programmes", "referred_margin", "rollouts", "tier_reviews", "trials", "window_sums"),
    "purchases": ("acquisition", "histories", "repeat_purchases"),
    "segments": ("behaviour", "labels", "moves", "rfm", "service_levels", "stages", "tiers"),
}
_ROOM_OF = {module: room for room, modules in _ROOMS.items() for module in modules}


def __getattr__(name: str) -> object:
    """Find a module in its room, when it is asked for."""
    if name in _ROOM_OF:
        return importlib.import_module(f"workbench.features.{_ROOM_OF[name]}.{name}")
    raise AttributeError(f"module 'workbench.features' has no attribute {name!r}")
