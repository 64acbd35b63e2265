"""Who will leave, how far that can be trusted, and whom it pays to call."""
