"""Customers who came together: who was seen again at which age, and who came back after falling silent."""
