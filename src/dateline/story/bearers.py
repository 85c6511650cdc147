"""Whom a role means that stands without a name."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from dateline.story.roles import HEADS, RoleMention

_HEAD_KEYS = frozenset("=" + head for head in HEADS)


class Bearers:
    """Who bears which role, as the places say where a role stands with a name. Silent wherever two fit."""

    def __init__(self) -> None:
        self._full: dict[str, set[str]] = defaultdict(set)
        self._fulls: dict[str, set[str]] = defaultdict(set)
        self._ending: dict[str, set[str]] = defaultdict(set)
        self._country: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._base: dict[str, set[str]] = defaultdict(set)
        self._countries: dict[str, set[str]] = defaultdict(set)
        self._places: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def add(self, actor: str, base: str | None, full: str, country: str | None, simple: str | None) -> None:
        """An actor was given a role by name."""
        self._full[full].add(actor)
        self._fulls[actor].add(full)
        self._ending[simple or full].add(actor)
        if country:
            self._countries[actor].add(country)
        if base:
            self._base[base].add(actor)
            if country:
                self._country[base, country].add(actor)
                if base in _HEAD_KEYS:
                    self._heads[country].add(actor)

    def appears(self, actor: str, document: str, start: int) -> None:
        """An actor is named at a place."""
        self._places[document].append((start, actor))

    def settle(self) -> None:
        """To be called when every name was told."""
        for places in self._places.values():
            places.sort()

    def bearer(self, document: str, mention: RoleMention) -> str | None:
        """The one actor whom the role can mean; None where none or several fit."""
        here = {actor for _, actor in self._places[document]}
        if mention.country:
            return self._of_country(mention, here)
        if not mention.definite:
            return None
        fitting = self._full[mention.full] & here
        if mention.simple is None:
            fitting = fitting | (self._ending[mention.full] & here)
            fitting = fitting | {a for a in here if any(full.endswith(mention.full) for full in self._fulls[a])}
            if mention.base in _HEAD_KEYS and fitting:
                fitting = fitting | {a for heads in self._heads.values() for a in heads if a in here}
        if len(fitting) == 1:
            return next(iter(fitting))
        return self._last_named(document, mention.span[0], fitting)

    def _of_country(self, mention: RoleMention, here: set[str]) -> str | None:
        country = mention.country
        assert country is not None
        written_together = mention.whole == mention.span
        for candidates in (
            self._full[mention.full] if written_together else set[str](),
            self._country[mention.base, country],
            self._heads[country] if mention.base in _HEAD_KEYS else set[str](),
            {a for a in self._base[mention.base] if not self._countries[a]},
        ):
            if one := _only(candidates, here):
                return one
            if candidates:
                return None
        return None

    def _last_named(self, document: str, start: int, candidates: set[str]) -> str | None:
        """Of several who bear the role, the one named last, if no other of them was named near before."""
        places = self._places[document]
        near = places[max(0, bisect_right(places, (start, "")) - 3) : bisect_right(places, (start, ""))]
        found = {actor for place, actor in near if actor in candidates and start - place < 300}
        return next(iter(found)) if len(found) == 1 else None


def _only(candidates: set[str], here: set[str]) -> str | None:
    """The one candidate; of several, the one that the document names."""
    if len(candidates) == 1:
        return next(iter(candidates))
    named = candidates & here
    return next(iter(named)) if len(named) == 1 else None
