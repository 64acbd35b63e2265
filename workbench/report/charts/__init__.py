"""Charts by what they show; each is drawn once, when a figure asks for it."""

from workbench.report.charts.calibration import calibration
from workbench.report.charts.chart import Chart
from workbench.report.charts.control import control
from workbench.report.charts.dots import dots
from workbench.report.charts.flow import flow
from workbench.report.charts.lines import curves, projection
from workbench.report.charts.marked import marked
from workbench.report.charts.pairs import pairs
from workbench.report.charts.tornado import tornado
from workbench.report.charts.waterfall import waterfall
from workbench.report.charts.whiskers import bars

__all__ = [
    "Chart",
    "bars",
    "calibration",
    "control",
    "curves",
    "dots",
    "flow",
    "marked",
    "pairs",
    "projection",
    "tornado",
    "waterfall",
]
