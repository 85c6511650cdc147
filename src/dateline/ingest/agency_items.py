"""What agency formats have in common, and the text of markup inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

Part = tuple[Literal["p", "h2"], str]
_SPACE = re.compile(r"\s+")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_INDENT = re.compile(r"\n(?=[ \t]{2,}\S)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {"p", "li", "td", "th", "blockquote", "div", "section", "article", "figcaption", "pre"}
_DROPPED = frozenset({"script", "style", "template", "iframe", "object", "head", "title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as its agency describes it; what it does not say is empty.

    published, modified: ISO 8601 as written. status: whether it may be used ("usable", "canceled" …). dateline: words
    that open the text ("Anchorage (dpa) -"). note: an embargo; what else the
    agency says to its clients alone (edNote) is no part of the text.
    """

    uri: str = ""
    headline: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    provider: str = ""
    language: str = ""
    published: str = ""
    modified: str = ""
    status: str = ""
    lead: str = ""
    dateline: str = ""
    paragraphs: tuple[Part, ...] = ()
    keywords: tuple[str, ...] = ()
    note: str = ""

    def with_dateline(self) -> tuple[Part, ...]:
        """The paragraphs, the dateline in front of the first where the text does not begin with it."""
        first = next((n for n, (kind, _) in enumerate(self.paragraphs) if kind == "p"), None)
        if not self.dateline or first is None or self.paragraphs[first][1].startswith(self.dateline.rstrip(" -–—")):
            return self.paragraphs
        opened: Part = ("p", f"{self.dateline} {self.paragraphs[first][1]}")
        return (*self.paragraphs[:first], opened, *self.paragraphs[first + 1 :])


def flat(text: str | None) -> str:
    """The text on one line."""
    return _SPACE.sub(" ", text or "").strip()


def plain_parts(text: str) -> tuple[Part, ...]:
    """Paragraphs of plain text: parted by empty lines, by indented lines, or each line one where there are neither."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _EMPTY_LINE.search(text):
        found = _EMPTY_LINE.split(text)
    elif _INDENT.search(text):
        found = _INDENT.split(text)
    else:
        found = text.split("\n")
    return tuple(("p", part) for one in found if (part := flat(one)))


def markup_parts(markup: str) -> tuple[Part, ...]:
    """Paragraphs and subheadings of (X)HTML; whatever stands in no block is a paragraph."""
    body = LexborHTMLParser(markup).body
    if body is None:
        return ()
    parts: list[Part] = []
    loose: list[str] = []
    _collect(body, parts, loose)
    _close(parts, loose, "p")
    return tuple(parts)


def _collect(node: LexborNode, parts: list[Part], loose: list[str]) -> None:
    """Without recursion, since markup may be nested as deeply as somebody likes."""
    stack: list[tuple[LexborNode | None, str]] = [(node.first_child, "")]
    while stack:
        current, closing = stack.pop()
        if current is None:
            if closing:
                _close(parts, loose, closing)
            continue
        stack.append((current.next, closing))
        tag = (current.tag or "").lower()
        if tag == "-text":
            loose.append(current.text_content or "")
        elif tag == "br":
            loose.append(" ")
        elif tag in _DROPPED or tag.startswith("-"):
            continue
        elif tag in _BLOCKS:
            _close(parts, loose, "p")
            stack.append((current.first_child, "h2" if tag in _HEADINGS else "p"))
        else:
            stack.append((current.first_child, ""))


def _close(parts: list[Part], loose: list[str], kind: str) -> None:
    text = flat("".join(loose))
    loose.clear()
    if text:
        parts.append(("h2" if kind == "h2" else "p", text))
