"""Why a page was not taken, or only half of it, as sentences with a code that stays."""

from __future__ import annotations

from msgspec import Struct


class FateWords(Struct, frozen=True, kw_only=True):
    """What one language supplies for the fates of pages. The codes are the same in every language.

    reasons: by code, a clause with {fields} that says what is wrong, and what a person can do (a sentence, may be
    empty). Those of English are what the program itself says, and tell the code. things: what a field may hold that is
    words of a language and no name or number, by the English words.
    """

    reasons: dict[str, tuple[str, str]]
    things: dict[str, str] = {}
