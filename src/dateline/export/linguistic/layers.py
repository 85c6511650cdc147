"""The annotations of a document as layers of labelled spans, whatever they are written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.model import Document, Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A span with its layer, its label and what else is known of it. group: number of the quotation it is a part of."""

    layer: str
    start: int
    end: int
    label: str
    features: dict[str, str] = field(default_factory=dict)
    group: int | None = None


def layers(document: Document) -> Iterator[Marked]:
    """Everything annotated in the document, layer by layer, empty spans left out."""
    return (marked for marked in _all(document) if marked.start < marked.end)


def _all(document: Document) -> Iterator[Marked]:
    found = document.annotations
    for name in found.names:
        yield Marked("name", name.start, name.end, name.label)
        for layer, span in (("role", name.role), ("affiliation", name.affiliation)):
            if span:
                yield Marked(layer, *span, name.label)
    for time in found.times:
        features = {"value": time.value, "mod": time.mod or "", "anchor": time.anchor or ""}
        if time.interval:
            features |= {"starts": time.interval.start.isoformat(), "ends": time.interval.end.isoformat()}
        yield Marked("time", time.start, time.end, time.type, {k: v for k, v in features.items() if v})
    for number, quote in enumerate(found.quotes):
        parts: dict[str, tuple[Span, ...]] = {
            "quote": quote.quote,
            "speaker": quote.speaker,
            "cue": quote.cue,
            "frame": quote.frame,
            "addressee": quote.addressee,
        }
        for layer, spans in parts.items():
            for span in spans:
                yield Marked(layer, *span, quote.type, group=number)
    for quantity in found.quantities:
        numbers = {"number": quantity.number, "lower": quantity.lower, "upper": quantity.upper}
        features = {k: f"{v:g}" for k, v in numbers.items() if v is not None}
        counted = {"counted": document.text[slice(*quantity.counted)]} if quantity.counted else {}
        yield Marked("quantity", quantity.start, quantity.end, quantity.unit or "", features | counted)
    for attribution in found.attributions:
        yield Marked("attribution", attribution.start, attribution.end, attribution.kind)
