"""Where pages come from: paths and URLs."""
