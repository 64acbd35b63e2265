"""Scores with their ranges, weighted to those asked, compared between groups, and held against what customers did afterwards."""
