"""What a page says of itself in its head: JSON-LD, OpenGraph and the older meta names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from dateline.extract.fragments import clean
from dateline.extract.microdata import Node, describes_another, read_items
from dateline.extract.survey import Survey

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|Reportage|Review|OpinionNews|Recipe|Podcast)$")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_TAGS = re.compile(r"<[^>]{0,2000}>")
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^>]{0,200}>", re.I)
_DEPTH = 12
_UNSEEN = ("@type", "datePublished", "dateModified", "dateCreated", "publisher")


@dataclass(slots=True)
class Metadata:
    """The head of a page. Strings are unescaped; dates stand as the page writes them.

    article: the JSON-LD node of the article, else dates and publisher as its markup says them (microdata, RDFa), empty
    without any. nodes: every node of both, JSON-LD first. metas: meta name or property (lower case) to its values in
    order. title: <title>. canonical: the page's address as it gives it. language: <html lang>.
    damaged: how many JSON-LD scripts could not be read.
    """

    article: Node = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    metas: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    canonical: str | None = None
    language: str | None = None
    damaged: int = 0

    def meta(self, *names: str) -> str | None:
        """The first value that one of the names has, tried in the order given."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return value
        return None

    def text(self, key: str) -> str | None:
        """A text of the article's JSON-LD, cleaned; None where it is missing or no text."""
        value = self.article.get(key)
        if isinstance(value, list) and value and isinstance(value[0], str):
            value = value[0]
        return plain(value) or None if isinstance(value, str) else None


def plain(text: str) -> str:
    """JSON-LD text as a reader sees it: entities and markup, once or twice escaped, undone."""
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = _TAGS.sub("", _BREAKS.sub("\n", text))
    return clean(text)


def read_metadata(tree: LexborHTMLParser, found: Survey) -> Metadata:
    """Everything the page says of itself outside its visible text."""
    metadata = Metadata()
    for meta in found.metas:
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and "content" in attributes and not ("itemprop" in attributes and describes_another(meta)):
            name = name.lower().replace("published:time", "published_time").replace("modified:time", "modified_time")
            metadata.metas.setdefault(name, []).append(clean(html.unescape(attributes["content"] or "")))
    for script in found.scripts:
        value = _load(script.text() or "")
        if value is None:
            metadata.damaged += 1
        else:
            metadata.nodes.extend(_nodes(value, 0))
    items = read_items(tree)
    # What the markup calls headline or author is read where it stands; an element of that name may hold more.
    of_items = _article(items)
    metadata.article = _article(metadata.nodes) or {key: of_items[key] for key in _UNSEEN if key in of_items}
    metadata.nodes.extend(items)
    metadata.title = clean(found.title.text()) if found.title is not None else ""
    addresses = (link.attributes for link in found.links)
    canonical = next((link.get("href") for link in addresses if link.get("rel") == "canonical"), None)
    metadata.canonical = canonical or metadata.meta("og:url")
    declared = tree.root.attributes.get("lang") if tree.root is not None else None
    metadata.language = declared or metadata.meta("og:locale", "language")
    return metadata


def _load(text: str) -> Any | None:
    """JSON as pages write it: control characters inside strings, comment marks around it, commas before the end."""
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text))):
        try:
            return msgspec.json.decode(candidate)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    """Every typed node, @graph and lists opened, the outermost first."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if key in value:
                yield from _nodes(value[key], depth + 1)


def types_of(node: Node) -> list[str]:
    """The node's types without their namespace."""
    value = node.get("@type")
    found = value if isinstance(value, list) else [value]
    return [str(t).rsplit("/", 1)[-1] for t in found if t]


def _article(nodes: list[Node]) -> Node:
    """The node that describes the article: of those with an article's type the one that says most."""
    best: Node = {}
    best_weight = 0
    for node in nodes:
        if not any(_ARTICLE_TYPES.search(t) for t in types_of(node)):
            continue
        weight = 1 + sum(2 for key in ("headline", "datePublished", "author", "articleBody") if node.get(key))
        weight += sum(1 for key in ("description", "dateModified", "publisher", "liveBlogUpdate") if node.get(key))
        if weight > best_weight:
            best, best_weight = node, weight
    return best


def names_in(value: Any, depth: int = 0) -> list[str]:
    """The names in an author or publisher value: texts, nodes with a name, lists of both."""
    if isinstance(value, str):
        return [plain(value)] if value.strip() else []
    if isinstance(value, dict):
        return names_in(value.get("name"), depth + 1) if depth < _DEPTH else []
    if isinstance(value, list) and depth < _DEPTH:
        return [name for item in value for name in names_in(item, depth + 1)]
    return []
