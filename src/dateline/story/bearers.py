"""Whom a role means that stands without a name."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from dateline.story.roles import HEADS, NATIONAL, RoleMention

GENERIC = frozenset("=" + concept for concept in ("spokesperson", "chief", "president", "minister", "expert", "police"))
"""Roles of which there are many in one story."""

RARE = frozenset({"=minister"})
"""Of these, such as a story with only one bearer means by the word alone."""

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
        self._was: set[str] = set()
        self._kinds: dict[str, set[str]] = defaultdict(set)
        self._countries: dict[str, set[str]] = defaultdict(set)
        self._people: dict[str, set[str]] = defaultdict(set)
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

    def is_a(self, actor: str, kind: str, *, no_longer: bool) -> None:
        """An actor's role is one of a kind: the minister for the environment is a minister."""
        self._kinds[kind].add(actor)
        if no_longer:
            self._was.add(actor)

    def appears(self, actor: str, document: str, start: int) -> None:
        """An actor is named at a place."""
        self._places[document].append((start, actor))

    def comes_from(self, actor: str, country: str) -> None:
        """An actor is said to be of a country."""
        self._people[country].add(actor)

    def settle(self) -> None:
        """To be called when every name was told."""
        for places in self._places.values():
            places.sort()

    def bearer(self, document: str, mention: RoleMention) -> str | None:
        """The one actor whom the role can mean; None where none or several fit."""
        here = {actor for _, actor in self._places[document]}
        if mention.base == NATIONAL:
            return _only(self._people[mention.country or ""], here)
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
        if not fitting and mention.base[0] == "=" and mention.base not in GENERIC:
            fitting = self._base[mention.base] & here
        if len(fitting) == 1:
            return next(iter(fitting))
        if not fitting:
            return self._anywhere(mention)
        return None if mention.opens else self._last_named(document, mention.span[0], fitting)

    def _anywhere(self, mention: RoleMention) -> str | None:
        """The only one in the whole story who bears the role, where the document names nobody with it.

        Words that every body has one of ("der Sprecher") mean another in every document, unless compounded.
        """
        fitting = set(self._full[mention.full])
        if mention.simple is None and mention.base in GENERIC:
            alone = self._base[mention.base] | self._kinds[mention.base]
            return next(iter(alone)) if mention.base in RARE and len(alone) == 1 and not alone & self._was else None
        if not fitting and mention.simple is None:
            fitting = {a for a, fulls in self._fulls.items() if any(full.endswith(mention.full) for full in fulls)}
        if not fitting and mention.base[0] == "=" and mention.base not in GENERIC:
            fitting = self._base[mention.base]
        return next(iter(fitting)) if len(fitting) == 1 else None

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
