"""One pass over a page's elements, for what is asked of the page as a whole."""

from __future__ import annotations

from functools import cache

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

_WRAPPED = {"tr": "<table><tbody><tr>", "td": "<table><tr><td>", "th": "<table><tr><th>"} | {
    name: f"<table><{name}>" for name in ("tbody", "thead", "tfoot", "caption")
}


class Survey(Struct):
    """What a page's head is made of, wherever it stands, and which elements hold what.

    metas, scripts (of JSON-LD), links: elements in the page's order. title: the first one's text. headed: identities
    of elements that hold a first-order heading; running: of those that hold that, a paragraph or an article.
    """

    metas: list[LexborNode] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)
    links: list[LexborNode] = field(default_factory=list)
    title: LexborNode | None = None
    headed: set[int] = field(default_factory=set)
    running: set[int] = field(default_factory=set)


def survey(tree: LexborHTMLParser) -> Survey:
    """The survey of a parsed page."""
    found = Survey()
    if tree.root is None:
        return found
    kinds = _kinds()
    for node in tree.root.traverse():
        kind = kinds.get(node.tag_id)
        if kind is None:
            continue
        if kind == "meta":
            found.metas.append(node)
        elif kind == "script":
            if node.attributes.get("type") == "application/ld+json":
                found.scripts.append(node)
        elif kind == "link":
            found.links.append(node)
        elif kind == "title":
            found.title = found.title or node
        else:
            _add_around(found.running, node)
            if kind == "h1":
                _add_around(found.headed, node)
    return found


def _add_around(found: set[int], node: LexborNode) -> None:
    up = node.parent
    while up is not None and (identity := up.mem_id) not in found:
        found.add(identity)
        up = up.parent


def tag_number(name: str) -> int:
    """The parser's number for a kind of element: comparing numbers is what makes walks fast."""
    node = LexborHTMLParser(_WRAPPED.get(name, f"<{name}>")).css_first(name)
    if node is None:  # never so with a parser that follows the standard
        raise RuntimeError(f"the HTML parser does not know <{name}>")
    return node.tag_id


@cache
def _kinds() -> dict[int, str]:
    names = ("meta", "script", "link", "title", "h1", "p", "article", "main")
    return {tag_number(name): name for name in names}
