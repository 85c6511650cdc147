"""What people corrected in a story, as every format tells it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct

from dateline.languages.publishing import PublishingWords
from dateline.model import By, Edit, Hide, Story
from dateline.story.corrections import active


class Correction(Struct, frozen=True, kw_only=True):
    """One thing that a person changed and that still counts.

    what: what was done, a sentence. targets: ids of the parts of the story that it changed, as they are called now;
    the empty id is the story itself. time: when (aware). by: who, as they sign.
    """

    what: str
    targets: tuple[str, ...]
    time: dt.datetime
    by: str


def corrections(
    story: Story, words: PublishingWords, when: Callable[[dt.datetime], str] = dt.datetime.isoformat
) -> tuple[Correction, ...]:
    """The corrections that the story shows, in the order they were made.

    What was taken back is not told, nor what found nothing to change. What was hidden is told without its words:
    somebody had a reason to hide it. when: how an instant is written.
    """
    marks: dict[int, list[tuple[str, By]]] = defaultdict(list)
    for mark in story.by:
        marks[mark.edit].append(("", mark))
    for parts in (story.chronology, story.actors, story.quotes, story.differences):
        for part in parts:
            for mark in part.by:
                marks[mark.edit].append((part.id, mark))
    found = [_of_marks(number, marked, words, when) for number, marked in marks.items()]
    lost = {unapplied.edit for unapplied in story.unapplied}
    hidden = [e for e in active(story.edits) if isinstance(e.correction, Hide) and e.number not in lost]
    found += [(e.number, _hidden(e, words)) for e in hidden]
    return tuple(correction for _, correction in sorted(found, key=lambda f: f[0]))


def _of_marks(
    number: int, marked: list[tuple[str, By]], words: PublishingWords, when: Callable[[dt.datetime], str]
) -> tuple[int, Correction]:
    mark = marked[0][1]
    before = _before(mark, when)
    key = f"{mark.what}-from" if before else mark.what
    said = words.corrections.get(key, words.corrections[mark.what]).format(by=mark.by, before=before)
    targets = tuple(dict.fromkeys(id_ for id_, _ in marked))
    return number, Correction(what=said, targets=targets, time=mark.at, by=mark.by)


def _before(mark: By, when: Callable[[dt.datetime], str]) -> str:
    """What stood there before, or a note's words; an instant as people write it."""
    text = mark.text or ""
    if mark.what == "time" and text:
        with suppress(ValueError):  # written by somebody else's program: told as it stands there
            instant = dt.datetime.fromisoformat(text)
            return when(instant) if instant.tzinfo else text
    return text


def _hidden(edit: Edit, words: PublishingWords) -> Correction:
    return Correction(what=words.corrections["hidden"].format(by=edit.by), targets=("",), time=edit.at, by=edit.by)
