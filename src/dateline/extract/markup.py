"""Markup becomes fragments: one walk over the DOM, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.collected import Collected
from dateline.extract.elements import Surroundings, tag_numbers
from dateline.extract.fragments import Fragment
from dateline.extract.nesting import flattened
from dateline.extract.survey import Survey

_MANY_TAGS = 40_000
"""Tags below which no nesting takes the parser longer than a second."""


@dataclass(slots=True)
class Layout:
    """The fragments of a page, and how its boxes nest: `parents[box]` is the box around it, box 0 is the page."""

    fragments: list[Fragment] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])


def parse(markup: str | bytes) -> LexborHTMLParser:
    """The DOM as browsers build it, no deeper than they do. Bytes have to be UTF-8."""
    if isinstance(markup, bytes):
        if markup.count(b"<") < _MANY_TAGS:
            return LexborHTMLParser(markup)
        markup = markup.decode("utf-8", "replace")
    return LexborHTMLParser(flattened(markup))


def lay_out(tree: LexborHTMLParser, found: Survey, *, collapse: bool = True) -> Layout:
    """Every visible text of the page as fragments. Scripts, styles, forms' values and the head are left out.

    collapse: navigation and the page's foot become one fragment each.
    """
    root = tree.body
    if root is None:
        return Layout()
    around = Surroundings(found, collapse=collapse)
    return Layout(_walk(root, around), around.parents)


def _walk(root: LexborNode, around: Surroundings) -> list[Fragment]:
    """The texts below `root`. A block that begins ends what came before; the walk does not tell where one ends, but a
    text in another block than the one before shows it."""
    text_number, break_number, blocks = tag_numbers()
    known = around.known
    fragments: list[Fragment] = []
    collected: Collected | None = None
    before = root
    boundary = False
    for node in root.traverse(include_text=True, skip_empty=True):
        number = node.tag_id
        if number != text_number:
            if number in blocks:
                boundary = True
            elif number == break_number and collected is not None and not collected.block.whole:
                boundary = collected.break_line() or boundary
            continue
        parent = node.parent
        if parent is None:
            continue
        element = known.get(parent.mem_id) or around.of(parent)
        if element.skipped:
            continue
        text = node.text_content
        if not text or text.isspace():  # a no-break space alone
            if collected is not None:
                collected.space()
            continue
        block = element.block or element
        if collected is None or collected.block is not block or (boundary and not block.whole):
            if collected is not None and (fragment := collected.fragment()) is not None:
                fragments.append(fragment)
            collected = Collected(block, element.hidden)
            boundary = False
        elif block.whole or _blank_between(before, node):
            collected.space()
        collected.add(element, text)
        before = node
    if collected is not None and (fragment := collected.fragment()) is not None:
        fragments.append(fragment)
    return fragments


def _blank_between(before: LexborNode, after: LexborNode) -> bool:
    """Whether nothing but white space stands between two texts of one block: the walk leaves such texts out."""
    end = after.mem_id
    node: LexborNode | None = before
    while node is not None:
        following = node.first_child
        while following is None and node is not None:
            following = node.next
            node = node.parent
        node = following
        if node is None or node.mem_id == end:
            return False
        if node.is_empty_text_node:
            return True
    return False
