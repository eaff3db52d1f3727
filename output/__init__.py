"""Where entries go: the store with its review, backup and doctor, and the renderers."""
