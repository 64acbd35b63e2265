"""The door: open a dataset and get canonical tables that have been checked."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.data.dataset import Dataset
    from workbench.data.door import open_dataset
    from workbench.data.locate import datasets

_HOMES = {"Dataset": "dataset", "datasets": "locate", "open_dataset": "door"}
__all__ = ["Dataset", "datasets", "open_dataset"]


def __getattr__(name: str) -> object:
    """Load the engines only when data are opened: a run reads the dataset file before its kernel has started."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"workbench.data.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'workbench.data' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]
