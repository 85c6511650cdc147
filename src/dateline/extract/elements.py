"""The elements around a text: what each adds to what is known of the text inside it."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.hints import hints_of

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
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MORE_NAMES = frozenset({"itemprop", "role", "data-testid", "data-component", "aria-label", "data-qa"})


class Element(Struct):
    """An element, with what it has from the elements around it.

    block: the block element that it stands in, None where it is one. box: number of the innermost sectioning element,
    depth: elements around it. near: hints of its block, mid: of the block around that, far: of everything further out;
    hints, name: its own. skipped: nobody reads what is in it. whole: all text in it is one fragment. article: it
    stands in an article; kept: in navigation or a foot that is not one text. instant: machine-readable time of the
    <time> around it.
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


class Surroundings:
    """Every element that holds text, worked out from its parents when its text is met, and remembered: most elements
    of a page hold none. `parents[box]` is the box around a box; box 0 is the page.

    collapse: navigation and the page's foot become one text each.
    """

    def __init__(self, *, collapse: bool) -> None:
        self.known: dict[int, Element] = {}
        self.parents = [0]
        self._collapse = collapse

    def of(self, node: LexborNode) -> Element:
        """What is known of the element `node`."""
        known = self.known
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
            element = known[identity] = self._inside(inner, element)
        return element

    def _inside(self, node: LexborNode, up: Element) -> Element:
        if up.skipped:
            return up
        tag = node.tag or ""
        if tag in _SKIPPED:
            return Element(tag, None, None, skipped=True)
        if up.whole:
            return up
        attributes = node.attributes
        name = ""
        hidden = up.hidden
        if attributes:
            name = _name(attributes)
            style = attributes.get("style")
            hidden = (
                hidden
                or "hidden" in attributes
                or attributes.get("aria-hidden") == "true"
                or (style is not None and _HIDDEN.search(style) is not None)
            )
        hints = hints_of(tag, name)
        depth = up.depth + 1
        if tag in _BLOCK:
            box = up.box
            if tag in _SECTIONS:
                self.parents.append(box)
                box = len(self.parents) - 1
            article = up.article or tag in ("article", "main")
            furniture = tag in ("nav", "footer")
            whole = furniture and self._collapse and _is_whole(node, up)
            return Element(
                tag, None, up, box, depth, hints, up.near, up.far | up.mid, hints, name, up.instant, up.linked,
                up.strong, hidden, False, whole, article, up.kept or (furniture and not whole),
            )  # fmt: skip
        instant = (attributes.get("datetime") or None) if tag == "time" else up.instant
        linked = up.linked or tag == "a"
        strong = up.strong or tag in ("b", "strong")
        return Element(
            up.tag, up.block or up, up, up.box, depth, up.near, up.mid, up.far, hints, name, instant, linked, strong,
            hidden, False, False, up.article, up.kept,
        )  # fmt: skip


def _is_whole(node: LexborNode, up: Element) -> bool:
    """Whether navigation or a foot is one text: half of a page's texts stand there, and hardly any matters. Not where
    it holds a first-order heading, or is the foot of an article, nor what is inside such a one."""
    return not (up.kept or (node.tag == "footer" and up.article)) and node.css_first("h1") is None


def _name(attributes: dict[str, str | None]) -> str:
    """What the page's authors call an element: its class and id, and what else tells its purpose."""
    name = attributes.get("class") or ""
    identity = attributes.get("id")
    if identity:
        name = f"{name} {identity}"
    if not _MORE_NAMES.isdisjoint(attributes):
        for key in sorted(_MORE_NAMES & attributes.keys()):
            name = f"{name} {attributes[key] or ''}"
    return name


@cache
def tag_numbers() -> tuple[int, int, frozenset[int]]:
    """The parser's numbers for text, <br> and block elements: comparing numbers is what makes the walk fast."""
    wrapped = {
        "tr": "<table><tbody><tr>",
        "td": "<table><tr><td>",
        "th": "<table><tr><th>",
        "tbody": "<table><tbody>",
        "thead": "<table><thead>",
        "tfoot": "<table><tfoot>",
        "caption": "<table><caption>",
    }
    nodes = (LexborHTMLParser(wrapped.get(name, f"<{name}>")).css_first(name) for name in _BLOCK - {"html", "body"})
    line_break = LexborHTMLParser("<br>").css_first("br")
    text = LexborHTMLParser("<p>x").css("p")[0].first_child
    if text is None or line_break is None:  # never so with a parser that follows the standard
        raise RuntimeError("the HTML parser does not build text nodes")
    return text.tag_id, line_break.tag_id, frozenset(node.tag_id for node in nodes if node is not None)
