"""How many segments there are, who is in them, what they differ in, and who moves."""
