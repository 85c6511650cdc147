"""Of which country a person is, as the words beside the name say."""

from __future__ import annotations

import re

from dateline.languages.story import listed
from dateline.story.persons import Mention
from dateline.story.roles import country_named, country_of, people_of
from dateline.story.terms import story_words

_BEHIND = re.compile(r" (?:([a-zäöü]+) |\()([^\W\d_]+(?:-[^\W\d_]+)*)")


def origin(mention: Mention) -> str | None:
    """The ISO code of the country that a person is said to be of where the name stands; None where nothing says it.

    "die Rumänin Ilinca D.", "Ilinca D. of Romania", "Ilinca D. (Rumänien)".
    """
    document, language = mention.document, mention.document.language
    if mention.role is not None:
        return people_of(document.text[slice(*mention.role)], language)
    before = document.text[max(0, mention.start - 40) : mention.start].split()
    if before and (code := people_of(before[-1], language)):
        return code
    if before and before[-1][0].islower() and (code := country_of(before[-1].lower(), language)):
        return code
    match = _BEHIND.match(document.text, mention.end)
    if match is None or (match.group(1) and match.group(1) not in listed(story_words(language).origin)):
        return None
    return country_named(match.group(2).lower())
