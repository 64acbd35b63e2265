"""What may be expected of a series by week or month: methods, past forecasts, ranges, and parts that add up."""
