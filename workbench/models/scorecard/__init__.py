"""Signal or usual variation of a company's measures, and what a change of revenue is made of."""
