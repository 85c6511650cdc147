"""What the store says of what it keeps, beside the words of the model."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from msgspec import Struct, field

from dateline.model import Story


class DocumentRecord(Struct, frozen=True, kw_only=True):
    """A stored document without its text, for lists. time: when it was published (aware), else when it was retrieved.

    address: what stays of it when its page is fetched again; page: id of the page it was read from.
    """

    id: str
    name: str
    type: str
    language: str
    added: dt.datetime
    address: str | None = None
    page: str | None = None
    headline: str | None = None
    published: str | None = None
    time: dt.datetime | None = None


class StorySummary(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much is in a story as shown: the line of numbers on top of it, its span of time, and its zone (IANA)."""

    documents: int = 0
    sources: int = 0
    events: int = 0
    persons: int = 0
    quotes: int = 0
    differences: int = 0
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    zone: str | None = None


class StoryRecord(Struct, frozen=True, kw_only=True):
    """A stored story without what is in it, for lists.

    version: counts how often it was built. edit: number of the last edit of its log. changed: when anything of it
    changed last (built, edited, a document added). archived: no longer in the list of what runs.
    """

    id: str
    title: str
    created: dt.datetime
    changed: dt.datetime
    version: int
    edit: int
    archived: bool
    summary: StorySummary


class StoredStory(Struct, frozen=True, kw_only=True):
    """A story at one moment. built: as the machine built it. story: with the edits of its log applied, to be shown.

    version and edit say which state this is: give `version` back when putting it, and `edit` as `base` of a new edit.
    """

    id: str
    built: Story
    story: Story
    version: int
    edit: int
    archived: bool


class FeedState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How following an address stands. url: the address as configured; the key.

    kind: what it turned out to be ("rss", "atom", "json-feed", "news-sitemap", "ticker"), None before the first look.
    etag, last_modified: validators of the last whole answer, as the server sent them. attempted, succeeded: when it was
    last asked, last answered well. failures: in a row since then. error: what was wrong last time, a sentence.
    next_poll: when to ask again. story: the story that its news goes to. extra: whatever else the watcher has to
    remember.
    """

    url: str
    kind: str | None = None
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    attempted: dt.datetime | None = None
    succeeded: dt.datetime | None = None
    failures: int = 0
    error: str | None = None
    next_poll: dt.datetime | None = None
    story: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class FeedItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An item that a feed has named. key: what tells it from others there (guid, else its address). document: id of
    what was read from it, None where nothing could be. gone: when the feed no longer had it.
    """

    key: str
    seen: dt.datetime
    url: str | None = None
    title: str | None = None
    document: str | None = None
    gone: dt.datetime | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class TickerEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An entry of a ticker under the identity that survives edits, reordering and changed headings.

    ticker: the ticker's address. first, last: when it was first and last seen; gone: when it was found missing.
    document, update: the state of the page and the update's id in it that show it last. states: earlier ones, oldest
    first. extra: whatever else identification needs.
    """

    ticker: str
    identity: str
    document: str
    update: str
    first: dt.datetime
    last: dt.datetime
    gone: dt.datetime | None = None
    states: tuple[tuple[str, str], ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


class User(Struct, frozen=True, kw_only=True):
    """Somebody who signs edits. first, last: when they signed first and last."""

    name: str
    first: dt.datetime
    last: dt.datetime


ChangeKind = Literal[
    "document", "revision", "story-created", "story-built", "story-members", "story-archived", "edit", "feed"
]


class Change(Struct, frozen=True, kw_only=True):
    """Something that was written, in the order of commits: what a live page follows, across processes.

    number: grows by at least one. subject: id of the document, number of the edit, url of the feed, id of the story.
    story: the story it belongs to, where it does.
    """

    number: int
    at: dt.datetime
    kind: ChangeKind
    subject: str
    story: str | None = None
