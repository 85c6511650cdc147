"""What reports say happened to nobody: "Verletzt wurde niemand" is a count of none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.languages.story import listed
from dateline.model import Span
from dateline.story.events import Telling
from dateline.story.terms import TOKEN, lexicon, story_words

HARMED = frozenset({"=dead", "=injured", "=seriously injured", "=slightly injured"})
_CLAUSE = re.compile(r"[^,;:.!?–]+")


def nobody(telling: Telling) -> Iterator[tuple[Span, str]]:
    """Where a report says that nobody was killed or hurt: the words from the denial to the harm, and the harm's term.

    "Nobody else", "none of the passengers" and what may be or will be deny only a part, or nothing yet.
    """
    report, document = telling.report, telling.report.document
    words, lexis = story_words(document.language), lexicon(document.language)
    if telling.reading.kind == "planned" or telling.reading.hedged:
        return
    for clause in _CLAUSE.finditer(document.text, report.start, report.end):
        tokens = list(TOKEN.finditer(document.text, clause.start(), clause.end()))
        lower = [t.group().lower() for t in tokens]
        denied = [n for n, w in enumerate(lower) if w in listed(words.nobody)]
        harmed = [(n, t) for n, w in enumerate(lower) for t, _ in lexis.terms(w) if t in HARMED]
        if len(denied) != 1 or not harmed or any(w in listed(words.besides) for w in lower):
            continue
        behind = lower[denied[0] + 1 : denied[0] + 2]
        if behind and behind[0] in listed(words.part_of):
            continue
        place, term = min(harmed, key=lambda h: abs(h[0] - denied[0]))
        first, last = sorted((denied[0], place))
        yield (tokens[first].start(), tokens[last].end()), term
