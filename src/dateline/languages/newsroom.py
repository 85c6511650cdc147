"""The words of the newsroom's own pages, beside those of a story's page."""

from __future__ import annotations

from msgspec import Struct


class NewsroomWords(Struct, frozen=True, kw_only=True):
    """What one language supplies for the newsroom: phrases by key with {fields}; counts as (one, other) with {n}.

    The keys are the same in every language.
    """

    phrases: dict[str, str]
    counts: dict[str, tuple[str, str]]
