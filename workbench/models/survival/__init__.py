"""How long customers stay, and how well that is told of new ones."""
