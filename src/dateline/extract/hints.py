"""What the names that a page's authors gave to elements say about their text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline import languages
from dateline.languages.pages import PageWords

HINTS = (
    "body", "paragraph", "article", "headline", "kicker", "lead", "caption", "credit", "byline", "date", "teaser",
    "related",
    "navigation", "footer", "advert", "social", "offer", "comment", "consent", "topics", "aside", "media", "ticker",
    "hidden",
    "quote", "gallery", "list", "notice", "tool", "summary",
)  # fmt: skip
"""What a name can hint at. Their order is the order of the bits; a trained model depends on it."""

BIT: dict[str, int] = {name: 1 << place for place, name in enumerate(HINTS)}


def bits(*hints: str) -> int:
    """The bits of several hints."""
    return sum(BIT[hint] for hint in hints)


_TAGS = {
    "nav": "navigation", "footer": "footer", "aside": "aside", "header": "headline", "figcaption": "caption",
    "figure": "caption",
    "li": "list", "button": "tool", "form": "tool", "label": "tool", "blockquote": "quote", "article": "article",
    "main": "article",
}  # fmt: skip


_WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+")


@cache
def _words() -> dict[str, int]:
    """Every word that names may hold, to its hints."""
    pages: list[PageWords] = [languages.words(code, "pages") for code in languages.codes()]
    found: dict[str, int] = {}
    for hint in HINTS:
        for page in pages:
            for word in page.markup.get(hint, ()):
                found[word] = found.get(word, 0) | BIT[hint]
    return found


@lru_cache(maxsize=50_000)
def hints_of(tag: str, name: str) -> int:
    """The hints, as bits, of an element's tag and its class, id and role names.

    Names are cut into words at everything that is no letter and at capitals inside ("ArticleBody__text").
    """
    bits = BIT[_TAGS[tag]] if tag in _TAGS else 0
    if name:
        known = _words()
        for word in _WORD.findall(name):
            bits |= known.get(word.lower(), 0)
    return bits
