"""What a browser names by its id becomes a target that finds its place again when the story is built anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import structs

from dateline.model import Correction, DatelineError, Passage, Story, Target


class EditUnclear(DatelineError):
    """A correction that names something which the story does not have, or that is no correction at all."""

    fate = "refused"


def correction_in(data: object, story: Story) -> Correction:
    """The correction that a request asks for, its targets completed from the story that the person saw.

    data: a Correction as JSON; of a target, `kind` and `id` are enough, of a passage `document`, `start` and `end`.
    Raises EditUnclear.
    """
    try:
        correction: Correction = msgspec.convert(_with_words(data, story), Correction)
    except msgspec.ValidationError as error:
        raise EditUnclear("the edit", f"it cannot be read ({error})", "See the description of the API.") from None
    fields = {name: _completed(getattr(correction, name), story) for name in correction.__struct_fields__}
    completed: Correction = structs.replace(correction, **fields)
    return completed


def _completed(value: Any, story: Story) -> Any:
    if isinstance(value, Target):
        return _target(value, story)
    if isinstance(value, tuple) and value and isinstance(value[0], Target):
        return tuple(_target(one, story) for one in value)
    return value


def _target(target: Target, story: Story) -> Target:
    if target.kind == "story":
        return Target(kind="story", words=story.title)
    passages, words = _found(target, story)
    return Target(kind=target.kind, id=target.id, passages=passages, words=words)


def _found(target: Target, story: Story) -> tuple[tuple[Passage, ...], str]:
    match target.kind:
        case "event":
            event = _of(story.chronology, target)
            return event.passages, event.text
        case "actor":
            actor = _of(story.actors, target)
            return actor.mentions, actor.name
        case "quote":
            quote = _of(story.quotes, target)
            return quote.passages, quote.text
        case _:
            difference = _of(story.differences, target)
            return tuple(p for value in difference.values for p in value.passages), difference.about


def _of(parts: Iterable[Any], target: Target) -> Any:
    for part in parts:
        if part.id == target.id:
            return part
    raise EditUnclear(f"{target.kind} {target.id}", "the story does not have it now", "Look at the story again.")


def _with_words(data: object, story: Story) -> object:
    """The data, its passages with the words that stand there."""
    if isinstance(data, dict):
        found = {key: _with_words(value, story) for key, value in data.items()}
        if {"document", "start", "end"} <= found.keys() and "exact" not in found:
            found["exact"] = _words(found, story)
        return found
    if isinstance(data, list):
        return [_with_words(value, story) for value in data]
    return data


def _words(passage: dict[str, Any], story: Story) -> str:
    start, end = passage["start"], passage["end"]
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
        for document in story.documents:
            if document.id == passage["document"] and end <= len(document.text):
                return document.text[start:end]
    raise EditUnclear("the edit", "it names a passage that no document of the story has", "Look at the story again.")
