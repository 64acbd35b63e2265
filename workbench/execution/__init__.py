"""How a run is made: read the notebook, check its parameters, drive the kernel, judge the outcome, publish it whole."""

DATASET = "complete_journey"  # the dataset when none is named
REPORTS = "reports"  # the folder of the reports when none is named
