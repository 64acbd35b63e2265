"""What a reader sees: every function returns an item that a notebook displays and an edition prints."""

from workbench.report import charts
from workbench.report.datasets import dataset
from workbench.report.exports import export
from workbench.report.figures import figure
from workbench.report.findings import check, decision, definition, finding, limitation
from workbench.report.headlines import headline
from workbench.report.messages import Text, text
from workbench.report.tables import column, table
from workbench.report.triangles import triangle
from workbench.report.wording import by_direction

__all__ = [
    "Text",
    "by_direction",
    "charts",
    "check",
    "column",
    "dataset",
    "decision",
    "definition",
    "export",
    "figure",
    "finding",
    "headline",
    "limitation",
    "table",
    "text",
    "triangle",
]
