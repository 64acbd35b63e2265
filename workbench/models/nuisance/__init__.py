"""What is no aim of its own: who joins, and what non-joiners would have brought, learnt so that an effect can be told."""
