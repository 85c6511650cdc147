"""Markup becomes fragments: one walk over the DOM, in the order of the text."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.collected import Collected
from dateline.extract.elements import Surroundings, tag_numbers
from dateline.extract.fragments import Fragment
from dateline.extract.nesting import flattened
from dateline.extract.survey import Survey

_MANY_TAGS = 40_000
"""Tags below which no nesting takes the parser longer than a second."""
MOST_TAGS = 500_000
"""Tags beyond which a page is no news item; their tree would take many times the memory of the page."""
MOST_FRAGMENTS = 100_000
"""Pieces of text beyond which a page is none either: the longest live tickers have a tenth of them."""


@dataclass(slots=True)
class Layout:
    """The fragments of a page, and how its boxes nest: `parents[box]` is the box around it, box 0 is the page.

    whole: the reading did not end before the page did.
    """

    fragments: list[Fragment] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])
    whole: bool = True


def count_tags(markup: str | bytes) -> int:
    """How many tags the markup has, at most."""
    return markup.count(b"<") if isinstance(markup, bytes) else markup.count("<")


def parse(markup: str | bytes, tags: int | None = None) -> LexborHTMLParser:
    """The DOM as browsers build it, no deeper than they do. Bytes have to be UTF-8. tags: how many there are at most,
    where that is known."""
    if (count_tags(markup) if tags is None else tags) < _MANY_TAGS:
        return LexborHTMLParser(markup)
    return LexborHTMLParser(flattened(markup if isinstance(markup, str) else markup.decode("utf-8", "replace")))


def lay_out(tree: LexborHTMLParser, found: Survey, *, collapse: bool = True, most: int | None = None) -> Layout:
    """Every visible text of the page as fragments. Scripts, styles, forms' values and the head are left out.

    collapse: navigation and the page's foot become one fragment each. most: characters at which the reading ends.
    """
    root = tree.body
    if root is None:
        return Layout()
    layout = Layout()
    around = Surroundings(found, collapse=collapse)
    layout.whole = _walk(root, around, layout.fragments, sys.maxsize if most is None else most)
    layout.parents = around.parents
    return layout


def _walk(root: LexborNode, around: Surroundings, fragments: list[Fragment], most: int) -> bool:
    """Add the texts below `root` to `fragments`; whether they are no more than MOST_FRAGMENTS, and all of them together
    have no more than `most` characters.

    A block that begins ends what came before; the walk does not tell where one ends, but a text in another block than
    the one before shows it.
    """
    text_number, break_number, blocks = tag_numbers()
    known = around.known
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
                if len(fragments) > MOST_FRAGMENTS:
                    return False
            collected = Collected(block, element.hidden)
            boundary = False
        elif block.whole or _blank_between(before, node):
            collected.space()
        collected.add(element, text)
        before = node
        most -= len(text)
        if most < 0:
            break
    if collected is not None and (fragment := collected.fragment()) is not None:
        fragments.append(fragment)
    return most >= 0


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
