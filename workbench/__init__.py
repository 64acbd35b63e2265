"""A notebook-first customer-analytics workbench: from a company's tables to reports that hold what they say.

>>> import workbench
>>> workbench.open_dataset("complete_journey").name
'complete_journey'
"""

from workbench.arguments import guard

guard("workbench.features", "workbench.models", "workbench.data.door", "workbench.data.dataset")

__version__ = "0.1.0"
__all__ = ["open_dataset"]


def __getattr__(name: str) -> object:
    """Load the door only when it is used, so that `import workbench` and the command line stay quick."""
    if name == "open_dataset":
        from workbench.data import open_dataset

        return open_dataset
    raise AttributeError(f"module 'workbench' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
