"""A later state of a long ticker annotated: what stands in unchanged updates is taken over from the state before.

Names are found in the whole document, since one mention explains another; the rest of an update's annotations depends
on the update alone, on its time and on the names in it. The result is what annotating all of it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from msgspec import structs

from dateline.annotate.attributions import find_attributions
from dateline.annotate.document import annotate
from dateline.annotate.names import find_names
from dateline.annotate.quantities import find_quantities
from dateline.annotate.quotes import find_quotes
from dateline.annotate.sentences import find_sentences
from dateline.annotate.times import find_times
from dateline.languages import codes
from dateline.model import Annotations, Attribution, Document, Name, Quantity, Quote, Span, TimeExpression, Update

LONG = 30_000
"""Characters below which annotating all of it takes no longer than a tenth of a second or two."""
T = TypeVar("T", TimeExpression, Name, Quantity, Attribution, Quote)


def annotate_state(after: Document, before: Document | None) -> Document:
    """`after` with its annotations. before: the state before, annotated, None where there is none."""
    if before is None or len(after.text) < LONG or not _comparable(before, after):
        return annotate(after)
    sentences = find_sentences(after)
    names = find_names(after, sentences)
    kept = _unchanged(before, after, names)
    if not kept:
        return annotate(after)
    new = _outside([(u.start, u.end) for _, u in kept])
    part = structs.replace(after, blocks=tuple(b for b in after.blocks if new(b.start)))
    heads = tuple(s for s in sentences if new(s[0]))
    times = find_times(part)
    old = before.annotations
    found = Annotations(
        sentences=sentences,
        times=_merged(times, old.times, kept),
        names=names,
        quotes=_merged(find_quotes(part, heads, names), old.quotes, kept),
        quantities=_merged(find_quantities(part, heads, times), old.quantities, kept),
        attributions=_merged(find_attributions(part, heads, names), old.attributions, kept),
    )
    return structs.replace(after, annotations=found)


def _comparable(before: Document, after: Document) -> bool:
    same = ("language", "zone", "published", "dateline")
    return (
        bool(before.annotations.sentences)
        and after.language in codes()
        and all(getattr(before, name) == getattr(after, name) for name in same)
    )


def _unchanged(before: Document, after: Document, names: Iterable[Name]) -> list[tuple[Update, Update]]:
    """Updates that say the same at the same time, with the same names found in them."""
    old = {_key(before, update): update for update in before.updates}
    mine, theirs = _by_update(before, before.annotations.names), _by_update(after, names)
    found = []
    for update in after.updates:
        was = old.get(_key(after, update))
        if was is None:
            continue
        away = update.start - was.start
        if [_moved(n, away) for n in mine.get(was.id, [])] == theirs.get(update.id, []):
            found.append((was, update))
    return found


def _key(document: Document, update: Update) -> tuple[Any, ...]:
    return document.text[update.start : update.end], update.time, update.clock, update.heading


def _by_update(document: Document, names: Iterable[Name]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in names:
        if (update := document.update_at(name.start)) is not None:
            found.setdefault(update.id, []).append(name)
    return found


def _outside(spans: list[Span]) -> Callable[[int], bool]:
    inside = sorted(spans)

    def test(offset: int) -> bool:
        low, high = 0, len(inside)
        while low < high:
            middle = (low + high) // 2
            if inside[middle][1] <= offset:
                low = middle + 1
            else:
                high = middle
        return low == len(inside) or offset < inside[low][0]

    return test


def _merged(new: Iterable[T], old: Iterable[T], kept: list[tuple[Update, Update]]) -> tuple[T, ...]:
    places = {was.id: (was, update.start - was.start) for was, update in kept}
    spans = sorted((was.start, was.end, away) for was, away in places.values())
    found = list(new)
    at = 0
    for one in sorted(old, key=_start):
        while at < len(spans) and spans[at][1] <= _start(one):
            at += 1
        if at < len(spans) and spans[at][0] <= _start(one):
            found.append(_moved(one, spans[at][2]))
    return tuple(sorted(found, key=_start))


def _start(one: Any) -> int:
    return min(s for s, _ in one.quote) if isinstance(one, Quote) else one.start


def _moved(one: T, away: int) -> T:
    """The same so many characters further on."""
    changes: dict[str, Any] = {}
    for name in one.__struct_fields__:
        value = getattr(one, name)
        if name in ("start", "end"):
            changes[name] = value + away
        elif isinstance(value, tuple) and value and isinstance(value[0], int):
            changes[name] = (value[0] + away, value[1] + away)
        elif isinstance(value, tuple) and value:
            changes[name] = tuple((s + away, e + away) for s, e in value)
    return structs.replace(one, **changes)
