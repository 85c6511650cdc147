"""Markup becomes fragments: one walk over the DOM, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.fragments import Fragment, clean

_SKIPPED = frozenset(
    """script style noscript svg template iframe head object embed canvas audio video math select option datalist
    map picture source track title meta link dialog""".split()
)
_BLOCK = frozenset(
    """address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption button label textarea
    legend menu""".split()
)
_SECTIONS = frozenset(
    "article aside body details dialog div dl fieldset figure footer form header li main nav ol section table td ul".split()
)
_TEXT, _COMMENT = "-text", "-comment"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Layout:
    """The fragments of a page, and how its boxes nest: `parents[box]` is the box around it, box 0 is the page."""

    fragments: list[Fragment] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])
    names: list[str] = field(default_factory=lambda: [""])
    tags: list[str] = field(default_factory=lambda: ["html"])


@dataclass(slots=True)
class _Open:
    """An element that is open at this point of the walk."""

    id: int
    tag: str
    path: str
    box: int
    block: bool
    skipped: bool
    link: str | None
    strong: bool
    instant: str | None
    hidden: bool


@dataclass(slots=True)
class _Pending:
    """Text collected since the last block boundary."""

    parts: list[str] = field(default_factory=list)
    link: int = 0
    strong: int = 0
    length: int = 0
    linked: str | None = None
    instant: str | None = None
    instant_text: str = ""
    breaks: int = 0
    last: str = ""
    cut: int | None = None
    inner: str = ""


def parse(markup: str) -> LexborHTMLParser:
    """The DOM as browsers build it."""
    return LexborHTMLParser(markup)


def lay_out(tree: LexborHTMLParser) -> Layout:
    """Every visible text of the page as fragments. Scripts, styles, forms' values and the head are left out."""
    layout = Layout()
    root = tree.body
    if root is None:
        return layout
    _Walk(layout).run(root)
    return layout


class _Walk:
    """The state of one walk. A node's ancestors are found by its parent's identity, because the walk does not tell when
    an element ends."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.open: list[_Open] = []
        self.pending = _Pending()
        self.closed = False
        self.boundary = False

    def run(self, root: LexborNode) -> None:
        for node in root.traverse(include_text=True):
            tag = node.tag or ""
            if tag == _COMMENT:
                continue
            parent = node.parent
            parent_id = parent.mem_id if parent is not None else 0
            while self.open and self.open[-1].id != parent_id:
                self._close(self.open.pop())
            if tag == _TEXT:
                top = self.open[-1] if self.open else None
                if top is not None and not top.skipped:
                    self._take_text(node.text_content or "", top)
            else:
                self._enter(node, tag)
        while self.open:
            self._close(self.open.pop())
        self._flush()

    def _enter(self, node: LexborNode, tag: str) -> None:
        top = self.open[-1] if self.open else _Open(0, "", "", 0, True, False, None, False, None, False)
        if top.skipped or tag in _SKIPPED:
            self.open.append(_Open(node.mem_id, tag, "", top.box, False, True, None, False, None, False))
            return
        if tag == "br":
            self.pending.breaks += 1
            self.pending.parts.append("\n")
            if self.pending.breaks >= 2:
                self._flush()
            self.open.append(
                _Open(node.mem_id, tag, top.path, top.box, False, False, top.link, top.strong, top.instant, top.hidden)
            )
            return
        block = tag in _BLOCK
        if block:
            self._flush()
        elif self.closed:
            self.boundary = True
        attributes = node.attributes
        path, box, link, strong, instant, hidden = top.path, top.box, top.link, top.strong, top.instant, top.hidden
        if attributes:
            name = _name(attributes)
            if name:
                path = f"{name} / {path}"[:600]
            if (
                "hidden" in attributes
                or attributes.get("aria-hidden") == "true"
                or _HIDDEN.search(attributes.get("style") or "")
            ):
                hidden = True
        if tag in _SECTIONS:
            self.layout.parents.append(top.box)
            self.layout.names.append(_name(attributes) if attributes else "")
            self.layout.tags.append(tag)
            box = len(self.layout.parents) - 1
        elif tag == "a":
            link = attributes.get("href") or "#"
        elif tag in ("b", "strong"):
            strong = True
        elif tag == "time":
            instant = attributes.get("datetime") or ""
            if instant and self.pending.instant is None:
                self.pending.instant = instant
        if not block and not self.pending.length and path is not top.path:
            self.pending.inner = path[:100]
        self.open.append(_Open(node.mem_id, tag, path, box, block, False, link, strong, instant, hidden))

    def _close(self, element: _Open) -> None:
        if element.block:
            self._flush(element)
        elif not element.skipped and self.pending.length:
            self.closed = True
            if self.pending.cut is None:
                self.pending.cut = len(clean("".join(self.pending.parts)))

    def _take_text(self, text: str, top: _Open) -> None:
        pending = self.pending
        if text.isspace():
            pending.parts.append(" ")
            self.closed = self.boundary = False
            return
        if self.boundary and _glued(pending.last, text[0]):
            pending.parts.append(" ")
        self.closed = self.boundary = False
        length = len(text)
        pending.breaks = 0
        pending.last = text[-1]
        pending.parts.append(text)
        pending.length += length
        if top.link is not None:
            pending.link += length
            if pending.linked is None:
                pending.linked = top.link
        if top.strong:
            pending.strong += length
        if top.instant is not None:
            pending.instant_text = (pending.instant_text + " " + text).strip()

    def _flush(self, closing: _Open | None = None) -> None:
        pending = self.pending
        if not pending.length:
            if pending.parts:
                pending.parts.clear()
                pending.breaks = 0
            return
        holder = closing or next((o for o in reversed(self.open) if o.block), None)
        text = "\n".join(
            filter(
                None, map(clean, "".join(p if p == "\n" else p.replace("\n", " ") for p in pending.parts).split("\n"))
            )
        )
        self.pending = _Pending()
        if not text:
            return
        innermost = self.open[-1] if self.open else holder
        self.layout.fragments.append(
            Fragment(
                text=text,
                tag=holder.tag if holder else "",
                path=(holder.path if holder else ""),
                link=min(pending.link, len(text)),
                strong=pending.strong * 10 >= pending.length * 9,
                linked=pending.linked,
                box=holder.box if holder else 0,
                depth=len(self.open),
                instant=pending.instant,
                instant_text=clean(pending.instant_text),
                cut=pending.cut,
                inner=pending.inner,
                hidden=bool(holder and holder.hidden) or bool(innermost and innermost.hidden),
            )
        )


def _glued(before: str, after: str) -> bool:
    """Whether two inline elements that touch are two words to a reader: "21:00" and "Anna", "Politik" and "Sport".

    Style sheets set them apart. A capital before a small letter is one word with an ornament ("D" and "er").
    """
    return (before.isdigit() or before.islower()) and (after.isupper() or (after.isdigit() and not before.isdigit()))


def _name(attributes: dict[str, str | None]) -> str:
    """What the page's authors call an element: its class, id, itemprop and role, in lower case."""
    parts = [
        attributes[key] or ""
        for key in ("class", "id", "itemprop", "role", "data-testid", "data-component", "aria-label", "data-qa")
        if key in attributes
    ]
    return " ".join(parts).lower()
