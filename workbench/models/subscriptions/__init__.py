"""How much of the recurring revenue stays, and how much will."""
