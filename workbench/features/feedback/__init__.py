"""What customers write: comments without what says who they are, their language, their words and their subjects."""
