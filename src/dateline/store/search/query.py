"""What is asked of the full-text search, and what it answers."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from dateline.model import Passage, Span

HitKind = Literal["document", "update", "quote", "event"]
KINDS: tuple[HitKind, ...] = ("document", "update", "quote", "event")


class SearchQuery(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What to search for.

    text: words, all of which must occur, in any inflection; "several words" in quotation marks of any kind as written;
    a beginning with an asterisk (Stau*); -word must not occur. Case and umlauts make no difference (Jäger, Jaeger,
    Jager). Empty: everything, within the filters.
    kinds: what to find. source: an outlet's name. person: who is named (of a quotation: who said it; of an event: who
    takes part), by full name or a part of it. since, until: times (aware), half open; what has no time is left out
    then. story: id of the story whose quotations, events and documents alone are meant. language: the language the
    words are in; None: any. newest: newest first, else oldest first; what has no time is always at the end of the older
    side. limit: hits at most. after: `Found.more` of an earlier answer, to go on from there.
    """

    text: str = ""
    kinds: tuple[HitKind, ...] = KINDS
    source: str | None = None
    person: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    story: str | None = None
    language: str | None = None
    newest: bool = True
    limit: int = 20
    after: str | None = None


class Snippet(Struct, frozen=True, kw_only=True):
    """A piece of a document around what was found. passage: the piece; marks: what was found in it, as offsets into the
    document's text."""

    passage: Passage
    marks: tuple[Span, ...] = ()


class Hit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that was found.

    id: of the document, the update, the quotation or the event. document: where the first passage stands; name: what
    that document is called. story: of a quotation or an event. time: when it was published, written, said, or happened.
    heading: the document's headline or the update's heading. passages: every place that was found, exact and in order
    (at most 50); empty where nothing was asked for but filters. snippets: the first of them with what is around.
    """

    kind: HitKind
    id: str
    document: str
    name: str
    story: str | None = None
    time: dt.datetime | None = None
    heading: str | None = None
    passages: tuple[Passage, ...] = ()
    snippets: tuple[Snippet, ...] = ()


class Found(Struct, frozen=True, kw_only=True):
    """An answer. more: what to give as `after` for the hits that follow, None where these are all.

    count: how many hits there are in all; None where the question goes on from an earlier answer. over: whether there
    are more than that, since no more were counted.
    """

    hits: tuple[Hit, ...]
    more: str | None = None
    count: int | None = None
    over: bool = False
