"""Page → Document."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dateline.extract import content
from dateline.extract.decoding import Decoded, decode
from dateline.extract.document import assemble, head_instants, outlet_names
from dateline.extract.liveblog import merge, read_liveblog, says_liveblog
from dateline.extract.markup import MOST_FRAGMENTS, MOST_TAGS, count_tags, lay_out, parse
from dateline.extract.metadata import Metadata, read_metadata
from dateline.extract.plain import split_lines
from dateline.extract.roles import assign_roles
from dateline.extract.survey import survey
from dateline.extract.ticker_days import date_updates
from dateline.extract.tickers import Ticker, find_ticker
from dateline.extract.zones import decide_zone, zone_named
from dateline.model import Document, Page, PageRefused, PageSkipped

_MARKUP = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|div|article|p)\b", re.I | re.S
)


MOST_CHARACTERS = 4_000_000
"""Text beyond which a page is no news item but a heap of them; the longest live tickers have half a million."""


def read(page: Page, *, zone: str | None = None, date: dt.date | None = None) -> Document:
    """The news item on `page`.

    zone: the IANA zone of its clocks, where a person knows it. date: the day of a ticker's entries, where a person
    knows it. Raises PageSkipped where there is no text, PageRefused where `zone` is none or the text or its markup is
    too much for one item.
    """
    if zone is not None and zone_named(zone) is None:
        raise PageRefused(page.name, f"{zone} is no time zone", "Give a name like Europe/Vienna.")
    markup = is_markup(page)
    reader = _read_markup if markup else _read_plain
    document = reader(page, decode(page.content, declared=page.charset, markup=markup), zone)
    return date_updates(document, date=date)


def is_markup(page: Page) -> bool:
    """Whether a page is HTML, by its media type or else by its first bytes."""
    if page.media_type in ("text/html", "application/xhtml+xml"):
        return True
    head = page.content[:4096].lstrip(b"\xef\xbb\xbf")
    return _MARKUP.match(head) is not None


def _read_plain(page: Page, decoded: Decoded, zone: str | None) -> Document:
    text = decoded.text
    fragments = split_lines(text)
    if not fragments:
        raise PageSkipped(page.name, "there is no text in it", "Check that the page was saved completely.")
    _refuse_heaps(page, len(text))
    ticker = find_ticker(fragments)
    content.mark_plain(fragments, _members(ticker))
    outline = assign_roles(fragments, ticker, None, [])
    return assemble(page, decoded, text, fragments, outline, None, zone)


def _read_markup(page: Page, decoded: Decoded, zone: str | None) -> Document:
    markup = page.content if decoded.encoding == "utf-8" and not decoded.replaced else decoded.text
    decoded = replace(decoded, text="")  # from here on the tree has it; a page may be large
    tags = count_tags(markup)
    if tags > MOST_TAGS:
        raise _heap(page, f"{tags / 1e6:.1f} million tags")
    tree = parse(markup, tags)
    found = survey(tree)
    metadata: Metadata = read_metadata(tree, found)
    layout = lay_out(tree, found, most=2 * MOST_CHARACTERS)  # white space counted
    del tree, found  # thirteen times the page
    fragments = layout.fragments
    if not fragments:
        raise PageSkipped(
            page.name, "there is no text in its markup", "Save the page from the browser after it has loaded."
        )
    if len(fragments) > MOST_FRAGMENTS:
        raise _heap(page, f"more than {MOST_FRAGMENTS} pieces of text")
    _refuse_heaps(page, sum(len(fragment.text) for fragment in fragments) if layout.whole else MOST_CHARACTERS + 1)
    ticker = find_ticker(fragments, layout.parents)
    language = (metadata.language or "").replace("_", "-").partition("-")[0].lower()
    live_zone = (
        zone
        or decide_zone(
            given=None,
            url=page.url or metadata.canonical,
            language=language,
            instants=head_instants(metadata),
            words=[],
            declared=metadata.language,
        )[0]
    )
    live = read_liveblog(metadata, live_zone)
    if ticker is None and not any(entry.instant for entry in live) and says_liveblog(metadata):
        ticker = find_ticker(fragments, layout.parents, fewest=1)
    fragments, ticker = merge(fragments, ticker, live, live_zone)
    layout.fragments = fragments
    content.mark_markup(layout, metadata, _members(ticker))
    position = 0
    for fragment in fragments:
        fragment.start, fragment.end = position, position + len(fragment.text)
        position = fragment.end + 2
    text = "\n\n".join(f.text for f in fragments)
    outline = assign_roles(fragments, ticker, metadata, outlet_names(metadata, page.url or metadata.canonical))
    return assemble(page, decoded, text, fragments, outline, metadata, zone)


def _refuse_heaps(page: Page, characters: int) -> None:
    if characters > MOST_CHARACTERS:
        raise _heap(page, f"more than {MOST_CHARACTERS // 1_000_000} million characters of text")


def _heap(page: Page, amount: str) -> PageRefused:
    advice = "If it holds many articles, save each as a file of its own."
    return PageRefused(page.name, f"it holds {amount}, more than any news item", advice)


def _members(ticker: Ticker | None) -> set[int]:
    if ticker is None:
        return set()
    return {i for e in ticker.entries for i in range(e.first, e.last + 1)} | set(ticker.days)
