"""What to call a speaker who is none of the story's actors: in the words of the text."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.languages.story import listed
from dateline.model import Document, Passage, StoryQuote
from dateline.story.terms import story_words


def described(quote: StoryQuote, documents: Mapping[str, Document]) -> Passage | None:
    """The first passage that says who speaks, be it only "a spokesman"; None where none does.

    A pronoun says nothing to a reader who does not see the sentence before, so it is none.
    """
    for occurrence in quote.occurrences:
        for passage in occurrence.speaker:
            words = story_words(documents[passage.document].language)
            if passage.exact.lower() not in listed(words.singular) | listed(words.plural):
                return passage
    return None
