"""What it costs to win customers, and how soon they have brought it back."""
