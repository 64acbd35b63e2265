"""Months to payback, cost against customers, and what a further unit of cost goes together with."""
