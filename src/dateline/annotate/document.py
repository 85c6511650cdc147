"""One document, annotated; and a document made of a bare text."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import statistics
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec

from dateline.annotate.attributions import find_attributions
from dateline.annotate.names import find_names
from dateline.annotate.quantities import find_quantities
from dateline.annotate.quotes import find_quotes
from dateline.annotate.reader.package import installed
from dateline.annotate.sentences import find_sentences
from dateline.annotate.times import find_times
from dateline.languages import codes, words
from dateline.model import Annotations, Block, Document, Name, Quote, Span

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE_END = re.compile(r"\n")


def annotate(document: Document) -> Document:
    """The same document with its sentences, times, names, quotations, quantities and attributions.

    Only what belongs to the article is searched (Document.annotated_blocks), never the page's furniture. Annotations
    that were there are replaced. In a language that is not here only sentences are found: another language's rules
    would find what nobody said.
    """
    sentences = find_sentences(document)
    if document.language not in codes():
        return msgspec.structs.replace(document, annotations=Annotations(sentences=sentences))
    times = find_times(document)
    names, quotes = _read(document, sentences)
    found = Annotations(
        sentences=sentences,
        times=times,
        names=names,
        quotes=quotes,
        quantities=find_quantities(document, sentences, times),
        attributions=find_attributions(document, sentences, names) if _supplied(document.language, "quotes") else (),
    )
    return msgspec.structs.replace(document, annotations=found)


def annotate_all(documents: Iterable[Document], *, threads: int = 2) -> Iterator[Document]:
    """The documents annotated, in their order, several at a time: while the model reads one, the rules read another.

    threads: how many at a time; what each gives does not depend on it. At most a few more than that are taken from
    `documents` ahead of what was handed out.
    """
    if threads < 2 or not installed():
        yield from map(annotate, documents)
        return
    waiting: deque[Future[Document]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for document in documents:
            waiting.append(pool.submit(annotate, document))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read(document: Document, sentences: tuple[Span, ...]) -> tuple[tuple[Name, ...], tuple[Quote, ...]]:
    """Names and quotations: by the reader model and the rules together where it is installed, else by the rules."""
    quotable = _supplied(document.language, "quotes")
    if installed() and quotable:
        from dateline.annotate.reader.reading import read  # noqa: PLC0415 — what runs the model is not there without it

        reading = read(document, sentences)
        return reading.names, reading.quotes
    names = find_names(document, sentences)
    return names, find_quotes(document, sentences, names) if quotable else ()


def _supplied(language: str, subject: str) -> bool:
    """Whether a language says anything about a subject; where it does not, nothing is found on it."""
    try:
        return bool(words(language, subject))
    except KeyError:
        return False


def annotate_times(document: Document) -> Document:
    """The same document with its times found anew, after its updates or its date became known; the rest stays."""
    times = find_times(document) if document.language in codes() else ()
    annotations = msgspec.structs.replace(document.annotations, times=times)
    return msgspec.structs.replace(document, annotations=annotations)


def document_of_text(
    text: str, *, id: str = "", language: str = "de", date: dt.date | None = None, zone: str | None = None
) -> Document:
    """A document whose article is all of `text`, as it is: its paragraphs become blocks, nothing is left out.

    Paragraphs end at blank lines; where there are none, at line ends, unless the lines are broken at a column.
    date: the day that relative times are resolved against. zone: IANA zone, UTC where nobody says.
    """
    blocks = tuple(Block("paragraph", start, end) for start, end in _paragraphs(text))
    return Document(
        id=id or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        text=text,
        language=language,
        zone=zone or "UTC",
        published=date.isoformat() if date else None,
        basis="stated" if date else None,
        blocks=blocks,
    )


def _paragraphs(text: str) -> list[tuple[int, int]]:
    separator = _BLANK_LINES if _BLANK_LINES.search(text) or _is_wrapped(text) else _LINE_END
    spans, position = [], 0
    for gap in separator.finditer(text):
        spans.append((position, gap.start()))
        position = gap.end()
    spans.append((position, len(text)))
    return [
        (end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
        for start, end in spans
        if text[start:end].strip()
    ]


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken at a column, as in old agency files: most are nearly as long as the longest."""
    lengths = [len(line) for line in text.split("\n")[:-1] if line.strip()]
    if len(lengths) < 3 or max(lengths) > 132:
        return False
    return statistics.median(lengths) > 0.8 * max(lengths)
