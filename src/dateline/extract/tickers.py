"""Live tickers: finding the entries among a page's fragments, in whatever form and order they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dateline.extract.entries import LONGEST_STAMP, Entry, Mark, cut_entry, like_heading
from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.stamps import Stamp, parse_stamp
from dateline.extract.wording import wording

_FEWEST = 3
_TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*(?:\(\d+\))?$")
# Elements that may stand in one entry alone; a division of a kind that no other entry has is no part of the last one.
_ENTRY_TAGS = frozenset({"", "p", "h2", "h3", "h4", "h5", "li", "blockquote", "figcaption", "td", "pre", "dd"})
_DAY = 86400
_LONE_ENTRY = 4  # fragments of an entry that stands alone, for want of others to compare it with


@dataclass(slots=True)
class Ticker:
    """A ticker's entries in order of the text, and its day headings (index to stamp)."""

    entries: list[Entry]
    days: dict[int, Stamp]


def find_ticker(fragments: list[Fragment], parents: list[int] | None = None, *, fewest: int = _FEWEST) -> Ticker | None:
    """The ticker among `fragments`, None where there is none.

    parents: how boxes nest, for markup. A ticker is at least `fewest` entries with a clock each, most of them in order
    of time (rising or falling, over midnight too), with text of their own. Fewer than three are believed only where the
    page says of itself that it is a live blog, and never a line that dates the page.
    """
    marks, days = _marks(fragments)
    best: Ticker | None = None
    best_weight = 0
    for group in _groups(fragments, marks):
        _drop_page_dates(group)
        if fewest < _FEWEST:
            group[:] = [m for m in group if not (m.stamp.published or m.stamp.modified or m.stamp.date)]
        if len(group) < fewest or not _in_order([m.stamp for m in group]):
            continue
        ticker = _split(fragments, group, days, parents)
        weight = _weight(fragments, ticker) and _weight(fragments, ticker) + 300 * len(group)
        if weight > best_weight:
            best, best_weight = ticker, weight
    return best


def _marks(fragments: list[Fragment]) -> tuple[list[Mark], dict[int, Stamp]]:
    """Fragments that begin with a clock, and fragments that are nothing but a day."""
    marks: list[Mark] = []
    days: dict[int, Stamp] = {}
    for index, fragment in enumerate(fragments):
        text = fragment.text if len(fragment.text) < 400 else fragment.text[:400]
        stamp = parse_stamp(text)
        if stamp is None:
            continue
        alone = stamp.rest >= len(fragment.text) or not fragment.text[stamp.rest :].strip(" +|")
        # "Published 4:05 p.m. ET, Sat May 2, 2026" is the page's date.
        if stamp.published and stamp.date is not None:
            continue
        if stamp.has_time and (stamp.separated or fragment.cut == stamp.end):
            if not alone or len(fragment.text) <= LONGEST_STAMP:
                marks.append(Mark(index, stamp, alone))
        elif (
            stamp.has_day and alone and not stamp.has_time and stamp.ago is None and len(fragment.text) <= LONGEST_STAMP
        ):
            days[index] = stamp
    return marks, days


def _groups(fragments: list[Fragment], marks: list[Mark]) -> list[list[Mark]]:
    """Marks of one form. Clocks alone and clocks with text after them rarely mix in one ticker; relative times and
    clocks do (the newest entries say "vor 5 Minuten")."""
    alone = [m for m in marks if m.alone]
    inline = [m for m in marks if not m.alone]
    groups = [alone, inline]
    tags = {fragments[m.at].tag for m in marks}
    if len(tags) > 1:
        for tag in sorted(tags):
            groups.append([m for m in alone if fragments[m.at].tag == tag])
            groups.append([m for m in inline if fragments[m.at].tag == tag])
    return groups


def _drop_page_dates(group: list[Mark]) -> None:
    """Take the page's own date lines away from both ends: dated in full where most entries have a clock alone."""
    dated = sum(1 for m in group if m.stamp.date is not None)
    if dated * 2 > len(group):
        return
    for at in (0, -1):
        while group and (date := group[at].stamp.date) is not None and date[0] is not None:
            group.pop(at)


def _seconds(stamp: Stamp) -> int | None:
    if stamp.clock is None:
        return None
    hour, minute, second = stamp.clock
    return hour * 3600 + minute * 60 + (second or 0)


def step(before: int, after: int) -> int:
    """Days between two clocks (seconds of the day) that follow each other in time: 1 over midnight, -1 back over it.

    Entries may stand up to three hours out of order; what goes back further was a midnight.
    """
    difference = after - before
    if difference < -3 * 3600:
        return 1
    if difference > 21 * 3600:
        return -1
    return 0


def _in_order(stamps: list[Stamp]) -> bool:
    """Whether the clocks mostly rise or mostly fall, and relative times too."""
    steps = 0
    falls = 0
    rises = 0
    for a, b in pairwise(stamps):
        x, y = _seconds(a), _seconds(b)
        if x is not None and y is not None:
            if a.date and b.date and a.date != b.date:
                steps += 1
                falls += a.date[1:] > b.date[1:]
                rises += a.date[1:] < b.date[1:]
                continue
            up, down = step(x, y), step(y, x)
            forward = (y - x + up * _DAY) >= 0
            backward = (x - y + down * _DAY) >= 0
        elif a.ago is not None and b.ago is not None:
            forward, backward = b.ago <= a.ago, b.ago >= a.ago
        else:
            continue
        steps += 1
        rises += forward
        falls += backward
    # One entry out of order is no disorder, however short the ticker.
    return steps == 0 or max(rises, falls) >= min(0.75 * steps, max(steps - 1, 2))


def newest_first(stamps: list[Stamp]) -> bool:
    """Whether the entries stand newest first."""
    falls = rises = 0
    for a, b in pairwise(stamps):
        x, y = _seconds(a), _seconds(b)
        if x is not None and y is not None:
            # The shorter way round the clock tells the direction.
            turn = (y - x + _DAY // 2) % _DAY - _DAY // 2
            rises += turn > 0
            falls += turn < 0
        elif a.ago is not None and b.ago is not None:
            rises += b.ago < a.ago
            falls += b.ago > a.ago
    return falls > rises


def _weight(fragments: list[Fragment], ticker: Ticker) -> int:
    """How much text the entries have; 0 where they are no entries but a list of links or of other stories."""
    with_text = cut = linked = replies = 0
    total = 0
    for entry in ticker.entries:
        length = sum(len(fragments[i].text) for i in entry.body)
        if entry.inline and entry.inline_role == "update":
            length += entry.rest_end - entry.rest
        headed = entry.heading is not None or entry.inline_role == "update-heading"
        with_text += length >= 40 or (length > 0 and headed)
        cut += any(_TRUNCATED.search(fragments[i].text) is not None for i in entry.body)
        parts = {*entry.body, *entry.time, *([entry.heading] if entry.heading is not None else [])}
        linked += sum(fragments[i].link for i in parts) * 2 > sum(len(fragments[i].text) for i in parts)
        near = range(max(0, entry.first - 1), entry.last + 1)
        replies += any(fragments[i].is_comment or wording().comment_line.match(fragments[i].text) for i in near)
        total += length
    count = len(ticker.entries)
    if with_text * 2 < count or max(cut, linked, replies) * 2 > count:
        return 0
    return total


def _split(fragments: list[Fragment], group: list[Mark], days: dict[int, Stamp], parents: list[int] | None) -> Ticker:
    """Cut the fragments from the first to the last mark into entries."""
    at = [m.at for m in group]
    boxes = _entry_boxes(fragments, at, parents)
    headed_above = _heading_above(fragments, at, boxes, days)
    dated_above = sum(1 for a in at if a - 1 in days) * 2 > len(at)
    starts: list[int] = []
    for a in at:
        start = a
        if boxes is not None:
            while start > 0 and boxes[start - 1] == boxes[a] and start - 1 not in at:
                start -= 1
        else:
            if dated_above and start - 1 in days:
                start -= 1
            if headed_above and start > 0:
                start -= 1
        starts.append(start)
    end = _end(fragments, starts, at, boxes, days)
    entries: list[Entry] = []
    for index, mark in enumerate(group):
        stop = starts[index + 1] if index + 1 < len(group) else end
        if boxes is not None:
            stop = next((i for i in range(mark.at, stop) if boxes[i] != boxes[mark.at]), stop)
        entries.append(cut_entry(fragments, mark, starts[index], stop, days, dated_above or boxes is not None))
    own = {i for e in entries for i in e.time}
    first, last = starts[0], end
    headings = {i: s for i, s in days.items() if i not in own and first - 3 <= i <= last + 1}
    ticker = Ticker(entries, headings)
    _under_days(ticker)
    return ticker


def _under_days(ticker: Ticker) -> None:
    """Tell each entry which day heading it stands under, or over where the headings close a day."""
    if not ticker.days:
        return
    places = sorted(ticker.days)
    firsts = [e.first for e in ticker.entries]
    above = any(p < firsts[0] for p in places) or not any(p > firsts[-1] for p in places)
    for entry in ticker.entries:
        if above:
            before = [p for p in places if p < entry.first]
            entry.day = before[-1] if before else None
        else:
            after = [p for p in places if p > entry.first]
            entry.day = after[0] if after else None


def _entry_boxes(fragments: list[Fragment], at: list[int], parents: list[int] | None) -> list[int] | None:
    """For each fragment the box of the entry it lies in (-1 outside), where the markup gives each entry its own box."""
    if parents is None:
        return None
    chains = [_chain(fragments[a].box, parents) for a in at]
    shared = set(chains[0])
    for chain in chains[1:]:
        shared &= set(chain)
    own: list[int] = []
    for chain in chains:
        inside = [box for box in chain if box not in shared]
        if not inside:
            return None
        own.append(inside[-1])
    if len(set(own)) < len(own):
        return None
    wanted = set(own)
    cache: dict[int, int] = {}
    boxes: list[int] = []
    for fragment in fragments:
        box = fragment.box
        if box not in cache:
            cache[box] = next((b for b in _chain(box, parents) if b in wanted), -1)
        boxes.append(cache[box])
    with_more = sum(1 for a in at if sum(1 for i in range(a, min(a + 4, len(boxes))) if boxes[i] == boxes[a]) > 1)
    return boxes if with_more * 2 > len(at) else None


def _chain(box: int, parents: list[int]) -> list[int]:
    chain = [box]
    while box:
        box = parents[box]
        chain.append(box)
    return chain


def _heading_above(fragments: list[Fragment], at: list[int], boxes: list[int] | None, days: dict[int, Stamp]) -> bool:
    """Whether the heading stands before the clock in this ticker: what precedes the clocks looks like headings, what
    follows them does not."""
    if boxes is not None:
        return False
    before = sum(1 for a in at if a and a - 1 not in days and like_heading(fragments[a - 1], strict=True))
    after = sum(1 for a in at if a + 1 < len(fragments) and like_heading(fragments[a + 1]))
    return before * 5 >= len(at) * 4 and after * 2 < len(at)


def _end(
    fragments: list[Fragment], starts: list[int], at: list[int], boxes: list[int] | None, days: dict[int, Stamp]
) -> int:
    """Where the last entry ends: at furniture, at a heading of another section, or when it outgrows the others."""
    last = at[-1]
    if boxes is not None:
        return next((i for i in range(last, len(fragments)) if boxes[i] != boxes[last]), len(fragments))
    sizes = [b - a for a, b in pairwise(starts)] or [_LONE_ENTRY]
    limit = max(int(3 * median(sizes)), *sizes) + 1
    words = wording()
    short = 0
    seen = {f.tag for f in fragments[starts[0] : last + 1]} | _ENTRY_TAGS
    for i in range(last + 1, len(fragments)):
        fragment = fragments[i]
        text = fragment.text
        if i - starts[-1] > limit or i in days:
            return i
        if (
            words.furniture_line.match(text)
            or words.teaser_line.match(text)
            or words.notice.match(text)
            or words.article_end.match(text)
        ):
            return i
        if (
            any(p.match(text) for p in words.comment_count)
            or words.furniture_start.match(text)
            or _TRUNCATED.search(text)
        ):
            return i
        if fragment.tag not in seen or (fragment.link * 2 > len(text) and len(text) < 100):
            return i
        short = short + 1 if len(text) < 60 and not ends_sentence(text) else 0
        if short >= 3:
            return i - 2
    return len(fragments)
