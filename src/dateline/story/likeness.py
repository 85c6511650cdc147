"""How much two reports share of the words and things that they name, rare ones counted more."""

from __future__ import annotations

import math

from dateline.story.features import Features

LITTLE = 2.0
"""Shared weight at which likeness counts half: about one rare word."""


def likeness(a: Features, b: Features) -> float:
    """How much two reports share (0 to 1): mostly against the shorter of the two, less where the shared is little.

    A long report that tells of more than a short one is no less the same; but a short one that shares nothing except
    one word is.
    """
    shared = sum(min(a.terms[t], b.terms[t]) for t in shared_terms(a, b))
    if not shared:
        return 0.0
    against_both = shared / math.sqrt(a.total * b.total)
    against_shorter = shared / min(a.total, b.total)
    return min(1.0, (0.4 * against_both + 0.6 * against_shorter) * shared / (shared + LITTLE))


def shared_terms(a: Features, b: Features) -> list[str]:
    """The terms of both reports; of a compound that both have, not its tail as well."""
    small, large = (a, b) if len(a.terms) <= len(b.terms) else (b, a)
    found = [t for t in small.terms if t in large.terms]
    twice = {small.heads[t] for t in found if t in small.heads}
    return [t for t in found if t not in twice] if twice else found
