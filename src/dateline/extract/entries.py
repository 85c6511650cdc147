"""One entry of a ticker: what of it is the clock, the heading and the body."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal

from dateline.extract.fragments import Fragment, ends_sentence
from dateline.extract.stamps import Stamp

LONGEST_STAMP = 70
"""Characters of a clock line with all that may stand in it."""
_LONGEST_HEADING = 160
_SENTENCE_INSIDE = re.compile(r"\w{2}[.!?][\"“”»«’]* (?=[^\W\d_])")
# What stands beside a clock and is none: a minute of play ("57.", "90.+5", "n.E.").
_PLAY_TIME = re.compile(r"(?:\d{1,3}[.'’′]?(?:\s?\+\s?\d{1,2}[.'’′]?)?|(?:\w{1,2}\.\s?){2,3})")


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
class Mark:
    """A fragment that may open an entry."""

    at: int
    stamp: Stamp
    alone: bool


def cut_entry(
    fragments: list[Fragment], mark: Mark, start: int, stop: int, days: dict[int, Stamp], dated: bool
) -> Entry:
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
        elif heads and heads[0] == mark.at + 1 and not clock.is_heading and len(rest) <= LONGEST_STAMP:
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
    if not like_heading(fragments[first]) or len(fragments[first].text) < 3:
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


def like_heading(fragment: Fragment, *, strict: bool = False) -> bool:
    """Whether it looks like an entry's heading. strict: it ends no sentence at all."""
    text = fragment.text
    if fragment.is_heading:
        return True
    if len(text) > _LONGEST_HEADING or "\n" in text:
        return False
    if ends_sentence(text) and _SENTENCE_INSIDE.search(text) and not fragment.strong:
        return False  # two sentences and more are a text
    return not ends_sentence(text) if strict else not text.endswith(".") or fragment.strong
