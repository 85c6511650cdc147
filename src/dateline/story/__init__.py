"""Documents to a story."""
