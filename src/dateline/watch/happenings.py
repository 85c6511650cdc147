"""What watching reports: each happening a type of its own, as JSON told apart by `happening`."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.model import Alteration, Passage

LieKind = Literal["no-feed", "empty", "future", "ids-reused", "something-else"]


class Happening(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="happening"):
    """Base of all. at: when it was found (aware, UTC). source: the name of the feed, sitemap or page it came from."""

    at: dt.datetime
    source: str


class DocumentNew(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="document-new"):
    """A page that was not known.

    document: its id. updates: how many a ticker has. story: where it was put, if anywhere.
    replaces: the document that stood under this address before, where the page now is another one altogether.
    """

    url: str
    document: str
    name: str
    headline: str | None = None
    published: str | None = None
    updates: int = 0
    story: str | None = None
    replaces: str | None = None


class UpdateNew(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="update-new"):
    """A ticker has a new update. update: its lasting identity within the ticker at `url`. passage: the whole update.

    time: its instant where that is known; clock: as the page writes it.
    """

    url: str
    document: str
    name: str
    update: str
    passage: Passage
    time: dt.datetime | None = None
    clock: str | None = None
    heading: str | None = None
    text: str = ""
    story: str | None = None


class UpdateAltered(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="update-altered"):
    """A known update says something else. before, after: the documents that show the two states.

    time_before, time_after: where the time that it gives for itself changed.
    """

    url: str
    before: str
    document: str
    name: str
    update: str
    alterations: tuple[Alteration, ...] = ()
    clock: str | None = None
    heading: str | None = None
    time_before: str | None = None
    time_after: str | None = None
    story: str | None = None


class UpdateRemoved(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="update-removed"):
    """A known update is no longer in its ticker, on two looks. before: the document that shows it last."""

    url: str
    before: str
    name: str
    update: str
    passage: Passage
    since: dt.datetime
    clock: str | None = None
    heading: str | None = None
    story: str | None = None


class UpdateRestored(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="update-restored"):
    """An update that had been taken away is there again."""

    url: str
    document: str
    name: str
    update: str
    removed: dt.datetime
    clock: str | None = None
    heading: str | None = None
    story: str | None = None


class UpdatesOutOfView(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="updates-out-of-view"):
    """Many updates at once no longer stand on the page: it was cut or rearranged, which says nothing of any of them."""

    url: str
    name: str
    count: int


class PageChanged(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="page-changed"):
    """An article, or a ticker's text outside its updates, says something else. before, after: ids of both states.

    silent: the page names no change of its own. trivial: furniture that changed besides.
    """

    url: str
    before: str
    document: str
    name: str
    headline: str | None = None
    alterations: tuple[Alteration, ...] = ()
    silent: bool = False
    trivial: tuple[str, ...] = ()
    story: str | None = None


class PageTouched(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="page-touched"):
    """Nothing changed that a reader would call the article. what: kinds of what did (roles of blocks, "typography")."""

    url: str
    name: str
    what: tuple[str, ...]


class PageGone(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="page-gone"):
    """A known page is answered with 404 or 410. document: its last state, which is kept."""

    url: str
    name: str
    status: int
    document: str | None = None
    headline: str | None = None
    story: str | None = None


class PageBack(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="page-back"):
    """A page that was gone is there again."""

    url: str
    name: str
    document: str | None = None


class SourceFailing(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="source-failing"):
    """A source gives no answer that can be used. reason: a sentence. again: when it will be asked next."""

    url: str
    reason: str
    failures: int = 1
    again: dt.datetime | None = None


class SourceLying(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="source-lying"):
    """A source answers, but what it says cannot be. reason: a sentence; what can be used of it is used."""

    url: str
    kind: LieKind
    reason: str


class SourceFlooding(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="source-flooding"):
    """A feed lists more than is taken from one. listed: how many entries; taken: so many, the newest."""

    url: str
    listed: int
    taken: int


class SourceRecovered(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="source-recovered"):
    """A source that failed, lied or flooded is as it should be. since: when that had begun."""

    url: str
    since: dt.datetime | None = None


class NetworkDown(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="network-down"):
    """No host can be reached; nothing is said of single sources meanwhile."""

    reason: str


class NetworkBack(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="network-back"):
    """A host was reached again; what was missed is asked for now."""

    since: dt.datetime


class StoreTrouble(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="store-trouble"):
    """Nothing can be kept just now; it is tried again, and nothing new is fetched until then. reason: a sentence."""

    reason: str


class StoreRecovered(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="store-recovered"):
    """What had to wait has been kept."""

    since: dt.datetime


class StoryExtended(Happening, frozen=True, kw_only=True, omit_defaults=True, tag="story-extended"):
    """Documents were joined to a story. events: ids of the new ones; reports: known events newly reported."""

    story: str
    title: str
    documents: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    reports: int = 0
    quotes: int = 0
    differences: int = 0


AnyHappening = (
    DocumentNew
    | UpdateNew
    | UpdateAltered
    | UpdateRemoved
    | UpdateRestored
    | UpdatesOutOfView
    | PageChanged
    | PageTouched
    | PageGone
    | PageBack
    | SourceFailing
    | SourceLying
    | SourceFlooding
    | SourceRecovered
    | NetworkDown
    | NetworkBack
    | StoreTrouble
    | StoreRecovered
    | StoryExtended
)
