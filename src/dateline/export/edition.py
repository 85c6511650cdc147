"""A story as it goes out: its address, its language, names that stay, and times as others write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property, lru_cache
from urllib.parse import quote, urlencode, urlsplit

from msgspec import Struct, structs

from dateline import languages
from dateline.export.corrections import Correction
from dateline.export.corrections import corrections as corrections_in
from dateline.export.html.clock import Clock, within_calendar
from dateline.export.html.interface import Interface, Text
from dateline.export.html.voices import described
from dateline.export.identity import Names, document_identity, story_identity, urn
from dateline.export.repetition import Repetition, Repetitions
from dateline.export.soundness import check_story
from dateline.export.sources import all_sources
from dateline.languages.publishing import PublishingWords
from dateline.model import Actor, DatelineError, Difference, Document, Event, Passage, Reuse, Source, Story, StoryQuote

_WEB = frozenset({"http", "https"})
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}")
"""Ids that can be a file's name; those made elsewhere may hold anything."""
_MINUTE = dt.timedelta(minutes=1)


class Served(Struct, frozen=True, kw_only=True):
    """Where a newsroom serves the story. address: of its page; its other forms are that with an ending.

    query: what a request for a further page has to repeat.
    """

    address: str
    query: Mapping[str, str] = {}

    def file(self, ending: str, page: int) -> str:
        """The address of a page of a feed."""
        query = {**self.query, **({"page": str(page)} if page > 1 else {})}
        return f"{self.address}{ending}{'?' if query else ''}{urlencode(query)}"


class Options(Struct, frozen=True, kw_only=True):
    """How a story is to go out.

    base: the address of the folder it is published in, None where it is not. language: of what dateline itself says.
    page_size: entries of a feed's page. page: the one page of a feed wanted, None for all. person: the id of the actor
    that a feed is about, None for the whole story. table: the one table wanted, None for all. spreadsheet: CSV for
    Excel and its kind.

    Of a story that somebody keeps (a store): identity names it for good, whatever comes into it; with it the story's
    own ids name its parts, since whoever keeps a story carries them on. served: where a newsroom serves it.
    keys: names for events and quotations that are kept otherwise, by the story's own ids.
    """

    base: str | None = None
    language: str = "de"
    page_size: int = 100
    page: int | None = None
    person: str | None = None
    table: str | None = None
    spreadsheet: bool = False
    keys: Mapping[str, str] = {}
    identity: str | None = None
    served: Served | None = None


class ExportRefused(DatelineError):
    """What was asked for cannot be exported: the sentence says why and what to do."""


class Edition:
    """The story with everything that several formats ask of it."""

    def __init__(self, story: Story, options: Options | None = None) -> None:
        """Raises StoryDamaged (see `soundness`), and ExportRefused where an option does not fit the story."""
        check_story(story)
        self.story, self.options = story, options or Options()
        self.base = base_address(self.options.base)
        try:
            self.interface = Interface(self.options.language)
        except KeyError:
            known = ", ".join(Interface("en").codes)
            raise ExportRefused(
                self.options.language, f"there are no words in this language (there are: {known})"
            ) from None
        self.words: PublishingWords = languages.words(self.options.language, "publishing")
        self.clock = Clock(self.interface, story.zone)
        self.clock.one_day = False
        self.documents: dict[str, Document] = {d.id: d for d in story.documents}
        self.actors: dict[str, Actor] = {a.id: a for a in story.actors}
        self.events: dict[str, Event] = {e.id: e for e in story.chronology}
        self.quotes: dict[str, StoryQuote] = {q.id: q for q in story.quotes}
        self.sources: tuple[Source, ...] = all_sources(story)
        self._repetitions = Repetitions(story)
        self._source_of = {d: s for s in reversed(self.sources) for d in s.documents}
        self.names = Names(story, self.reported, self._kept())
        self.id = urn("story", self.options.identity or story_identity(story, self.base))

    def about(self, person: str | None) -> Edition:
        """The same edition about one person, or about the whole story."""
        # found once before the copy, not again for every person
        _ = self.updated, self._corrections_by_id, self._quotes_by_speaker
        other = copy(self)
        other.options = structs.replace(self.options, person=person)
        return other

    def _kept(self) -> Mapping[str, str]:
        """Names that somebody keeps for events and quotations."""
        if self.options.identity is None:
            return self.options.keys
        parts = [e.id for e in self.story.chronology] + [q.id for q in self.story.quotes]
        return {id_: id_ for id_ in parts if _PLAIN.fullmatch(id_)} | dict(self.options.keys)

    # Names and addresses

    @property
    def home(self) -> str | None:
        """The address of the story's page, None where it has none."""
        return self.base or (self.options.served.address if self.options.served else None)

    def event_key(self, event: Event) -> str:
        """The event's name outside: 12 hexadecimal digits that stay when the story grows."""
        return self.names.events[event.id]

    def event_urn(self, event: Event) -> str:
        """The event's URN."""
        return urn("event", f"{self.id}\n{self.event_key(event)}")

    def event_url(self, event: Event) -> str | None:
        """The event's permalink, None where the story is not published."""
        if self.base:
            return f"{self.base}event/{self.event_key(event)}.html"
        return f"{self.home}#event-{quote(event.id, safe='')}" if self.home else None

    def quote_urn(self, quote: StoryQuote) -> str:
        """The quotation's URN."""
        return urn("quote", f"{self.id}\n{self.names.quotes[quote.id]}")

    def actor_urn(self, actor: Actor) -> str:
        """The actor's URN."""
        return urn("actor", f"{self.id}\n{actor.id}")

    def document_urn(self, document: Document) -> str:
        """The URN of a document's text as it was read, to which offsets refer."""
        return urn("text", document.id)

    def document_url(self, document: Document) -> str | None:
        """The document's address where it is one that a browser can open."""
        return web_address(document.url)

    def document_iri(self, document: Document) -> str:
        """The document's address, or a URN where none is known."""
        return self.document_url(document) or urn("document", document_identity(document))

    def repetition(self, document: Document) -> Repetition:
        """What stands more than once in the document's text."""
        return self._repetitions.of(document)

    # Who reports

    def source(self, document: str) -> Source:
        """The source that the document counts for."""
        return self._source_of[document]

    def sources_of(self, passages: Iterable[Passage]) -> list[Source]:
        """The sources the passages stand in, each once, in order of the passages."""
        found = {p.document: self._source_of[p.document] for p in passages if p.document in self._source_of}
        return list({s.id: s for s in found.values()}.values())

    def documents_of(self, passages: Iterable[Passage]) -> list[Document]:
        """The documents the passages stand in, each once, in order of the passages."""
        found = {p.document: self.documents[p.document] for p in passages if p.document in self.documents}
        return list(found.values())

    def reused_by(self, document: Document) -> list[Reuse]:
        """What the document took from others, in the story's order."""
        return self._reuse_by_document.get(document.id, [])

    @cached_property
    def _reuse_by_document(self) -> dict[str, list[Reuse]]:
        found: dict[str, list[Reuse]] = {}
        for reuse in self.story.reuse:
            found.setdefault(reuse.document, []).append(reuse)
        return found

    def differences_of(self, event: Event) -> list[Difference]:
        """The differences about the event, in the story's order."""
        places = sorted({self._places[id_] for id_ in event.differences if id_ in self._places})
        return [self.story.differences[place] for place in places]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {difference.id: place for place, difference in enumerate(self.story.differences)}

    def said_by(self, actor: Actor) -> list[StoryQuote]:
        """What the actor said, in the story's order."""
        return self._quotes_by_speaker.get(actor.id, [])

    @cached_property
    def _quotes_by_speaker(self) -> dict[str | None, list[StoryQuote]]:
        found: dict[str | None, list[StoryQuote]] = {}
        for said in self.story.quotes:
            found.setdefault(said.speaker, []).append(said)
        return found

    def speaker(self, quote: StoryQuote) -> str | None:
        """What to call who said it: the actor's name, else the words of the text; None where no text decides it."""
        actor = self.actors.get(quote.speaker or "")
        if actor:
            return actor.name
        words = described(quote, self.documents)
        return words.exact if words else None

    def language(self, passages: Iterable[Passage]) -> str | None:
        """The language of the first passage's document, None where it is not known."""
        for document in self.documents_of(passages):
            return document.language if document.language != "und" else None
        return None

    # When

    def reported(self, passage: Passage) -> dt.datetime | None:
        """When the passage was published, by its entry or its document; a day's start where only the day is known."""
        document = self.documents.get(passage.document)
        if document is None:
            return None
        update = document.update_at(passage.start)
        if update and update.time:
            return update.time
        if document.published_at or not document.published_on:
            return document.published_at
        return self.midnight(document.published_on)

    def changed(self, passage: Passage) -> dt.datetime | None:
        """When the passage's place was last changed by who published it, None where nothing says it was."""
        document = self.documents.get(passage.document)
        if document is None:
            return None
        update = document.update_at(passage.start)
        if update:
            return update.modified
        modified = document.modified
        return dt.datetime.fromisoformat(modified) if modified and "T" in modified else None

    def first_reported(self, event: Event) -> dt.datetime | None:
        """When the event was first reported."""
        found = [event.reported, *(self.reported(p) for p in event.passages)]
        return earliest(found)

    def last_changed(self, passages: Iterable[Passage], id: str) -> dt.datetime | None:
        """The last time that what has the id `id` was reported, changed by an outlet, or corrected by a person."""
        given = list(passages)
        found = [*(self.reported(p) for p in given), *(self.changed(p) for p in given)]
        found += [c.time for c in self.corrections_of(id)]
        return latest(found)

    @cached_property
    def updated(self) -> dt.datetime | None:
        """The last time that anything in the story was reported, changed or corrected."""
        found = [self.last_changed(e.passages, e.id) for e in self.story.chronology]
        found += [d.published_at for d in self.story.documents]
        found += [d.provenance.retrieved for d in self.story.documents if d.provenance]
        found += [c.time for c in self.corrections]
        return latest(found)

    def midnight(self, day: dt.date) -> dt.datetime:
        """When the day begins in the story's zone."""
        return dt.datetime(day.year, day.month, day.day, tzinfo=self.clock.zone)

    def stamp(self, instant: dt.datetime) -> str:
        """RFC 3339 with the story's offset, to the second; UTC where that offset is none of whole minutes."""
        return stamp(instant, self.clock.zone)

    # What dateline says

    def say(self, key: str, **fields: str | int | Text) -> str:
        """The interface's phrase in the edition's language."""
        return self.one(self.interface.say(key, **fields))

    def count(self, key: str, n: int) -> str:
        """The phrase for `n` things in the edition's language."""
        return self.one(self.interface.count(key, n))

    def phrase(self, key: str, **fields: str) -> str:
        """A phrase that only exports need."""
        return self.words.phrases[key].format(**fields)

    def one(self, text: Text) -> str:
        """The text in the edition's language."""
        return text[self.interface.first]

    def clock_of(self, event: Event) -> str | None:
        """The event's time as exactly as it is known, with its day; None where it is open."""
        if event.start is None:
            return None
        label = self.one(self.clock.gutter(event) or ())
        if event.precision in ("second", "minute", "hour"):
            return f"{self.one(self.clock.day_short(self.clock.local(event.start).date()))}, {label}"
        return label

    # What people corrected

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What people corrected, in order of time."""
        return corrections_in(self.story, self.words, lambda instant: self.one(self.clock.moment(instant)))

    def corrections_of(self, id: str) -> list[Correction]:
        """Corrections of the event, quotation, actor or difference with the story's id `id`."""
        return self._corrections_by_id.get(id, [])

    @cached_property
    def _corrections_by_id(self) -> dict[str, list[Correction]]:
        found: dict[str, list[Correction]] = {}
        for correction in self.corrections:
            for target in correction.targets:
                found.setdefault(target, []).append(correction)
        return found


def earliest(times: Iterable[dt.datetime | None]) -> dt.datetime | None:
    """The first of the known instants; Python compares two of one zone by their clocks, which run back in autumn."""
    return min((t for t in times if t), key=dt.datetime.timestamp, default=None)


def latest(times: Iterable[dt.datetime | None]) -> dt.datetime | None:
    """The last of the instants that are known."""
    return max((t for t in times if t), key=dt.datetime.timestamp, default=None)


def stamp(instant: dt.datetime, zone: dt.tzinfo = dt.UTC) -> str:
    """The instant as RFC 3339 in `zone`, to the second, or to the microsecond where it has any."""
    local = within_calendar(instant, zone)
    offset = local.utcoffset() or dt.timedelta()
    if offset % _MINUTE:  # local mean time of the 19th century; RFC 3339 writes hours and minutes only
        local = within_calendar(local, dt.UTC)
    if rest := (local.utcoffset() or dt.timedelta()) % _MINUTE:  # the first hours of the year 1 are none in UTC
        local = local.replace(tzinfo=dt.timezone(offset - rest))
    return local.isoformat()


@lru_cache(maxsize=4096)
def web_address(url: str | None) -> str | None:
    """The address as a URI (RFC 3986: ASCII, letters beyond it encoded), None where it is none of http or https."""
    if not url or any(c.isspace() or ord(c) < 33 or c in '<>"{}|\\^`' for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.lower() not in _WEB or not host or parts.username is not None:
        return None
    rest = "".join(quote(c, safe="") if ord(c) > 126 or c in "[]" else c for c in url.split(parts.netloc, 1)[1])
    return f"{parts.scheme.lower()}://{f'[{host}]' if ':' in host else host}{port}{rest}"


def base_address(base: str | None) -> str | None:
    """The address of a folder, with its slash at the end. Raises ExportRefused where it is no http(s) address."""
    if base is None:
        return None
    url = web_address(base)
    if url is None or urlsplit(url).query or urlsplit(url).fragment:
        raise ExportRefused(
            base, "it is no address of a folder on the web", "Write it like https://desk.example/story/."
        )
    return url if url.endswith("/") else f"{url}/"
