"""Pages to documents, many at a time: one bad page never stops the others, and every page's fate is counted once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from dateline.extract import date_updates, read
from dateline.ingest import Limits, SourceNote, find_pages, open_pages
from dateline.model import DatelineError, Document, Fate, Page, PageSkipped
from dateline.story.fates import PageFate, fate_of, read_safely

OnPage = Callable[[int, int, str], None]


class Coverage(Struct, frozen=True, kw_only=True):
    """The documents that could be read, and the fate of every page, in the order given.

    notes: sentences on what is no page and was left out of an archive or a feed.
    """

    documents: tuple[Document, ...]
    fates: tuple[PageFate, ...]
    notes: tuple[str, ...] = ()

    @property
    def closing_line(self) -> str:
        """How many pages met which fate: "5 pages: 3 read, 1 partial, 1 refused."."""
        count = Counter(fate.fate for fate in self.fates)
        order: tuple[Fate, ...] = ("read", "partial", "skipped", "refused")
        parts = [f"{count[fate]} {fate}" for fate in order if count[fate]]
        pages = f"{len(self.fates)} page{'' if len(self.fates) == 1 else 's'}"
        return f"{pages}: {', '.join(parts)}." if parts else f"{pages}."


def gather(
    locations: Iterable[str],
    *,
    zone: str | None = None,
    date: dt.date | None = None,
    limits: Limits | None = None,
    on_page: OnPage | None = None,
) -> Coverage:
    """Open and read the pages that these paths and addresses name (see `open_pages` for what they may be).

    zone: the IANA zone of clocks that do not say theirs. date: the day of the first entry of tickers that name none.
    limits: on what is opened and fetched. on_page(done, total, name) is called after each page; the total grows while
    archives and feeds show what they hold. The days of tickers that name none are inferred from the other documents.
    Raises nothing for a bad page: its fate says what was wrong.
    """
    names = list(find_pages(locations))
    fates: list[PageFate] = []
    notes: list[str] = []
    documents: list[Document] = []
    known: dict[str, str] = {}
    for found in open_pages(names, limits=limits):
        if isinstance(found, SourceNote):
            notes.append(str(found))
        elif isinstance(found, DatelineError):
            fates.append(fate_of(found))
        else:
            fate, document = read_safely(found.name, partial(_new_document, found, known, zone, date))
            fates.append(fate)
            documents += [document] if document is not None else []
        if on_page and fates:
            on_page(len(fates), max(len(names), len(fates)), fates[-1].name)
    return Coverage(documents=date_tickers(documents, date=date), fates=tuple(fates), notes=tuple(notes))


def date_tickers(documents: Iterable[Document], *, date: dt.date | None = None) -> tuple[Document, ...]:
    """The same documents; tickers whose days are open get them from `date` or from what the others say.

    A day that is inferred says so in each update's time_basis; without evidence it stays open.
    """
    known = tuple(documents)
    return tuple(
        date_updates(document, others=[other for other in known if other.id != document.id], date=date)
        if any(update.time is None or update.time_basis.startswith("inferred") for update in document.updates)
        else document
        for document in known
    )


def _new_document(page: Page, known: dict[str, str], zone: str | None, date: dt.date | None) -> Document:
    document = read(page, zone=zone, date=date)
    digest = document.provenance.sha256 if document.provenance else document.id
    if digest in known:
        raise PageSkipped(page.name, f"the same page as {known[digest]}", "It is used once.")
    known[digest] = page.name
    return document
