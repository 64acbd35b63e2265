"""What a reader sees: every function returns an item that a notebook displays and an edition prints."""

from workbench.report import charts
from workbench.report.datasets import dataset
from workbench.report.exports import export
from workbench.report.figures import figure
from workbench.report.findings import check, decision, definition, finding, limitation
from workbench.report.headlines import headline
from workbench.report.journey_words import attribution_columns, journey_accounts, journey_columns
from workbench.report.matrices import matrix
from workbench.report.messages import Text, text
from workbench.report.protection import guard, public, whole_blocks
from workbench.report.tables import column, table
from workbench.report.triangles import triangle
from workbench.report.units import active_means, unit, units
from workbench.report.vocabulary import columns, money_columns
from workbench.report.wording import by_direction, if_known

__all__ = [
    "Text",
    "active_means",
    "attribution_columns",
    "by_direction",
    "charts",
    "check",
    "column",
    "columns",
    "dataset",
    "decision",
    "definition",
    "export",
    "figure",
    "finding",
    "guard",
    "headline",
    "if_known",
    "journey_accounts",
    "journey_columns",
    "limitation",
    "matrix",
    "money_columns",
    "public",
    "table",
    "text",
    "triangle",
    "unit",
    "units",
    "whole_blocks",
]
