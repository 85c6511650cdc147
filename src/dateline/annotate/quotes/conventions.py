"""Quotations as the annotators of German news corpora mark them, for comparing with their work.

They count the quotation marks as part of direct speech, and the noun as part of the source ("Angaben der Polizei",
with "nach" as the cue); where "demnach" puts a clause on somebody's word, that word is the speaker. A reader is
better served by what is between the marks and by who it is, so that is what find_quotes gives; this is the other view.
(Petersen-Frey and Biemann 2024, Dataset of Quotation Attribution in German News Articles.)
"""

from __future__ import annotations

import re

import msgspec

from dateline.languages import codes, words
from dateline.languages.quotes import QuoteWords
from dateline.model import Document, Quote, Span

_WORD = re.compile(r"\w+")
_CLAUSE = 80
"""Characters between a relative pronoun and its verb of saying, at most."""
_MARKS = "\"“”„‟«»'‘’‚‛‹›"


def as_annotated(document: Document, quote: Quote) -> Quote:
    """The quotation with its marks, and with the noun that its source stands with."""
    language = document.language[:2] if document.language[:2] in codes() else codes()[0]
    lists: QuoteWords = words(language, "quotes")
    said = quote.quote
    if quote.type == "Direct":
        said = tuple(_with_marks(document.text, span) for span in said)
    return msgspec.structs.replace(quote, quote=said, speaker=_with_noun(document.text, lists, quote))


def _with_marks(text: str, span: Span) -> Span:
    start, end = span
    if start > 0 and text[start - 1] in _MARKS:
        start -= 1
    if end + 1 < len(text) and text[end] == "," and text[end + 1] in _MARKS:
        end += 1
    if end < len(text) and text[end] in _MARKS:
        end += 1
    return start, end


def _with_noun(text: str, lists: QuoteWords, quote: Quote) -> tuple[Span, ...]:
    pronoun = _relative_pronoun(text, lists, quote)
    if pronoun is not None:
        return (pronoun,)
    if len(quote.cue) != 1:
        return quote.speaker
    start, end = quote.cue[0]
    cue = text[start:end].lower()
    if not quote.speaker:
        return quote.cue if cue in lists.sources_alone | lists.source_relatives else ()
    first = quote.speaker[0]
    own = next((s for s in quote.frame if cue in lists.source_with_noun and s[0] == start and s[1] > end), None)
    if own is not None and not own[0] <= first[0] < own[1]:
        # "nach eigenen Angaben": for them the words are the speaker, for a reader it is the clause's subject.
        inside = text[end : own[1]]
        return ((end + len(inside) - len(inside.lstrip()), end + len(inside.rstrip(" ,"))),)
    if cue in lists.source_with_noun and end < first[0] and first[0] - end < 80:
        between = text[end : first[0]]
        return ((end + len(between) - len(between.lstrip()), first[1]), *quote.speaker[1:])
    return quote.speaker


def _relative_pronoun(text: str, lists: QuoteWords, quote: Quote) -> Span | None:
    """The pronoun of the relative clause that says it: "… des Jungen, der | angab": there they mark it, not the boy."""
    if len(quote.speaker) != 1 or not quote.cue:
        return None
    end, cue = quote.speaker[0][1], quote.cue[0][0]
    if not 0 < cue - end < _CLAUSE or text[end] != ",":
        return None
    between = text[end + 1 : cue]
    words = [(end + 1 + m.start(), end + 1 + m.end()) for m in _WORD.finditer(between)]
    if "," in between or not words:
        return None
    first = words[0]
    return first if text[first[0] : first[1]].lower() in lists.relatives else None


def as_read(document: Document, quote: Quote) -> Quote:
    """The other way: from the annotators' view to the reader's, without marks and without the source's noun.

    What as_annotated makes of the result is the quotation given, but for marks that it lacked.
    """
    language = document.language[:2] if document.language[:2] in codes() else codes()[0]
    lists: QuoteWords = words(language, "quotes")
    said = quote.quote
    if quote.type == "Direct":
        said = tuple(span for span in (_without_marks(document.text, span) for span in said) if span) or said
    return msgspec.structs.replace(quote, quote=said, speaker=_without_noun(document.text, lists, quote))


def _without_marks(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    marked = span[1] > end
    while end > start and (text[end - 1].isspace() or (marked and text[end - 1] == ",")):
        end -= 1
    return (start, end) if start < end else None


def _without_noun(text: str, lists: QuoteWords, quote: Quote) -> tuple[Span, ...]:
    if len(quote.cue) != 1 or len(quote.speaker) != 1:
        return quote.speaker
    start, end = quote.cue[0]
    cue = text[start:end].lower()
    first, last = quote.speaker[0]
    if quote.speaker == quote.cue and cue in lists.sources_alone | lists.source_relatives:
        return ()
    noun = text[first:last].split(maxsplit=1)
    if cue in lists.source_with_noun and end < first and len(noun) == 2 and noun[0].lower() in lists.source_nouns:
        return ((last - len(noun[1]), last),)
    return quote.speaker
