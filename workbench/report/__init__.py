"""What a reader sees: a `Report` shows items that a notebook displays and an edition prints.

The items themselves are functions here too, for a notebook of one's own that has no word file: they take plain sentences.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.report import charts
    from workbench.report.columns import kind
    from workbench.report.datasets import dataset
    from workbench.report.exports import export, save_model
    from workbench.report.figures import figure
    from workbench.report.findings import check, decision, definition, finding, limitation
    from workbench.report.headlines import headline
    from workbench.report.matrices import matrix
    from workbench.report.report import Report
    from workbench.report.tables import column, table
    from workbench.report.triangles import triangle
    from workbench.words.messages import Message, data, say

_HOMES = {
    "report.charts": ("charts",),
    "report.columns": ("kind",),
    "report.datasets": ("dataset",),
    "report.exports": ("export", "save_model"),
    "report.figures": ("figure",),
    "report.findings": ("check", "decision", "definition", "finding", "limitation"),
    "report.headlines": ("headline",),
    "report.matrices": ("matrix",),
    "report.report": ("Report",),
    "report.tables": ("column", "table"),
    "report.triangles": ("triangle",),
    "words.messages": ("Message", "data", "say"),
}
__all__ = [
    "Message",
    "Report",
    "charts",
    "check",
    "column",
    "data",
    "dataset",
    "decision",
    "definition",
    "export",
    "figure",
    "finding",
    "headline",
    "kind",
    "limitation",
    "matrix",
    "save_model",
    "say",
    "table",
    "triangle",
]


def __getattr__(name: str) -> object:
    """Load what draws and tabulates only in a notebook: the command that publishes it prints what is there."""
    for home, names in _HOMES.items():
        if name in names:
            module = importlib.import_module(f"workbench.{home}")
            return module if home.endswith(f".{name}") else getattr(module, name)
    raise AttributeError(f"module 'workbench.report' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
