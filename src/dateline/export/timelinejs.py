"""TimelineJS 3 (Knight Lab): the chronology as JSON that its player reads.

https://timeline.knightlab.com/docs/json-format.html. Its dates carry no zone: they are the wall clock of the story's
zone, which the title says. Only what is known of a time is written; the player shows "display_date", our words for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import Any

from dateline.export.edition import Edition
from dateline.export.feeds.entries import event_entry
from dateline.export.fragments import document_link
from dateline.export.html.clock import within_calendar
from dateline.export.json_stream import chunks, known
from dateline.model import Event, Passage, Story

MEDIA_TYPE = 'application/json; profile="https://timeline.knightlab.com/docs/json-format.html"'
"""JSON with its profile (RFC 6906)."""
_NEAR = dt.timedelta(days=7)
_FIELDS = ("year", "month", "day", "hour", "minute", "second")
_KNOWN: dict[str | None, int] = {
    "second": 6, "minute": 5, "hour": 4, "part": 3, "day": 3, None: 3, "week": 3, "month": 2, "season": 2, "quarter": 2,
    "year": 1, "decade": 1, "century": 1,
}  # fmt: skip


def timelinejs(edition: Edition) -> Iterator[bytes]:
    """The story as TimelineJS reads it, in pieces of UTF-8.

    Events without a time have no place there; background from long before would press a night into one point of the
    axis. The title counts both.
    """
    story = edition.story
    open_ = sum(e.start is None for e in story.chronology)
    far = sum(_far(story, e) for e in story.chronology)
    zone = edition.say("span_zone", zone=edition.clock.zone_name)
    about = [zone, edition.say("promise")]
    if open_:
        about.append(f"{edition.say('time_open')}: {edition.count('events', open_)}")
    if far:
        about.append(edition.count("background", far))
    about += [c.what for c in edition.corrections]
    events = (_slide(edition, e) for e in story.chronology if e.start and not _far(story, e))
    return chunks(
        {
            "title": {
                "unique_id": "title",
                "text": {
                    "headline": escape(edition.story.title, quote=False),
                    "text": "".join(f"<p>{escape(line, quote=False)}</p>" for line in about),
                },
            },
            "scale": "human",
            "events": events,
        }
    )


def _far(story: Story, event: Event) -> bool:
    """Whether the event is background of another time than the story's."""
    if event.kind != "background" or event.start is None or story.start is None:
        return False
    return abs(event.start - story.start) > _NEAR and abs(event.start - (story.end or story.start)) > _NEAR


def _slide(edition: Edition, event: Event) -> dict[str, Any]:
    assert event.start is not None
    start = edition.clock.local(event.start)
    clock = edition.clock_of(event) or ""
    who = event_entry(edition, event).who
    text = f"<p><strong>{escape(who, quote=False)}</strong></p>" if who else ""
    text += f"<p>{escape(event.text, quote=False)}</p>" if event.heading and event.heading.exact != event.text else ""
    text += f"<p>{', '.join(_sources(edition, event.passages))}</p>"
    text += "".join(f"<p><ins>{escape(c.what, quote=False)}</ins></p>" for c in edition.corrections_of(event.id))
    return {
        "unique_id": f"event-{edition.event_key(event)}",
        "start_date": _date(start, event),
        **known(end_date=_end(edition, event), display_date=clock),
        "text": {
            "headline": escape(event.heading.exact if event.heading else event.text, quote=False),
            "text": text,
        },
        "group": edition.say(f"kind_{event.kind}"),
        "autolink": False,
    }


def _date(local: dt.datetime, event: Event) -> dict[str, int]:
    return {field: getattr(local, field) for field in _FIELDS[: _KNOWN[event.precision]]}


def _end(edition: Edition, event: Event) -> dict[str, int] | None:
    """The last unit that still belongs to it, where it lasts longer than one; the player's ends are included."""
    if event.start is None or event.end is None:
        return None
    known_units = _KNOWN[event.precision]
    if event.end.timestamp() <= event.start.timestamp():
        return None
    last = edition.clock.local(within_calendar(event.end, dt.UTC) - dt.timedelta(microseconds=1))
    first = edition.clock.local(event.start)
    same = all(getattr(first, f) == getattr(last, f) for f in _FIELDS[:known_units])
    return None if same else _date(last, event)


def _sources(edition: Edition, passages: tuple[Passage, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for passage in passages:
        if passage.document in seen or passage.document not in edition.documents:
            continue
        seen.add(passage.document)
        name = escape(edition.documents[passage.document].name, quote=False)
        link = document_link(edition, passage)
        yield f'<a href="{escape(link)}">{name}</a>' if link else name
