"""Full text: documents, ticker entries, quotations and events, with the same answers in both databases."""
