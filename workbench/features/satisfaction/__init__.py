"""Answers to surveys: who was asked and who answered, and what the same customers did afterwards."""
