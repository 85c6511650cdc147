"""The reader: a small model that reads names and quotations, beside the rules."""
