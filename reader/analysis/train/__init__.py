"""Learning: the weights that analysis works with, from annotated news and texts."""
