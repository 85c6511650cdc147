"""The furniture's words of all languages, compiled once: what a line says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline import languages
from dateline.languages.pages import PageWords

_LONGER_WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Lines:
    """Patterns for whole lines. Those that may begin with anything are slow: they are tried only where the line has one
    of the longer words that stand in them."""

    opening: re.Pattern[str]
    anywhere: re.Pattern[str] | None
    words: tuple[str, ...]

    def match(self, text: str) -> re.Match[str] | None:
        """The match of one of the patterns with the whole of `text`."""
        found = self.opening.match(text)
        if found is not None or self.anywhere is None:
            return found
        low = text.lower()
        return self.anywhere.match(text) if any(word in low for word in self.words) else None


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns over all languages. `…_line` are for whole lines, the others for beginnings."""

    notice: re.Pattern[str]
    paywall: Lines
    teaser_line: re.Pattern[str]
    teaser_start: re.Pattern[str]
    furniture_line: Lines
    furniture_start: re.Pattern[str]
    comment_count: tuple[re.Pattern[str], ...]
    comment_line: re.Pattern[str]
    keywords_start: re.Pattern[str]
    article_end: re.Pattern[str]
    byline: re.Pattern[str]
    photo: re.Pattern[str]
    photo_inside: re.Pattern[str]
    source: re.Pattern[str]
    and_words: re.Pattern[str]
    not_names: frozenset[str]


@cache
def wording() -> Wording:
    """The patterns of every language's page words."""
    pages: list[PageWords] = [languages.words(code, "pages") for code in languages.codes()]

    def union(parts: tuple[str, ...], end: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(parts)}){end}", re.IGNORECASE)

    def lines(parts: tuple[str, ...], end: str) -> Lines:
        floating = tuple(part for part in parts if part.startswith((".", "[")))
        opening = tuple(part for part in parts if part not in floating)
        found = sorted({word for part in floating for word in _LONGER_WORD.findall(part)})
        return Lines(union(opening, end), union(floating, end) if floating else None, tuple(found))

    def words(parts: tuple[str, ...]) -> str:
        return "|".join(re.escape(p) for p in sorted(set(parts), key=lambda p: (-len(p), p)))

    def every(field: str) -> tuple[str, ...]:
        return tuple(item for page in pages for item in getattr(page, field))

    return Wording(
        notice=union(every("notice"), r"\Z"),
        paywall=lines(every("paywall"), r"\Z"),
        teaser_line=union(every("teaser_line"), r"\Z"),
        teaser_start=union(every("teaser_start")),
        furniture_line=lines(every("furniture_line"), r"[.:!?]?\Z"),
        furniture_start=union(every("furniture_start")),
        comment_count=tuple(re.compile(rf"(?:{p})\Z", re.IGNORECASE) for p in every("comment_count")),
        comment_line=union(every("comment_line"), r"[.:!?]?\Z"),
        keywords_start=union(every("keywords_start")),
        article_end=union(every("article_end"), r"[.:!?]?\Z"),
        byline=re.compile(rf"(?:{words(every('by'))})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE),
        photo=re.compile(rf"(?:©|\(c\)|copyright\b|(?:{words(every('photo'))})\s*(?::|©|\|))\s*:?\s*", re.IGNORECASE),
        photo_inside=re.compile(rf"(?<=[\s(|.!?])(?:©|\(c\)|(?:{words(every('photo'))})\s*:)\s*(?=\S)", re.IGNORECASE),
        source=re.compile(rf"(?<!\w)(?:{words(every('source'))})\s*:?\s+", re.IGNORECASE),
        and_words=re.compile(rf"\s*(?:,|;|/|\||\s(?:{words(every('and_words'))})\s)\s*", re.IGNORECASE),
        not_names=frozenset(every("not_names")),
    )
