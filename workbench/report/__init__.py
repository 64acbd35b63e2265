"""What a reader sees: every function returns an item that a notebook displays and an edition prints."""

from workbench.disclosure import guard, guard_cells, guard_levels, guard_parts, masked, public, small, whole_blocks
from workbench.report import charts, churn_words
from workbench.report.covariate_words import covariate
from workbench.report.customer_words import (
    bound,
    segment_name,
    service_name,
    stage_name,
    tier_name,
    value_name,
    variable_name,
)
from workbench.report.datasets import dataset
from workbench.report.exports import export, save_model
from workbench.report.figures import figure
from workbench.report.findings import check, decision, definition, finding, limitation
from workbench.report.headlines import headline
from workbench.report.journey_words import attribution_columns, journey_accounts, journey_columns, left_out
from workbench.report.matrices import matrix
from workbench.report.messages import Text, text
from workbench.report.mixed import mixed
from workbench.report.pain_words import pain_money, pain_name, pain_sentence, pain_words
from workbench.report.tables import column, table
from workbench.report.triangles import triangle
from workbench.report.units import active_means, unit, units
from workbench.report.vocabulary import columns, money_columns
from workbench.report.wording import by_direction, if_known, only_if, reason

__all__ = [
    "Text",
    "active_means",
    "attribution_columns",
    "bound",
    "by_direction",
    "charts",
    "check",
    "churn_words",
    "column",
    "columns",
    "covariate",
    "dataset",
    "decision",
    "definition",
    "export",
    "figure",
    "finding",
    "guard",
    "guard_cells",
    "guard_levels",
    "guard_parts",
    "headline",
    "if_known",
    "journey_accounts",
    "journey_columns",
    "left_out",
    "limitation",
    "masked",
    "matrix",
    "mixed",
    "money_columns",
    "only_if",
    "pain_money",
    "pain_name",
    "pain_sentence",
    "pain_words",
    "public",
    "reason",
    "save_model",
    "segment_name",
    "service_name",
    "small",
    "stage_name",
    "table",
    "text",
    "tier_name",
    "triangle",
    "unit",
    "units",
    "value_name",
    "variable_name",
    "whole_blocks",
]
