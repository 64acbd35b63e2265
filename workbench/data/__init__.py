"""The door: open a dataset and get canonical tables that have been checked."""

from workbench.data.dataset import Dataset
from workbench.data.door import open_dataset
from workbench.data.locate import datasets

__all__ = ["Dataset", "datasets", "open_dataset"]
