"""spaCy DocBin: every document as a Doc with entities and span groups, read with `DocBin().from_disk(…)`.

Tokens are those of spaCy's blank language, cut further where one of our spans begins or ends inside, so that every span
keeps its exact offsets. Span groups are named after the layers (name, quote, speaker, time …).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dateline.export.extras import needed
from dateline.export.linguistic.layers import Marked, layers
from dateline.model import Document


def docbin(documents: Sequence[Document], notes: tuple[str, ...] = ()) -> bytes:
    """The documents as one DocBin. Raises ExportRefused without spaCy.

    Each Doc's `user_data` says id, url, outlet, published and corrections (`notes`: what people corrected).
    """
    spacy = needed("spacy", extra="spacy", what="docbin")
    tokens = needed("spacy.tokens", extra="spacy", what="docbin")
    languages: dict[str, Any] = {}
    # the order of attributes is spaCy's own; without user data it would drop ids and span groups' attributes
    store = tokens.DocBin(store_user_data=True)
    for document in documents:
        code = document.language if document.language != "und" else "xx"
        if code not in languages:
            languages[code] = _blank(spacy, code)
        store.add(_doc(document, languages[code], tokens, notes))
    written: bytes = store.to_bytes()
    return written


def _blank(spacy: Any, code: str) -> Any:
    try:
        return spacy.blank(code)
    except ImportError:  # spaCy's word for a language that it does not know
        return spacy.blank("xx")


def _doc(document: Document, nlp: Any, tokens: Any, notes: tuple[str, ...]) -> Any:
    marked = list(layers(document))
    sentences = document.annotations.sentences
    edges = sorted({e for m in marked for e in (m.start, m.end)} | {e for s in sentences for e in s})
    words, spaces, starts = _cut(nlp.make_doc(document.text), edges)
    begins = {start for start, _ in sentences}
    doc = tokens.Doc(
        nlp.vocab, words=words, spaces=spaces, sent_starts=[s in begins for s in starts] if begins else None
    )
    groups: dict[str, list[Any]] = defaultdict(list)
    for one in marked:
        first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
        groups[one.layer].append(_span(doc, first, last, one, tokens))
    for layer, spans in groups.items():
        doc.spans[layer] = spans
    doc.ents = _apart(groups.get("name", []))
    doc.user_data = {
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "corrections": list(notes),
        "features": [
            {"layer": m.layer, "start": m.start, "end": m.end, "group": m.group, **m.features}
            for m in marked
            if m.features or m.group is not None
        ],
    }
    return doc


def _cut(doc: Any, edges: list[int]) -> tuple[list[str], list[bool], list[int]]:
    """Words, whether a space follows, and where each begins; no edge lies inside a word."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    for token in doc:
        start, text = token.idx, token.text
        cuts = edges[bisect_right(edges, start) : bisect_left(edges, start + len(text))]
        bounds = [start, *cuts, start + len(text)]
        for a, b in pairwise(bounds):
            words.append(text[a - start : b - start])
            spaces.append(b == bounds[-1] and bool(token.whitespace_))
            starts.append(a)
    return words, spaces, starts


def _span(doc: Any, first: int, last: int, marked: Marked, tokens: Any) -> Any:
    return tokens.Span(doc, first, last, label=marked.label)


def _apart(spans: list[Any]) -> list[Any]:
    """Entities may not overlap in spaCy: of two, the one that starts first and is longer."""
    kept: list[Any] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
