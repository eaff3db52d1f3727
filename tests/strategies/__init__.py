"""Hypothesis strategies for every value that travels between stages. What they build is consistent."""
