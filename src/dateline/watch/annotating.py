"""A later state of a long ticker annotated: what stands in unchanged updates is taken over from the state before.

Names are made to agree over the whole document, since one mention explains another; the rest of an update's annotations
depends on the update alone, on its time and on the names in it. Where the rules read alone, the result is what
annotating all of it gives; the model reads what is new by itself and not in a window with its neighbours, which is a
name or two among hundreds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import structs

from dateline.annotate.attributions import find_attributions
from dateline.annotate.document import annotate
from dateline.annotate.names import find_names
from dateline.annotate.quantities import find_quantities
from dateline.annotate.quotes import find_quotes
from dateline.annotate.reader.package import folder, installed, threads
from dateline.annotate.sentences import find_sentences
from dateline.annotate.times import find_times
from dateline.languages import codes
from dateline.model import Annotations, Attribution, Document, Name, Quantity, Quote, Span, TimeExpression, Update

if TYPE_CHECKING:
    from dateline.annotate.reader.reading import Reading

LONG = 4_000
"""Characters below which annotating all of it takes no longer than a tenth of a second or two."""
Kept = list[tuple[Update, Update]]
"""Updates of the state before, each as it was and as it is now."""
T = TypeVar("T", TimeExpression, Name, Quantity, Attribution, Quote)


def annotate_state(after: Document, before: Document | None) -> Document:
    """`after` with its annotations. before: the state before, annotated, None where there is none."""
    if before is None or len(after.text) < LONG or not _comparable(before, after):
        return annotate(after)
    same = _same(before, after)
    if not same:
        return annotate(after)
    sentences = find_sentences(after)
    reading = _by_model(*_without(after, sentences, same))
    names = _names(before, after, sentences, same, reading)
    kept = _unchanged(before, after, names, same)
    part, heads = _without(after, sentences, kept)
    if reading is not None and len(kept) < len(same):
        reading = _by_model(part, heads)
    quotes = reading.quotes if reading is not None else find_quotes(part, heads, names)
    times = find_times(part)
    old = before.annotations
    found = Annotations(
        sentences=sentences,
        times=_merged(times, old.times, kept),
        names=names,
        quotes=_merged(quotes, old.quotes, kept, same),
        quantities=_merged(find_quantities(part, heads, times), old.quantities, kept),
        attributions=_merged(find_attributions(part, heads, names), old.attributions, kept),
    )
    return structs.replace(after, annotations=found)


def _by_model(part: Document, heads: tuple[Span, ...]) -> Reading | None:
    """What the model and the rules read in a part; None where the rules read alone."""
    if not installed():
        return None
    from dateline.annotate.reader.reading import read  # noqa: PLC0415 - what runs the model is not there without it

    return read(part, heads)


def _names_by_model(language: str) -> bool:
    """Whether the model was trained on the names of a language; in the others they are the rules'."""
    from dateline.annotate.reader.model import opened  # noqa: PLC0415 - as above

    where = folder()
    return where is not None and language[:2] in opened(where, threads()).settings["names"]


def _names(
    before: Document, after: Document, sentences: tuple[Span, ...], same: Kept, reading: Reading | None
) -> tuple[Name, ...]:
    """The names of all of it: what the model read is made to agree with what was known."""
    if reading is None or not _names_by_model(after.language):
        return find_names(after, sentences)
    known = _merged(reading.names, before.annotations.names, same)
    return find_names(after, sentences, [Name(start=n.start, end=n.end, label=n.label) for n in known])


def _without(document: Document, sentences: tuple[Span, ...], kept: Kept) -> tuple[Document, tuple[Span, ...]]:
    """The document without what stands in these updates, and its sentences."""
    new = _outside([(now.start, now.end) for _, now in kept])
    part = structs.replace(document, blocks=tuple(b for b in document.blocks if new(b.start)))
    return part, tuple(s for s in sentences if new(s[0]))


def _comparable(before: Document, after: Document) -> bool:
    same = ("language", "zone", "published", "dateline")
    return (
        bool(before.annotations.sentences)
        and after.language in codes()
        and all(getattr(before, name) == getattr(after, name) for name in same)
    )


def _same(before: Document, after: Document) -> Kept:
    """Updates that say the same at the same time."""
    old = {_key(before, update): update for update in before.updates}
    pairs = ((old.get(_key(after, update)), update) for update in after.updates)
    return [(was, now) for was, now in pairs if was is not None]


def _unchanged(before: Document, after: Document, names: Iterable[Name], same: Kept) -> Kept:
    """Those of them in which the same names were found, and no quotation whose speaker stands in what was altered."""
    mine, theirs = _by_update(before, before.annotations.names), _by_update(after, names)
    apart = _outside([(was.start, was.end) for was, _ in same])
    torn = {update.id for quote in before.annotations.quotes for update in _torn(before, quote, apart)}
    return [
        (was, now)
        for was, now in same
        if was.id not in torn
        and [_moved(n, _by(now.start - was.start)) for n in mine.get(was.id, [])] == theirs.get(now.id, [])
    ]


def _torn(document: Document, quote: Quote, apart: Callable[[int], bool]) -> Iterator[Update]:
    """The update that a quotation begins in, where a part of it lies apart."""
    update = document.update_at(_start(quote))
    parts = (*quote.quote, *quote.speaker, *quote.cue, *quote.frame, *quote.addressee)
    if update is not None and any(apart(start) for start, _ in parts):
        yield update


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


def _merged(new: Iterable[T], old: Iterable[T], kept: Kept, known: Kept | None = None) -> tuple[T, ...]:
    """The new ones, and the old ones that begin in updates that are kept, moved to where these are now.

    known: where else a part of one may stand.
    """
    starts, away = _shift(known or kept)
    inside, _ = _shift(kept)
    ends = {was.start: was.end for was, _ in kept}
    found = list(new)
    for one in old:
        at = bisect_right(inside, _start(one)) - 1
        if at >= 0 and _start(one) < ends[inside[at]]:
            found.append(_moved(one, lambda offset: away[bisect_right(starts, offset) - 1]))
    return tuple(sorted(found, key=_start))


def _shift(kept: Kept) -> tuple[list[int], list[int]]:
    """Where the updates began, in order, and how many characters further on each is now."""
    pairs = sorted((was.start, now.start - was.start) for was, now in kept)
    return [start for start, _ in pairs], [away for _, away in pairs]


def _start(one: Any) -> int:
    return min(s for s, _ in one.quote) if isinstance(one, Quote) else one.start


def _by(away: int) -> Callable[[int], int]:
    return lambda _: away


def _moved(one: T, away: Callable[[int], int]) -> T:
    """The same so many characters further on as `away` says of where each part begins."""
    changes: dict[str, Any] = {}
    for name in one.__struct_fields__:
        value = getattr(one, name)
        if name in ("start", "end"):
            changes[name] = value + away(_start(one))
        elif isinstance(value, tuple) and value and isinstance(value[0], int):
            changes[name] = (value[0] + away(value[0]), value[1] + away(value[0]))
        elif isinstance(value, tuple) and value:
            changes[name] = tuple((s + away(s), e + away(s)) for s, e in value)
    return structs.replace(one, **changes)
