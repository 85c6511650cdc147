"""One look at a page, compared with what is known of it. Nothing is fetched and nothing written here."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct, structs

from dateline.extract import read
from dateline.ingest.agency import delivered
from dateline.model import Document, Page, Revision, Update
from dateline.store import TickerEntry
from dateline.story.alterations import alterations
from dateline.watch.anchors import anchors_of
from dateline.watch.comparison import (
    furniture_of,
    page_alterations,
    same_page,
    state_digest,
    substantial,
    touched,
    update_alterations,
)
from dateline.watch.entries import entries_of
from dateline.watch.happenings import (
    DocumentNew,
    Happening,
    PageChanged,
    PageTouched,
    UpdateAltered,
    UpdateNew,
    UpdateRemoved,
    UpdateRestored,
    UpdatesOutOfView,
)
from dateline.watch.ticker_look import Known, TickerLook, look_at_ticker, retimed

_SURE = 2
"""Looks that have to agree where a page falls back to what it said before: caches serve old copies beside new ones."""
_CONVINCED = 3
"""Looks after which an address is believed to lead to another item now."""
_STALE = 5
_REMEMBERED = 20


class PageMemory(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is remembered of a page from one look to the next.

    document: id of its state as kept, states: of those before. sha: of the bytes last looked at. digest: of the kept
    state's words, earlier: of those before. furniture: digests of what is around the article. odd, back, stale: looks
    in a row that showed something else altogether, an earlier state, an older copy. gone: looks in a row that were
    answered with 404 or 410, told: since when that is known. changed: when it last said something new. found: when it
    was found.
    """

    found: dt.datetime
    changed: dt.datetime
    document: str | None = None
    states: tuple[str, ...] = ()
    sha: str | None = None
    digest: str | None = None
    earlier: tuple[str, ...] = ()
    furniture: dict[str, str] = {}
    modified: str | None = None
    updates: int = 0
    odd: int = 0
    back: int = 0
    stale: int = 0
    gone: int = 0
    told: dt.datetime | None = None


@dataclass(slots=True)
class PageLook:
    """What one look brought. memory: what to remember. document, revision, records: what to keep, if anything.

    happenings: what to report. pending: it takes a second look to be sure of all, so the next one must not be answered
    with "as it was". strange: a sentence where the page shows something else altogether.
    """

    memory: PageMemory
    page: Page
    document: Document | None = None
    revision: Revision | None = None
    records: list[TickerEntry] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    pending: bool = False
    strange: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a look needs to know.

    url: the page's key. source: the name it is reported under. load: gives a kept document by its id. entries: the
    ticker's entries as kept.
    """

    url: str
    source: str
    now: dt.datetime
    load: Callable[[str], Document]
    entries: Mapping[str, TickerEntry]
    zone: str | None = None
    story: str | None = None


def look_at_page(page: Page, memory: PageMemory, asked: Asked) -> PageLook:
    """Read the page and compare it with what is known. Raises PageSkipped or PageRefused where it cannot be read."""
    sha = hashlib.sha256(page.content).hexdigest()
    memory = structs.replace(memory, gone=0)
    if sha == memory.sha:
        return PageLook(structs.replace(memory, odd=0, back=0, stale=0), page)
    page = delivered(page)
    document = read(page, zone=asked.zone)
    return _Look(page, document, structs.replace(memory, sha=sha), asked).run()


class _Look:
    def __init__(self, page: Page, document: Document, memory: PageMemory, asked: Asked) -> None:
        self.page, self.document, self.memory, self.asked = page, document, memory, asked
        self.digest = state_digest(document)

    def run(self) -> PageLook:
        if self.memory.document is None:
            return self.first()
        before = self.asked.load(self.memory.document)
        if not same_page(before, self.document):
            return self.something_else(before)
        if self.older(before) or self.fallen_back():
            return self.wait()
        self.memory = structs.replace(self.memory, odd=0, stale=0)
        if self.document.id in self.memory.states:
            # The very bytes of an earlier state: a later state all the same, so it has a name of its own.
            name = f"{self.document.id} {self.memory.document} {self.asked.now.isoformat()}"
            self.document = structs.replace(self.document, id=hashlib.sha256(name.encode()).hexdigest()[:12])
        return self.compare(before)

    def first(self, replaces: Document | None = None) -> PageLook:
        """A page that nothing is known of yet, or an address that leads to another item now."""
        ticker = self.ticker({} if replaces is None else self.asked.entries)
        new = DocumentNew(
            at=self.asked.now,
            source=self.asked.source,
            url=self.asked.url,
            document=self.document.id,
            name=self.document.name,
            headline=self.document.headline,
            published=self.document.published,
            updates=len(self.document.updates),
            story=self.asked.story,
            replaces=replaces.id if replaces else None,
        )
        return self.kept(ticker, [new], None)

    def something_else(self, before: Document) -> PageLook:
        """An error page with status 200, a wall of consent: no change of the article. One that stays is a new item."""
        odd = self.memory.odd + 1
        if odd >= _CONVINCED and substantial(self.document):
            return self.first(before)
        title = self.document.headline or " ".join(self.document.text.split())[:60]
        sentence = f'it answers, but with something else than the article: "{title}"'
        memory = structs.replace(self.memory, odd=odd, sha=None)
        return PageLook(memory, self.page, pending=True, strange=sentence)

    def older(self, before: Document) -> bool:
        """Whether this copy says that it is older than the state that is known."""
        mine, theirs = _instant(self.document.modified), _instant(before.modified)
        return mine is not None and theirs is not None and mine < theirs and self.memory.stale + 1 < _STALE

    def fallen_back(self) -> bool:
        """Whether it says again what it said before it changed, at the first look that finds this."""
        return self.digest != self.memory.digest and self.digest in self.memory.earlier and self.memory.back + 1 < _SURE

    def wait(self) -> PageLook:
        memory = structs.replace(self.memory, back=self.memory.back + 1, stale=self.memory.stale + 1, sha=None, odd=0)
        return PageLook(memory, self.page, pending=True)

    def ticker(self, known: Mapping[str, TickerEntry]) -> TickerLook:
        seen = entries_of(self.document, anchors_of(self.page, self.document))
        return look_at_ticker(self.asked.url, self.document, seen, known, self.asked.now)

    def compare(self, before: Document) -> PageLook:
        changed, typography = page_alterations(before, self.document)
        ticker = self.ticker(self.asked.entries) if self.document.updates or self.asked.entries else TickerLook()
        furniture = furniture_of(self.document)
        trivial = touched(self.memory.furniture, furniture)
        happenings = list(self.of_ticker(ticker, before))
        if changed:
            happenings.append(
                PageChanged(
                    **self.about(),
                    before=before.id,
                    headline=self.document.headline,
                    alterations=changed,
                    silent=before.modified == self.document.modified,
                    trivial=trivial,
                )
            )
        if not changed and not ticker.significant:
            what = (*trivial, "typography") if typography else trivial
            if what:
                name = self.document.name
                happenings.append(
                    PageTouched(at=self.asked.now, source=self.asked.source, url=self.asked.url, name=name, what=what)
                )
            memory = structs.replace(self.memory, furniture=furniture, sha=None if ticker.pending else self.memory.sha)
            records = [k.record for k in ticker.put]
            return PageLook(memory, self.page, records=records, happenings=happenings, pending=ticker.pending)
        return self.kept(ticker, happenings, before)

    def kept(self, ticker: TickerLook, happenings: list[Happening], before: Document | None) -> PageLook:
        """A state to be kept; as a revision of the one before, unless a second look only made sure of the same."""
        revision = None
        if before is not None and before.id != self.document.id:
            revision = Revision(
                before=before,
                document=self.document.id,
                alterations=tuple(alterations(before, self.document)),
                seen=self.page.retrieved or self.asked.now,
                silent=before.modified == self.document.modified,
            )
        states = (*self.memory.states, self.memory.document) if self.memory.document else ()
        earlier = (*self.memory.earlier, self.memory.digest) if self.memory.digest else self.memory.earlier
        memory = structs.replace(
            self.memory,
            document=self.document.id,
            states=tuple(d for d in states if d != self.document.id)[-_REMEMBERED:],
            digest=self.digest,
            earlier=tuple(d for d in earlier if d != self.digest)[-_REMEMBERED:],
            furniture=furniture_of(self.document),
            modified=self.document.modified,
            updates=len(self.document.updates),
            changed=self.asked.now,
            odd=0,
            back=0,
            stale=0,
            sha=None if ticker.pending else self.memory.sha,
        )
        return PageLook(
            memory,
            self.page,
            document=self.document,
            revision=revision,
            records=[k.record for k in ticker.put],
            happenings=happenings,
            pending=ticker.pending,
        )

    def of_ticker(self, ticker: TickerLook, before: Document) -> list[Happening]:
        """What happened in the ticker, the oldest of the new first."""
        found: list[Happening] = [self.restored(was, now) for was, now in ticker.restored]
        found += [altered for was, now in ticker.altered if (altered := self.altered(was, now)) is not None]
        found += [gone for known in ticker.removed if (gone := self.removed(known)) is not None]
        if ticker.out_of_view:
            name = before.name
            found.append(
                UpdatesOutOfView(
                    at=self.asked.now,
                    source=self.asked.source,
                    url=self.asked.url,
                    name=name,
                    count=ticker.out_of_view,
                )
            )
        return found + [self.new(known) for known in ticker.new]

    def new(self, known: Known) -> UpdateNew:
        entry, update = known.extra.entry, _update(self.document, known.record.update)
        return UpdateNew(
            **self.about(),
            update=known.record.identity,
            passage=self.document.passage(update.start, update.end),
            time=update.time,
            clock=update.clock,
            heading=update.heading,
            text=entry.body,
        )

    def altered(self, was: Known, now: Known) -> UpdateAltered | None:
        before = self.asked.load(was.record.document)
        one, other = _update(before, was.record.update), _update(self.document, now.record.update)
        moved = retimed(was.extra.entry, now.extra.entry)
        return UpdateAltered(
            **self.about(),
            before=before.id,
            update=now.record.identity,
            alterations=update_alterations(before, one, self.document, other),
            clock=other.clock,
            heading=other.heading,
            time_before=_shown_time(one) if moved else None,
            time_after=_shown_time(other) if moved else None,
        )

    def removed(self, known: Known) -> UpdateRemoved | None:
        before = self.asked.load(known.record.document)
        update = _update(before, known.record.update)
        about = self.about()
        del about["document"]
        return UpdateRemoved(
            **about,
            before=before.id,
            update=known.record.identity,
            passage=before.passage(update.start, update.end),
            since=known.record.gone or self.asked.now,
            clock=update.clock,
            heading=update.heading,
        )

    def restored(self, was: Known, now: Known) -> UpdateRestored:
        update = _update(self.document, now.record.update)
        return UpdateRestored(
            **self.about(),
            update=now.record.identity,
            removed=was.record.gone or self.asked.now,
            clock=update.clock,
            heading=update.heading,
        )

    def about(self) -> dict[str, Any]:
        return {
            "at": self.asked.now,
            "source": self.asked.source,
            "url": self.asked.url,
            "document": self.document.id,
            "name": self.document.name,
            "story": self.asked.story,
        }


def _update(document: Document, update: str) -> Update:
    return next(u for u in document.updates if u.id == update)


def _shown_time(update: Update) -> str | None:
    return update.time.isoformat() if update.time else update.clock


def _instant(text: str | None) -> dt.datetime | None:
    if not text or "T" not in text:
        return None
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else None
