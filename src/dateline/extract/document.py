"""Fragments with roles, and what the page says of itself, become a Document."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from typing import Literal

from dateline.extract.agencies import is_agency
from dateline.extract.bylines import find_authors
from dateline.extract.decoding import Decoded, looks_misread
from dateline.extract.fragments import Fragment
from dateline.extract.language import language_of
from dateline.extract.metadata import Metadata, names_in, plain
from dateline.extract.moments import in_zone, parse_instant, rfc3339, stamp_day, stamp_moment
from dateline.extract.outlets import host_of, outlet_of
from dateline.extract.outline import Outline
from dateline.extract.updates import build_updates
from dateline.extract.wording import wording
from dateline.extract.zones import decide_zone
from dateline.model import ARTICLE_ROLES, Block, Document, Image, Page, Provenance, Update

_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+([^|–—-]{2,40})$")


def assemble(
    page: Page,
    decoded: Decoded,
    text: str,
    fragments: list[Fragment],
    outline: Outline,
    metadata: Metadata | None,
    zone: str | None,
) -> Document:
    """The document of `fragments`, whose offsets lie in `text`."""
    url = page.url or (metadata.canonical if metadata else None)
    blocks = _blocks(text, fragments)
    article = "\n".join(text[b.start : b.end] for b in blocks if b.role in ARTICLE_ROLES) or text
    language = language_of(article, metadata.language if metadata else None)
    head = head_instants(metadata)
    words = [s.zone for _, s in outline.published if s.zone] + [
        e.stamp.zone for e in (outline.ticker.entries if outline.ticker else []) if e.stamp.zone
    ]
    zone_name, zone_basis = decide_zone(
        given=zone,
        url=url,
        language=language,
        instants=head,
        words=words,
        declared=metadata.language if metadata else None,
        article=article,
    )
    published, modified, basis = _dates(outline, metadata, page, zone_name)
    updates = build_updates(outline.ticker, fragments, zone_name) if outline.ticker else ()
    headline = outline.headline_text
    bylines = [fragments[i] for i in _nearest_bylines(outline)]
    authors = find_authors(metadata, bylines, outlet_names(metadata, url) if metadata else [], outline.agencies)
    kind = _kind(updates, blocks)
    fingerprint = hashlib.sha256(page.content)
    return Document(
        id=_identity(page, fingerprint.copy()),
        text=text,
        type=kind,
        url=url,
        outlet=_outlet(metadata, url),
        language=language,
        zone=zone_name,
        zone_basis=zone_basis,
        headline=headline,
        kicker=outline.kicker_text,
        lead=fragments[outline.lead].text if outline.lead is not None else None,
        authors=authors,
        agencies=tuple(dict.fromkeys([*outline.agencies, *(a for a in authors if is_agency(a))])),
        dateline=outline.dateline,
        published=published,
        modified=modified,
        basis=basis,
        keywords=tuple(outline.keywords) or _keywords(metadata),
        comment_count=outline.comment_count,
        images=_images(text, fragments, outline),
        blocks=blocks,
        updates=updates,
        provenance=_provenance(page, decoded, fingerprint.hexdigest()),
        notes=_notes(decoded, kind, text, metadata),
    )


def _identity(page: Page, fingerprint: hashlib._Hash) -> str:
    """Stable for the same bytes from the same address; from another address they are another document.

    fingerprint: of the page's bytes; it is used up.
    """
    fingerprint.update((page.url or "").encode())
    return fingerprint.hexdigest()[:12]


def _kind(
    updates: tuple[Update, ...], blocks: tuple[Block, ...]
) -> Literal["NewsArticle", "LiveBlogPosting", "CollectionPage"]:
    if updates:
        return "LiveBlogPosting"
    return "NewsArticle" if any(b.role in ("paragraph", "lead") for b in blocks) else "CollectionPage"


def _provenance(page: Page, decoded: Decoded, sha256: str) -> Provenance:
    return Provenance(
        sha256=sha256,
        path=page.path,
        media_type=page.media_type,
        encoding=decoded.encoding,
        encoding_basis=decoded.basis,
        replaced_characters=decoded.replaced,
        retrieved=page.retrieved,
        announced=page.announced,
        listed_in=page.listed_in,
    )


def _blocks(text: str, fragments: list[Fragment]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for fragment in fragments:
        if fragment.extra:
            blocks.extend(Block(role, fragment.start + a, fragment.start + b) for role, a, b in fragment.extra if b > a)
        else:
            blocks.append(Block(fragment.role, fragment.start, fragment.end))
    return tuple(blocks)


def head_instants(metadata: Metadata | None) -> list[dt.datetime]:
    """The instants with a zone that the page's head states, of publication first."""
    if metadata is None:
        return []
    values = [
        metadata.text("datePublished"),
        metadata.text("dateModified"),
        metadata.meta("article:published_time"),
        metadata.meta("article:modified_time"),
    ]
    found = (parse_instant(v) for v in values if v)
    return [v for v in found if isinstance(v, dt.datetime) and v.tzinfo is not None]


def _dates(
    outline: Outline, metadata: Metadata | None, page: Page, zone: str | None
) -> tuple[str | None, str | None, str | None]:
    """Published, modified, and how the first is known."""
    published = modified = basis = None
    if metadata is not None:
        stated = _first_time(
            zone,
            metadata.text("datePublished"),
            metadata.meta(
                "article:published_time",
                "og:article:published_time",
                "datepublished",
                "date",
                "dc.date",
                "dcterms.created",
                "publishdate",
                "parsely-pub-date",
                "sailthru.date",
                "pubdate",
                "last-modified",
                "dc.date.issued",
            ),
            metadata.text("dateCreated"),
            metadata.text("uploadDate"),
        )
        modified = _first_time(
            zone,
            metadata.text("dateModified"),
            metadata.meta(
                "article:modified_time", "og:updated_time", "last-modified", "datemodified", "dcterms.modified"
            ),
        )
        if stated:
            published, basis = stated, "markup"
    for _, stamp in outline.published:
        day = stamp_day(stamp, None, page.retrieved)
        if day is None:
            continue
        moment = stamp_moment(stamp, day, zone)
        value = rfc3339(moment if moment is not None else day)
        if stamp.modified and not stamp.published:
            modified = modified or value
        elif published is None or (
            basis == "markup" and "T" not in published and "T" in value and published == value[:10]
        ):
            published, basis = value, "stated"
    if published is None and page.announced is not None:
        published, basis = rfc3339(in_zone(page.announced, zone)), "inferred: the feed that lists the page says so"
    return published, modified, basis


def _first_time(zone: str | None, *values: str | None) -> str | None:
    """The first of the values that is a time; one with a clock is preferred to a day of the same date."""
    best: str | None = None
    for value in values:
        parsed = parse_instant(value)
        if parsed is None:
            continue
        if isinstance(parsed, dt.datetime):
            moment = parsed if parsed.tzinfo is not None else in_zone(parsed, zone)
            text = rfc3339(moment)
            if best is None or (len(best) == 10 and text[:10] == best):
                return text
        elif best is None:
            best = rfc3339(parsed)
    return best


def _nearest_bylines(outline: Outline) -> list[int]:
    """The bylines above the text where there are any, else those below it."""
    above = [i for i in outline.bylines if i <= outline.first + 2]
    return above or outline.bylines


def outlet_names(metadata: Metadata, url: str | None) -> list[str]:
    """Every name by which the page or its address calls the outlet."""
    host = host_of(url)
    names = [
        *names_in(metadata.article.get("publisher")),
        metadata.meta("og:site_name") or "",
        host,
        host.split(".")[0],
    ]
    return [n for n in dict.fromkeys(names) if n]


def _outlet(metadata: Metadata | None, url: str | None) -> str | None:
    if metadata is not None:
        names = [n for n in names_in(metadata.article.get("publisher")) if "://" not in n and "." not in n]
        if names:
            return names[0]
        site = metadata.meta("og:site_name", "application-name", "publisher")
        if site:
            return site
        suffix = _SITE_SUFFIX.search(metadata.title)
        if suffix:
            return suffix[1].strip()
    known = outlet_of(url)
    return known.name if known is not None else host_of(url) or None


def _keywords(metadata: Metadata | None) -> tuple[str, ...]:
    if metadata is None:
        return ()
    value = metadata.article.get("keywords")
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        value = (metadata.meta("news_keywords", "keywords") or "").split(",")
    return tuple(dict.fromkeys(plain(v) for v in value if isinstance(v, str) and v.strip()))


def _images(text: str, fragments: list[Fragment], outline: Outline) -> tuple[Image, ...]:
    images = []
    for captions, credit_lines in outline.pictures:
        spans = [(fragments[i].start, fragments[i].end) for i in [*captions, *credit_lines]]
        caption = credit = None
        for i in credit_lines:
            for role, a, b in fragments[i].extra or [("credit", 0, len(fragments[i].text))]:
                part = fragments[i].text[a:b]
                if role == "credit":
                    match = wording().photo.match(part)
                    credit = part[match.end() :].strip(" ()") if match else part.strip(" ()")
                else:
                    caption = part
        if captions and captions != credit_lines:
            caption = fragments[captions[-1]].text
        images.append(
            Image(caption=caption, credit=credit, passage=(min(s[0] for s in spans), max(s[1] for s in spans)))
        )
    return tuple(images)


def _notes(decoded: Decoded, kind: str, text: str, metadata: Metadata | None) -> tuple[str, ...]:
    notes = []
    if decoded.replaced:
        notes.append(f"{decoded.replaced} characters could not be decoded as {decoded.encoding}.")
    if looks_misread(text):
        notes.append("The text looks as if it had been decoded wrongly before it came here (for instance Ã¼ for ü).")
    if kind == "CollectionPage":
        notes.append("The page holds no article of its own, only links to others.")
    if metadata is not None and metadata.damaged:
        notes.append(f"{metadata.damaged} JSON-LD scripts of the page could not be read.")
    return tuple(notes)
