"""Insight: what the store says of the rules, the sources, the work at the desk and what governments promise."""
