"""What was known of customers at a moment, and who of them left afterwards."""
