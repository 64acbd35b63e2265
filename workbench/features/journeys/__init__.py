"""Touches cut into paths: steps, transitions, funnels, sequences, pain points, contacts and who was kept out."""
