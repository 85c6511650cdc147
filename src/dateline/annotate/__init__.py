"""Document to annotations: sentences, times, names, quotations, quantities, attributions."""
