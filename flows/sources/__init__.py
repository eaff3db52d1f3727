"""The list of sources, and asking them what they name."""
