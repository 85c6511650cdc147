"""The same as JSON, for programs: what the pages ask for, and what they tell."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, Request, Response, delete, get, post
from litestar.params import FromQuery, JSONBody, PathParameter, QueryParameter
from msgspec import Meta, Struct

from dateline.model import Document, Edit, Revision, Story
from dateline.server.answers import TROUBLES, NothingGiven
from dateline.server.forms import links_in, texts_as_uploads
from dateline.server.jobs import Progress
from dateline.server.newsroom import Newsroom
from dateline.server.routes.exports import NOT_ACCEPTABLE, AnyForm, negotiated
from dateline.server.routes.given import InPath, TheNewsroom, TheSettings
from dateline.server.routes.search import KINDS, LIMIT, instant_in
from dateline.server.targets import correction_in
from dateline.store import FeedState, Found, HitKind, NotStored, SearchQuery, StoryRecord
from dateline.watch.config import SourceKind

StoryId = Annotated[str, PathParameter(pattern="^[0-9a-f]{12}$", description="12 hexadecimal digits.")]
_INSTANT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?$"
Name = Annotated[str, Meta(min_length=1, max_length=100)]


class NewPages(Struct, kw_only=True):
    """Pages for a story. links: addresses; texts: plain or HTML; title: of a new story; by: who adds them."""

    links: Annotated[list[str], Meta(max_length=200)] = []
    texts: Annotated[list[str], Meta(max_length=50)] = []
    title: Annotated[str, Meta(max_length=300)] = ""
    by: Annotated[str, Meta(max_length=100)] = ""


class Accepted(Struct, frozen=True):
    """Pages that were taken in: the story that they belong to, and the job that reads them."""

    story: str
    job: str


class NewEdit(Struct, kw_only=True):
    """A correction. by: who signs. base: number of the last edit that the person saw.

    correction: see model.correction; of a target, `kind` and `id` are enough.
    """

    by: Name
    base: Annotated[int, Meta(ge=0, le=1_000_000_000)]
    correction: dict[str, Any]


class TakeBack(Struct, kw_only=True):
    """Undo or redo of this person's last edit. base: number of the last edit that the person saw."""

    by: Name
    base: Annotated[int, Meta(ge=0, le=1_000_000_000)]


class NewFeed(Struct, kw_only=True):
    """An address to follow. every: seconds between two looks (as often as is polite, where
    less is asked for); story: where its news goes, empty for a new one."""

    url: Annotated[str, Meta(max_length=4000)]
    kind: SourceKind = "ticker"
    every: float | None = None
    story: Annotated[str, Meta(pattern="^([0-9a-f]{12})?$")] = ""


class Followed(Struct, frozen=True):
    """What is followed from now on, and the story that its news goes to."""

    url: str
    story: str


class Stored(Struct, frozen=True):
    """A story as shown, with every correction applied. version, edit: which state this is."""

    id: str
    version: int
    edit: int
    story: Story


class StoriesApi(Controller):
    """Stories and what is done with them."""

    path = "/api/v1/stories"
    tags = ("stories",)

    @get(responses=TROUBLES)
    async def all(self, newsroom: TheNewsroom, archived: FromQuery[bool] = False) -> tuple[StoryRecord, ...]:
        """The stories that are not archived, or those that are; the one that changed last first."""
        return await newsroom.ask(newsroom.store.stories.list, archived=archived)

    @post(status_code=202, responses=TROUBLES)
    async def create(self, data: JSONBody[NewPages], newsroom: TheNewsroom) -> Accepted:
        """A new story of these pages. They are kept when this answers; reading them goes on."""
        return await _accept(newsroom, None, data)

    @get("/{story:str}", responses=TROUBLES | NOT_ACCEPTABLE, operation_class=AnyForm)
    async def one(
        self, request: Request[Any, Any, Any], story: StoryId, newsroom: TheNewsroom, settings: TheSettings
    ) -> Response[Stored]:
        """A story as it is now; in another form where Accept asks for its media type."""
        other = await negotiated(request, story, newsroom, settings, "application/json")
        if other is not None:
            return other
        stored = await newsroom.ask(newsroom.store.stories.get, story)
        found = Stored(id=story, version=stored.version, edit=stored.edit, story=stored.story)
        return Response(found, headers={"Vary": "Accept"})

    @post("/{story:str}/pages", status_code=202, responses=TROUBLES)
    async def add(self, story: StoryId, data: JSONBody[NewPages], newsroom: TheNewsroom) -> Accepted:
        """More pages for a story. They are kept when this answers; reading them goes on."""
        return await _accept(newsroom, story, data)

    @get("/{story:str}/jobs", responses=TROUBLES)
    async def jobs(self, story: StoryId, newsroom: TheNewsroom) -> tuple[Progress, ...]:
        """How far the reading of added pages is, with the fate of each."""
        await newsroom.ask(newsroom.store.stories.record, story)
        return newsroom.jobs(story)

    @get("/{story:str}/edits", responses=TROUBLES)
    async def edits(self, story: StoryId, newsroom: TheNewsroom) -> tuple[Edit, ...]:
        """The log of corrections, oldest first."""
        return await newsroom.ask(newsroom.store.edits.of, story)

    @post("/{story:str}/edits", responses=TROUBLES)
    async def edit(self, story: StoryId, data: JSONBody[NewEdit], newsroom: TheNewsroom) -> Edit:
        """Correct something. 409 with both sides where others have edited the same thing since."""
        stored = await newsroom.ask(newsroom.store.stories.get, story)
        correction = correction_in(data.correction, stored.story)
        made = await newsroom.ask(newsroom.store.edits.add, story, correction, by=data.by, base=data.base)
        newsroom.changed()
        return made

    @post("/{story:str}/undo", responses=TROUBLES)
    async def undo(self, story: StoryId, data: JSONBody[TakeBack], newsroom: TheNewsroom) -> Edit:
        """Take back the last edit of this person that counts."""
        made = await newsroom.ask(newsroom.store.edits.undo, story, by=data.by, base=data.base)
        newsroom.changed()
        return made

    @post("/{story:str}/redo", responses=TROUBLES)
    async def redo(self, story: StoryId, data: JSONBody[TakeBack], newsroom: TheNewsroom) -> Edit:
        """Make the edit that this person took back last count again."""
        made = await newsroom.ask(newsroom.store.edits.redo, story, by=data.by, base=data.base)
        newsroom.changed()
        return made

    @post("/{story:str}/archive", status_code=204, responses=TROUBLES)
    async def archive(self, story: StoryId, newsroom: TheNewsroom) -> None:
        """Take a story from the list. Nothing of it is lost."""
        await newsroom.ask(newsroom.store.stories.archive, story)
        newsroom.changed()

    @delete("/{story:str}/archive", status_code=204, responses=TROUBLES)
    async def unarchive(self, story: StoryId, newsroom: TheNewsroom) -> None:
        """Put an archived story back into the list."""
        await newsroom.ask(newsroom.store.stories.archive, story, False)
        newsroom.changed()


class DocumentsApi(Controller):
    """Documents and the states that their pages were in."""

    path = "/api/v1/documents"
    tags = ("documents",)

    @get("/{document:str}", responses=TROUBLES)
    async def one(self, document: InPath, newsroom: TheNewsroom) -> Document:
        """A document with its annotations."""
        return await newsroom.ask(newsroom.store.documents.get, document)

    @get("/{document:str}/revisions", responses=TROUBLES)
    async def revisions(self, document: InPath, newsroom: TheNewsroom) -> tuple[Revision, ...]:
        """The states that its page was in, oldest first, with what was added, altered and taken away."""
        await newsroom.ask(newsroom.store.documents.record, document)
        return await newsroom.ask(newsroom.store.documents.revisions, document)


@get("/api/v1/search", tags=("search",), responses=TROUBLES)
async def search(
    newsroom: TheNewsroom,
    q: Annotated[str, QueryParameter(max_length=500)] = "",
    kind: FromQuery[HitKind | None] = None,
    source: FromQuery[str | None] = None,
    person: FromQuery[str | None] = None,
    since: Annotated[str | None, QueryParameter(pattern=_INSTANT)] = None,
    until: Annotated[str | None, QueryParameter(pattern=_INSTANT)] = None,
    story: FromQuery[str | None] = None,
    after: FromQuery[str | None] = None,
) -> Found:
    """Documents, updates, quotations and events as passages. All words must occur; Stau* is a beginning."""
    query = SearchQuery(
        text=q,
        kinds=(kind,) if kind else KINDS,
        source=source,
        person=person,
        since=instant_in("since", since),
        until=instant_in("until", until),
        story=story,
        limit=LIMIT,
        after=after,
    )
    return await newsroom.ask(newsroom.store.search, query)


class FeedsApi(Controller):
    """What is followed."""

    path = "/api/v1/feeds"
    tags = ("feeds",)

    @get(responses=TROUBLES)
    async def all(self, newsroom: TheNewsroom) -> tuple[FeedState, ...]:
        """What is followed, and how it stands."""
        return await newsroom.ask(newsroom.store.feeds.list)

    @post(status_code=202, responses=TROUBLES)
    async def follow(self, data: JSONBody[NewFeed], newsroom: TheNewsroom) -> Followed:
        """Follow an address from now on; its news goes to the story."""
        links = links_in(data.url)
        if len(links) != 1:
            raise NothingGiven("url", "it holds not exactly one address", "Give one.")
        story = await newsroom.follow(data.story or None, data.kind, links, data.every)
        return Followed(url=links[0], story=story)

    @delete(status_code=204, responses=TROUBLES)
    async def unfollow(self, newsroom: TheNewsroom, url: FromQuery[str]) -> None:
        """Follow an address no longer; what was read stays."""
        if not await newsroom.unfollow(url):
            raise NotStored(url, "it is not followed from the newsroom")


async def _accept(newsroom: Newsroom, story: str | None, data: NewPages) -> Accepted:
    links = tuple(dict.fromkeys(link for words in data.links for link in links_in(words)))
    job = await newsroom.accept(story, links, texts_as_uploads(data.texts), by=data.by, title=data.title)
    return Accepted(story=job.story, job=job.id)
