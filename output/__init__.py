"""Where entries go: the store and the renderers."""
