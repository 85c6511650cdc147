"""Page to Document: markup and plain text alike."""
