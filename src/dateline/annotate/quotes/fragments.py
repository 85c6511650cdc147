"""A few words in marks within a sentence: somebody's own words, or the name of something."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.quotes.clauses import Frame
from dateline.annotate.quotes.context import SUBJECT, opinion_of, person_in
from dateline.annotate.quotes.direct import inner, inner_text
from dateline.annotate.quotes.drafts import Draft, around, scattered, spans
from dateline.annotate.quotes.frames import FrameFinder
from dateline.annotate.quotes.marks import Quoted
from dateline.annotate.quotes.sources import Source
from dateline.model import Span

_ENDS = frozenset(".!?…")
_HALF_A_SENTENCE = 6
"""Words in marks that are somebody's own even where no verb says that anybody spoke."""


def is_name_like(finder: FrameFinder, k: int, whole: str) -> bool:
    """Whether quoted words name or title something: „Air Force One“, die Limousine „The Beast“, „Computerwoche“."""
    tokens = finder.tokens
    parts = whole.split()
    if whole[-1:] in _ENDS and len(parts) > 2:
        return False
    before = tokens[k - 1] if k > 0 else None
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    joined = (after is not None and after.start == tokens[k].end and after.kind == "other" and after.text in "-‑") or (
        before is not None and before.end == tokens[k].start and before.text[-1:] in "-‑"
    )
    if joined or (before is not None and before.low in finder.words.inscription_nouns):
        return True
    capitals = sum(1 for p in parts if p[:1].isupper() or not p[:1].isalpha())
    if capitals == len(parts):
        return True
    return before is not None and before.capital and parts[0][:1].isupper() and len(parts) <= 6


def fragment(
    finder: FrameFinder,
    number: int,
    quoted: Sequence[Quoted],
    text: str,
    k: int,
    frames: Sequence[Frame],
    sources: Sequence[Source],
    drafts: Sequence[Draft],
) -> Draft | None:
    """A few quoted words within a clause that is put on somebody's word: nannte ihn einen «klugen Kerl»."""
    tokens = finder.tokens
    if any(a <= k < b for frame in frames for a, b in frame.speaker):
        return None  # who speaks: "Wie „blick am abend“ berichtet"
    whole = inner_text(text, quoted, tokens[k])
    said = inner(quoted, tokens[k])
    if is_name_like(finder, k, whole):
        return _called(finder, number, said, k, frames)
    for draft in drafts:
        if draft.type == "Indirect" and any(a <= said[0][0] < b for a, b in draft.quote):
            return draft._replace(type="Direct", quote=said)
    best = None
    for frame in frames:
        if not frame.cue.uses & {"say", "think", "name", "report"} or frame.shape == "relative":
            continue
        if frame.start <= k < frame.end:
            best = frame
            break
        if frame.verb < k and not (best is not None and frame.cue.form != "finite"):
            best = frame
    if best is not None:
        speaker, cue = spans(tokens, best.speaker), scattered(tokens, best.cue_at)
    elif sources:
        speaker, cue = spans(tokens, sources[0].speaker), scattered(tokens, [sources[0].cue])
    elif opinion_of(finder, k):
        speaker, cue = spans(tokens, opinion_of(finder, k)), ()
    else:
        return _own_words(finder, number, said, whole, k)
    return Draft("Direct", number, said, speaker, cue, around(tokens, [(k, k + 1)]))


def _called(finder: FrameFinder, number: int, said: tuple[Span, ...], k: int, frames: Sequence[Frame]) -> Draft | None:
    """What somebody calls something: "nannte den Bericht eine „Zeitungsente“", but not "nennt man ein „Joch“"."""
    tokens, words = finder.tokens, finder.words
    article = k > 0 and (tokens[k - 1].low in words.articles.nominative or tokens[k - 1].low in words.articles.oblique)
    before = {t.low for t in tokens[max(k - 2 if article else k - 1, 0) : k]}
    for frame in frames:
        about = bool(before & words.report_prepositions.get(frame.cue.verb, frozenset()))
        if not (article or about or before & words.naming):
            continue
        named = about or ("name" in frame.cue.uses and "say" not in frame.cue.uses)
        named = named and frame.shape in ("main", "inverted")
        if named and frame.speaker and not frame.passive and frame.verb < k < frame.end:
            speaker, cue = spans(tokens, frame.speaker), scattered(tokens, frame.cue_at)
            return Draft("Direct", number, said, speaker, cue, around(tokens, [(k, k + 1)]))
    return None


def _own_words(finder: FrameFinder, number: int, said: tuple[Span, ...], whole: str, k: int) -> Draft | None:
    """Half a sentence in marks without any verb of saying: the words of the person who is its subject."""
    if len(whole.split()) < _HALF_A_SENTENCE:
        return None
    home = finder.segment_of(k)
    speaker = finder.subject_of_clause(home.start, home.end) or finder.subject_of_clause(0, home.end)
    if not person_in(finder, speaker):
        return None
    tokens = finder.tokens
    return Draft("Direct", number, said, spans(tokens, speaker), (), around(tokens, [(k, k + 1)]), basis=SUBJECT)
