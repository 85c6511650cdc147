"""News items as agencies deliver them (IPTC ninjs, NewsML-G2, NITF) become pages.

An agency's item is no page, but says all that a page says: headline, byline, dateline, paragraphs, when and by whom. It
is written down as such a page, the metadata as the JSON-LD that outlets use, so that everything behind reads it as any
other. Only text comes through: markup in an item ends paragraphs and is dropped.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import structs

from dateline.ingest.agency_items import Item
from dateline.ingest.agency_ninjs import is_ninjs, ninjs_items
from dateline.ingest.agency_xml import is_agency_xml, xml_items
from dateline.model import Page, PageRefused, PageSkipped

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def delivered(page: Page) -> Page:
    """The page of an agency's item; any other page as it is.

    Raises PageRefused (damaged, withdrawn by the agency, several texts in one file, a story of dateline's) or
    PageSkipped (no text in it).
    """
    items = _items(page)
    if items is None:
        return page
    if len(items) > 1:
        advice = "Build a story of it, or give each text as a file of its own."
        raise PageRefused(page.name, f"it holds {len(items)} texts of an agency", advice)
    return _as_page(page, items[0])


def deliveries(page: Page) -> Iterator[Page | PageRefused | PageSkipped]:
    """Every item of an agency's file as a page of its own, or the error that says why it is none; any other page as it
    is. Items of several are called after their place in the file: "dispatches.xml#2"."""
    try:
        items = _items(page)
        if items is None:
            yield page
            return
        if len(items) == 1:
            yield _as_page(page, items[0])
            return
    except (PageRefused, PageSkipped) as error:
        yield error
        return
    for number, item in enumerate(items, 1):
        # the file's own address is that of none of its items: pages of one address are states of one page
        part = structs.replace(page, path=f"{page.name}#{number}", url=None)
        try:
            yield _as_page(part, item)
        except (PageRefused, PageSkipped) as error:
            yield error


def item_of(page: Page, number: int) -> Page:
    """The item of that number, as `deliveries` gives it. Raises PageRefused where there is none."""
    for place, found in enumerate(deliveries(page), 1):
        if place == number and isinstance(found, Page) and found is not page:
            return found
    raise PageRefused(f"{page.name}#{number}", "there is no such item in the file", "Check the path.")


def is_item(content: bytes) -> bool:
    """Whether the bytes are an agency's."""
    return is_ninjs(content) or is_agency_xml(content)


def _items(page: Page) -> list[Item] | None:
    """The items in a page, None where it is no agency's."""
    if is_ninjs(page.content):
        return ninjs_items(page)
    return xml_items(page) if is_agency_xml(page.content) else None


def _as_page(page: Page, item: Item) -> Page:
    if item.status.lower() in _WITHDRAWN:
        raise PageRefused(page.name, f"the agency has withdrawn it (status {item.status})", "Leave it out.")
    if not item.paragraphs and not item.headline:
        raise PageSkipped(page.name, "the agency's item holds no text", "Give its text item.")
    return structs.replace(
        page, content=_page(item).encode(), media_type="text/html", charset="utf-8", url=page.url or _web(item.uri)
    )


def _page(item: Item) -> str:
    """The item as a page of its own."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.headline or None,
        "datePublished": _instant(item.published),
        "dateModified": _instant(item.modified),
        "author": [{"@type": "Person", "name": name} for name in item.authors] or None,
        "publisher": {"@type": "Organization", "name": item.provider} if item.provider else None,
        "keywords": list(item.keywords) or None,
        "url": _web(item.uri),
    }
    known = {name: value for name, value in data.items() if value is not None}
    script = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    language = f' lang="{html.escape(item.language)}"' if item.language else ""
    lines = [
        f'<!doctype html>\n<html{language}>\n<head>\n<meta charset="utf-8">',
        f"<title>{html.escape(item.headline)}</title>",
        f'<script type="application/ld+json">{script}</script>\n</head>\n<body>\n<article>',
        *_element("h1", item.headline),
        *(f'<p class="byline">{html.escape(name)}</p>' for name in ([item.byline] if item.byline else item.authors)),
        *_element("p", item.lead, name="lead"),
        *(line for kind, text in item.with_dateline() for line in _element(kind, text)),
        "</article>",
        *(f"<footer>{html.escape(note)}</footer>" for note in [item.note] if note),
        "</body>\n</html>\n",
    ]
    return "\n".join(lines)


def _element(tag: str, text: str, *, name: str = "") -> list[str]:
    attribute = f' class="{name}"' if name else ""
    return [f"<{tag}{attribute}>{html.escape(text, quote=False)}</{tag}>"] if text else []


def _instant(written: str) -> str | None:
    """ISO 8601, the basic form included (NITF: 20310516T220300+0200), as RFC 3339; None where it is none."""
    try:
        if len(written) <= 10:
            return dt.date.fromisoformat(written).isoformat()
        return dt.datetime.fromisoformat(written).isoformat()
    except ValueError:
        return None


def _web(uri: str) -> str | None:
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.hostname else None
