"""What a reader sees: a `Report` shows items that a notebook displays and an edition prints."""

from workbench.report import charts
from workbench.report.columns import kind
from workbench.report.report import Report
from workbench.words.messages import Message, data, say

__all__ = ["Message", "Report", "charts", "data", "kind", "say"]
