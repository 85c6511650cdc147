"""Two states of one page: what a reader would call changed, what is only furniture, and whether it is one at all."""

from __future__ import annotations

import hashlib
import re

from msgspec import structs

from dateline.model import Alteration, Block, Document, Role, Update
from dateline.story.alterations import alterations, shown
from dateline.watch.identity import plain

_IN_TICKER: frozenset[Role] = frozenset({"update-time", "update-heading", "update", "day"})
_FURNITURE: tuple[Role, ...] = ("teaser", "comment", "comment-count", "boilerplate", "published", "byline", "keywords")
SAME_PAGE = 0.2
"""Share of the shorter state's words that two states of one page have in common at least."""
_WORD = re.compile(r"[^\W_]{4,}")


def page_alterations(before: Document, after: Document) -> tuple[tuple[Alteration, ...], bool]:
    """What changed outside of the ticker, and whether there was also something of typography only.

    Quotation marks, dashes, capitals of a heading and spaces are typography: they are no change of what is said. What
    stands in both states word for word was only moved, or is read as another part of the page.
    """
    whole = plain(before.text), plain(after.text)
    found = [a for a in alterations(_without_ticker(before), _without_ticker(after)) if not _moved(a, *whole)]
    real = tuple(a for a in found if not _typographic(a))
    return real, len(real) < len(found)


def update_alterations(before: Document, one: Update, after: Document, other: Update) -> tuple[Alteration, ...]:
    """What changed within an update, from its state in one document to that in another; its clock is not compared."""
    return tuple(alterations(_only(before, one), _only(after, other)))


def furniture_of(document: Document) -> dict[str, str]:
    """A digest of each kind of furniture on the page, and of what the page says of itself, by role of the blocks."""
    parts: dict[str, list[str]] = {}
    for block in document.blocks:
        if block.role in _FURNITURE:
            parts.setdefault(block.role, []).append(document.text[block.start : block.end])
    found = {role: _digest("\n".join(texts)) for role, texts in parts.items()}
    if document.comment_count is not None:
        found["comment-count"] = str(document.comment_count)
    return found


def touched(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    """The kinds of furniture that are not as they were."""
    return tuple(sorted(role for role in before.keys() | after.keys() if before.get(role) != after.get(role)))


def state_digest(document: Document) -> str:
    """What tells this state of a page from others: its shown words, without typography."""
    return _digest("\n".join(plain(document.text[b.start : b.end]) for b in shown(document)))


def same_page(before: Document, after: Document) -> bool:
    """Whether both can be states of one page. A page that says that it is missing, or asks for consent, is another."""
    one, other = _content(before), _content(after)
    if not one or not other:
        return not one and not other
    return len(one & other) >= SAME_PAGE * min(len(one), len(other))


def substantial(document: Document) -> bool:
    """Whether this is a news item of its own rather than a notice that something is not to be had."""
    return document.type != "CollectionPage" and len(document.article) >= 400


def _content(document: Document) -> set[str]:
    return {w.casefold() for b in shown(document) for w in _WORD.findall(document.text[b.start : b.end])}


def _without_ticker(document: Document) -> Document:
    blocks = tuple(b for b in document.blocks if b.role not in _IN_TICKER and document.update_at(b.start) is None)
    return structs.replace(document, blocks=blocks)


def _only(document: Document, update: Update) -> Document:
    def inside(block: Block) -> bool:
        return update.start <= block.start < update.end and block.role != "update-time"

    return structs.replace(document, blocks=tuple(b for b in document.blocks if inside(b)))


def _moved(alteration: Alteration, before: str, after: str) -> bool:
    if alteration.kind == "added" and alteration.after is not None:
        return plain(alteration.after.exact) in before
    return alteration.kind == "removed" and alteration.before is not None and plain(alteration.before.exact) in after


def _typographic(alteration: Alteration) -> bool:
    if alteration.before is None or alteration.after is None:
        return not plain((alteration.before or alteration.after).exact)  # type: ignore[union-attr]
    return plain(alteration.before.exact) == plain(alteration.after.exact)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
