"""The door: open a dataset and get canonical tables that have been checked."""

import importlib

_HOMES = {"Dataset": "dataset", "datasets": "locate", "open_dataset": "door"}
__all__ = ["Dataset", "datasets", "open_dataset"]


def __getattr__(name: str) -> object:
    """Load the engines only when data are opened: a run reads the dataset file before its kernel has started."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"workbench.data.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'workbench.data' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]
