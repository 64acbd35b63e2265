"""Where customers stand: recency, frequency and money, stages, tiers, and moves between them."""
