"""The elements around a text: what each adds to what is known of the text inside it."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.hints import BIT, hints_of
from dateline.extract.survey import Survey, tag_number

_SKIPPED = frozenset(
    {
        "script", "style", "noscript", "svg", "template", "iframe", "head", "object", "embed", "canvas", "audio",
        "video",
        "math", "select", "option", "datalist", "map", "picture", "title", "dialog", "textarea",
    }
)  # fmt: skip
_BLOCK = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "li",
        "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul",
        "caption", "button", "label", "legend", "menu",
    }
)  # fmt: skip
_SECTIONS = _BLOCK - {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "dt",
    "pre",
    "summary",
    "caption",
    "button",
    "label",
}
_MANY = 10_000
_NAVIGATION, _TOPICS = BIT["navigation"], BIT["topics"]
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# What the page's authors call an element.
_NAMING = frozenset({"class", "id", "itemprop", "role", "data-testid", "data-component", "aria-label", "data-qa"})
_HIDING = frozenset({"hidden", "aria-hidden", "style"})


class Element(Struct, gc=False):
    """An element, with what it has from the elements around it.

    block: the block element that it stands in, None where it is one. box: number of the innermost sectioning element,
    depth: elements around it. near: hints of its block, mid: of the block around that, far: of everything further out;
    hints, name: its own. instant: machine-readable time of the <time> around it. skipped: nobody reads what is in it.
    whole: all text in it is one fragment. article: it stands in an article; kept: in an article's foot.
    """

    tag: str
    block: Element | None
    up: Element | None
    box: int = 0
    depth: int = 0
    near: int = 0
    mid: int = 0
    far: int = 0
    hints: int = 0
    name: str = ""
    instant: str | None = None
    linked: bool = False
    strong: bool = False
    hidden: bool = False
    skipped: bool = False
    whole: bool = False
    article: bool = False
    kept: bool = False


_UNREAD = Element("", None, None, skipped=True)


class Surroundings:
    """Every element that holds text, worked out from its parents when its text is met, and remembered: most elements
    of a page hold none. `parents[box]` is the box around a box; box 0 is the page.

    collapse: navigation and the page's foot become one text each.
    """

    def __init__(self, found: Survey, *, collapse: bool) -> None:
        self.known: dict[int, Element] = {}
        self.parents = [0]
        self._collapse = collapse
        self._survey = found

    def of(self, node: LexborNode) -> Element:
        """What is known of the element `node`."""
        known = self.known
        if len(known) > _MANY:
            self._forget(node)
        chain = []
        up: LexborNode | None = node
        element: Element | None = None
        while up is not None:
            identity = up.mem_id
            element = known.get(identity)
            if element is not None:
                break
            chain.append((up, identity))
            up = up.parent
        if element is None:
            element = Element("", None, None)
        while chain:
            inner, identity = chain.pop()
            if not element.whole:
                element = self._inside(inner, element, identity)
            elif inner.tag in _SKIPPED:
                element = _UNREAD
            known[identity] = element
        return element

    def _forget(self, node: LexborNode) -> None:
        """Keep only what is known of the elements around `node`: in the order of the text the others do not come
        again, and on a page of short entries they take as much memory as the entries."""
        kept = {}
        up: LexborNode | None = node
        while up is not None:
            identity = up.mem_id
            if (element := self.known.get(identity)) is not None:
                kept[identity] = element
            up = up.parent
        self.known.clear()
        self.known.update(kept)

    def _inside(self, node: LexborNode, up: Element, identity: int) -> Element:
        tag = node.tag or ""
        if up.skipped or tag in _SKIPPED:
            return _UNREAD
        attributes = node.attributes
        name = ""
        hidden = up.hidden
        for key, value in attributes.items():
            if key in _NAMING:
                if value:
                    name = f"{name} {value}" if name else value
            elif key in _HIDING and _hides(key, value):
                hidden = True
        hints = hints_of(tag, name)
        depth = up.depth + 1
        if tag in _BLOCK:
            box = up.box
            if tag in _SECTIONS:
                self.parents.append(box)
                box = len(self.parents) - 1
            article = up.article or tag in ("article", "main")
            kept = up.kept or (tag == "footer" and up.article)
            return Element(
                tag, None, up, box, depth, hints, up.near, up.far | up.mid, hints, name, up.instant, up.linked,
                up.strong, hidden, False, self._whole(tag, hints, up, identity), article, kept,
            )  # fmt: skip
        instant = (attributes.get("datetime") or None) if tag == "time" else up.instant
        linked = up.linked or tag == "a"
        strong = up.strong or tag in ("b", "strong")
        return Element(
            up.tag, up.block or up, up, up.box, depth, up.near, up.mid, up.far, hints, name, instant, linked, strong,
            hidden, False, False, up.article, up.kept,
        )  # fmt: skip

    def _whole(self, tag: str, hints: int, up: Element, identity: int) -> bool:
        """Navigation and the page's foot become one text: half of a page's texts stand there, and hardly any matters.
        Not the foot of an article, nor where the headline stands in the trail of links. What is only named like
        navigation may be anything, so it must not hold running text either."""
        if not self._collapse or up.kept or identity in self._survey.headed:
            return False
        if tag == "nav" or (tag == "footer" and not up.article):
            return True
        if not hints & _NAVIGATION or (hints | up.near | up.mid) & _TOPICS:
            return False  # the article's topics may be named like navigation as well
        return tag in _SECTIONS and identity not in self._survey.running


def _hides(key: str, value: str | None) -> bool:
    if key == "style":
        return bool(value) and _HIDDEN.search(value or "") is not None
    return key == "hidden" or value == "true"


@cache
def tag_numbers() -> tuple[int, int, frozenset[int]]:
    """The parser's numbers for text, <br> and block elements."""
    text = LexborHTMLParser("<p>x").css("p")[0].first_child
    if text is None:  # never so with a parser that follows the standard
        raise RuntimeError("the HTML parser does not build text nodes")
    return text.tag_id, tag_number("br"), frozenset(map(tag_number, _BLOCK - {"html", "body"}))
