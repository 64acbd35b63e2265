"""Canonical tables in, feature tables out: nothing is fitted, nothing is drawn, no clock is read."""
