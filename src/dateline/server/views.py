"""Stories as pages, made in a process of its own that remembers the state before, to say what has changed."""

from __future__ import annotations

import functools
import gzip

import msgspec
from msgspec import Struct

from dateline.export.html.composition import Composition
from dateline.model import Story
from dateline.server.hub import message
from dateline.server.rendering import markup
from dateline.server.speech import Speech, for_scripts
from dateline.server.states import BODY, State, change, compose
from dateline.store import Store

_REMEMBERED = 64
"""Pages whose last state is remembered."""
_before: dict[tuple[str, str], State] = {}


class Rendered(Struct, frozen=True, kw_only=True):
    """A story's page at one moment. source: as lines (see states); page: the whole page. Both are compressed with gzip.

    message: the server-sent event for those who show the state before.
    """

    story: str
    language: str
    version: int
    edit: int
    number: int
    id: str
    title: str
    source: bytes
    page: bytes
    message: bytes


def warm() -> None:
    """Load what the first page needs, before anybody asks for it."""
    Composition(Story(title="", documents=())).render("body.html")


def render(store_at: str, story: str, language: str) -> Rendered:
    """The story's page as it is now. Raises NotStored."""
    key = (story, language)
    before = _before.pop(key, None)
    now = compose(_store(store_at), story, language, before.kept if before else None)
    _before[key] = now
    while len(_before) > _REMEMBERED:
        del _before[next(iter(_before))]
    changed = change(before, now)
    return Rendered(
        story=story,
        language=language,
        version=now.version,
        edit=now.edit,
        number=now.number,
        id=now.id,
        title=now.title,
        source=_compressed(now.source),
        page=_compressed(_page(now, language)),
        message=message("state", msgspec.json.encode(changed), id=str(now.number)),
    )


def _page(state: State, language: str) -> str:
    data, _, body = state.source.partition(f"\n{BODY}\n")
    return markup(
        "story.html",
        Speech(language),
        story=state.story,
        rendered=state,
        data=data,
        body=body,
        desk_words=for_scripts(),
    )


def _compressed(text: str) -> bytes:
    return gzip.compress(text.encode(), 5, mtime=0)


@functools.lru_cache(maxsize=2)
def _store(location: str) -> Store:
    return Store.open(location)
