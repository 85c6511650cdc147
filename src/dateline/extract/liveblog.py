"""LiveBlogPosting in a page's JSON-LD or markup, as far as it can be trusted, joined with the entries on the page.

Some outlets put far more entries there than the page shows, some repeat the page's own date and headline in each of
them, and some write local clocks with the offset of UTC.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.extract.entries import Entry
from dateline.extract.fragments import Fragment, clean
from dateline.extract.metadata import Metadata, names_in, plain, types_of
from dateline.extract.microdata import Node
from dateline.extract.moments import in_zone, parse_instant, rfc3339
from dateline.extract.stamps import Stamp
from dateline.extract.tickers import Ticker

_PARAGRAPH = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^>]{0,200}>|\n{2,}", re.I)
_TAG = re.compile(r"<[^>]{0,2000}>")
_BLOG = "LiveBlogPosting"
_ENOUGH = 3
"""Entries from which it can be seen how a blog makes them."""


@dataclass(slots=True)
class LiveEntry:
    """One liveBlogUpdate. instant and heading are None where they are missing or only repeat the page's."""

    instant: dt.datetime | None
    said: str
    heading: str | None
    paragraphs: list[str]
    authors: list[str] = field(default_factory=list)
    url: str | None = None
    modified: dt.datetime | None = None


def says_liveblog(metadata: Metadata) -> bool:
    """Whether the page says of itself that it is a live blog."""
    return any(_BLOG in types_of(node) for node in metadata.nodes)


def read_liveblog(metadata: Metadata, zone: str | None) -> list[LiveEntry]:
    """The updates of the page's LiveBlogPosting in its order, empty without one. `zone` is for times without offset."""
    blogs = [n for n in metadata.nodes if _BLOG in types_of(n) and isinstance(n.get("liveBlogUpdate"), (list, dict))]
    if not blogs:
        return []
    blog = max(blogs, key=lambda n: len(n["liveBlogUpdate"]))
    updates = blog["liveBlogUpdate"]
    nodes = [u for u in (updates if isinstance(updates, list) else [updates]) if isinstance(u, dict)]
    entries = [_entry(node, zone) for node in nodes]
    own = _moment(str(blog.get("datePublished") or ""), zone)
    _distrust(entries, plain(str(blog.get("headline") or "")), own)
    return [e for e in entries if e.heading or e.paragraphs]


def _entry(node: Node, zone: str | None) -> LiveEntry:
    said = str(node.get("datePublished") or node.get("dateCreated") or node.get("dateModified") or "").strip()
    heading = node.get("headline") or node.get("name")
    body = node.get("articleBody") or node.get("description") or node.get("text") or ""
    url = node.get("url") or node.get("@id")
    return LiveEntry(
        instant=_moment(said, zone),
        said=said,
        heading=plain(heading) or None if isinstance(heading, str) else None,
        paragraphs=_paragraphs(body) if isinstance(body, str) else [],
        authors=names_in(node.get("author")),
        url=url if isinstance(url, str) else None,
        modified=_moment(str(node.get("dateModified") or ""), zone),
    )


def _moment(text: str, zone: str | None) -> dt.datetime | None:
    value = parse_instant(text)
    return in_zone(value, zone) if isinstance(value, dt.datetime) else None


def _paragraphs(body: str) -> list[str]:
    """The body's paragraphs; markup in it, escaped or not, tells where they end."""
    for _ in range(2):
        if "&" in body:
            body = html.unescape(body)
    return [text for part in _PARAGRAPH.split(body) if (text := clean(_TAG.sub("", part)))]


def _distrust(entries: list[LiveEntry], page_heading: str, page_instant: dt.datetime | None) -> None:
    """Drop times and headings that are the same everywhere: they are the page's own."""
    for e in entries:
        if e.heading == page_heading:
            e.heading = None
    if len(entries) > 1 and page_instant is not None and all(e.instant == page_instant for e in entries):
        for e in entries:
            e.instant = e.modified = None
    if len(entries) < 3:
        return
    times = Counter(e.instant for e in entries)
    if times.most_common(1)[0][1] * 2 > len(entries):
        for e in entries:
            e.instant = e.modified = None
    if len({tuple(e.authors) for e in entries}) == 1:
        for e in entries:
            e.authors = []
    headings = Counter(e.heading for e in entries)
    common = headings.most_common(1)[0]
    for e in entries:
        if e.heading and e.heading == common[0] and common[1] * 2 > len(entries):
            e.heading = None
    bodies = Counter(tuple(e.paragraphs) for e in entries)
    repeated = bodies.most_common(1)[0]
    if repeated[1] * 2 > len(entries):
        for e in entries:
            if tuple(e.paragraphs) == repeated[0]:
                e.paragraphs = []


def merge(
    fragments: list[Fragment], ticker: Ticker | None, live: list[LiveEntry], zone: str | None
) -> tuple[list[Fragment], Ticker | None]:
    """Fragments and ticker with what `live` adds: instants, authors and addresses of entries that stand in the markup,
    and the entries that do not stand there, put where they belong in the blog's order."""
    if ticker is not None:
        _mend_offsets(ticker, zone)
    if not live:
        return fragments, ticker
    if ticker is None:
        ticker = _ticker_from(fragments, live)
    matched = _match(fragments, ticker, live)
    shift = _wrong_zone(ticker, live, matched, zone)
    for at, number in matched.items():
        _enrich(ticker.entries[number], live[at], shift, zone)
    missing = [at for at in range(len(live)) if at not in matched and (live[at].instant is not None)]
    if not missing:
        _drop_others(fragments, ticker, set(matched.values()))
        return fragments, ticker if ticker.entries else None
    return _insert(fragments, ticker, live, matched, missing, shift, zone)


def _drop_others(fragments: list[Fragment], ticker: Ticker, told: set[int]) -> None:
    """Leave out entries of which the blog tells nothing and that are made otherwise than all that it tells: times stand
    beside quotations and in lists of other news too. Those of the same make stay, since some blogs tell only their
    newest entries.

    told: numbers of the entries that the blog tells.
    """

    def make(entry: Entry) -> tuple[str, str]:
        return fragments[entry.first].tag, fragments[entry.first].name

    makes = {make(ticker.entries[number]) for number in told}
    if len(told) >= _ENOUGH and any(makes):
        ticker.entries = [e for number, e in enumerate(ticker.entries) if number in told or make(e) in makes]


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())[:80]


def _match(fragments: list[Fragment], ticker: Ticker, live: list[LiveEntry]) -> dict[int, int]:
    """Which live entry is which entry of the ticker: by heading, else by the beginning of the text."""
    by_words: dict[str, int] = {}
    for number, shown in enumerate(ticker.entries):
        parts = [fragments[i].text for i in (*shown.body[:2], *([shown.heading] if shown.heading is not None else []))]
        if shown.inline:
            clock = fragments[shown.time[-1]].text
            parts.append(clock[shown.rest : shown.rest_end])
        for part in parts:
            key = _letters(part)
            if len(key) >= 8:
                by_words.setdefault(key, number)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for at, entry in enumerate(live):
        for text in (*([entry.heading] if entry.heading else []), *entry.paragraphs[:2]):
            match = by_words.get(_letters(text))
            if match is not None and match not in taken:
                found[at] = match
                taken.add(match)
                break
    return found


def _ticker_from(fragments: list[Fragment], live: list[LiveEntry]) -> Ticker:
    """A ticker without clocks in the markup: its entries are found by their words alone."""
    places: dict[str, list[int]] = {}
    for index, fragment in enumerate(fragments):
        if not fragment.hidden and fragment.link * 2 <= len(fragment.text):
            places.setdefault(_letters(fragment.text), []).append(index)
    starts: dict[int, tuple[int | None, LiveEntry]] = {}
    for entry in live:
        heads = places.get(_letters(entry.heading), []) if entry.heading else []
        bodies = [i for p in entry.paragraphs[:1] for i in places.get(_letters(p), [])]
        head = next((h for h in heads if not bodies or any(0 < b - h <= 4 for b in bodies)), None)
        first = head if head is not None else next(iter(bodies), None)
        if first is not None:
            starts[first] = (head, entry)
    order = sorted(starts)
    entries = []
    for n, first in enumerate(order):
        after = order[n + 1] if n + 1 < len(order) else None
        head, entry = starts[first]
        body = [i for i in _body_of(entry, fragments, places, first, after) if i != head]
        entries.append(Entry(first=first, last=max([first, *body]), stamp=Stamp(), time=[], heading=head, body=body))
    return Ticker(entries, {})


def _body_of(
    entry: LiveEntry, fragments: list[Fragment], places: dict[str, list[int]], first: int, after: int | None
) -> range | list[int]:
    """Which fragments an entry that begins at `first` has: to its last paragraph, else those of one box. after: where
    the next entry begins."""
    # A paragraph that stands again far below is a repetition.
    end = min(first + 8 + 3 * len(entry.paragraphs), len(fragments) if after is None else after)
    known = [i for p in entry.paragraphs for i in places.get(_letters(p), []) if first <= i < end]
    if known:
        return range(first, max(known) + 1)
    end = min(first + 6, end) if after is None else end
    return [i for i in range(first, end) if fragments[i].box == fragments[min(first + 1, end - 1)].box]


def _wrong_zone(ticker: Ticker, live: list[LiveEntry], matched: dict[int, int], zone: str | None) -> bool:
    """Whether the blog writes local clocks with a wrong offset."""
    return _writes_local([(ticker.entries[number], live[at].said) for at, number in matched.items()], zone)


def _writes_local(times: list[tuple[Entry, str | None]], zone: str | None) -> bool:
    """Whether machine-readable times are local clocks with a wrong offset: the clocks on the page show the hour as
    written, not the hour that the offset makes of it."""
    as_written = as_meant = 0
    for entry, said in times:
        shown = entry.stamp.clock
        written = parse_instant(said)
        if shown is None or entry.stamp.zone or not isinstance(written, dt.datetime):
            continue
        local = in_zone(written, zone)
        as_meant += (local.hour, local.minute) == shown[:2]
        as_written += (written.hour, written.minute) == shown[:2]
    return as_written > as_meant and as_written >= 2


def _mend_offsets(ticker: Ticker, zone: str | None) -> None:
    """Take the offset from the entries' own times where it is wrong."""
    if _writes_local([(entry, entry.instant) for entry in ticker.entries], zone):
        for entry in ticker.entries:
            written = parse_instant(entry.instant)
            if isinstance(written, dt.datetime):
                entry.instant = _as_written(written)


def _as_written(moment: dt.datetime) -> str:
    return moment.replace(tzinfo=None, microsecond=0).isoformat()


def _instant(entry: LiveEntry, shift: bool) -> str | None:
    """The entry's instant as text; without its offset where that is known to be wrong."""
    if entry.instant is None:
        return None
    written = parse_instant(entry.said)
    if shift and isinstance(written, dt.datetime):
        return _as_written(written)
    return rfc3339(entry.instant)


def _enrich(entry: Entry, source: LiveEntry, shift: bool, zone: str | None) -> None:
    instant = _instant(source, shift)
    if instant is not None and (
        not isinstance(parse_instant(entry.instant), dt.datetime)
        or (_shows(entry, instant, zone) and not _shows(entry, entry.instant, zone))
    ):
        entry.instant = instant
    entry.author = ", ".join(source.authors) or entry.author
    entry.url = source.url or entry.url
    entry.modified = source.modified if not shift else None


def _shows(entry: Entry, instant: str | None, zone: str | None) -> bool:
    """Whether the clock on the page is that of a machine-readable time."""
    moment = parse_instant(instant)
    if entry.stamp.clock is None or not isinstance(moment, dt.datetime):
        return False
    local = in_zone(moment, zone)
    return (local.hour, local.minute) == entry.stamp.clock[:2]


def _insert(
    fragments: list[Fragment],
    ticker: Ticker,
    live: list[LiveEntry],
    matched: dict[int, int],
    missing: list[int],
    shift: bool,
    zone: str | None,
) -> tuple[list[Fragment], Ticker]:
    """Put entries that stand only in the JSON-LD behind the entry that they follow there, or before it where the page
    has its entries the other way round."""
    last_of = {number: ticker.entries[number].last for number in matched.values()}
    end = max((e.last for e in ticker.entries), default=_end_of_text(fragments))
    first = min((e.first for e in ticker.entries), default=end + 1)
    behind: dict[int, list[int]] = {}
    place = first - 1 if ticker.entries else end
    shown = [number for _, number in sorted(matched.items())]
    turned = sum(b < a for a, b in pairwise(shown)) * 2 > len(shown) - 1
    for at in reversed(range(len(live))) if turned else range(len(live)):
        if at in matched:
            place = last_of[matched[at]]
        elif at in missing:
            behind.setdefault(place, []).append(at)
    box = fragments[first].box if first < len(fragments) else 0
    result: list[Fragment] = []
    new_index: list[int] = []
    added: list[Entry] = []
    for index in range(-1, len(fragments)):
        if index >= 0:
            new_index.append(len(result))
            result.append(fragments[index])
        added.extend(_append(result, live[at], box, shift, zone) for at in behind.get(index, ()))
    for entry in ticker.entries:
        entry.first, entry.last = new_index[entry.first], new_index[entry.last]
        entry.time = [new_index[i] for i in entry.time]
        entry.body = [new_index[i] for i in entry.body]
        entry.heading = None if entry.heading is None else new_index[entry.heading]
        entry.split = None if entry.split is None else (new_index[entry.split[0]], *entry.split[1:])
        entry.day = None if entry.day is None else new_index[entry.day]
    ticker.days = {new_index[i]: stamp for i, stamp in ticker.days.items()}
    ticker.entries = sorted([*ticker.entries, *added], key=lambda e: e.first)
    return result, ticker


def _append(result: list[Fragment], entry: LiveEntry, box: int, shift: bool, zone: str | None) -> Entry:
    """The entry as fragments of its own: its time as the page writes it, heading, paragraphs."""
    first = len(result)
    texts: list[tuple[str, str]] = [("time", entry.said)]
    if entry.heading:
        texts.append(("h3", entry.heading))
    texts.extend(("p", p) for p in entry.paragraphs)
    result.extend(Fragment(text=text, tag=tag, box=box) for tag, text in texts)
    found = Entry(
        first=first,
        last=len(result) - 1,
        stamp=Stamp(),
        time=[first],
        heading=first + 1 if entry.heading else None,
        body=list(range(first + (2 if entry.heading else 1), len(result))),
        unseen=True,
    )
    _enrich(found, entry, shift, zone)
    return found


def _end_of_text(fragments: list[Fragment]) -> int:
    """The last paragraph of the page that is no link, where entries go that stand nowhere else."""
    long = [i for i, f in enumerate(fragments) if f.tag == "p" and len(f.text) > 80 and f.link * 2 < len(f.text)]
    return long[-1] if long else len(fragments) - 1
