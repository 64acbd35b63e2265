"""What a programme costs, brings and still owes, in money."""
