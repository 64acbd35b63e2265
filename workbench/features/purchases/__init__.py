"""What customers bought: histories by day, repeat purchases, and where those customers came from."""
