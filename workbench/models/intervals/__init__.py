"""Numbers with their range: the shape of every estimate, shares, limits, concentration, the size of tests."""
