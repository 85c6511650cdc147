"""Feeds and tickers followed: what is new, what was changed or taken away, and how the sources are."""
