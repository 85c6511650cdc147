"""A happening as lines for a person at a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateline.model import Alteration, Passage
from dateline.watch import happenings as h

_WIDTH = 160
_PLACES = 6
_CONTEXT = 32


def lines_of(happening: h.AnyHappening) -> list[str]:
    """The happening as a headline with the local time, and what it consists of in indented lines below."""
    first, *rest = _told(happening)
    return [f"{happening.at.astimezone():%H:%M:%S}  {first}", *(f"          {line}" for line in rest)]


def _told(happening: h.AnyHappening) -> list[str]:
    match happening:
        case h.DocumentNew():
            return _new_document(happening)
        case h.UpdateNew():
            head = f"{happening.name}: new, {_entry(happening.clock, happening.heading, happening.text)}"
            return [head, *([_short(happening.text)] if happening.heading and happening.text else [])]
        case h.UpdateAltered():
            head = f"{happening.name}: altered, {_entry(happening.clock, happening.heading, '')}".rstrip(" ,")
            moved = [f"time: {happening.time_before} → {happening.time_after}"] if happening.time_after else []
            return [head, *moved, *_places(happening.alterations)]
        case h.UpdateRemoved():
            head = f"{happening.name}: taken away, {_entry(happening.clock, happening.heading, '')}".rstrip(" ,")
            return [head, f"− {_short(happening.passage.exact)}"]
        case h.UpdateRestored():
            return [f"{happening.name}: back again, {_entry(happening.clock, happening.heading, '')}".rstrip(" ,")]
        case h.UpdatesOutOfView():
            return [f"{happening.name}: {happening.count} updates no longer stand on the page"]
        case h.PageChanged():
            how = "silently changed" if happening.silent else "changed"
            return [f"{happening.name}: {how}, {happening.headline or happening.url}", *_places(happening.alterations)]
        case h.PageTouched():
            return [f"{happening.name}: only {', '.join(happening.what)} changed on {happening.url}"]
        case h.PageGone():
            title = happening.headline or happening.url
            return [f"{happening.name}: gone ({happening.status}), {title}", "its last state is kept"]
        case h.PageBack():
            return [f"{happening.name}: there again, {happening.url}"]
        case _:
            return _of_sources(happening)


def _of_sources(happening: h.AnyHappening) -> list[str]:
    match happening:
        case h.SourceFailing():
            again = f" Next attempt at {happening.again.astimezone():%H:%M:%S}." if happening.again else ""
            return [f"{happening.source} fails: {happening.reason}.{again}", happening.url]
        case h.SourceLying():
            return [f"{happening.source}: {happening.reason}", happening.url]
        case h.SourceFlooding():
            listed, taken = happening.listed, happening.taken
            return [
                f"{happening.source} floods: it lists {listed:,} entries, the newest {taken} are taken",
                happening.url,
            ]
        case h.SourceRecovered():
            return [f"{happening.source} is well again{_since(happening.since)}", happening.url]
        case h.NetworkDown():
            return [f"No host can be reached ({happening.reason}); trying again every minute"]
        case h.NetworkBack():
            return [f"The network is back{_since(happening.since)}"]
        case h.StoreTrouble():
            return [f"Nothing can be kept now: {happening.reason} It is tried again."]
        case h.StoreRecovered():
            return [f"The store works again{_since(happening.since)}; what waited is kept"]
        case h.StoryExtended():
            return [_story(happening)]
    return [type(happening).__name__]


def _new_document(happening: h.DocumentNew) -> list[str]:
    kind = f" (ticker, {happening.updates} updates)" if happening.updates else ""
    again = "another item at a known address, " if happening.replaces else "new, "
    return [f"{happening.name}: {again}{happening.headline or happening.url}{kind}", happening.url]


def _story(happening: h.StoryExtended) -> str:
    counts = [
        (len(happening.documents), "document"),
        (len(happening.events), "new event"),
        (happening.reports, "known event reported again"),
        (happening.quotes, "quotation"),
        (happening.differences, "difference"),
    ]
    parts = [_counted(number, what) for number, what in counts if number]
    return f"Story “{happening.title}”: {', '.join(parts) or 'nothing new'}"


def _counted(number: int, what: str) -> str:
    if number == 1:
        return f"1 {what}"
    first, _, rest = what.partition(" event")
    return f"{number} {first} events{rest}" if rest or what.endswith(" event") else f"{number} {what}s"


def _entry(clock: str | None, heading: str | None, text: str) -> str:
    return " ".join(part for part in (clock, heading or _short(text)) if part)


def _places(found: Iterable[Alteration]) -> list[str]:
    places = list(found)
    lines = [line for place in places[:_PLACES] for line in _place(place)]
    return lines + ([f"… and {len(places) - _PLACES} more places"] if len(places) > _PLACES else [])


def _place(place: Alteration) -> list[str]:
    if place.kind == "altered" and place.before is not None and place.after is not None:
        return [f"− {_marked(place.before, place.before_words)}", f"+ {_marked(place.after, place.after_words)}"]
    lines = [f"− {_short(place.before.exact)}"] if place.before is not None else []
    return lines + ([f"+ {_short(place.after.exact)}"] if place.after is not None else [])


def _marked(place: Passage, words: tuple[Passage, ...]) -> str:
    """The altered words in brackets, with a little of what stands around them."""
    if not words:
        return _short(place.exact)
    parts = []
    at = place.start
    for number, word in enumerate(words):
        before = place.exact[at - place.start : word.start - place.start]
        parts.append(_clipped(before, left=number == 0, both=number > 0) + f"[{word.exact}]")
        at = word.end
    parts.append(_clipped(place.exact[at - place.start :], left=False, both=False))
    return " ".join("".join(parts).split())


def _clipped(text: str, *, left: bool, both: bool) -> str:
    if len(text) <= (2 * _CONTEXT if both else _CONTEXT):
        return text
    if both:
        return f"{text[:_CONTEXT].rpartition(' ')[0]} … {text[-_CONTEXT:].partition(' ')[2]}"
    return f"… {text[-_CONTEXT:].partition(' ')[2]}" if left else f"{text[:_CONTEXT].rpartition(' ')[0]} …"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1].rpartition(' ')[0]} …"


def _since(since: dt.datetime | None) -> str:
    return f" (since {since.astimezone():%H:%M:%S} it was not)" if since else ""
