"""What a published page says of itself to machines: its address, OpenGraph, its feeds, JSON-LD."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from dateline.export.edition import Edition, earliest
from dateline.export.liveblog import liveblog

_SHORT = 200
"""Characters of a description; previews show no more (the Open Graph protocol sets no limit)."""


def story_head(edition: Edition, feeds: tuple[tuple[str, str], ...] = ()) -> Markup:
    """The head of the story's page. feeds: (media type, file) of the feeds beside it."""
    published = earliest(edition.first_reported(e) for e in edition.story.chronology)
    counts = edition.count("events", len(edition.story.chronology)), edition.count("documents", len(edition.documents))
    tags = [*_open_graph(edition, edition.base, edition.story.title, " · ".join(counts), published, edition.updated)]
    tags += [Markup('<link rel="alternate" type="{}" href="{}">').format(kind, file) for kind, file in feeds]
    data = b"".join(liveblog(edition)).decode()
    # what would end the script element is written as an escape, which is the same JSON
    safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    tags.append(Markup('<script type="application/ld+json">\n{}</script>').format(Markup(safe)))  # noqa: S704 - escaped
    return Markup("\n").join(tags) + Markup("\n")


def event_head(edition: Edition, url: str | None, title: str, text: str, published: dt.datetime | None) -> Markup:
    """The head of an event's page."""
    return Markup("\n").join(_open_graph(edition, url, title, text, published, None)) + Markup("\n")


def _open_graph(
    edition: Edition,
    url: str | None,
    title: str,
    description: str,
    published: dt.datetime | None,
    modified: dt.datetime | None,
) -> Iterator[Markup]:
    """https://ogp.me. What is not known is left out."""
    if url:
        yield Markup('<link rel="canonical" href="{}">').format(url)
    short = description if len(description) <= _SHORT else f"{description[: _SHORT - 1].rstrip()}…"
    values = {
        "og:type": "article",
        "og:title": title,
        "og:description": short,
        "og:url": url,
        "og:site_name": "dateline",
        "article:published_time": edition.stamp(published) if published else None,
        "article:modified_time": edition.stamp(modified) if modified else None,
    }
    for name, value in values.items():
        if value:
            yield Markup('<meta property="{}" content="{}">').format(name, value)
    yield Markup('<meta name="twitter:card" content="summary">')
    if short:
        yield Markup('<meta name="description" content="{}">').format(short)
