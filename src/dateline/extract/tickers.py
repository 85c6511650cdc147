"""Live tickers: finding the entries among a page's fragments, in whatever form and order they stand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.stamps import Stamp, parse_stamp
from dateline.extract.wording import wording

_MIN_ENTRIES = 3
_LONGEST_STAMP = 70
_LONGEST_HEADING = 160
_TRUNCATED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*(?:\(\d+\))?$")
_SENTENCE_INSIDE = re.compile(r"\w{2}[.!?][\"“”»«’]* (?=[^\W\d_])")
# What stands beside a clock and is none: a minute of play ("57.", "90.+5", "n.E.").
_PLAY_TIME = re.compile(r"(?:\d{1,3}[.'’′]?(?:\s?\+\s?\d{1,2}[.'’′]?)?|(?:\w{1,2}\.\s?){2,3})")
# Elements that may stand in one entry alone; a division of a kind that no other entry has is no part of the last one.
_ENTRY_TAGS = frozenset({"", "p", "h2", "h3", "h4", "h5", "li", "blockquote", "figcaption", "td", "pre", "dd"})
_DAY = 86400


@dataclass(slots=True)
class Entry:
    """One entry, as indices into the fragments. time: those of its clock line (a date line may stand apart).

    inline: the clock's fragment goes on with the heading or the text from character `rest` to `rest_end`.
    heading: the fragment that is its heading, None without one; split: where a fragment's beginning is (its number,
    from, to). body: the other fragments. stamp: clock and what the
    same line says of the day. instant: machine-readable time. day: index of the day heading that it stands under.
    author, url, modified: what JSON-LD says of it. unseen: it stands only there, not in the page's text.
    """

    first: int
    last: int
    stamp: Stamp
    time: list[int]
    inline: bool = False
    inline_role: Literal["update-heading", "update", "byline"] = "update"
    rest: int = 0
    rest_end: int = 0
    heading: int | None = None
    split: tuple[int, int, int] | None = None
    body: list[int] = field(default_factory=list)
    instant: str | None = None
    day: int | None = None
    author: str | None = None
    url: str | None = None
    modified: dt.datetime | None = None
    unseen: bool = False


@dataclass(slots=True)
class Ticker:
    """A ticker's entries in order of the text, and its day headings (index to stamp)."""

    entries: list[Entry]
    days: dict[int, Stamp]


@dataclass(slots=True)
class _Mark:
    """A fragment that may open an entry."""

    at: int
    stamp: Stamp
    alone: bool


def find_ticker(fragments: list[Fragment], parents: list[int] | None = None) -> Ticker | None:
    """The ticker among `fragments`, None where there is none.

    parents: how boxes nest, for markup. A ticker is at least three entries with a clock each, most of them in order of
    time (rising or falling, over midnight too), with text of their own.
    """
    marks, days = _marks(fragments)
    best: Ticker | None = None
    best_weight = 0
    for group in _groups(fragments, marks):
        _drop_page_dates(group)
        if len(group) < _MIN_ENTRIES or not _in_order([m.stamp for m in group]):
            continue
        ticker = _split(fragments, group, days, parents)
        weight = _weight(fragments, ticker) and _weight(fragments, ticker) + 300 * len(group)
        if weight > best_weight:
            best, best_weight = ticker, weight
    return best


def _marks(fragments: list[Fragment]) -> tuple[list[_Mark], dict[int, Stamp]]:
    """Fragments that begin with a clock, and fragments that are nothing but a day."""
    marks: list[_Mark] = []
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
            if not alone or len(fragment.text) <= _LONGEST_STAMP:
                marks.append(_Mark(index, stamp, alone))
        elif (
            stamp.has_day
            and alone
            and not stamp.has_time
            and stamp.ago is None
            and len(fragment.text) <= _LONGEST_STAMP
        ):
            days[index] = stamp
    return marks, days


def _groups(fragments: list[Fragment], marks: list[_Mark]) -> list[list[_Mark]]:
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


def _drop_page_dates(group: list[_Mark]) -> None:
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
        with_text += length >= 40 or (length > 0 and entry.heading is not None)
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


def _split(fragments: list[Fragment], group: list[_Mark], days: dict[int, Stamp], parents: list[int] | None) -> Ticker:
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
        entries.append(_entry(fragments, mark, starts[index], stop, days, dated_above or boxes is not None))
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
    before = sum(1 for a in at if a and a - 1 not in days and _like_heading(fragments[a - 1], strict=True))
    after = sum(1 for a in at if a + 1 < len(fragments) and _like_heading(fragments[a + 1]))
    return before * 5 >= len(at) * 4 and after * 2 < len(at)


def _like_heading(fragment: Fragment, *, strict: bool = False) -> bool:
    text = fragment.text
    if fragment.is_heading:
        return True
    if len(text) > _LONGEST_HEADING or "\n" in text:
        return False
    if ends_sentence(text) and _SENTENCE_INSIDE.search(text) and not fragment.strong:
        return False  # two sentences and more are a text
    return not ends_sentence(text) if strict else not text.endswith(".") or fragment.strong


def _end(
    fragments: list[Fragment], starts: list[int], at: list[int], boxes: list[int] | None, days: dict[int, Stamp]
) -> int:
    """Where the last entry ends: at furniture, at a heading of another section, or when it outgrows the others."""
    last = at[-1]
    if boxes is not None:
        return next((i for i in range(last, len(fragments)) if boxes[i] != boxes[last]), len(fragments))
    sizes = [b - a for a, b in pairwise(starts)]
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


def _entry(fragments: list[Fragment], mark: _Mark, start: int, stop: int, days: dict[int, Stamp], dated: bool) -> Entry:
    """Tell clock, heading and body of one entry apart."""
    clock = fragments[mark.at]
    entry = Entry(first=start, last=stop - 1, stamp=mark.stamp, time=[mark.at], instant=clock.instant)
    if dated:
        for i in (mark.at - 1, mark.at + 1):
            if start <= i < stop and i in days and len(entry.time) == 1:
                _add_day(entry.stamp, days[i])
                entry.time = sorted((i, mark.at))
    others = [i for i in range(start, stop) if i not in entry.time]
    while others and others[-1] in days:
        stop = others.pop()
    entry.last = max([*others, *entry.time])
    while mark.alone and others and others[0] > mark.at and _PLAY_TIME.fullmatch(fragments[others[0]].text):
        entry.time.append(others.pop(0))
    if not mark.alone:
        entry.inline = True
        entry.rest = mark.stamp.rest
        entry.rest_end = len(clock.text.rstrip(" +"))
        rest = clock.text[entry.rest : entry.rest_end]
        following = [i for i in others if i > mark.at]
        heads = [i for i in following if fragments[i].is_heading]
        if not clock.is_heading and (bold := _bold_heading(clock, entry.rest)) is not None:
            entry.split = (mark.at, *bold)
        elif heads and heads[0] == mark.at + 1 and not clock.is_heading and len(rest) <= _LONGEST_STAMP:
            entry.inline_role, entry.heading = "byline", heads[0]
        elif clock.is_heading or (
            bool(following or clock.text.endswith("+++")) and len(rest) <= _LONGEST_HEADING and not rest.endswith(".")
        ):
            entry.inline_role = "update-heading"
        entry.body = [i for i in others if i != entry.heading]
        return entry
    if others:
        heading = _pick_heading(fragments, others)
        if heading is None and (bold := _bold_heading(fragments[others[0]], 0)) is not None:
            entry.split = (others[0], *bold)
        entry.heading = heading
        entry.body = [i for i in others if i != heading]
    return entry


def _pick_heading(fragments: list[Fragment], others: list[int]) -> int | None:
    """The entry's heading: a heading element, else a first line that looks like one and has a text after it."""
    for i in others:
        if fragments[i].is_heading:
            return i
    first = others[0]
    if not _like_heading(fragments[first]) or len(fragments[first].text) < 3:
        return None
    if len(others) > 1 or not ends_sentence(fragments[first].text):
        return first
    return None


def _bold_heading(fragment: Fragment, start: int) -> tuple[int, int] | None:
    """Where a heading set bold lies that opens the text at `start`, None without one: it ends no sentence of the text
    unless a line break stands behind it, and text follows."""
    if fragment.bold is None or not fragment.bold[0] <= start < fragment.bold[1]:
        return None
    end = fragment.bold[1]
    heading, after = fragment.text[start:end], fragment.text[end:]
    if not 3 <= len(heading) <= _LONGEST_HEADING or len(after.strip()) < 10:
        return None
    broken = after.startswith("\n")
    goes_on = after.lstrip(" ")[:1].islower() or heading.endswith((":", ",")) or after[0] in ",;:"
    return (start, end) if broken or (not goes_on and not heading.endswith(".")) else None


def _add_day(stamp: Stamp, day: Stamp) -> None:
    stamp.date = stamp.date or day.date
    stamp.weekday = day.weekday if stamp.weekday is None else stamp.weekday
    stamp.shift = day.shift if stamp.shift is None else stamp.shift
