"""News items as agencies deliver them (IPTC ninjs, NewsML-G2, NITF) become pages.

An agency's item is no page, but says all that a page says: headline, byline, dateline, paragraphs, when and by whom. It
is written down as such a page, the metadata as the JSON-LD that outlets use, so that everything behind reads it as any
other. Only text comes through: markup in an item ends paragraphs and is dropped.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from urllib.parse import urlsplit

from msgspec import structs

from dateline.ingest.agency_items import Item
from dateline.ingest.agency_ninjs import is_ninjs, ninjs_item
from dateline.ingest.agency_xml import is_agency_xml, xml_item
from dateline.model import Page, PageRefused, PageSkipped

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def delivered(page: Page) -> Page:
    """The page of an agency's item; any other page as it is.

    Raises PageRefused (damaged, withdrawn by the agency, several texts in one file) or PageSkipped (no text in it).
    """
    if is_ninjs(page.content):
        item = ninjs_item(page)
    elif is_agency_xml(page.content):
        item = xml_item(page)
    else:
        return page
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
