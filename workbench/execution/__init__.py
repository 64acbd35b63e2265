"""How a run is made: read the notebook, check its parameters, drive the kernel, judge the outcome, publish it whole."""
