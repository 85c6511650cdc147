"""The pages of a published story beside its main one: an event's permalink, and the embed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.export.edition import Edition
from dateline.export.feeds.entries import Entry, event_entry
from dateline.export.fragments import document_link
from dateline.export.html.composition import encodable
from dateline.export.html.page import policy
from dateline.export.site.head import event_head, story_head
from dateline.model import Event

_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_FEW = 30
"""Events up to which an embed shows all days open."""
_INSIDE = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Report:
    """The words of one source about the event, and where they stand."""

    name: str
    url: str | None
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Live:
    """An update of the live blog: its anchor, and when it was published, for people and for machines."""

    key: str
    clock: str
    stamp: str
    entry: Entry
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The events under one heading of the embed."""

    heading: str
    open: bool
    entries: tuple[Entry, ...]


class Pages:
    """Writes the pages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.environment = Environment(
            loader=PackageLoader("dateline.export.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.style = _asset("site.css")

    def event(self, event: Event) -> str:
        """The event's own page: its words, and those of everybody who reports it."""
        edition = self.edition
        entry = event_entry(edition, event)
        reports = []
        for passage in event.passages:
            document = edition.documents[passage.document]
            source = edition.source(document.id)
            name = f"{source.name} · {document.name}" if source.agency else document.name
            language = document.language if document.language != "und" else ""
            reports.append(Report(name, document_link(edition, passage), passage.exact, language))
        return self._page(
            "event.html",
            title=entry.title,
            head=event_head(edition, entry.url, entry.title, event.text, entry.published),
            entry=entry,
            reports=reports,
            kind=edition.say(f"kind_{event.kind}"),
            hedged=edition.say("hedged") if event.hedged else None,
            differs=[edition.say("differs", about=d.about) for d in edition.differences_of(event)],
            back=f"../index.html#event-{event.id}",
        )

    def live(self) -> str:
        """The story as a plain live blog, newest first: a LiveBlogPosting page that other readers of such pages read.

        It holds the updates whose time of publication is known; a live blog has no place for others.
        """
        updates = []
        for event in self.edition.story.chronology:
            published = self.edition.first_reported(event)
            if published:
                clock = self.edition.one(self.edition.clock.moment(published))
                key = self.edition.event_key(event)
                paragraphs = tuple(p for p in _PARAGRAPH.split(event.text) if p.strip())
                entry = event_entry(self.edition, event)
                live = Live(key, clock, self.edition.stamp(published), entry, paragraphs)
                updates.append((published.timestamp(), live))
        updates.sort(key=lambda u: (u[0], u[1].key), reverse=True)
        zone = self.edition.say("span_zone", zone=self.edition.clock.zone_name)
        head = story_head(self.edition)
        return self._page(
            "live.html", title=self.edition.story.title, head=head, updates=[u for _, u in updates], zone=zone
        )

    def embed(self) -> str:
        """The chronology alone, for a frame in somebody else's page; it can be read without any script."""
        days = self._days()
        return self._page(
            "embed.html",
            script=_asset("embed.js"),
            title=self.edition.story.title,
            head="",
            days=days,
            zone=self.edition.say("span_zone", zone=self.edition.clock.zone_name),
            whole=self.edition.base,
        )

    def fragment(self) -> str:
        """What somebody else puts into their page: a frame that grows with its content where scripts run.

        It loads the embed from where the story is published; of a story that is not, it carries the embed itself.
        """
        base = self.edition.base
        where = Markup('src="{}"').format(f"{base}embed.html") if base else Markup('srcdoc="{}"').format(self.embed())
        title = self.edition.story.title or "dateline"
        frame = Markup(
            '<iframe class="dateline-story" title="{}" {} loading="lazy" sandbox="{}" '
            'style="width:100%;height:40rem;border:1px solid #dcd7ca"></iframe>\n<script>{}</script>\n'
        ).format(title, where, _INSIDE, Markup(_asset("frame.js").strip()))  # noqa: S704 - our own file
        return encodable(str(frame))

    def _days(self) -> list[Day]:
        """Key events where a person marked some, else all but the background; those of an unknown time last."""
        edition = self.edition
        told = [e for e in edition.story.chronology if e.kind != "background"]
        told = [e for e in told if e.key] or told
        groups: dict[str, list[Event]] = {}
        dated = sorted((e for e in told if e.start), key=lambda e: e.start.timestamp() if e.start else 0.0)
        for event in [*dated, *(e for e in told if e.start is None)]:
            heading = edition.clock.heading(event)
            groups.setdefault(edition.one(heading) if heading else edition.say("time_open"), []).append(event)
        # what is newest is in the last day; events without a time, which stand below, are not news
        last = max((n for n, events in enumerate(groups.values()) if events[0].start), default=0)
        return [
            Day(heading, len(told) <= _FEW or number == last, tuple(event_entry(edition, e) for e in events))
            for number, (heading, events) in enumerate(groups.items())
        ]

    def _page(self, template: str, *, script: str = "", **values: object) -> str:
        html = self.environment.get_template(template).render(
            say=self.edition.say,
            phrase=self.edition.phrase,
            language=self.edition.options.language,
            style=Markup(self.style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(self.style, script),
            **values,
        )
        return encodable(html)


def _asset(name: str) -> str:
    return resources.files("dateline.export.site").joinpath("assets", name).read_text(encoding="utf-8")
