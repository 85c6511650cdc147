"""Markdown (CommonMark with GitHub's tables): the story to be read, mailed, printed or put into an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.export.edition import Edition
from dateline.export.feeds.entries import Entry, event_entry, quote_entry
from dateline.model import Event, StoryQuote

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$#+=!-])")
_AUTOLINK = re.compile(r"(?<=[a-zA-Z]):(?=//)|(?<=www)\.|@")
_SPACE = re.compile(r"\s+")


def markdown(edition: Edition) -> Iterator[bytes]:
    """The story as Markdown, in pieces of UTF-8."""
    for part in _parts(edition):
        if isinstance(part, str):
            yield f"{part}\n\n".encode()
        else:
            yield from (f"{line}\n".encode() for line in part)
            yield b"\n"


def _parts(edition: Edition) -> Iterator[str | Iterator[str]]:
    """The parts, between which a line is empty; what grows with the story and has no empty lines comes line by line."""
    story, say = edition.story, edition.say
    yield f"# {plain(story.title) or 'dateline'}"
    numbers = [
        edition.count("events", len(story.chronology)),
        edition.count("quotes", len(story.quotes)),
        edition.count("documents", len(story.documents)),
    ]
    if story.start and story.end:
        span = edition.clock.span(story.start, story.end, clocks=True)
        yield f"{plain(edition.one(span))}. {plain(say('span_zone', zone=edition.clock.zone_name))}."
    yield ", ".join(numbers) + "."
    if edition.corrections:
        yield f"**{plain(edition.phrase('corrected'))}**"
        yield (f"- {plain(c.what)}" for c in edition.corrections)
    yield f"## {say('chronology')}"
    yield from _chronology(edition)
    yield f"## {say('people')}"
    yield from _people(edition)
    yield f"## {say('differences')}"
    yield _differences(edition) if story.differences else plain(say("differences_none"))
    yield f"## {say('sources')}"
    yield (_source(edition, d.id) for d in story.documents) if story.documents else plain(say("sources_none"))
    yield "---"
    yield plain(say("promise"))


def _chronology(edition: Edition) -> Iterator[str]:
    if not edition.story.chronology:
        yield plain(edition.say("empty_story"))
    heading = None
    dated = [e for e in edition.story.chronology if e.start]
    dated.sort(key=lambda e: e.start.timestamp() if e.start else 0.0)
    for event in [*dated, *(e for e in edition.story.chronology if e.start is None)]:
        text = edition.clock.heading(event)
        day = edition.one(text) if text else edition.say("time_open")
        if day != heading:
            heading = day
            yield f"### {plain(day)}"
        yield _event(edition, event)


def _event(edition: Edition, event: Event) -> str:
    entry = event_entry(edition, event)
    gutter = edition.clock.gutter(event)
    kinds = {"planned": edition.say("kind_planned"), "background": edition.say("kind_background")}
    marks = [kinds.get(event.kind, ""), edition.say("hedged") if event.hedged else ""]
    when = ", ".join(m for m in (edition.one(gutter) if gutter else edition.say("open"), *marks) if m)
    heading = f" **{plain(event.heading.exact)}**" if event.heading and event.heading.exact != event.text else ""
    who = f" {plain(entry.who)}:" if entry.who else ""
    return f"- *{plain(when)}*{heading}{who} {plain(event.text)} ({_links(entry)}){_corrected(entry)}"


def _people(edition: Edition) -> Iterator[str | Iterator[str]]:
    if not edition.story.quotes:
        yield plain(edition.say("people_none"))
    speakers: dict[str, list[StoryQuote]] = {}
    for quote in edition.story.quotes:
        speakers.setdefault(edition.speaker(quote) or edition.phrase("speaker_open"), []).append(quote)
    for name, quotes in sorted(speakers.items(), key=lambda item: -len(item[1])):
        yield f"### {plain(name)}"
        yield (_quote(edition, quote) for quote in quotes)


def _quote(edition: Edition, quote: StoryQuote) -> str:
    entry = quote_entry(edition, quote)
    opening, closing = edition.interface.words[edition.interface.first].quote_marks
    words = f"{opening}{plain(quote.text)}{closing}" if quote.type == "Direct" else plain(quote.text)
    return f"- {words} *{plain(entry.when or '')}* ({_links(entry)}){_corrected(entry)}"


def _differences(edition: Edition) -> Iterator[str]:
    yield f"| {edition.say('matter')} | | {edition.say('wording')} | {edition.say('sources')} |"
    yield "|---|---|---|---|"
    for difference in edition.story.differences:
        about, kind = plain(difference.about), plain(edition.say(f"difference_{difference.kind}"))
        if difference.resolution:
            settled = " ".join(t for t in (difference.resolution.value, difference.resolution.text) if t)
            kind += f"; {plain(settled)}"
        for value in difference.values:
            names = ", ".join(plain(d.name) for d in edition.documents_of(value.passages))
            yield f"| {about} | {kind} | {plain(value.value)} | {names} |"
            about = kind = ""


def _source(edition: Edition, id: str) -> str:
    document = edition.documents[id]
    source = edition.source(id)
    url = edition.document_url(document)
    title = plain(document.headline or edition.say("no_headline"))
    agency = f"{plain(source.name)} · " if source.agency and source.name != document.name else ""
    when = f", {plain(edition.one(edition.clock.published(document.published)))}" if document.published else ""
    return f"- {agency}{plain(document.name)}{when}: {_link(title, url)}"


def _links(entry: Entry) -> str:
    return ", ".join(_link(plain(link.name), link.url) for link in entry.links)


def _link(text: str, url: str | None) -> str:
    # in angle brackets an address may hold parentheses; web_address lets none through that holds a bracket
    return f"[{text}](<{url}>)" if url else text


def _corrected(entry: Entry) -> str:
    return "".join(f" **{plain(c)}**" for c in entry.corrections)


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is: nothing in it is markup, a list, or an address made a link."""
    flat = _SPACE.sub(" ", text).strip()
    shown = "".join(c if c.isprintable() or ord(c) > 0x9F else "\ufffd" for c in flat)
    escaped = _SPECIAL.sub(r"\\\1", shown)
    return _AUTOLINK.sub(lambda m: f"\\{m.group()}", escaped)
