"""The states of a story's page: the page's source as lines, and what changed from one state to the next."""

from __future__ import annotations

import difflib
import hashlib

from msgspec import Struct

from dateline.export.html.composition import Composition, Kept, encodable
from dateline.store import Store

BODY = "<!--body-->"
"""The line between a page's data and its body."""
_SPOKEN = ("live_on", "live_off", "live_gone")
_COUNTED = ("live_new",)
_EDITS = 1 << 20
"""More edits than any story has; so that version and edit make one number."""

Patch = list[tuple[int, int] | str]
"""How to make a state's lines of those before: lines to keep, as [from, to), and lines that are new."""


class State(Struct, frozen=True, kw_only=True):
    """One state of a story's page. number: grows with every change. id: names these very lines.

    source: the data that the script needs, the line BODY, and the body's HTML. empty: nothing was built yet.
    """

    story: str
    version: int
    edit: int
    number: int
    id: str
    title: str
    source: str
    kept: Kept
    empty: bool = False


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from"}):
    """A state for those who show an earlier one. patch: None where they have to ask for the whole."""

    version: int
    id: str
    since: str | None = None
    patch: Patch | None = None


def compose(store: Store, story: str, language: str, before: Kept | None = None) -> State:
    """The story's page as it is now. Raises NotStored; KeyError for a language without words."""
    stored = store.stories.get(story)
    composition = Composition(stored.story, language=language, before=before)
    body = composition.render("body.html")
    data = composition.data(spoken=_SPOKEN, counted=_COUNTED)
    source = encodable(f"{data}\n{BODY}\n{body}")
    number = stored.version * _EDITS + stored.edit
    digest = hashlib.sha256(source.encode()).hexdigest()[:16]
    return State(
        story=story,
        version=stored.version,
        edit=stored.edit,
        number=number,
        id=f"{number:x}-{digest}",
        title=stored.story.title,
        source=source,
        kept=composition.kept(),
        empty=not stored.story.documents,
    )


def change(before: State | None, now: State) -> Change:
    """What changed between two states of a page."""
    if before is None:
        return Change(version=now.number, id=now.id)
    patch = patch_of(before.source.split("\n"), now.source.split("\n"))
    return Change(version=now.number, id=now.id, since=before.id, patch=patch)


def patch_of(old: list[str], new: list[str]) -> Patch:
    """How to make `new` of `old`; what both begin and end with is found at once, the rest line by line."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    patch: Patch = [(0, first)] if first else []
    middle = difflib.SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last])
    for tag, i, j, k, m in middle.get_opcodes():
        if tag == "equal":
            patch.append((first + i, first + j))
        elif m > k:
            patch.append("\n".join(new[first + k : first + m]))
    if last:
        patch.append((len(old) - last, len(old)))
    return patch


def patched(old: list[str], patch: Patch) -> list[str]:
    """`old` with the patch applied: what the page's script does."""
    lines: list[str] = []
    for part in patch:
        lines += part.split("\n") if isinstance(part, str) else old[part[0] : part[1]]
    return lines
