"""What the markup calls the updates of a ticker: ids of their boxes, addresses of their own.

Whether these are names that last is for identity.py to find out; here they are only read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from dateline.extract.decoding import decode
from dateline.extract.markup import parse
from dateline.model import Document, Page

_UNREAD = frozenset({"script", "style", "template", "noscript", "head", "svg", "title"})
_NAMING = re.compile(r"data-(?:[\w-]{0,30}-)?(?:id|uid|uuid|key|anchor)")
_LETTERS = re.compile(r"[\W_]+")
_LONGEST = 200
_HEAD = 60
"""Letters and digits by which an update is found in the markup."""


def anchors_of(page: Page, document: Document) -> dict[str, str]:
    """What the page calls each update of the document, by the update's id in it; those without a name are left out."""
    if not document.updates:
        return {}
    found = {u.id: u.url for u in document.updates if u.url}
    if len(set(found.values())) < len(found):
        found = {}  # an address that several updates share is the page's
    if len(found) < len(document.updates):
        found = _in_markup(page, document) | found
    count = Counter(found.values())
    return {update: name for update, name in found.items() if count[name] == 1}


def _in_markup(page: Page, document: Document) -> dict[str, str]:
    if b"<" not in page.content[:4096]:
        return {}
    stream, boxes = _letters_and_boxes(page)
    places = _places(stream, document)
    ordered = sorted((start, end, update) for update, (start, end) in places.items())
    starts = [start for start, _, _ in ordered]
    named: dict[str, tuple[int, str]] = {}
    for first, last, name in boxes:
        at = bisect_left(starts, first)
        if at == len(starts) or starts[at] >= last or (at + 1 < len(starts) and starts[at + 1] < last):
            continue
        _, end, update = ordered[at]
        # The widest box around this update and no other one is the update's own.
        if end <= last and (update not in named or last - first > named[update][0]):
            named[update] = (last - first, name)
    return {update: name for update, (_, name) in named.items()}


def _places(stream: str, document: Document) -> dict[str, tuple[int, int]]:
    """Where each update's words stand among the page's letters, each searched for behind the one before."""
    found: dict[str, tuple[int, int]] = {}
    heads: dict[str, str] = {}
    for block in document.blocks:
        if block.role in ("update", "update-heading") and (holder := document.update_at(block.start)):
            # Without its clock, which the markup may hide or write elsewhere.
            heads.setdefault(holder.id, document.text[block.start : block.end][:_HEAD])
    at = 0
    for update in document.updates:
        words = _letters(heads.get(update.id, ""))
        if not words:
            continue
        start = stream.find(words, at)
        if start < 0:
            start = stream.find(words)
        if start >= 0:
            found[update.id] = (start, start + len(words))
            at = start + len(words)
    return found


def _letters_and_boxes(page: Page) -> tuple[str, list[tuple[int, int, str]]]:
    """The page's letters and digits in order of the text, and where the elements with names begin and end in them."""
    decoded = decode(page.content, declared=page.charset, markup=True)
    parts: list[str] = []
    boxes: list[tuple[int, int, str]] = []
    length = 0
    opened: list[tuple[int, str | None]] = []
    for node, depth in _walk(parse(decoded.text).root):
        while len(opened) > depth:
            start, name = opened.pop()
            if name is not None and length > start:
                boxes.append((start, length, name))
        if node.is_text_node:
            text = _letters(node.text_content or "")
            parts.append(text)
            length += len(text)
            opened.append((length, None))
        else:
            opened.append((length, _name(node)))
    boxes += [(start, length, name) for start, name in opened if name is not None and length > start]
    return "".join(parts), boxes


def _walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, int]]:
    """Every node that a reader may see the text of, with how many are around it, in order of the text."""
    node, depth = root, 0
    while node is not None:
        yield node, depth
        following = None if node.tag in _UNREAD else node.first_child
        if following is not None:
            depth += 1
        else:
            following = node.next
            while following is None and depth > 0:
                node = node.parent
                depth -= 1
                if node is None:
                    return
                following = node.next if depth > 0 else None
        node = following


def _name(node: LexborNode) -> str | None:
    """What the element is called: its id, else an attribute of its own that says one."""
    if not node.is_element_node:
        return None
    attributes = node.attributes
    found = attributes.get("id")
    if not found:
        found = next((v for k, v in attributes.items() if v and _NAMING.fullmatch(k)), None)
    return found.strip() if found and len(found) <= _LONGEST and found.strip() else None


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
