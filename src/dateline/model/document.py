"""One news item read from a page."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from dateline.model.annotations import Annotations
from dateline.model.passage import Passage, Span

Role = Literal[
    "kicker",
    "headline",
    "lead",
    "dateline",
    "byline",
    "published",
    "paragraph",
    "subheading",
    "caption",
    "credit",
    "keywords",
    "notice",
    "update-time",
    "update-heading",
    "update",
    "day",
    "teaser",
    "comment",
    "comment-count",
    "boilerplate",
]
"""What a block is for the reader of the page.

"dateline" is the place and agency that open a report ("Anchorage (dpa) -"); "published" the page's own date line;
"update-time", "update-heading" and "update" are a ticker entry's clock line, heading and body paragraphs, "day" a
ticker's day heading; "teaser" advertises another story; "notice" is what the outlet says of the article itself
(corrections, "Mit Material von dpa", paywall marks); "boilerplate" is the rest of the furniture.
"""

ARTICLE_ROLES: frozenset[Role] = frozenset(
    {"lead", "dateline", "paragraph", "subheading", "update-time", "update-heading", "update", "day"}
)
"""Roles whose blocks are the article's words."""

ANNOTATED_ROLES: frozenset[Role] = frozenset(
    {"kicker", "headline", "lead", "paragraph", "subheading", "caption", "update-heading", "update"}
)
"""Roles whose blocks are searched for times, names, quotations and figures."""


class Block(Struct, frozen=True):
    """A span of the document's text with one role. Blocks lie in order of the text and do not overlap."""

    role: Role
    start: int
    end: int


class Dateline(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Place and agency that open a report: "Anchorage (dpa) -"."""

    place: str | None = None
    agency: str | None = None


class Image(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture as the page describes it. `passage` spans caption and credit in the text."""

    caption: str | None = None
    credit: str | None = None
    passage: Span | None = None


class Evidence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that speaks for a day, so that an interface can say it in its own language.

    kind: "document" (another document's date), "page" (the page's own date), "weekday" (a weekday named in an entry),
        "day-heading", "given" (a person gave the date), "retrieved" (time of retrieval).
    day: the day of the ticker's first entry that it speaks for. agrees: False where it contradicts the day chosen.
    passage: where it stands, if it stands in a text. document_name: whose date it is, for kind "document".
    """

    kind: Literal["document", "page", "weekday", "day-heading", "given", "retrieved"]
    day: dt.date
    agrees: bool = True
    passage: Passage | None = None
    document_name: str | None = None


class Update(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One dated entry of a live ticker (schema.org liveBlogUpdate).

    time: the instant (aware); None while the day is open. clock: the wall clock as read, "HH:MM" or "HH:MM:SS".
    time_basis: "stated", "markup", or "inferred: …" with a sentence that says from what; "open" while no day is known.
    day_offset: days between the ticker's earliest entry and this one (0 for entries of the first day), counted from
        midnight crossings and day headings; with the first day known, every entry's day is.
    heading: the entry's heading, at heading_span in the text. start, end: the whole entry with clock, heading and body.
    """

    id: str
    start: int
    end: int
    time: dt.datetime | None = None
    time_basis: str = "open"
    time_evidence: tuple[Evidence, ...] = ()
    clock: str | None = None
    day_offset: int = 0
    heading: str | None = None
    heading_span: Span | None = None
    author: str | None = None
    url: str | None = None
    modified: dt.datetime | None = None


class Provenance(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a document's bytes came from, and how they became characters.

    announced: when the feed that lists the page, at `listed_in`, says it was published.
    """

    sha256: str
    path: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    encoding_basis: str | None = None
    replaced_characters: int = 0
    retrieved: dt.datetime | None = None
    announced: dt.datetime | None = None
    listed_in: str | None = None


class Document(Struct, frozen=True, kw_only=True):
    """One news item. The text never changes after reading; every offset anywhere refers to it.

    id: stable for the same bytes from the same URL. type: schema.org's NewsArticle, LiveBlogPosting (has updates) or
    CollectionPage (nothing but teasers). outlet: the publisher's name where the page says it. language: ISO 639-1 or
    "und". zone: the IANA zone of its clocks; zone_basis says how that is known.
    published, modified: RFC 3339 instants with offset, or YYYY-MM-DD where only the day is known (published_at and
    published_on give them as values). basis: how `published` is known
    ("stated", "markup", "inferred: …"), None where it is not. comment_count: as the page says.
    notes: sentences for a person about what was odd in reading it.
    """

    id: str
    text: str
    type: Literal["NewsArticle", "LiveBlogPosting", "CollectionPage"] = "NewsArticle"
    url: str | None = None
    outlet: str | None = None
    language: str = "und"
    zone: str | None = None
    zone_basis: str | None = None
    headline: str | None = None
    kicker: str | None = None
    lead: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    modified: str | None = None
    basis: str | None = None
    keywords: tuple[str, ...] = ()
    comment_count: int | None = None
    images: tuple[Image, ...] = ()
    blocks: tuple[Block, ...] = ()
    updates: tuple[Update, ...] = ()
    annotations: Annotations = field(default_factory=Annotations)
    provenance: Provenance | None = None
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call this document: its outlet, else the file's or the host's name."""
        if self.outlet:
            return self.outlet
        if self.url:
            return self.url.split("://")[-1].split("/")[0].removeprefix("www.")
        if self.provenance and self.provenance.path:
            return self.provenance.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return self.id

    @property
    def published_at(self) -> dt.datetime | None:
        """The instant of publication (aware), None where only the day is known or nothing."""
        return _instant(self.published)

    @property
    def published_on(self) -> dt.date | None:
        """The day of publication as the page's own offset counts it, None where nothing is known."""
        return _day(self.published)

    @property
    def changed_at(self) -> dt.datetime | None:
        """The instant of the last change that the page states (aware), None where only the day is known or nothing."""
        return _instant(self.modified)

    @property
    def changed_on(self) -> dt.date | None:
        """The day of that change as the page's own offset counts it, None where nothing is known."""
        return _day(self.modified)

    @property
    def article(self) -> str:
        """The article's words: lead, subheadings, paragraphs and updates, blocks separated by an empty line."""
        return "\n\n".join(self.text[b.start : b.end] for b in self.blocks if b.role in ARTICLE_ROLES)

    def passage(self, start: int, end: int) -> Passage:
        """The passage [start, end) of this document. Raises ValueError where it does not lie in the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) does not lie in the {len(self.text)} characters of {self.id}")
        return Passage(self.id, start, end, self.text[start:end])

    def update_at(self, offset: int) -> Update | None:
        """The update that the character at `offset` belongs to, None outside the ticker."""
        index = bisect_right(self.updates, offset, key=lambda update: update.start) - 1
        return self.updates[index] if index >= 0 and offset < self.updates[index].end else None

    def block_at(self, offset: int) -> Block | None:
        """The block that the character at `offset` belongs to, None between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def annotated_blocks(self) -> Iterator[Block]:
        """The blocks that are searched for annotations, in order of the text."""
        return (b for b in self.blocks if b.role in ANNOTATED_ROLES)


def _instant(stated: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(stated) if stated and "T" in stated else None


def _day(stated: str | None) -> dt.date | None:
    return dt.date.fromisoformat(stated[:10]) if stated else None
