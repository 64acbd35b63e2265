"""How a cohort's survival goes on: models of it, their projection, and its backtest."""
