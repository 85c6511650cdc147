"""W3C Web Annotation: every passage that the story uses, as an annotation of the text it stands in.

https://www.w3.org/TR/annotation-model/. A target is the text as dateline read it, with TextPositionSelector (code
points into that text) and TextQuoteSelector; where the page has an address, a second target is the page itself with
TextQuoteSelector and a text fragment, since positions in our text are none on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from dateline.export.corrections import Correction
from dateline.export.edition import Edition
from dateline.export.fragments import context, text_directive
from dateline.export.identity import urn
from dateline.export.json_stream import chunks, known
from dateline.model import Passage

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"


def collection(edition: Edition) -> Iterator[bytes]:
    """All annotations as one AnnotationCollection with its page, in pieces of UTF-8."""
    story = edition.story
    name = urn("annotations", edition.id)
    total = sum(1 for _ in _every(edition))  # which makes none of them
    parts = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": story.title or None,
        "generator": {"id": urn("software", "dateline"), "type": "Software", "name": "dateline"},
        "modified": edition.stamp(edition.updated) if edition.updated else None,
        "total": total,
    }
    # A generator may stand only on the outermost level, so the page's head and foot are written here.
    head = b"".join(chunks(parts)).removesuffix(b"\n}\n")
    page = {
        "id": urn("page", name),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": (make() for make in _every(edition)),
    }
    yield head
    if total:
        yield b',\n "first": '
        yield from chunks(page)
    yield b"}\n"


def _every(edition: Edition) -> Iterator[Callable[[], dict[str, Any]]]:
    """What makes each annotation, in order."""
    story = edition.story
    if story.title_passage:
        yield partial(_annotation, edition, "title", edition.id, "describing", [story.title_passage], _tag("title"))
    for event in story.chronology:
        of, body = edition.event_urn(event), [_link(edition.event_url(event) or edition.event_urn(event))]
        body += [*_tag(event.kind), *_times(edition, event.time_basis)]
        yield from _each(edition, "event", of, "describing", event.passages, body)
        yield from _each(edition, "attribution", of, "assessing", event.attributions, _tag("attribution"))
        if event.heading:
            yield partial(_annotation, edition, "heading", of, "describing", [event.heading], _tag("heading"))
    for quote in story.quotes:
        actor = edition.actors.get(quote.speaker or "")
        who = [_link(edition.actor_urn(actor), "identifying")] if actor else []
        for number, occurrence in enumerate(quote.occurrences):
            of = f"{edition.quote_urn(quote)}\n{number}"
            bodies = [_link(edition.quote_urn(quote)), *_tag(quote.type), *who]
            yield partial(_annotation, edition, "quote", of, "highlighting", occurrence.quote, bodies)
            yield from _each(edition, "speaker", of, "identifying", occurrence.speaker, [*who, *_tag("speaker")])
            yield from _each(edition, "cue", of, "tagging", occurrence.cue, _tag("cue"))
    for actor in story.actors:
        bodies = [_link(edition.actor_urn(actor), "identifying"), *_tag(actor.kind)]
        yield from _each(edition, "mention", edition.actor_urn(actor), "identifying", actor.mentions, bodies)
    for difference in story.differences:
        of = urn("difference", f"{edition.id}\n{difference.id}")
        for value in difference.values:
            bodies = [_link(of), *_tag(difference.kind), _text(difference.about)]
            yield from _each(edition, "difference", f"{of}\n{value.value}", "assessing", value.passages, bodies)
    for number, correction in enumerate(edition.corrections):
        yield partial(_correction, edition, number, correction)


def _correction(edition: Edition, number: int, correction: Correction) -> dict[str, Any]:
    return {
        "id": urn("correction", f"{edition.id}\n{number}"),
        "type": "Annotation",
        "motivation": "editing",
        "body": _text(correction.what),
        "target": [_urn_of(edition, t) for t in correction.targets] or [edition.id],
    } | known(
        created=edition.stamp(correction.time),
        creator={"type": "Person", "name": correction.by},
    )


def _urn_of(edition: Edition, id: str) -> str:
    """The URN of what the story calls `id`, for a correction's target; "" is the story itself."""
    if not id:
        return edition.id
    if id in edition.events:
        return edition.event_urn(edition.events[id])
    if id in edition.quotes:
        return edition.quote_urn(edition.quotes[id])
    return edition.actor_urn(edition.actors[id]) if id in edition.actors else urn("part", f"{edition.id}\n{id}")


def _each(
    edition: Edition,
    role: str,
    of: str,
    motivation: str,
    passages: Iterable[Passage],
    bodies: list[dict[str, Any]],
) -> Iterator[Callable[[], dict[str, Any]]]:
    for passage in dict.fromkeys(passages):
        yield partial(_annotation, edition, role, of, motivation, [passage], bodies)


def _annotation(
    edition: Edition,
    role: str,
    of: str,
    motivation: str,
    passages: Iterable[Passage],
    bodies: list[dict[str, Any]],
) -> dict[str, Any]:
    """One annotation; a quotation that its frame interrupts has several passages as targets."""
    given = list(passages)
    places = "\n".join(f"{p.document}:{p.start}-{p.end}" for p in given)
    targets = [t for p in given for t in _targets(edition, p)]
    return {
        "id": urn("annotation", f"{role}\n{of}\n{places}"),
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }


def _targets(edition: Edition, passage: Passage) -> Iterator[dict[str, Any]]:
    document = edition.documents[passage.document]
    before, after = context(document, passage)
    quote = {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": before, "suffix": after}
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    text = edition.document_urn(document)
    source = {"id": text, "type": "Text", "format": "text/plain"} | known(
        language=document.language if document.language != "und" else None
    )
    yield {"type": "SpecificResource", "source": source, "selector": [position, quote]}
    url = edition.document_url(document)
    if url:
        fragment = {
            "type": "FragmentSelector",
            "conformsTo": _FRAGMENT,
            "value": f":~:{text_directive(document, passage, edition.repetition(document))}",
        }
        retrieved = document.provenance.retrieved if document.provenance else None
        state = {"type": "TimeState", "sourceDate": edition.stamp(retrieved)} if retrieved else None
        yield {"type": "SpecificResource", "source": url, "selector": [quote, fragment]} | known(state=state)


def _link(iri: str, purpose: str = "linking") -> dict[str, Any]:
    return {"type": "SpecificResource", "source": iri, "purpose": purpose}


def _tag(value: str) -> list[dict[str, Any]]:
    return [{"type": "TextualBody", "value": value, "purpose": "tagging", "format": "text/plain"}]


def _text(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": "commenting", "format": "text/plain"}


def _times(edition: Edition, basis: str | None) -> list[dict[str, Any]]:
    return [_text(basis)] if basis and basis.startswith("inferred") else []
