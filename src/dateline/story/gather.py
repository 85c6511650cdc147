"""Pages to documents, many at a time: one bad page never stops the others, and every page's fate is counted once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from dateline.extract import date_updates, read
from dateline.ingest import find_pages, open_page
from dateline.model import DatelineError, Document, Fate, Page, PageSkipped

OnPage = Callable[[int, int, str], None]


class PageFate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one page: its name, its fate, why (a sentence), and the document that it became."""

    name: str
    fate: Fate
    reason: str = ""
    document: str | None = None


class Coverage(Struct, frozen=True, kw_only=True):
    """The documents that could be read, and the fate of every page, in the order given."""

    documents: tuple[Document, ...]
    fates: tuple[PageFate, ...]

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
    on_page: OnPage | None = None,
) -> Coverage:
    """Open and read the pages at these paths and URLs; folders stand for the pages in them.

    zone: the IANA zone of clocks that do not say theirs. date: the day of the first entry of tickers that name none.
    on_page(done, total, name) is called before each page. The days of tickers that name none are inferred from the
    other documents. Raises nothing for a bad page: its fate says what was wrong.
    """
    names: list[str] = []
    fates: list[PageFate] = []
    for location in locations:
        try:
            names += find_pages([location])
        except DatelineError as error:
            fates.append(_fate_of(error))
    documents: list[Document] = []
    known: dict[str, str] = {}
    for index, name in enumerate(names):
        if on_page:
            on_page(index, len(names), name)
        try:
            page = open_page(name)
            document = _new_document(page, known, zone, date)
        except DatelineError as error:
            fates.append(_fate_of(error))
            continue
        except Exception as error:  # noqa: BLE001 - a defect of ours on one page must not cost the other pages
            reason = f"{name}: could not be read ({type(error).__name__}: {error}). Please report this page."
            fates.append(PageFate(name=name, fate="refused", reason=reason))
            continue
        documents.append(document)
        fates.append(_fate_of_document(name, document))
    if on_page:
        on_page(len(names), len(names), "")
    return Coverage(documents=date_tickers(documents, date=date), fates=tuple(fates))


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


def _fate_of(error: DatelineError) -> PageFate:
    return PageFate(name=error.name, fate=error.fate, reason=str(error))


def _fate_of_document(name: str, document: Document) -> PageFate:
    whole = document.type != "CollectionPage" and not (document.provenance and document.provenance.replaced_characters)
    reason = "" if whole and not document.notes else f"{name}: {' '.join(document.notes)}"
    return PageFate(name=name, fate="read" if whole else "partial", reason=reason, document=document.id)
