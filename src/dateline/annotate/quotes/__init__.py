"""Who said what: quotations direct and indirect, with speaker, cue and frame, by rules.

A paragraph is cut into units (a sentence, with the sentences quoted in it); in each, the frames are found (verbs of
saying with their subjects) and the phrases that name a source. They decide which of the things in quotation marks are
speech, and what is put on somebody's word without marks. What no frame decides is left to the neighbourhood: the
sentence before, the paragraph before, the heading of a ticker's entry; `Quote.speaker_basis` then says so.
"""

from __future__ import annotations

from dateline.annotate.quotes.finder import find_quotes

__all__ = ["find_quotes"]
