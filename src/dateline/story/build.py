"""Documents about one event to its story."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import structs

from dateline.annotate.document import annotate
from dateline.model import Document, Event, Story, StoryQuote
from dateline.story.actors import Cast, cast
from dateline.story.differences import find_differences
from dateline.story.events import Telling, event, fold, in_time, worth_telling
from dateline.story.features import features
from dateline.story.kinds import Reading, read
from dateline.story.nearness import Nearness
from dateline.story.plans import with_outcomes
from dateline.story.quotes import story_quotes
from dateline.story.reports import Report, quotes_in, reports, within
from dateline.story.reuse import appeared, find_reuse, in_order
from dateline.story.same import Groups, Pair, forbidden, pairs
from dateline.story.sources import find_sources
from dateline.story.speakers import speaker_of
from dateline.story.states import latest
from dateline.story.terms import TOKEN
from dateline.story.titles import best_headline
from dateline.story.variants import with_variants
from dateline.story.vectors import Vectors
from dateline.story.when import when

SURELY_COPIED = 6
"""Words from which two equal sentences are no coincidence."""


def build(
    documents: Sequence[Document], *, zone: str | None = None, title: str | None = None, vectors: Vectors | None = None
) -> Story:
    """The story of documents about one event.

    documents: read, with their tickers dated (see gather); those without annotations are annotated here. Their order
    does not matter. Of several states of one page the latest tells the story, the others are its revisions. vectors:
    sentences as vectors of an encoder, by which reports in other words and languages meet; without it only known
    words do. zone: the IANA zone in which the story's days are counted, by default that of most documents.
    title: by default the best headline. Every statement of the story is a passage of a document.
    """
    current, revisions = latest({d.id: d for d in documents}.values())
    ordered = in_order(d if d.annotations.sentences else annotate(d) for d in current)
    zone = zone or _zone(ordered)
    people = cast(ordered)
    quotes = with_variants(story_quotes(ordered, people), {d.id: d.language for d in ordered}, vectors)
    reuse = find_reuse(ordered)
    sources = find_sources(ordered, reuse)
    source_of = {d: s.id for s in sources for d in s.documents}
    tellings = _tellings(ordered, people, source_of)
    nearness = Nearness([t.report for t in tellings], vectors)
    groups, outcomes = _groups(tellings, quotes, nearness)
    chronology = _chronology(tellings, groups, people, quotes)
    chronology = with_outcomes(_numbered(chronology), tellings, outcomes)
    differences, chronology = find_differences(chronology, tellings, outcomes, nearness, vectors)
    headline = best_headline(ordered)
    instants = _instants(chronology)
    return Story(
        title=title or (headline.exact if headline else ""),
        documents=tuple(ordered),
        start=min(instants, default=None),
        end=max(instants, default=None),
        zone=zone,
        title_passage=None if title else headline,
        sources=sources,
        actors=people.actors,
        chronology=tuple(chronology),
        quotes=tuple(quotes),
        differences=tuple(differences),
        reuse=tuple(reuse),
        revisions=revisions,
    )


def _zone(documents: Sequence[Document]) -> str:
    count = Counter(d.zone for d in documents if d.zone)
    return max(sorted(count), key=lambda z: count[z]) if count else "UTC"


def _instants(chronology: Sequence[Event]) -> list[dt.datetime]:
    """When what the story tells happened: to the hour at least, where anything is known so well."""
    placed = [e for e in chronology if e.start and e.kind in ("happened", "said") and _near(e)]
    exact = [e for e in placed if e.precision in ("second", "minute", "hour")]
    return [e.start for e in exact or placed if e.start]


def _near(one: Event) -> bool:
    return one.start is not None and (one.reported is None or abs(one.reported - one.start) < dt.timedelta(days=3))


def told(documents: Sequence[Document]) -> list[Telling]:
    """Everything that documents report, as it is compared; for training and inspection (see build)."""
    ordered = in_order(documents)
    return _tellings(ordered, cast(ordered), {d.id: d.id for d in ordered})


def _tellings(documents: Sequence[Document], people: Cast, source_of: dict[str, str]) -> list[Telling]:
    kinds = {a.id: a.kind for a in people.actors}
    told: list[tuple[int, Report, Reading]] = []
    now = max((t for d in documents if (t := appeared(d))), default=None)
    for order, document in enumerate(documents):
        speakers = {id(q): speaker_of(document, q, people)[0] for q in document.annotations.quotes}
        for report in reports(document):
            here = quotes_in(document, report.start, report.end)
            reading = read(
                report,
                here,
                within(document.annotations.times, report.start, report.end),
                within(document.annotations.attributions, report.start, report.end),
                now=now,
                person_speaks=any(kinds.get(speakers[id(q)] or "") == "person" for q in here),
            )
            told.append((order, report, reading))
    whens = [when(report, reading) for _, report, reading in told]
    found = features([r for _, r, _ in told], [r for _, _, r in told], whens, people)
    return [
        Telling(
            report=report,
            reading=reading,
            features=feature,
            when=known,
            order=order,
            source=source_of[report.document.id],
        )
        for (order, report, reading), feature, known in zip(told, found, whens, strict=True)
    ]


def _groups(
    tellings: Sequence[Telling], quotes: Sequence[StoryQuote], nearness: Nearness
) -> tuple[list[list[int]], list[Pair]]:
    groups = Groups(len(tellings))
    printed = _printed_again(tellings)
    for ones in (*_same_words(tellings, quotes), *printed):
        for other in ones[1:]:
            groups.unite(ones[0], other)
    again = {n for ones in printed for n in ones[1:]}
    found, outcomes = pairs(
        [t.report for t in tellings],
        [t.reading for t in tellings],
        [t.features for t in tellings],
        [n for n in range(len(tellings)) if n not in again],
        nearness,
    )
    groups.join(found, lambda a, b: _barred(tellings[a], tellings[b]))
    return groups.members(), outcomes


def _printed_again(tellings: Sequence[Telling]) -> list[list[int]]:
    """Reports of several documents that are word for word the same: copies, of which only the first is compared."""
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        words = tuple(m.group().casefold() for m in TOKEN.finditer(telling.report.text))
        if len(words) >= SURELY_COPIED:
            by_words[words].append(n)
    return [ones for ones in by_words.values() if len(ones) > 1]


def _barred(one: Telling, other: Telling) -> bool:
    return forbidden(one.report, other.report, one.reading, other.reading, one.features, other.features)


def _same_words(tellings: Sequence[Telling], quotes: Sequence[StoryQuote]) -> list[list[int]]:
    """Reports that print the same literal quotation: saying it is one event."""
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for n, telling in enumerate(tellings):
        places[telling.report.document.id].append((telling.report.start, telling.report.end, n))
    found = []
    for quote in quotes:
        if quote.type != "Direct" or len(quote.text.split()) < 4:
            continue
        holders = []
        for occurrence in quote.occurrences:
            first = occurrence.quote[0]
            holders += [n for s, e, n in places[occurrence.document] if s <= first.start < e][:1]
        said = [n for n in dict.fromkeys(holders) if tellings[n].reading.kind == "said"]
        if len(said) > 1:
            found.append(said)
    return found


def _chronology(
    tellings: Sequence[Telling], groups: Sequence[list[int]], people: Cast, quotes: Sequence[StoryQuote]
) -> list[Event]:
    by_document: dict[str, list[tuple[int, int, StoryQuote]]] = defaultdict(list)
    for quote in quotes:
        for passage in quote.passages:
            by_document[passage.document].append((passage.start, passage.end, quote))
    kept = [g for g in groups if worth_telling(g, tellings)]
    events = [event(group, extra, tellings, people, by_document) for group, extra in fold(kept, tellings)]
    return in_time(events, {t.report.document.id: t.report.document for t in tellings}.values())


def _numbered(events: Sequence[Event]) -> list[Event]:
    return [structs.replace(one, id=f"e{n}") for n, one in enumerate(events, 1)]
