"""Markup becomes fragments: one walk over the DOM, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.fragments import Fragment, clean
from dateline.extract.hints import hints_of
from dateline.extract.nesting import flattened

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
_DEEPEST = 400
_MANY_TAGS = 40_000
"""Tags below which no nesting takes the parser longer than a second."""


@dataclass(slots=True)
class Layout:
    """The fragments of a page, and how its boxes nest: `parents[box]` is the box around it, box 0 is the page."""

    fragments: list[Fragment] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])


@dataclass(slots=True)
class _Holder:
    """An element that holds text, with what it has from the elements around it.

    key: identifies its block; block: it is one. near: hints of its block, mid: of the block around that, far: of
    everything further out; hints: its own.
    """

    key: int
    tag: str
    block: bool
    box: int
    depth: int
    near: int
    mid: int
    far: int
    name: str
    skipped: bool
    hidden: bool
    link: str | None
    strong: bool
    instant: str | None
    hints: int
    up: _Holder | None


@dataclass(slots=True)
class _Pending:
    """Text collected since the last block boundary."""

    holder: _Holder
    parts: list[str] = field(default_factory=list)
    inline: _Holder | None = None
    last: _Holder | None = None
    link: int = 0
    strong: int = 0
    length: int = 0
    breaks: int = 0
    linked: str | None = None
    links: list[str] = field(default_factory=list)
    instant: str | None = None
    instant_text: str = ""
    cut: int | None = None
    bold: str = ""
    bold_ended: bool = False


def parse(markup: str | bytes) -> LexborHTMLParser:
    """The DOM as browsers build it, no deeper than they do. Bytes have to be UTF-8."""
    if isinstance(markup, bytes):
        if markup.count(b"<") < _MANY_TAGS:
            return LexborHTMLParser(markup)
        markup = markup.decode("utf-8", "replace")
    return LexborHTMLParser(flattened(markup))


@cache
def _tag_ids() -> tuple[int, int, frozenset[int]]:
    """The parser's numbers for text, <br> and block elements: comparing numbers is what makes the walk fast."""
    names = sorted(_BLOCK - {"html", "body"})
    numbers = {}
    for name in names:
        wrapped = {
            "tr": "<table><tbody><tr>",
            "td": "<table><tr><td>",
            "th": "<table><tr><th>",
            "tbody": "<table><tbody>",
        }
        wrapped |= {"thead": "<table><thead>", "tfoot": "<table><tfoot>", "caption": "<table><caption>"}
        node = LexborHTMLParser(wrapped.get(name, f"<{name}>")).css_first(name)
        if node is not None:
            numbers[name] = node.tag_id
    line_break = LexborHTMLParser("<br>").css_first("br")
    text = LexborHTMLParser("<p>x").css("p")[0].first_child
    if text is None or line_break is None:  # never so with a parser that follows the standard
        raise RuntimeError("the HTML parser does not build text nodes")
    return text.tag_id, line_break.tag_id, frozenset(numbers.values())


def lay_out(tree: LexborHTMLParser, *, collapse: bool = True) -> Layout:
    """Every visible text of the page as fragments. Scripts, styles, forms' values and the head are left out.

    collapse: navigation and the page's foot become one fragment each; `tree` is changed by that.
    """
    layout = Layout()
    root = tree.body
    if root is not None:
        _Walk(layout, _collapse(root) if collapse else set()).run(root)
    return layout


def _collapse(root: LexborNode) -> set[int]:
    """Make navigation and the page's foot one text each, because half of a page's texts stand there and none matters;
    which elements that were. Kept as they are: one that holds a first-order heading, and the foot of an article.
    """
    found = root.css("nav, footer")
    identities = {node.mem_id for node in found}
    outermost = []
    for node in found:
        around = _ancestors(node)
        if any(a.mem_id in identities for a in around) or node.css_first("h1") is not None:
            continue
        if node.tag == "footer" and any(a.tag in ("article", "main") for a in around):
            continue
        outermost.append(node)
    for node in outermost:
        node.strip_tags(["script", "style", "noscript", "svg", "template", "iframe", "select"])
        text = clean(node.text(separator=" "))
        for child in list(node.iter(include_text=True)):
            child.decompose()
        if text:
            node.insert_child(text)
    return {node.mem_id for node in outermost}


def _ancestors(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    up = node.parent
    while up is not None and len(found) < _DEEPEST:
        found.append(up)
        up = up.parent
    return found


class _Walk:
    """The state of one walk. What is around a text is worked out from its parents when it is met, and remembered: most
    elements of a page hold no text, and the walk does not tell when an element ends."""

    def __init__(self, layout: Layout, collapsed: set[int]) -> None:
        self.layout = layout
        self.collapsed = collapsed
        self.holders: dict[int, _Holder] = {}
        self.pending: _Pending | None = None

    def run(self, root: LexborNode) -> None:
        text_id, break_id, blocks = _tag_ids()
        holders = self.holders
        boundary = False
        for node in root.traverse(include_text=True):
            number = node.tag_id
            if number != text_id:
                if number in blocks:
                    boundary = True
                elif number == break_id and self.pending is not None:
                    self.pending.breaks += 1
                    self.pending.parts.append("\n")
                    boundary = boundary or self.pending.breaks > 1
                continue
            text = node.text_content
            if not text:
                continue
            pending = self.pending
            if text.isspace():
                if pending is not None:
                    pending.parts.append(" ")
                continue
            parent = node.parent
            if parent is None:
                continue
            holder = holders.get(parent.mem_id) or self._holder(parent)
            if holder.skipped:
                continue
            if boundary or pending is None or pending.holder.key != holder.key:
                if pending is not None:
                    self._flush(pending)
                pending = self.pending = _Pending(holder)
                boundary = False
            _take(pending, holder, text)
        if self.pending is not None:
            self._flush(self.pending)

    def _holder(self, node: LexborNode) -> _Holder:
        """What is known of the element, worked out from the outermost unknown one around it."""
        chain: list[LexborNode] = []
        current: LexborNode | None = node
        known: _Holder | None = None
        while current is not None:
            known = self.holders.get(current.mem_id)
            if known is not None or len(chain) > _DEEPEST:
                break
            chain.append(current)
            current = current.parent
        if known is None:
            known = _Holder(0, "", True, 0, 0, 0, 0, 0, "", False, False, None, False, None, 0, None)
        for element in reversed(chain):
            known = self._inside(element, known)
            self.holders[element.mem_id] = known
        return known

    def _inside(self, node: LexborNode, up: _Holder) -> _Holder:
        tag = node.tag or ""
        if up.skipped or tag in _SKIPPED:
            return _Holder(up.key, tag, False, up.box, up.depth, 0, 0, 0, "", True, False, None, False, None, 0, None)
        attributes = node.attributes
        name = ""
        hidden = up.hidden
        if attributes:
            name = _name(attributes)
            hidden = hidden or "hidden" in attributes or attributes.get("aria-hidden") == "true"
            style = attributes.get("style")
            if style and _HIDDEN.search(style):
                hidden = True
        hints = hints_of(tag, name)
        link, strong, instant = up.link, up.strong, up.instant
        if tag not in _BLOCK:
            if tag == "a":
                link = attributes.get("href") or "#"
            elif tag in ("b", "strong"):
                strong = True
            elif tag == "time":
                instant = attributes.get("datetime") or ""
            return _Holder(
                up.key, up.tag, False, up.box, up.depth + 1, up.near, up.mid, up.far, name, False, hidden, link, strong,
                instant, hints, up,
            )  # fmt: skip
        box = up.box
        if tag in _SECTIONS:
            self.layout.parents.append(box)
            box = len(self.layout.parents) - 1
        return _Holder(
            node.mem_id, tag, True, box, up.depth + 1, hints, up.near, up.far | up.mid, name, False, hidden, link,
            strong,
            instant, hints, up,
        )  # fmt: skip

    def _flush(self, pending: _Pending) -> None:
        joined = "".join(pending.parts)
        # Breaks that open or close a block are no line of it; source line ends inside text were spaces.
        text = "\n".join(filter(None, map(clean, joined.split("\n")))) if pending.breaks else clean(joined)
        if not text:
            return
        holder = pending.holder
        block: _Holder = holder
        while not block.block and block.up is not None:
            block = block.up
        inline = pending.inline
        self.layout.fragments.append(
            Fragment(
                text=text,
                tag=block.tag,
                name=block.name,
                near=block.near,
                mid=block.mid,
                far=block.far,
                link=len(text) if holder.key in self.collapsed else min(pending.link, len(text)),
                strong=pending.strong * 10 >= pending.length * 9,
                linked=pending.linked,
                links=tuple(filter(None, map(clean, pending.links))),
                box=block.box,
                depth=block.depth,
                instant=pending.instant,
                instant_text=clean(pending.instant_text),
                cut=pending.cut,
                bold=_bold(pending, text),
                inner=inline.name if inline is not None else "",
                inner_hints=inline.hints if inline is not None else 0,
                hidden=holder.hidden,
            )
        )


def _bold(pending: _Pending, text: str) -> tuple[int, int] | None:
    """Where the first words set bold lie in `text`; None where there are none, or all are."""
    words = clean(pending.bold)
    at = text.find(words) if words and len(words) < len(text) else -1
    return (at, at + len(words)) if at >= 0 else None


def _take(pending: _Pending, holder: _Holder, text: str) -> None:
    """Add a text to what is pending."""
    length = len(text)
    parts = pending.parts
    before = pending.last
    if before is None:
        if not holder.block:
            pending.inline = holder
    elif before is not holder:
        if pending.cut is None and not before.block:
            pending.cut = len(clean("".join(parts)))
        apart = not (holder.block or before.block or holder.up is before or before.up is holder)
        if apart and parts[-1] not in (" ", "\n") and _glued(parts[-1][-1], text[0]):
            parts.append(" ")
    pending.last = holder
    parts.append(text.replace("\n", " ") if "\n" in text else text)
    pending.length += length
    if pending.breaks:
        pending.breaks = 1
    if holder.link is not None:
        pending.link += length
        if before is holder and pending.links:
            pending.links[-1] += text
        else:
            pending.links.append(text)
        if pending.linked is None:
            pending.linked = holder.link
    if holder.strong:
        pending.strong += length
        if not pending.bold_ended:
            pending.bold += text
    elif pending.bold:
        pending.bold_ended = True
    if holder.instant is not None:
        pending.instant = pending.instant or holder.instant or None
        pending.instant_text += " " + text


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


def _glued(before: str, after: str) -> bool:
    """Whether two inline elements that touch are two words to a reader: "21:00" and "Anna", "Politik" and "Sport".

    Style sheets set them apart. A capital before a small letter is one word with an ornament ("D" and "er").
    """
    return (before.isdigit() or before.islower()) and (after.isupper() or (after.isdigit() and not before.isdigit()))
