"""Quotation marks, and what stands between them.

Marks do not come in pairs in the wild: openers are never closed, closers were never opened, one mark does two marks'
work, apostrophes and inches look like them. So nothing is paired by counting. Every mark is read by what stands on
its two sides, pairs are sought within one paragraph, and at its end everything starts afresh, except for a quotation
whose closing mark stands in one of the next paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Block, Span

_MARK = re.compile(r"''|``|,,(?=\w)|[\"“”„‟«»'‘’‚‛‹›＂]")
_CLOSES = {
    "„": '“”"„‟',
    "“": '”"“',
    "”": '”"“',
    "‟": "”“",
    '"': '"“”„',
    "«": "»",
    "»": "«»",
    "‚": "‘’'",
    "‘": "’'",
    "’": "’'",
    "'": "'’‘",
    "‹": "›",
    "›": "‹",
}
_SAME = {",,": "„", "''": '"', "``": "“", "＂": '"', "‛": "‘"}
_SINGLE = frozenset("'‘’‚")
_OPENS_ONLY = frozenset("„‚")
_TERMINAL = frozenset(".!?…")
_BEFORE_OPENER = frozenset("([{<–—-/:|>*_") | frozenset("\"“”„«»'‘’‚‹›")
_AFTER_CLOSER = frozenset(".,;:!?…)]}–—-/|<*_") | frozenset("\"“”„«»'‘’‚‹›")
_DEPTH = 6
"""Marks open at one time; what lies deeper was never closed."""
_PARAGRAPHS = 8
"""How many paragraphs later a quotation's closing mark may stand."""


class Quoted(NamedTuple):
    """What stands between two marks: spans without the marks, one a paragraph.

    outer: from the opening mark to after the closing one. depth: how many other quotations it lies in.
    closed: False where no closing mark was found and the paragraph's end is taken for it.
    """

    spans: tuple[Span, ...]
    outer: Span
    depth: int
    closed: bool


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    opens: bool
    closes: bool


class _Open(NamedTuple):
    mark: _Mark
    glued: bool


def find_quoted(text: str, blocks: Sequence[Block]) -> tuple[Quoted, ...]:
    """Everything in quotation marks, in order of the text, outer before inner.

    blocks: the paragraphs to search, in order. A quotation may run on into the next ones where they follow each other
    with the same role.
    """
    found: list[Quoted] = []
    pending: tuple[_Mark, int] | None = None
    for number, block in enumerate(blocks):
        marks = _marks(text, block.start, block.end)
        pairs, unclosed, unopened = _pair(text, marks)
        if pending is not None:
            opener, since = pending
            closer = next((m for m in unopened if m.kind in _CLOSES[opener.kind]), None)
            same = blocks[since].role == block.role and number - since <= _PARAGRAPHS
            if closer is not None and same:
                between = blocks[since + 1 : number]
                spans = [_strip(text, opener.end, blocks[since].end)]
                spans += [_strip(text, b.start, b.end) for b in between]
                spans.append(_strip(text, block.start, closer.start))
                kept = tuple(span for span in spans if span[0] < span[1])
                if kept:
                    _drop_unclosed(found, opener)
                    found.append(Quoted(kept, (opener.start, closer.end), 0, True))
                pairs = [p for p in pairs if p[0].start > closer.start]
                pending = None
            elif not same or pairs or unclosed:
                # A paragraph with quotations of its own: the earlier mark was simply never closed.
                pending = None
        for opener_mark, closer_mark, depth in pairs:
            span = _strip(text, opener_mark.end, closer_mark.start)
            if span[0] < span[1]:
                found.append(Quoted((span,), (opener_mark.start, closer_mark.end), depth, True))
        last = _runs_on(text, block, unclosed, pairs)
        if last is not None:
            span = _strip(text, last.end, block.end)
            if span[0] < span[1]:
                found.append(Quoted((span,), (last.start, block.end), 0, False))
                pending = (last, number)
    return tuple(sorted(found, key=lambda q: (q.outer[0], -q.outer[1])))


def _drop_unclosed(found: list[Quoted], opener: _Mark) -> None:
    """Takes back the quotation that was thought to end with `opener`'s paragraph: its closing mark was found."""
    for index in range(len(found) - 1, -1, -1):
        if found[index].outer[0] < opener.start:
            return
        if found[index].outer[0] == opener.start and not found[index].closed:
            del found[index]
            return


def _runs_on(text: str, block: Block, unclosed: list[_Mark], pairs: list[tuple[_Mark, _Mark, int]]) -> _Mark | None:
    """The unclosed opener whose quotation goes to the paragraph's end: it opens the paragraph or follows a colon.

    An opener in the middle of a sentence that is never closed stands for nothing.
    """
    last_single = max((closer.end for opener, closer, _ in pairs if opener.kind in _SINGLE), default=block.start)
    last_double = max((closer.end for opener, closer, _ in pairs if opener.kind not in _SINGLE), default=block.start)
    for mark in unclosed:
        # Single marks within double ones are part of the quotation: „Er sagte: ‚Nein‘, und ging.
        after = last_double if mark.kind not in _SINGLE else max(last_double, last_single)
        if mark.start >= after and _leads_in(text, block.start, mark.start):
            return mark
    return None


def _leads_in(text: str, start: int, end: int) -> bool:
    """Whether nothing or a colon stands before a mark, but for blanks."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end == start or text[end - 1] == ":"


def _strip(text: str, start: int, end: int) -> Span:
    """The span without blanks at its ends, and without the comma that some set before a closing mark."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 1 and text[end - 1] == ",":
        end -= 1
        while end > start and text[end - 1].isspace():
            end -= 1
    return start, end


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of a paragraph, each with what it can be by its neighbours. Apostrophes and inches are left out."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        kind = _SAME.get(match.group(), match.group())
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if kind in _SINGLE and before.isalnum() and after.isalnum():
            continue
        left = not after.isspace() and (before.isspace() or before in _BEFORE_OPENER)
        right = not before.isspace() and (after.isspace() or after in _AFTER_CLOSER)
        if not left and not right:
            if before.isspace() and after.isspace():
                left = right = True
            elif before in _TERMINAL and after.isalnum():
                # Krieg."Es soll: the one mark closes and, for all we know, opens too.
                left = right = True
            else:
                left, right = not right and after.isalnum() and not before.isalnum(), before.isalnum()
                if before.isalnum() and after.isalnum():
                    left = right = True
        elif left and right and after in _AFTER_CLOSER and after not in _BEFORE_OPENER:
            left = before.isspace() or before in _BEFORE_OPENER
        if kind in _OPENS_ONLY and not after.isspace():
            left, right = True, False
        marks.append(_Mark(match.start(), match.end(), kind, left, right))
    return marks


def _pair(text: str, marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark, int]], list[_Mark], list[_Mark]]:
    """Pairs (opener, closer, depth), openers never closed, closers never opened, of one paragraph."""
    stack: list[_Open] = []
    pairs: list[tuple[_Mark, _Mark, int]] = []
    unclosed: list[_Mark] = []
    unopened: list[_Mark] = []
    glue: _Mark | None = None
    for index, mark in enumerate(marks):
        position = _opener_for(stack, mark) if mark.closes else None
        if position is not None and _is_inches(text, marks, index):
            continue
        if position is not None and not (mark.opens and _reopens(stack[position].mark, mark)):
            unclosed += [o.mark for o in stack[position + 1 :]]
            pairs.append((stack[position].mark, mark, position))
            del stack[position:]
            glue = mark if _is_glue(text, mark) else None
        elif mark.opens:
            same = next((i for i, o in enumerate(stack) if o.mark.kind == mark.kind and mark.kind not in "„‚"), None)
            if same is not None and _CLOSES[mark.kind].count(mark.kind):
                # A straight mark cannot nest in itself: the earlier one was never closed.
                unclosed += [o.mark for o in stack[same:]]
                del stack[same:]
            if len(stack) == _DEPTH:
                unclosed.append(stack.pop(0).mark)
            stack.append(_Open(mark, False))
            glue = None
        elif mark.closes and mark.kind not in _SINGLE:
            if glue is not None and mark.kind in _CLOSES[glue.kind]:
                pairs.append((glue._replace(start=glue.end), mark, 0))
                glue = None
            else:
                unopened.append(mark)
    unclosed += [o.mark for o in stack]
    return _levels(pairs), sorted(unclosed), unopened


def _levels(pairs: list[tuple[_Mark, _Mark, int]]) -> list[tuple[_Mark, _Mark, int]]:
    """The pairs in order, with the depth counted anew: openers that were never closed do not count."""
    result: list[tuple[_Mark, _Mark, int]] = []
    ends: list[int] = []
    for opener, closer, _ in sorted(pairs, key=lambda p: (p[0].end, -p[1].start)):
        while ends and ends[-1] <= opener.start:
            ends.pop()
        result.append((opener, closer, len(ends)))
        ends.append(closer.end)
    return result


def _opener_for(stack: list[_Open], mark: _Mark) -> int | None:
    return next((i for i in range(len(stack) - 1, -1, -1) if mark.kind in _CLOSES[stack[i].mark.kind]), None)


def _reopens(opener: _Mark, mark: _Mark) -> bool:
    """Whether a mark that could be either opens another quotation within `opener`'s."""
    return mark.kind in "“‘" and opener.kind in "“‘" and mark.kind != opener.kind


def _is_glue(text: str, mark: _Mark) -> bool:
    return (
        mark.opens
        and mark.end < len(text)
        and text[mark.end].isalnum()
        and mark.start > 0
        and text[mark.start - 1] in _TERMINAL
    )


def _is_inches(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether a straight mark after a digit measures something: the next mark of its kind closes too."""
    mark = marks[index]
    if mark.kind not in "\"'" or mark.start == 0 or not text[mark.start - 1].isdigit():
        return False
    following = next((m for m in marks[index + 1 : index + 4] if m.kind == mark.kind), None)
    return following is not None and following.closes and not following.opens
