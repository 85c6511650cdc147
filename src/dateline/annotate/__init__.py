"""Document to annotations: sentences, times, names, quotations, quantities, attributions."""

from dateline.annotate.document import annotate, annotate_all, annotate_times, document_of_text

__all__ = ["annotate", "annotate_all", "annotate_times", "document_of_text"]
