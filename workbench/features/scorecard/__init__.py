"""The measures of a scorecard by period, from whatever tables there are, and the factors of revenue."""
