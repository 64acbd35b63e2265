"""What a reader sees: every function returns an item that a notebook displays and an edition prints."""

from workbench.report import charts, churn_words
from workbench.report.datasets import dataset
from workbench.report.exports import export, save_model
from workbench.report.figures import figure
from workbench.report.findings import check, decision, definition, finding, limitation
from workbench.report.headlines import headline
from workbench.report.matrices import matrix
from workbench.report.messages import Text, text
from workbench.report.protection import few, guard, public, small, without_marked
from workbench.report.tables import column, table
from workbench.report.triangles import triangle
from workbench.report.units import active_means, unit, units
from workbench.report.vocabulary import columns, money_columns
from workbench.report.wording import by_direction, if_known, only_if

__all__ = [
    "Text",
    "active_means",
    "by_direction",
    "charts",
    "check",
    "churn_words",
    "column",
    "columns",
    "dataset",
    "decision",
    "definition",
    "export",
    "few",
    "figure",
    "finding",
    "guard",
    "headline",
    "if_known",
    "limitation",
    "matrix",
    "money_columns",
    "only_if",
    "public",
    "save_model",
    "small",
    "table",
    "text",
    "triangle",
    "unit",
    "units",
    "without_marked",
]
