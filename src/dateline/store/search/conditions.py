"""A question in the words of each database.

What a database answers may be more than what was asked (PostgreSQL knows neighbours, not phrases), never less: whether
an answer fits is decided by its text, which is the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.store.search.index import OVERFULL, document_tag, name_words, source_tag
from dateline.store.search.query import KINDS, SearchQuery
from dateline.store.search.terms import Term

_NOT_IN_AN_ID = re.compile(r"[^0-9a-z]")


def for_sqlite(query: SearchQuery, terms: Sequence[Term], members: Sequence[str] = ()) -> str:
    """As an expression of FTS5. members: ids of the documents of the story that the question is limited to."""
    with_these = [*_tags(query, members, "tags : {}", " OR "), *(_fts5(term) for term in terms if not term.without)]
    if query.person is not None:
        with_these.append(f'people : "{" ".join(name_words(query.person))}"')
    found = " AND ".join(f"({one})" for one in with_these)
    without = [_fts5(term) for term in terms if term.without and not term.spellings]
    return f"({found}) NOT ({' OR '.join(without)})" if without else found


def for_postgresql(query: SearchQuery, terms: Sequence[Term], members: Sequence[str] = ()) -> str:
    """As a tsquery; members as above."""
    with_these = [*_tags(query, members, "'#{}'", " | "), *(_tsquery(term) for term in terms if not term.without)]
    if query.person is not None:
        words = name_words(query.person)
        if len(words) == 1:
            with_these.append(f"'@{words[0]}'")
        with_these += [f"'@{one} {two}'" for one, two in pairwise(words)]
    found = [f"({one} | '#{OVERFULL}')" for one in with_these]
    # What may be answered too much must not be left out too much.
    found += [f"!({_tsquery(t)})" for t in terms if t.without and not t.spellings and len(t.written) < 3]
    return " & ".join(found)


def _tags(query: SearchQuery, members: Sequence[str], form: str, either: str) -> list[str]:
    kinds = [form.format(f"kind_{kind}") for kind in dict.fromkeys(query.kinds)]
    found = [form.format("all") if set(query.kinds) == set(KINDS) else either.join(kinds)]
    if query.source is not None:
        found.append(form.format(source_tag(query.source)))
    if query.story is not None:
        # What is no id has to mean nothing to a database either.
        story = f"story_{_NOT_IN_AN_ID.sub('_', query.story)}"
        found.append(either.join(form.format(home) for home in (story, *map(document_tag, members))))
    return found


def _fts5(term: Term) -> str:
    if term.stems:
        return "stems : (" + " OR ".join(f'"{one}"' for one in term.stems) + ")"
    return f'words : "{" ".join(term.written)}"' + ("*" if term.spellings else "")


def _tsquery(term: Term) -> str:
    if term.stems:
        return " | ".join(f"'~{one}'" for one in term.stems)
    begins = ":*" if term.spellings else ""
    if len(term.written) == 1:
        return f"'={term.written[0]}'{begins}"
    pairs = [f"'+{one} {two}'" for one, two in pairwise(term.written)]
    return " & ".join(pairs) + begins
