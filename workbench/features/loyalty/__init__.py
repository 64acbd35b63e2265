"""Programmes and campaigns: trials, roll-outs, points, and the sums before and after."""
