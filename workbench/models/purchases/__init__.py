"""Models of repeat buying and of spending, and what customers are worth by them."""
