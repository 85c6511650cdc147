"""The story's headline: one of the documents' own, the one that says most of what the others say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.model import Document, Passage
from dateline.story.terms import TOKEN, lexicon


def best_headline(documents: Sequence[Document]) -> Passage | None:
    """The headline whose words most documents' headlines and leads share; of equals the first in order."""
    spoken = [_terms(d, ("headline", "lead", "kicker")) for d in documents]
    frequency = Counter(t for terms in spoken for t in terms)
    best: tuple[float, int] | None = None
    for n, document in enumerate(documents):
        own = _terms(document, ("headline",))
        if not own:
            continue
        score = sum(frequency[t] - 1 for t in own) / (len(own) + 3)
        if best is None or score > best[0] + 1e-9:
            best = (score, n)
    if best is None:
        return None
    document = documents[best[1]]
    block = next(b for b in document.blocks if b.role == "headline")
    return document.passage(block.start, block.end)


def _terms(document: Document, roles: tuple[str, ...]) -> set[str]:
    lexis = lexicon(document.language)
    return {
        term
        for b in document.blocks
        if b.role in roles
        for m in TOKEN.finditer(document.text, b.start, b.end)
        for term, _ in lexis.terms(m.group())
    }
