"""What every analysis starts from: who customers are, what they did on each day, calendar periods, stable sums."""
