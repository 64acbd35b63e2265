"""What a reader sees: a `Report` shows items that a notebook displays and an edition prints.

The items themselves are functions here too, for a notebook of one's own that has no word file: they take plain sentences.
"""

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
