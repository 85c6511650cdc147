"""What a page says of itself inside its markup: microdata and RDFa Lite, in the shape of its JSON-LD.

HTML Standard, 5.2 (microdata); RDFa Lite 1.1. Only items that are articles or live blogs are read, since nothing else
is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node = dict[str, Any]
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_NAME = re.compile(r"(?:https?://schema\.org/|schema:)?(\w{1,60})")
_ITEMS = "[itemscope][itemtype], [typeof]"
_PROPERTIES = "[itemprop], [property]"
# Where a property's value is an attribute (HTML Standard, 5.2.4), tried in this order; `content` counts everywhere.
_ATTRIBUTES = ("content", "datetime", "href", "src", "data", "value")
# Properties whose paragraphs matter: kept as markup.
_TEXTS = frozenset({"articleBody", "description", "text", "reviewBody"})
# Items that are values of these describe something else than the page's article.
_INNER = frozenset({"liveBlogUpdate", "comment", "review", "itemListElement", "isPartOf", "mentions", "citation"})


def read_items(tree: LexborHTMLParser) -> list[Node]:
    """The articles and live blogs that the markup describes, in the page's order, those inside others as their values.

    A node has "@type" (a name without its vocabulary) and a value or a list of values for each property: texts, markup
    for a body, nodes.
    """
    items: dict[int, LexborNode] = {}
    for element in tree.css(_ITEMS):
        if _type_of(element):
            items[element.mem_id] = element
    if not any(_ARTICLE.search(_type_of(element)) for element in items.values()):
        return []
    nodes: dict[int, Node] = {identity: {"@type": _type_of(element)} for identity, element in items.items()}
    inside: set[int] = set()
    owners: dict[int, int | None] = {}
    for element in tree.css(_PROPERTIES):
        owner = _owner(element, items, owners)
        if owner is None:
            continue
        for name in _names(element):
            own = nodes.get(element.mem_id)
            if own is not None:
                inside.add(element.mem_id)
            _add(nodes[owner], name, own if own is not None else _value(element, name))
    return [
        node
        for identity, node in nodes.items()
        if identity not in inside and (_ARTICLE.search(node["@type"]) or "mainEntity" in node)
    ]


def describes_another(element: LexborNode) -> bool:
    """Whether an element with `itemprop` belongs to an item inside the article: an update, a comment, a teaser."""
    up: LexborNode | None = element.parent
    while up is not None and up.tag != "html":
        attributes = up.attributes
        if "itemscope" in attributes or "typeof" in attributes:
            return not _INNER.isdisjoint(_names(up))
        up = up.parent
    return False


def _type_of(element: LexborNode) -> str:
    """The first type of an item, without its vocabulary; empty for other vocabularies than schema.org's."""
    attributes = element.attributes
    said = (attributes.get("itemtype") or attributes.get("typeof") or "").split()
    return _local(said[0]) if said else ""


def _names(element: LexborNode) -> Iterator[str]:
    """The names of the properties that an element is, without their vocabulary."""
    attributes = element.attributes
    for said in ((attributes.get("itemprop") or "") + " " + (attributes.get("property") or "")).split():
        if name := _local(said):
            yield name


def _local(name: str) -> str:
    """A name without schema.org's vocabulary; empty where it is another's ("og:title")."""
    match = _NAME.fullmatch(name)
    return match[1] if match else ""


def _owner(element: LexborNode, items: dict[int, LexborNode], known: dict[int, int | None]) -> int | None:
    """The item that a property belongs to: the nearest around it. known: what was found for elements before."""
    way: list[int] = []
    owner: int | None = None
    up = element.parent
    while up is not None:
        identity = up.mem_id
        if identity in known or identity in items:
            owner = identity if identity in items else known[identity]
            break
        way.append(identity)
        up = up.parent
    known.update(dict.fromkeys(way, owner))
    return owner


def _value(element: LexborNode, name: str) -> str:
    attributes = element.attributes
    for attribute in _ATTRIBUTES:
        if (value := attributes.get(attribute)) is not None and (attribute != "href" or name in ("url", "sameAs")):
            return value
    return (element.html or "") if name in _TEXTS else element.text(separator=" ")


def _add(node: Node, name: str, value: Any) -> None:
    """Set a property; a second value makes it a list."""
    if name not in node:
        node[name] = value
    elif isinstance(node[name], list):
        node[name].append(value)
    else:
        node[name] = [node[name], value]
