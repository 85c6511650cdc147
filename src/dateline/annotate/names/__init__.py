"""Who and what a document names, with the roles that stand with the names."""

from __future__ import annotations

from collections.abc import Sequence

from dateline import languages
from dateline.annotate.names.capitals import by_capitals
from dateline.annotate.names.consistency import consistent, with_heads, without_nouns
from dateline.annotate.names.doubtful import without_doubtful
from dateline.annotate.names.roles import with_roles
from dateline.annotate.names.tagger import MODELS, tag
from dateline.annotate.names.tokens import tokens
from dateline.languages.names import NameWords
from dateline.model import Document, Name, Span

__all__ = ["find_names"]


_LONGEST_SENTENCE = 250  # words; what is longer is no sentence, and is read in pieces so that time stays linear


def find_names(document: Document, sentences: Sequence[Span], read: Sequence[Name] | None = None) -> tuple[Name, ...]:
    """The names in the document's sentences, in order, not overlapping, with role and affiliation where they stand by.

    read: what a model read, in order, where there is one; else the tagger or the rules of the language find them.

    A name is the whole of what was written, a genitive's s included ("Trumps"); an English 's is left out. Languages
    that are not here are read as German, the first of them. Offsets are code points. Never raises on any text.
    """
    code = document.language.lower().split("-")[0]
    code = code if code in languages.codes() else languages.codes()[0]
    words: NameWords = languages.words(code, "names")
    starters = languages.words(code, "sentences").starters
    found = []
    at = 0
    for start, end in sentences:
        every = tokens(document.text, start, end, clitics=words.capitals)
        for k in range(0, len(every), _LONGEST_SENTENCE):
            here = every[k : k + _LONGEST_SENTENCE]
            if read is None:
                names = tag(here, code) if code in MODELS else by_capitals(here, words, starters)
            else:
                first = at
                while at < len(read) and read[at].start < here[-1].end:
                    at += 1
                names = with_heads(here, read[first:at], words)
            found.append((here, names))
    if read is not None:
        found = without_doubtful(without_nouns(found, words), words)
    agreed = consistent(found, words, starters)
    return tuple(
        name for (here, _), names in zip(found, agreed, strict=True) for name in with_roles(names, here, words)
    )
