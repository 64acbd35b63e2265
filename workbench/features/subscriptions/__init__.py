"""Recurring revenue: contracts, what they bring in a month, how it moves, and when they renew."""
